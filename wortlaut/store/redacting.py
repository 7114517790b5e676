"""Takes a name out of every text, with what its bearer said.

The letters of the name are blanked one by one, so that every offset stays what it was.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from msgspec import structs

from wortlaut.records import Event, Record, Statement, quoted
from wortlaut.store.once import rewrite
from wortlaut.store.records import RecordReader
from wortlaut.store.settling import let_go_of
from wortlaut.store.stored import Counts
from wortlaut.store.writing import Writer

_BLANK = "█"
_LETTER = re.compile(r"\S")


def count_named(connection: sqlite3.Connection, name: str) -> Counts:
    """Return how many texts name somebody, and how much in them would go."""
    reader = RecordReader(connection)
    totals = dict.fromkeys(Counts.__struct_fields__, 0)
    for version in _versions(connection, name):
        record = reader.record(version)
        pattern = _pattern(_names(record, name))
        bearers = _bearers(record, name)
        totals["versions"] += 1
        totals["actors"] += len(bearers)
        totals["statements"] += len(_statements_of(record, pattern, bearers))
    return Counts(**totals)


def blank(writer: Writer, name: str) -> None:
    """Blank a name, and its bearer's other names, in every text; delete their statements and their record.

    One text a transaction; call :func:`~wortlaut.store.removing.clear_away` afterwards.
    """
    reader = RecordReader(writer.connection)
    every = {name}
    for version in _versions(writer.connection, name):
        with writer.transaction():
            record, found = reader.record(version), reader.found(version)
            names = _names(record, name) | _names(found, name)
            every |= names
            pattern = _pattern(names)
            bearers = _bearers(record, name) | _bearers(found, name)
            gone = _statements_of(record, pattern, bearers)
            # Whose a statement is that persons took out, only the program says.
            gone |= _statements_of(found, pattern, bearers) - {each.id for each in record.statements}
            _let_go_of_corrections(writer, pattern, f"version = {version}")
            writer.replace(version, redacted(found, pattern, bearers, gone), blanked=True)
            _blank_columns(writer.connection, pattern, f" WHERE version = {version}")
    with writer.transaction():
        _let_go_of_corrections(writer, _pattern(every), "1")
        _blank_columns(writer.connection, _pattern(every), "")
        writer.interning.forget()


def _let_go_of_corrections(writer: Writer, pattern: re.Pattern[str], where: str) -> None:
    """Delete corrections that name somebody, with what they did."""
    writer.connection.create_function("named", 1, lambda value: bool(value and pattern.search(str(value))))
    fields = ("subject", "words", "other_subject", "other_words", "value", "reason", "author", "undone_by")
    named = " OR ".join(f"named({field})" for field in fields)
    let_go_of(writer, f"{where} AND ({named})")


def redacted(record: Record, pattern: re.Pattern[str], bearers: set[str], gone: set[str]) -> Record:
    """Return a record in which the pattern's words are blanked and the bearers and their statements gone."""
    blanked = _without(record, gone, bearers)

    def clean(value: Any) -> Any:
        return pattern.sub(_blanked, value) if isinstance(value, str) else value

    def clean_fields(thing: Any, *names: str) -> Any:
        return structs.replace(thing, **{name: clean(getattr(thing, name)) for name in names})

    text = clean(record.text)
    source = clean_fields(record.source, "id", "title", "url", "publisher", "author")
    return structs.replace(
        blanked,
        source=source,
        text=text,
        parts=tuple(clean_fields(part, "author", "handle", "url") for part in record.parts),
        places=tuple(each for each in record.places if _BLANK not in text[each.start : each.end]),
        events=_events(blanked, text),
        actors=tuple(
            structs.replace(
                clean_fields(actor, "name"),
                aliases=tuple(map(clean, actor.aliases)),
                roles=tuple(clean_fields(role, "text") for role in actor.roles),
            )
            for actor in blanked.actors
        ),
    )


def _events(record: Record, text: str) -> tuple[Event, ...]:
    """Number the events' places anew, since some have gone."""
    kept = [index for index, each in enumerate(record.places) if _BLANK not in text[each.start : each.end]]
    numbers = {old: new for new, old in enumerate(kept)}
    return tuple(
        structs.replace(event, place=None if event.place is None else numbers.get(event.place))
        for event in record.events
    )


def _statements_of(record: Record, pattern: re.Pattern[str], bearers: set[str]) -> set[str]:
    """Return the ids of the bearers' statements, and of those that lie in them."""
    gone = {each.id for each in record.statements if _is_of(each, record, pattern, bearers)}
    while inner := {each.id for each in record.statements if each.inside in gone} - gone:
        gone |= inner
    return gone


def _without(record: Record, statements: set[str], actors: set[str]) -> Record:
    """Return a record without some statements and actors, and without whatever points at them."""

    def left(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key for key in keys if key not in actors)

    def known(key: str | None) -> str | None:
        return None if key in statements else key

    return structs.replace(
        record,
        actors=tuple(each for each in record.actors if each.id not in actors),
        mentions=tuple(each for each in record.mentions if each.actor not in actors),
        statements=tuple(
            structs.replace(
                each, speaker_actors=left(each.speaker_actors), addressee_actors=left(each.addressee_actors)
            )
            for each in record.statements
            if each.id not in statements
        ),
        events=tuple(
            structs.replace(
                each,
                actors=left(each.actors),
                recipients=left(each.recipients),
                statement=known(each.statement),
            )
            for each in record.events
        ),
        figures=tuple(structs.replace(each, statement=known(each.statement)) for each in record.figures),
    )


def _blank_columns(connection: sqlite3.Connection, pattern: re.Pattern[str], where: str) -> None:
    """Blank the pattern's words in what lies outside the record: whole tables, or what is said of a version."""
    connection.create_function("named", 1, lambda value: bool(value and pattern.search(str(value))))
    connection.create_function("blanked", 1, lambda value: value and pattern.sub(_blanked, str(value)))
    connection.execute(
        f"UPDATE versions SET origin = blanked(origin) {where.replace('version', 'id')}"  # noqa: S608
    )
    if where:
        article = f"SELECT article FROM versions {where.replace('version', 'id')}"  # noqa: S608  # our own names
        connection.execute(f"UPDATE articles SET key = blanked(key) WHERE id = ({article})")  # noqa: S608
        return
    connection.execute("DELETE FROM failures WHERE named(place) OR named(reason)")
    for table, column in _SAID:
        connection.execute(
            f"UPDATE {table} SET {column} = blanked({column}) WHERE named({column})"  # noqa: S608  # our own
        )
    rewrite(connection, "reasons", "text", "named(text)", lambda text: pattern.sub(_blanked, text))
    # Among the terms are reasons of places and lines of dossiers; all others are the program's own words.
    said = "named(name) AND id IN (SELECT reason FROM places UNION SELECT line FROM dossier_statements)"
    rewrite(connection, "terms", "name", said, lambda text: pattern.sub(_blanked, text))


_SAID = (
    ("overruled", "reason"), ("dossiers", "title"), ("dossiers", "toml"), ("dossier_actors", "reason"), ("dossier_statements", "reason"),
)  # fmt: skip


def _versions(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the versions that hold a name anywhere, whatever its case."""
    pattern = _pattern({name})
    connection.create_function("named", 1, lambda value: bool(value and pattern.search(str(value))))
    rows = connection.execute(
        "SELECT id FROM versions WHERE named(text) OR named(title) OR named(author) OR named(publisher)"
        " OR named(url) OR id IN (SELECT version FROM actors WHERE named(name) OR named(aliases)) ORDER BY id"
    )
    return [row[0] for row in rows]


def _bearers(record: Record, name: str) -> set[str]:
    pattern = _pattern({name})
    return {
        actor.id
        for actor in record.actors
        if any(pattern.fullmatch(each) for each in (actor.name, *actor.aliases))
    }


def _names(record: Record, name: str) -> set[str]:
    """Return all that a text calls the bearer by name."""
    names = {name}
    for actor in record.actors:
        if actor.id in _bearers(record, name):
            names |= {actor.name, *actor.aliases}
            names |= {
                record.text[each.start : each.end]
                for each in record.mentions
                if each.actor == actor.id and each.form == "name"
            }
    kinds = {actor.kind for actor in record.actors if actor.id in _bearers(record, name)}
    if kinds <= {"person"}:
        # The last word of a person's full name stands for it in the rest of a text.
        names |= {each.split()[-1] for each in names if each.split()}
    return names


def _pattern(names: set[str]) -> re.Pattern[str]:
    """Match the names as whole words (a genitive's s aside), with anything but letters between their words."""
    ordered = sorted(names, key=len, reverse=True)
    forms = (r"[\W_]+".join(map(re.escape, re.findall(r"\w+", each))) for each in ordered)
    return re.compile(
        rf"(?<![^\W_])(?:{'|'.join(form for form in forms if form)})(?=s?(?![^\W_]))", re.IGNORECASE
    )


def _blanked(found: re.Match[str]) -> str:
    return _LETTER.sub(_BLANK, found.group())


def _is_of(statement: Statement, record: Record, pattern: re.Pattern[str], bearers: set[str]) -> bool:
    said_by = quoted(statement.speaker, record.text, " ")
    return bool(bearers.intersection(statement.speaker_actors) or pattern.search(said_by))
