"""Names of the gazetteer in one sentence: the longest at every word, before it is asked whether they are places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wortlaut.heads.gazetteer import Also, Candidate, Gazetteer, Level
from wortlaut.heads.place_words import Words
from wortlaut.records import Language
from wortlaut.spans import Span

_POSSESSIVE = re.compile(r"['’`´](?:s|S)?\Z")
_MOST_WORDS = 7
_PART_OF = re.compile(
    r"(?:Nord|Süd)(?:ost|west)?(?=[a-zäöü-])|(?:Ost|West|Zentral|Mittel|Inner)(?=[a-zäöü-])"
)
_LOWER_ARTICLE = re.compile(r"(?:al|ar|an|as|at|ad|el|es|de|d)[-‐'’](?=[^\W\d_])")


class Token(NamedTuple):
    """A word or mark; ``low`` is its text in lower case, without a possessive ending."""

    start: int
    end: int
    text: str
    low: str


class Match(NamedTuple):
    """A name in the tokens ``[first, last)``; ``part`` where only a part of the place is meant ("Nordsyrien")."""

    first: int
    last: int
    span: Span
    key: str
    flags: Also
    candidates: tuple[Candidate, ...]
    short: bool = False
    part: bool = False


def tokens(text: str, words: Sequence[Span]) -> list[Token]:
    """Return the words of a sentence, possessive endings cut off."""
    found = []
    for start, end in words:
        word = text[start:end]
        if word[-1] in "sS'’`´" and (ending := _POSSESSIVE.search(word)) and ending.start():
            word = word[: ending.start()]
        found.append(Token(start, start + len(word), word, word.lower()))
    return found


class Matcher:
    """Finds the names of one article's language."""

    def __init__(self, gazetteer: Gazetteer, words: Words, language: Language) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._german = language == "de"

    def matches(self, text: str, line: Sequence[Token]) -> list[Match]:
        """Return the names in a sentence, in order, none inside another."""
        shorts = list(self._abbreviations(text, line))
        found: list[Match] = []
        at = 0
        for short in shorts:
            found += self._names(text, line, at, short.first)
            found.append(short)
            at = short.last
        found += self._names(text, line, at, len(line))
        return found

    def _abbreviations(self, text: str, line: Sequence[Token]) -> Iterator[Match]:
        if not line:
            return
        at = 0
        for hit in self._words.abbreviation.finditer(text, line[0].start, line[-1].end + 1):
            while at < len(line) and line[at].start < hit.start():
                at += 1
            if at == len(line) or line[at].start != hit.start():
                continue
            first = at
            while at < len(line) and line[at].start < hit.end():
                at += 1
            match = self._short(hit.group(), Span(*hit.span()), first, at, self._words.abbreviations)
            if match:
                yield match

    def _short(
        self, short: str, span: Span, first: int, last: int, table: dict[str, tuple[str, str]]
    ) -> Match | None:
        name, code = table[short]
        entry = self._gazetteer.look_up(name)
        chosen = tuple(
            c for c in entry.candidates if c.country == (code or None) and c.level != Level.SECOND
        )
        return Match(first, last, span, short, Also(0), chosen[:1], short=True) if chosen else None

    def _names(self, text: str, line: Sequence[Token], at: int, end: int) -> Iterator[Match]:
        while at < end:
            match = self._longest(text, line, at, end) if _may_begin(line[at].text) else None
            match = match or self._after_comma(line, at)
            if match is None:
                at += 1
            else:
                yield match
                at = match.last

    def _after_comma(self, line: Sequence[Token], at: int) -> Match | None:
        token = line[at]
        if at < 2 or token.text not in self._words.after_comma or line[at - 1].text != ",":
            return None
        return self._short(token.text, Span(token.start, token.end), at, at + 1, self._words.after_comma)

    def _longest(self, text: str, line: Sequence[Token], at: int, end: int) -> Match | None:
        best: Match | None = None
        start = line[at].start
        for last in range(at, min(end, at + _MOST_WORDS)):
            token = line[last]
            entry = self._gazetteer.look_up(text[start : token.end])
            if entry.candidates and (token.text[0].isalnum() or token.text == ")"):
                key = text[start : token.end]
                best = Match(at, last + 1, Span(start, token.end), key, entry.flags, entry.candidates)
            if not entry.flags & Also.BEGINS:
                break
        return best or self._inside(line, at)


    def _inside(self, line: Sequence[Token], at: int) -> Match | None:
        """Return a place in a single word: a genitive, a part of a country, the first half of a compound."""
        token = line[at]
        if "-" in token.text[1:]:
            return self._compound(token, at)
        if not self._german:
            return None
        return self._genitive(token, at) or self._part(token, at)

    def _genitive(self, token: Token, at: int) -> Match | None:
        if not token.low.endswith("s") or len(token.text) < 4:
            return None
        entry = self._gazetteer.look_up(token.text[:-1])
        if not entry.candidates:
            return None
        return Match(at, at + 1, Span(token.start, token.end), token.text[:-1], entry.flags, entry.candidates)

    def _part(self, token: Token, at: int) -> Match | None:
        part = _PART_OF.match(token.text)
        if part is None:
            return None
        rest = token.text[part.end() :].lstrip("-")
        rest = rest[:1].upper() + rest[1:]
        for name in (rest, rest[:-1] if rest.endswith("s") else ""):
            wide = tuple(
                c
                for c in self._gazetteer.look_up(name).candidates
                if c.level in _PARTED or (c.level == Level.CITY and "-" in token.text)
            )
            if wide and len(name) > 3:
                return Match(at, at + 1, Span(token.start, token.end), name, Also(0), wide, part=True)
        return None

    def _compound(self, token: Token, at: int) -> Match | None:
        first, _, rest = token.text.partition("-")
        if self._german:
            return self._part(token, at) or self._district(token, first, rest, at) or self._genitive(token, at)
        if rest[:1].islower():  # "London-based", "Florida-bound"
            entry = self._gazetteer.look_up(first)
            if entry.candidates and len(first) > 3:
                span = Span(token.start, token.start + len(first))
                return Match(at, at + 1, span, first, entry.flags, entry.candidates)
        return None

    def _district(self, token: Token, first: str, rest: str, at: int) -> Match | None:
        """Return the town of "Berlin-Kreuzberg", unless what follows is a noun ("Berlin-Reise")."""
        second = self._gazetteer.look_up(rest)
        if not second.candidates or second.flags & Also.GERMAN_WORD:
            return None
        town = self._gazetteer.look_up(first)
        chosen = tuple(c for c in town.candidates if c.level == Level.CITY and c.population >= 20_000)
        if not chosen:
            return None
        return Match(at, at + 1, Span(token.start, token.end), first, Also(0), chosen, part=True)


_PARTED = frozenset({Level.COUNTRY, Level.FIRST, Level.WIDE})


def _may_begin(word: str) -> bool:
    return word[0].isupper() or (word[0] in "aed" and _LOWER_ARTICLE.match(word) is not None)
