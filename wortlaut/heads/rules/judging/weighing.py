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

Weights = Mapping[str, tuple[tuple[int, int], ...]]


class Scores(NamedTuple):
    """What speaks for each act and for each status, in the order of ``ACTS`` and ``STATUSES``: hundredths of logits."""

    acts: list[int]
    statuses: list[int]


@cache
def weights_of(language: Language) -> Weights:
    """Return the weights of a language: of each trait the labels, by place, with the hundredths it adds to them."""
    given: dict[str, dict[str, float]] = load(language, "act_weights")["weights"]
    place = {label: index for index, label in enumerate(LABELS)}
    return {
        trait: tuple((place[label], round(value * HUNDRED)) for label, value in of.items())
        for trait, of in given.items()
    }


def scores(traits: Iterable[str], weights: Weights) -> Scores:
    """Add up what the traits say."""
    total = [0] * len(LABELS)
    for trait in (BIAS, *traits):
        for place, value in weights.get(trait, ()):
            total[place] += value
    return Scores(total[: len(ACTS)], total[len(ACTS) :])


def best(found: Scores) -> tuple[Act, Status]:
    """Return the act and the status for which most speaks."""
    acts, statuses = found
    return ACTS[acts.index(max(acts))], STATUSES[statuses.index(max(statuses))]
