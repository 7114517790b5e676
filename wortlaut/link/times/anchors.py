"""What a relative time is counted from: the day of publication, or the time the text has come to."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from wortlaut.heads.times import FoundTime

# Two days parted by so few characters are named together: " und ", ", ".
_AND = 6
# So many sentences before "the first week" its beginning may be named.
_SERIES_STARTS = 3
# A telling goes on by so many years at most where a bare year says so; others look back or ahead.
_GOES_ON = 4
# From this hour on a time is late, up to that one it is early: "at 11.45 p.m. ... at 0.30".
_LATE_HOUR, _EARLY_HOUR = 18, 6
_CLAUSE = re.compile(r"[,;:.!?–—()]")
# What a time of each unit fixes: a day fixes all, a year only itself.
_FINENESS = {"CE": 0, "DE": 1, "Y": 2, "M": 3, "W": 4, "D": 5}


class Point(Struct, frozen=True, kw_only=True):
    """A resolved time as an anchor: its first day, the unit it fixes, where it was said."""

    day: date
    unit: str
    part: int
    sentence: int
    end: int
    with_year: bool = False
    # The hour that a clock time says, 24 for midnight and for a night that ends on the next day; else None.
    hour: int | None = None
    shifted: bool = False

    def fixes(self, unit: str) -> bool:
        """Say whether the point is fine enough to count units of this kind from."""
        return _FINENESS.get(self.unit, 5) >= min(_FINENESS.get(unit, 5), 5)


class Anchors:
    """The anchors as the text goes on; ``narrative`` texts move in a time of their own."""

    def __init__(self, narrative: bool, text: str = "") -> None:
        self.narrative = narrative
        self.published: date | None = None
        self.last: Point | None = None
        # The last, but for a bare year that a telling looks back to.
        self.current: Point | None = None
        self.last_day: Point | None = None
        self.last_year: Point | None = None
        self.part = self.sentence = self.start = self.end = 0
        self.chapter: int | None = None
        self.vague_day: tuple[int, int] | None = None
        self.recurring: tuple[int, int] | None = None
        self.text = text
        self._series: dict[str, date] = {}

    def series(self, unit: str, number: int) -> date | None:
        """Return a day of the n-th unit that the text counts: the first one begins at the time spoken of.

        None if it has not begun to count, or names no time to begin from.
        """
        if number == 1:
            start = self.last_day
            if start is None or self.sentence - start.sentence > _SERIES_STARTS:
                return None
            self._series[unit] = start.day
        return self._series.get(unit)

    def enter(self, found: FoundTime, part: int, published: date | None) -> None:
        """Go on to an expression of the given part; ``published`` is the part's day."""
        self.part, self.sentence, self.published = part, found.sentence, published
        self.start, self.end = found.start, found.end

    def remember(
        self, day: date, unit: str, with_year: bool, hour: int | None = None, shifted: bool = False
    ) -> None:
        """Take a resolved time as the one the text has come to; ``shifted`` says that it is "last", "next"."""
        point = Point(
            day=day,
            unit=unit,
            part=self.part,
            sentence=self.sentence,
            end=self.end,
            with_year=with_year,
            hour=hour,
            shifted=shifted,
        )
        if unit == "D" and hour is None and self.named_together() is not None:
            self.last = self.current = point  # "today and tomorrow": a clock time is of the first as well
            return
        self.last = point
        if (
            self.current is None
            or _FINENESS.get(unit, 5) > 2
            or -1 <= day.year - self.current.day.year <= _GOES_ON
        ):
            self.current = point
        if unit == "D":
            self.last_day = point
        if with_year:
            self.last_year = point

    def recurs(self) -> bool:
        """Say whether the sentence has named something that recurs: "on Mondays also in the evening"."""
        return self.recurring == (self.part, self.sentence)

    def come_back(self) -> None:
        """Take the present as the time that the text has come back to: what was named before tells no year."""
        if not self.narrative:
            self.last_year = None

    def base(self) -> date | None:
        """Return the day that partial dates are near to."""
        if self.narrative and self.current is not None:
            return self.current.day
        return self.published

    def spoken_of(self, unit: str) -> date | None:
        """Return a day of the time spoken of, if it fixes the unit; else the day of publication."""
        if self.last is not None and self.last.fixes(unit):
            return self.last.day
        if self.last is not None and self.last_day is not None and self.last_day.part == self.part:
            return self.last_day.day
        return None if self.last is not None and self.narrative else self.published

    def year_nearby(self) -> int | None:
        """Return the year that a heading names, or one named in the same sentence or the one before.

        Not those around publication or ahead of it: the clause's tense tells more.
        """
        if self.chapter is not None:
            return self.chapter
        point = self.last_year
        if point is None or point.part != self.part or self.sentence - point.sentence > 1:
            return None
        if self.published is not None and point.day.year >= self.published.year - 1:
            return None
        return point.day.year

    def relative_in_clause(self, unit: str) -> date | None:
        """Return "last year" or "next week" if it is what the clause named last, before the expression."""
        point = self.last
        if point is None or not point.shifted or point.unit != unit or point.part != self.part:
            return None
        if point.sentence != self.sentence:
            return None
        apart = self.start - point.end > _AND and _CLAUSE.search(self.text, point.end, self.start)
        return None if apart else point.day

    def year_in_sentence(self) -> int | None:
        """Return the year that the sentence names before."""
        point = self.last_year
        if point is None or (point.part, point.sentence) != (self.part, self.sentence):
            return None
        return point.day.year

    def month_in_sentence(self) -> date | None:
        """Return a day of the month that the sentence spoke of last."""
        point = self.last
        if (
            point is None
            or not point.fixes("M")
            or (point.part, point.sentence) != (self.part, self.sentence)
        ):
            return None
        return point.day

    def day_in_sentence(self, before: int = 0, reach: int | None = None) -> date | None:
        """Return the last day that the sentence, or one at most so many before it, names.

        ``reach`` is how many characters it may lie back.
        """
        point = self.last_day
        if point is None or point.part != self.part or self.sentence - point.sentence > before:
            return None
        if reach is not None and self.start - point.end > reach:
            return None
        return point.day

    def day_told(self, before: int) -> date | None:
        """Return the last day that at most so many sentences back was named, if it is over."""
        day = self.day_in_sentence(before=before)
        return day if day is not None and self.published is not None and day < self.published else None

    def after_midnight(self, day: date, hour: int) -> date:
        """Return the next day for an early hour behind a late one of the day, or behind the night that begins on it."""
        point = self.last_day
        late = point is not None and point.day == day and (point.hour or 0) >= _LATE_HOUR
        if not late or point is None or self.sentence - point.sentence > 1 or hour >= _EARLY_HOUR:
            return day
        return day + timedelta(days=1)

    def named_together(self) -> date | None:
        """Return the day that is named right before: "Monday and Tuesday"."""
        point = self.last_day
        if point is not None and point.hour is not None:  # "Monday, 8 p.m.; Friday, 6 p.m."
            return None
        if point is None or point.sentence != self.sentence or not 0 < self.start - point.end <= _AND:
            return None
        return point.day
