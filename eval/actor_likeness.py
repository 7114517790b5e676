"""Fits what speaks for and against two actors' being the same on the training pairs.

``python -m eval.actor_likeness [--write]`` prints precision and recall by cross-validation and the weights;
``--write`` puts them into ``_data/de/actor_likeness.toml``.

A logistic regression with a penalty on large weights. What can only speak for the pair has no weight below nought,
what can only speak against it none above: so few pairs would else teach a chance.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from eval.actor_links import TRAIN, actor_at, pairs, read_side
from wortlaut.records import Record
from wortlaut.spans import Span
from wortlaut.store.days import day_of
from wortlaut.store.linking.likeness import compare, features_of
from wortlaut.store.linking.profiles import Profile, Told, profiles

DATA = Path(__file__).parents[1] / "wortlaut" / "_data" / "de" / "actor_likeness.toml"
_FOR = frozenset(
    [
        "family_equal",
        "given_equal",
        "given_sound",
        "given_short",
        "country",
        "sole_office",
        "office",
        "calling",
        "topic",
        "ties",
        "company",
        "places",
        "words",
        "words_across",
        "equal",
        "translated",
        "rare_full",
        "seat_near",
        "described",
    ]
)
_AGAINST = frozenset(
    [
        "common_full",
        "common_alone",
        "walk_differs",
        "calling_differs",
        "rival",
        "ties_differ",
        "set_apart",
        "set_apart_rare",
        "days",
        "country_differs",
        "seat_differs",
        "towns_differ",
        "sound_within",
        "office_differs",
        "equal_local",
        "letters",
        "letters_local",
        "short_local",
    ]
)
# Not learnt from so few pairs, since each stands for itself: set by hand.
_BY_HAND = {
    "copy": 3.0,
    "handle": 5.0,
    "peerage": 3.0,
    "known": 2.5,
    "born": 1.0,
    "generation_open": -1.0,
    "reversed": -2.5,
}
_PENALTY, _FOLDS = 0.3, 10
# A pair is joined from the score on at which this share of those joined is right, by cross-validation.
_PRECISION, _LOWEST = 0.995, 30
_HEADER = """\
# What speaks for (above nought) and against two actors of two articles being the same: the weights of a logistic
# regression, fitted on train/data/link-actors.jsonl by `python -m eval.actor_likeness --write`.
# Source: written by the Wortlaut developers. Licence: Apache-2.0. Read by: wortlaut/store/linking/likeness.py
"""


class Example(NamedTuple):
    """A pair that nothing rules out: what speaks for it and against it."""

    features: dict[str, float]
    same: bool
    barred: bool


Weights = dict[str, float]


def profile_of(record: Record, mention: Span, number: int) -> Profile | None:
    """Return the profile of the actor that is mentioned at a span."""
    told = Told(
        version=number, article=number, day=day_of(record.source.published),
        language=record.source.language or "de", text=record.text,
        actors=[(number * 1000 + at, actor) for at, actor in enumerate(record.actors)],
        mentions=record.mentions, places=record.places,
    )  # fmt: skip
    actor = actor_at(record, mention)
    ids = {each.id: identity for identity, each in told.actors}
    return next((one for one in profiles(told) if actor is not None and one.id == ids[actor.id]), None)


def examples(kind: str) -> tuple[list[Example], int]:
    """Return the training pairs of a kind that nothing rules out, and how many same ones are lost before."""
    found, lost = [], 0
    for pair in pairs(TRAIN):
        if (pair["a"]["kind"] == "person") != (kind == "person"):
            continue
        ours, theirs = (
            profile_of(read_side(pair[side], str(at) * 64, given=True), Span(*pair[side]["mention"]), at)
            for at, side in enumerate("ab", 1)
        )
        features = features_of(ours, theirs) if ours is not None and theirs is not None else None
        if features is None or ours is None or theirs is None:
            lost += pair["same"]
            continue
        # Whatever the weights say, a family name alone joins nobody.
        barred = compare(ours, theirs, limit=0.0).verdict != "same"
        found.append(Example(features, pair["same"], barred))
    return found, lost


def fit(rows: Sequence[Example]) -> Weights:
    """Return the weights that make the examples likeliest, with the penalty and the signs."""
    names = ["base", *sorted({name for row in rows for name in row.features} - set(_BY_HAND))]
    values = np.array([[1.0, *(row.features.get(name, 0.0) for name in names[1:])] for row in rows])
    same = np.array([float(row.same) for row in rows])
    free = np.array([0.0, *([1.0] * (len(names) - 1))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = values @ weights
        missed = 1 / (1 + np.exp(-total)) - same
        likelihood = np.logaddexp(0, total) - same * total
        slope = values.T @ missed + _PENALTY * free * weights
        return float(likelihood.sum() + _PENALTY / 2 * (free * weights**2).sum()), slope

    bounds = [(0.0 if name in _FOR else None, 0.0 if name in _AGAINST else None) for name in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return dict(zip(names, map(float, found.x), strict=True)) | _BY_HAND


def score(weights: Weights, features: dict[str, float]) -> float:
    """Return the probability that a pair is the same."""
    total = weights["base"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def held_out(rows: Sequence[Example]) -> Iterator[tuple[float, Example]]:
    """Yield every pair with its score by weights that were fitted without it."""
    for fold in range(_FOLDS):
        weights = fit([row for at, row in enumerate(rows) if at % _FOLDS != fold])
        for at, row in enumerate(rows):
            if at % _FOLDS == fold:
                yield (0.0 if row.barred else score(weights, row.features)), row


def limit_for(scored: Sequence[tuple[float, Example]]) -> float:
    """Return the lowest score from which on nearly all joined pairs are right."""
    best = 0.5
    for limit in (step / 50 for step in range(_LOWEST, 50)):
        joined = [row.same for value, row in scored if value >= limit]
        if joined and sum(joined) / len(joined) >= _PRECISION:
            return limit
        best = limit
    return best


def main() -> None:
    """Fit, print, and write if asked."""
    parser = argparse.ArgumentParser(prog="python -m eval.actor_likeness", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into the program's data")
    arguments = parser.parse_args()
    tables: dict[str, Any] = {}
    every: list[tuple[float, Example]] = []
    lost_of_all = 0
    for kind in ("person", "body"):
        rows, lost = examples(kind)
        every += held_out(rows)
        lost_of_all += lost
        tables[kind] = fit(rows)
        print(f"{kind}: {len(rows)} pairs that nothing rules out; {lost} same ones ruled out")
    limit = limit_for(every)
    joined = [row.same for value, row in every if value >= limit]
    same = sum(row.same for _, row in every) + lost_of_all
    print(f"limit {limit}: precision {sum(joined) / len(joined):.3f} recall {sum(joined) / same:.3f}")
    written = _HEADER
    for kind, weights in tables.items():
        written += f"\n[{kind}]\n" + "".join(
            f"{name} = {value + 0.0:.2f}\n" for name, value in sorted(weights.items())
        )
    written += f"\n[limits]\nsame = {limit}\nnot_same = 0.1\n"
    print(written)
    if arguments.write:
        DATA.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
