"""Words → vectors: the step between cutting and finding."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from wortlaut.cut.text import CutText
from wortlaut.encode.choice import chosen
from wortlaut.encode.pack import Pack
from wortlaut.encode.pieces import END, START
from wortlaut.encode.windows import best_windows, windows
from wortlaut.encode.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]


class Vectors(Struct, frozen=True, eq=False):
    """A vector for every word, and the pack that made it and reads it."""

    pack: Pack
    values: Floats
    """(words, width)"""


class Encoded(Struct, frozen=True, eq=False):
    """A cut text, its words one after another and, unless it is read by rules alone, their vectors."""

    cut: CutText
    words: Words
    vectors: Vectors | None = None


def encode(cut: CutText) -> Encoded:
    """Return the text with the vectors of its words, or without where no pack is to be had."""
    words = words_of(cut)
    pack = chosen()
    return Encoded(cut, words, None if pack is None else Vectors(pack, vectors_of(cut.text, words, pack)))


def vectors_of(text: str, words: Words, pack: Pack) -> Floats:
    """Return the vectors (words, width) of an article's words.

    Windows are computed one by one. The scales of the 8-bit products are found for each, so that an article is
    read the same alone and among others; and it is no slower than many windows at a time, which would have to be
    padded.
    """
    import numpy as np

    pieces = pack.pieces.of_words([span.text(text) for span in words.spans], words.spaces)
    sizes = [len(ids) for ids in pieces]
    vectors = np.zeros((len(pieces), pack.manifest.sizes["width"]), np.float32)
    made = windows(sizes, words.sentences)
    for (start, end), (low, high) in zip(made, best_windows([0, *accumulate(sizes)], made), strict=True):
        if low < high:
            vectors[low:high] = _window(pieces[start:end], pack)[low - start : high - start]
    return vectors


def _window(pieces: Sequence[Sequence[int]], pack: Pack) -> Floats:
    import numpy as np

    ids = [START, *(piece for word in pieces for piece in word), END]
    # The piece before a window's first word is START.
    last = np.cumsum([len(word) for word in pieces])
    first = last - [len(word) for word in pieces] + 1
    return pack.encode(np.asarray(ids, np.int64), first.astype(np.int64), last.astype(np.int64))
