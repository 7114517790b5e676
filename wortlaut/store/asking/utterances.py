"""What somebody said, or was told, gone through as a whole: to be counted, narrowed down, and leafed through.

Of each statement only what is counted is read, so that some thousands are a matter of milliseconds; the fifty
of a page are then read in full by :func:`told`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.store.asking import who
from wortlaut.store.asking.filters import Filters, plan
from wortlaut.store.asking.query import parse
from wortlaut.store.asking.rows import STATEMENT, STATEMENT_TABLES
from wortlaut.store.asking.rows import statement as statement_of
from wortlaut.store.asking.search import hits
from wortlaut.store.days import day_of, day_of_id, first_id
from wortlaut.store.stored import StoredStatement

MOST = 5000
"""The newest that are gone through; who said more is told so."""

_LAST = 1 << 62
_SPANS = msgspec.json.Decoder(tuple[Span, ...])

MEMBERS = "SELECT id FROM actors WHERE id = :group UNION ALL SELECT id FROM actors WHERE same_as = :group"
_IDS = f"""
SELECT DISTINCT statement FROM ({MEMBERS}) AS own CROSS JOIN statement_actors ON actor = own.id AND part = :part
  AND statement >= :since AND statement < :until
ORDER BY statement DESC LIMIT :most
"""  # noqa: S608  # our own
_COUNTED = """
SELECT statements.id, statements.act, statements.status, statements.type, outlets.name
FROM json_each(?) AS asked CROSS JOIN statements ON statements.id = asked.value
CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article LEFT JOIN outlets ON outlets.id = articles.outlet
ORDER BY statements.id DESC
"""
_PARTIES = """
SELECT statement_actors.statement, coalesce(actors.same_as, actors.id)
FROM json_each(?) AS asked CROSS JOIN statement_actors ON statement_actors.statement = asked.value AND part = ?
CROSS JOIN actors ON actors.id = statement_actors.actor
"""
_IN_FULL = f"""
SELECT {STATEMENT}, (SELECT count(DISTINCT telling.article) FROM statements AS each
  CROSS JOIN versions AS telling ON telling.id = each.version AND telling.current = 1
  WHERE each.same_as = coalesce(statements.same_as, statements.id)
  OR each.id = coalesce(statements.same_as, statements.id))
FROM json_each(?) AS asked CROSS JOIN statements ON statements.id = asked.value {STATEMENT_TABLES}
ORDER BY statements.id DESC
"""  # noqa: S608  # our own names


class Utterance(Struct, frozen=True):
    """What is counted of a statement: ``day`` since 0001-01-01 (0: undated), and the groups on its other side.

    The other side of what somebody said are those addressed; of what somebody was told, those who say it.
    """

    id: int
    day: int
    act: str
    status: str
    type: str
    outlet: str | None
    others: tuple[int, ...]


class InFull(Struct, frozen=True):
    """A statement (``id`` is its row's) with the stretch from its quote's beginning to its end, and how many articles have it."""

    id: int
    statement: StoredStatement
    span: Span
    articles: int


def utterances(
    connection: sqlite3.Connection,
    group: int,
    part: str = "speaker",
    *,
    since: str | None = None,
    until: str | None = None,
    most: int = MOST,
) -> list[Utterance]:
    """Return the newest statements in which a group of actors is the speaker (or the addressee), newest first.

    ``since`` and ``until`` are days as ISO dates, inclusive; within a period is nothing undated.
    """
    first = first_id(day_of(since) or 1) if since or until else 0
    last = first_id(day_of(until) + 1) if until and day_of(until) else _LAST
    asked = {
        "group": group,
        "part": who.term_id(connection, part),
        "most": most,
        "since": first,
        "until": last,
    }
    ids = json.dumps([row[0] for row in connection.execute(_IDS, asked)])
    other = who.term_id(connection, "addressee" if part == "speaker" else "speaker")
    others: dict[int, list[int]] = defaultdict(list)
    for statement, actor in connection.execute(_PARTIES, (ids, other)):
        if actor not in others[statement]:
            others[statement].append(actor)
    terms: dict[int, str] = dict(connection.execute("SELECT id, name FROM terms"))
    return [
        Utterance(
            id=identity, day=day_of_id(identity), act=terms[act], status=terms[status], type=terms[type_],
            outlet=outlet, others=tuple(others[identity]),
        )
        for identity, act, status, type_, outlet in connection.execute(_COUNTED, (ids,))
    ]  # fmt: skip


def with_words(connection: sqlite3.Connection, group: int, words: str) -> set[int]:
    """Return which of what a group said holds words, as a search finds them.

    Raises :class:`~wortlaut.errors.UsageError` for a question that cannot be understood.
    """
    filters = Filters(speaker=f"actor:{group}")
    return {
        hit.id for hit in hits(connection, plan(connection, words, filters), newest_first=True, limit=MOST)
    }


def told(connection: sqlite3.Connection, ids: Sequence[int], words: str | None = None) -> list[InFull]:
    """Return statements in full, the newest first; what was searched for is marked in them."""
    query = parse(words) if words else None
    rows = connection.execute(_IN_FULL, (json.dumps(list(ids)),)).fetchall()
    return [InFull(row[18], statement_of(row[:-1], query), hull(row[11]), row[-1]) for row in rows]


def names(connection: sqlite3.Connection, groups: Collection[int]) -> dict[int, str]:
    """Return what groups of actors are called, by their first members."""
    rows = connection.execute(
        "SELECT actors.id, actors.name FROM json_each(?) AS asked CROSS JOIN actors ON actors.id = asked.value",
        (json.dumps(list(groups)),),
    )
    return dict(rows.fetchall())


def hull(spans: str | Iterable[Span]) -> Span:
    """Return the stretch from the beginning of the first to the end of the last of some spans."""
    found = _SPANS.decode(spans) if isinstance(spans, str) else tuple(spans)
    return Span(found[0].start, found[-1].end) if found else Span(0, 0)
