"""What a statement may be asked for, and the plan that answers it: one question to the index, and what is left."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Literal, TypedDict, get_args

from msgspec import Struct, field

from wortlaut.errors import UsageError
from wortlaut.records import Act, Language, Medium, StatementType, Status
from wortlaut.store.asking import who
from wortlaut.store.asking.query import Query, Term, parse
from wortlaut.store.asking.where import country_code, places_named, places_near
from wortlaut.store.days import day_of, first_id
from wortlaut.store.words import mark, score_marks

Sort = Literal["newest", "oldest", "best"]


class Filters(TypedDict, total=False):
    """What a statement may be asked for; all that is given must hold.

    ``speaker``, ``addressee`` and ``actor`` (either of them): a name, a part of one, another name of theirs, or
    ``actor:123``; whoever is judged the same counts too. Of ``type`` to ``outlet`` several may be given, one of
    which must hold. ``place``: a name or GeoNames id of a place in the quote or its frame; ``country``: a place in
    it, by name or two letters; ``near`` a place or ``lat,lon``, within ``km`` (50 unless given). ``since`` and ``until`` are
    days, inclusive; ``undated``: only what has no date. ``dossier`` is a dossier's key, ``line`` one of its lines of effort.
    """

    speaker: str | None
    addressee: str | None
    actor: str | None
    type: StatementType | Sequence[StatementType] | None
    medium: Medium | Sequence[Medium] | None
    act: Act | Sequence[Act] | None
    status: Status | Sequence[Status] | None
    language: Language | Sequence[Language] | None
    outlet: str | Sequence[str] | None
    place: str | int | None
    country: str | None
    near: str | None
    km: float | None
    least_score: float | None
    since: str | None
    until: str | None
    undated: bool | None
    dossier: str | None
    line: str | None


_VALUES: dict[str, tuple[str, ...]] = {
    "type": get_args(StatementType),
    "medium": get_args(Medium),
    "act": get_args(Act),
    "status": get_args(Status),
    "language": get_args(Language),
}
_PEOPLE = {"speaker": ("speaker",), "addressee": ("addressee",), "actor": who.PARTS}
_KM = 50.0
# So few statements are gone through one by one; more are found by way of the index.
_FEW = 5000
# Of more than so many, the index knows sooner which have a rare act than their rows, each on another page of the file.
_MANY = 1000


class Plan(Struct):
    """How a question is answered.

    ``asked``: what only the index knows; ``marked``: what it knows too, and ``columns`` say of the rows, which is
    quicker where ``ids`` are the few statements that come into question; where they are not so few, both are asked.
    ``conditions`` with their ``values`` say the rest of ``statements``, ``versions`` and ``articles``. ``nothing``: it
    is clear that there are none.
    """

    query: Query = field(default_factory=Query)
    asked: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    since: int | None = None
    until: int | None = None
    ids: list[int] | None = None
    nothing: bool = False

    @property
    def match(self) -> str | None:
        """The question to the index, None if it cannot help."""
        few = self.ids is not None and len(self.ids) <= _MANY
        return self._match(self.asked if few else [*self.asked, *self.marked])

    def _match(self, parts: list[str]) -> str | None:
        if not parts and not self.barred:
            return None
        asked = " AND ".join(f"({each})" for each in parts or [_everything()])
        return f"({asked}) NOT ({' OR '.join(f'({each})' for each in self.barred)})" if self.barred else asked

    def hold(self, condition: str, *values: object) -> None:
        """Add a condition."""
        self.conditions.append(f"({condition})")
        self.values += values

    def only(self, ids: list[int]) -> None:
        """Let no other statements come into question."""
        self.ids = ids if self.ids is None else sorted(set(self.ids) & set(ids))


def plan(connection: sqlite3.Connection, words: str | None, filters: Filters) -> Plan:
    """Return how to find the statements that are asked for; raises :class:`~wortlaut.errors.UsageError`."""
    made = Plan()
    _check(filters)
    if words is not None and words.strip():
        made.query = parse(words)
        _say(made)
    _marks(connection, made, filters)
    _places(connection, made, filters)
    _period(made, filters)
    _people(connection, made, filters)
    _dossier(connection, made, filters)
    if (least := filters.get("least_score")) is not None:
        made.marked.append(f"marks : ({' OR '.join(score_marks(least))})")
        made.hold("statements.score >= ?", least)
    return made


def _check(filters: Filters) -> None:
    unknown = set(filters) - Filters.__annotations__.keys()
    if unknown:
        raise UsageError(
            f"no filter {sorted(unknown)[0]!r}; there are {', '.join(sorted(Filters.__annotations__))}"
        )
    least = filters.get("least_score")
    if least is not None and not 0 <= least <= 1:
        raise UsageError(f"{least} is no score; give a number from 0 to 1")
    if filters.get("km") is not None and filters.get("near") is None:
        raise UsageError("km says how far from a place; say which with near")


def _say(made: Plan) -> None:
    for group in made.query.asked:
        made.asked.append(" OR ".join(f"({term.expression()})" for term in group))
        phrases = [term.line for term in group if term.phrase and len(term.words) > 1]
        if not phrases:
            continue
        others = [term for term in group if not term.phrase or len(term.words) == 1]
        conditions = ["says(versions.text, statements.quote, ?)"] * len(phrases)
        if others:
            conditions.append(
                "EXISTS (SELECT 1 FROM statement_words AS other WHERE other.rowid = statements.id"
                " AND other.statement_words MATCH ?)"
            )
        asked = [" OR ".join(f"({term.expression()})" for term in others)] if others else []
        made.hold(" OR ".join(conditions), *phrases, *asked)
    for term in made.query.barred:
        _bar(made, term)


def _bar(made: Plan, term: Term) -> None:
    if term.phrase and len(term.words) > 1:
        made.hold("NOT says(versions.text, statements.quote, ?)", term.line)
    else:
        made.barred.append(term.expression())


def _several(value: object) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(each) for each in value]  # type: ignore[attr-defined]


def _marks(connection: sqlite3.Connection, made: Plan, filters: Filters) -> None:
    for name, known in _VALUES.items():
        values = _several(filters.get(name))
        for value in values:
            if value not in known:
                raise UsageError(f"no {name} {value!r}; there are {', '.join(known)}")
        if values:
            made.marked.append(f"marks : ({' OR '.join(mark(name, value) for value in values)})")
            terms = ", ".join(str(who.term_id(connection, value)) for value in values)
            made.columns.append(f"{'versions' if name == 'language' else 'statements'}.{name} IN ({terms})")
    outlets = _several(filters.get("outlet"))
    if outlets:
        ids = [each for each in (_outlet(connection, name) for name in outlets) if each is not None]
        made.nothing = made.nothing or not ids
        made.marked.append(f"marks : ({' OR '.join(mark('outlet', each) for each in ids)})")
        made.columns.append(f"articles.outlet IN ({', '.join(map(str, ids))})")


def _outlet(connection: sqlite3.Connection, name: str) -> int | None:
    row = connection.execute(
        "SELECT id FROM outlets WHERE name = ?1 COLLATE NOCASE ORDER BY name <> ?1", (name,)
    ).fetchone()
    return None if row is None else int(row[0])


def _one_of(made: Plan, marks: list[str]) -> None:
    if marks:
        made.asked.append(f"marks : ({' OR '.join(marks)})")
    else:
        made.nothing = True


def _places(connection: sqlite3.Connection, made: Plan, filters: Filters) -> None:
    if (place := filters.get("place")) is not None:
        _one_of(made, [mark("place", each) for each in places_named(connection, place)])
    if (country := filters.get("country")) is not None:
        _one_of(made, [mark("country", country_code(country))])
    if (near := filters.get("near")) is not None:
        km = filters.get("km")
        found = places_near(connection, near, _KM if km is None else km)
        _one_of(made, [mark("place", each) for each in found])


def _period(made: Plan, filters: Filters) -> None:
    since, until = (_day(filters.get("since")), _day(filters.get("until")))
    if since is not None or until is not None:
        # What has no date lies in no period.
        made.since = first_id(1 if since is None else day_of(since.isoformat()))
    if filters.get("undated"):
        made.until = first_id(1)
    elif until is not None:
        made.until = first_id(day_of(until.isoformat()) + 1)


def _day(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10])
    except ValueError as error:
        raise UsageError(f"{day!r} is no day; give it as 2016-02-02") from error


def _people(connection: sqlite3.Connection, made: Plan, filters: Filters) -> None:
    for name, parts in _PEOPLE.items():
        asked = filters.get(name)
        if asked is None:
            continue
        meant = who.resolve(connection, str(asked))
        condition, values = meant.condition(connection, parts)
        made.hold(condition, *values)
        few = None if meant.words else _few_of(connection, meant, parts)
        if few is not None:
            made.only(few)
        elif (expression := meant.expression(parts)) is not None:
            made.asked.append(expression)


def _few_of(connection: sqlite3.Connection, meant: who.Who, parts: Sequence[str]) -> list[int] | None:
    members = meant.members(connection)
    if members is None:
        return None
    terms = ", ".join(str(who.term_id(connection, part)) for part in parts)
    rows = connection.execute(
        f"SELECT statement FROM statement_actors WHERE actor IN ({', '.join(map(str, members))})"  # noqa: S608
        f" AND part IN ({terms}) LIMIT {_FEW + 1}"
    ).fetchall()
    return sorted({row[0] for row in rows}) if len(rows) <= _FEW else None


def _dossier(connection: sqlite3.Connection, made: Plan, filters: Filters) -> None:
    key, line = filters.get("dossier"), filters.get("line")
    if key is None:
        if line is not None:
            raise UsageError("a line of effort is one of a dossier; say which with dossier")
        return
    dossier = dossier_id(connection, key)
    on_line, values = ("", []) if line is None else (" AND line = ?", [who.term_id(connection, line)])
    held = f"FROM dossier_statements WHERE dossier = ?{on_line}"
    rows = connection.execute(f"SELECT statement {held} LIMIT {_FEW + 1}", (dossier, *values)).fetchall()
    if len(rows) <= _FEW:
        made.only(sorted({row[0] for row in rows}))
    # The sign keeps SQLite from going through all of the dossier for each statement.
    condition = f"FROM dossier_statements WHERE statement = statements.id AND +dossier = ?{on_line}"
    made.hold(f"EXISTS (SELECT 1 {condition})", dossier, *values)


def dossier_id(connection: sqlite3.Connection, key: str) -> int:
    """Return a dossier's id by its key or title; raises :class:`~wortlaut.errors.UsageError` for none."""
    row = connection.execute("SELECT id FROM dossiers WHERE key = ?1 OR title = ?1", (key,)).fetchone()
    if row is not None:
        return int(row[0])
    known = [row[0] for row in connection.execute("SELECT key FROM dossiers ORDER BY key LIMIT 12")]
    raise UsageError(
        f"no dossier {key!r} in the file; {'there are ' + ', '.join(known) if known else 'it has none'}"
    )


def _everything() -> str:
    """Return what every statement has: a type."""
    return f"marks : ({' OR '.join(mark('type', each) for each in _VALUES['type'])})"
