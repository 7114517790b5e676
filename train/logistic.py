"""Logistic regression over the traits of statements: what the files of weights beside the rules are fitted with."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from wortlaut.heads.rules.judging.weighing import BIAS

# A trait counts that so many articles have; smallest weight kept.
ARTICLES = 5
SMALLEST = 0.1

Floats = npt.NDArray[np.float64]
Weights = dict[str, dict[str, float]]


def places_of(rows: Iterable[tuple[int, Iterable[str]]], articles: int = ARTICLES) -> dict[str, int]:
    """Return the traits that enough articles have, with their columns; rows are articles with the traits of a statement."""
    having = defaultdict(set)
    for article, traits in rows:
        for trait in traits:
            having[trait].add(article)
    kept = sorted(trait for trait, those in having.items() if len(those) >= articles and trait != BIAS)
    return {trait: place for place, trait in enumerate((BIAS, *kept))}


def matrix_of(rows: Sequence[Mapping[str, float]], places: Mapping[str, int]) -> Any:
    """Return the values of the traits, a statement a row; every statement has the first trait."""
    entries = [
        (line, places[trait], value)
        for line, row in enumerate(rows)
        for trait, value in ({**row, BIAS: 1.0}).items()
        if trait in places
    ]
    lines, columns, values = zip(*entries, strict=True)
    table = sparse.csr_matrix((values, (lines, columns)), shape=(len(rows), len(places)))
    table.sort_indices()  # the same rows give the same weights, to the last digit
    return table


def fitted(
    matrix: Any, wanted: npt.NDArray[np.int_], share: Floats, labels: int, penalty: float, steps: int
) -> Floats:
    """Return the weights (columns, labels) under which the wanted labels are most likely.

    ``share`` is how much each row counts; ``penalty`` is on the squares of the weights.
    """
    every, columns = np.arange(len(wanted)), matrix.shape[1]

    def loss(flat: Floats) -> tuple[float, Floats]:
        table = flat.reshape(columns, labels)
        values = matrix @ table
        chances = np.exp(values - values.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        cost = -(share * np.log(chances[every, wanted] + 1e-12)).sum() + penalty / 2 * (table**2).sum()
        chances[every, wanted] -= 1
        return float(cost), (matrix.T @ (chances * share[:, None]) + penalty * table).ravel()

    start = np.zeros(columns * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return np.asarray(found, np.float64).reshape(columns, labels)


def as_weights(
    table: Floats, places: Mapping[str, int], labels: Sequence[str], smallest: float = SMALLEST
) -> Weights:
    """Return the weights that are large enough, by trait and label."""
    return {
        trait: {
            label: round(float(value), 2)
            for label, value in zip(labels, table[place], strict=True)
            if abs(value) >= smallest
        }
        for trait, place in places.items()
    }


def as_toml(weights: Mapping[str, Mapping[str, float]]) -> str:
    """Return weights as the lines of a table, a trait a line."""
    return "".join(
        f"{json.dumps(trait, ensure_ascii=False)} = {{ "
        + ", ".join(f"{label} = {value}" for label, value in of.items())
        + " }\n"
        for trait, of in sorted(weights.items())
        if of
    )


def report(name: str, given: Sequence[str], answers: Sequence[str | None], labels: Sequence[str]) -> None:
    """Print the share right, and of each label its precision and recall."""
    right = sum(one == other for one, other in zip(given, answers, strict=True))
    print(f"{name}: {right / len(given):.3f} of {len(given)}")
    for label in labels:
        hits = sum(one == other == label for one, other in zip(given, answers, strict=True))
        precision, recall = hits / max(1, answers.count(label)), hits / max(1, given.count(label))
        print(f"  {label:15} precision {precision:.3f} recall {recall:.3f} of {given.count(label)}")
