"""Finds words of one text again in another."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence

from wortlaut.spans import Span

# So much of the text on either side tells one occurrence from another.
_AROUND = 60
_MOST_PLACES = 500


def again(own: str, span: Span, words: str, other: str) -> Span | None:
    """Return where words, which stood (or should stand) at a span of their own text, stand in another text."""
    if span.text(own) == words:
        return relocate(own, span, other)
    # Their own text has become another and does not have them there, so that nothing is known around them.
    return nearest((Span(start, start + len(words)) for start in places(other, words)), span)


def relocate(text: str, span: Span, other: str) -> Span | None:
    """Return where the words of a span stand in another text; None if they do not.

    Of several places the one whose surroundings are most alike is taken, then the one nearest to the old.
    """
    if text is other or text == other:
        return span if 0 <= span.start <= span.end <= len(text) else None
    words = span.text(text)
    if not words:
        return Span(0, 0) if span == (0, 0) else None
    before, after = text[max(0, span.start - _AROUND) : span.start][::-1], text[span.end : span.end + _AROUND]

    def alike(start: int) -> tuple[int, int, int]:
        end = start + len(words)
        left = _common(before, other[max(0, start - _AROUND) : start][::-1])
        return left + _common(after, other[end : end + _AROUND]), -abs(start - span.start), -start

    near = heapq.nsmallest(_MOST_PLACES, places(other, words), key=lambda start: abs(start - span.start))
    best = max(near, key=alike, default=None)
    return None if best is None else Span(best, best + len(words))


def places(text: str, words: str) -> Iterator[int]:
    """Yield where words begin in a text; one place does not begin inside another."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def find_words(text: str, words: str) -> list[Span]:
    """Return where words stand in a text, whatever white space lies between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    return [Span(*found.span()) for found in pattern.finditer(text)]


def nearest(spans: Iterable[Span], to: Span) -> Span | None:
    """Return the span that is nearest to another; of two the first."""
    return min(spans, key=lambda each: max(each.start - to.end, to.start - each.end, 0), default=None)


def closest(was: Span, spans: Sequence[tuple[Span, str]], least: float) -> str | None:
    """Return the name of what shares most characters with a span, above ``least`` of both together."""
    best, most = None, least
    for at, name in spans:
        shared = min(was.end, at.end) - max(was.start, at.start)
        share = shared / max(1, max(was.end, at.end) - min(was.start, at.start))
        if share > most:
            best, most = name, share
    return best


def _common(one: str, other: str) -> int:
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
