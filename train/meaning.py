"""What the untouched encoder says of sentences, for the heads' training not to lose it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from train.encoder import Encoder
from train.items import Item
from wortlaut.encode.pieces import END, PAD, START, Pieces

_LONGEST = 96  # pieces of a sentence that are looked at
_BATCH = 64


def key(item: Item, start: int, end: int) -> tuple[int, ...]:
    """Return what a sentence is known by: its pieces."""
    return tuple(piece for word in item.pieces[start:end] for piece in word)[:_LONGEST]


def meanings(encoder: Encoder, tokenizer: Pieces, items: Iterable[Item]) -> dict[tuple[int, ...], Tensor]:
    """Return a vector (width) of length one for every sentence of the items, as E5 gives it."""
    keys = {
        key(item, start, end)
        for item in items
        for start, end in zip(item.sentences, item.sentences[1:], strict=False)
        if end > start
    }
    order = sorted(keys, key=len)
    prefix = [piece for word in tokenizer.of_words(["query", ":"], [True, False]) for piece in word]
    found: dict[tuple[int, ...], Tensor] = {}
    encoder.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            vectors = _pooled(encoder, [[START, *prefix, *one, END] for one in batch])
            # Plain tensors: what inference mode makes may not be trained against.
            rows = torch.from_numpy(np.array(vectors.numpy(), np.float32))
            found |= dict(zip(batch, rows, strict=True))
    return found


def _pooled(encoder: Encoder, sentences: Sequence[Sequence[int]]) -> Tensor:
    longest = max(map(len, sentences))
    ids = torch.tensor([[*one, *[PAD] * (longest - len(one))] for one in sentences])
    real = (ids != PAD).float()
    hidden = encoder.hidden(ids, real).float()
    return functional.normalize((hidden * real[:, :, None]).sum(1), dim=-1)


def wanted(item: Item, known: dict[tuple[int, ...], Tensor]) -> tuple[list[tuple[int, int]], Tensor] | None:
    """Return the sentences of an item whose meaning is known, and the vectors they should have."""
    spans = [
        (start, end)
        for start, end in zip(item.sentences, item.sentences[1:], strict=False)
        if end > start and key(item, start, end) in known
    ]
    if not spans:
        return None
    return spans, torch.stack([known[key(item, start, end)] for start, end in spans])
