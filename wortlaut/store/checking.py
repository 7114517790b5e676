"""Whether a file keeps its own rules: coded findings, none for a sound file.

E401 the file is damaged                    E501 persons contradict each other
E402 a row names another that is not there  E502 a thing is joined with one that it is judged not to be
E403 a table is not as it was made          E503 a thing is joined with one that is itself joined
E404 a value is none of the format          E504 a verdict is none of same, not_same, unsure
E405 spans no longer name their words       E505 a judgement's author has no name
E406 an article has no one current version  E601 an interval ends before it begins, or is no date
E407 an article's row is not its version's  E602 a range of numbers ends before it begins
E408 the index is not what is stored        E603 a correction is not about the words that it names
E409 an id is not of its day                E604 a correction is undone by nobody, or at no time
                                            E605 a correction is not applied, or is though undone
                                            E606 what the program found cannot be given back
                                            E607 a correction cannot be understood

The codes of a single record are in :mod:`wortlaut.check`.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import msgspec
from msgspec import Struct

from wortlaut.records import Record
from wortlaut.store.checking_corrections import correction_problems
from wortlaut.store.days import day_of, day_of_id
from wortlaut.store.opening import scripts, statements_of
from wortlaut.store.records import RecordReader
from wortlaut.store.rows import evidence

_JOINED = ("articles", "actors", "statements", "figures")


class FileProblem(Struct, frozen=True):
    """One broken rule: its code, and what is wrong with the value in it."""

    code: str
    message: str


def file_problems(connection: sqlite3.Connection) -> Iterator[FileProblem]:
    """Yield what is wrong with a file as a whole; if it is damaged, nothing else is looked at."""
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    yield from (FileProblem("E401", f"damaged: {each}") for each in damage)
    if damage:
        return
    schema = list(_schema(connection))
    yield from schema
    if schema:
        return
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield FileProblem("E402", f"{table} {row or ''} names a row of {parent} that is not there")
    yield from _articles(connection)
    yield from _index(connection)
    for thing in _JOINED:
        yield from _judgements(connection, thing)
    yield from (FileProblem(*each) for each in correction_problems(connection))


def version_problems(
    connection: sqlite3.Connection, reader: RecordReader, version: int
) -> tuple[Record | None, list[FileProblem]]:
    """Return the record of a version, None if it cannot be put together, and what is wrong with its rows."""
    key, number, stored = connection.execute(
        "SELECT key, number, evidence FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?",
        (version,),
    ).fetchone()
    name = f"{key} (version {number})"
    try:
        record = reader.record(version)
    except (msgspec.MsgspecError, LookupError, ValueError) as error:
        return None, [FileProblem("E404", f"{name}: {error}")]
    found = [] if evidence(record) == stored else [FileProblem("E405", f"{name}: its spans name other words")]
    found += _values(record, name)
    found += _days(connection, record, version, name)
    return record, found


def _schema(connection: sqlite3.Connection) -> Iterator[FileProblem]:
    """Compare our tables with those of the schema; what others have added is theirs."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%words\\_%' ESCAPE '\\'"
    )
    there = dict(connection.execute(query))
    fresh = sqlite3.connect(":memory:")
    try:
        for script in scripts(0):
            for statement in statements_of(script):
                fresh.execute(statement)
        for name, sql in fresh.execute(query).fetchall():
            if there.get(name) != sql:
                what = "is missing" if name not in there else "is not as it was made"
                yield FileProblem("E403", f"{name} {what}")
    finally:
        fresh.close()


def _articles(connection: sqlite3.Connection) -> Iterator[FileProblem]:
    for key, currents in connection.execute(
        "SELECT key, (SELECT count(*) FROM versions WHERE article = articles.id AND current = 1) AS currents"
        " FROM articles WHERE currents <> 1"
    ):
        yield FileProblem("E406", f"{key} has {currents} current versions")
    for (key,) in connection.execute(
        "SELECT key FROM articles JOIN versions ON article = articles.id AND current = 1"
        " WHERE articles.published IS NOT versions.published"
        " OR (versions.title IS NOT NULL AND trim(versions.title) <> '' AND articles.title = '')"
        " OR (articles.outlet IS NULL) <> (versions.publisher IS NULL AND versions.url IS NULL)"
        " AND versions.publisher IS NOT NULL"
    ):
        yield FileProblem("E407", f"{key}: title, outlet or date are not those of its current version")


def _index(connection: sqlite3.Connection) -> Iterator[FileProblem]:
    for index, stored in (
        (
            "statement_words",
            "SELECT statements.id FROM statements JOIN versions ON versions.id = version AND current = 1",
        ),
        ("version_words", "SELECT id FROM versions WHERE current = 1"),
    ):
        held = f"SELECT id FROM {index}_docsize"  # noqa: S608  # our own names
        for first, second, what in ((stored, held, "is not in"), (held, stored, "should not be in")):
            for (identity,) in connection.execute(f"{first} EXCEPT {second} LIMIT 10"):
                yield FileProblem("E408", f"{identity} {what} {index}")


def _judgements(connection: sqlite3.Connection, things: str) -> Iterator[FileProblem]:
    thing = things.removesuffix("s")
    said = connection.execute(
        f"SELECT a, b, name, author FROM {thing}_judgements JOIN terms ON terms.id = verdict"  # noqa: S608
    ).fetchall()
    for a, b, verdict, author in said:
        if verdict not in {"same", "not_same", "unsure"}:
            yield FileProblem("E504", f"{thing} {a} and {b}: verdict {verdict!r}")
        if author is not None and not author.strip():
            yield FileProblem("E505", f"{thing} {a} and {b}: a person's judgement without the person")
    joined = dict(connection.execute(f"SELECT id, same_as FROM {things} WHERE same_as IS NOT NULL"))  # noqa: S608
    # Among the program's judgements the surest win; what persons say must agree, and wins over the program's.
    groups = _groups([(a, b) for a, b, verdict, author in said if verdict == "same" and author is not None])
    for a, b, author in [(a, b, author) for a, b, verdict, author in said if verdict == "not_same"]:
        known = a in groups and groups[a] == groups.get(b)
        if known and author is not None:
            yield FileProblem("E501", f"{thing} {a} and {b} are judged not the same, but others join them")
        if joined.get(a, a) == joined.get(b, b) and (author is not None or not known):
            yield FileProblem("E502", f"{thing} {a} and {b} are judged not the same, but joined")
    for identity, head in joined.items():
        if head in joined:
            yield FileProblem(
                "E503", f"{thing} {identity} is joined with {head}, itself joined with {joined[head]}"
            )


def _groups(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Return the group of every thing that pairs join, named by one of its members."""
    neighbours = defaultdict(list)
    for a, b in pairs:
        neighbours[a].append(b)
        neighbours[b].append(a)
    groups: dict[int, int] = {}
    for start in neighbours:
        if start in groups:
            continue
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in groups:
                groups[one] = start
                waiting += neighbours[one]
    return groups


def _values(record: Record, name: str) -> Iterator[FileProblem]:
    for time in record.times:
        try:
            days = [date.fromisoformat(day) for day in (time.begin, time.finish) if day is not None]
        except ValueError as error:
            yield FileProblem("E601", f"{name}: the time at {time.start}: {error}")
            continue
        if len(days) == 2 and days[0] > days[1]:
            yield FileProblem("E601", f"{name}: the time at {time.start} ends {days[1]}, before {days[0]}")
    for figure in record.figures:
        # A score of a game (in points) is no range: 1:3 is as good as 3:1.
        if figure.high is not None and figure.high < figure.value and figure.unit != "point":
            yield FileProblem(
                "E602", f"{name}: the figure at {figure.start} goes from {figure.value} to {figure.high}"
            )


def _days(connection: sqlite3.Connection, record: Record, version: int, name: str) -> Iterator[FileProblem]:
    day = day_of(record.source.published)
    for table in ("statements", "figures", "events"):
        for (identity,) in connection.execute(
            f"SELECT id FROM {table} WHERE version = ?",  # noqa: S608  # our own names
            (version,),
        ):
            if day_of_id(identity) != day:
                yield FileProblem("E409", f"{name}: {table} {identity} is not of {record.source.published}")
