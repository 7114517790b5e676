"""The pieces that German and English need, out of the quarter of a million that a hundred languages share."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import sentencepiece
from msgspec import Struct
from sentencepiece import sentencepiece_model_pb2 as layout

from train.weights import Weights

SPECIAL = 4
"""``<s>``, ``<pad>``, ``</s>`` and ``<unk>``, the first of every vocabulary."""
_WORDS = 150_000  # of each language, by frequency
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW")


class Vocabulary(Struct):
    """A tokenizer of some of the pieces, and which they were."""

    model: bytes
    """SentencePiece's own format, for ``tokenizer.model``."""
    kept: list[int]
    """The old number of every piece."""


def frequent_words() -> Iterator[tuple[str, float]]:
    """Yield German and English words with their frequency (R. Speer, wordfreq, data CC BY-SA 4.0)."""
    import wordfreq

    for language in ("de", "en"):
        for word, frequency in wordfreq.get_frequency_dict(language).items():
            yield word, frequency
            # The list has no capitals; German nouns and names do.
            yield word.capitalize(), frequency / 2
            yield word.upper(), frequency / 20


def cut_down(weights: Weights, size: int, words: Iterable[tuple[str, float]]) -> Vocabulary:
    """Keep the ``size`` pieces that hold most of the words' mass, and every letter and mark there is."""
    whole = sentencepiece.SentencePieceProcessor(model_proto=_model(weights, range(len(weights.pieces))))
    mass: Counter[int] = Counter()
    best = sorted(words, key=lambda pair: -pair[1])[: 8 * _WORDS]
    texts = [text for word, _ in best for text in (f" {word}", word)]
    for (_, frequency), pair in zip(best, _in_twos(whole.encode(texts)), strict=True):
        # A word after a bracket or within a compound has no space before it, more seldom.
        for ids, share in zip(pair, (1.0, 0.1), strict=True):
            for piece in ids:
                mass[piece] += frequency * share
    letters = {number for number, piece in enumerate(weights.pieces) if _is_needed(piece)}
    kept = set(range(SPECIAL)) | letters
    for piece, _ in mass.most_common():
        if len(kept) >= size:
            break
        kept.add(piece)
    order = sorted(kept)
    return Vocabulary(model=_model(weights, order), kept=order)


def _in_twos(items: list[list[int]]) -> Iterator[tuple[list[int], list[int]]]:
    return zip(items[::2], items[1::2], strict=True)


def _is_needed(piece: str) -> bool:
    bare = piece.removeprefix("▁")
    if len(bare) > 1:
        return bare.isdecimal() and len(bare) <= 4
    if not bare or not bare.isalpha():
        return ord(bare or " ") < 0x3000
    return unicodedata.name(bare, "").startswith(_SCRIPTS)


def _model(weights: Weights, kept: Iterable[int]) -> bytes:
    proto = layout.ModelProto()
    kinds = dict.fromkeys(range(SPECIAL - 1), layout.ModelProto.SentencePiece.CONTROL)
    kinds[SPECIAL - 1] = layout.ModelProto.SentencePiece.UNKNOWN
    order = list(kept)
    for number in order:
        kind = kinds.get(number, layout.ModelProto.SentencePiece.NORMAL)
        proto.pieces.add(piece=weights.pieces[number], score=float(weights.scores[number]), type=kind)
    trainer, normalizer = proto.trainer_spec, proto.normalizer_spec
    trainer.model_type = layout.TrainerSpec.UNIGRAM
    trainer.vocab_size = len(order)
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = range(SPECIAL)[0], 1, 2, 3
    trainer.bos_piece, trainer.pad_piece, trainer.eos_piece, trainer.unk_piece = (
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
    )
    # Words come one by one, in NFKC, with the space before them or without.
    normalizer.name = "identity"
    normalizer.add_dummy_prefix = False
    normalizer.remove_extra_whitespaces = False
    normalizer.escape_whitespaces = True
    return bytes(proto.SerializeToString())


def cut_rows(weights: Weights, kept: Sequence[int]) -> None:
    """Drop the vectors of the pieces that were not kept."""
    weights.tensors["pieces.weight"] = np.ascontiguousarray(weights.tensors["pieces.weight"][list(kept)])
