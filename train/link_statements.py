"""Fits the weights by which statements of two articles are compared: ``python -m train.link_statements [--write]``.

Logistic regressions with an L2 penalty, one for pairs of one language and one for pairs of two, on
``train/data/link-statements.jsonl``. What is printed first is measured by leaving out a tenth of the stories at a
time: pairs that share an article, directly or through others, are judged by weights that saw none of them.
``--errors`` prints the pairs that come out wrong then.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec import structs
from scipy.optimize import minimize

from eval.link_pairs import said_of
from wortlaut.store.linking.alike import Alikeness, alikeness
from wortlaut.store.linking.said import Said

PAIRS = Path(__file__).parent / "data" / "link-statements.jsonl"
WEIGHTS = Path(__file__).parents[1] / "wortlaut" / "_data" / "link_statements.toml"
_PENALTY = 0.5
_FOLDS = 10
# The labelled pairs tell the true status, the program's is wrong now and then: so often a pair is counted with the
# features turned round. A wrong "opposed" only costs a link; it is let be surer than the program is.
_WRONG_STATUS = ((0.15, ("status_differs",)), (0.02, ("status_differs", "status_opposed")))
# What is known beforehand: the weights are drawn towards these rather than to 0, for what few pairs show.
_PRIOR = {
    "contained": 2.0, "both": 1.0, "meant": 2.0, "meant_both": 1.0, "sequences": 1.0, "numbers_differ": -5.0,
    "denials_differ": -2.0, "opposed": -3.5, "ruled_out": -4.0, "done_and_ahead": -2.0, "owed_and_ahead": -2.0,
    "speaker_same": 2.0, "speaker_differs": -4.0, "places_differ": -1.0, "substituted": -2.0, "formula": -4.0, "formula_exact": -2.0,
    "status_differs": -1.0, "status_opposed": -2.0, "status_foreseen": -1.0, "hardly_meant": -1.0, "answered": 0.5, "days_apart": -0.3, "days": -0.3, "long_after": -2.0,
    "left": -0.5, "figure_alone": -3.0, "figure_left": 0.0, "little_reworded": -0.5, "asked_and_told": -3.0, "framed": -1.0, "denied_alike": -3.0,
}  # fmt: skip
_SET_BY_HAND = {"cosine": 0.0, "same_article": 1.0}
_THRESHOLDS = {"same": 0.7, "unsure": 0.4, "meant": 0.25}
# What one and the same says of different matters on a day is what is compared most: of each labelled pair so many
# such pairs are made, to see how often what they share by chance joins them. Nothing is fitted on these; of another
# draw one in twelve is, as a pair that is not the same.
_STRANGERS = 6
_DRAWN, _DRAWN_TO_FIT, _FITTED = 5, 22, 12
_LANGUAGES = (("one_language", False), ("two_languages", True))
_HEADER = """\
# Weights of the features by which two statements are compared (wortlaut/store/linking/alike.py), and the
# probabilities from which on they are the same, or nobody is sure; what answers each other less than "meant" is not.
# Source: fitted by train/link_statements.py on train/data/link-statements.jsonl, written by the Wortlaut
# developers. Licence: Apache-2.0. Read by: wortlaut/store/linking/alike.py
"""

Array = np.ndarray[Any, Any]


class Examples(NamedTuple):
    """Pairs of one kind: their features by name, what they are, and the story of each."""

    names: list[str]
    x: Array
    y: Array
    stories: Array

    def where(self, chosen: Array) -> Examples:
        """Return some of them."""
        return Examples(self.names, self.x[chosen], self.y[chosen], self.stories[chosen])

    def of(self, name: str) -> Array:
        """Return one feature."""
        found: Array = self.x[:, self.names.index(name)]
        return found


def main() -> None:
    """Fit, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    said = [(said_of(pair["a"], 1), said_of(pair["b"], 2)) for pair in pairs]
    compared = [alikeness(*each) for each in said]
    stories = stories_of(pairs)
    unlike = strangers(said, stories, _DRAWN_TO_FIT)[::_FITTED]
    fitted: dict[str, dict[str, float]] = {}
    left_out = np.zeros(len(pairs))
    labels = np.array([float(pair["same"]) for pair in pairs])
    for name, two in _LANGUAGES:
        chosen = np.array([index for index, each in enumerate(compared) if each.two_languages == two])
        examples = _examples([compared[at] for at in chosen], labels[chosen], stories[chosen])
        apart = _as_not_the_same([each for each in unlike if each.two_languages == two])
        left_out[chosen] = cross_validated(examples, apart) * (examples.of("meant") >= _THRESHOLDS["meant"])
        weights = _fit(_joined(examples, apart))
        fitted[name] = dict(zip(["bias", *examples.names], weights.tolist(), strict=True))
        _tell(name, examples.y, left_out[chosen])
        _tell_strangers(
            name, weights, [each for each in strangers(said, stories, _DRAWN) if each.two_languages == two]
        )
    _tell("all", labels, left_out)
    _tell_relations(pairs, left_out)
    if arguments.errors:
        _tell_errors(pairs, left_out)
    if arguments.write:
        _write(fitted)


def stories_of(pairs: Sequence[dict[str, Any]]) -> Array:
    """Return a number for each pair, the same for those that share an article with each other or with a third."""
    heads = list(range(len(pairs)))

    def head(at: int) -> int:
        while heads[at] != at:
            at = heads[at]
        return at

    first: dict[str, int] = {}
    for number, pair in enumerate(pairs):
        for side in (pair["a"], pair["b"]):
            heads[head(number)] = head(first.setdefault(side["text"], number))
    return np.array([head(number) for number in range(len(pairs))])


def cross_validated(examples: Examples, apart: Examples) -> Array:
    """Return the probability of each pair by weights fitted without the stories of its fold, and on what is apart."""
    found = np.zeros(len(examples.y))
    order = {story: number % _FOLDS for number, story in enumerate(sorted(set(examples.stories)))}
    folds = np.array([order[story] for story in examples.stories])
    for fold in range(_FOLDS):
        held = folds == fold
        weights = _fit(_joined(examples.where(~held), apart))
        found[held] = _sigmoid(_with_bias(examples.x[held]) @ weights)
    return found


def strangers(said: Sequence[tuple[Said, Said]], stories: Array, seed: int) -> list[Alikeness]:
    """Return pairs of statements of different stories as if one had said both that day, on the same matter."""
    draw = random.Random(seed)
    sides = [(side, story) for pair, story in zip(said, stories, strict=True) for side in pair]
    found = []
    for (first, _), story in zip(said, stories, strict=True):
        for other, elsewhere in draw.sample(sides, _STRANGERS):
            if elsewhere != story:
                borrowed = structs.replace(
                    other, id=2, article=2, version=2, same_article=2, speaker=first.speaker, day=first.day,
                    beside=first.beside, around=first.around,
                )  # fmt: skip
                found.append(alikeness(first, borrowed))
    return found


def _examples(compared: Sequence[Alikeness], y: Array, stories: Array) -> Examples:
    names = [each for each in compared[0].features if each not in _SET_BY_HAND]
    return Examples(names, np.array([[each[name] for name in names] for each in compared]), y, stories)


def _as_not_the_same(compared: Sequence[Alikeness]) -> Examples:
    return _examples(compared, np.zeros(len(compared)), np.full(len(compared), -1))


def _joined(a: Examples, b: Examples) -> Examples:
    return Examples(
        a.names, np.vstack([a.x, b.x]), np.concatenate([a.y, b.y]), np.concatenate([a.stories, b.stories])
    )


def _fit(examples: Examples) -> Array:
    """Return the weights, the bias first."""
    x, y, often = _as_the_program_sees(examples)
    prior = np.array([0.0, *(_PRIOR.get(each, 0.0) for each in examples.names)])

    def loss(weights: Array) -> tuple[float, Array]:
        told = _sigmoid(x @ weights)
        penalised = np.concatenate([[0.0], (weights - prior)[1:]])
        clipped = np.clip(told, 1e-9, 1 - 1e-9)
        missed = -(often * (y * np.log(clipped) + (1 - y) * np.log(1 - clipped))).sum()
        value = missed + _PENALTY * (penalised**2).sum() / 2
        return float(value), x.T @ (often * (told - y)) + _PENALTY * penalised

    found: Array = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return found


def _as_the_program_sees(examples: Examples) -> tuple[Array, Array, Array]:
    """Return the examples, some of the weight of each with a wrong status: features, labels, weights."""
    copies = [examples.x]
    for _, turned in _WRONG_STATUS:
        other = examples.x.copy()
        columns = [examples.names.index(name) for name in turned if name in examples.names]
        other[:, columns] = 1 - other[:, columns]
        copies.append(other)
    shares = [1 - sum(share for share, _ in _WRONG_STATUS), *(share for share, _ in _WRONG_STATUS)]
    count = len(examples.y)
    often = np.concatenate([np.full(count, share) for share in shares])
    return _with_bias(np.vstack(copies)), np.concatenate([examples.y] * len(copies)), often


def _with_bias(x: Array) -> Array:
    return np.hstack([np.ones((len(x), 1)), x])


def _sigmoid(values: Array) -> Array:
    told: Array = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return told


def _tell(name: str, y: Array, left_out: Array) -> None:
    for least in (0.5, 0.6, 0.66, 0.7, 0.74, 0.78, 0.82, 0.9):
        said = left_out >= least
        right = float((said & (y == 1)).sum())
        print(
            f"{name}: {len(y)} pairs, left out, from {least}:"
            f" precision {right / max(said.sum(), 1):.3f}, recall {right / y.sum():.3f}"
        )


def _tell_strangers(name: str, weights: Array, pairs: list[Alikeness]) -> None:
    made = _as_not_the_same(pairs)
    told = _sigmoid(_with_bias(made.x) @ weights)
    joined = ((told >= _THRESHOLDS["same"]) & (made.of("meant") >= _THRESHOLDS["meant"])).sum()
    print(f"{name}: of {len(pairs)} pairs of different stories {joined} joined")


def _tell_relations(pairs: Sequence[dict[str, Any]], left_out: Array) -> None:
    said: defaultdict[tuple[bool, str], list[bool]] = defaultdict(list)
    for pair, value in zip(pairs, left_out, strict=True):
        said[pair["same"], pair["relation"]].append(bool(value >= _THRESHOLDS["same"]))
    for (same, relation), joined in sorted(said.items()):
        print(f"{'same' if same else 'not the same'}, {relation}: {sum(joined)} of {len(joined)} joined")


def _tell_errors(pairs: Sequence[dict[str, Any]], left_out: Array) -> None:
    for pair, value in sorted(zip(pairs, left_out, strict=True), key=lambda each: -each[1]):
        if (value >= _THRESHOLDS["same"]) != pair["same"]:
            told = (
                " … ".join(side["text"][slice(*span)] for span in side["quote"])
                for side in (pair["a"], pair["b"])
            )
            print(f"{value:.2f} {pair['id']} {pair['relation']}: {' | '.join(told)}")


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
