"""Half-open intervals of code points, the currency of every room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """The code points ``text[start:end]``; written to JSON as ``[start, end]``."""

    start: int
    end: int

    def text(self, of: str) -> str:
        """Return the characters that the span names."""
        return of[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def join(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and melt those that touch or overlap; empty ones vanish."""
    joined: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of ``spans`` outside ``holes``, sorted and joined."""
    left = list(join(spans))
    for hole in holes:
        pieces: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                pieces.append(span)
                continue
            pieces += [Span(span.start, hole.start), Span(hole.end, span.end)]
        left = [piece for piece in pieces if piece.start < piece.end]
    return tuple(left)


def trim(span: Span, text: str) -> Span:
    """Return the span without the white space at its ends; it may become empty."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def holder(span: Span, spans: Sequence[Span]) -> int | None:
    """Return the index of the one of the sorted, disjoint ``spans`` in which ``span`` starts."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    if low < len(spans) and spans[low].start <= span.start:
        return low
    return None
