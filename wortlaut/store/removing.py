"""Takes things out of the file so that nothing of them stays in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec import Struct

from wortlaut.store.once import take_out_unused, unchecked
from wortlaut.store.replacing import let_go
from wortlaut.store.stored import Counts
from wortlaut.store.writing import Writer

_ENOUGH_AT_ONCE = 200


class Asked(Struct, frozen=True, kw_only=True):
    """Which articles to remove; the union of all that is named, ``before`` narrowing an ``outlet``."""

    names: tuple[str, ...] = ()  # ids or URLs
    outlet: str | None = None
    before: str | None = None


def articles_asked(connection: sqlite3.Connection, asked: Asked) -> list[int]:
    """Return the articles that are asked for; an id or URL that is not there gives none."""
    found: set[int] = set()
    for name in asked.names:
        rows = connection.execute(
            "SELECT id FROM articles WHERE key = :name UNION SELECT article FROM versions WHERE url = :name"
            " UNION SELECT article FROM versions WHERE source = :name",
            {"name": name},
        )
        found.update(row[0] for row in rows)
    if asked.outlet is not None or asked.before is not None:
        rows = connection.execute(
            "SELECT articles.id FROM articles LEFT JOIN outlets ON outlets.id = outlet"
            " WHERE (:outlet IS NULL OR outlets.name = :outlet)"
            " AND (:before IS NULL OR substr(published, 1, 10) < :before)",
            {"outlet": asked.outlet, "before": asked.before},
        )
        found.update(row[0] for row in rows)
    return sorted(found)


def count(connection: sqlite3.Connection, articles: Sequence[int]) -> Counts:
    """Return how much goes with the articles."""
    totals = dict.fromkeys(Counts.__struct_fields__, 0) | {"articles": len(articles)}
    for some in _chunks(articles):
        marks = ", ".join("?" for _ in some)
        versions = f"SELECT id FROM versions WHERE article IN ({marks})"  # noqa: S608  # marks alone
        for table in ("statements", "actors", "events", "figures", "corrections"):
            (number,) = connection.execute(
                f"SELECT count(*) FROM {table} WHERE version IN ({versions})",  # noqa: S608  # our own names
                some,
            ).fetchone()
            totals[table] += number
        (number,) = connection.execute(f"SELECT count(*) FROM ({versions})", some).fetchone()  # noqa: S608
        totals["versions"] += number
    return Counts(**totals)


def remove_articles(writer: Writer, articles: Sequence[int]) -> None:
    """Delete articles with all that hangs on them, and write the file anew without them.

    Killed before the end, some articles may be left; the same call again finishes the job. Raises
    :class:`~wortlaut.errors.StoreBusy` if another process reads the file for so long that its old pages
    cannot be let go.
    """
    for some in _chunks(articles):
        with writer.transaction():
            for article in some:
                _remove(writer, article)
    clear_away(writer)


def _remove(writer: Writer, article: int) -> None:
    connection = writer.connection
    rows = connection.execute(
        "SELECT id, current, origin FROM versions WHERE article = ?", (article,)
    ).fetchall()
    for version, current, origin in rows:
        if current:
            writer.indexing.take_out(version)
        writer.linking.part_with(version)
        let_go(connection, version)
        writer.cure(origin)
    connection.execute("DELETE FROM article_judgements WHERE a = ? OR b = ?", (article, article))
    connection.execute("UPDATE articles SET same_as = NULL WHERE same_as = ?", (article,))
    connection.execute("DELETE FROM articles WHERE id = ?", (article,))


def clear_away(writer: Writer) -> None:
    """Write the file anew so that it holds no trace of what was deleted.

    Names, words and reasons that nothing uses any more go too. The log is emptied; the disk below the file is the file
    system's own.
    """
    with unchecked(writer.connection), writer.transaction():
        writer.indexing.clear_away()
        take_out_unused(writer.connection)
        writer.interning.forget()
    writer.rewrite()


def _chunks(articles: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(articles), _ENOUGH_AT_ONCE):
        yield articles[start : start + _ENOUGH_AT_ONCE]
