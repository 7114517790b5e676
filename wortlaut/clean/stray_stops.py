"""Full stops that ended up in the middle of a sentence: "sich auf die Stadt konzentrieren. zu wollen"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from wortlaut.clean.stops import OPENING, Stops, is_number, is_roman, stops, word_before
from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.spans import Span

_STOP = re.compile(r"(?<![.!?…])\.\s++(?=(\S{1,40}))")
_PLAIN = re.compile(r"([^\W\d_]++)(?:[,;:)”“\"’'»«]|[.!?](?!\w))*+")
# From this share of small letters at the beginning of sentences on, the writer has his own habits.
_OWN_HABITS = 0.5


class _Words(Struct, frozen=True, kw_only=True):
    openers: frozenset[str]
    continuers: frozenset[str]
    names: frozenset[str]
    before_names: frozenset[str]
    unknown_continues: bool

    def continues(self, word: str) -> bool:
        return word in self.continuers or (self.unknown_continues and word not in self.openers)


@cache
def _words(language: Language) -> _Words:
    data = load(language, "stray_stops")
    return _Words(
        openers=frozenset(data["openers"]),
        continuers=frozenset(data.get("continuers", ())),
        names=frozenset(data["names"]),
        before_names=frozenset(data["before_names"]),
        unknown_continues=data["unknown_continues"],
    )


def stray_stops(text: str, within: Span, language: Language) -> frozenset[int]:
    """Return the offsets of the full stops in one paragraph that end no sentence.

    A stop is stray if a word with a small letter follows that can go on with a sentence, in a paragraph that
    else begins its sentences with capitals. Stops of abbreviations and ordinals are not meant: they belong
    to their word. Stops before names with a small first letter (iPhone, ver.di, al-Sarradsch) are none.
    """
    known, words = stops(language), _words(language)
    if not _begins_with_capital(text, within):
        return frozenset()
    small: list[int] = []
    stray: list[int] = []
    capitals = 1
    for match in _STOP.finditer(text, within.start, within.end):
        following = match[1].lstrip(OPENING)
        if not following[:1].islower():
            capitals += following[:1].isupper()
        elif _ends_plainly(text, within, match.start(), known):
            small.append(match.start())
            if following == match[1] and _goes_on(text, match.end(), following, words):
                stray.append(match.start())
    if len(small) >= _OWN_HABITS * (capitals + len(small)) and len(small) > 1:
        return frozenset()
    return frozenset(stray)


def _begins_with_capital(text: str, within: Span) -> bool:
    first = next((c for c in text[within.start : within.start + 80] if c.isalpha()), "")
    return not first.islower()


def _ends_plainly(text: str, within: Span, stop: int, known: Stops) -> bool:
    word = word_before(text, within.start, stop)
    if not word or not word[-1].isalnum() or known.strength(word):
        return False
    if known.language == "en":
        return True
    return not (is_number(word) or is_roman(word) or known.ends_in_ordinal(word))


def _goes_on(text: str, start: int, following: str, words: _Words) -> bool:
    plain = _PLAIN.fullmatch(following)
    if plain is None or not plain[1].islower():
        return False
    word = plain[1]
    if word in words.names:
        return False
    if word in words.before_names and following == word:
        after = text[start + len(word) : start + len(word) + 2].lstrip()
        return not after[:1].isupper() and words.continues(word)
    return words.continues(word)
