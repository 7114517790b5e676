"""Fit the weights of ``medium_weights.toml``: logistic regressions over the traits of the corpus' German statements.

Of a statement by itself first; then beside the others, with how each leans by itself as further traits. How they lean is told by
weights that have not seen their article. ``python -m train.medium_weights`` prints the shares right on the articles left out
(every fourteenth of the corpus' training part), with ``--folds`` also by cross-validation; with ``--write`` it writes the file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval.quotation_metric import RIGHT, Quotation, pair, token_f1
from eval.statements import Example, as_article, as_quotation, read_corpus
from train import logistic
from train.logistic import Weights, as_toml, as_weights, fitted, matrix_of, places_of
from wortlaut.cut.cut import cut
from wortlaut.heads.rules import media_weighing as weighing
from wortlaut.heads.rules.judging.cue_acts import Role
from wortlaut.heads.rules.judging.weighing import HUNDRED
from wortlaut.heads.rules.media_traits import Asked
from wortlaut.heads.rules.media_weighing import MEDIA, Values, beside, leaning, scores, values_of
from wortlaut.heads.rules.read import read_statements
from wortlaut.records import Medium, StatementType
from wortlaut.spans import Span

_TARGET = Path(__file__).parents[1] / "wortlaut" / "_data" / "de" / "medium_weights.toml"
_LEFT_OUT = 14
_FOLDS, _INNER = 5, 4
_PENALTY = 12.0
_STEPS = 60
# A trait counts that so many articles have; smallest weight kept.
_ARTICLES = 4
_SMALLEST = 0.05
_NAMES: tuple[str, ...] = MEDIA
_PARTS: tuple[Role, ...] = ("quote", "speaker", "cue", "frame", "addressee")


class Article(NamedTuple):
    """An article's number and statements, the traits of each by itself, and the media they have."""

    number: int
    asked: list[Asked]
    alone: list[Values]
    media: list[str]


def articles() -> Iterator[Article]:
    """Yield the articles of the corpus' training part."""
    for number, example in enumerate(read_corpus("train")):
        asked = list(asked_of(example))
        alone = [values_of(example.text, one) for one in asked]
        yield Article(number, asked, alone, [gold.medium for gold in example.gold])


def asked_of(example: Example) -> Iterator[Asked]:
    """Yield the annotated statements of an article, with the media that the rules gave those that they found."""
    rules = [as_quotation(one, example.tokens) for one in read_statements(cut(as_article(example.text)))]
    found = {
        id(each.gold): each.system.medium
        for each in pair(example.gold, rules)
        if each.gold is not None
        and each.system is not None
        and token_f1(each.gold.tokens("quote"), each.system.tokens("quote")) >= RIGHT
    }
    for gold in example.gold:
        kind: StatementType = gold.type  # type: ignore[assignment]
        rule: Medium | None = found.get(id(gold))  # type: ignore[assignment]
        yield Asked(kind, {part: _spans(example, gold, part) for part in _PARTS}, rule)


def _spans(example: Example, gold: Quotation, part: Role) -> tuple[Span, ...]:
    """Return the words of a part, those beside one another as one, but none over the end of a paragraph."""
    spans: list[Span] = []
    last = -2
    for token in sorted(gold.tokens(part)):
        word = example.tokens[token]
        if token == last + 1 and "\n" not in example.text[spans[-1].end : word.start]:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(word)
        last = token
    return tuple(spans)


def fit(some: Sequence[Article], values: Mapping[int, Sequence[Values]]) -> Weights:
    """Return the weights of the traits, given by the number of the article."""
    rows = [
        (one.number, {trait: value / HUNDRED for trait, value in row.items()}, medium)
        for one in some
        for row, medium in zip(values[one.number], one.media, strict=True)
        if medium in MEDIA
    ]
    places = places_of(((number, row) for number, row, _ in rows), _ARTICLES)
    wanted = np.array([_NAMES.index(medium) for _, _, medium in rows])
    matrix = matrix_of([row for _, row, _ in rows], places)
    table = fitted(matrix, wanted, np.ones(len(rows)), len(MEDIA), _PENALTY, _STEPS)
    return as_weights(table, places, MEDIA, _SMALLEST)


def fit_both(some: Sequence[Article]) -> tuple[Weights, Weights]:
    """Return the weights of a statement by itself, and of it beside the others."""
    alone = {one.number: one.alone for one in some}
    leanings: dict[int, list[list[int]]] = {}
    for part in range(_INNER):
        others = [one for one in some if _part(one) != part]
        leanings |= _leanings([one for one in some if _part(one) == part], fit(others, alone))
    around = {one.number: list(beside(one.asked, one.alone, leanings[one.number])) for one in some}
    return fit(some, alone), fit(some, around)


def _part(one: Article) -> int:
    """Return in which part of those learned from an article is, whatever its fold."""
    return one.number // _FOLDS % _INNER


def _leanings(some: Sequence[Article], weights: Weights) -> dict[int, list[list[int]]]:
    table = weighing.as_weights(weights)
    return {one.number: [leaning(scores(row, table)) for row in one.alone] for one in some}


def read(some: Sequence[Article], weights: tuple[Weights, Weights]) -> dict[int, list[Medium]]:
    """Return for which medium most speaks, of each statement by the number of its article."""
    leanings = _leanings(some, weights[0])
    table = weighing.as_weights(weights[1])
    return {
        one.number: [best(scores(row, table)) for row in beside(one.asked, one.alone, leanings[one.number])]
        for one in some
    }


def best(logits: Sequence[float]) -> Medium:
    """Return the medium for which most speaks."""
    return MEDIA[logits.index(max(logits))]


def report(name: str, some: Sequence[Article], answers: Mapping[int, Sequence[str | None]]) -> None:
    """Print how the answers fit the media of some articles, by their numbers."""
    pairs = [both for one in some for both in zip(one.media, answers[one.number], strict=True)]
    logistic.report(name, [given for given, _ in pairs], [answer for _, answer in pairs], MEDIA)


def cross_validated(
    some: Sequence[Article], fold_of: Callable[[Article], int] = lambda one: one.number % _FOLDS
) -> dict[int, list[Medium]]:
    """Return what weights that have not seen an article read in it."""
    answers: dict[int, list[Medium]] = {}
    for fold in sorted({fold_of(one) for one in some}):
        weights = fit_both([one for one in some if fold_of(one) != fold])
        answers |= read([one for one in some if fold_of(one) == fold], weights)
    return answers


def _toml(weights: tuple[Weights, Weights]) -> str:
    head = (
        "# What the traits of a statement speak for among the media, by itself and beside the others of its article: logistic\n"
        "# regressions, as printed by `python -m train.medium_weights --write`.\n"
        "# Source: computed by the Wortlaut developers from the articles of quotes-wikinews-de and their annotation.\n"
        "# Licence: CC BY-NC-SA 4.0, as the corpus. Used beside a pack that is not free, never by rules alone. "
        "Read by: wortlaut/heads/rules/media_weighing.py\n"
    )
    alone, around = map(as_toml, weights)
    return f"{head}\n[alone]\n{alone}\n[beside]\n{around}"


def main() -> None:
    """Measure on what is left out, cross-validate and write if asked to."""
    every = list(articles())
    train = [one for one in every if one.number % _LEFT_OUT]
    held = [one for one in every if one.number % _LEFT_OUT == 0]
    report("rules, left out", held, {one.number: [asked.rule for asked in one.asked] for one in held})
    if "--folds" in sys.argv:
        report("rules", train, {one.number: [asked.rule for asked in one.asked] for one in train})
        report("cross-validated", train, cross_validated(train))
    weights = fit_both(train)
    report("left out", held, read(held, weights))
    if "--write" in sys.argv:
        _TARGET.write_text(_toml(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
