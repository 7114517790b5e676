"""Fits the weights by which statements of two articles are compared: ``python -m train.link_statements [--write]``.

Logistic regressions with an L2 penalty, one for pairs of one language and one for pairs of two, on
``train/data/link-statements.jsonl``; what is printed first is measured by leaving out all pairs that share a
statement with those that are judged.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from eval.link_pairs import said_of
from wortlaut.store.linking.alike import Alikeness, alikeness

PAIRS = Path(__file__).parent / "data" / "link-statements.jsonl"
WEIGHTS = Path(__file__).parents[1] / "wortlaut" / "_data" / "link_statements.toml"
_PENALTY = 0.35
# The neural encoder's vectors are not there yet; the labelled pairs tell the true status, the program often another.
# What is known beforehand: the weights are drawn towards these rather than to 0, for what few pairs show.
_PRIOR = {
    "contained": 3.0, "both": 2.0, "sequences": 1.0, "numbers_differ": -5.0, "denials_differ": -5.0, "opposed": -3.5,
    "speaker_same": 2.0, "speaker_differs": -3.0, "places_differ": -1.0,
    "substituted": -2.0, "ruled_out": -4.0, "formula": -4.0,
}  # fmt: skip
_NOT_FITTED = ("cosine", "same_article", "status_differs")
_HEADER = """\
# Weights of the features by which two statements are compared (wortlaut/store/linking/alike.py), and the
# probabilities from which on they are the same, or nobody is sure.
# Source: fitted by train/link_statements.py on train/data/link-statements.jsonl, written by the Wortlaut
# developers. Licence: Apache-2.0. Read by: wortlaut/store/linking/alike.py
"""
_SET_BY_HAND = {"cosine": 0.0, "same_article": 1.0, "status_differs": -1.5}
_THRESHOLDS = {"same": 0.75, "unsure": 0.4}


def main() -> None:
    """Fit, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    compared = [alikeness(said_of(pair["a"], 1), said_of(pair["b"], 2)) for pair in pairs]
    fitted: dict[str, dict[str, float]] = {}
    for name, two in (("one_language", False), ("two_languages", True)):
        chosen = [index for index, each in enumerate(compared) if each.two_languages == two]
        fitted[name] = _fit_and_tell(
            name, [pairs[index] for index in chosen], [compared[index] for index in chosen]
        )
    if arguments.write:
        _write(fitted)


def _fit_and_tell(name: str, pairs: list[dict[str, Any]], compared: list[Alikeness]) -> dict[str, float]:
    names = [each for each in compared[0].features if each not in _NOT_FITTED]
    x = np.array([[1.0, *(each[name] for name in names)] for each in compared])
    y = np.array([float(pair["same"]) for pair in pairs])
    groups = np.array([pair["a"]["text"] for pair in pairs])
    left_out = np.zeros(len(y))
    # What is set by hand counts while the rest is fitted.
    given = np.array([sum(each[key] * value for key, value in _SET_BY_HAND.items()) for each in compared])
    prior = np.array([0.0, *(_PRIOR.get(each, 0.0) for each in names)])
    for group in set(groups):
        inside = groups == group
        left_out[inside] = _sigmoid(
            x[inside] @ _fit(x[~inside], y[~inside], prior, given[~inside]) + given[inside]
        )
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        said = left_out >= least
        right = float((said & (y == 1)).sum())
        print(
            f"{name}: {len(y)} pairs, left out, from {least}:"
            f" precision {right / max(said.sum(), 1):.3f}, recall {right / y.sum():.3f}"
        )
    for index in np.argsort(-np.abs(left_out - y))[:12]:
        if (left_out[index] >= 0.5) != bool(y[index]):
            pair = pairs[index]
            print(
                f"  {left_out[index]:.2f} {pair['id']} {pair['relation']}: {pair['a']['text']} | {pair['b']['text']}"
            )
    return dict(zip(["bias", *names], _fit(x, y, prior, given).tolist(), strict=True))


def _fit(
    x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], prior: np.ndarray[Any, Any], given: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    def loss(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        told = _sigmoid(x @ weights + given)
        penalised = np.concatenate([[0.0], (weights - prior)[1:]])
        clipped = np.clip(told, 1e-9, 1 - 1e-9)
        value = (
            -(y * np.log(clipped) + (1 - y) * np.log(1 - clipped)).sum() + _PENALTY * (penalised**2).sum() / 2
        )
        return float(value), x.T @ (told - y) + _PENALTY * penalised

    found: np.ndarray[Any, Any] = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return found


def _sigmoid(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    told: np.ndarray[Any, Any] = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return told


def _write(fitted: dict[str, dict[str, float]]) -> None:
    lines = [_HEADER, "[thresholds]", *(f"{name} = {value}" for name, value in _THRESHOLDS.items())]
    for name, weights in fitted.items():
        lines += [
            "",
            f"[{name}]",
            *(f"{key} = {value:.3f}" for key, value in (weights | _SET_BY_HAND).items()),
        ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
