"""Lets what is stored be what the program found with all live corrections applied, whenever either changes.

A correction applies to every version of its article whose text has its words. What the program found is kept
beside a corrected reading (table ``readings``), so that undoing gives it back to the character.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from wortlaut.records import Record
from wortlaut.spans import Span
from wortlaut.store.applying import Said, apply
from wortlaut.store.corrections import Correction, of_article
from wortlaut.store.judging import renew
from wortlaut.store.locating import again
from wortlaut.store.records import FINDINGS, RecordReader

if TYPE_CHECKING:
    from wortlaut.store.writing import Writer

Term = Callable[[str], int]


def corrected(
    connection: sqlite3.Connection, article: int, found: Record, more: Iterable[Correction] = ()
) -> tuple[Record, dict[str, str]]:
    """Return a reading of a version of an article with what persons said of it, and why some could not be applied.

    ``more`` are corrections that are not in the log yet.
    """
    live = [each for each in of_article(connection, article) if each.undone is None]
    said = [each for each in (*live, *more) if not each.judges]
    if not said:
        return found, {}
    texts = dict(connection.execute("SELECT id, text FROM versions WHERE article = ?", (article,)).fetchall())
    return apply(found, [Said(each, _located(each, texts, found.text)) for each in said])


def keep_found(connection: sqlite3.Connection, version: int, found: Record, stored: Record) -> None:
    """Keep what the program found beside a version whose stored findings are others; else keep nothing."""
    if found == stored:
        connection.execute("DELETE FROM readings WHERE version = ?", (version,))
        return
    findings = {name: getattr(found, name) for name in FINDINGS}
    connection.execute(
        "INSERT OR REPLACE INTO readings VALUES (?, ?)",
        (version, zlib.compress(msgspec.json.encode(findings))),
    )


def settle(writer: Writer, articles: Iterable[int]) -> None:
    """Apply the corrections of articles anew, after some were given or undone; within a transaction."""
    connection = writer.connection
    touched = sorted(set(articles))
    for article in touched:
        versions = connection.execute(
            "SELECT id, read, program FROM versions WHERE article = ?", (article,)
        ).fetchall()
        for version, read, program in versions:
            found = writer.reader.found(version)
            if corrected(connection, article, found)[0] != writer.reader.record(version):
                writer.replace(version, found)
                # No program has read it again.
                connection.execute(
                    "UPDATE versions SET read = ?, program = ? WHERE id = ?", (read, program, version)
                )
    renew(connection, touched, writer.interning.term)


def is_settled(connection: sqlite3.Connection, reader: RecordReader, version: int, found: Record) -> bool:
    """Say whether a version's stored findings are these, with all corrections applied."""
    (article,) = connection.execute("SELECT article FROM versions WHERE id = ?", (version,)).fetchone()
    return corrected(connection, article, found)[0] == reader.record(version)


def let_go_of(writer: Writer, where: str) -> None:
    """Delete corrections from the log, with all that they did; ``where`` is a condition on their columns."""
    connection = writer.connection
    rows = connection.execute(
        "SELECT article, corrections.id FROM corrections JOIN versions"  # noqa: S608  # our own conditions
        " ON versions.id IN (corrections.version, corrections.other_version)"
        f" WHERE corrections.id IN (SELECT id FROM corrections WHERE {where})"
    ).fetchall()
    ids = [(identity,) for identity in sorted({row[1] for row in rows})]
    # Undone first, so that what they did can be told and taken back.
    connection.executemany(
        "UPDATE corrections SET undone = made, undone_by = author WHERE id = ? AND undone IS NULL", ids
    )
    settle(writer, {row[0] for row in rows})
    connection.executemany("DELETE FROM corrections WHERE id = ?", ids)


def unfit(connection: sqlite3.Connection, reader: RecordReader, article: int) -> dict[str, str]:
    """Return, by key, the live corrections of an article that its current version leaves unapplied, and why."""
    (version,) = connection.execute(
        "SELECT id FROM versions WHERE article = ? AND current = 1", (article,)
    ).fetchone()
    return corrected(connection, article, reader.found(version))[1]


def _located(correction: Correction, texts: dict[int, str], text: str) -> Span | None:
    own = texts[correction.version]
    return again(own, Span(correction.start, correction.end), correction.words, text)
