"""Times that are counted from another: "last year", "two days later", "this spring"."""

from __future__ import annotations

from datetime import date, timedelta

from wortlaut.heads.times.meaning import VAGUE, Meaning, Tense
from wortlaut.link.times.anchors import Anchors
from wortlaut.link.times.calendar import Interval, add_months
from wortlaut.link.times.partial import slot_of
from wortlaut.link.times.partial import weekday as partial_weekday
from wortlaut.link.times.resolved import UNKNOWN_DAY, Resolved, Unresolvable

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS = {"D": 1, "W": 7, "WE": 7, "H": 0, "MI": 0, "S": 0}
# From this day of the week on, what is to come at its beginning does so in the next.
_LATE = 3
_UNKNOWN = {
    "D": UNKNOWN_DAY,
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
}


def resolve_shift(said: Meaning, tense: Tense | None, anchors: Anchors) -> Resolved:
    """Return the value of what is counted from an anchor."""
    step = said.rel_y if said.rel_y is not None else said.shift
    if said.value is not None or said.amount == VAGUE:
        return Resolved(value=said.value or ("PAST_REF" if (step or 0) < 0 else "FUTURE_REF"), vague=True)
    if said.weekday is not None and said.unit in ("W", "NW"):
        return _weekday(said, step or 0, tense, anchors)
    if said.unit in ("season", "holiday") or (said.month is not None and said.unit == "M"):
        return _named(said, step or 0, anchors)
    if said.ordinal is not None:
        return _in_series(said.ordinal, said.unit or "D", anchors)
    return _counted(said, step, tense, anchors)


def _in_series(number: int, unit: str, anchors: Anchors) -> Resolved:
    start = anchors.series(unit, number)
    if start is None or number < 1:
        raise Unresolvable
    return at_unit(moved(start, unit, number - 1), unit)


def _counted(said: Meaning, step: int | None, tense: Tense | None, anchors: Anchors) -> Resolved:
    unit = said.unit or "D"
    if anchors.narrative and step == 0 and unit == "D" and said.anchor == "writing" and said.part is None:
        return Resolved(value="PRESENT_REF", vague=True)  # "still to be seen today"
    base = _base(said, unit, anchors)
    if base is None:
        return Resolved(value=_UNKNOWN.get(unit, UNKNOWN_DAY))
    if unit == "WE" and step != 0:
        return _weekend(base, tense if step is None else "past" if step < 0 else "future")
    if unit == "W" and step == 0 and said.mod == "START" and tense == "future" and base.isoweekday() >= _LATE:
        step = 1  # "at the beginning of the week", what is to come
    amount = said.amount if isinstance(said.amount, (int, float)) else 1
    if said.year is not None:
        base = base.replace(year=said.year, day=1)
    return at_unit(moved(base, unit, amount * (step or 0)), unit)


def _base(said: Meaning, unit: str, anchors: Anchors) -> date | None:
    if said.anchor == "text":
        return anchors.spoken_of(unit)
    if said.anchor == "writing":
        return anchors.published or anchors.base()
    if said.anchor == "near" and anchors.narrative:
        return anchors.spoken_of(unit)
    if said.anchor == "near" and unit == "M":  # "on 6 November, ... at the end of the month"
        return anchors.month_in_sentence() or anchors.published
    if said.anchor == "near" and anchors.published is not None:
        year = anchors.year_in_sentence()
        return anchors.published if year is None else anchors.published.replace(year=year, day=1)
    return anchors.published if said.shift is not None and not anchors.narrative else anchors.base()


def moved(base: date, unit: str, count: float) -> date:
    """Return the day that lies a number of units from another; half months count as 15 days."""
    if unit in _MONTHS:
        whole = int(count * _MONTHS[unit])
        return add_months(base, whole) + timedelta(days=int((count * _MONTHS[unit] - whole) * 30))
    if unit not in _DAYS:
        raise Unresolvable
    return base + timedelta(days=int(count * _DAYS[unit]))


def at_unit(day: date, unit: str) -> Resolved:
    """Return the calendar unit in which a day lies."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    units = {
        "W": (f"{year:04d}-W{number:02d}", monday, "W"),
        "WE": (f"{year:04d}-W{number:02d}-WE", monday, "W"),
        "M": (f"{day.year:04d}-{day.month:02d}", day.replace(day=1), "M"),
        "Q": (f"{day.year:04d}-Q{(day.month + 2) // 3}", day, "M"),
        "Y": (f"{day.year:04d}", date(day.year, 1, 1), "Y"),
        "DE": (f"{day.year // 10:03d}", day, "DE"),
        "CE": (f"{(day.year - 1) // 100:02d}", day, "CE"),
    }
    value, point, fixed = units.get(unit, (day.isoformat(), day, "D"))
    return Resolved(value=value, point=point, unit=fixed)


def _weekday(said: Meaning, step: int, tense: Tense | None, anchors: Anchors) -> Resolved:
    base = anchors.spoken_of("D") if said.anchor == "text" else anchors.published or anchors.base()
    number = said.weekday or 1
    if base is None:
        return Resolved(value=f"XXXX-WXX-{number}")
    if step == 0 and tense is not None:
        return partial_weekday(number, tense, anchors)
    monday = base - timedelta(days=base.isoweekday() - 1)
    in_week = monday + timedelta(days=number - 1)
    if said.unit == "NW" or step == 0:  # "next Friday" is that of next week
        day = in_week + timedelta(weeks=step)
    elif step < 0:
        day = in_week if in_week < base else in_week - timedelta(weeks=1)
    else:
        day = in_week if in_week > base else in_week + timedelta(weeks=1)
    return Resolved(value=day.isoformat(), point=day)


def _named(said: Meaning, step: int, anchors: Anchors) -> Resolved:
    """Resolve "last spring", "next May", "this Easter": the nearest that is wholly over, or not yet begun."""
    base = anchors.base()
    slot = slot_of(said)
    if base is None:
        return Resolved(value="XXXX" + slot(2000).value[4:])
    candidates = [slot(year) for year in range(base.year - 2, base.year + 3)]
    if step < 0:
        chosen = [each for each in candidates if each.days[1] < base][-1]
    elif step > 0:
        chosen = next(each for each in candidates if each.days[0] > base)
    else:
        running = [each for each in candidates if each.days[0] <= base <= each.days[1]]
        chosen = running[0] if running else slot(base.year)
    return Resolved(value=chosen.value, point=chosen.days[0], unit=chosen.unit)


def _weekend(base: date, tense: Tense | None) -> Resolved:
    """Return the weekend that is meant by "at the weekend"; from Thursday on the next, tense apart."""
    saturday = base + timedelta(days=6 - base.isoweekday())
    forward = tense in ("future", "present") or (tense is None and base.isoweekday() >= 4)
    if base.isoweekday() < 6 and not forward:
        saturday -= timedelta(weeks=1)
    return at_unit(saturday, "WE")


def around(base: date, unit: str, count: float) -> Interval:
    """Return the days between another day and one that lies a number of units off."""
    other = moved(base, unit, count)
    return min(base, other), max(base, other)
