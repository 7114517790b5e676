"""What a search could be narrowed by, with counts, in bounded time.

Counted is over the newest statements that are found; if there are more than are gone through, the index counts what it
can, and the other counts are least counts, as ``Facets.least`` says. A facet in which something is chosen already is counted without that choice, so that
it shows what else could be chosen.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast, get_args

import msgspec
from msgspec import Struct

from wortlaut.records import Act, Language, StatementType, Status
from wortlaut.spans import Span
from wortlaut.store.asking import who
from wortlaut.store.asking.deadline import Deadline
from wortlaut.store.asking.filters import Filters, Plan, plan
from wortlaut.store.asking.search import source
from wortlaut.store.days import day_of_id
from wortlaut.store.words import mark

MOST = 2000
"""So many statements are gone through."""
_SECONDS, _SECONDS_EXACT = 0.4, 0.12
_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_TENTHS = 10
# Facets of few known values, which the index can count.
_MARKED: dict[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "status": get_args(Status),
    "type": get_args(StatementType),
    "language": get_args(Language),
}
_IN_INDEX = "SELECT count(*) FROM statement_words WHERE statement_words MATCH ? AND rowid >= ? AND rowid < ?"
_AFTER_ALL = 1 << 62


class Choice(Struct, frozen=True, kw_only=True):
    """One value of a facet: what a filter would be given, what people call it, how many statements have it."""

    value: str
    name: str
    count: int


class Facets(Struct, frozen=True, kw_only=True):
    """What was counted: of how many statements, back to which day (counted from 0001-01-01; None without a date).

    ``more``: there are more statements than were gone through. ``choices`` are those of each facet, the most frequent first;
    of the facets ``least`` the counts are least counts, or are missing.
    """

    counted: int
    more: bool
    oldest: int | None
    choices: dict[str, tuple[Choice, ...]]
    least: frozenset[str]


def facets(
    connection: sqlite3.Connection,
    words: str | None,
    filters: Filters,
    *,
    most: int = MOST,
    seconds: float = _SECONDS,
    names: Sequence[str] | None = None,
) -> Facets:
    """Return what can be chosen, of the facets ``names`` or of all.

    Raises :class:`~wortlaut.errors.UsageError` for a wrong question.
    """
    deadline = Deadline(seconds)
    ids, more = _newest(connection, plan(connection, words, filters), most, deadline)
    choices: dict[str, tuple[Choice, ...]] = {}
    least: set[str] = set()
    for name in _COUNTING if names is None else names:
        held, cut = ids, more
        if name in filters and name != "line":
            held, cut = _newest(connection, _without(connection, words, filters, name), most, deadline)
        with deadline.holding(connection):
            choices[name] = tuple(_COUNTING[name](connection, held, filters))
        if cut or name not in choices:
            least.add(name)
            choices.setdefault(name, ())
    for name in _MARKED:
        if name in least and (
            exact := _exact(connection, _without(connection, words, filters, name), name, choices[name])
        ):
            choices[name] = exact
            least.discard(name)
    days = [day_of_id(each) for each in ids]
    return Facets(
        counted=len(ids), more=more, oldest=min(days, default=0) or None, choices=choices,
        least=frozenset(least),
    )  # fmt: skip


def _exact(
    connection: sqlite3.Connection, made: Plan, name: str, seen: Sequence[Choice]
) -> tuple[Choice, ...] | None:
    """Return how many of a plan have each value, as the index alone can tell it; None if it cannot, or takes too long."""
    if made.conditions or made.ids is not None or made.nothing:
        return None
    found: list[Choice] = []
    deadline = Deadline(_SECONDS_EXACT)
    since, until = made.since or 0, made.until or _AFTER_ALL
    with deadline.holding(connection):
        for value in _MARKED[name]:
            marked = f"marks : {mark(name, value)}"
            match = marked if made.match is None else f"({made.match}) AND ({marked})"
            (number,) = connection.execute(_IN_INDEX, (match, since, until)).fetchone()
            if number:
                found.append(Choice(value=value, name=value, count=number))
    if deadline.passed or not {each.value for each in seen} <= {each.value for each in found}:
        return None
    return tuple(sorted(found, key=lambda each: (-each.count, each.value)))


def count(
    connection: sqlite3.Connection, words: str | None, filters: Filters, *, most: int, seconds: float = 0.1
) -> tuple[int, bool]:
    """Return how many statements are found, gone through no further than ``most``; and whether there are more."""
    ids, more = _newest(connection, plan(connection, words, filters), most, Deadline(seconds))
    return len(ids), more


def _without(connection: sqlite3.Connection, words: str | None, filters: Filters, name: str) -> Plan:
    left = {each: value for each, value in filters.items() if each != name}
    if name == "dossier":
        left.pop("line", None)
    return plan(connection, words, cast(Filters, left))


def _newest(
    connection: sqlite3.Connection, made: Plan, most: int, deadline: Deadline
) -> tuple[list[int], bool]:
    """Return the ids of the newest that are found, and whether there are, or may be, more."""
    if made.nothing or made.ids == []:
        return [], False
    identity, tables, conditions, values = source(made)
    told = " ".join(conditions)
    if identity == "statements.id" or "versions." in told or "articles." in told:
        tables += " CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1"
    if "articles." in told:
        tables += " CROSS JOIN articles ON articles.id = versions.article"
    for bound, sign in ((made.since, ">="), (made.until, "<")):
        if bound is not None:
            conditions.append(f"{identity} {sign} ?")
            values.append(bound)
    query = (
        f"SELECT {identity} FROM {tables} WHERE {' AND '.join(conditions)} ORDER BY {identity} DESC LIMIT ?"  # noqa: S608
    )
    found: list[int] = []
    with deadline.holding(connection):
        for (each,) in connection.execute(query, (*values, most + 1)):
            found.append(each)  # what was found stays, if time runs out
    return found[:most], len(found) > most or deadline.passed


def _rows(connection: sqlite3.Connection, query: str, ids: list[int], *values: object) -> Iterator[Any]:
    return connection.execute(query.format(ids=_IDS), (json.dumps(ids), *values))


_IDS = "json_each(?1) AS asked CROSS JOIN statements ON statements.id = asked.value"
_TERM = "SELECT terms.name, terms.name, count(*) FROM {{ids}} JOIN terms ON terms.id = statements.{column} GROUP BY 1 ORDER BY 3 DESC, 1"
_LANGUAGE = """
SELECT terms.name, terms.name, count(*) FROM {ids} CROSS JOIN versions ON versions.id = statements.version
JOIN terms ON terms.id = versions.language GROUP BY 1 ORDER BY 3 DESC, 1
"""
_OUTLET = """
SELECT outlets.name, outlets.name, count(*) FROM {ids} CROSS JOIN versions ON versions.id = statements.version
CROSS JOIN articles ON articles.id = versions.article JOIN outlets ON outlets.id = articles.outlet
GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 40
"""
_ACTOR = """
SELECT 'actor:' || meant.id, meant.name, counted.held FROM (
  SELECT coalesce(actors.same_as, actors.id) AS id, count(DISTINCT statements.id) AS held FROM {ids}
  CROSS JOIN statement_actors AS party ON party.statement = statements.id AND party.part = ?2
  CROSS JOIN actors ON actors.id = party.actor GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
) AS counted JOIN actors AS meant ON meant.id = counted.id ORDER BY 3 DESC, 2
"""
_DOSSIER = """
SELECT dossiers.key, dossiers.title, count(DISTINCT statements.id) FROM {ids}
CROSS JOIN dossier_statements AS filed ON filed.statement = statements.id
JOIN dossiers ON dossiers.id = filed.dossier GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 40
"""
_LINE = """
SELECT terms.name, terms.name, count(DISTINCT statements.id) FROM {ids}
CROSS JOIN dossier_statements AS filed ON filed.statement = statements.id
JOIN dossiers ON dossiers.id = filed.dossier AND dossiers.key = ?2
JOIN terms ON terms.id = filed.line AND terms.name <> '' GROUP BY 1 ORDER BY 3 DESC, 1
"""
_SCORE = "SELECT CAST(statements.score * 10 AS INTEGER), count(*) FROM {ids} GROUP BY 1"
_PLACE = """
SELECT statements.id, statements.quote, statements.frame, locations.geonames, locations.name, places.start, places."end"
FROM {ids} CROSS JOIN places ON places.version = statements.version
CROSS JOIN locations ON locations.id = places.location AND locations.geonames IS NOT NULL
"""

_Counting = Callable[[sqlite3.Connection, list[int], Filters], Iterable[Choice]]


def _by(query: str) -> _Counting:
    def counted(connection: sqlite3.Connection, ids: list[int], _: Filters) -> Iterator[Choice]:
        for value, name, number in _rows(connection, query, ids):
            yield Choice(value=value, name=name, count=number)

    return counted


def _by_actor(part: str) -> _Counting:
    def counted(connection: sqlite3.Connection, ids: list[int], _: Filters) -> Iterator[Choice]:
        for value, name, number in _rows(connection, _ACTOR, ids, who.term_id(connection, part)):
            yield Choice(value=value, name=name, count=number)

    return counted


def _lines(connection: sqlite3.Connection, ids: list[int], filters: Filters) -> Iterator[Choice]:
    dossier = filters.get("dossier")
    if dossier is not None:
        for value, name, number in _rows(connection, _LINE, ids, dossier):
            yield Choice(value=value, name=name, count=number)


def _scores(connection: sqlite3.Connection, ids: list[int], _: Filters) -> Iterator[Choice]:
    """Yield how many have at least a score; from a half on, below which hardly anybody asks."""
    held = dict(_rows(connection, _SCORE, ids))
    for least in range(5, _TENTHS):
        number = sum(each for tenth, each in held.items() if tenth >= least)
        yield Choice(value=f"{least / _TENTHS:g}", name=f"{least / _TENTHS:g}", count=number)


def _places(connection: sqlite3.Connection, ids: list[int], _: Filters) -> Iterator[Choice]:
    """Yield places in quotes or their frames, as the filter takes them."""
    counts: Counter[int] = Counter()
    names: dict[int, str] = {}
    around: dict[int, list[Span]] = {}
    seen: set[tuple[int, int]] = set()
    for identity, quote, frame, geonames, name, start, end in _rows(connection, _PLACE, ids):
        if (identity, geonames) in seen:
            continue
        if identity not in around:
            around[identity] = [span for each in (quote, frame) if each for span in _SPANS.decode(each)]
        place = Span(start, end)
        if any(span.overlaps(place) for span in around[identity]):
            seen.add((identity, geonames))
            names.setdefault(geonames, name)
            counts[geonames] += 1
    for geonames, number in counts.most_common(20):
        yield Choice(value=str(geonames), name=names[geonames], count=number)


_COUNTING: dict[str, _Counting] = {
    "act": _by(_TERM.format(column="act")),
    "status": _by(_TERM.format(column="status")),
    "type": _by(_TERM.format(column="type")),
    "speaker": _by_actor("speaker"),
    "addressee": _by_actor("addressee"),
    "outlet": _by(_OUTLET),
    "language": _by(_LANGUAGE),
    "dossier": _by(_DOSSIER),
    "line": _lines,
    "place": _places,
    "least_score": _scores,
}
