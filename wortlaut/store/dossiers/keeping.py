"""Takes dossiers into the file, and out of it."""

from __future__ import annotations

from typing import Literal

from wortlaut.errors import UsageError
from wortlaut.store.asking.filters import dossier_id
from wortlaut.store.dossiers.file import parse_dossier
from wortlaut.store.opening import now
from wortlaut.store.writing import Writer

MOST = 200
"""So many dossiers a file holds: every article that is added is held against each."""

Outcome = Literal["added", "updated", "unchanged"]


def add_dossier(writer: Writer, text: str, where: str) -> tuple[str, Outcome]:
    """Take a dossier's file in and collect what belongs to it; return its key and what became of it.

    One of the same key is replaced. Raises :class:`~wortlaut.errors.UsageError` for a file that is wrong.
    """
    dossier = parse_dossier(text, where)
    connection = writer.connection
    with writer.transaction():
        row = connection.execute("SELECT id, toml FROM dossiers WHERE key = ?", (dossier.key,)).fetchone()
        if row is not None and row[1] == text:
            return dossier.key, "unchanged"
        if row is None:
            (held,) = connection.execute("SELECT count(*) FROM dossiers").fetchone()
            if held >= MOST:
                raise UsageError(f"{where}: the file holds {MOST} dossiers; remove one first")
            row = connection.execute(
                "INSERT INTO dossiers (title, key, toml, added) VALUES (?, ?, ?, ?) RETURNING id, NULL",
                (dossier.title, dossier.key, text, now()),
            ).fetchone()
        else:
            connection.execute(
                "UPDATE dossiers SET title = ?, toml = ?, added = ? WHERE id = ?",
                (dossier.title, text, now(), row[0]),
            )
        writer.collecting.anew.add(int(row[0]))
        return dossier.key, "added" if row[1] is None else "updated"


def refresh(writer: Writer, key: str | None = None) -> list[str]:
    """Collect a dossier anew, or all; return their keys."""
    with writer.transaction():
        connection = writer.connection
        asked = None if key is None else dossier_id(connection, key)
        rows = connection.execute(
            "SELECT id, key FROM dossiers WHERE toml <> '' AND (?1 IS NULL OR id = ?1) ORDER BY key", (asked,)
        ).fetchall()
        writer.collecting.anew.update(identity for identity, _ in rows)
        return [name for _, name in rows]


def remove_dossier(writer: Writer, key: str) -> str:
    """Take a dossier out; what it held stays in the record. Return its key."""
    with writer.transaction():
        connection = writer.connection
        (found,) = connection.execute(
            "DELETE FROM dossiers WHERE id = ? RETURNING key", (dossier_id(connection, key),)
        ).fetchone()
        return str(found)
