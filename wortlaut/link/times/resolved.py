"""What an expression turns out to be."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from wortlaut.link.times.calendar import Interval

UNKNOWN_DAY = "XXXX-XX-XX"
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Unresolvable(Exception):
    """The expression names no time that there is."""


class Resolved(Struct, frozen=True, kw_only=True):
    """A TIMEX3 value; the day and unit it fixes as an anchor; its days where the value does not say them."""

    value: str
    type: TimeType = "DATE"
    point: date | None = None
    unit: str = "D"
    days: Interval | None = None
    with_year: bool = False
    vague: bool = False
    mod: str | None = None
