"""Examples and passages as the model takes them: windows of pieces with labels as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from train.example import Example
from train.labels import ACTS, DOMAINS, FEATURES, KINDS, MEDIA, RELATIONS, ROLES, STATUSES, TYPES, UPOS
from train.sets.statements import Marked, Passage
from wortlaut.encode.pieces import Pieces
from wortlaut.heads.neural.features import Floats, Found, by_anchor, conditions
from wortlaut.heads.neural.shape import REACH, RULES

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NONE = -100
"""Stands for a label that the set does not give."""
WIDE, NARROW = 420, 250
"""Pieces of a window: articles are read in wide ones; narrow ones are learned from faster."""


class Given(Struct):
    """A statement of an item: its anchor, the words around it, and its labels."""

    anchor: int
    low: int
    condition: Floats
    roles: Floats
    known: Bools
    labels: tuple[int, int, int, int]
    opinion: Floats


class Item(Struct):
    """A window: the pieces of its words, and what is known of them."""

    source: str
    pieces: list[list[int]]
    rules: Floats
    domain: int = 0
    anchors: Floats | None = None
    statements: list[Given] = []
    names: Ints | None = None
    """(words, kinds): 0 outside, 1 first word of a name, 2 inside; NONE where a set does not label the kind."""
    tags: Ints | None = None
    """(words, 1 + features)."""
    heads: Ints | None = None
    relations: Ints | None = None
    sentences: list[int] = []

    @property
    def size(self) -> int:
        """Pieces, with the two at the ends."""
        return sum(map(len, self.pieces)) + 2


def windows(
    pieces: Sequence[Sequence[int]], sentences: Sequence[int], most: int
) -> Iterator[tuple[int, int]]:
    """Yield stretches of whole sentences of at most so many pieces; a longer sentence is cut."""
    sizes = np.concatenate([[0], np.cumsum([len(ids) for ids in pieces])])
    start = 0
    for here, after in zip(sentences, [*sentences[1:], len(pieces)], strict=True):
        while sizes[after] - sizes[start] > most:
            end = here if here > start else int(np.searchsorted(sizes, sizes[start] + most, "right")) - 1
            yield start, max(end, start + 1)
            start = max(end, start + 1)
    if start < len(pieces):
        yield start, len(pieces)


_MARKS = {"„": 0, "“": 1, "”": 1}
_STYLES = (("»", "«"), ('"', '"'), ("“", "”"), ("«", "»"))
_RESTYLED = 0.3


def restyled(words: Sequence[str], rng: np.random.Generator) -> list[str]:
    """Now and then write German quotation marks in another manner: the corpora know hardly any but their own."""
    if "„" not in words or rng.random() > _RESTYLED:
        return list(words)
    style = _STYLES[rng.integers(len(_STYLES))]
    return [style[_MARKS[word]] if word in _MARKS else word for word in words]


def of_example(example: Example, tokenizer: Pieces) -> Item:
    """Make an item of an example with names or grammar."""
    count = len(example.words)
    item = Item(
        source=example.source,
        pieces=tokenizer.of_words(example.words, example.spaces),
        rules=np.zeros((count, RULES), np.float32),
        sentences=[*example.sentences, count],
    )
    if example.names is not None:
        item.names = np.full((count, len(KINDS)), NONE, np.int64)
        item.names[:, [KINDS.index(kind) for kind in example.kinds]] = 0
        for name in sorted(example.names, key=lambda one: one.start - one.end, reverse=True):
            # Of names of a kind within one another the outer is learned.
            column = item.names[name.start : name.end, KINDS.index(name.kind)]
            if not column.any():
                column[:] = 2
                column[0] = 1
    if example.grammar is not None:
        grammar = example.grammar
        item.tags = np.zeros((count, 1 + len(FEATURES)), np.int64)
        item.tags[:, 0] = [UPOS.index(tag) for tag in grammar.upos]
        for column, (feature, values) in enumerate(FEATURES.items(), 1):
            item.tags[:, column] = [
                values.index(value) if (value := of.get(feature, "")) in values else 0
                for of in grammar.features
            ]
        item.heads = np.asarray(grammar.heads)
        item.relations = np.asarray(
            [RELATIONS.index(name) if name in RELATIONS else NONE for name in grammar.relations]
        )
    return item


def of_passage(
    passage: Passage, tokenizer: Pieces, most: int = WIDE, rng: np.random.Generator | None = None
) -> Iterator[Item]:
    """Make items of a passage, window by window; with ``rng`` its marks are varied."""
    words = passage.words if rng is None else restyled(passage.words, rng)
    pieces = tokenizer.of_words(words, passage.spaces)
    for start, end in windows(pieces, passage.sentences[:-1], most):
        found = [inside for one in passage.found if (inside := _within(one, start, end))]
        item = Item(
            source=passage.source,
            pieces=pieces[start:end],
            rules=passage.rules[start:end],
            domain=DOMAINS.index(passage.domain),
            sentences=[at - start for at in passage.sentences if start <= at <= end],
        )
        anchors = np.zeros(end - start, np.float32)
        for one in _widest(passage.statements):
            if start <= one.anchor < end:
                anchors[one.anchor - start] = 1
                item.statements.append(_given(one, start, end, found))
        item.anchors = anchors if passage.anchors else None
        yield item


def _widest(statements: Sequence[Marked]) -> list[Marked]:
    """Return for every anchor the statement with the longest quote.

    What is quoted within an indirect statement has its cue, so its anchor; it is found by its marks afterwards.
    """
    widest: dict[int, Marked] = {}
    for one in statements:
        other = widest.get(one.anchor)
        if other is None or len(one.roles["quote"]) > len(other.roles["quote"]):
            widest[one.anchor] = one
    return list(widest.values())


def _within(found: Found, start: int, end: int) -> Found | None:
    if not start <= found.anchor < end:
        return None
    roles = {
        role: [word - start for word in words if start <= word < end] for role, words in found.roles.items()
    }
    return Found(roles, found.anchor - start, found.statement) if roles["quote"] else None


def _given(one: Marked, start: int, end: int, found: Sequence[Found]) -> Given:
    anchor = one.anchor - start
    low, high = max(0, anchor - REACH), min(end - start, anchor + REACH + 1)
    roles = np.zeros((high - low, len(ROLES)), np.float32)
    for column, role in enumerate(ROLES):
        inside = [word - start - low for word in one.roles[role] if low <= word - start < high]
        roles[inside, column] = 1
    same = by_anchor(found).get(anchor)
    names = (one.type, one.medium, one.act, one.status)
    act, status = one.opinion or (None, None)
    kind, medium = (same.statement.type, same.statement.medium) if same else (None, None)
    lists = (TYPES, MEDIA, ACTS, STATUSES)
    return Given(
        anchor=anchor,
        low=low,
        condition=conditions(low, high, same),
        roles=roles,
        known=np.asarray([role in one.known for role in ROLES]),
        labels=tuple(_number(name, names_) for name, names_ in zip(names, lists, strict=True)),  # type: ignore[arg-type]
        opinion=opinion((kind, medium, act, status)),
    )


def _number(name: str | None, names: tuple[str, ...]) -> int:
    return NONE if name is None else names.index(name)


def opinion(names: Sequence[str | None]) -> Floats:
    """Return type, medium, act and status as ones in zeros, one after another."""
    parts = []
    for name, known in zip(names, (TYPES, MEDIA, ACTS, STATUSES), strict=True):
        part = np.zeros(len(known), np.float32)
        if name is not None:
            part[known.index(name)] = 1
        parts.append(part)
    return np.concatenate(parts)


def batches(items: Iterable[Item], most: int, count: int, rng: np.random.Generator) -> list[list[Item]]:
    """Put items of like size together, at most so many pieces (with what is padded) and items a batch; in any order."""
    order = sorted(items, key=lambda one: one.size * (0.85 + 0.3 * rng.random()))
    made: list[list[Item]] = []
    now: list[Item] = []
    longest = 0
    for item in order:
        if now and (len(now) == count or max(longest, item.size) * (len(now) + 1) > most):
            made.append(now)
            now, longest = [], 0
        now.append(item)
        longest = max(longest, item.size)
    if now:
        made.append(now)
    return [made[int(index)] for index in rng.permutation(len(made))]
