"""Keeps the full-text index in step with what is stored."""

from __future__ import annotations

import sqlite3

from msgspec import MsgspecError, Struct

from wortlaut.records import Record
from wortlaut.store.records import RecordReader
from wortlaut.store.rows import Ids, evidence
from wortlaut.store.words import INDEX, Entry, entries, version_entry

_STATEMENTS = (
    "INSERT INTO statement_words (rowid, words, related, speaker, addressee, marks) VALUES (?, ?, ?, ?, ?, ?)"
)
_VERSIONS = "INSERT INTO version_words (rowid, text) VALUES (?, ?)"
_NOT_STATEMENTS = (
    "INSERT INTO statement_words (statement_words, rowid, words, related, speaker, addressee, marks)"
    " VALUES ('delete', ?, ?, ?, ?, ?, ?)"
)
_NOT_VERSIONS = "INSERT INTO version_words (version_words, rowid, text) VALUES ('delete', ?, ?)"
_REBUILT_AT_ONCE = 500


class Pending(Struct, frozen=True):
    """The entries of one version."""

    version: tuple[int, str]
    statements: list[tuple[int, *Entry]]


class Indexing:
    """What goes into the index and out of it within a transaction.

    Entries wait in ``pending`` until :meth:`flush`: the index takes them fastest in the order of their ids.
    """

    def __init__(self, connection: sqlite3.Connection, reader: RecordReader) -> None:
        self._connection = connection
        self._reader = reader
        self.pending: dict[int, Pending] = {}
        self._spoilt = False

    def put_in(self, record: Record, ids: Ids, outlet: int | None) -> None:
        """Enter a version that is the current one of its article."""
        self.pending[ids.version] = _pending(ids.version, record, ids.statements, outlet)

    def enter(self, version: int) -> None:
        """Enter a version that is stored already and has become the current one."""
        self.pending[version] = self._stored(version, self._reader.record(version))

    def take_out(self, version: int) -> None:
        """Take a version out, while its rows still are what they were when it was entered."""
        if self.pending.pop(version, None) is not None:
            return
        stored = self._stored_if_sound(version, unchanged=True)
        if stored is None:  # nobody can tell any more what was entered
            self._spoilt = True
            return
        try:
            self._connection.execute(_NOT_VERSIONS, stored.version)
            self._connection.executemany(_NOT_STATEMENTS, stored.statements)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_CORRUPT_VTAB:
                raise
            self._spoilt = True  # the index alone is not what it should be

    def flush(self) -> None:
        """Write what waits."""
        if self._spoilt:
            self._spoilt = False
            self.rebuild()
        if self.pending:
            waiting = self.pending.values()
            self._connection.executemany(_VERSIONS, sorted(each.version for each in waiting))
            rows = sorted((row for each in waiting for row in each.statements), key=lambda row: row[0])
            self._connection.executemany(_STATEMENTS, rows)
            self.pending.clear()

    def settle(self) -> None:
        """Index everything anew if the file was indexed by another version of :mod:`wortlaut.store.words`."""
        row = self._connection.execute("SELECT value FROM about WHERE name = 'index'").fetchone()
        if row is None or row[0] != INDEX:
            self.rebuild()

    def rebuild(self) -> None:
        """Index everything anew, but for what is broken."""
        self.pending.clear()
        for table in ("statement_words", "version_words"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
        current = "SELECT id FROM versions WHERE current = 1 ORDER BY published, id"
        for count, (version,) in enumerate(self._connection.execute(current).fetchall(), start=1):
            if (stored := self._stored_if_sound(version)) is not None:
                self.pending[version] = stored
            if count % _REBUILT_AT_ONCE == 0:
                self.flush()
        self.flush()
        self._connection.execute("INSERT OR REPLACE INTO about VALUES ('index', ?)", (INDEX,))

    def clear_away(self) -> None:
        """Let nothing of what was taken out stay in the index; within a transaction."""
        self.flush()
        for table in ("statement_words", "version_words"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

    def _stored_if_sound(self, version: int, *, unchanged: bool = False) -> Pending | None:
        """Return the entries of a version that can be read, and, if asked, has not been meddled with."""
        try:
            record = self._reader.record(version)
        except (MsgspecError, LookupError, ValueError):
            return None
        if unchanged:
            (stored,) = self._connection.execute(
                "SELECT evidence FROM versions WHERE id = ?", (version,)
            ).fetchone()
            if evidence(record) != stored:
                return None
        return self._stored(version, record)

    def _stored(self, version: int, record: Record) -> Pending:
        (outlet,) = self._connection.execute(
            "SELECT outlet FROM articles JOIN versions ON articles.id = versions.article WHERE versions.id = ?",
            (version,),
        ).fetchone()
        ids = self._connection.execute(
            "SELECT id FROM statements WHERE version = ? ORDER BY number", (version,)
        ).fetchall()
        return _pending(version, record, [row[0] for row in ids], outlet)


def _pending(version: int, record: Record, statements: list[int], outlet: int | None) -> Pending:
    found = zip(statements, entries(record, outlet), strict=True)
    return Pending(
        version=(version, version_entry(record)),
        statements=[(identity, *entry) for identity, entry in found],
    )
