"""How much of what one statement says is answered by another: word by word, in one language or two.

A word is answered by the same stem, or by a word that means about the same: one for which the same words of the
other language stand, a compound that holds it, or, where it is long, one that begins alike.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from wortlaut.store.linking.lexicon import alike, front, senses, synonyms
from wortlaut.store.linking.said import ROOT, Said, root, weight_of

# A figure says as much as a word of seven letters.
_NUMBER = 1.5
_NEAR = 0.01


class Answered(NamedTuple):
    """Shares of the weight of the words of the first and of the second that the other answers."""

    first: float
    second: float

    @property
    def most(self) -> float:
        """The share of the one that is answered more, as a rule the shorter."""
        return max(self)

    @property
    def least(self) -> float:
        """The share of the one that is answered less."""
        return min(self)


def answered(a: Said, b: Said) -> Answered:
    """Return how much of each statement is answered by the other, words that mean the same included."""
    return Answered(_share(a, b), _share(b, a))


def _share(a: Said, b: Said) -> float:
    answers = _answers_at_home if a.language == b.language else _answers_abroad
    told = a.numbers - {1.0}
    total = _NUMBER * len(told)
    found = _NUMBER * sum(among(each, b.numbers) for each in told)
    for word, stemmed in zip(a.words.content, a.words.stemmed, strict=True):
        weight = weight_of(word)
        total += weight
        if answers(word, stemmed, a, b):
            found += weight
    return found / max(total, 0.1)


def _answers_at_home(word: str, stemmed: str, a: Said, b: Said) -> bool:
    if stemmed in b.words.stems or (len(word) >= ROOT and root(word) in b.words.roots):
        return True
    if a.language == "de":
        return not b.words.senses.isdisjoint(senses(word))
    return not synonyms(stemmed).isdisjoint(b.words.stems)


def _answers_abroad(word: str, stemmed: str, a: Said, b: Said) -> bool:
    english = a.language == "en"
    if stemmed in b.words.senses if english else not b.words.stems.keys().isdisjoint(senses(word)):
        return True
    return front(word) in b.words.fronts and any(
        alike(word, other) if english else alike(other, word) for other in b.words.content
    )


def among(number: float, others: Collection[float]) -> bool:
    """Say whether a number is among others: a quarter is one in four, and 25 per cent."""
    return number in others or any(min(number, other) < 1 and _stands_for(number, other) for other in others)


def _stands_for(a: float, b: float) -> bool:
    return abs(a * b - 1) < _NEAR or abs(a - b * 100) < _NEAR or abs(a * 100 - b) < _NEAR
