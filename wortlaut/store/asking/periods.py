"""Stretches of the calendar: a period cut at days, Mondays, months … so that it is seen at a glance."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal

from msgspec import Struct

Step = Literal["day", "week", "month", "quarter", "year", "decade"]

_MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
# Roughly how many days each has, finest first.
_STEPS: tuple[tuple[Step, float], ...] = (
    ("day", 1),
    ("week", 7),
    ("month", 30.4),
    ("quarter", 91.3),
    ("year", 365.2),
    ("decade", 3652),
)
_LAST = date.max.toordinal()


class Scale(Struct, frozen=True):
    """A period in bins: bin ``i`` has the days from ``edges[i]`` (counted from 0001-01-01) to before ``edges[i + 1]``."""

    step: Step
    edges: tuple[int, ...]

    @property
    def bins(self) -> int:
        """How many there are."""
        return len(self.edges) - 1

    def bin_of(self, day: int) -> int | None:
        """Return the number of a day's bin, None outside the period."""
        found = bisect_right(self.edges, day) - 1
        return found if 0 <= found < self.bins else None


def scale(since: int, until: int, *, most: int = 130) -> Scale:
    """Return the days from ``since`` to ``until``, both inclusive, in at most about ``most`` bins of the calendar.

    Bins are whole, so the period may grow a little at both ends.
    """
    since, until = min(since, until), max(since, until)
    coarsest: Step = "decade"
    step = next((step for step, days in _STEPS if (until - since) / days < most), coarsest)
    edges = [_floor(since, step)]
    while edges[-1] <= until and edges[-1] < _LAST:
        edges.append(_after(edges[-1], step))
    return Scale(step, tuple(edges))


def iso(day: int) -> str:
    """Return a day as an ISO date."""
    return date.fromordinal(max(1, min(day, _LAST))).isoformat()


def _floor(day: int, step: Step) -> int:
    if step == "day":
        return day
    if step == "week":
        return max(1, day - (day - 1) % 7)  # 0001-01-01 was a Monday
    found = date.fromordinal(day)
    size = _MONTHS[step]
    if step == "decade":
        return date(max(1, found.year - found.year % 10), 1, 1).toordinal()
    return date(found.year, (found.month - 1) // size * size + 1, 1).toordinal()


def _after(day: int, step: Step) -> int:
    if step in {"day", "week"}:
        return min(_LAST, day + (1 if step == "day" else 7))
    found = date.fromordinal(day)
    size = _MONTHS[step]
    months = found.year * 12 + found.month - 1 + size
    # The first decade is a year short: it begins in year 1.
    months -= months % size if step == "decade" else 0
    year, month = divmod(months, 12)
    return _LAST if year > date.max.year else date(year, month + 1, 1).toordinal()
