"""The patterns of ``times_rules.toml`` as regular expressions over the codes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from wortlaut.heads.times.lexicon import Lexicon, lexicon
from wortlaut.language import load
from wortlaut.records import Language

# {class}  {field=class}  {:class|class}  {@macro}
_HOLE = re.compile(r"\{(?:(?P<field>\w+)=|(?P<plain>:))?(?P<names>[\w|]+)\}")
_MACRO = re.compile(r"\{@(\w+)\}")
_LITERAL = re.compile(r"(?<![\\\w])[^\W\d_]+")
# A bracket, a group's beginning or end, or any other character of a compiled pattern; what may be left out.
_PART = re.compile(
    r"(?:\[[^\]]*\]|\)|\\.|\(\?(?:P<\w+>|[:=!]|<[=!])|[^\[\]()])(?P<left_out>[?*]|\{0,\d*\})?", re.DOTALL
)
_ASIDE = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_NOT_FIELDS = frozenset({"pattern", "guard", "names"})


class Rule:
    """A pattern, the classes of its groups, its fixed fields, and the codes of which a text must have some.

    It is compiled when it is first tried: most rules have nothing to look for in an article.
    """

    def __init__(
        self, source: str, groups: tuple[tuple[str, str, tuple[str, ...]], ...], fields: dict[str, Any],
        guard: str | None,
    ) -> None:  # fmt: skip
        self.groups, self.fields, self.guard = groups, fields, guard
        self.needed = needed(source)
        self._source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression over codes."""
        return re.compile(self._source)

    def matches(self, codes: str) -> Iterator[re.Match[str]]:
        """Return the matches in a string of codes, in order."""
        return self.pattern.finditer(codes)

    def may_match(self, present: frozenset[str]) -> bool:
        """Say whether a string of codes has some of each set that every match has one of."""
        return not any(map(present.isdisjoint, self.needed))

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return which codes are the expression."""
        for name, value in match.groupdict().items():
            if value is not None and name.startswith("span_"):
                return match.span(name)
        return match.span()


@cache
def rules(language: Language) -> tuple[Lexicon, tuple[Rule, ...]]:
    """Return a language's lexicon and rules, made at the first call."""
    data = load(language, "times_rules")
    macros: dict[str, str] = data.get("macros", {})
    sources = [_expand(rule["pattern"], macros) for rule in data["rules"]]
    words = lexicon(language, frozenset(word for source in sources for word in _literals(source)))
    return words, tuple(
        _compile(rule, source, words) for rule, source in zip(data["rules"], sources, strict=True)
    )


def _expand(pattern: str, macros: dict[str, str]) -> str:
    for _ in range(3):
        pattern = _MACRO.sub(lambda match: macros[match[1]], pattern)
    return pattern


def _literals(pattern: str) -> list[str]:
    return _LITERAL.findall(_HOLE.sub("{}", pattern))


def _compile(rule: dict[str, Any], source: str, words: Lexicon) -> Rule:
    groups: list[tuple[str, str, tuple[str, ...]]] = []

    def hole(match: re.Match[str]) -> str:
        names = tuple(match["names"].split("|"))
        codes = f"[{''.join(words.codes(name) for name in names)}]"
        if match["plain"]:
            return codes
        group = f"g{len(groups)}"
        groups.append((group, match["field"] or names[0], names))
        return f"(?P<{group}>{codes})"

    parts = re.split(r"(\{[^{}@]*[a-z_][^{}]*\})", source)
    compiled = "".join(
        _HOLE.sub(hole, part)
        if index % 2
        else _LITERAL.sub(lambda match: f"[{words.codes('=' + match[0].lower())}]", part)
        for index, part in enumerate(parts)
    )
    fields = {key: value for key, value in rule.items() if key not in _NOT_FIELDS}
    return Rule(_spans(compiled), tuple(groups), fields, rule.get("guard"))


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the classes of characters in a pattern that each match has one of, the smallest first.

    Those are classes outside alternatives, look-arounds and what may be left out. Each group is kept on a stack
    with the classes found in it and whether one of several may match; its end adds them to the one around it.
    """
    found: list[list[frozenset[str]]] = [[]]
    parted = [False]
    at = 0
    while part := _PART.match(pattern, at):
        at = part.end()
        text = part[0]
        if text == "|":
            parted[-1] = True
        elif text.startswith("("):
            found.append([])
            parted.append(text in _ASIDE)
        elif text.startswith(")"):
            inner = found.pop()
            if not parted.pop() and not part["left_out"]:
                found[-1] += inner
        elif text.startswith("[") and not part["left_out"]:
            found[-1].append(frozenset(text[1:-1]))
    return () if parted[0] else tuple(sorted(dict.fromkeys(found[0]), key=len))


def _spans(pattern: str) -> str:
    """Turn «…» into groups of their own names."""
    opened = 0
    while "«" in pattern:
        pattern = pattern.replace("«", f"(?P<span_{opened}>", 1)
        opened += 1
    return pattern.replace("»", ")")
