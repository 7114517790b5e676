"""What the lines of a dossier are called."""

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
