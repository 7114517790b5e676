"""Which words are a time expression, and what they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from wortlaut.cut.text import CutText
from wortlaut.heads.times.guards import GUARDS, Candidate, whole
from wortlaut.heads.times.lexicon import Lexicon, Tokens
from wortlaut.heads.times.meaning import FoundTime, Meaning, Tense
from wortlaut.heads.times.rules import Rule, rules
from wortlaut.heads.times.tense import backward, forward, tense
from wortlaut.records import Language

_UNKNOWN = "wW\n"
_KNOWN = re.compile(rf"[^{_UNKNOWN}]+")
# Kinds whose place the clause's tense decides.
_WITH_TENSE = frozenset({"date", "duration", "shift", "clock", "night"})


class _Match(NamedTuple):
    first: int
    last: int
    width: int
    rank: int
    match: re.Match[str]
    offsets: list[int]


def find_times(cut: CutText) -> tuple[FoundTime, ...]:
    """Return the time expressions of all sentences, in the order of the text and disjoint."""
    words, patterns = rules(cut.language)
    starts = [sentence.start for sentence in cut.sentences]
    tokens = words.tokens(cut.text, (part.span for part in cut.parts if part.repeats is None))
    return tuple(
        FoundTime(
            start=start,
            end=end,
            meaning=meaning,
            sentence=max(0, bisect_right(starts, start) - 1),
            tense=clause,
        )
        for start, end, meaning, clause in _expressions(tokens, words, patterns, cut.language)
    )


def _expressions(
    tokens: Tokens, words: Lexicon, patterns: tuple[Rule, ...], language: Language
) -> Iterator[tuple[int, int, Meaning, Tense | None]]:
    focus, offsets = _focus(tokens.codes, words.triggers)
    taken = bytearray(len(tokens.words))
    chosen: list[_Match] = []
    for each in sorted(_matches(focus, offsets, patterns), key=_longest_first):
        if any(taken[each.first : each.last]):
            continue
        rule = patterns[each.rank]
        candidate = Candidate(tokens, each.first, each.last, words, language)
        if (rule.guard != "hyphen" and not whole(candidate)) or not GUARDS.get(rule.guard or "hyphen", whole)(
            candidate
        ):
            continue
        taken[each.first : each.last] = b"\1" * (each.last - each.first)
        chosen.append(each)
    for each in sorted(chosen):
        meaning = _meaning(each, patterns[each.rank], tokens, words)
        clause = None
        if meaning.kind in _WITH_TENSE and meaning.year is None:
            clause = backward(tokens.words, each.first, language) or tense(
                tokens.words, each.first, each.last, language, meaning.kind == "clock"
            )
            if clause in (None, "present"):
                clause = forward(tokens.words, each.first, language) or clause
        yield tokens.starts[each.first], tokens.end(each.last - 1), meaning, clause


def _focus(codes: str, triggers: re.Pattern[str]) -> tuple[str, list[int]]:
    """Return the stretches of known words that hold a word of time, with a word of context on either side.

    The second value says which token each character stands for; a line end parts the stretches.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    last = 0
    for trigger in triggers.finditer(codes):
        if trigger.start() < last:
            continue
        start = trigger.start()
        while start > last and codes[start - 1] not in _UNKNOWN:
            start -= 1
        run = _KNOWN.match(codes, trigger.start())
        last = run.end() if run else trigger.end()
        start, end = max(0, start - 1), min(len(codes), last + 1)
        pieces.append(codes[start:end] + "\n")
        offsets += [*range(start, end), end]
    return "".join(pieces), offsets


def _matches(focus: str, offsets: list[int], patterns: tuple[Rule, ...]) -> Iterator[_Match]:
    present = frozenset(focus)
    for rank, rule in enumerate(patterns):
        if not rule.may_match(present):
            continue
        for match in rule.matches(focus):
            start, end = rule.span(match)
            first, last = offsets[start], offsets[end - 1] + 1
            # What a pattern looks ahead at counts as its width: "Juni" before "und Juli 1944".
            reach = max(match.end(), *map(match.end, range(match.re.groups + 1)))
            yield _Match(first, last, reach - match.start(), rank, match, offsets)


def _longest_first(match: _Match) -> tuple[int, int, int, int]:
    return (match.first - match.last, -match.width, match.rank, match.first)


def _meaning(found: _Match, rule: Rule, tokens: Tokens, words: Lexicon) -> Meaning:
    fields: dict[str, Any] = {}
    for group, field, names in rule.groups:
        index = found.match.start(group)
        if index < 0:
            continue
        word = tokens.words[found.offsets[index]]
        value = next(words.value(word, name) for name in names if words.has(word, name))
        fields.update(value if isinstance(value, dict) else {field: value})
    fields.pop("det", None)
    return Meaning(**{**rule.fields, **fields})
