"""Whether a clause speaks of the past or of what is to come, by its verb forms alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.heads.times.meaning import Tense
from wortlaut.language import load
from wortlaut.records import Language

_CLAUSE_ENDS = frozenset(',;:–—()„“”"»«.!?')
# So many tokens (blanks counted) are read on either side: a clause is seldom longer.
_REACH = 60
# A participle that a time goes with stands so near.
_ATTRIBUTE = 12


class _Verbs(NamedTuple):
    past: frozenset[str]
    reported: frozenset[str]
    perfect: frozenset[str]
    planned: frozenset[str]
    future: frozenset[str]
    future_present: frozenset[str]
    attribute: frozenset[str]
    attribute_on: frozenset[str]
    past_attribute: tuple[str, ...]
    future_attribute: tuple[str, ...]
    not_past: frozenset[str]
    past_endings: tuple[str, ...]
    have: frozenset[str]
    participle: re.Pattern[str]
    not_participle: frozenset[str]
    coming: frozenset[str]
    present: frozenset[str]
    present_endings: tuple[str, ...]
    not_present: frozenset[str]


@cache
def _verbs(language: Language) -> _Verbs:
    data = load(language, "times_tense")
    return _Verbs(
        past=frozenset(_with_prefixes(data["past"].split(), data["prefixes"].split())),
        reported=frozenset(data["reported"].split()),
        perfect=frozenset(data["perfect"].split()),
        planned=frozenset(data["planned"].split()),
        future=frozenset(data["future"].split()),
        future_present=frozenset(data["future_present"].split()),
        attribute=frozenset(data["attribute"].split()),
        attribute_on=frozenset(data["attribute_on"]),
        past_attribute=tuple(data["past_attribute"]),
        future_attribute=tuple(data["future_attribute"]),
        not_past=frozenset(data["not_past"].split()),
        past_endings=tuple(data["past_endings"]),
        have=frozenset(data["have"].split()),
        participle=re.compile(data["participle"]),
        not_participle=frozenset(data["not_participle"].split()),
        coming=frozenset(data["coming"].split()),
        present=frozenset(data["present"].split()),
        present_endings=tuple(data["present_endings"]),
        not_present=frozenset(data["not_present"].split()),
    )


def _with_prefixes(verbs: Sequence[str], prefixes: Sequence[str]) -> Iterator[str]:
    yield from verbs
    yield from (prefix + verb for prefix in prefixes for verb in verbs)


def tense(
    words: Sequence[str], first: int, last: int, language: Language, clause_only: bool = False
) -> Tense | None:
    """Return the tense of the clause around ``words[first:last]``; of its neighbours where it has no verb."""
    low, high = max(0, first - _REACH), min(len(words), last + _REACH)
    start, end = first, last
    while start > low and words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < high and words[end] not in _CLAUSE_ENDS:
        end += 1
    verbs = _verbs(language)
    if attributed := _attribute(words, first, last, end, verbs):
        return attributed
    here = _tense_of(words[start:end], verbs)
    if clause_only:
        return here or ("present" if _in_present(words[start:end], verbs) else None)
    return here if here else _tense_of(_sentence(words, first, last, low, high), verbs)


def _in_present(words: Sequence[str], verbs: _Verbs) -> bool:
    """Say whether a clause has a verb, if none in the past or of what is to come."""
    return any(
        word in verbs.present
        or (word.endswith(verbs.present_endings) and len(word) > 3 and word not in verbs.not_present)
        for word in words
        if word[:1].islower()
    )


def is_verb(word: str, language: Language) -> bool:
    """Say whether a word is one of the verb forms that are known by themselves."""
    verbs = _verbs(language)
    return any(word in known for known in (verbs.past, verbs.future, verbs.future_present, verbs.have))


def forward(words: Sequence[str], first: int, language: Language) -> Tense | None:
    """Return the future after a preposition such as "until", if there is no verb to ask."""
    return "future" if _before(words, first) in load(language, "times_tense")["forward"] else None


def backward(words: Sequence[str], first: int, language: Language) -> Tense | None:
    """Return the past after "since", whatever the verb."""
    return "past" if _before(words, first) in load(language, "times_tense")["backward"] else None


def _before(words: Sequence[str], first: int) -> str:
    return next(
        (word.lower() for word in reversed(words[max(0, first - 2) : first]) if not word.isspace()), ""
    )


def _attribute(words: Sequence[str], first: int, last: int, end: int, verbs: _Verbs) -> Tense | None:
    """Return the tense of a participle that the time goes with: "a study presented on Monday"."""
    if (
        first < 4
        or words[first - 2] not in verbs.attribute_on
        or words[first - 4].lower() not in verbs.attribute
    ):
        return None
    for word in words[last : min(end, last + _ATTRIBUTE)]:
        if word[:1].islower() and word.endswith(verbs.future_attribute):
            return "future"
        if word[:1].islower() and len(word) > 5 and word.endswith(verbs.past_attribute):
            return "past"
    return None


def _sentence(words: Sequence[str], first: int, last: int, low: int, high: int) -> Sequence[str]:
    start, end = first, last
    while start > low and not _ends_sentence(words, start - 1):
        start -= 1
    while end < high and not _ends_sentence(words, end):
        end += 1
    return words[start:end]


def _ends_sentence(words: Sequence[str], index: int) -> bool:
    """Say whether a mark ends a sentence; the dot of an ordinal or an abbreviation's seldom matters here."""
    return words[index] in "!?" or (words[index] == "." and index > 0 and not words[index - 1].isdigit())


def _tense_of(words: Sequence[str], verbs: _Verbs) -> Tense | None:
    inner = [word for word in words if word[:1].islower()]
    if verbs.past.intersection(inner) or _perfect(inner, verbs):
        return "past"
    if verbs.planned.intersection(inner) or verbs.future.intersection(inner):
        return "future"
    small = inner + [word.lower() for word in words[:1]]  # a verb may come first; so may a noun
    if verbs.past.intersection(small) or _with_participle(small, verbs):
        return "past"
    return "future" if verbs.future_present.intersection(inner) else _by_endings(small, verbs)


def _perfect(words: Sequence[str], verbs: _Verbs) -> bool:
    """Say whether a participle stands before its auxiliary: "er soll zwei Autos gestohlen haben"."""
    return any(
        after in verbs.perfect and verbs.participle.fullmatch(word)
        for word, after in itertools.pairwise(words)
    )


def _with_participle(words: Sequence[str], verbs: _Verbs) -> bool:
    return bool(verbs.have.intersection(words)) and any(
        verbs.participle.fullmatch(word) and word not in verbs.not_participle for word in words
    )


def _by_endings(words: Sequence[str], verbs: _Verbs) -> Tense | None:
    if any(
        word.endswith(verbs.past_endings) and word not in verbs.not_past and len(word) > 4 for word in words
    ):
        return "past"
    if verbs.reported.intersection(words):
        return "past"
    return "present" if verbs.coming.intersection(words) else None
