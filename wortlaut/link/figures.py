"""Which statement claims a figure, and which figures are times."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from wortlaut.records import Figure, Statement, Time


def claimed(figures: Sequence[Figure], statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Fill in the innermost statement whose quote holds each figure; both are in the order of the text.

    Of two statements that hold it and are nested in none or in equally many, the one with the shorter
    stretch of quote claims it.
    """
    depths = _depths(statements)
    quotes = sorted(
        (span.start, span.end, -depths[each.id], each.id) for each in statements for span in each.quote
    )
    done: list[Figure] = []
    open_quotes: list[tuple[int, int, int, str]] = []
    at = 0
    for figure in sorted(figures, key=lambda each: each.start):
        while at < len(quotes) and quotes[at][0] <= figure.start:
            open_quotes.append(quotes[at])
            at += 1
        open_quotes = [quote for quote in open_quotes if quote[1] > figure.start]
        holding = [quote for quote in open_quotes if quote[1] >= figure.end]
        innermost = min(holding, key=lambda quote: (quote[2], quote[1] - quote[0]), default=None)
        done.append(msgspec.structs.replace(figure, statement=innermost[3] if innermost else None))
    return tuple(done)


def without_times(figures: Sequence[Figure], times: Sequence[Time]) -> tuple[Figure, ...]:
    """Leave out the figures that lie in, or across, a date, clock time or set: the 9 of "Sept. 9".

    Lengths and vague times stay: they hold numbers that are counted. Both are in the order of the text.
    """
    taken = sorted((each.start, each.end) for each in times if each.type != "DURATION" and not each.vague)
    kept: list[Figure] = []
    at = 0
    for figure in sorted(figures, key=lambda each: each.start):
        while at < len(taken) and taken[at][1] <= figure.start:
            at += 1
        if at == len(taken) or taken[at][0] >= figure.end:
            kept.append(figure)
    return tuple(kept)


def _depths(statements: Sequence[Statement]) -> dict[str, int]:
    """Return in how many statements each is nested; a ring, which no reader makes, counts as its length."""
    outer = {each.id: each.inside for each in statements}
    depths: dict[str, int] = {}
    for name, above in outer.items():
        depth = 0
        while above in outer and above not in depths and depth < len(outer):
            depth, above = depth + 1, outer[above]  # noqa: PLW2901
        depths[name] = depth + (1 + depths[above] if above in depths else 0)
    return depths
