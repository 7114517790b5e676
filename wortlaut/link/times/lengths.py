"""Durations, sets, and the times of a day."""

from __future__ import annotations

from datetime import date, timedelta

from wortlaut.heads.times.meaning import VAGUE, Meaning, Tense
from wortlaut.link.times.anchors import Anchors
from wortlaut.link.times.calendar import Interval, interval
from wortlaut.link.times.relative import around, at_unit, moved
from wortlaut.link.times.resolved import UNKNOWN_DAY, Resolved, Unresolvable

_CLOCK_UNITS = {"H": "H", "MI": "M", "S": "S"}
# So many sentences back the day of a clock time may be named.
_BACK = 2
# What happened goes on over so many.
_BACK_TOLD = 4
# So many characters back it may be in a list of events, which has no verbs.
_REACH = 90
# "Half past five" is hardly so early in the morning; "half past six" may be.
_LATEST_HALF = 6 * 60
# "Some days" are hardly more than these.
_SOME_DAYS = 7
# Halves that have a whole number of a smaller unit.
_SMALLER = {
    "Y": (12, "M"),
    "H": (60, "MI"),
    "D": (24, "H"),
    "MI": (60, "S"),
    "DE": (10, "Y"),
    "CE": (100, "Y"),
}


def resolve_duration(said: Meaning, tense: Tense | None, anchors: Anchors) -> Resolved:
    """Return a length; where it lies, if the expression says so, are its days."""
    amount = said.amount if said.amount is not None else 1
    if isinstance(amount, str):
        if said.side == "ago" and said.unit == "D":
            anchors.vague_day = (anchors.part, anchors.sentence)
        return Resolved(value=_length(VAGUE, said.unit or "D"), type="DURATION", vague=True)
    if said.amount_2 is not None:
        return Resolved(value=_composite(said), type="DURATION")
    if said.fraction is not None:
        amount = float(f"{amount:.0f}.{said.fraction}")
    try:
        days = _where(said, amount, tense, anchors.base())
    except (ValueError, OverflowError):  # "8000 years ago" is not in the calendar
        days = None
    return Resolved(value=length(amount, said.unit or "D"), type="DURATION", days=days)


def _composite(said: Meaning) -> str:
    """Return the length of "one year, four months and 20 days": ``P1Y4M20D``."""
    parts = [(said.amount, said.unit), (said.amount_2, said.unit_2), (said.amount_3, said.unit_3)]
    days, clock = "", ""
    for amount, unit in parts:
        if unit in _CLOCK_UNITS:
            clock += f"{amount:g}{_CLOCK_UNITS[unit]}"
        elif unit is not None:
            days += f"{amount:g}{unit}"
    return f"P{days}" + (f"T{clock}" if clock else "")


def length(amount: float, unit: str) -> str:
    """Return a TIMEX3 length: ``P3W``, ``PT30M`` for half an hour."""
    if amount % 1 in (0.5, 0.75) and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        amount *= factor
    return _length(f"{amount:g}" if amount < 1_000_000 else f"{amount:.0f}", unit)


def _length(amount: str, unit: str) -> str:
    return f"PT{amount}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{amount}{unit}"


def _where(said: Meaning, amount: float, tense: Tense | None, base: date | None) -> Interval | None:
    if base is None or said.side is None or said.side == 0:
        return None
    unit = said.unit or "D"
    if amount % 1 and unit in _SMALLER:
        factor, unit = _SMALLER[unit]
        amount *= factor
    if said.side in (-1, "since"):
        return around(base, unit, -amount)
    if said.side == 1:
        return around(base, unit, amount)
    if said.side == "ahead" and tense == "past":
        return None
    day = moved(base, unit, amount if said.side == "ahead" else -amount)
    return interval(at_unit(day, unit).value)


def resolve_set(said: Meaning) -> Resolved:
    """Return what recurs: a period, or the part of the calendar in which it does."""
    if said.value is not None:
        value = said.value
    elif said.weekday is not None:
        value = f"XXXX-WXX-{said.weekday}" + (f"T{said.part}" if said.part else "")
    elif said.part is not None:
        value = f"{UNKNOWN_DAY}T{said.part}"
    elif said.season is not None:
        value = f"XXXX-{said.season}"
    elif said.month is not None:
        value = f"XXXX-{said.month:02d}"
    elif said.hour is not None:
        value = f"{UNKNOWN_DAY}T{said.hour:02d}:{said.minute or 0:02d}"
    else:
        amount = said.amount if isinstance(said.amount, (int, float)) else 1
        value = length(amount, said.unit or "D")
    return Resolved(value=value, type="SET")


def resolve_clock(said: Meaning, tense: Tense | None, anchors: Anchors, ahead: date | None) -> Resolved:
    """Return a time of the day that the sentence names before it, right behind it, or is published on.

    An hour in a clause with a verb may be of the day of the sentence before; in a list of events it is not.
    """
    clock = clock_of(said)
    if anchors.vague_day == (anchors.part, anchors.sentence) and not ahead:
        return Resolved(value=f"{_some_days_before(anchors.published)}T{clock}", type="TIME", vague=True)
    day = anchors.day_in_sentence(reach=None if tense else _REACH) or ahead
    if day is None and (tense is not None or said.hour is None):
        day = (
            anchors.day_in_sentence(before=_BACK)
            or (tense == "past" and anchors.day_told(_BACK_TOLD))
            or None
        )
    if (
        day is None
        and (day := anchors.base())
        and tense == "past"
        and said.part == "NI"
        and said.hour is None
    ):
        day -= timedelta(days=1)  # "in the night", told the day after
    if day is not None and said.hour is not None and ahead is None:
        day = anchors.after_midnight(day, int(clock[:2]))
    return Resolved(value=f"{day.isoformat() if day else UNKNOWN_DAY}T{clock}", type="TIME", point=day)


def _some_days_before(day: date | None) -> str:
    """Return a day of which the month at most is known."""
    if day is None or day.day <= _SOME_DAYS:
        return UNKNOWN_DAY
    return f"{day:%Y-%m}-XX"


def clock_of(said: Meaning) -> str:
    """Return the part of a value after its ``T``; raises Unresolvable for hour 25."""
    if said.hour is None:
        return said.part or "DT"
    minutes = said.hour * 60 + (said.minute or 0)
    if said.part in ("AF", "EV", "PM") or (said.part == "NI" and said.hour >= 6):
        minutes += 720 if said.hour < 12 else 0
    elif said.part == "AM" and said.hour == 12:
        minutes -= 720
    if said.before is not None and said.part is None and minutes <= _LATEST_HALF:
        minutes += 720  # "um halb sechs": in the afternoon, unless it is said to be in the morning
    minutes -= said.before or 0
    if not 0 <= minutes <= 1440:
        raise Unresolvable
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
