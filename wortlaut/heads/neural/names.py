"""Names off the encoder's vectors: for every kind and word, whether it is outside, a name's first word, or inside.

What rules and gazetteer take for names goes in as votes, added to the model's own: so their lists reach names that
the model never met, and how far a name goes, and the model says where a list has the wrong sense.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from wortlaut.encode.words import Words
from wortlaut.heads.naming import KINDS, Name, NameKind
from wortlaut.heads.neural.features import positions
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Told = tuple[Span, NameKind]
"""What something else than the model takes for a name."""

_OUTSIDE, _FIRST, _INSIDE = range(3)
TAGS = 3


class Graphs(Protocol):
    """What a pack computes; shapes as in ``train/heads.py``."""

    def names(self, vectors: Floats) -> Floats:
        """Return name logits (words, kinds × 3)."""


class Settings(Struct, frozen=True):
    """What was chosen on texts held back from the choice of everything else; part of a pack."""

    outside: tuple[float, ...] = (0.0,) * len(KINDS)
    """Added by kind to the logit of a word that is in no name: what is above 0 gives fewer names, and surer ones."""
    votes: tuple[float, ...] = (6.0, 6.0, 6.0, 0.0)
    """Added by kind to how far ahead of "outside" the model takes a name that others found to be."""


def read_names(
    words: Words, vectors: Floats, told: Iterable[Told], graphs: Graphs, settings: Settings
) -> tuple[Name, ...]:
    """Return the names in the order of the text, the outer before the inner."""
    if not words.spans:
        return ()
    return names_of(graphs.names(vectors), words, told, settings)


def names_of(logits: Floats, words: Words, told: Iterable[Told], settings: Settings) -> tuple[Name, ...]:
    """Decode logits (words, kinds × 3)."""
    logits = logits.reshape(len(logits), len(KINDS), TAGS).astype(np.float32)
    logits[:, :, _OUTSIDE] += np.asarray(settings.outside, np.float32)
    chances = _log_softmax(logits)
    begins = np.zeros(len(logits), bool)
    begins[words.sentences[:-1]] = True
    tags = best_tags(chances, begins)
    found = [
        _Found(first, last, kind, _score(chances[:, kind], begins, first, last))
        for kind in range(len(KINDS))
        for first, last in stretches(tags[:, kind])
    ]
    found = joined(found, list(_voted(logits, words, told, settings.votes)))
    return tuple(
        Name(Span(words.spans[one.first].start, words.spans[one.last - 1].end), KINDS[one.kind], one.score)
        for one in sorted(without_clashes(found), key=lambda one: (one.first, -one.last))
    )


class _Found(Struct, frozen=True):
    """Words ``first`` up to and without ``last``; ``kind`` by its number."""

    first: int
    last: int
    kind: int
    score: float


def _voted(logits: Floats, words: Words, told: Iterable[Told], votes: Sequence[float]) -> Iterator[_Found]:
    """Return what others found and the model, with their vote added, thinks more probable than not."""
    for span, kind in told:
        number = KINDS.index(kind)
        inside = positions([span], words.spans)
        if not inside:
            continue
        own = logits[inside[0] : inside[-1] + 1, number]
        ahead = own[:, _INSIDE] - own[:, _OUTSIDE]
        ahead[0] = own[0, _FIRST] - own[0, _OUTSIDE]
        odds = float(ahead.mean()) + votes[number]
        if odds > 0:
            yield _Found(inside[0], inside[-1] + 1, number, round(float(1 / (1 + np.exp(-odds))), 4))


def joined(found: Sequence[_Found], told: Sequence[_Found]) -> list[_Found]:
    """Join the model's names with what others found: of two of one kind that overlap, the model's if it is as long.

    The model is at times unsure how far a long name goes that a list has whole.
    """
    rivals = _overlaps(found, told)
    kept = [
        one
        for one in told
        if not any(other.first <= one.first and one.last <= other.last for other in rivals.get(one, ()))
    ]
    beaten = {other for one in kept for other in rivals.get(one, ())}
    return [*(one for one in found if one not in beaten), *kept]


def _overlaps(found: Sequence[_Found], told: Sequence[_Found]) -> dict[_Found, list[_Found]]:
    """Return for what others found the model's names of the same kind that overlap it."""
    by_kind: dict[int, list[_Found]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    rivals: dict[_Found, list[_Found]] = {}
    for one in told:
        near = by_kind.get(one.kind, [])
        at = bisect_right(near, one.first, key=lambda other: other.last)
        while at < len(near) and near[at].first < one.last:
            rivals.setdefault(one, []).append(near[at])
            at += 1
    return rivals


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def best_tags(chances: Floats, begins: npt.NDArray[np.bool_]) -> Ints:
    """Return the most probable tags (words, kinds) in which a name never begins with an inside word.

    ``chances`` (words, kinds, 3) are logarithms; ``begins`` says which words are the first of a sentence, over whose
    end no name goes.
    """
    tags: Ints = chances.argmax(-1).astype(np.int64)
    before = np.concatenate([np.full((1, tags.shape[1]), _OUTSIDE, tags.dtype), tags[:-1]])
    broken = (tags == _INSIDE) & ((before == _OUTSIDE) | begins[:, None])
    if not broken.any():
        return tags
    # What is most probable word by word is nearly always legal; only sentences where it is not are searched.
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(tags))
    numbers = np.searchsorted(starts, np.arange(len(tags)), "right") - 1
    for number, kind in sorted({(int(numbers[at]), int(kind)) for at, kind in np.argwhere(broken)}):
        stretch = slice(int(starts[number]), int(ends[number]))
        tags[stretch, kind] = _viterbi(chances[stretch, kind])
    return tags


def _viterbi(chances: Floats) -> list[int]:
    """Return the best tags of a sentence's words for one kind; inside follows first or inside alone."""
    outside, first, inside = float(chances[0, 0]), float(chances[0, 1]), -np.inf
    ways: list[tuple[int, int]] = []
    for of_outside, of_first, of_inside in chances[1:].tolist():
        named, best_named = (inside, _INSIDE) if inside > first else (first, _FIRST)
        free, best_free = (named, best_named) if named > outside else (outside, _OUTSIDE)
        ways.append((best_free, best_named))
        outside, first, inside = free + of_outside, free + of_first, named + of_inside
    tag = int(np.argmax([outside, first, inside]))
    tags = [tag]
    for free_from, named_from in reversed(ways):
        tag = named_from if tag == _INSIDE else free_from
        tags.append(tag)
    return tags[::-1]


def stretches(tags: Ints) -> list[tuple[int, int]]:
    """Return first word and the one after the last of every name of one kind."""
    starts = np.flatnonzero(tags == _FIRST)
    others = np.append(np.flatnonzero(tags != _INSIDE), len(tags))
    ends = others[np.searchsorted(others, starts, "right")]
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _score(chances: Floats, begins: npt.NDArray[np.bool_], first: int, last: int) -> float:
    logarithm = float(chances[first, _FIRST]) + float(chances[first + 1 : last, _INSIDE].sum())
    if last < len(chances) and not begins[last]:
        logarithm += float(np.log1p(-min(np.exp(chances[last, _INSIDE]), 0.999)))
    return round(float(np.exp(min(logarithm, 0.0))), 4)


def without_clashes(found: Iterable[_Found]) -> list[_Found]:
    """Drop the less probable of two names that are the same words, of one kind, or overlap without nesting."""
    rivals: dict[_Found, list[_Found]] = {}
    opened: list[_Found] = []
    ordered = sorted(found, key=lambda one: (one.first, -one.last))
    for one in ordered:
        opened = [other for other in opened if other.last > one.first]
        for other in opened:
            same = (other.first, other.last) == (one.first, one.last) or other.kind == one.kind
            if same or other.last < one.last:
                rivals.setdefault(one, []).append(other)
                rivals.setdefault(other, []).append(one)
        opened.append(one)
    dropped: set[_Found] = set()
    for one in sorted(rivals, key=lambda one: (-one.score, one.first, one.last, one.kind)):
        if one not in dropped:
            dropped.update(rivals[one])
    return [one for one in ordered if one not in dropped]
