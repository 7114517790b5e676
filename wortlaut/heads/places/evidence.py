"""What names that a model found say for and against a place, in points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from wortlaut.heads.naming import Name, outermost
from wortlaut.spans import Span

# Set on the halves of the English articles that tuning looks at (see eval/places.py) and on the hard cases: heavier
# ones find no more, and let a town lose that is also a first name.
_PLACE, _OVERLAPS = 1.0, 0.5
_OTHERS = {"person": -1.5, "organization": -1.0, "other": -0.5}


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
            return 0.0
        name = self._outer[at]
        if name.kind == "place":
            return _OVERLAPS * name.score
        # A town in the name of a body is one all the same ("Universität Köln"); the gazetteer's own rules weigh that.
        part = name.kind != "person" and name.span != span and name.span.covers(span)
        return 0.0 if part else _OTHERS[name.kind] * name.score
