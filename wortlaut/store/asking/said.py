"""The log of corrections a page at a time, and what persons said of one article."""

from __future__ import annotations

import sqlite3
from typing import Literal

from msgspec import Struct

from wortlaut.store.corrections import COLUMNS, Correction

State = Literal["all", "live", "undone"]

_CONDITIONS: dict[State, str] = {"all": "1", "live": "undone IS NULL", "undone": "undone IS NOT NULL"}
_SAID = f"""
SELECT corrections.id, {", ".join(f'corrections."{name}"' for name in COLUMNS)},
  articles.key, articles.title, versions.number, versions.current, others.key, others.title
FROM corrections JOIN versions ON versions.id = corrections.version JOIN articles ON articles.id = versions.article
LEFT JOIN versions AS other ON other.id = corrections.other_version LEFT JOIN articles AS others ON others.id = other.article
"""  # noqa: S608  # our own names


class SaidOf(Struct, frozen=True, kw_only=True):
    """A correction with the article that it speaks about; ``version`` is None if that is the current one.

    ``other_article`` is there where two things are compared.
    """

    correction: Correction
    article: str
    title: str
    version: int | None
    other_article: str | None
    other_title: str | None


def said(
    connection: sqlite3.Connection, state: State = "all", *, limit: int | None = None, offset: int = 0
) -> list[SaidOf]:
    """Return corrections, what was said last first."""
    rows = connection.execute(
        f"{_SAID} WHERE {_CONDITIONS[state]} ORDER BY made DESC, corrections.id DESC LIMIT ? OFFSET ?",
        (-1 if limit is None else limit, offset),
    )
    return [_said(row) for row in rows]


def said_in(connection: sqlite3.Connection, article: str) -> list[SaidOf]:
    """Return what holds of an article (by its id), in the order in which it was said."""
    rows = connection.execute(
        f"{_SAID} WHERE undone IS NULL AND articles.key = ?1"  # noqa: S608  # our own
        " AND corrections.version IN (SELECT versions.id FROM versions JOIN articles ON articles.id = article"
        " WHERE articles.key = ?1) ORDER BY made, corrections.id",
        (article,),
    )
    return [_said(row) for row in rows]


def said_by(connection: sqlite3.Connection, key: str) -> SaidOf | None:
    """Return a correction by its key."""
    row = connection.execute(f"{_SAID} WHERE corrections.key = ?", (key,)).fetchone()
    return None if row is None else _said(row)


def how_many(connection: sqlite3.Connection) -> dict[State, int]:
    """Return how many corrections there are, hold, and were undone."""
    total, live = connection.execute("SELECT count(*), count(*) - count(undone) FROM corrections").fetchone()
    return {"all": total, "live": live, "undone": total - live}


def _said(row: tuple[object, ...]) -> SaidOf:
    names = ("id", *COLUMNS)
    values = dict(zip(names, row[: len(names)], strict=True))
    key, title, number, current, other, other_title = row[len(names) :]
    return SaidOf(
        correction=Correction(**values),  # type: ignore[arg-type]  # as the table has them
        article=str(key),
        title=str(title),
        version=None if current else int(str(number)),
        other_article=None if other is None else str(other),
        other_title=None if other_title is None else str(other_title),
    )
