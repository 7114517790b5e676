"""How the statements of a plan are spread over time: counted where they are few, estimated where they are many.

A record may hold a million statements, and a picture of them may not take longer than a page. So of a long period with many
statements only some days of each bin are gone through; what is told of it then is an estimate, and says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import Struct

from wortlaut.store.asking.filters import Plan
from wortlaut.store.asking.periods import Scale
from wortlaut.store.asking.search import source
from wortlaut.store.days import day_of_id, first_id

MOST = 6000
"""So many statements of a period are gone through one by one."""
# So many are counted in the index, where no condition has to look into the text.
_COUNTED = 60_000
_DATED = first_id(1)


class Spread(Struct, frozen=True):
    """Statements over the bins of a scale.

    ``totals``: how many each bin has. ``ids``: those that were gone through; each stands for ``weights[bin]``. ``exact``: all
    were gone through, and every weight is 1.
    """

    scale: Scale
    totals: tuple[int, ...]
    ids: tuple[int, ...]
    weights: tuple[float, ...]
    exact: bool

    @property
    def total(self) -> int:
        """How many statements the period has."""
        return sum(self.totals)


def extent(connection: sqlite3.Connection, plan: Plan) -> tuple[int, int] | None:
    """Return the first and the last day of a plan's dated statements, None if it has none."""
    asked = _Asked(connection, plan)
    ends = [next(asked.ids(_DATED, None, limit=1, down=down), None) for down in (False, True)]
    if ends[0] is None or ends[1] is None:
        return None
    return day_of_id(ends[0]), day_of_id(ends[1])


def undated(connection: sqlite3.Connection, plan: Plan) -> int:
    """Return how many of a plan's statements have no date, and so lie in no period."""
    return _Asked(connection, plan).count(0, _DATED)


def spread(connection: sqlite3.Connection, plan: Plan, scale: Scale, *, most: int = MOST) -> Spread:
    """Return how a plan's statements are spread over a period; what the plan says of the period itself is not asked.

    With ``most`` 0 nothing is gone through that can be counted.
    """
    asked = _Asked(connection, plan)
    limit = _COUNTED if asked.pure else MOST
    found = list(
        asked.ids(*_ids((scale.edges[0], scale.edges[-1])), limit=None if plan.ids is not None else limit + 1)
    )
    if plan.ids is not None or len(found) <= limit:
        return _counted(scale, found, most)
    days = _days(asked, scale)
    windows = list(_windows(scale, days))
    totals = [
        round(asked.count(*_ids(window)) * (end - start) / (window[1] - window[0]))
        for window, start, end in zip(windows, scale.edges, scale.edges[1:], strict=False)
    ]
    each = most // scale.bins
    sampled = [list(asked.ids(*_ids(window), limit=each)) if each else [] for window in windows]
    return _weighed(scale, totals, sampled, exact=False)


def _counted(scale: Scale, found: list[int], most: int) -> Spread:
    """Return a spread of which the totals are known; of very many statements each n-th is gone through."""
    every = max(1, -(-len(found) // most)) if most else 0
    totals = [0] * scale.bins
    sampled: list[list[int]] = [[] for _ in totals]
    for each in found:
        bin_ = scale.bin_of(day_of_id(each))
        if bin_ is None:
            continue
        if every and totals[bin_] % every == 0:
            sampled[bin_].append(each)
        totals[bin_] += 1
    return _weighed(scale, totals, sampled, exact=every <= 1)


def _weighed(scale: Scale, totals: list[int], sampled: list[list[int]], *, exact: bool) -> Spread:
    weights = tuple(total / len(held) if held else 0.0 for total, held in zip(totals, sampled, strict=True))
    ids = tuple(each for held in sampled for each in held)
    return Spread(scale, tuple(totals), ids, weights, exact=exact)


def _days(asked: _Asked, scale: Scale) -> int:
    """Return how many days of each bin can be counted; one day of each is looked at to find out."""
    counts = [asked.count(*_ids(window)) for window in _windows(scale, 1)]
    a_day = max(sum(counts) / scale.bins, 1.0)
    return max(1, round((_COUNTED if asked.pure else MOST) / (a_day * scale.bins)))


def _windows(scale: Scale, days: int) -> Iterator[tuple[int, int]]:
    """Yield of each bin the days in its middle."""
    for since, until in zip(scale.edges, scale.edges[1:], strict=False):
        width = min(days, until - since)
        start = since + (until - since - width) // 2
        yield start, start + width


def _ids(window: tuple[int, int]) -> tuple[int, int]:
    return first_id(window[0]), first_id(window[1])


class _Asked:
    """A plan as questions that touch no more tables than they need.

    ``pure``: the index, or the ids themselves, can tell it all.
    """

    def __init__(self, connection: sqlite3.Connection, plan: Plan) -> None:
        self._connection = connection
        self._nothing = plan.nothing or plan.ids == []
        self._identity, self._tables, self._conditions, self._values = source(plan)
        told = " ".join(self._conditions)
        in_index = self._identity != "statements.id"
        # The index holds current versions alone.
        # The sign keeps SQLite from going through all of a period where few come into question.
        self._bounded = self._identity if plan.ids is None else f"+{self._identity}"
        old = not in_index and not _all_current(connection)
        self.pure = not old and len(self._conditions) <= 2 and plan.ids is None
        if self.pure and in_index:
            self._tables = "statement_words"
        if old or "versions." in told or "articles." in told:
            self._tables += (
                " CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1"
            )
        if "articles." in told:
            self._tables += " CROSS JOIN articles ON articles.id = versions.article"

    def ids(self, start: int, end: int | None, *, limit: int | None, down: bool = False) -> Iterator[int]:
        """Yield ids from ``start`` to before ``end``, in order."""
        if self._nothing:
            return
        condition, values = self._within(start, end)
        query = (
            f"SELECT {self._identity} FROM {self._tables} WHERE {condition}"  # noqa: S608  # our own names
            f" ORDER BY {self._identity} {'DESC' if down else 'ASC'} LIMIT ?"
        )
        for row in self._connection.execute(query, (*values, -1 if limit is None else limit)):
            yield row[0]

    def count(self, start: int, end: int) -> int:
        """Return how many there are from ``start`` to before ``end``."""
        condition, values = self._within(start, end)
        query = f"SELECT count(*) FROM {self._tables} WHERE {condition}"  # noqa: S608  # our own names
        return 0 if self._nothing else int(self._connection.execute(query, values).fetchone()[0])

    def _within(self, start: int, end: int | None) -> tuple[str, list[object]]:
        conditions, values = [*self._conditions, f"{self._bounded} >= ?"], [*self._values, start]
        if end is not None:
            conditions.append(f"{self._bounded} < ?")
            values.append(end)
        return " AND ".join(conditions), values


def _all_current(connection: sqlite3.Connection) -> bool:
    """Say whether no article has an older version: then nothing has to be told from it."""
    (same,) = connection.execute(
        "SELECT (SELECT count(*) FROM versions) = (SELECT count(*) FROM articles)"
    ).fetchone()
    return bool(same)
