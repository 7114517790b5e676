"""Where in a list one stopped reading, in words that hold in any file: ids of the record, never of rows."""

from __future__ import annotations

import sqlite3
from datetime import date

from wortlaut.errors import UsageError
from wortlaut.store.days import day_of, day_of_id, first_id

_BETWEEN = "~"


def cursor_of(connection: sqlite3.Connection, statement: int) -> str:
    """Return the cursor of a statement's row: its day, its article's id, its own."""
    article, key = connection.execute(
        "SELECT articles.key, statements.key FROM statements JOIN versions ON versions.id = version"
        " JOIN articles ON articles.id = article WHERE statements.id = ?",
        (statement,),
    ).fetchone()
    day = day_of_id(statement)
    return _BETWEEN.join((date.fromordinal(day).isoformat() if day else "", article, key))


def row_at(connection: sqlite3.Connection, cursor: str, *, newest_first: bool) -> int:
    """Return the row's id at which a list was left.

    If the statement is gone since, its day is told again. Raises :class:`~wortlaut.errors.UsageError` for what is no cursor.
    """
    day, first, rest = cursor.partition(_BETWEEN)
    article, second, key = rest.rpartition(_BETWEEN)
    if not first or not second or (day and not day_of(day)):
        raise UsageError(f"{cursor[:80]!r} is no place in the list; take the one that the page before gives")
    row = connection.execute(
        "SELECT statements.id FROM statements JOIN versions ON versions.id = version AND current = 1"
        " JOIN articles ON articles.id = article WHERE statements.key = ? AND articles.key = ?",
        (key, article),
    ).fetchone()
    if row is not None:
        return int(row[0])
    return first_id(day_of(day) + 1) if newest_first else first_id(day_of(day)) - 1
