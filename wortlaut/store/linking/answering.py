"""How much of what one statement says is answered by another: word by word, in one language or two.

A word is answered by the same stem, or by a word that means about the same: one for which the same words of the
other language stand, a compound that holds it, or, where it is long, one that begins alike.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from wortlaut.store.linking.keys import WORD
from wortlaut.store.linking.lexicon import alike, synonyms
from wortlaut.store.linking.said import Said, Word

# A figure says as much as a word of seven letters.
_NUMBER = 1.5
_NEAR = 0.01
_NOBODY: frozenset[str] = frozenset()


class Answered(NamedTuple):
    """Shares of the weight of the words of the first and of the second that the other answers, and the lesser weight."""

    first: float
    second: float
    weight: float = 0.0
    left: float = 0.0
    """The weight that the other does not answer, of the statement with less of it."""
    words: float = 0.0
    """Like :attr:`most`, of the words alone, without figures."""

    @property
    def most(self) -> float:
        """The share of the one that is answered more, as a rule the shorter."""
        return max(self.first, self.second)

    @property
    def least(self) -> float:
        """The share of the one that is answered less."""
        return min(self.first, self.second)


def answered(a: Said, b: Said) -> Answered:
    """Return how much of each statement is answered by the other, words that mean the same included."""
    (first, of_first, figures), (second, of_second, others) = _found(a, b), _found(b, a)
    return Answered(
        first=first / max(of_first, 0.1),
        second=second / max(of_second, 0.1),
        weight=min(first, second),
        left=min(of_first - first, of_second - second),
        words=max(
            (found - answered) / max(total - told, 0.1)
            for found, total, (answered, told) in ((first, of_first, figures), (second, of_second, others))
        ),
    )


def _found(a: Said, b: Said) -> tuple[float, float, tuple[float, float]]:
    """Return the weight of what the other answers of a statement, and of all that it says; the same of its figures."""
    answers = _answers_at_home if a.language == b.language else _answers_abroad
    told = a.numbers - {1.0}
    figures = _NUMBER * sum(among(each, b.numbers) for each in told), _NUMBER * len(told)
    found, total = figures
    # A reported statement holds who says it.
    named = _words_of_name(a.speaker) if a.type == "reported" else _NOBODY
    for word, known in zip(a.words.content, a.words.known, strict=True):
        if word in named:
            continue
        total += known.weight
        if answers(word, known, a, b):
            found += known.weight
    return found, total, figures


@lru_cache(maxsize=4_096)
def _words_of_name(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(name))


def _answers_at_home(_: str, known: Word, a: Said, b: Said) -> bool:
    if known.stem in b.words.stems or known.root in b.words.roots:
        return True
    if a.language == "de":
        return not b.words.senses.isdisjoint(known.senses)
    return not synonyms(known.stem).isdisjoint(b.words.stems)


def _answers_abroad(word: str, known: Word, a: Said, b: Said) -> bool:
    english = a.language == "en"
    if known.stem in b.words.senses if english else not b.words.stems.keys().isdisjoint(known.senses):
        return True
    return known.front in b.words.fronts and any(
        alike(word, other) if english else alike(other, word) for other in b.words.content
    )


def among(number: float, others: Collection[float]) -> bool:
    """Say whether a number is among others: a quarter is one in four, and 25 per cent; two thirds are two in three."""
    if number in others or any(min(number, other) < 1 and _stands_for(number, other) for other in others):
        return True
    return number < 1 and any(
        abs(part / whole - number) < _NEAR for part in others for whole in others if whole
    )


def _stands_for(a: float, b: float) -> bool:
    return abs(a * b - 1) < _NEAR or abs(a - b * 100) < _NEAR or abs(a * 100 - b) < _NEAR
