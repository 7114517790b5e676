"""Who speaks and who is spoken to: which stretch of words is taken, and where its phrase begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from wortlaut.encode.words import Words
from wortlaut.heads.neural.runs import stretches
from wortlaut.heads.rules.german import german_verbs
from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.spans import Span

# Marks that may end a name, with those that then begin it.
_PARTNERS = {'"': '"', "“": "„“", "”": "“„", "„": "", "«": "»«", "»": "«»"}
_STOPS = ",;:–"
# Words beyond its own end that a phrase is looked for.
_MOST = 5
_MOST_IN_BRACKETS = 8


def surest(places: Sequence[int], likely: npt.NDArray[np.float32]) -> list[int]:
    """Return the stretch that is likeliest by word: who speaks is told in one, and two are two who may speak.

    (5 of 2,694 speakers in the corpus' training part stand in two.)
    """
    return max(stretches(places), key=lambda one: float(likely[one].mean()), default=[])


def without_lone_mark(span: Span, text: str) -> Span | None:
    """Take a comma off both ends of who speaks or is addressed, and a quotation mark without its partner off the last."""
    start, end = span
    while start < end and (text[start] in _STOPS or text[start].isspace()):
        start += 1
    while start < end and not text[end - 1].isalnum() and _alone(text[start:end], text[end - 1]):
        end -= 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _alone(words: str, mark: str) -> bool:
    partners = _PARTNERS.get(mark)
    return mark in _STOPS or (partners is not None and not any(one in words[:-1] for one in partners))


class Phrases:
    """The words of an article as the ends of a noun phrase are told by them."""

    def __init__(self, text: str, words: Words, language: Language) -> None:
        self._text, self._spans, self._language = text, words.spans, language
        self._firsts = frozenset(words.sentences)
        self._lists = _lists(language)

    def whole(self, places: Sequence[int]) -> list[int]:
        """Return a stretch as the whole phrase: with its article, its noun and its closing bracket."""
        if not places or places[-1] - places[0] + 1 != len(places):
            return list(places)
        start, end = self._begin(places[0]), self._with_noun(places[0], places[-1] + 1)
        return list(range(start, self._with_bracket(start, end)))

    def apart(self, places: Sequence[int]) -> tuple[list[int], list[int]]:
        """Part who speaks from whom it is said to, where one stretch holds both: "sie der Zeitung Donaubote"."""
        if (
            len(places) > 2
            and self._low(places[0]) in self._lists["subject_pronouns"]
            and self._low(places[1]) in self._lists["datives"]
        ):
            return list(places[:1]), list(places[1:])
        return list(places), []

    def names_somebody(self, places: Sequence[int]) -> bool:
        """Say whether words name somebody: "seine" and "their" alone belong to a thing that stands behind them."""
        return any(self._low(at) not in self._lists["possessives"] for at in places)

    def _word(self, at: int) -> str:
        return self._spans[at].text(self._text)

    def _low(self, at: int) -> str:
        return self._word(at).lower()

    def _begin(self, start: int) -> int:
        """Return where the article stands before a noun, adjectives between them; behind a comma it may be a pronoun."""
        at = start
        if (
            start in self._firsts
            or self._low(start) in self._lists["no_nouns"]
            or not self._word(start)[0].isalpha()
        ):
            return start
        while at - 1 not in self._firsts and start - at < _MOST and self._is_adjective(at - 1):
            at -= 1
        article = at - 1
        if at in self._firsts or self._low(article) not in self._lists["articles"]:
            return start
        led = article in self._firsts or self._word(article - 1) not in ",;"
        return article if led else start

    def _is_adjective(self, at: int) -> bool:
        word = self._word(at)
        return (
            self._language == "de"
            and word.islower()
            and word.endswith(("e", "en", "er", "es", "em"))
            and word not in self._lists["no_nouns"]
            and word not in german_verbs()
        )

    def _with_noun(self, start: int, end: int) -> int:
        """Return where the noun ends that an article, a preposition or an adjective at the end asks for."""
        last = end - 1
        if self._language != "de" or last <= start or not self._asks_for_noun(last):
            return end
        at = end
        while at - end < _MOST and self._goes_on(at) and self._leads(at):
            at += 1
        stop = at
        while self._goes_on(stop) and self._word(stop)[0].isupper():
            stop += 1
        return stop if stop > at else end

    def _goes_on(self, at: int) -> bool:
        return at < len(self._spans) and at not in self._firsts

    def _asks_for_noun(self, at: int) -> bool:
        """Say whether a word needs a noun behind it; behind a comma or another article it may be a pronoun."""
        word, before = self._low(at), self._low(at - 1)
        if word in self._lists["determiners"]:
            return before not in self._lists["determiners"] and before not in ",;"
        return word in self._lists["prepositions"] or self._is_adjective(at)

    def _leads(self, at: int) -> bool:
        return self._low(at) in self._lists["determiners"] or self._is_adjective(at)

    def _with_bracket(self, start: int, end: int) -> int:
        """Return where a bracket is closed that was opened; where it is not, where it was opened."""
        opened = [at for at in range(start, end) if self._word(at) == "("]
        if len(opened) <= sum(self._word(at) == ")" for at in range(start, end)):
            return end
        for at in range(end, min(end + _MOST_IN_BRACKETS, len(self._spans))):
            if at in self._firsts:
                break
            if self._word(at) == ")":
                return at + 1
        return opened[-1] if opened[-1] > start else end


@cache
def _lists(language: Language) -> dict[str, frozenset[str]]:
    """Return the words that tell the ends of a phrase, by what they tell."""
    told = load(language, "clause_words")
    determiners = frozenset(told["determiners"])
    prepositions = frozenset(told["prepositions"]).difference(told.get("addressing", ()))
    others = (
        "pronouns",
        "relatives",
        "auxiliaries",
        "modals",
        "adverbs",
        "subordinators",
        "conjunctions",
        "finite",
    )
    return {
        "articles": frozenset(told["articles"]),
        "possessives": frozenset(told["possessives"]),
        "subject_pronouns": frozenset(told.get("subject_pronouns", ())),
        "datives": frozenset(load("de", "addressees")["leads_dative"] if language == "de" else ()),
        "determiners": determiners,
        "prepositions": prepositions,
        "no_nouns": determiners.union(told["prepositions"], *(told.get(key, ()) for key in others)),
    }
