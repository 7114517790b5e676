"""Timelines and series page by page: one goes on at the day where the page before ended, past what it told of that day."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import dropwhile, islice
from typing import TypeVar, cast

from wortlaut.errors import UsageError
from wortlaut.store.asking.filters import Filters, plan
from wortlaut.store.asking.series import series
from wortlaut.store.asking.timeline import timeline, whose
from wortlaut.store.days import UNDATED, day_of, first_id
from wortlaut.store.stored import Entry, StoredFigure

_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})?~(\d{1,7})")
_T = TypeVar("_T", Entry, StoredFigure)


def timeline_after(
    connection: sqlite3.Connection,
    of: str,
    filters: Filters,
    *,
    newest_first: bool = True,
    after: str | None = None,
    size: int = 20,
) -> tuple[list[Entry], str | None]:
    """Return a page of what an actor or a dossier said and did, and the cursor of the next."""
    asked = whose(connection, of, filters)
    made = plan(connection, None, asked)
    day, told = _read(after)
    if day is not None and newest_first:
        made.until = min(made.until or first_id(day + 1), first_id(day + 1))
    elif day is not None:
        made.since = max(made.since or 0, first_id(day))
    return _page(timeline(connection, made, asked, newest_first=newest_first), day, told, size)


def figures_after(
    connection: sqlite3.Connection,
    of: str,
    filters: Filters,
    *,
    unit: str | None = None,
    after: str | None = None,
    size: int = 20,
) -> tuple[list[StoredFigure], str | None]:
    """Return a page of figures, the oldest first, and the cursor of the next."""
    day, told = _read(after)
    asked = filters.copy()
    if after is not None and day and not of.startswith("figure:"):
        asked["since"] = max(after.partition("~")[0], (filters.get("since") or "")[:10])
    found = series(connection, of, asked, unit=unit)()
    # A series of one figure knows no period; nor is one found so long that going through it takes time.
    return _page(
        dropwhile(lambda each: day is not None and day_of(each.published) < day, found), day, told, size
    )


def _read(after: str | None) -> tuple[int | None, int]:
    """Return the day at which one goes on, and how much of it was told."""
    if after is None:
        return None, 0
    cursor = _CURSOR.fullmatch(after)
    if cursor is None or (cursor[1] and not day_of(cursor[1])):
        raise UsageError(f"{after[:80]!r} is no place in the list; take the one that the page before gives")
    return (day_of(cursor[1]) if cursor[1] else UNDATED), int(cursor[2])


def _page(found: Iterable[_T], day: int | None, told: int, size: int) -> tuple[list[_T], str | None]:
    entries = list(islice(found, told, told + size + 1))
    shown = entries[:size]
    if len(entries) <= size:
        return shown, None
    last = day_of(shown[-1].published)
    before = told if last == day else 0
    held = before + sum(1 for each in shown if day_of(each.published) == last)
    return shown, f"{_iso(shown)}~{held}"


def _iso(shown: Sequence[Entry | StoredFigure]) -> str:
    published = cast(str, shown[-1].published)
    return published[:10] if day_of(published) else ""
