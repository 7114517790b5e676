"""What is learned when: the sets of each phase and how often each is gone through."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from train.example import Example
from train.items import NARROW, WIDE, Item, batches, of_example, of_passage
from train.sets.statements import Passage
from wortlaut.encode.pieces import Pieces

BATCH = 3072
"""Pieces a step, with what is padded."""
_WIDE_SHARE = 0.3


class Phase(Struct, frozen=True):
    """A stretch of the training: how often it goes through each set."""

    name: str
    passes: dict[str, float]


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
)
"""From freely licensed sets alone."""
NEWS = Phase(
    "news",
    {
        "quotes-wikinews-de": 6.5,
        "ud-en-ewt": 1,
        "gum-en": 0.5,
        "ud-de-gsd": 5,
        "names-germeval-de": 3,
        "names-smartdata-de": 0.2,
        "speech-bundestag-de": 0.3,
        "act-status-de": 3,
        "act-status-en": 2,
        "statements-en": 6,
    },
)
"""The quotation corpus (CC BY-NC-SA 4.0), and enough of the rest for it not to be forgotten."""
POLISH = Phase(
    "polish",
    {
        "quotes-wikinews-de": 2.3,
        "ud-de-gsd": 1,
        "ud-en-ewt": 0.1,
        "names-germeval-de": 0.5,
        "act-status-de": 0.5,
        "act-status-en": 0.3,
        "statements-en": 2,
    },
)
"""A last stretch at a falling rate, on from another phase's weights."""
PHASES = (FREE, NEWS)

Sets = dict[str, list[Example] | list[Passage]]


def steps(phase: Phase, sets: Sets, tokenizer: Pieces, seed: int) -> list[list[Item]]:
    """Return the batches of a phase in their order; the same for the same seed."""
    rng = np.random.default_rng([seed, len(phase.passes)])
    made: list[list[Item]] = []
    for name, passes in phase.passes.items():
        left = passes
        while left > 0:
            items = list(_items(sets[name], tokenizer, rng))
            if left < 1:
                items = [items[index] for index in rng.permutation(len(items))[: round(left * len(items))]]
            made += batches(items, BATCH, rng)
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
