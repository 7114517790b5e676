"""The texts that an article has had."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from wortlaut.store import subjects


class StoredVersion(Struct, frozen=True, kw_only=True):
    """One text of an article; exactly one of them is the current one."""

    number: int
    current: bool
    published: str | None
    added: str


def versions_of(connection: sqlite3.Connection, name: str) -> list[StoredVersion]:
    """Return the versions of an article, by its id, the beginning of it, or its URL."""
    article = subjects.article(connection, name)
    rows = connection.execute(
        "SELECT number, current, published, added FROM versions WHERE article = ? ORDER BY number",
        (article.article,),
    )
    return [
        StoredVersion(number=number, current=bool(current), published=published, added=added)
        for number, current, published, added in rows
    ]
