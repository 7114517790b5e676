"""Ids in the order of time: those of statements, events and figures begin with the day of publication."""

from __future__ import annotations

from datetime import date, datetime

# Room for 268 million things a day; with the days until the year 9999 an id stays below 2^53, so that it
# survives JavaScript.
_SHIFT = 28

UNDATED = 0
"""The day of what has no date: before all others."""


def day_of(published: str | None) -> int:
    """Return the day of an ISO 8601 date or date-time, counted from 0001-01-01; :data:`UNDATED` for none."""
    if not published:
        return UNDATED
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return _day_of_other_forms(published)


def _day_of_other_forms(published: str) -> int:
    try:
        return datetime.fromisoformat(published).date().toordinal()
    except ValueError:
        return UNDATED


def first_id(day: int) -> int:
    """Return the least id of a day; ``first_id(day + 1)`` is above all of its ids."""
    return day << _SHIFT


def day_of_id(identity: int) -> int:
    """Return the day with which an id begins."""
    return identity >> _SHIFT
