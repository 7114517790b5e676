"""What a relative time is counted from: the day of publication, or the time the text has come to."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

# What a time of each unit fixes: a day fixes all, a year only itself.
_FINENESS = {"CE": 0, "DE": 1, "Y": 2, "M": 3, "W": 4, "D": 5}


class Point(Struct, frozen=True, kw_only=True):
    """A resolved time as an anchor: its first day, the unit it fixes, where it was said."""

    day: date
    unit: str
    part: int
    sentence: int
    with_year: bool = False

    def fixes(self, unit: str) -> bool:
        """Say whether the point is fine enough to count units of this kind from."""
        return _FINENESS.get(self.unit, 5) >= min(_FINENESS.get(unit, 5), 5)


class Anchors:
    """The anchors as the text goes on; ``narrative`` texts move in a time of their own."""

    def __init__(self, narrative: bool) -> None:
        self.narrative = narrative
        self.published: date | None = None
        self.last: Point | None = None
        self.last_day: Point | None = None
        self.last_year: Point | None = None
        self.part = self.sentence = 0

    def enter(self, part: int, sentence: int, published: date | None) -> None:
        """Go on to an expression of the given sentence; ``published`` is its part's day."""
        self.part, self.sentence, self.published = part, sentence, published

    def remember(self, day: date, unit: str, with_year: bool) -> None:
        """Take a resolved time as the one the text has come to."""
        point = Point(day=day, unit=unit, part=self.part, sentence=self.sentence, with_year=with_year)
        self.last = point
        if unit == "D":
            self.last_day = point
        if with_year:
            self.last_year = point

    def base(self) -> date | None:
        """Return the day that partial dates are near to."""
        if self.narrative and self.last is not None:
            return self.last.day
        return self.published

    def spoken_of(self, unit: str) -> date | None:
        """Return a day of the time spoken of, if it fixes the unit; else the day of publication."""
        if self.last is not None and self.last.fixes(unit):
            return self.last.day
        if self.last is not None and self.last_day is not None and self.last_day.part == self.part:
            return self.last_day.day
        return None if self.last is not None and self.narrative else self.published

    def year_nearby(self) -> int | None:
        """Return a year named in the same sentence or the one before, other than those around publication."""
        point = self.last_year
        if point is None or point.part != self.part or self.sentence - point.sentence > 1:
            return None
        if self.published is not None and abs(point.day.year - self.published.year) <= 1:
            return None
        return point.day.year

    def year_in_sentence(self) -> int | None:
        """Return the year that the sentence names before."""
        point = self.last_year
        if point is None or (point.part, point.sentence) != (self.part, self.sentence):
            return None
        return point.day.year

    def day_in_sentence(self, before: int = 0) -> date | None:
        """Return the last day that the sentence, or one at most so many before it, names."""
        point = self.last_day
        if point is None or point.part != self.part or self.sentence - point.sentence > before:
            return None
        return point.day
