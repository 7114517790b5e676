"""Act and status by weight: each trait of a statement speaks for some labels and against others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, get_args

from wortlaut.language import load
from wortlaut.records import Act, Language, Status

ACTS: tuple[Act, ...] = get_args(Act)
STATUSES: tuple[Status, ...] = get_args(Status)
LABELS: tuple[str, ...] = (*ACTS, *STATUSES)
BIAS = "always"
"""The trait of every statement."""

# Weights have two decimals and are added as whole hundredths: in whatever order traits come, the sum is the same.
HUNDRED = 100

# All that a trait adds is one whole number, with so many bits for each label: they are added at once.
_BITS = 48

Weights = Mapping[str, int]
"""What traits add to labels, as :func:`packed`."""


class Scores(NamedTuple):
    """What speaks for each act and for each status, in the order of ``ACTS`` and ``STATUSES``: hundredths of logits."""

    acts: list[int]
    statuses: list[int]


@cache
def weights_of(language: Language) -> Weights:
    """Return the weights of a language: of each trait the hundredths that it adds to the labels."""
    given: dict[str, dict[str, float]] = load(language, "act_weights")["weights"]
    place = {label: index for index, label in enumerate(LABELS)}
    return {
        trait: packed({place[label]: round(value * HUNDRED) for label, value in of.items()})
        for trait, of in given.items()
    }


def packed(values: Mapping[int, int]) -> int:
    """Return values by place as one whole number: sums and multiples of such numbers are those of the values."""
    return sum(value << _BITS * place for place, value in values.items())


def unpacked(number: int, count: int) -> list[int]:
    """Return the values of the first places of a packed number."""
    half, whole = 1 << _BITS - 1, (1 << _BITS) - 1
    found = []
    for _ in range(count):
        value = (number + half & whole) - half
        found.append(value)
        number = number - value >> _BITS
    return found


def scores(traits: Iterable[str], weights: Weights) -> Scores:
    """Add up what the traits say."""
    total = unpacked(sum(weights.get(trait, 0) for trait in (BIAS, *traits)), len(LABELS))
    return Scores(total[: len(ACTS)], total[len(ACTS) :])


@cache
def pairs_of(language: Language) -> Mapping[tuple[Act, Status], int]:
    """Return what speaks for an act and a status together, beyond what speaks for each: hundredths, for every pair."""
    given: dict[str, dict[str, float]] = load(language, "act_status_pairs")["pairs"]
    return {
        (act, status): round(given.get(act, {}).get(status, 0.0) * HUNDRED)
        for act in ACTS
        for status in STATUSES
    }


def best(found: Scores, pairs: Mapping[tuple[Act, Status], int]) -> tuple[Act, Status]:
    """Return the act and the status for which most speaks, taken together: what is demanded is not told as a fact."""
    act_of, status_of = (
        dict(zip(ACTS, found.acts, strict=True)),
        dict(zip(STATUSES, found.statuses, strict=True)),
    )
    return max(pairs, key=lambda pair: act_of[pair[0]] + status_of[pair[1]] + pairs[pair])
