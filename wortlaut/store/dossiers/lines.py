"""What dossiers and their lines are called."""

from __future__ import annotations

import sqlite3

from wortlaut.store.asking.filters import dossier_id
from wortlaut.store.dossiers.file import parse_dossier


def line_titles(connection: sqlite3.Connection, key: str) -> dict[str, str]:
    """Return the titles of a dossier's lines by their names; raises :class:`~wortlaut.errors.UsageError` for no dossier."""
    (name, toml) = connection.execute(
        "SELECT key, toml FROM dossiers WHERE id = ?", (dossier_id(connection, key),)
    ).fetchone()
    dossier = parse_dossier(toml, f"dossier {name}", stored=True)
    return {each.name: each.title or each.name for each in dossier.lines}


def dossier_titles(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the titles of the file's dossiers by their keys; how much they hold is not counted."""
    return dict(connection.execute("SELECT key, title FROM dossiers ORDER BY key"))
