"""What a time expression says before it is known which day it was written on."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["date", "shift", "night", "clock", "duration", "set", "ref"]
# What the present means, only clock times and weekdays tell.
Tense = Literal["past", "present", "future"]
# The amount of "some years", which TIMEX3 writes X.
VAGUE = "X"


class Meaning(Struct, frozen=True, kw_only=True):
    """The parts of an expression; None where it does not speak of one.

    ``kind``: ``date`` names calendar units, in full or in part (3 May, Friday, spring 2014); ``shift`` counts
    units from an ``anchor`` (last year, two days later, the ``ordinal`` week); ``night`` is the one before its day; ``clock`` a time
    of a day that others name; ``duration`` an ``amount`` of a ``unit``, ``side`` saying where it lies (-1 or 1
    up to or from now, ``ago``, ``ahead``, ``since``), of which "a year and two months" has a second; ``set`` what recurs; ``ref`` a vague time. ``unit`` and
    ``part`` (of the day), ``season``, ``mod`` are TIMEX3's letters; minutes are ``MI``. ``anchor`` is ``text``
    for the time spoken of, ``near`` for one in the same sentence, ``writing`` for the day of publication even where history is told
    ("yesterday"), else that day or the one that the telling has come to.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    half_of: str | None = None
    week: int | None = None
    holiday: str | None = None
    decade: int | None = None
    century: int | None = None
    era: int | None = None
    fiscal: str | None = None
    split_year: int | None = None
    year_end: int | None = None
    before: int | None = None
    unit: str | None = None
    shift: int | None = None
    ordinal: int | None = None
    rel_y: int | None = None
    step_y: int | None = None
    amount: float | str | None = None
    fraction: int | None = None
    amount_2: float | None = None
    unit_2: str | None = None
    amount_3: float | None = None
    unit_3: str | None = None
    side: int | str | None = None
    anchor: Literal["published", "writing", "text", "near"] = "published"
    mod: str | None = None
    value: str | None = None
    each: str | None = None


class FoundTime(Struct, frozen=True, kw_only=True):
    """A time expression's place, its meaning, the sentence it stands in and that clause's tense."""

    start: int
    end: int
    meaning: Meaning
    sentence: int
    tense: Tense | None = None
