"""What became of an input: the article that it is in the file, by the digest of its bytes."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Kept(Struct, frozen=True, kw_only=True):
    """An article by its id, with its title and how many statements it has as it stands now."""

    article: str
    title: str
    statements: int


def article_of_input(connection: sqlite3.Connection, digest: str) -> Kept | None:
    """Return the article that an input (its sha256 in hex) was stored as; None if it was not."""
    row = connection.execute(
        "SELECT articles.key, articles.title, (SELECT count(*) FROM statements JOIN versions AS now"
        " ON now.id = statements.version WHERE now.article = articles.id AND now.current = 1)"
        " FROM inputs JOIN versions ON versions.id = inputs.version JOIN articles ON articles.id = versions.article"
        " WHERE inputs.digest = ?",
        (bytes.fromhex(digest),),
    ).fetchone()
    return None if row is None else Kept(article=row[0], title=row[1], statements=row[2])
