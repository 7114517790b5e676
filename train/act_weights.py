"""Fit the weights of ``act_weights.toml``: logistic regression over the traits of statements labelled for training.

``python -m train.act_weights`` prints the shares right by cross-validation over articles and on the articles left
out; with ``--write`` it writes the file. Every fourteenth article of the corpus' training part is left out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from eval.data import folder
from eval.statements import read_corpus
from train import logistic
from train.logistic import as_toml, as_weights, fitted, matrix_of, places_of
from train.sets.statements import JUDGED
from wortlaut.heads.rules.judging.cue_acts import Role, traits_of_spans
from wortlaut.heads.rules.judging.standing import STANDING
from wortlaut.heads.rules.judging.weighing import ACTS, BIAS, STATUSES
from wortlaut.records import StatementType
from wortlaut.spans import Span, subtract

_DATA = Path(__file__).parent / "data"
_TARGET = Path(__file__).parents[1] / "wortlaut" / "_data" / "de" / "act_weights.toml"
_LEFT_OUT = 14
_FOLDS = 5
_PENALTY = 10.0
# The weight of a statement written for training, and of one of other texts, beside one of the corpus.
_WRITTEN, _FURTHER = 0.2, 0.5
_STEPS = 80
# Smaller weights say nothing: those up to 0.1 still make what is said a little likelier.
_SMALLEST = 0.05
# The numbers of other texts' statements begin here, and fall; a trait counts that so many of these have.
_OTHERS, _STATEMENTS = -1_000_000, 8
_PARTS: tuple[Role, ...] = ("quote", "speaker", "cue", "frame")


class Labelled(NamedTuple):
    """A statement's article (negative: written for training), its traits, act and status, and its weight."""

    article: int
    traits: set[str]
    labels: tuple[str, str]
    weight: float


def corpus() -> Iterator[Labelled]:
    """Yield the statements of the corpus that are labelled for training."""
    labels = {
        (line["document"], line["annotation"]): (line["act"], line["status"])
        for line in _lines("act-status-wikinews-de.jsonl")
    }
    for article, example in enumerate(read_corpus("train")):
        for number, gold in enumerate(example.gold):
            if (example.name, number) in labels:
                spans = {
                    part: tuple(example.tokens[token] for token in sorted(gold.tokens(part)))
                    for part in _PARTS
                }
                kind: StatementType = gold.type  # type: ignore[assignment]
                found = traits_of_spans(example.text, kind, spans, "de")
                yield Labelled(article, found, labels[example.name, number], 1.0)


def written() -> Iterator[Labelled]:
    """Yield the statements written for training, which have no types: each is taken for what it looks like."""
    for number, line in enumerate(_lines("act-status-de.jsonl")):
        text = line["text"]
        told: tuple[Role, ...] = ("quote", "cue", "speaker")
        spans: dict[Role, tuple[Span, ...]] = {
            part: tuple(Span(start, end) for start, end in line[part]) for part in told
        }
        spans["frame"] = tuple(subtract([Span(0, len(text))], spans["quote"])) if spans["cue"] else ()
        inside = any(one.covers(span) for one in spans["quote"] for span in spans["speaker"])
        kind: StatementType = "reported" if inside and not spans["cue"] else "indirect"
        found = traits_of_spans(text, kind, spans, "de")
        yield Labelled(-1 - number, found, (line["act"], line["status"]), _WRITTEN)


def further() -> Iterator[Labelled]:
    """Yield the statements of other texts: business news, protocols and debates of the Bundestag."""
    number = 0
    for read in JUDGED.values():
        for text, labels in read(_DATA.parents[1], folder("names-smartdata-de").parent):
            for spans, given in labels:
                number += 1
                kind: StatementType = given["type"]  # type: ignore[assignment]
                told = {part: spans.get(part, ()) for part in _PARTS}
                found = traits_of_spans(text, kind, told, "de")
                yield Labelled(_OTHERS - number, found, (given["act"], given["status"]), _FURTHER)


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with (_DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fit(rows: Sequence[Labelled], which: int) -> dict[str, dict[str, float]]:
    """Return the weights of each trait for the acts (``which`` 0) or the statuses (1)."""
    labels: Sequence[str] = (ACTS, STATUSES)[which]
    if labels == ACTS:
        rows = [
            row._replace(traits={one for one in row.traits if not one.startswith(STANDING)}) for row in rows
        ]
    places = _places(rows)
    wanted = np.array([labels.index(row.labels[which]) for row in rows])
    share = np.array([row.weight for row in rows])
    table = fitted(_matrix(rows, places), wanted, share, len(labels), _PENALTY, _STEPS)
    return as_weights(table, places, labels, _SMALLEST)


def _places(rows: Sequence[Labelled]) -> dict[str, int]:
    """Return the traits that enough articles of the corpus have, or enough statements of other texts, with their columns."""
    news = places_of((row.article, row.traits) for row in rows if row.article >= 0)
    others = places_of(((row.article, row.traits) for row in rows if row.article <= _OTHERS), _STATEMENTS)
    kept = sorted((news.keys() | others) - {BIAS})
    return {trait: place for place, trait in enumerate((BIAS, *kept))}


def _matrix(rows: Sequence[Labelled], places: dict[str, int]) -> Any:
    return matrix_of([dict.fromkeys(row.traits, 1.0) for row in rows], places)


def totals(row: Labelled, weights: dict[str, dict[str, float]], labels: Sequence[str]) -> dict[str, float]:
    """Return what the traits of a statement add up to, for each label."""
    total = dict.fromkeys(labels, 0.0)
    for trait in (BIAS, *row.traits):
        for label, value in weights.get(trait, {}).items():
            total[label] += value
    return total


def read(row: Labelled, weights: dict[str, dict[str, float]], labels: Sequence[str]) -> str:
    """Return the label for which most speaks."""
    total = totals(row, weights, labels)
    return max(total, key=lambda label: total[label])


def report(name: str, rows: Sequence[Labelled], read_as: Sequence[str], which: int) -> None:
    """Print the share right, and of each label its precision and recall."""
    logistic.report(name, [row.labels[which] for row in rows], read_as, (ACTS, STATUSES)[which])


def _toml(weights: dict[str, dict[str, float]]) -> str:
    head = (
        "# What the traits of a statement add to the acts and statuses: logistic regression, as printed by\n"
        "# `python -m train.act_weights --write` from the statements labelled for training (train/data/README.md).\n"
        "# Source: computed by the Wortlaut developers from their labels and the articles of quotes-wikinews-de.\n"
        "# Licence: CC BY-NC-SA 4.0, as the corpus. Used beside a pack that is not free, never by rules alone. "
        "Read by: wortlaut/heads/rules/judging/weighing.py\n\n[weights]\n"
    )
    return head + as_toml(weights)


def main() -> None:
    """Cross-validate, measure on what is left out, and write if asked to."""
    rows, extra = list(corpus()), [*written(), *further()]
    train = [row for row in rows if row.article % _LEFT_OUT]
    held = [row for row in rows if row.article % _LEFT_OUT == 0]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for which, labels in enumerate((ACTS, STATUSES)):
        if "--folds" in sys.argv:
            tested: list[Labelled] = []
            answers: list[str] = []
            for fold in range(_FOLDS):
                learned = fit([row for row in train if row.article % _FOLDS != fold] + extra, which)
                part = [row for row in train if row.article % _FOLDS == fold]
                tested += part
                answers += [read(row, learned, labels) for row in part]
            report("cross-validated", tested, answers, which)
        whole = fit(train + extra, which)
        for name, some in (("trained on", train), ("left out", held)):
            report(name, some, [read(row, whole, labels) for row in some], which)
        for trait, of in whole.items():
            weights[trait] |= of
    if "--write" in sys.argv:
        _TARGET.write_text(_toml(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
