"""Two records into one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from wortlaut.errors import StoreError
from wortlaut.store.carrying import take_over
from wortlaut.store.corrections import log
from wortlaut.store.opening import open_for_reading, translated
from wortlaut.store.records import RecordReader
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.settling import settle
from wortlaut.store.stored import Incoming, Outcome
from wortlaut.store.writing import Writer

_AT_ONCE = 100


class Merge:
    """The record of another file on its way into an open one.

    Articles come first, one after the other (:meth:`articles`), then what was said of them (:meth:`said`).
    The same merge again changes nothing.
    """

    def __init__(self, writer: Writer, other: Path) -> None:
        """Open the other file; it stays as it is. Raises :class:`~wortlaut.errors.StoreError`."""
        if other.exists() and other.samefile(writer.path):
            raise StoreError(f"{other} is the very file that it should go into; name another")
        self._writer = writer
        self._path = other
        self._other = open_for_reading(other)
        self._versions: dict[int, int] = {}
        # All that is read must be of one moment, whoever writes to the other file meanwhile.
        self._other.execute("BEGIN")
        self.total: int = self._other.execute("SELECT count(*) FROM versions").fetchone()[0]

    def close(self) -> None:
        """Close the other file."""
        self._other.close()

    def articles(self) -> Iterator[Outcome]:
        """Store every version that is not there yet, in the order in which the other file took them."""
        reader = RecordReader(self._other)
        rows = self._other.execute(
            "SELECT versions.id, terms.name, redacted, origin, added FROM versions JOIN terms ON terms.id = kind"
            " ORDER BY article, number"
        ).fetchall()
        for start in range(0, len(rows), _AT_ONCE):
            with translated(self._path), self._writer.transaction():
                outcomes = [self._store(reader, *row) for row in rows[start : start + _AT_ONCE]]
            yield from outcomes

    def _store(
        self, reader: RecordReader, version: int, kind: str, redacted: int, origin: str, added: str
    ) -> Outcome:
        rows = self._other.execute("SELECT digest FROM inputs WHERE version = ?", (version,))
        digests = [digest.hex() for (digest,) in rows]
        if any(self._by_digest(digest) for digest in digests):
            return "unchanged"
        record = reader.found(version)
        # Where no id was given, it is the digest of the first input.
        digest = record.source.id if record.source.id in digests else digests[0]
        outcome = self._writer.store(
            Incoming(record=record, digest=digest, kind="html" if kind == "html" else "text", origin=origin)
        )
        here = self._by_digest(digest)
        connection = self._writer.connection
        connection.executemany(
            "INSERT OR IGNORE INTO inputs VALUES (?, ?)", [(bytes.fromhex(each), here) for each in digests]
        )
        if outcome != "unchanged":
            connection.execute(
                "UPDATE versions SET added = ?, redacted = max(redacted, ?) WHERE id = ?",
                (added, redacted, here),
            )
        if outcome == "version":
            self._writer.settle_current(here)
        return outcome

    def said(self) -> int:
        """Take over failures, corrections, judgements and dossiers; return how many rows were new."""
        connection = self._writer.connection
        before = connection.total_changes
        with translated(self._path), self._writer.transaction():
            self._failures()
            self._versions = {
                version: here
                for version, digest in self._other.execute("SELECT version, digest FROM inputs")
                if (here := self._by_digest(digest.hex()))
            }
            touched = self._corrections()
            for table in ("article", "actor", "statement", "figure"):
                self._judgements(table)
            self._dossiers()
            settle(self._writer, touched)
        return connection.total_changes - before

    def _failures(self) -> None:
        self._writer.connection.executemany(
            "INSERT OR IGNORE INTO failures VALUES (?, ?, ?, ?, ?, ?)",
            self._other.execute("SELECT place, kind, reason, first, last, times FROM failures"),
        )

    def _corrections(self) -> set[int]:
        """Take over the log of corrections; return the articles that are concerned."""
        touched: set[int] = set()
        for said in list(log(self._other)):
            version = self._versions.get(said.version)
            other = None if said.other_version is None else self._versions.get(said.other_version)
            if version is not None and (said.other_version is None or other is not None):
                texts = [self._text(self._other, each) for each in (said.version, said.other_version)]
                moved = structs.replace(said, version=version, other_version=other)
                if take_over(self._writer, moved, texts):
                    touched.update(self._articles(version, other))
        return touched

    def _text(self, connection: sqlite3.Connection, version: int | None) -> str | None:
        row = connection.execute("SELECT text FROM versions WHERE id = ?", (version,)).fetchone()
        return None if row is None else str(row[0])

    def _articles(self, *versions: int | None) -> set[int]:
        return {
            article
            for version in versions
            if (article := self._here("SELECT article FROM versions WHERE id = ?", version)) is not None
        }

    def _judgements(self, thing: str) -> None:
        table = f"{thing}_judgements"
        rows = self._other.execute(
            f"SELECT a, b, verdict.name, relation.name, score, reasons.text, author, moments.at FROM {table}"  # noqa: S608
            " JOIN terms AS verdict ON verdict.id = verdict"
            f" JOIN reasons ON reasons.id = reason JOIN moments ON moments.id = {table}.made"
            " LEFT JOIN terms AS relation ON relation.id = relation"
            # What a person said came with the log.
            " WHERE NOT EXISTS (SELECT 1 FROM corrections AS said"
            f" WHERE said.author = {table}.author AND said.made = moments.at)"
        )
        for a, b, verdict, relation, *rest in rows:
            ends = sorted(end for one in (a, b) if (end := self._found(thing, one)) is not None)
            if len(ends) == 2 and ends[0] != ends[1]:
                insert_judgement(
                    self._writer.connection, table, (*ends, self._term(verdict), self._term(relation), *rest)
                )

    def _dossiers(self) -> None:
        connection = self._writer.connection
        for identity, title, key, toml, added in self._other.execute(
            "SELECT id, title, key, toml, added FROM dossiers"
        ):
            connection.execute(
                "INSERT OR IGNORE INTO dossiers (title, key, toml, added) VALUES (?, ?, ?, ?)",
                (title, key, toml, added),
            )
            here = self._here("SELECT id FROM dossiers WHERE key = ?", key)
            if here is not None:  # of the articles that were here before it
                self._writer.collecting.anew.add(here)
            for actor, part, reason in self._other.execute(
                "SELECT actor, name, reason FROM dossier_actors JOIN terms ON terms.id = part WHERE dossier = ?",
                (identity,),
            ):
                if (found := self._found("actor", actor)) is not None:
                    connection.execute(
                        "INSERT OR IGNORE INTO dossier_actors VALUES (?, ?, ?, ?)",
                        (here, found, self._term(part), reason),
                    )
            for statement, line, score, reason in self._other.execute(
                "SELECT statement, name, score, reason FROM dossier_statements JOIN terms ON terms.id = line"
                " WHERE dossier = ?",
                (identity,),
            ):
                if (found := self._found("statement", statement)) is not None:
                    connection.execute(
                        "INSERT OR IGNORE INTO dossier_statements VALUES (?, ?, ?, ?, ?)",
                        (here, self._term(line), found, score, reason),
                    )

    def _found(self, thing: str, identity: int) -> int | None:
        """Return the id that something of the other file has here; None if it is not here."""
        version, *names = self._other.execute(_NAMES[thing], (identity,)).fetchone()
        here = self._versions.get(version)
        return None if here is None else self._here(_NAMED[thing], here, *names)

    def _by_digest(self, digest: str) -> int | None:
        return self._here("SELECT version FROM inputs WHERE digest = ?", bytes.fromhex(digest))

    def _here(self, query: str, *values: object) -> int | None:
        row = self._writer.connection.execute(query, values).fetchone()
        return None if row is None else int(row[0])

    def _term(self, name: str | None) -> int | None:
        return None if name is None else self._writer.interning.term(name)


# By what a thing is known in every file that holds its version, and how it is found by that.
_NAMES = {
    "article": "SELECT id FROM versions WHERE article = ? LIMIT 1",
    "actor": "SELECT version, terms.name, actors.name FROM actors JOIN terms ON terms.id = kind WHERE actors.id = ?",
    "statement": "SELECT version, key FROM statements WHERE id = ?",
    "figure": 'SELECT version, start, "end" FROM figures WHERE id = ?',
}
_NAMED = {
    "article": "SELECT article FROM versions WHERE id = ?",
    "actor": "SELECT actors.id FROM actors JOIN terms ON terms.id = kind"
    " WHERE version = ? AND terms.name = ? AND actors.name = ?",
    "statement": "SELECT id FROM statements WHERE version = ? AND key = ?",
    "figure": 'SELECT id FROM figures WHERE version = ? AND start = ? AND "end" = ?',
}
