"""Judgements of the program, and the groups that follow from all judgements.

A link is a row in ``<thing>_judgements``; nothing is ever merged. ``same_as`` only repeats what the judgements
say, one step long: everything in a group names the group's first, and the first names nobody. To undo a link,
change or delete its judgement and call :func:`regroup` with both ends.

How one kind of thing is linked, within a transaction of :class:`~wortlaut.store.writing.Writer`::

    judging = Judging(connection, "actor", writer.interning.term)
    judging.forget(ids)         # what the program said of these before; only where that may be
    judging.put(judgements)
    judging.regroup()           # afterwards same_as is what all judgements say

A person's word (``author`` is not NULL) is never overwritten or forgotten here, and wins where groups are
formed: persons' "same" joins unless persons' "not_same" parts; then the program's "same" joins, surest first,
unless any "not_same" parts the two groups. "unsure" does neither. A new thing that is the same as members of
one group alone is put into it without looking at the group, so that compared with one or a few members of
each group (never with all) the work grows with the number of things.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from wortlaut.store.days import UNDATED, day_of
from wortlaut.store.opening import now
from wortlaut.store.replacing import insert_judgement

Thing = Literal["article", "actor", "statement", "figure"]
Verdict = Literal["same", "not_same", "unsure"]

_AT_ONCE = 400
_REASON_CHARACTERS = 300


class Judgement(Struct, frozen=True, kw_only=True):
    """What the program says of two things; ``a`` and ``b`` are ids, in any order.

    ``score`` is the probability that they are the same, ``reason`` one sentence that a reader can check.
    """

    a: int
    b: int
    verdict: Verdict
    reason: str
    relation: str | None = None
    score: float | None = None


class Judging:
    """What the program says of one kind of thing within a transaction."""

    def __init__(self, connection: sqlite3.Connection, thing: Thing, term: Callable[[str], int]) -> None:
        """``term`` is :meth:`~wortlaut.store.interning.Interning.term`."""
        self._connection = connection
        self._thing = thing
        self._term = term
        self._gained: set[tuple[int, int]] = set()
        self._lost: set[int] = set()

    def forget(self, ids: Iterable[int]) -> None:
        """Delete what the program said of these things."""
        for some in _chunks(ids):
            for end in ("a", "b"):
                rows = self._connection.execute(
                    f"DELETE FROM {self._thing}_judgements WHERE {end} IN ({_marks(some)})"  # noqa: S608
                    " AND author IS NULL RETURNING a, b",
                    some,
                ).fetchall()
                self._lost.update(each for row in rows for each in row)

    def put(self, judgements: Iterable[Judgement]) -> None:
        """Store judgements in the place of the program's older ones on the same pairs; persons' stay."""
        table = f"{self._thing}_judgements"
        made = now()
        for each in judgements:
            a, b = sorted((each.a, each.b))
            if a == b:
                continue
            gone = self._connection.execute(
                f"DELETE FROM {table} WHERE a = ? AND b = ? AND author IS NULL",  # noqa: S608  # our own names
                (a, b),
            )
            if gone.rowcount:
                self._lost.update((a, b))
            else:
                self._gained.add((a, b))
            relation = None if each.relation is None else self._term(each.relation)
            reason = each.reason[:_REASON_CHARACTERS]
            insert_judgement(
                self._connection,
                table,
                (a, b, self._term(each.verdict), relation, each.score, reason, None, made),
            )

    def regroup(self) -> None:
        """Let ``same_as`` say what the judgements say now."""
        gained = {pair for pair in self._gained if self._lost.isdisjoint(pair)}
        things = {end for pair in gained for end in pair}
        order = _order(self._connection, self._thing, things)
        # What a judgement says is up to the end that comes later; the one that was there may be in a large group,
        # and may have been compared with thousands.
        ends = {max(pair, key=order.__getitem__) for pair in gained if order.keys() >= {*pair}}
        edges = _Edges(self._connection, self._thing, ends)
        waiting = set(ends)
        for each in sorted(ends, key=order.__getitem__):
            waiting.discard(each)
            if not _joins_at_once(self._connection, self._thing, each, edges, waiting):
                self._lost.add(each)
        if self._lost:
            regroup(self._connection, self._thing, self._lost)
        self._gained.clear()
        self._lost.clear()


def regroup(connection: sqlite3.Connection, thing: Thing, ids: Iterable[int]) -> None:
    """Work out ``same_as`` anew for the groups in which these things are, were, or should be now.

    For whoever changed or deleted judgements, a person's or the program's, by other ways than :class:`Judging`.
    """
    members, edges = _closure(connection, thing, ids)
    order = _order(connection, thing, members)
    heads: dict[int, int | None] = {}
    for group in _groups(members, edges):
        first = min(group, key=order.__getitem__)
        heads.update((member, None if member == first else first) for member in group)
    _join(connection, thing, heads)


def group_of(connection: sqlite3.Connection, thing: Thing, identity: int) -> list[int]:
    """Return all that is the same as a thing, itself among them, the first one first."""
    head = _head(connection, thing, identity)
    rows = connection.execute(
        f"SELECT id FROM {thing}s WHERE same_as = ?",  # noqa: S608  # our own names
        (head,),
    )
    others = [row[0] for row in rows]
    order = _order(connection, thing, others)
    return [head, *sorted(others, key=order.__getitem__)]


Edge = tuple[int, int, str, float, bool]
"""Two ids, the verdict, the score, and whether a person said so."""


class _Edges:
    """The judgements of some things that join or part them."""

    def __init__(self, connection: sqlite3.Connection, thing: Thing, ids: Collection[int]) -> None:
        self.of: dict[int, set[Edge]] = defaultdict(set)
        for some in _chunks(ids):
            for end in ("a", "b"):
                rows = connection.execute(
                    "SELECT a, b, terms.name, coalesce(score, 1.0), author IS NOT NULL"  # noqa: S608  # our own
                    f" FROM {thing}_judgements JOIN terms ON terms.id = verdict WHERE {end} IN ({_marks(some)})"
                    " AND terms.name <> 'unsure'",
                    some,
                )
                for a, b, verdict, score, person in rows:
                    edge = (a, b, verdict, score, bool(person))
                    self.of[a].add(edge)
                    self.of[b].add(edge)

    def others(self, identity: int, verdict: Verdict) -> set[int]:
        """Return the other ends of a thing's edges."""
        return {
            b if a == identity else a for a, b, said, _, _ in self.of.get(identity, ()) if said == verdict
        }


def _joins_at_once(
    connection: sqlite3.Connection, thing: Thing, identity: int, edges: _Edges, waiting: Collection[int]
) -> bool:
    """Put a thing that has new judgements into the group where it belongs; join groups that nothing parts.

    ``waiting`` are things that come later and are asked about afterwards: what joins them to this one is up to them.
    False says that the thing's group must be worked out as a whole.
    """
    row = connection.execute(
        f"SELECT same_as, EXISTS (SELECT 1 FROM {thing}s WHERE same_as = ?1) FROM {thing}s WHERE id = ?1",  # noqa: S608
        (identity,),
    ).fetchone()
    if row is None:
        return True
    own = identity if row[0] is None else row[0]
    single = row[0] is None and not row[1]

    heads = {_head(connection, thing, other) for other in edges.others(identity, "same").difference(waiting)}
    parted = {_head(connection, thing, other) for other in edges.others(identity, "not_same")}
    if heads <= {own}:
        return own not in parted
    if not single or heads & parted or any_parted(connection, thing, heads):
        return False
    order = _order(connection, thing, heads | {identity})
    first = min(order, key=order.__getitem__)
    if first == identity:
        return False
    for head in heads - {first}:
        connection.execute(f"UPDATE {thing}s SET same_as = ?1 WHERE id = ?2 OR same_as = ?2", (first, head))  # noqa: S608
    _join(connection, thing, {identity: first})
    return True


def any_parted(connection: sqlite3.Connection, thing: Thing, heads: set[int]) -> bool:
    """Say whether a judgement parts members of two of these groups; the smaller ones are gone through."""
    if len(heads) < 2:
        return False
    sizes = {
        head: connection.execute(f"SELECT count(*) FROM {thing}s WHERE same_as = ?", (head,)).fetchone()[0]  # noqa: S608
        for head in heads
    }
    for head in sorted(heads, key=sizes.__getitem__)[:-1]:
        parted = connection.execute(
            f"WITH members AS (SELECT id FROM {thing}s WHERE id = ?1 OR same_as = ?1),"  # noqa: S608  # our own names
            " said AS (SELECT id FROM terms WHERE name = 'not_same'),"
            f" others AS (SELECT b AS other FROM members JOIN {thing}_judgements ON a = id WHERE verdict IN said"
            f" UNION SELECT a FROM members JOIN {thing}_judgements ON b = id WHERE verdict IN said)"
            f" SELECT DISTINCT coalesce(same_as, id) FROM others JOIN {thing}s ON id = other",
            (head,),
        )
        if any(row[0] in heads and row[0] != head for row in parted):
            return True
    return False


def _closure(
    connection: sqlite3.Connection, thing: Thing, ids: Iterable[int]
) -> tuple[set[int], dict[int, set[Edge]]]:
    """Return all that is joined with these things by judgements or was so before, and the judgements."""
    members: set[int] = set()
    edges: dict[int, set[Edge]] = {}
    waiting = set(ids)
    while waiting:
        members |= waiting
        found = _Edges(connection, thing, waiting)
        edges.update((each, found.of.get(each, set())) for each in waiting)
        near = {other for each in waiting for other in found.others(each, "same")}
        for some in _chunks(waiting):
            rows = connection.execute(
                f"SELECT id, same_as FROM {thing}s WHERE id IN ({_marks(some)}) AND same_as IS NOT NULL"  # noqa: S608
                f" UNION SELECT id, same_as FROM {thing}s WHERE same_as IN ({_marks(some)})",
                (*some, *some),
            )
            near.update(each for row in rows for each in row)
        waiting = near - members
    there: set[int] = set()
    for some in _chunks(members):
        query = f"SELECT id FROM {thing}s WHERE id IN ({_marks(some)})"  # noqa: S608  # our own names
        there.update(row[0] for row in connection.execute(query, some))
    return there, edges


def _groups(members: set[int], edges: dict[int, set[Edge]]) -> list[set[int]]:
    """Return the groups that judgements form: persons first, then the surest; what is parted stays apart."""
    every = {
        edge for each in members for edge in edges.get(each, ()) if edge[0] in members and edge[1] in members
    }
    groups = {each: {each} for each in members}

    def unite(joining: Iterable[Edge], apart: dict[int, set[int]]) -> None:
        for a, b, *_ in joining:
            small, large = sorted((groups[a], groups[b]), key=len)
            if small is large or any(not large.isdisjoint(apart.get(each, ())) for each in small):
                continue
            large |= small
            groups.update(dict.fromkeys(small, large))

    joined = [edge for edge in every if edge[2] == "same"]
    by_persons = [edge for edge in every if edge[4]]
    unite(sorted(edge for edge in joined if edge[4]), _apart(by_persons))
    unite(sorted((edge for edge in joined if not edge[4]), key=lambda edge: (-edge[3], edge)), _apart(every))
    return list({id(group): group for group in groups.values()}.values())


def _apart(edges: Iterable[Edge]) -> dict[int, set[int]]:
    apart: dict[int, set[int]] = defaultdict(set)
    for a, b, verdict, *_ in edges:
        if verdict == "not_same":
            apart[a].add(b)
            apart[b].add(a)
    return apart


def _join(connection: sqlite3.Connection, thing: Thing, heads: dict[int, int | None]) -> None:
    connection.executemany(
        f"UPDATE {thing}s SET same_as = ?2 WHERE id = ?1 AND same_as IS NOT ?2",  # noqa: S608  # our own names
        sorted(heads.items()),
    )


def _head(connection: sqlite3.Connection, thing: Thing, identity: int) -> int:
    row = connection.execute(
        f"SELECT coalesce(same_as, id) FROM {thing}s WHERE id = ?",  # noqa: S608  # our own names
        (identity,),
    ).fetchone()
    return identity if row is None else int(row[0])


_PUBLISHED = {
    "article": "SELECT id, published FROM articles WHERE id IN ",
    "statement": "SELECT statements.id, published FROM statements JOIN versions ON versions.id = version"
    " WHERE statements.id IN ",
    "figure": "SELECT figures.id, published FROM figures JOIN versions ON versions.id = version WHERE figures.id IN ",
}


_Order = dict[int, tuple[int, str, int]]


def _order(connection: sqlite3.Connection, thing: Thing, ids: Collection[int]) -> _Order:
    """Return what brings things into order: actors as they came, all else by publication, undated ones last."""
    if thing == "actor":
        return {each: (0, "", each) for each in ids}
    order: _Order = {}
    for some in _chunks(ids):
        for identity, published in connection.execute(f"{_PUBLISHED[thing]} ({_marks(some)})", some):
            day = day_of(published)
            # Of one day, what tells its hour is before what does not.
            order[identity] = (day if day != UNDATED else 10**9, (published or "")[10:] or "~", identity)
    return order


def _chunks(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    left = iter(ids)
    while some := tuple(islice(left, _AT_ONCE)):
        yield some


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
