"""Dates in full and in part: which year, or which week, a part means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from wortlaut.heads.times.meaning import Meaning, Tense
from wortlaut.link.times.anchors import Anchors
from wortlaut.link.times.calendar import Interval, add_months, holiday, month, months, season, week
from wortlaut.link.times.resolved import UNKNOWN_DAY, Resolved, Unresolvable

# A date that would lie further back than `_LONG` days is the next one after all if that is within `_SOON`:
# "the meeting was called for 14 March", written in February.
_LONG, _SOON = 300, 60
# So many months before the next, "the last school year" is the one that is ending.
_ENDING = 2
# No span of years that is written in one is longer.
_LONGEST_SPAN = 150


class Slot(NamedTuple):
    """A part of a year in a given one: its value, its days, the unit that it fixes."""

    value: str
    days: Interval
    unit: str


def resolve_date(said: Meaning, tense: Tense | None, anchors: Anchors) -> Resolved:
    """Return the value of a date, its year or week found where it does not name one."""
    for field, of_years in _OF_YEARS.items():
        if getattr(said, field) is not None:
            return of_years(_with_year(said, anchors))
    if said.day is not None and said.month is None:
        return _in_month(said.day, anchors)
    year = _named_year(said, anchors)
    for field, slot in _SLOTS.items():
        if getattr(said, field) is not None:
            return _in_year(said, slot, year, tense, anchors)
    if said.weekday is not None:
        return weekday(said.weekday, tense, anchors)
    if year is None:
        raise Unresolvable
    return Resolved(value=f"{year:04d}", point=date(year, 1, 1), unit="Y", with_year=True)


def _named_year(said: Meaning, anchors: Anchors) -> int | None:
    """Return the year that is named, in full, in two digits (at most ten years ahead) or as "last year"."""
    if said.rel_y is not None and anchors.published is not None:
        return anchors.published.year + said.rel_y
    if said.step_y is not None and (spoken := anchors.spoken_of("Y")) is not None:
        return spoken.year + said.step_y
    if said.year is None or said.year >= 100:
        return said.year
    latest = (anchors.published.year if anchors.published else 2020) + 10
    return latest - (latest - said.year) % 100


# ---- more than a year


def _with_year(said: Meaning, anchors: Anchors) -> Meaning:
    """Return "last season" with its two years: the last that was over or about to be."""
    base = anchors.base()
    if said.split_year is None or said.rel_y is None or base is None:
        return said
    ending = said.rel_y < 0 and said.split_year - _ENDING <= base.month < said.split_year
    running = base.year - (base.month < said.split_year)
    first = running + (0 if ending else said.rel_y)
    return replace(said, year=first, year_end=first + 1)


def _before_christ(said: Meaning) -> Resolved:
    if said.century is not None:
        return Resolved(value=f"BC{said.century - 1:02d}")
    part = f"-{said.month:02d}" if said.month else f"-{said.season}" if said.season else ""
    return Resolved(value=f"BC{said.year or 1:04d}{part}")


def _decade(said: Meaning) -> Resolved:
    first = said.decade or 0
    first += 1900 if first < 100 else 0
    if first % 10:
        raise Unresolvable
    return Resolved(value=f"{first // 10:03d}", point=date(first, 1, 1), unit="DE")


def _century(said: Meaning) -> Resolved:
    number = said.century or 0
    if not 1 <= number <= 22:
        raise Unresolvable
    return Resolved(value=f"{number - 1:02d}", point=date(100 * number - 99, 1, 1), unit="CE")


def _iso_month(said: Meaning) -> Resolved:
    """Return "2016-03", which is no span of years."""
    slot = _month(said.year or 0, replace(said, month=said.year_end))
    return Resolved(value=slot.value, point=slot.days[0], unit=slot.unit, with_year=True)


def _year_range(said: Meaning) -> Resolved:
    first = said.year
    if first is None:
        raise Unresolvable
    begin = date(first, said.split_year or 1, 1)
    if said.year_end is None:
        days = (begin, add_months(begin, 12) - timedelta(days=1)) if said.split_year else None
        value = f"FY{first:04d}" if said.fiscal else f"{first:04d}"
        return Resolved(value=value, point=begin, unit="Y", with_year=True, days=days)
    last = said.year_end if said.year_end >= 100 else first // 100 * 100 + said.year_end
    if last <= first:
        if first % 100 != 99:
            return _iso_month(said)
        last += 100
    if last > first + _LONGEST_SPAN:
        raise Unresolvable
    value = f"{first:04d}/{last:04d}"
    days = (
        (begin, add_months(begin, 12) - timedelta(days=1)) if said.split_year and last == first + 1 else None
    )
    return Resolved(value=value, point=begin, unit="Y", with_year=True, days=days, vague=bool(said.fiscal))


_OF_YEARS: dict[str, Callable[[Meaning], Resolved]] = {
    "era": _before_christ,
    "decade": _decade,
    "century": _century,
    "year_end": _year_range,
    "split_year": _year_range,
    "fiscal": _year_range,
}


# ---- parts of a year


def _day(year: int, said: Meaning) -> Slot:
    day = date(year, said.month or 0, said.day or 0)
    return Slot(day.isoformat(), (day, day), "D")


def _month(year: int, said: Meaning) -> Slot:
    return Slot(f"{year:04d}-{said.month:02d}", month(year, said.month or 0), "M")


def _season(year: int, said: Meaning) -> Slot:
    return Slot(f"{year:04d}-{said.season}", season(year, said.season or ""), "M")


def _quarter(year: int, said: Meaning) -> Slot:
    number = 4 if said.quarter == -1 else said.quarter or 0
    if not 1 <= number <= 4:
        raise Unresolvable
    return Slot(f"{year:04d}-Q{number}", months(year, 3 * number - 2, 3), "M")


def _half(year: int, said: Meaning) -> Slot:
    number = 2 if said.half == -1 else said.half or 0
    if number not in (1, 2):
        raise Unresolvable
    return Slot(f"{year:04d}-H{number}", months(year, 6 * number - 5, 6), "M")


def _week(year: int, said: Meaning) -> Slot:
    return Slot(f"{year:04d}-W{said.week:02d}", week(year, said.week or 0), "W")


def _holiday(year: int, said: Meaning) -> Slot:
    name, number = said.holiday or "", said.ordinal
    day = holiday(year, f"{name}-{number}" if name == "advent" and number else name)
    if number and name != "advent":
        day += timedelta(days=number)  # "the second day of Christmas"
    return Slot(day.isoformat(), (day, day), "D")


# The first field that an expression has decides.
_SLOTS: dict[str, Callable[[int, Meaning], Slot]] = {
    "day": _day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "week": _week,
    "holiday": _holiday,
}


def slot_of(said: Meaning) -> Callable[[int], Slot]:
    """Return the part of a year that an expression names, as a function of the year."""
    for field, slot in _SLOTS.items():
        if getattr(said, field) is not None:
            return lambda year: slot(year, said)
    raise Unresolvable


def _in_year(
    said: Meaning,
    slot: Callable[[int, Meaning], Slot],
    year: int | None,
    tense: Tense | None,
    anchors: Anchors,
) -> Resolved:
    named = year is not None
    if year is None:
        year = _year_of(lambda y: slot(y, said), tense, anchors)
    if year is None:
        return Resolved(value=_without_year(slot(2000, said).value))
    value, days, unit = slot(year, said)
    return Resolved(value=value, point=days[0], unit=unit, with_year=named)


def _in_month(number: int, anchors: Anchors) -> Resolved:
    """Return a bare day of the month spoken of: "am 24."."""
    base = anchors.spoken_of("M")
    if base is None:
        raise Unresolvable
    day = base.replace(day=number)
    return Resolved(value=day.isoformat(), point=day)


def _without_year(value: str) -> str:
    return "XXXX" + value[4:]


def _year_of(slot: Callable[[int], Slot], tense: Tense | None, anchors: Anchors) -> int | None:
    """Return the year in which a part of a year lies: by the text's time, or by tense from publication."""
    base = anchors.base()
    if base is None:
        return None
    if (spoken := anchors.relative_in_clause("Y")) is not None:  # "last year it was over in May"
        return spoken.year
    nearby = anchors.year_nearby()
    if nearby is not None and tense != "future":
        return nearby
    if anchors.narrative and anchors.current is not None:
        return _following(slot, anchors.current.day)
    return _by_tense(slot, base, tense)


def _candidates(slot: Callable[[int], Slot], base: date) -> list[tuple[int, Interval]]:
    """Return the years around a day in which the part exists (29 February does not in all)."""
    found = []
    for year in range(base.year - 4, base.year + 5):
        try:
            found.append((year, slot(year).days))
        except ValueError:
            continue
    if not found:
        raise Unresolvable
    return found


def _following(slot: Callable[[int], Slot], last: date) -> int:
    """Return the year for a text that moves on in time: near the last date, rather after than before it."""

    def cost(candidate: tuple[int, Interval]) -> float:
        begin, finish = candidate[1]
        if begin <= last <= finish:
            return 0
        return (begin - last).days if begin > last else 1.5 * (last - finish).days

    return min(_candidates(slot, last), key=cost)[0]


def _by_tense(slot: Callable[[int], Slot], base: date, tense: Tense | None) -> int:
    candidates = _candidates(slot, base)
    before = [each for each in candidates if each[1][0] <= base]
    after = [each for each in candidates if each[1][1] >= base]
    back = (base - before[-1][1][1]).days if before else 10_000
    ahead = (after[0][1][0] - base).days if after else 10_000
    if back <= 0:
        return before[-1][0]
    to_past = back <= ahead if tense is None else tense == "past"
    if back > _LONG and ahead < _SOON:
        to_past = False
    return before[-1][0] if to_past and before else after[0][0]


# ---- days of the week


def weekday(number: int, tense: Tense | None, anchors: Anchors) -> Resolved:
    """Return the last or, of what is to come, the next such day; publication's own day is both."""
    telling = anchors.narrative and anchors.current is not None and anchors.current.unit == "D"
    base = anchors.base() if telling else anchors.published
    if base is None:
        return Resolved(value=f"XXXX-WXX-{number}")
    spoken = anchors.relative_in_clause("W")  # "last week, on Tuesday"
    if spoken is not None and tense != ("past" if spoken > base else "future"):
        day = spoken + timedelta(days=number - spoken.isoweekday())
        return Resolved(value=day.isoformat(), point=day)
    if (first := anchors.named_together()) is not None:  # "next Thursday and Friday"
        day = first + timedelta(days=(number - first.isoweekday()) % 7)
        return Resolved(value=day.isoformat(), point=day)
    ahead = (number - base.isoweekday()) % 7
    if telling or tense in ("future", "present"):  # "on Saturday there is a flea market"
        day = base + timedelta(days=ahead)
    else:
        day = base - timedelta(days=(7 - ahead) % 7)
    return Resolved(value=day.isoformat(), point=day)


def before_night(said: Meaning, tense: Tense | None, anchors: Anchors) -> Resolved:
    """Return the night that ends on the day named."""
    day = (
        resolve_date(said, tense, anchors) if (said.day or said.weekday) else _today(said.shift or 0, anchors)
    )
    if day.point is None:
        return Resolved(value=f"{UNKNOWN_DAY}TNI", type="TIME")
    eve = day.point - timedelta(days=1)
    return Resolved(value=f"{eve.isoformat()}TNI", type="TIME", point=eve)


def _today(shift: int, anchors: Anchors) -> Resolved:
    base = anchors.base()
    if base is not None:
        base += timedelta(days=shift)
    return Resolved(value=base.isoformat() if base else UNKNOWN_DAY, point=base)
