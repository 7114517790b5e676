"""Corrections carried between files as JSON Lines: one correction a line, known by its key everywhere.

A line names its article by id and by the digests of the inputs that gave its text, so that the same article is
found in any file, whatever its ids there. Carrying the same lines twice changes nothing; what was undone in one
file is undone by the next import, and never the other way round.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec import Struct, structs

from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store.corrections import Correction, insert, log, value_of, written
from wortlaut.store.locating import again
from wortlaut.store.settling import settle
from wortlaut.store.writing import Writer

LONGEST = 4 << 20
"""Of a line, in characters."""

Carried = Literal["new", "undone", "known", "elsewhere"]
"""What became of a line; ``elsewhere``: its article is not in this file, or names were blanked in it."""


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of an article, as they are known in every file."""

    article: str
    inputs: tuple[str, ...]
    subject: str
    start: int
    end: int
    words: str


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One correction on its way from file to file; keys may be added to it, never renamed."""

    correction: Literal[1] = 1
    key: str
    kind: str
    about: Place
    other: Place | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")
    reason: str = ""
    author: str
    made: str
    undone: str | None = None
    undone_by: str | None = None


def export(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield all corrections, live and undone, one JSON object a line, in the order in which they were made."""
    for each in log(connection):
        line = Line(
            key=each.key, kind=each.kind, about=_place(connection, each, other=False),
            other=None if each.other_version is None else _place(connection, each, other=True),
            value=msgspec.Raw((each.value or "null").encode()), reason=each.reason, author=each.author,
            made=each.made, undone=each.undone, undone_by=each.undone_by,
        )  # fmt: skip
        yield msgspec.json.encode(line) + b"\n"


def take_in(writer: Writer, lines: Iterable[bytes], where: str) -> Iterator[Carried]:
    """Take corrections from lines into a file and apply them; yield what became of each.

    Within a transaction; all is applied when the last line was taken. Raises
    :class:`~wortlaut.errors.UsageError` with ``where`` and the line's number for what is no correction.
    """
    touched: set[int] = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                carried, articles = _take(writer, _decoded(line))
            except (ValueError, RecursionError, sqlite3.IntegrityError) as error:
                raise UsageError(
                    f"{where}:{number}: no correction ({error}); export them with wortlaut corrections --export"
                ) from error
            touched |= articles
            yield carried
    settle(writer, touched)


def take_over(writer: Writer, said: Correction, texts: Sequence[str | None]) -> bool:
    """Write a correction that another file holds into the log; say whether that changed anything.

    Its versions are those of this file; ``texts`` are their texts in the other, where its spans were right. What
    is said of a text in which names were blanked stays out: it might bring them back.
    """
    connection = writer.connection
    if is_blanked(connection, said.version, said.other_version):
        return False
    known = connection.execute(
        "SELECT undone IS NOT NULL FROM corrections WHERE key = ?", (said.key,)
    ).fetchone()
    if known is not None:
        if known[0] or said.undone is None:
            return False
        connection.execute(
            "UPDATE corrections SET undone = ?, undone_by = ? WHERE key = ?",
            (said.undone, said.undone_by, said.key),
        )
        return True
    insert(connection, _moved(connection, said, texts))
    return True


def is_blanked(connection: sqlite3.Connection, *versions: int | None) -> bool:
    """Say whether names were blanked in one of these versions."""
    marks = ", ".join("?" for _ in versions)
    query = f"SELECT 1 FROM versions WHERE redacted = 1 AND id IN ({marks})"  # noqa: S608  # marks alone
    return connection.execute(query, versions).fetchone() is not None


def _moved(connection: sqlite3.Connection, said: Correction, texts: Sequence[str | None]) -> Correction:
    """Return a correction whose spans are right in this file's texts, as far as these have its words."""
    ends = (
        ("version", "start", "end", "words"),
        ("other_version", "other_start", "other_end", "other_words"),
    )
    for (version, start, end, words), text in zip(ends, texts, strict=True):
        there, place = getattr(said, words), getattr(said, start)
        if text is not None and there is not None and place is not None:
            (here,) = connection.execute(
                "SELECT text FROM versions WHERE id = ?", (getattr(said, version),)
            ).fetchone()
            span = again(text, Span(place, place + len(there)), there, here)
            if span is not None:
                said = structs.replace(said, **{start: span.start, end: span.end})
    return said


def _place(connection: sqlite3.Connection, said: Correction, *, other: bool) -> Place:
    version = said.other_version if other else said.version
    key, digests = connection.execute(
        "SELECT coalesce(source, key), (SELECT json_group_array(lower(hex(digest))) FROM inputs"
        " WHERE version = versions.id) FROM versions JOIN articles ON articles.id = article"
        " WHERE versions.id = ?",
        (version,),
    ).fetchone()
    return Place(
        article=key, inputs=tuple(sorted(json.loads(digests))),
        subject=(said.other_subject or "") if other else said.subject,
        start=(said.other_start or 0) if other else said.start,
        end=(said.other_end or 0) if other else said.end,
        words=(said.other_words or "") if other else said.words,
    )  # fmt: skip


def _decoded(line: bytes) -> Line:
    if len(line) > LONGEST:
        raise ValueError(f"the line has more than {LONGEST:,} bytes")
    return msgspec.json.decode(line, type=Line)


def _take(writer: Writer, line: Line) -> tuple[Carried, set[int]]:
    connection = writer.connection
    here = _found(connection, line.about)
    there = None if line.other is None else _found(connection, line.other)
    if here is None or (line.other is not None and there is None) or is_blanked(connection, here, there):
        return "elsewhere", set()
    texts = [
        None if found is None else str(
            connection.execute("SELECT text FROM versions WHERE id = ?", (found,)).fetchone()[0]
        )
        for found in (here, there)
    ]  # fmt: skip
    said = _checked(line, here, there)
    known = connection.execute("SELECT 1 FROM corrections WHERE key = ?", (said.key,)).fetchone()
    if not take_over(writer, said, texts):
        return "known", set()
    rows = connection.execute("SELECT article FROM versions WHERE id IN (?, ?)", (here, there)).fetchall()
    return "undone" if known else "new", {row[0] for row in rows}


def _checked(line: Line, here: int, there: int | None) -> Correction:
    """Return a line as a row of the log; raises ``ValueError`` for what no file of Wortlaut would have written."""
    if not (line.key.strip() and line.author.strip()):
        raise ValueError("it lacks a key or an author")
    if (line.undone is None) != (line.undone_by is None):
        raise ValueError("it is undone by nobody or at no time")
    for place in (line.about, line.other):
        if place is not None and not 0 <= place.start <= place.end == place.start + len(place.words):
            raise ValueError("its span has not the length of its words")
    other = line.other
    said = Correction(
        key=line.key, kind=line.kind, version=here, subject=line.about.subject, start=line.about.start,
        end=line.about.end, words=line.about.words, other_version=there,
        other_subject=None if other is None else other.subject, other_start=None if other is None else other.start,
        other_end=None if other is None else other.end, other_words=None if other is None else other.words,
        value=bytes(line.value).decode(), reason=line.reason, author=line.author, made=line.made,
        undone=line.undone, undone_by=line.undone_by,
    )  # fmt: skip
    if said.judges and there is None:
        raise ValueError("it compares one thing with nothing")
    return structs.replace(said, value=written(value_of(said)))


def _found(connection: sqlite3.Connection, place: Place) -> int | None:
    """Return the version that a place is in: of the same input, else one of the same article with its words."""
    for digest in place.inputs:
        row = connection.execute(
            "SELECT version FROM inputs WHERE digest = ?", (bytes.fromhex(digest),)
        ).fetchone()
        if row is not None:
            return int(row[0])
    rows = connection.execute(
        "SELECT versions.id, text FROM versions JOIN articles ON articles.id = article"
        " WHERE articles.key = :key OR source = :key ORDER BY current DESC, number DESC",
        {"key": place.article},
    )
    return next((int(version) for version, text in rows if place.words in text), None)
