"""Statements over time as bars, drawn by the server: no script is needed to see when somebody spoke."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from wortlaut.page.words import Words
from wortlaut.store.days import day_of

_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS, _MOST_YEARS = 62, 40, 96, 120
_MOST_TICKS = 6
_WEEK = 7
_LAST_DAY = date.max.toordinal()
_YEARS = {"year": 1, "decade": 10, "century": 100}
"""A wrong date, of the year 1 or 9999, shall not make a bar of every year between."""


class Period(Struct, frozen=True):
    """The days from one to another (both inclusive, since 0001-01-01), and how people call them."""

    since: int
    until: int
    label: str

    def days(self) -> dict[str, str]:
        """Return the days as ISO dates, as filters have them."""
        return {
            "since": date.fromordinal(self.since).isoformat(),
            "until": date.fromordinal(self.until).isoformat(),
        }


class Bar(Struct, frozen=True):
    """A period with its place on the axis, in percent of it, and how many of each row fall into it.

    ``heights`` are in percent of the highest bar.
    """

    period: Period
    x: float
    width: float
    counts: tuple[int, ...]
    heights: tuple[float, ...]


class Tick(Struct, frozen=True):
    """A label on the axis."""

    x: float
    label: str


class Drawing(Struct, frozen=True):
    """Bars of the same length of time on one axis; ``step`` is ``day``, ``week``, ``month``, ``year`` …."""

    step: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    highest: int


def draw(rows: Iterable[Iterable[int]], words: Words) -> Drawing | None:
    """Return the bars of one or more rows of days (0, undated, is left out) on one axis; None of less than two days.

    An axis is two weeks long at least, so that no bar is a block.
    """
    counted = [Counter(day for day in row if day) for row in rows]
    days = sorted({day for row in counted for day in row})
    if len(days) < 2:
        return None
    last = min(max(days[-1], days[0] + 2 * _WEEK - 1), _LAST_DAY)
    step = _step(last - days[0] + 1)
    periods = list(_periods(days[0], last, step, words))
    sums = [_sums(row, periods) for row in counted]
    highest = max(max(row) for row in sums)
    width = 100 / len(periods)
    bars = tuple(
        Bar(
            period=period, x=round(number * width, 3), width=round(width, 3),
            counts=tuple(row[number] for row in sums),
            heights=tuple(round(100 * row[number] / highest, 2) for row in sums),
        )
        for number, period in enumerate(periods)
    )  # fmt: skip
    return Drawing(step, bars, tuple(_ticks(bars, step, words)), highest)


def days_of(words: Words) -> Callable[[str | None, str | None], str]:
    """Return what tells the days from one to another (ISO dates) as people do: a year that both share is told once."""

    def told(first: str | None, last: str | None) -> str:
        first, last = (first or "")[:10], (last or "")[:10]
        if not first or not last or first == last:
            return words.day(first or last)
        if first[:4] != last[:4] or not (day_of(first) and day_of(last)):
            return f"{words.day(first)} – {words.day(last)}"
        begun = date.fromisoformat(first)
        month = words(f"bars.month.{begun.month}")
        return f"{words('bars.day_of', day=str(begun.day), month=month)} – {words.day(last)}"

    return told


def _step(days: int) -> str:
    if days <= _MOST_DAYS:
        return "day"
    if days <= _WEEK * _MOST_WEEKS:
        return "week"
    if days <= 31 * _MOST_MONTHS:
        return "month"
    return next((step for step, years in _YEARS.items() if days <= 365 * years * _MOST_YEARS), "century")


def _periods(first: int, last: int, step: str, words: Words) -> Iterator[Period]:
    since = _beginning(first, step)
    while since <= last:
        until = _next(since, step) - 1
        yield Period(since, until, _label(date.fromordinal(since), step, words))
        since = until + 1


def _beginning(day: int, step: str) -> int:
    found = date.fromordinal(day)
    if step == "day":
        return day
    if step == "week":
        return max(day - found.weekday(), 1)
    if step == "month":
        return found.replace(day=1).toordinal()
    return date(max(found.year - found.year % _YEARS[step], 1), 1, 1).toordinal()


def _next(since: int, step: str) -> int:
    """Return the day on which the next period begins, at most the day after the last that there is."""
    found = date.fromordinal(since)
    if step == "day":
        return since + 1
    if step == "week":
        return min(since + _WEEK - found.weekday(), _LAST_DAY + 1)
    if step == "month":
        return since + monthrange(found.year, found.month)[1]
    year = found.year - found.year % _YEARS[step] + _YEARS[step]
    return date(year, 1, 1).toordinal() if year <= date.max.year else _LAST_DAY + 1


def _sums(row: Counter[int], periods: list[Period]) -> list[int]:
    sums = [0] * len(periods)
    at = 0
    for day in sorted(row):
        while periods[at].until < day:
            at += 1
        sums[at] += row[day]
    return sums


def _label(day: date, step: str, words: Words) -> str:
    if step in _YEARS:
        last = day.year - day.year % _YEARS[step] + _YEARS[step] - 1
        return str(day.year) if step == "year" else f"{day.year}–{last}"
    if step == "month":
        return words("bars.month_of", month=words(f"bars.month.{day.month}"), year=str(day.year))
    told = words.day(day.isoformat())
    return words("bars.week_of", day=told) if step == "week" else told


def _ticks(bars: tuple[Bar, ...], step: str, words: Words) -> Iterator[Tick]:
    every = -(-len(bars) // _MOST_TICKS)
    for number, bar in enumerate(bars[::every]):
        day = date.fromordinal(bar.period.since)
        short = words(f"bars.month_short.{day.month}")
        if step in _YEARS:
            label = str(day.year)
        elif step == "month":
            label = words("bars.month_of", month=short, year=str(day.year))
        else:
            label = words("bars.day_of", day=str(day.day), month=short)
            if number == 0:
                label = f"{label} {day.year}"
        if bar.x > 92:
            return
        yield Tick(bar.x, label)
