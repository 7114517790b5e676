"""How likely a name in a sentence is a place: what the name is by itself, and the words around it.

Points add up; :data:`ENOUGH` of them make a place. They were set by reading the output on German Wikinews
and English news, and are not trained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wortlaut.heads.nationalities import countries_of
from wortlaut.heads.places.gazetteer import Also, Gazetteer, Level
from wortlaut.heads.places.match import Match, Token
from wortlaut.heads.places.words import Words
from wortlaut.records import Language

ENOUGH = 1.45
# What part of another name is worth at most.
_INSIDE = -1.0
# The worth of a city of 160,000.
_CITY_OF_NOTE = 2.0
_WIDE = frozenset({Level.COUNTRY, Level.FIRST, Level.WIDE, Level.FEATURE})
_LARGE = frozenset({Level.COUNTRY, Level.WIDE, Level.FEATURE})
_PERSON = Also.FIRST_NAME | Also.SURNAME


class Score(NamedTuple):
    """Points, the kind of place that the words around ask for, and the countries an adjective names.

    ``inside``: the name is part of a person's or organisation's name; ``led``: a preposition of place leads it;
    ``article``: an article or a preposition grown together with one does.
    """

    points: float
    kind: str = ""
    countries: tuple[str, ...] = ()
    inside: bool = False
    led: bool = False
    article: bool = False


class Beside(NamedTuple):
    """What the words on one side of a name say; fields as in :class:`Score`."""

    points: float = 0.0
    kind: str = ""
    countries: tuple[str, ...] = ()
    inside: bool = False


class Scorer:
    """Gives points to the names of one sentence after the other."""

    def __init__(self, gazetteer: Gazetteer, words: Words, language: Language) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._language: Language = language
        self._german = language == "de"
        self._word = Also.GERMAN_WORD if self._german else Also.ENGLISH_WORD

    def score(self, line: Sequence[Token], match: Match, *, headline: bool) -> Score:
        """Return the score of a name in its sentence; a headline capitalises everything."""
        if match.short:
            return Score(6.0)
        if match.key.lower() in self._words.needs_article and not self._has_article(line, match):
            return Score(-4.0)
        if self._is_money(line, match) or _is_agency(line, match):
            return Score(-4.0, inside=True)
        points = self._alone(match, open_line=match.first == 0 or headline)
        if match.last == match.first + 1 and match.span[1] - match.span[0] < len(line[match.first].text):
            points += 2.0  # "London-based", "D-Charleston"
        before, after = self._before(line, match, headline), self._after(line, match, headline)
        inside = before.inside or after.inside
        total = points + before.points + after.points
        lead = line[match.first - 1].low if match.first else ""
        return Score(
            min(total, _INSIDE) if inside else total,
            after.kind or before.kind,
            before.countries,
            inside,
            lead in self._words.strong,
            self._german and lead in self._words.articles,
        )

    def _has_article(self, line: Sequence[Token], match: Match) -> bool:
        return match.first > 0 and line[match.first - 1].low in self._words.articles

    def _is_money(self, line: Sequence[Token], match: Match) -> bool:
        """Say whether the name is a currency's: "20 Franken", "zwei Millionen Schweizer Franken"."""
        if not match.first or match.key.lower() not in self._words.currencies:
            return False
        previous = line[match.first - 1]
        return previous.text[-1].isdigit() or previous.low in self._words.amounts

    def _alone(self, match: Match, *, open_line: bool) -> float:
        """Return what the name is worth without a context; an open line has a capital letter anyway."""
        best = _worth(match)
        if " " in match.key.strip() or match.part:
            return best + 1.5
        wide = best >= 3.0
        word = person = 0.0
        if match.flags & self._word:
            word = self._word_malus(match, open_line=open_line)
        elif self._german and match.flags & Also.ENGLISH_WORD and best < 2.5:
            word = 1.5  # a film, a firm, a club
        if match.flags & Also.SURNAME:
            person += 0.5 if wide else 1.0
        if match.flags & Also.FIRST_NAME:
            person += 0.5 if wide else 1.5 if self._german else 0.5
        best -= max(word, person)
        if len(match.key) < 4 and not wide:
            best -= 1.0
        return best

    def _word_malus(self, match: Match, *, open_line: bool) -> float:
        if any(c.level in _LARGE for c in match.candidates) or match.key.lower() in self._words.always:
            return 0.5
        if not (self._german or open_line):
            return 1.0
        return 2.0 if _worth(match) >= _CITY_OF_NOTE else 3.0

    def _before(self, line: Sequence[Token], match: Match, headline: bool) -> Beside:
        """Judge the words before a name."""
        at = match.first
        if at == 0:
            return Beside(3.0 if _dates_the_line(line, match) else 0.0 if self._german else -0.2)
        countries = self._countries_before(line, at)
        if kind := self._kind_before(line, at):
            return Beside(3.0, kind, countries)
        if line[at - 1].low in self._words.strong:
            return Beside(2.5, "", countries)
        if self._belongs_to_name_before(line, at, match):
            return Beside(-4.0, inside=True)
        if any(c.country in countries for c in match.candidates):
            return Beside(3.5, "", countries)
        return Beside(self._plain_before(line, at, match, headline))

    def _belongs_to_name_before(self, line: Sequence[Token], at: int, match: Match) -> bool:
        if line[at - 1].low in self._words.foreign:
            return True  # "Tour de France", "University of Oxford" in a German text
        lead = at - 2 if line[at - 1].low == "of" and at > 1 else at - 1
        organisation = line[lead].capital and line[lead].low in self._words.organisation_before
        return organisation or self._is_person_before(line, at, match)

    def _plain_before(self, line: Sequence[Token], at: int, match: Match, headline: bool) -> float:
        previous = line[at - 1]
        if previous.low in self._words.articles:
            if at > 1 and self._german and line[at - 2].text == "," and _worth(match) >= _CITY_OF_NOTE:
                return 0.0  # ", der Paris im Herbst noch lobte": no article, but a relative pronoun
            return self._after_article(line, match)
        if previous.low in self._words.weak:
            return 1.0
        country = any(c.level == Level.COUNTRY for c in match.candidates)
        if not (self._german or headline or country) and previous.capital and previous.text.isalpha():
            return -2.0 if at > 1 else -1.0  # the end of a longer name that is no place's
        return 0.0

    def _after_article(self, line: Sequence[Token], match: Match) -> float:
        if match.key.lower() in self._words.with_article or any(c.level in _WIDE for c in match.candidates):
            return 0.5
        if self._german:
            return -2.5
        following = line[match.last] if match.last < len(line) else None
        if following is None or not following.text.isalpha():
            return -1.5
        return 0.3 if following.capital else 1.5  # "the Dallas Stars", "a Dallas hospital"

    def _kind_before(self, line: Sequence[Token], at: int) -> str:
        """Return the kind that a noun before the name gives: "city of X", "die Stadt X", "Provinz X"."""
        previous = line[at - 1].low
        if self._german:
            return self._words.kinds.get(previous, "") if line[at - 1].capital else ""
        if previous == "of" and at > 1:
            return self._words.kinds.get(line[at - 2].low, "")
        if previous in {"mount", "lake"}:
            return "other"
        return ""

    def _countries_before(self, line: Sequence[Token], at: int) -> tuple[str, ...]:
        """Return the countries of an adjective just before the name or before the noun that leads it."""
        for back in range(at - 1, max(at - 4, -1), -1):
            token = line[back]
            if found := countries_of(token.low, self._language):
                # In German an inhabitant ("die Italienerin Nizza Berg") leads somebody's name.
                return () if self._german and token.capital else found
            if token.low not in self._words.kinds and token.low not in {"of", "stadt"}:
                return ()
        return ()

    def _is_person_before(self, line: Sequence[Token], at: int, match: Match) -> bool:
        previous = line[at - 1]
        if previous.text == "." and at > 1 and line[at - 2].end == previous.start:
            at, previous = at - 1, line[at - 2]  # a tokenizer may part "Mr."
        if not previous.capital:
            return False
        if previous.low in self._words.titles:
            country = any(c.level == Level.COUNTRY for c in match.candidates)
            return not match.genitive and (not country or bool(match.flags & _PERSON))
        if len(previous.low) == 1 and at > 1 and line[at - 2].capital:
            return True  # "Barry M. Berg"
        return self.is_first_name(line, at - 1)

    def is_first_name(self, line: Sequence[Token], at: int) -> bool:
        """Say whether a word is somebody's first name: listed, no word of the language, no place of note."""
        if not self.may_be_first_name(line[at]):
            return False
        return not (at and (line[at - 1].low in self._words.strong or self._kind_before(line, at)))

    def may_be_first_name(self, token: Token) -> bool:
        """Say whether a word is a first name by itself, whatever stands before it."""
        if not token.capital or not token.text.isalpha() or token.low in self._words.strong:
            return False
        entry = self._gazetteer.entry(token.low)
        if not entry.flags & Also.FIRST_NAME or entry.flags & self._word:
            return False
        return max((c.worth for c in entry.candidates), default=0.0) < 3.0

    def _after(self, line: Sequence[Token], match: Match, headline: bool) -> Beside:
        """Judge the word after a name, if it stands right after."""
        following = line[match.last] if match.last < len(line) else None
        if following is None or following.start > match.span.end + 1:
            return Beside()
        if following.low in self._words.after and (following.capital or not self._german):
            sure = following.capital or following.low not in {"area", "state"}
            return Beside(3.0 if sure else 1.5, self._words.after[following.low])
        if " ".join(token.low for token in line[match.last : match.last + 2]) in self._words.outlets:
            return Beside(-4.0, inside=True)  # "the Ashby news agency"
        if following.capital and following.start > match.span.end:
            return self._before_capital(following, match, headline)
        return Beside(self._before_small(following, match))

    def _before_small(self, following: Token, match: Match) -> float:
        if following.low in self._words.followers:
            return 2.0
        return -1.5 if following.low in self._words.verbs and match.flags & Also.SURNAME else 0.0

    def _before_capital(self, following: Token, match: Match, headline: bool) -> Beside:
        """Judge a name with a capitalised word after it: "Boston Globe", "Paris Hilton", "Essen Hauptbahnhof"."""
        if following.low in self._words.organisation_after:
            return Beside(-4.0, inside=True)
        if not following.low.isalpha() or following.low in self._words.titles:
            return Beside()  # "Texas Senator"
        first = bool(match.flags & Also.FIRST_NAME)
        if first and len(following.low) == 1:
            return Beside(-4.0, inside=True)  # "Virginia L. Berg"
        flags = self._gazetteer.entry(following.low).flags
        surname = bool(flags & Also.SURNAME)
        if first and (surname or not self._german):
            sure = surname and not headline and not flags & self._word
            return Beside(-4.0, inside=True) if sure else Beside(-1.5 - surname)
        return Beside(self._before_unlisted(match, surname and not flags & self._word, headline))

    def _before_unlisted(self, match: Match, surname: bool, headline: bool) -> float:
        if self._german:
            return -2.5 if match.flags & Also.FIRST_NAME and _worth(match) < 2.0 else 0.0
        return -1.5 if surname and not headline else 0.0


def _dates_the_line(line: Sequence[Token], match: Match) -> bool:
    """Say whether the name opens an agency's report: "MONROE -", "ROM (dpa)", "Rom, 3. Mai"."""
    name = line[match.first].text
    following = line[match.last : match.last + 2]
    if not following:
        return False
    if following[0].text == "," and _DATE.fullmatch(" ".join(t.text for t in line[match.last + 1 :][:2])):
        return True
    dash = following[0].text[0] in "-–—" and following[0].start > match.span.end
    if not name.isupper() or len(name) < 3:
        return dash
    return dash or following[0].text in {"(", ",", "/", ":"} or not following[0].text.isupper()


# A date in figures, or a day and the month's name; "Berg, 58, sagt" has neither.
_DATE = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?\.?|\d{4}-\d\d-\d\d)(?: .*)?|\d{1,2}\.? [A-ZÄ][a-zä]{2,}"
)


def _is_agency(line: Sequence[Token], match: Match) -> bool:
    """Say whether the name stands for an agency between a line's first name and a dash: "ROM (Ashby) –"."""
    at, end = match.first, match.last
    if not 2 <= at <= 4 or line[at - 1].text != "(" or len(line) < end + 2 or line[end].text != ")":
        return False
    return line[end + 1].text[0] in "-–—" and not any(c.level in _WIDE for c in match.candidates)


def _worth(match: Match) -> float:
    return max(candidate.worth for candidate in match.candidates)
