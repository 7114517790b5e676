"""What names that a model found say for and against a place, in points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from wortlaut.heads.naming import Name, outermost
from wortlaut.spans import Span

# Set on German and English articles that no figure is reported of, like the other points (see score.py).
_PLACE, _PERSON, _BODY, _OTHER, _INSIDE, _NOTHING = 2.0, -3.0, -2.0, -1.0, -0.5, -1.0


class Evidence:
    """The names of an article, to be asked about spans."""

    def __init__(self, names: Iterable[Name]) -> None:
        names = list(names)
        self._places = {name.span: name.score for name in names if name.kind == "place"}
        self._outer = outermost(names)
        self._ends = [name.span.end for name in self._outer]

    def points(self, span: Span) -> float:
        """Return the points of a toponym that stands here."""
        if span in self._places:
            return _PLACE * self._places[span]
        at = bisect_right(self._ends, span.start)
        if at == len(self._outer) or self._outer[at].span.start >= span.end:
            return _NOTHING
        name = self._outer[at]
        if name.kind == "place":
            return 0.5 * _PLACE * name.score
        if name.kind == "person":
            return _PERSON * name.score
        if name.span.covers(span) and name.span != span:
            return _INSIDE * name.score
        return (_BODY if name.kind == "organization" else _OTHER) * name.score
