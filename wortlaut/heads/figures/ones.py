"""Where "ein" and "one" count: beside a bound, beside another number, in a tally."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.reject import is_timed
from wortlaut.heads.figures.tokens import Line


def counts(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether an article is a number, as far as the words beside it can tell."""
    if is_timed(line, found, known):
        return False
    if line.lower(found.first - 1) in known.counted["counting_ein"] and found.of is not None:
        return (
            line.lower(found.first - 1) != "als"
            or known.bounds_before.before(line.low, found.first) is not None
        )
    if line.lower(found.last) in known.counted["of_them"]:
        return True
    return (
        found.of is not None
        and found.of[0] == found.last
        and line.low[found.last] in known.counted["tallied"]
    )


def beside_numbers(line: Line, articles: Sequence[Quantity], numbers: Sequence[Quantity]) -> list[Quantity]:
    """Return the articles that continue a count: "zwei Boote und [einen] Kran"."""
    ends = {
        number.of[1]
        for number in numbers
        if number.of and number.unit is None and number.of[0] >= number.last
    }
    kept: list[Quantity] = []
    for article in articles:
        joined = line.lower(article.first - 1) in ("und", "sowie", "and") and article.first - 1 in ends
        if joined and article.of is not None and line.lower(article.of[1]) not in ("von", "of"):
            kept.append(article)
    return kept
