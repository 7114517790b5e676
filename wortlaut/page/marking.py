"""The text of an article as marked-up stretches: cut at every border of every span, so that spans may overlap.

HTML elements nest and spans do not, so no element stands for a span. Each stretch between two borders tells by its classes and
``data-s`` which spans it belongs to; the characters stay as they are, and so does their order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.view.safe import safe

ROLES = {"quote": "q", "speaker": "s", "cue": "c", "addressee": "a", "frame": "f"}
"""What a stretch is to a statement, and the letter that says so in ``data-s``."""

# So many lines stay apart below a line of text; deeper nesting is told by the notes.
_DEEPEST = 3
# A stretch names the innermost statements that it belongs to; more than these nobody can point at.
_MOST = 12
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


class Said(Struct, frozen=True):
    """A span of a statement: the statement's number in the article, what the span is to it."""

    span: Span
    number: int
    role: str


class Value(Struct, frozen=True):
    """A span with a value: its layer, where it leads, and what it says when one points at it."""

    span: Span
    layer: str
    address: str | None
    says: str


class Ref(Struct, frozen=True):
    """The mark before a statement: its number, the id of its note, its address, how it is read aloud."""

    at: int
    number: int
    key: str
    address: str
    label: str


class Marks:
    """All that is marked in a text, to be asked part by part."""

    def __init__(
        self,
        text: str,
        said: Iterable[Said],
        values: Iterable[Value],
        refs: Iterable[Ref],
        chosen: Span | None = None,
    ) -> None:
        self._text = text
        self._said = sorted((each for each in said if each.span.start < each.span.end), key=_first_then_long)
        self._values = sorted(
            (each for each in values if each.span.start < each.span.end), key=_first_then_long
        )
        self._refs = sorted(refs, key=lambda ref: (ref.at, ref.number))
        self._chosen = chosen
        self._borders = sorted(
            {border for each in self._said for border in each.span}
            | {border for each in self._values for border in each.span}
            | {ref.at for ref in self._refs}
            | set(chosen or ())
        )
        self._said_at = 0
        self._values_at = 0
        self._open_said: list[Said] = []
        self._open_values: list[Value] = []
        self._begun = False

    def html(self, part: Span) -> Markup:
        """Return a part's text. Parts are asked for in their order."""
        return Markup("").join(self._stretches(part))

    def _stretches(self, part: Span) -> Iterator[Markup]:
        low, high = bisect_right(self._borders, part.start), bisect_left(self._borders, part.end)
        borders = [part.start, *self._borders[low:high], part.end]
        for start, end in pairwise(borders):
            self._advance(start)
            yield from self._refs_at(start)
            yield self._stretch(Span(start, end))

    def _advance(self, to: int) -> None:
        """Open what begins before or here, close what has ended."""
        while self._said_at < len(self._said) and self._said[self._said_at].span.start <= to:
            self._open_said.append(self._said[self._said_at])
            self._said_at += 1
        while self._values_at < len(self._values) and self._values[self._values_at].span.start <= to:
            self._open_values.append(self._values[self._values_at])
            self._values_at += 1
        self._open_said = [each for each in self._open_said if each.span.end > to]
        self._open_values = [each for each in self._open_values if each.span.end > to]

    def _refs_at(self, start: int) -> Iterator[Markup]:
        for ref in _between(self._refs, start):
            yield Markup(
                '<a class="ref" id="s-{}" href="{}" data-n="{}" aria-label="{}" aria-describedby="note-{}"></a>'
            ).format(ref.key, ref.address, ref.number, shown(ref.label), ref.number)

    def _stretch(self, span: Span) -> Markup:
        inner = harmless(span.text(self._text))
        if self._open_values:
            inner = self._valued(inner)
        if self._open_said:
            inner = self._spoken(inner)
        if self._chosen is not None and self._chosen.overlaps(span):
            name = Markup("") if self._begun else Markup(' id="marked"')
            self._begun = True
            inner = Markup("<mark{}>{}</mark>").format(name, inner)
        return inner

    def _valued(self, inner: Markup) -> Markup:
        """Wrap in the innermost value; the layers of all that lie here are its classes."""
        layers = " ".join(dict.fromkeys(f"v-{each.layer}" for each in self._open_values))
        best = self._open_values[-1]
        says = shown("; ".join(dict.fromkeys(each.says for each in self._open_values)))
        if best.address is None:
            return Markup('<span class="v {}" title="{}">{}</span>').format(layers, says, inner)
        return Markup('<a class="v {}" href="{}" title="{}" tabindex="-1">{}</a>').format(
            layers, best.address, says, inner
        )

    def _spoken(self, inner: Markup) -> Markup:
        depth = min(sum(each.role == "quote" for each in self._open_said), _DEEPEST)
        names = dict.fromkeys(f"{each.number}{ROLES[each.role]}" for each in self._open_said[-_MOST:])
        kind = f"g q{depth}" if depth else "g"
        return Markup('<span class="{}" data-s="{}">{}</span>').format(kind, " ".join(names), inner)


def _first_then_long(each: Said | Value) -> tuple[int, int]:
    return each.span.start, -each.span.end


def _between(refs: Sequence[Ref], at: int) -> Sequence[Ref]:
    low = bisect_left(refs, at, key=lambda ref: ref.at)
    return refs[low : bisect_right(refs, at, key=lambda ref: ref.at)]


def harmless(text: str) -> Markup:
    """Return text escaped, each mark that would turn round the order of reading shown as what it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _REORDERING.search(text) is None:
        return escape(safe(text))
    pieces, last = [], 0
    for found in _REORDERING.finditer(text):
        pieces.append(escape(safe(text[last : found.start()])))
        pieces.append(
            Markup('<span class="control" title="U+{}">\ufffd</span>').format(f"{ord(found[0]):04X}")
        )
        last = found.end()
    return Markup("").join([*pieces, escape(safe(text[last:]))])


def shown(text: str) -> str:
    """Return text for an attribute."""
    return safe(text.replace("\r", " "))
