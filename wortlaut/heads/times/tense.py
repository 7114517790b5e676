"""Whether a clause speaks of the past or of what is to come, by its verb forms alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.heads.times.meaning import Tense
from wortlaut.language import load
from wortlaut.records import Language

_CLAUSE_ENDS = frozenset(',;:–—()„“”"»«.!?')
# So many tokens (blanks counted) are read on either side: a clause is seldom longer.
_REACH = 60


class _Verbs(NamedTuple):
    past: frozenset[str]
    future: frozenset[str]
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
        past=frozenset(data["past"].split()),
        future=frozenset(data["future"].split()),
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
    return word in verbs.past or word in verbs.future or word in verbs.have


def forward(words: Sequence[str], first: int, language: Language) -> Tense | None:
    """Return the future after a preposition such as "until", if there is no verb to ask."""
    before = next(
        (word.lower() for word in reversed(words[max(0, first - 2) : first]) if not word.isspace()), ""
    )
    return "future" if before in load(language, "times_tense")["forward"] else None


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
    small = [word for word in words if word[:1].islower()]
    if verbs.past.intersection(small):
        return "past"
    if verbs.future.intersection(small):
        return "future"
    small += [word.lower() for word in words[:1]]  # a verb may come first; so may a noun
    if verbs.past.intersection(small):
        return "past"
    if verbs.have.intersection(small) and any(
        verbs.participle.fullmatch(word) and word not in verbs.not_participle for word in small
    ):
        return "past"
    if any(
        word.endswith(verbs.past_endings) and word not in verbs.not_past and len(word) > 4 for word in small
    ):
        return "past"
    return "present" if verbs.coming.intersection(small) else None
