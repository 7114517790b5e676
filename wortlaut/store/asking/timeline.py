"""What somebody, or a dossier, said and did, in the order of time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from wortlaut.errors import UsageError
from wortlaut.store.asking import who
from wortlaut.store.asking.filters import Filters, Plan, dossier_id
from wortlaut.store.asking.rows import EVENTS, FIGURES, event, figure
from wortlaut.store.asking.search import hits
from wortlaut.store.days import day_of_id
from wortlaut.store.stored import Entry, StoredEvent

_Dated = tuple[int, Entry]
# What else is asked of statements says nothing of events.
_OF_EVENTS = frozenset({"actor", "dossier", "since", "until", "undated", "outlet", "status", "least_score"})
_MANY_MEMBERS = 2000


def whose(connection: sqlite3.Connection, of: str, filters: Filters) -> Filters:
    """Return the filters with whose timeline is asked for: a dossier's, by its key, or else an actor's."""
    known = connection.execute("SELECT 1 FROM dossiers WHERE key = ?", (of,)).fetchone()
    asked = filters.copy()
    if known is not None and asked.get("dossier") is None:
        asked["dossier"] = of
    elif asked.get("actor") is None:
        asked["actor"] = of
    else:
        raise UsageError(f"timeline of {of!r} or of {asked['actor']!r}? Give one actor")
    return asked


def timeline(
    connection: sqlite3.Connection,
    made: Plan,
    filters: Filters,
    *,
    newest_first: bool = False,
    limit: int | None = None,
) -> Iterator[Entry]:
    """Yield statements with their figures, and events, by the day on which they were published.

    The filters, of which the plan was ``made``, name an actor, a dossier, or both; what else they ask holds of the
    statements, and where it is asked no events are told.
    """
    streams = [_said(connection, made, newest_first=newest_first)]
    of_events = _OF_EVENTS.issuperset(name for name, value in filters.items() if value is not None)
    if of_events and connection.execute("SELECT 1 FROM events LIMIT 1").fetchone():
        streams.append(_done(connection, made, filters, newest_first=newest_first))
    entries = (entry for _, entry in merge(*streams, key=_day, reverse=newest_first))
    yield from entries if limit is None else islice(entries, max(limit, 0))


def _day(dated: _Dated) -> int:
    return dated[0]


def _said(connection: sqlite3.Connection, made: Plan, *, newest_first: bool) -> Iterator[_Dated]:
    for hit in hits(connection, made, newest_first=newest_first):
        yield day_of_id(hit.id), hit.statement
        query = f"{FIGURES} WHERE figures.statement = ? ORDER BY figures.id"
        for row in connection.execute(query, (hit.id,)):
            yield day_of_id(hit.id), figure(row)


def _done(
    connection: sqlite3.Connection, made: Plan, filters: Filters, *, newest_first: bool
) -> Iterator[_Dated]:
    conditions, values = ["1"], list[object]()
    for bound, sign in ((made.since, ">="), (made.until, "<")):
        if bound is not None:
            conditions.append(f"events.id {sign} ?")
            values.append(bound)
    conditions += [_of_groups(connection, groups) for groups in _groups(connection, filters)]
    query = (
        f"{EVENTS} WHERE {' AND '.join(conditions)} ORDER BY events.id {'DESC' if newest_first else 'ASC'}"
    )
    for row in connection.execute(query, values):
        found = event(row)
        if _holds(found, filters):
            yield day_of_id(row[-1]), found


def _groups(connection: sqlite3.Connection, filters: Filters) -> Iterator[Sequence[int]]:
    if (actor := filters.get("actor")) is not None:
        yield who.everybody(connection, actor)
    if (dossier := filters.get("dossier")) is not None:
        rows = connection.execute(
            "SELECT DISTINCT coalesce(same_as, id) FROM dossier_actors JOIN actors ON actors.id = actor"
            " WHERE dossier = ?",
            (dossier_id(connection, dossier),),
        )
        yield [row[0] for row in rows]


def _of_groups(connection: sqlite3.Connection, groups: Iterable[int]) -> str:
    """Return the condition on events that one of the groups has a part in them."""
    groups = list(groups)
    members: list[int] = []
    for group in groups:
        members += who.member_ids(connection, group, _MANY_MEMBERS + 1)
        if len(members) > _MANY_MEMBERS:
            # Whoever is in so many articles is soon met on the way through all events.
            numbers = ", ".join(map(str, groups))
            return (
                "EXISTS (SELECT 1 FROM event_actors AS party JOIN actors ON actors.id = party.actor"  # noqa: S608
                f" WHERE party.event = events.id AND coalesce(actors.same_as, actors.id) IN ({numbers}))"
            )
    numbers = ", ".join(map(str, members))
    return f"events.id IN (SELECT event FROM event_actors WHERE actor IN ({numbers}))"  # noqa: S608


def _holds(found: StoredEvent, filters: Filters) -> bool:
    def among(value: str | None, asked: object) -> bool:
        if asked is None or isinstance(asked, str):
            return asked is None or (value or "").casefold() == asked.casefold()
        return any(among(value, each) for each in asked)  # type: ignore[attr-defined]

    least = filters.get("least_score")
    return (
        among(found.outlet, filters.get("outlet"))
        and among(found.status, filters.get("status"))
        and (least is None or found.score >= least)
    )
