"""The patterns of ``times_rules.toml``, compiled to regular expressions over the codes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from wortlaut.heads.times.lexicon import Lexicon, lexicon
from wortlaut.language import load
from wortlaut.records import Language

# {class}  {field=class}  {:class|class}  {@macro}
_HOLE = re.compile(r"\{(?:(?P<field>\w+)=|(?P<plain>:))?(?P<names>[\w|]+)\}")
_MACRO = re.compile(r"\{@(\w+)\}")
_LITERAL = re.compile(r"(?<![\\\w])[^\W\d_]+")
_NOT_FIELDS = frozenset({"pattern", "guard", "names"})


class Rule(NamedTuple):
    """A compiled pattern, the classes of its groups, and its fixed fields."""

    pattern: re.Pattern[str]
    groups: tuple[tuple[str, str, tuple[str, ...]], ...]
    fields: dict[str, Any]
    guard: str | None

    def matches(self, codes: str) -> Iterator[re.Match[str]]:
        """Return the matches in a string of codes, in order."""
        return self.pattern.finditer(codes)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return which codes are the expression."""
        for name, value in match.groupdict().items():
            if value is not None and name.startswith("span_"):
                return match.span(name)
        return match.span()


@cache
def rules(language: Language) -> tuple[Lexicon, tuple[Rule, ...]]:
    """Return a language's lexicon and rules, compiled at the first call."""
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
    return Rule(re.compile(_spans(compiled)), tuple(groups), fields, rule.get("guard"))


def _spans(pattern: str) -> str:
    """Turn «…» into groups of their own names."""
    opened = 0
    while "«" in pattern:
        pattern = pattern.replace("«", f"(?P<span_{opened}>", 1)
        opened += 1
    return pattern.replace("»", ")")
