"""Grammar off the encoder's vectors: part of speech, features and the tree of every sentence, and lemmas.

Nothing of it is computed before it is asked for. Names of tags, features and relations are those of Universal
Dependencies; the relations have no subtypes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from wortlaut.encode.words import Words
from wortlaut.heads.neural.moods import subjunctives
from wortlaut.heads.neural.trees import best_heads
from wortlaut.records import Language
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_LONGEST = 256
"""Words of a stretch that is read as one tree: the scores of heads grow with the square."""
_TOGETHER = 2_048
"""Words, with what is padded, that are read at a time."""
_ROOT = "root"
_JOINED = "parataxis"
"""How the later stretches of a sentence that is too long hang on its first."""


class Graphs(Protocol):
    """What a pack computes; shapes as in ``train/heads.py``."""

    def grammar(self, vectors: Floats, real: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Return tag logits, arc scores, and the words as dependents and as governors, of padded sentences."""

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        """Return logits (words, relations) for words and the governors chosen for them."""


class Labels(Struct, frozen=True):
    """The labels in the order of the graphs' outputs; part of a pack."""

    upos: tuple[str, ...]
    features: dict[str, tuple[str, ...]]
    """Feature → values; the first, "", stands for a word without the feature."""
    relations: tuple[str, ...]


class Node(Struct, frozen=True):
    """A word of a tree. ``head`` counts the words of the sentence; the root's is its own."""

    span: Span
    upos: str
    features: dict[str, str]
    head: int
    relation: str


class Text(NamedTuple):
    """What is analysed: characters, their language and where the words lie."""

    characters: str
    language: Language
    words: Words


class Grammar:
    """An article's sentences as trees, read when they are first asked for."""

    def __init__(self, text: Text, vectors: Floats, graphs: Graphs, labels: Labels) -> None:
        self._text, self._vectors, self._graphs, self._labels = text, vectors, graphs, labels

    @cached_property
    def trees(self) -> tuple[tuple[Node, ...], ...]:
        """The trees of the sentences that have words, in the order of the text."""
        return tuple(read_trees(self._text, self._vectors, self._graphs, self._labels))


def read_trees(text: Text, vectors: Floats, graphs: Graphs, labels: Labels) -> list[tuple[Node, ...]]:
    """Return a tree for every sentence."""
    words = text.words
    stretches = _stretches(words.sentences)
    read = dict(one for group in _groups(stretches) for one in _read(group, words, vectors, graphs, labels))
    found: list[tuple[Node, ...]] = []
    for start, end in pairwise(words.sentences):
        parts = [read[at] for at in range(start, end, _LONGEST)]
        tree = list(_joined(parts)) if len(parts) > 1 else parts[0]
        found.append(tuple(_with_moods(tree, text.characters) if text.language == "de" else tree))
    return found


def _with_moods(tree: list[Node], text: str) -> list[Node]:
    """Return a German tree with the subjunctives that the verbs' forms show."""
    forms, heads = [node.span.text(text) for node in tree], [node.head for node in tree]
    upos, relations = [node.upos for node in tree], [node.relation for node in tree]
    for at in subjunctives(forms, upos, heads, relations):
        node = tree[at]
        tree[at] = replace(node, features=node.features | {"Mood": "Sub", "VerbForm": "Fin"})
    return tree


def _stretches(sentences: Sequence[int]) -> list[tuple[int, int]]:
    """Return the sentences, too long ones in several parts."""
    return [
        (at, min(at + _LONGEST, end))
        for start, end in pairwise(sentences)
        for at in range(start, end, _LONGEST)
    ]


def _groups(stretches: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Put stretches of like length together."""
    group: list[tuple[int, int]] = []
    for one in sorted(stretches, key=lambda one: (one[1] - one[0], one)):
        if group and (one[1] - one[0]) * (len(group) + 1) > _TOGETHER:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _read(
    group: Sequence[tuple[int, int]], words: Words, vectors: Floats, graphs: Graphs, labels: Labels
) -> Iterator[tuple[int, list[Node]]]:
    """Read stretches together; yield the first word of each and its nodes."""
    longest = max(end - start for start, end in group)
    x = np.zeros((len(group), longest, vectors.shape[1]), np.float32)
    real = np.zeros((len(group), longest), np.float32)
    for row, (start, end) in enumerate(group):
        x[row, : end - start] = vectors[start:end]
        real[row, : end - start] = 1
    tags, arcs, dependents, governors = graphs.grammar(x, real)
    heads = [best_heads(arcs[row, : end - start, : end - start]) for row, (start, end) in enumerate(group)]
    below = np.concatenate([dependents[row, : len(own)] for row, own in enumerate(heads)])
    above = np.concatenate([governors[row, own] for row, own in enumerate(heads)])
    roots = np.concatenate([own == np.arange(len(own)) for own in heads])
    relations = _relations(graphs.relations(below, above), roots, labels)
    at = 0
    for row, (start, end) in enumerate(group):
        count = end - start
        tagged = _tagged(tags[row, :count], labels)
        yield (
            start,
            [
                Node(words.spans[start + word], upos, features, int(heads[row][word]), relations[at + word])
                for word, (upos, features) in enumerate(tagged)
            ],
        )
        at += count


def _relations(logits: Floats, roots: npt.NDArray[np.bool_], labels: Labels) -> list[str]:
    """Choose the best relations; that of a root, and of no other word, is "root"."""
    root = labels.relations.index(_ROOT)
    logits = logits.copy()
    logits[:, root] = -np.inf
    chosen = np.where(roots, root, logits.argmax(1))
    return [labels.relations[number] for number in chosen.tolist()]


def _tagged(logits: Floats, labels: Labels) -> Iterator[tuple[str, dict[str, str]]]:
    """Return part of speech and features of every word."""
    sizes = [len(labels.upos), *(len(values) for values in labels.features.values())]
    parts = np.split(logits, np.cumsum(sizes)[:-1], axis=-1)
    best = [part.argmax(-1).tolist() for part in parts]
    for upos, *values in zip(*best, strict=True):
        yield (
            labels.upos[upos],
            {
                name: known[value]
                for (name, known), value in zip(labels.features.items(), values, strict=True)
                if known[value]
            },
        )


def _joined(parts: Sequence[Sequence[Node]]) -> Iterator[Node]:
    """Make one tree of the stretches of a sentence: the later ones hang on the root of the first."""
    top = next(number for number, node in enumerate(parts[0]) if node.head == number)
    first = 0
    for part in parts:
        for number, node in enumerate(part):
            is_root = node.head == number
            if is_root and first:
                yield Node(node.span, node.upos, node.features, top, _JOINED)
            else:
                yield Node(node.span, node.upos, node.features, first + node.head, node.relation)
        first += len(part)
