"""Long lists page by page: articles, actors, places; each page begins where the one before ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.showing import ARTICLES, article_of
from wortlaut.store.stored import Named, StoredArticle

_MENTIONS = 1000


class CountedPlace(Struct, frozen=True, kw_only=True):
    """A place of the map with what articles call it; ``mentions`` counts where they do, up to a thousand."""

    geonames: int
    names: tuple[str, ...]
    country: str | None
    lat: float
    lon: float
    mentions: int


def articles(
    connection: sqlite3.Connection,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int = 20,
) -> list[StoredArticle]:
    """Return articles, the newest first and those without a date last, after the one with the id ``after``.

    Raises :class:`~wortlaut.errors.UsageError` if that is not there.
    """
    conditions, values = ["1"], list[object]()
    for condition, value in (
        ("outlets.name = ?", outlet),
        ("articles.published >= ?", since),
        ("articles.published < ?", until and until + "U"),  # U comes after T, where the time begins
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    told = " AND ".join(conditions)
    return list(islice(_articles(connection, told, values, after, limit), limit))


def _articles(
    connection: sqlite3.Connection, told: str, values: list[object], after: str | None, limit: int
) -> Iterator[StoredArticle]:
    newest = "articles.published DESC, articles.id DESC LIMIT ?"
    steps: list[tuple[str, list[object]]] = [
        ("articles.published IS NOT NULL", []),
        ("articles.published IS NULL", []),
    ]
    if after is not None:
        row = connection.execute("SELECT published, id FROM articles WHERE key = ?", (after,)).fetchone()
        if row is None:
            raise _gone(after)
        published, identity = row
        if published is None:
            steps = [("articles.published IS NULL AND articles.id < ?", [identity])]
        else:
            same = ("articles.published = ? AND articles.id < ?", [published, identity])
            steps = [same, ("articles.published < ?", [published]), steps[1]]
    for step, held in steps:
        query = f"{ARTICLES} WHERE {told} AND {step} ORDER BY {newest}"
        yield from map(article_of, connection.execute(query, (*values, *held, limit)))


def actors(
    connection: sqlite3.Connection, *, after: Address | None = None, limit: int = 20
) -> list[tuple[Named, Address]]:
    """Return those who stand for all that are judged the same, by name, after one of them."""
    steps: list[tuple[str, tuple[object, ...]]] = [("", ())]
    if after is not None:
        row = connection.execute(
            "SELECT actors.name, actors.id FROM actors JOIN versions ON versions.id = version"
            " JOIN articles ON articles.id = article WHERE articles.key = ? AND actors.key = ?"
            " ORDER BY versions.current DESC LIMIT 1",
            (after.article, after.key),
        ).fetchone()
        if row is None:
            raise _gone(f"{after.article}/{after.key}")
        steps = [("AND actors.name = ? AND actors.id > ?", tuple(row)), ("AND actors.name > ?", (row[0],))]
    found: list[tuple[Named, Address]] = []
    for step, values in steps:
        rows = connection.execute(f"{_ACTORS} {step} {_BY_NAME}", (*values, limit - len(found)))
        found += [(Named(f"actor:{identity}", name), Address(of, key)) for identity, name, of, key in rows]
    return found


_ACTORS = """
SELECT actors.id, actors.name, articles.key, actors.key FROM actors INDEXED BY actors_name
CROSS JOIN versions ON versions.id = actors.version CROSS JOIN articles ON articles.id = versions.article
WHERE actors.same_as IS NULL AND (versions.current = 1 OR EXISTS (
  SELECT 1 FROM actors AS member JOIN versions AS held ON held.id = member.version AND held.current = 1
  WHERE member.same_as = actors.id))
"""
_BY_NAME = "ORDER BY actors.name, actors.id LIMIT ?"


def places(
    connection: sqlite3.Connection, *, after: int | None = None, limit: int = 20
) -> list[CountedPlace]:
    """Return the places of the file that are known by GeoNames, by their ids there, after the one of an id."""
    rows = connection.execute(_PLACES, (-1 if after is None else after, limit, _MENTIONS))
    return [
        CountedPlace(
            geonames=geonames, names=tuple(dict.fromkeys(json.loads(names))), country=country, lat=lat, lon=lon,
            mentions=mentions,
        )
        for geonames, names, country, lat, lon, mentions in rows
    ]  # fmt: skip


_PLACES = """
SELECT geonames, names, country, lat, lon,
  (SELECT count(*) FROM (SELECT 1 FROM places WHERE places.location IN
    (SELECT id FROM locations AS each WHERE each.geonames = found.geonames) LIMIT ?3))
FROM (SELECT geonames, json_group_array(name) AS names, min(country) AS country, lat, lon FROM locations
      WHERE geonames > ?1 GROUP BY geonames ORDER BY geonames LIMIT ?2) AS found
"""


def _gone(after: str) -> UsageError:
    return UsageError(f"{after[:80]!r} is no place in the list; take the one that the page before gives")
