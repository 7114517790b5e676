"""Which dossiers a file has."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Listed(Struct, frozen=True, kw_only=True):
    """A dossier of a file, and how much it holds."""

    key: str
    title: str
    articles: int
    statements: int
    lines: int
    first: str | None
    last: str | None


def listed(connection: sqlite3.Connection) -> list[Listed]:
    """Return the dossiers of a file by their keys."""
    return [
        Listed(**dict(zip(Listed.__struct_fields__, row, strict=True))) for row in connection.execute(_LISTED)
    ]


_LISTED = """
SELECT dossiers.key, dossiers.title, count(DISTINCT versions.article), count(DISTINCT statements.id),
       count(DISTINCT nullif(terms.name, '')), min(versions.published), max(versions.published)
FROM dossiers
LEFT JOIN dossier_statements ON dossier = dossiers.id
LEFT JOIN statements ON statements.id = statement
LEFT JOIN versions ON versions.id = statements.version
LEFT JOIN terms ON terms.id = line
GROUP BY dossiers.id ORDER BY dossiers.key
"""
