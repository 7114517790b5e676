"""The encoder as a torch module: BERT with post-norm layers, its words' vectors out of its pieces'."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from train.weights import Shape


class Layer(nn.Module):
    """Self-attention and feed-forward, each with its sum and norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = shape.heads, shape.width // shape.heads
        self.attention = nn.ModuleDict(
            {name: nn.Linear(shape.width, shape.width) for name in ("query", "key", "value", "out")}
        )
        self.attention_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.feed = nn.ModuleDict(
            {"inner": nn.Linear(shape.width, shape.inner), "outer": nn.Linear(shape.inner, shape.width)}
        )
        self.feed_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return ``x`` (texts, pieces, width) after the layer; ``mask`` (texts, 1, 1, pieces) is added."""
        texts, pieces, width = x.shape

        def split(name: str) -> Tensor:
            y: Tensor = self.attention[name](x)
            return y.view(texts, pieces, self.heads, self.size).transpose(1, 2)

        # Written out: with scaled_dot_product_attention a CPU trains a quarter slower.
        score = split("query") @ split("key").transpose(-1, -2) * self.size**-0.5
        # The mask in the scores' own type: a sum of two types is made in the wider one, at twice the memory.
        score = score + mask.to(score.dtype)
        seen = (torch.softmax(score, -1) @ split("value")).transpose(1, 2).reshape(texts, pieces, width)
        x = self.attention_norm(x + self.dropout(self.attention["out"](seen)))
        inner = functional.gelu(self.feed["inner"](x))
        return cast(Tensor, self.feed_norm(x + self.dropout(self.feed["outer"](inner))))


class Encoder(nn.Module):
    """Pieces in, a vector for every word out."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)

    def hidden(self, ids: Tensor, real: Tensor) -> Tensor:
        """Return the vectors (texts, pieces, width) of pieces ``ids``; ``real`` is 0 where a text is padded."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(places)))
        mask = ((1.0 - real.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return cast(Tensor, x)

    def forward(self, ids: Tensor, real: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Return the words' vectors (words, width): the mean of a word's first piece and its last.

        ``first`` and ``last`` (words) count the pieces of all texts as they lie in ``ids``, row by row.
        """
        x = self.hidden(ids, real)
        flat = x.reshape(-1, x.shape[-1])
        return (flat[first] + flat[last]) * 0.5
