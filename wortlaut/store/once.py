"""What stands once in the file and is referred to by many rows: who refers to it, and what nobody refers to any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

_JUDGED = ("article_judgements", "actor_judgements", "statement_judgements", "figure_judgements")
_REFERRING: dict[str, dict[str, tuple[str, ...]]] = {
    "terms": {
        "versions": ("kind", "language", "published_from", "program"),
        "parts": ("kind",),
        "notices": ("kind",),
        "actors": ("kind",),
        "mentions": ("kind", "form"),
        "statements": ("type", "medium", "act", "status"),
        "statement_actors": ("part",),
        "times": ("type", "mod"),
        "locations": ("kind",),
        "places": ("reason",),
        "figures": ("unit", "bound"),
        "events": ("type", "mode", "cameo", "status"),
        "event_actors": ("part",),
        **dict.fromkeys(_JUDGED, ("verdict", "relation")),
        "dossier_actors": ("part",),
        "dossier_statements": ("line",),
    },
    "reasons": dict.fromkeys(_JUDGED, ("reason",)),
    "moments": dict.fromkeys(_JUDGED, ("made",)),
    "outlets": {"articles": ("outlet",)},
    "locations": {"places": ("location",)},
}
OF_JUDGEMENTS = ("reasons", "moments")
EVERYTHING = ("outlets", "locations", "terms", *OF_JUDGEMENTS)


@contextmanager
def unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """Let rows be deleted without a search for what refers to them, which is a pass over many tables for each row.

    Around a transaction, for :func:`take_out_unused` alone: it makes sure itself that nothing refers to what it deletes.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def take_out_unused(connection: sqlite3.Connection, tables: Iterable[str] = EVERYTHING) -> None:
    """Delete what nothing refers to any more; within a transaction."""
    for table in tables:
        used = " UNION ".join(
            f"SELECT {column} FROM {referring}"  # noqa: S608  # our own names
            for referring, columns in _REFERRING[table].items()
            for column in columns
        )
        connection.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} EXCEPT SELECT * FROM ({used}))"  # noqa: S608
        )


def rewrite(
    connection: sqlite3.Connection, table: str, column: str, where: str, change: Callable[[str], str]
) -> None:
    """Change the words of rows that stand once; a row that becomes what another one says gives way to it."""
    rows = connection.execute(f"SELECT id, {column} FROM {table} WHERE {where}").fetchall()  # noqa: S608  # our own
    for identity, text in rows:
        new = change(text)
        same = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (new,)).fetchone()  # noqa: S608
        if same is None:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (new, identity))  # noqa: S608
        elif same[0] != identity:
            _put_in_place_of(connection, table, identity, same[0])


def _put_in_place_of(connection: sqlite3.Connection, table: str, identity: int, other: int) -> None:
    for referring, columns in _REFERRING[table].items():
        for column in columns:
            connection.execute(
                f"UPDATE OR IGNORE {referring} SET {column} = ? WHERE {column} = ?",  # noqa: S608  # our own names
                (other, identity),
            )
            # What is left says what another row says by now.
            connection.execute(f"DELETE FROM {referring} WHERE {column} = ?", (identity,))  # noqa: S608
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (identity,))  # noqa: S608  # our own names
