"""Statements that meet a question, newest, oldest or best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store.asking.filters import Plan, Sort
from wortlaut.store.asking.rows import STATEMENT, STATEMENT_TABLES, statement
from wortlaut.store.stored import StoredStatement

# The best are looked for among so many of the newest that were found.
_RANKED = 150
# So few are each looked up in the index; of more, what the index gives is looked up among them.
_LOOKED_UP = 40
_IN_INDEX = "EXISTS (SELECT 1 FROM statement_words WHERE statement_words.rowid = statements.id AND statement_words MATCH ?)"


class Hit(Struct, frozen=True):
    """A statement that was found, and its row's id."""

    id: int
    statement: StoredStatement


def search(
    connection: sqlite3.Connection, plan: Plan, *, sort: Sort = "newest", limit: int | None = None
) -> Iterator[StoredStatement]:
    """Yield the statements of a plan."""
    if sort == "best":
        yield from _best(connection, plan, limit)
        return
    for hit in hits(connection, plan, newest_first=sort == "newest", limit=limit):
        yield hit.statement


def hits(
    connection: sqlite3.Connection, plan: Plan, *, newest_first: bool, limit: int | None = None
) -> Iterator[Hit]:
    """Yield what a plan finds, in the order of time."""
    if limit is not None and limit < 0:
        raise UsageError(f"{limit} is no number of things to find; give 0 or more")
    if plan.nothing or plan.ids == []:
        return
    query, values = _question(plan, newest_first=newest_first)
    for row in connection.execute(query, (*values, -1 if limit is None else limit)):
        yield Hit(id=row[-1], statement=statement(row, plan.query))


def source(plan: Plan) -> tuple[str, str, list[str], list[object]]:
    """Return where the statements of a plan come from: what their id is called, tables, conditions, values.

    The tables are the index, statements, or both; conditions may also speak of ``versions`` and ``articles``. The plan's
    period is left to the caller.
    """
    identity, tables = "statements.id", "statements"
    conditions, values = ["1"], list[object]()
    ids = None if plan.ids is None else ", ".join(map(str, plan.ids))
    if plan.match is not None and (plan.ids is None or len(plan.ids) > _LOOKED_UP):
        identity = "statement_words.rowid"
        tables = "statement_words CROSS JOIN statements ON statements.id = statement_words.rowid"
        conditions.append("statement_words MATCH ?")
        values.append(plan.match)
        if ids is not None:  # the sign keeps SQLite from asking the index for each
            conditions.append(f"+statement_words.rowid IN ({ids})")
    elif ids is not None:
        conditions.append(f"statements.id IN ({ids})")
        if plan.match is not None:
            conditions.append(_IN_INDEX)
            values.append(plan.match)
    conditions += [*(plan.columns if ids is not None else ()), *plan.conditions]
    return identity, tables, conditions, [*values, *plan.values]


def _question(plan: Plan, *, newest_first: bool) -> tuple[str, tuple[object, ...]]:
    identity, tables, conditions, values = source(plan)
    for bound, sign in ((plan.since, ">="), (plan.until, "<")):
        if bound is not None:
            conditions.append(f"{identity} {sign} ?")
            values.append(bound)
    order = "DESC" if newest_first else "ASC"
    return (
        f"SELECT {STATEMENT} FROM {tables} {STATEMENT_TABLES} WHERE {' AND '.join(conditions)}"  # noqa: S608
        f" ORDER BY {identity} {order} LIMIT ?",
        tuple(values),
    )


def _best(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> Iterator[StoredStatement]:
    for hit in islice(ranked(connection, plan), None if limit is None else max(limit, 0)):
        yield hit.statement


def ranked(connection: sqlite3.Connection, plan: Plan) -> Iterator[Hit]:
    """Yield the newest that a plan finds, the best first; raises :class:`~wortlaut.errors.UsageError` without words."""
    if not plan.query.asked:
        raise UsageError("the best can be told only where words are searched for; sort by newest or oldest")
    found = list(hits(connection, plan, newest_first=True, limit=_RANKED))
    # Stable: of equals the newest comes first.
    yield from sorted(found, key=lambda hit: _worth(hit.statement), reverse=True)


def _worth(found: StoredStatement) -> float:
    """Return how much of a quote is what was asked for, times how probably it is one.

    The share is softened, so that a quote of three words is not best for being short.
    """
    asked = sum(span.end - span.start for span in found.hits)
    return found.score * asked / (asked + 40 + len(found.quote))
