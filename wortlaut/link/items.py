"""What is linked, in the order of the text: names, places, descriptions and pronouns, freed of overlaps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.link.chains import Chain
from wortlaut.records import Mention, Place
from wortlaut.spans import Span, join

ItemKind = Literal["name", "place", "phrase", "pronoun"]


class Item(Struct, eq=False):
    """A mention on its way to a chain. ``begin`` is where its determiner stands."""

    start: int
    end: int
    begin: int
    kind: ItemKind
    sentence: int
    chain: Chain | None = None
    phrase: Phrase | None = None
    place: Place | None = None
    attached: bool = False
    speaks: bool = False

    @property
    def span(self) -> Span:
        """The mention's place in the text."""
        return Span(self.start, self.end)


def items_of(
    names: Sequence[tuple[Mention, Chain | None]],
    places: Sequence[Place],
    phrases: Sequence[Phrase],
    sentence_starts: Sequence[int],
) -> list[Item]:
    """Return what is left of names, places and phrases where they lie in one another.

    A name of several words beats the place inside it; a place beats a name of the same extent, unless the
    name is a person's who has a longer one. A description beats the name that its head word is part of.
    """
    taken: list[Item] = [
        Item(one.start, one.end, one.start, "place", _sentence(sentence_starts, one.start), place=one)
        for one in places
        if one.start < one.end
    ]
    by_start = {item.start: item for item in taken}
    kept: list[Item] = []
    for mention, chain in names:
        rival = by_start.get(mention.start)
        if rival is not None and rival.end >= mention.end and not _is_whole_person(chain):
            continue
        kept.append(
            Item(
                mention.start,
                mention.end,
                mention.start,
                "name",
                _sentence(sentence_starts, mention.start),
                chain,
            )
        )
    names_of = _Index(kept)
    kept += [item for item in taken if not names_of.overlap(item.start, item.end)]
    index = _Index(kept)
    for phrase in phrases:
        if not index.overlap(*phrase.head):
            kind: ItemKind = "pronoun" if phrase.form == "pronoun" else "phrase"
            kept.append(Item(*phrase.span, phrase.whole, kind, phrase.sentence, phrase=phrase))
    return sorted(kept, key=lambda item: (item.start, -item.end))


def beside(names: Sequence[Mention], items: Sequence[Item]) -> list[Mention]:
    """Return the names that share no character with an item."""
    taken = join(item.span for item in items)
    ends = [span.end for span in taken]
    free = []
    for one in names:
        at = bisect_right(ends, one.start)
        if at == len(taken) or taken[at].start >= one.end:
            free.append(one)
    return free


class _Index:
    """Disjoint items, to ask whether one of them shares a character with a span."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.spans = sorted((item.start, item.end) for item in items)
        self.ends = [end for _, end in self.spans]

    def overlap(self, start: int, end: int) -> bool:
        at = bisect_right(self.ends, start)
        return at < len(self.spans) and self.spans[at][0] < end


def _is_whole_person(chain: Chain | None) -> bool:
    return chain is not None and chain.kind == "person" and any(" " in name for name in chain.names)


def _sentence(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1
