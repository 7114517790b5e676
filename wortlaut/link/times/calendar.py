"""Calendar units as TIMEX3 writes them, and the days they cover.

Conventions, where usage leaves them open (all intervals inclusive):

* a week is ISO 8601's, Monday to Sunday, and a weekend its Saturday and Sunday;
* ``START``, ``MID`` and ``END`` are thirds: of a month the days 1-10, 11-20 and from 21, of a year four months
  each, of a quarter, a season or a half its months in three parts, of a week Monday-Tuesday,
  Wednesday-Thursday and Friday-Sunday, of a decade the years 0-3, 4-6 and 7-9, of a century 1-33, 34-66, 67-100;
* seasons are the meteorological ones: ``SP`` March to May, ``WI`` December to February of the next year;
* a decade is 1990-1999 (``199``), the 20th century (``19``) 1901-2000;
* the night (``TNI``) of a day ends on the next;
* a financial year (``FY2012``) is the calendar year, unless two years name it, which fixes no days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

Interval = tuple[date, date]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = timedelta(days=1)


def month(year: int, number: int) -> Interval:
    """Return the first and the last day of a month; raises ValueError if there is none."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= number <= 12:
        raise ValueError(f"no month {year}-{number}")
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, number: int, count: int) -> Interval:
    """Return the days of ``count`` months from the given one."""
    last = number - 1 + count - 1
    return month(year, number)[0], month(year + last // 12, last % 12 + 1)[1]


def years(first: int, last: int) -> Interval:
    """Return the days from one year to another."""
    return date(first, 1, 1), date(last, 12, 31)


def season(year: int, name: str) -> Interval:
    """Return the days of ``SP``, ``SU``, ``FA`` or ``WI``; winter is that which begins in the year."""
    return months(year, SEASONS[name], 3)


def week(year: int, number: int) -> Interval:
    """Return Monday and Sunday of an ISO week; raises ValueError if there is none."""
    return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)


def add_months(day: date, count: int) -> date:
    """Return the same day of another month, or that month's last; raises ValueError outside the calendar."""
    index = day.year * 12 + day.month - 1 + count
    first, last = month(index // 12, index % 12 + 1)
    return first.replace(day=min(day.day, last.day))


def interval(value: str, mod: str | None = None) -> Interval | None:
    """Return the days that a TIMEX3 value of a ``DATE`` or ``TIME`` covers; None if it fixes none."""
    text, _, clock = value.partition("T") if not value.startswith(("P", "FUTURE", "FY")) else (value, "", "")
    for pattern, days in _SHAPES:
        if found := pattern.fullmatch(text):
            try:
                begin, finish = days(*found.groups())
                if clock == "NI":
                    finish += _DAY
                return third((begin, finish), mod) if mod in ("START", "MID", "END") else (begin, finish)
            except (ValueError, OverflowError):
                return None
    return None


def third(days: Interval, mod: str) -> Interval:
    """Return the first, middle or last third of an interval; see the module's conventions."""
    begin, finish = days
    place = ("START", "MID", "END").index(mod)
    length = (finish - begin).days + 1
    if length < 7:
        return days
    if length == 7:
        cuts = [0, 2, 4, 7]
    elif length <= 31:
        cuts = [0, 10, 20, length]
    elif length <= 366:
        count = round(length / 30.4)
        steps = [round(count * part / 3) for part in range(4)]
        first = (add_months(begin, steps[place]), add_months(begin, steps[place + 1]) - _DAY)
        return first if place < 2 else (first[0], finish)
    else:
        count = finish.year - begin.year + 1
        steps = {10: [0, 4, 7, 10], 100: [0, 33, 66, 100]}.get(
            count, [round(count * n / 3) for n in range(4)]
        )
        return years(begin.year + steps[place], begin.year + steps[place + 1] - 1)
    return begin + cuts[place] * _DAY, begin + (cuts[place + 1] - 1) * _DAY


def _weekend(year: str, number: str) -> Interval:
    monday, sunday = week(int(year), int(number))
    return monday + 5 * _DAY, sunday


def _day(text: str) -> Interval:
    return date.fromisoformat(text), date.fromisoformat(text)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Interval]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: month(int(y), int(m))),
    (re.compile(r"(\d{4})"), lambda y: years(int(y), int(y))),
    (re.compile(r"FY(\d{4})"), lambda y: years(int(y), int(y))),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda y, w: week(int(y), int(w))),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda y, s: season(int(y), s)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: months(int(y), 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: months(int(y), 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})/(\d{4})"), lambda a, b: years(int(a), int(b))),
    (re.compile(r"(\d{3})"), lambda d: years(10 * int(d), 10 * int(d) + 9)),
    (re.compile(r"(\d\d)"), lambda c: years(100 * int(c) + 1, 100 * int(c) + 100)),
)


def holiday(year: int, name: str) -> date:
    """Return the day of a holiday: ``12-25``, ``E+1`` (days from Easter Sunday), ``3/1/7`` or ``advent-1``.

    ``11/4/4`` is the fourth Thursday of November (month, count, ISO weekday; a count of -1 is the last).
    Raises ValueError if the year has none.
    """
    if name[0] == "E":
        from dateutil.easter import easter  # not needed but for movable feasts

        sunday: date = easter(year)
        return sunday + timedelta(days=int(name[1:]))
    if name.startswith("advent"):
        christmas = date(year, 12, 25)
        fourth = christmas - timedelta(days=christmas.isoweekday())
        return fourth - timedelta(weeks=4 - int(name[7:] or 1))
    if "/" in name:
        number, count, weekday = (int(part) for part in name.split("/"))
        first, last = month(year, number)
        if count < 0:
            return last - timedelta(days=(last.isoweekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=count - 1)
    return date(year, *(int(part) for part in name.split("-")))
