"""By what an actor can be found again: its id in the record of an article, since rows are numbered anew elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store import subjects


class Address(Struct, frozen=True):
    """An article's id and an actor's id in its record."""

    article: str
    key: str


def address_of(connection: sqlite3.Connection, actor: str) -> Address:
    """Return the address of ``actor:123``; raises :class:`~wortlaut.errors.UsageError` if there is none."""
    row = connection.execute(
        "SELECT articles.key, actors.key FROM actors JOIN versions ON versions.id = version"
        " JOIN articles ON articles.id = article WHERE actors.id = ?",
        (int(actor.removeprefix("actor:")),),
    ).fetchone()
    if row is None:
        raise UsageError(f"no {actor} in the file")
    return Address(*row)


def begin_alike(connection: sqlite3.Connection, beginning: str) -> bool:
    """Say whether the ids of several articles begin so."""
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM articles WHERE key >= ?1 AND key < ?1 || char(1114111) LIMIT 2)",
        (beginning,),
    ).fetchone()
    return bool(number > 1)


def actor_at(connection: sqlite3.Connection, address: Address) -> str:
    """Return ``actor:123`` for an address, of those who are the same the first.

    The article may be given by the beginning of its id. Raises :class:`~wortlaut.errors.UsageError` for nobody.
    """
    article = subjects.article(connection, address.article)
    row = connection.execute(
        "SELECT coalesce(actors.same_as, actors.id) FROM versions JOIN actors ON actors.version = versions.id"
        " WHERE article = ? AND actors.key = ? ORDER BY current DESC, versions.id DESC LIMIT 1",
        (article.article, address.key),
    ).fetchone()
    if row is None:
        raise UsageError(f"the article {address.article} has no actor {address.key}")
    return f"actor:{row[0]}"


def figure_addresses(connection: sqlite3.Connection, figures: Iterable[str]) -> dict[str, str]:
    """Return for each ``figure:123`` the id of its article, a slash, and where it stands in the text."""
    ids = json.dumps([int(each.removeprefix("figure:")) for each in figures])
    rows = connection.execute(
        'SELECT figures.id, articles.key, start, "end" FROM json_each(?) AS asked'
        " CROSS JOIN figures ON figures.id = asked.value JOIN versions ON versions.id = version"
        " JOIN articles ON articles.id = article",
        (ids,),
    )
    return {f"figure:{identity}": f"{article}/{start}-{end}" for identity, article, start, end in rows}


def figure_at(connection: sqlite3.Connection, address: str) -> str:
    """Return ``figure:123`` for such an address; raises :class:`~wortlaut.errors.UsageError` for none."""
    article, _, place = address.rpartition("/")
    start, _, end = place.partition("-")
    if article and start.isdecimal() and end.isdecimal() and len(place) < 20:
        row = connection.execute(
            "SELECT figures.id FROM figures JOIN versions ON versions.id = version AND current = 1"
            ' WHERE versions.id = ? AND start = ? AND "end" = ?',
            (subjects.article(connection, article).version, int(start), int(end)),
        ).fetchone()
        if row is not None:
            return f"figure:{row[0]}"
    raise UsageError(
        f"no figure {address[:100]!r} in the file; its id is that of an article, a slash, START-END"
    )
