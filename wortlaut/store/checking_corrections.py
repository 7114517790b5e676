"""Whether what is stored is what the program found with every live correction applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from wortlaut.errors import StoreDamaged
from wortlaut.store.corrections import Correction, log, value_of
from wortlaut.store.judging import lingering, standing
from wortlaut.store.records import RecordReader
from wortlaut.store.settling import corrected


def correction_problems(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with corrections, each with its code."""
    yield from _words(connection)
    for (key,) in connection.execute(
        "SELECT key FROM corrections WHERE (undone IS NULL) <> (undone_by IS NULL) OR trim(author) = ''"
    ):
        yield "E604", f"correction {key} lacks a person or a moment"
    for said in log(connection, "undone IS NULL"):
        if (reason := _not_understood(said)) is not None:
            yield "E607", f"correction {said.key}: {reason}"
    yield from _readings(connection)
    for said, reason, should_hold in standing(connection):
        if should_hold:
            yield "E605", f"correction {said.key} is not applied: {reason}"
    for said in lingering(connection):
        yield "E605", f"correction {said.key} was undone, but still holds"


def _words(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for key, start, end, words, text, redacted in connection.execute(
        'SELECT corrections.key, start, "end", words, text, redacted FROM corrections'
        " JOIN versions ON versions.id = version UNION ALL"
        " SELECT corrections.key, other_start, other_end, other_words, text, redacted FROM corrections"
        " JOIN versions ON versions.id = other_version"
    ):
        if not redacted and text[start:end] != words:
            yield "E603", f"correction {key} is about {words!r}, the text has {text[start:end]!r}"


def _not_understood(said: Correction) -> str | None:
    try:
        value_of(said)
    except ValueError as error:
        return str(error)
    return "it compares one thing with nothing" if said.judges and said.other_version is None else None


def _readings(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    reader = RecordReader(connection)
    for version, article, number, key in connection.execute(
        "SELECT versions.id, article, number, articles.key FROM versions JOIN articles ON articles.id = article"
        " WHERE versions.id IN (SELECT version FROM readings) OR article IN"
        " (SELECT article FROM versions AS said JOIN corrections ON corrections.version = said.id)"
    ).fetchall():
        name = f"{key} (version {number})"
        try:
            stored = reader.record(version)
        except (msgspec.MsgspecError, LookupError, ValueError):
            continue  # found elsewhere
        try:
            found = reader.found(version)
        except StoreDamaged as error:
            yield "E606", f"{name}: {error}"
            continue
        if corrected(connection, article, found)[0] != stored:
            yield "E605", f"{name}: its findings are not what the program found with all corrections applied"
