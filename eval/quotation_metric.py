"""The metric of the German news quotation corpus (2024): pairs of statements, scored part by part.

In every article, gold and system statements are paired one to one so that the total overlap is greatest:
token F1 of the quotes, plus 0.01 for an equal type and 0.001 for an equal medium. All are paired while
partners last, overlapping or not; what is left over is paired with nothing. Precision and recall of every
pair and part exist only where their denominator is not zero; the scores are means of those that exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import linear_sum_assignment

RIGHT = 0.5
"""A statement is right if its quote shares so much with its partner's (token F1)."""

Part = Literal["quote", "addressee", "cue", "frame", "speaker"]
PARTS: tuple[Part, ...] = ("quote", "addressee", "cue", "frame", "speaker")
ROLES: tuple[Part, ...] = PARTS[1:]

_TYPE_BONUS = 0.01
_MEDIUM_BONUS = 0.001
_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Quotation:
    """A statement as the metric sees it: token positions for every part, a type and a medium."""

    type: str
    medium: str
    parts: Mapping[Part, frozenset[int]]

    def tokens(self, part: Part) -> frozenset[int]:
        """Return the token positions of a part; none if it is absent."""
        return self.parts.get(part, _NOTHING)


_ABSENT = Quotation(type="", medium="", parts={})


@dataclass(frozen=True)
class Pair:
    """A gold and a system statement; either may be absent."""

    gold: Quotation | None
    system: Quotation | None

    def overlap(self, part: Part) -> tuple[int, int, int]:
        """Return the number of shared, system and gold tokens of a part."""
        gold = (self.gold or _ABSENT).tokens(part)
        system = (self.system or _ABSENT).tokens(part)
        return len(gold & system), len(system), len(gold)


@dataclass(frozen=True)
class Score:
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def token_f1(gold: frozenset[int], system: frozenset[int]) -> float:
    """Return the F1 of two sets of token positions; 0 where they share none."""
    shared = len(gold & system)
    return 2 * shared / (len(gold) + len(system)) if shared else 0.0


def pair(gold: Sequence[Quotation], system: Sequence[Quotation]) -> list[Pair]:
    """Pair the statements of one article by the greatest total overlap."""
    gold_left, system_left = set(range(len(gold))), set(range(len(system)))
    pairs: list[Pair] = []
    if gold and system:
        likeness = np.array([[_likeness(one, other) for other in system] for one in gold])
        for row, column in zip(*linear_sum_assignment(likeness, maximize=True), strict=True):
            pairs.append(Pair(gold[row], system[column]))
            gold_left.discard(int(row))
            system_left.discard(int(column))
    pairs += [Pair(gold[index], None) for index in sorted(gold_left)]
    pairs += [Pair(None, system[index]) for index in sorted(system_left)]
    return pairs


def _likeness(gold: Quotation, system: Quotation) -> float:
    return (
        token_f1(gold.tokens("quote"), system.tokens("quote"))
        + _TYPE_BONUS * (gold.type == system.type)
        + _MEDIUM_BONUS * (gold.medium == system.medium)
    )


def macro(pairs: Iterable[Pair], parts: Sequence[Part]) -> Score:
    """Return the means of precision and recall over all pairs and the given parts."""
    precisions: list[float] = []
    recalls: list[float] = []
    for one in pairs:
        for part in parts:
            shared, system, gold = one.overlap(part)
            if system:
                precisions.append(shared / system)
            if gold:
                recalls.append(shared / gold)
    return Score(_mean(precisions), _mean(recalls))


def micro(pairs: Iterable[Pair], part: Part) -> Score:
    """Return precision and recall of one part over the tokens of all pairs."""
    counts = [one.overlap(part) for one in pairs]
    shared, system, gold = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return Score(shared / system if system else 0.0, shared / gold if gold else 0.0)


def labels(pairs: Sequence[Pair], label: Callable[[Quotation], str]) -> Score:
    """Return precision and recall of a label (type or medium) over all pairs."""
    system = sum(one.system is not None for one in pairs)
    gold = sum(one.gold is not None for one in pairs)
    right = sum(
        one.gold is not None and one.system is not None and label(one.gold) == label(one.system)
        for one in pairs
    )
    return Score(right / system if system else 0.0, right / gold if gold else 0.0)


def of_type(quotations: Iterable[Quotation], kind: str) -> list[Quotation]:
    """Return the statements of one type."""
    return [quotation for quotation in quotations if quotation.type == kind]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
