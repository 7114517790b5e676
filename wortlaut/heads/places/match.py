"""Names of the gazetteer in one sentence: the longest at every word, before it is asked whether they are places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wortlaut.heads.memo import Memo
from wortlaut.heads.places.gazetteer import Also, Candidate, Gazetteer, Level
from wortlaut.heads.places.words import Words
from wortlaut.records import Language
from wortlaut.spans import Span

_MOST_WORDS = 7
_OF_NOTE = 50_000
_PART_OF = re.compile(
    r"(?:Nord|Süd)(?:ost|west)?(?=[a-zäöü-])|(?:Ost|West|Zentral|Mittel|Inner)(?=[a-zäöü-])"
)
_LOWER_ARTICLE = re.compile(r"(?:al|ar|an|as|at|ad|el|es|de|d)[-‐'’](?=[^\W\d_])")


class Token(NamedTuple):
    """A word or mark; ``low`` is its text in lower case; possessive endings and ``low``'s full stops are cut off."""

    start: int
    end: int
    text: str
    low: str
    capital: bool


class Match(NamedTuple):
    """A name in the tokens ``[first, last)``; ``part`` where only a part of the place is meant ("Nordsyrien")."""

    first: int
    last: int
    span: Span
    key: str
    flags: int
    candidates: tuple[Candidate, ...]
    short: bool = False
    part: bool = False
    genitive: bool = False


def tokens(text: str, words: Sequence[Span]) -> list[Token]:
    """Return the words of a sentence, possessive endings cut off."""
    found = []
    for start, end in words:
        word, low, capital = _SHAPES[text[start:end]]
        found.append(_new(Token, (start, start + len(word), word, low, capital)))
    return found


def shape(word: str) -> tuple[str, str, bool]:
    """Return a token's ``text``, ``low`` and ``capital``."""
    low = word.lower()
    if len(word) > 1 and (word[-1] in _ENDINGS or word[-2] in _APOSTROPHES):
        word = _bare(word)
        low = word.lower().rstrip(".") or word
    return word, low, word[0].isupper()


_SHAPES = Memo(shape)


def is_written_as_name(token: Token) -> bool:
    """Say whether a name may begin with a word by its form: a capital, or an Arabic or Dutch article before one."""
    return token.capital or (token.text[0] in "aed" and _LOWER_ARTICLE.match(token.text) is not None)


def _bare(word: str) -> str:
    if word[-1] in _APOSTROPHES:
        return word[:-1]
    return word[:-2] if word[-1] in "sS" and len(word) > 2 else word


_APOSTROPHES = frozenset("'’`´")
_ENDINGS = _APOSTROPHES | {"."}
# Twice as fast as the constructor, and there is one for every word of most sentences.
_new = tuple.__new__


class Matcher:
    """Finds the names of one article's language."""

    def __init__(self, gazetteer: Gazetteer, words: Words, language: Language) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._german = language == "de"

    def may_begin(self, token: Token) -> bool:
        """Say whether a longer name may begin with a word."""
        return bool(self._gazetteer.look_up(token.text).flags & Also.BEGINS)

    def may_be(self, token: Token) -> bool:
        """Say whether a word may be a name by itself, whatever stands beside it; abbreviations aside."""
        if token.text in self._words.after_comma or self._gazetteer.look_up(token.text).candidates:
            return True
        return self._inside([token], 0) is not None

    def leads_on(self, text: str, start: int, following: Span) -> bool:
        """Say whether some name goes on with the word that follows."""
        entry = self._gazetteer.look_up(text[start : tokens(text, [following])[0].end])
        return bool(entry.candidates or entry.flags & Also.BEGINS)

    def matches(self, text: str, line: Sequence[Token], begins: Sequence[int], *, short: bool) -> list[Match]:
        """Return the names in a sentence, in order, none inside another.

        ``begins`` are the tokens at which one may begin; ``short`` says whether there may be abbreviations.
        """
        found: list[Match] = []
        at = 0
        for abbreviated in self._abbreviations(text, line) if short else ():
            found += self._names(text, line, [one for one in begins if one >= at], abbreviated.first)
            found.append(abbreviated)
            at = abbreviated.last
        found += self._names(text, line, [one for one in begins if one >= at], len(line))
        return found

    def _abbreviations(self, text: str, line: Sequence[Token]) -> Iterator[Match]:
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
            if match and not (at < len(line) and line[at].low in self._words.not_before):
                yield match

    def _short(
        self, short: str, span: Span, first: int, last: int, table: dict[str, tuple[str, str]]
    ) -> Match | None:
        name, code = table[short]
        entry = self._gazetteer.look_up(name)
        chosen = tuple(c for c in entry.candidates if c.country == (code or None) and c.level != Level.SECOND)
        return Match(first, last, span, short, 0, chosen[:1], short=True) if chosen else None

    def _names(self, text: str, line: Sequence[Token], begins: Sequence[int], end: int) -> Iterator[Match]:
        behind = 0
        for at in begins:
            if at < behind or at >= end:
                continue
            token = line[at]
            match = self._longest(text, line, at, end)
            if match and match.last > at + 1 and self._words.kinds.get(token.low) in _CLASSES:
                bare = self._longest(text, line, at + 1, end)  # "Provinz Anbar": the name begins after it
                match = bare if bare and bare.last == match.last else match
            if match and (token.low if match.last == at + 1 else match.key.lower()) in self._words.never:
                match = None
            match = match or self._after_comma(line, at)
            if match is not None:
                yield match
                behind = match.last

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
            key = text[start : token.end]
            if best and token.text[0].islower() and token.low in self._words.after:
                break  # "the Tibesti mountains": a noun beside the name, and no part of it
            if entry.candidates and (_is_name(key) or (at == 0 and key.isalpha() and len(key) == 3)):
                best = Match(at, last + 1, Span(start, token.end), key, entry.flags, entry.candidates)
            if not entry.flags & Also.BEGINS:
                break
        if best and "(" in best.key and best.last < len(line) and line[best.last].text == ")":
            return best._replace(last=best.last + 1, span=Span(start, line[best.last].end))
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
        name = token.text[:-1]
        entry = self._gazetteer.look_up(name)
        # Only of places of note is a genitive written without a noun that says what they are.
        known = tuple(c for c in entry.candidates if _of_note(c))
        if not known:
            return None
        return Match(at, at + 1, Span(token.start, token.end), name, entry.flags, known, genitive=True)

    def _part(self, token: Token, at: int) -> Match | None:
        part = _PART_OF.match(token.text) if token.text[0] in "NSOWZMI" else None
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
                return Match(at, at + 1, Span(token.start, token.end), name, 0, wide, part=True)
        return None

    def _compound(self, token: Token, at: int) -> Match | None:
        first, _, rest = token.text.partition("-")
        if self._german:
            return (
                self._part(token, at) or self._district(token, first, rest, at) or self._genitive(token, at)
            )
        if rest[:1].islower():  # "London-based", "Florida-bound"
            name, start = first, token.start
        else:  # "R-Charleston", "Nebraska-Lincoln"
            name = token.text.rpartition("-")[2]
            start = token.end - len(name)
        entry = self._gazetteer.look_up(name)
        if not entry.candidates or len(name) < 4:
            return None
        return Match(at, at + 1, Span(start, start + len(name)), name, entry.flags, entry.candidates)

    def _district(self, token: Token, first: str, rest: str, at: int) -> Match | None:
        """Return the town of "Berlin-Kreuzberg", unless what follows is a noun ("Berlin-Reise")."""
        second = self._gazetteer.look_up(rest)
        known = second.candidates and not second.flags & Also.GERMAN_WORD
        if not known and not rest.lower().endswith(self._words.districts):
            return None
        town = self._gazetteer.look_up(first)
        chosen = tuple(c for c in town.candidates if c.level == Level.CITY and c.population >= _OF_NOTE)
        if not chosen:
            return None
        return Match(at, at + 1, Span(token.start, token.end), first, 0, chosen, part=True)


def _of_note(place: Candidate) -> bool:
    if place.other_name or place.level == Level.SECOND:
        return False
    return place.level != Level.CITY or place.population >= _OF_NOTE


_CLASSES = frozenset({"region", "city"})
_PARTED = frozenset({Level.COUNTRY, Level.FIRST, Level.WIDE})


def _is_name(written: str) -> bool:
    """Say whether this may be written for a place: not "New Jersey)", nor "S.E." for a town of that name."""
    if not (written[-1].isalnum() or (written[-1] == ")" and "(" in written)):
        return False
    return len(written) > 3 or (written[1:].islower() and len(written) > 1)
