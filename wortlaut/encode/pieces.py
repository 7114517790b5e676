"""Words → pieces of the encoder's vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

START, PAD, END, UNKNOWN = range(4)
_LONGEST = 40
"""Letters of a word that are looked at: longer ones are addresses and rubbish, and the search is quadratic."""
_MOST = 12
"""Pieces a word is given at most."""
_REMEMBERED = 200_000


class Pieces:
    """The tokenizer, asked word by word, so that every word keeps its place; what it said is remembered."""

    def __init__(self, processor: SentencePieceProcessor) -> None:
        self._processor = processor
        self._known: dict[tuple[str, bool], list[int]] = {}

    @classmethod
    def load(cls, model: bytes) -> Pieces:
        """Take a model in SentencePiece's format."""
        from sentencepiece import SentencePieceProcessor

        return cls(SentencePieceProcessor(model_proto=model))

    def of_words(self, words: Sequence[str], spaces: Sequence[bool]) -> list[list[int]]:
        """Return the pieces of every word, at least one each; ``spaces``: whether white space stands before it."""
        keys = list(zip(words, spaces, strict=True))
        known = self._known
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            if len(known) + len(new) > _REMEMBERED:
                known.clear()
                new = list(dict.fromkeys(keys))
            texts = [_normal(word, space) for word, space in new]
            for key, ids in zip(new, self._processor.encode(texts), strict=True):
                known[key] = ids[:_MOST] or [UNKNOWN]
        return [known[key] for key in keys]


def _normal(word: str, space: bool) -> str:
    word = unicodedata.normalize("NFKC", word[:_LONGEST])
    return f" {word}" if space else word
