"""How likely a name in a sentence is a place: what the name is by itself, and the words around it.

Points add up; :data:`ENOUGH` of them make a place. They were set by reading the output on German Wikinews
and English news, and are not trained.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from wortlaut.heads.gazetteer import Also, Candidate, Gazetteer, Level
from wortlaut.heads.nationalities import countries_of
from wortlaut.heads.place_match import Match, Token
from wortlaut.heads.place_words import Words
from wortlaut.records import Language

ENOUGH = 1.5
_WIDE = frozenset({Level.COUNTRY, Level.FIRST, Level.WIDE, Level.FEATURE})
_PERSON = Also.FIRST_NAME | Also.SURNAME


class Score(NamedTuple):
    """Points, the kind of place that the words around ask for, and the countries an adjective names."""

    points: float
    kind: str = ""
    countries: tuple[str, ...] = ()
    person: bool = False


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
        points = self._alone(match)
        before, kind, countries, person = self._before(line, match, headline)
        after, kind_after, person_after = self._after(line, match, headline)
        return Score(points + before + after, kind_after or kind, countries, person or person_after)

    def _alone(self, match: Match) -> float:
        """Return what the name is worth without a context."""
        best = max(map(_worth, match.candidates))
        if " " in match.key.strip() or match.part:
            return best + 1.5
        if match.flags & self._word:
            best -= 3.0
        wide = best >= 3.0
        if match.flags & Also.SURNAME:
            best -= 0.5 if wide else 1.0
        if match.flags & Also.FIRST_NAME:
            best -= 0.5
        if len(match.key) < 4 and not wide:
            best -= 1.0
        return best

    def _before(
        self, line: Sequence[Token], match: Match, headline: bool
    ) -> tuple[float, str, tuple[str, ...], bool]:
        at = match.first
        if at == 0:
            return (0.0 if self._german else -0.2), "", (), False
        previous = line[at - 1]
        countries = self._countries_before(line, at)
        kind = self._kind_before(line, at)
        if kind:
            return 3.0, kind, countries, False
        if previous.low in self._words.strong:
            return 2.5, "", countries, False
        if self._is_person_before(line, at, match):
            return -4.0, "", countries, True
        if previous.low in self._words.organisation_before and previous.text[0].isupper():
            return -4.0, "", countries, False
        if countries:
            return 2.0, "", countries, False
        return self._plain_before(line, at, match, headline), "", (), False

    def _plain_before(self, line: Sequence[Token], at: int, match: Match, headline: bool) -> float:
        previous = line[at - 1]
        if previous.low in self._words.articles:
            return self._after_article(match)
        if previous.low in self._words.weak:
            return self._after_weak(line, at, match)
        if not self._german and not headline and previous.text[0].isupper() and previous.text.isalpha():
            return -2.0 if at > 1 else -1.0  # the end of a longer name that is no place's
        return 0.0

    def _after_weak(self, line: Sequence[Token], at: int, match: Match) -> float:
        if at > 1 and line[at - 2].low in self._words.organisation_before and line[at - 1].low == "of":
            return -2.0
        return 1.0

    def _after_article(self, match: Match) -> float:
        if match.key.lower() in self._words.with_article or any(c.level in _WIDE for c in match.candidates):
            return 0.5
        return -2.5 if self._german else -1.5

    def _kind_before(self, line: Sequence[Token], at: int) -> str:
        """Return the kind that a noun before the name gives: "city of X", "die Stadt X", "Provinz X"."""
        previous = line[at - 1].low
        if self._german:
            return self._words.kinds.get(previous, "") if line[at - 1].text[0].isupper() else ""
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
                return found
            if token.low not in self._words.kinds and token.low not in {"of", "stadt"}:
                return ()
        return ()

    def _is_person_before(self, line: Sequence[Token], at: int, match: Match) -> bool:
        previous = line[at - 1]
        if previous.text == "." and at > 1:
            return self._is_initial_or_title(line, at, match)
        if not previous.text[0].isupper():
            return False
        if previous.low in self._words.titles:
            return not any(c.level in _WIDE for c in match.candidates) or bool(match.flags & _PERSON)
        return self.is_first_name(line, at - 1)

    def _is_initial_or_title(self, line: Sequence[Token], at: int, match: Match) -> bool:
        before = line[at - 2]
        close = line[at - 1].start == before.end
        initial = len(before.text) == 1 and before.text.isupper() and at > 2 and line[at - 3].text[0].isupper()
        return close and (initial or before.low in self._words.titles)

    def is_first_name(self, line: Sequence[Token], at: int) -> bool:
        """Say whether a word is somebody's first name: listed, no word of the language, no place of note."""
        token = line[at]
        if not token.text[0].isupper() or not token.text.isalpha() or token.low in self._words.strong:
            return False
        entry = self._gazetteer.entry(token.low)
        if not entry.flags & Also.FIRST_NAME or entry.flags & self._word:
            return False
        if at and (line[at - 1].low in self._words.strong or self._kind_before(line, at)):
            return False
        return max(map(_worth, entry.candidates), default=0.0) < 3.0

    def _after(self, line: Sequence[Token], match: Match, headline: bool) -> tuple[float, str, bool]:
        if match.last >= len(line):
            return 0.0, "", False
        following = line[match.last]
        low = following.low.rstrip(".")
        if following.start > match.span.end + 1:
            return 0.0, "", False
        capital = following.text[0].isupper()
        if low in self._words.after and (not self._german or capital):
            return (3.0 if capital or low not in {"area", "state"} else 1.5), self._words.after[low], False
        if capital and low in self._words.organisation_after:
            return -4.0, "", False
        if low in self._words.verbs and match.flags & Also.SURNAME:
            return -1.5, "", False
        if capital and following.text.isalpha() and following.start > match.span.end:
            return self._before_name(line, match, headline)
        return 0.0, "", False

    def _before_name(self, line: Sequence[Token], match: Match, headline: bool) -> tuple[float, str, bool]:
        """Judge a name with a capitalised word after it: "Paris Hilton", "Georgia Tech", "Essen Hauptbahnhof"."""
        flags = self._gazetteer.entry(line[match.last].low).flags
        surname = bool(flags & Also.SURNAME)
        if match.flags & Also.FIRST_NAME and (surname or not self._german) and not flags & self._word:
            return (-4.0, "", True) if surname and not headline else (-2.0, "", False)
        if surname and not self._german and not headline and not flags & Also.ENGLISH_WORD:
            return -1.5, "", False
        return 0.0, "", False


def _worth(candidate: Candidate) -> float:
    """Return how much a place is written of, in points."""
    if candidate.level in {Level.COUNTRY, Level.WIDE, Level.FEATURE}:
        points = 3.5
    elif candidate.level == Level.FIRST:
        points = 2.0 + min(1.5, math.log10(candidate.population + 1) - 5)
    elif candidate.level == Level.SECOND:
        points = 0.5
    else:
        points = math.log10(candidate.population + 1) - 3.2
    return points - (1.0 if candidate.other_name else 0.0)
