"""What the file holds at a glance: its outlets, and of articles who speaks in them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from wortlaut.store.stored import Named

_SPEAKERS = 3


class StoredOutlet(Struct, frozen=True, kw_only=True):
    """An outlet, how many articles of it there are, and the days of the first and the last."""

    name: str
    articles: int
    first: str | None
    last: str | None


class Glimpse(Struct, frozen=True, kw_only=True):
    """How many statements an article holds, and who makes most of them."""

    statements: int = 0
    speakers: tuple[Named, ...] = ()


def outlets_of(connection: sqlite3.Connection, limit: int) -> list[StoredOutlet]:
    """Return the outlets with the most articles."""
    rows = connection.execute(
        "SELECT outlets.name, count(*), min(published), max(published) FROM articles"
        " JOIN outlets ON outlets.id = outlet GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )
    return [StoredOutlet(name=row[0], articles=row[1], first=row[2], last=row[3]) for row in rows]


def glimpses(connection: sqlite3.Connection, articles: Sequence[str]) -> dict[str, Glimpse]:
    """Return a glimpse of each article, by its id."""
    return {key: _glimpse(connection, key) for key in articles}


def _glimpse(connection: sqlite3.Connection, key: str) -> Glimpse:
    rows = connection.execute(
        "SELECT statements.id, coalesce(actors.same_as, actors.id), actors.name FROM articles"
        " JOIN versions ON versions.article = articles.id AND current = 1"
        " JOIN statements ON statements.version = versions.id"
        " LEFT JOIN statement_actors ON statement_actors.statement = statements.id"
        " AND part = (SELECT id FROM terms WHERE name = 'speaker')"
        " LEFT JOIN actors ON actors.id = actor WHERE articles.key = ?",
        (key,),
    ).fetchall()
    said = Counter(actor for _, actor, _ in rows if actor is not None)
    names = {actor: name for _, actor, name in reversed(rows)}
    return Glimpse(
        statements=len({row[0] for row in rows}),
        speakers=tuple(Named(f"actor:{actor}", names[actor]) for actor, _ in said.most_common(_SPEAKERS)),
    )
