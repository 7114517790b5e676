"""What is learned when: the sets of each phase and how often each is gone through."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from train.example import Example
from train.items import NARROW, WIDE, Item, batches, of_example, of_passage
from train.sets.statements import Passage
from wortlaut.encode.pieces import Pieces

_WIDE_SHARE = 0.3


class Phase(Struct, frozen=True):
    """A stretch of the training: how often it goes through each set, how many at a time, and at which share of the rates."""

    name: str
    passes: dict[str, float]
    pieces: int
    """Pieces a step, with what is padded."""
    items: int
    """Windows or sentences a step at most. Many short ones in a step are too few steps to learn from them."""
    rate: float = 1.0
    seed: int = 0
    """Of twins, which differ in their order alone."""


FREE = Phase(
    "free",
    {
        "ud-en-ewt": 2,
        "gum-en": 2,
        "ud-de-gsd": 10,
        "names-germeval-de": 5,
        "names-smartdata-de": 1.5,
        "names-mobie-de": 1,
        "names-re3d-en": 2,
        "speech-bundestag-de": 2,
        "act-status-de": 4,
        "act-status-en": 4,
        "statements-en": 8,
    },
    pieces=3072,
    items=1000,
)
"""From freely licensed sets alone."""
SHORT = Phase(
    "short",
    {
        "ud-en-ewt": 1.7,
        "gum-en": 0.3,
        "ud-de-gsd": 5,
        "names-germeval-de": 6,
        "names-smartdata-de": 0.5,
        "names-re3d-en": 0.5,
        "speech-bundestag-de": 1,
        "act-status-de": 5,
        "act-status-en": 5,
        "statements-en": 5,
    },
    pieces=1400,
    items=24,
    rate=0.8,
)
"""The same sets, a few sentences a step."""
NEWS = Phase(
    "news",
    {
        "quotes-wikinews-de": 6,
        "statements-de-1": 4,
        "statements-de-2": 4,
        "ud-en-ewt": 1.4,
        "gum-en": 0.2,
        "ud-de-gsd": 3,
        "names-germeval-de": 4,
        "speech-bundestag-de": 0.5,
        "act-status-de": 2.5,
        "act-status-en": 2.5,
        "statements-en": 5,
    },
    pieces=1400,
    items=24,
    rate=0.8,
)
"""The quotation corpus (CC BY-NC-SA 4.0), and enough of the rest for it not to be forgotten."""
POLISH = tuple(
    Phase(
        f"polish-{number}",
        {
            "quotes-wikinews-de": 3.5,
            "statements-de-1": 2.5,
            "statements-de-2": 2.5,
            "ud-en-ewt": 0.5,
            "gum-en": 0.1,
            "ud-de-gsd": 2,
            "names-germeval-de": 3,
            "names-mobie-de": 0.2,
            "names-re3d-en": 0.3,
            "speech-bundestag-de": 0.2,
            "act-status-de": 2,
            "act-status-en": 2,
            "statements-en": 3,
        },
        pieces=1400,
        items=24,
        rate=0.6,
        seed=number,
    )
    for number in range(2)
)
"""Twins that go on from the same weights, side by side; the mean of their weights ships (``train.mean``)."""
FOLDS = tuple(
    Phase(
        f"fold-{number}",
        {
            f"quotes-fold-{number}": 6,
            "statements-de-1": 4,
            "statements-de-2": 4,
            "ud-de-gsd": 0.4,
            "names-germeval-de": 0.4,
            "speech-bundestag-de": 0.2,
            "act-status-de": 2,
            "act-status-en": 1,
            "statements-en": 4,
        },
        pieces=1400,
        items=24,
        rate=0.8,
    )
    for number in range(2)
)
"""Readers for choosing the settings by what they say of the articles that they have not seen; they do not ship."""
PHASES = (FREE, SHORT, NEWS)
FREELY_LICENSED = (FREE, SHORT)

Sets = dict[str, list[Example] | list[Passage]]


def steps(phase: Phase, sets: Sets, tokenizer: Pieces, seed: int) -> list[list[Item]]:
    """Return the batches of a phase in their order; the same for the same seed."""
    rng = np.random.default_rng([seed + phase.seed, len(phase.passes)])
    made: list[list[Item]] = []
    for name, passes in phase.passes.items():
        left = passes
        while left > 0:
            items = list(_items(sets[name], tokenizer, rng))
            if left < 1:
                items = [items[index] for index in rng.permutation(len(items))[: round(left * len(items))]]
            made += batches(items, phase.pieces, phase.items, rng)
            left -= 1
    return [made[int(index)] for index in rng.permutation(len(made))]


def _items(
    examples: list[Example] | list[Passage], tokenizer: Pieces, rng: np.random.Generator
) -> Iterator[Item]:
    most = WIDE if rng.random() < _WIDE_SHARE else NARROW
    for one in examples:
        if isinstance(one, Passage):
            yield from of_passage(one, tokenizer, most, rng)
        elif (item := of_example(one, tokenizer)).size <= WIDE:
            yield item
