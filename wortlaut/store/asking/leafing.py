"""What a search finds, page by page, with those that say the same told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice

import msgspec
from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store.asking.cursors import cursor_of, row_at
from wortlaut.store.asking.deadline import Deadline
from wortlaut.store.asking.filters import Filters, Plan, Sort, plan
from wortlaut.store.asking.search import Hit, hits, ranked
from wortlaut.store.stored import StoredStatement

# Of a group so many members are looked at.
_MEMBERS = 200
# So many statements are gone through for one page, however many of them say the same.
_MOST_LOOKED_AT = 500
_SECONDS = 4.0
_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_RANK = "rank~"

_GROUPS = """
SELECT statements.id, coalesce(statements.same_as, statements.id), statements.quote FROM json_each(?) AS asked
CROSS JOIN statements ON statements.id = asked.value
"""
_SAYING_THE_SAME = """
SELECT statements.id, outlets.name FROM (
  SELECT id FROM statements WHERE id = ?1 UNION ALL SELECT id FROM statements WHERE same_as = ?1 LIMIT ?2
) AS member
CROSS JOIN statements ON statements.id = member.id
CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
"""


class Finding(Struct, frozen=True, kw_only=True):
    """A statement that was found, for all that say the same: how many others there are, and their outlets.

    ``start`` and ``end`` are where its quote begins and ends in the article's text.
    """

    statement: StoredStatement
    start: int
    end: int
    others: int = 0
    outlets: tuple[str, ...] = ()


class Leaf(Struct, frozen=True, kw_only=True):
    """One page of a search. ``next`` is where it goes on, None at the end; ``cut``: time ran out before the end."""

    findings: tuple[Finding, ...]
    next: str | None
    cut: bool


class _Member(Struct, frozen=True):
    id: int
    outlet: str | None


def leaf(
    connection: sqlite3.Connection,
    words: str | None,
    filters: Filters,
    *,
    sort: Sort = "newest",
    after: str | None = None,
    size: int = 20,
    grouped: bool = True,
) -> Leaf:
    """Return a page of what is found, after the cursor that the page before gave.

    A group of statements that say the same is told once, by that member which comes first in the order asked for.
    Raises :class:`~wortlaut.errors.UsageError` for a wrong question.
    """
    if sort not in {"newest", "oldest", "best"}:
        raise UsageError(f"no order {sort!r}; there are newest, oldest, best")
    made = plan(connection, words, filters)
    deadline = Deadline(_SECONDS)
    if sort == "best":
        return _best(connection, made, after, size, deadline)
    newest_first = sort == "newest"
    at = None if after is None else row_at(connection, after, newest_first=newest_first)
    rest = _beyond(made, at, newest_first=newest_first)
    told = None if at is None else _Told(made, at, newest_first)
    taking = _Taking(connection, told, grouped=grouped)
    found: list[tuple[Hit, Finding]] = []
    with deadline.holding(connection):
        for each in taking.firsts(hits(connection, rest, newest_first=newest_first)):
            found.append(each)  # what was found stays, if time runs out
            if len(found) > size:
                break
    more = len(found) > size or taking.full or deadline.passed
    last = found[size - 1][0].id if len(found) > size else taking.last
    return Leaf(
        findings=tuple(finding for _, finding in found[:size]),
        next=cursor_of(connection, last) if more and last is not None else None,
        cut=deadline.passed,
    )


def _beyond(made: Plan, at: int | None, *, newest_first: bool) -> Plan:
    """Return the plan for what comes after a row."""
    if at is None:
        return made
    rest = deepcopy(made)
    if newest_first:
        rest.until = at if rest.until is None else min(rest.until, at)
    else:
        rest.since = at + 1 if rest.since is None else max(rest.since, at + 1)
    return rest


def _best(
    connection: sqlite3.Connection, made: Plan, after: str | None, size: int, deadline: Deadline
) -> Leaf:
    """Return a page of the best; they are few, so that a page is where it stands among them."""
    number = (after or f"{_RANK}0").removeprefix(_RANK)
    if not number.isdecimal() or len(number) > 6:
        raise UsageError(f"{after!r} is no place in the list; take the one that the page before gives")
    start = int(number)
    found: list[Finding] = []
    with deadline.holding(connection):
        taking = _Taking(connection)
        found = [
            finding for _, finding in islice(taking.firsts(ranked(connection, made)), start, start + size + 1)
        ]
    more = len(found) > size
    return Leaf(
        findings=tuple(found[:size]), next=f"{_RANK}{start + size}" if more else None, cut=deadline.passed
    )


class _Told(Struct, frozen=True):
    """What earlier pages told: all that the plan finds up to and with a row."""

    plan: Plan
    at: int
    newest_first: bool

    def has(self, identity: int) -> bool:
        """Say whether a row comes before the present page."""
        return identity >= self.at if self.newest_first else identity <= self.at


class _Taking:
    """Takes of every group the first statement that comes; ``full``: too many were gone through for one page."""

    _AT_ONCE = 25

    def __init__(
        self, connection: sqlite3.Connection, before: _Told | None = None, *, grouped: bool = True
    ) -> None:
        self._connection = connection
        self._before = before
        self._grouped = grouped
        self._told: set[int] = set()
        self.full = False
        self.last: int | None = None

    def firsts(self, found: Iterator[Hit]) -> Iterator[tuple[Hit, Finding]]:
        """Yield the first of every group that was not told yet."""
        for _ in range(0, _MOST_LOOKED_AT, self._AT_ONCE):
            batch = list(islice(found, self._AT_ONCE))
            if not batch:
                return
            for hit, finding in self._of(batch):
                self.last = hit.id
                if finding is not None:
                    yield hit, finding
        self.full = True

    def _of(self, batch: Sequence[Hit]) -> Iterator[tuple[Hit, Finding | None]]:
        ids = msgspec.json.encode([hit.id for hit in batch]).decode()
        group_of, quote_of = dict[int, int](), dict[int, Span]()
        for identity, group, quote in self._connection.execute(_GROUPS, (ids,)):
            group_of[identity], quote_of[identity] = group if self._grouped else identity, _hull(quote)
        members = {group: self._members(group) for group in set(group_of.values()) - self._told}
        self._told |= self._told_before(members)
        for hit in batch:
            group = group_of[hit.id]
            if group in self._told:
                yield hit, None
                continue
            self._told.add(group)
            others = [each for each in members[group] if each.id != hit.id]
            yield hit, _finding(hit.statement, quote_of[hit.id], others)

    def _members(self, group: int) -> list[_Member]:
        if not self._grouped:
            return []
        rows = self._connection.execute(_SAYING_THE_SAME, (group, _MEMBERS))
        return [_Member(identity, outlet) for identity, outlet in rows]

    def _told_before(self, members: dict[int, list[_Member]]) -> set[int]:
        """Return the groups of which an earlier page told one."""
        before = self._before
        if before is None:
            return set()
        group_of = {
            each.id: group
            for group, held in members.items()
            for each in held
            if len(held) > 1 and before.has(each.id)
        }
        if not group_of:
            return set()
        asked = deepcopy(before.plan)
        asked.only(sorted(group_of))
        return {group_of[hit.id] for hit in hits(self._connection, asked, newest_first=True)}


def _hull(quote: str) -> Span:
    spans = _SPANS.decode(quote)
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


def _finding(statement: StoredStatement, quote: Span, others: Sequence[_Member]) -> Finding:
    outlets = dict.fromkeys(each.outlet for each in others if each.outlet and each.outlet != statement.outlet)
    return Finding(
        statement=statement, start=quote.start, end=quote.end, others=len(others), outlets=tuple(outlets)
    )
