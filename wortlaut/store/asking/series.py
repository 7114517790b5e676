"""The figures of a matter in the order of time: what was counted, by whose account."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice

from wortlaut.errors import UsageError
from wortlaut.store.asking.filters import Filters, Plan, plan
from wortlaut.store.asking.query import Query, parse
from wortlaut.store.asking.rows import FIGURES, figure
from wortlaut.store.asking.search import hits
from wortlaut.store.stems import stretches
from wortlaut.store.stored import StoredFigure

_FIGURE = re.compile(r"figure:(\d{1,18})")


def series(
    connection: sqlite3.Connection,
    of: str,
    filters: Filters,
    *,
    unit: str | None = None,
    limit: int | None = None,
) -> Callable[[], Iterator[StoredFigure]]:
    """Return what yields figures by the day on which they were published; a wrong question is told at once.

    ``of`` is a figure as ``figure:123``: then those that are judged to be of one series with it; or what is counted, or
    its unit: then all that statements hold which meet the filters, such as their ``speaker``.
    """
    identity = _FIGURE.fullmatch(of.strip())
    what = Query() if identity else parse(of)
    made = Plan() if identity else plan(connection, of, filters)

    def figures() -> Iterator[StoredFigure]:
        found = _group(connection, int(identity[1])) if identity else _counted(connection, what, made)
        fitting = (each for each in found if unit is None or each.unit.casefold() == unit.casefold())
        yield from fitting if limit is None else islice(fitting, max(limit, 0))

    return figures


def _group(connection: sqlite3.Connection, identity: int) -> Iterator[StoredFigure]:
    row = connection.execute("SELECT coalesce(same_as, id) FROM figures WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise UsageError(
            f"no figure:{identity} in the file; wortlaut series WORDS finds figures by what they count"
        )
    query = f"{FIGURES} WHERE figures.id = ?1 OR figures.same_as = ?1 ORDER BY figures.id"
    yield from map(figure, connection.execute(query, row))


def _counted(connection: sqlite3.Connection, what: Query, made: Plan) -> Iterator[StoredFigure]:
    for hit in hits(connection, made, newest_first=False):
        language = hit.statement.language or "de"
        for row in connection.execute(
            f"{FIGURES} WHERE figures.statement = ? ORDER BY figures.id", (hit.id,)
        ):
            found = figure(row)
            held = [word for _, _, word in stretches(f"{found.words} {found.counted}")]
            if all(
                any(
                    all(any(word.is_in(each, language) for each in held) for word in term.words)
                    for term in group
                )
                for group in what.asked
            ):
                yield found
