"""Which statement stands in which."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.spans import Span

# Quotations nest this deep at most; what lies deeper on the stack does not hold what comes.
_DEEPEST = 16


def holders(quotes: Sequence[tuple[Span, ...]]) -> list[int | None]:
    """Return for every quote the index of the innermost earlier one that holds all its spans.

    The quotes are sorted by their first start, the longer first: so a holder always comes before what it
    holds, and nobody holds himself. Of two equal quotes the first holds the second.
    """
    answer: list[int | None] = []
    open_quotes: list[int] = []
    for index, quote in enumerate(quotes):
        while open_quotes and quotes[open_quotes[-1]][-1].end <= quote[0].start:
            open_quotes.pop()
        held = (at for at in reversed(open_quotes[-_DEEPEST:]) if _holds(quotes[at], quote))
        answer.append(next(held, None))
        open_quotes.append(index)
    return answer


def _holds(outer: tuple[Span, ...], inner: tuple[Span, ...]) -> bool:
    return all(any(one.covers(span) for one in outer) for span in inner)
