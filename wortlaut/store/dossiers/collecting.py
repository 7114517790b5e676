"""Keeps what belongs to every dossier in step with what is stored.

What a dossier holds of a version is a function of its record, of which of its actors are judged the same as others,
and of the dossier's file. So whenever versions are stored, or the groups of actors change, what is concerned is
collected anew at the end of the transaction, and collecting everything again changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable
from itertools import count, islice

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store.dossiers.cast import Groups, names_of, seen_in
from wortlaut.store.dossiers.file import parse_dossier
from wortlaut.store.dossiers.grounds import Article, Frame, frame_of
from wortlaut.store.records import RecordReader

_AT_ONCE = 500

_MEMBERS = """
SELECT actors.id, version FROM actors JOIN versions ON versions.id = version AND current = 1
WHERE actors.id IN ({groups}) OR same_as IN ({groups})
"""
_HELD = """
SELECT actors.id, actors.version, name, aliases FROM dossier_actors JOIN actors ON actors.id = actor
WHERE dossier = ?
"""


class _Kept(Struct, frozen=True):
    """A dossier of the file."""

    id: int
    frame: Frame


class Collecting:
    """What is collected at the end of a transaction, by :meth:`flush`.

    ``anew`` holds the ids of dossiers that came, or came with another file, and are to be collected whole.
    """

    def __init__(
        self, connection: sqlite3.Connection, reader: RecordReader, term: Callable[[str], int]
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._term = term
        self._frames: dict[str, Frame | None] = {}
        self.anew: set[int] = set()

    def flush(self, versions: Collection[int]) -> None:
        """Collect of all dossiers what versions that were stored hold, and what other groups of actors change."""
        for kept in self._dossiers():
            if kept.id in self.anew:
                self._collect(kept, self._every())
                continue
            groups = kept.frame.cast.groups(self._connection)
            concerned = self._siblings(versions) | self._regrouped(kept, groups)
            self._collect(kept, sorted(concerned), groups)
        self.anew.clear()

    def _dossiers(self) -> list[_Kept]:
        found = []
        # One without a file was filled by other means, and is left as it is.
        for identity, key, toml in self._connection.execute(
            "SELECT id, key, toml FROM dossiers WHERE toml <> '' ORDER BY id"
        ).fetchall():
            if toml not in self._frames:
                try:
                    self._frames[toml] = frame_of(parse_dossier(toml, key, stored=True))
                except UsageError:  # of a newer version of the program: it stays as it was collected
                    self._frames[toml] = None
            frame = self._frames[toml]
            if frame is not None:
                found.append(_Kept(identity, frame))
        return found

    def _every(self) -> list[int]:
        return [row[0] for row in self._connection.execute("SELECT id FROM versions ORDER BY id").fetchall()]

    def _siblings(self, versions: Iterable[int]) -> set[int]:
        """Return the versions with all others of their articles: what was current may have been replaced."""
        found: set[int] = set()
        for version in versions:
            found.update(
                row[0]
                for row in self._connection.execute(
                    "SELECT id FROM versions WHERE article = (SELECT article FROM versions WHERE id = ?)",
                    (version,),
                )
            )
        return found

    def _regrouped(self, kept: _Kept, groups: Groups) -> set[int]:
        """Return the versions of actors that became, or are no longer, the same as one of the dossier's."""
        members = self._members(groups)
        held = {row[0]: row[1:] for row in self._connection.execute(_HELD, (kept.id,))}
        cast = kept.frame.cast
        concerned = {version for actor, version in members.items() if actor not in held}
        for actor, (version, name, aliases) in held.items():
            names = names_of(name, aliases)
            if actor not in members and cast.by_itself(names) is None and cast.by_short(names) is None:
                concerned.add(version)
        return concerned | self._moved(kept, groups)

    def _moved(self, kept: _Kept, groups: Groups) -> set[int]:
        """Return the versions of actors whose group is now another of the dossier's."""
        rows = self._connection.execute(
            "SELECT DISTINCT version, coalesce(same_as, actors.id), reason FROM dossier_actors"
            " JOIN actors ON actors.id = actor WHERE dossier = ? AND reason LIKE 'judged the same as %'",
            (kept.id,),
        )
        entries = kept.frame.cast.entries
        return {
            version
            for version, group, reason in rows
            if group not in groups or reason != f"judged the same as {entries[groups[group]].name}"
        }

    def _members(self, groups: Groups) -> dict[int, int]:
        found: dict[int, int] = {}
        waiting = iter(sorted(groups))
        while some := ", ".join(map(str, islice(waiting, _AT_ONCE))):
            found.update(self._connection.execute(_MEMBERS.format(groups=some)))
        return found

    def _collect(self, kept: _Kept, versions: Iterable[int], groups: Groups | None = None) -> None:
        known = kept.frame.cast.groups(self._connection) if groups is None else groups
        for version in versions:
            self._let_go(kept.id, version)
            row = self._connection.execute("SELECT current FROM versions WHERE id = ?", (version,)).fetchone()
            if row is not None and row[0]:
                self._take_in(kept, version, known)

    def _let_go(self, dossier: int, version: int) -> None:
        for table, column in (("dossier_actors", "actor"), ("dossier_statements", "statement")):
            self._connection.execute(
                f"DELETE FROM {table} WHERE dossier = ? AND {column} IN"  # noqa: S608  # our own names
                f" (SELECT id FROM {column}s WHERE version = ?)",
                (dossier, version),
            )

    def _take_in(self, kept: _Kept, version: int, groups: Groups) -> None:
        frame = kept.frame
        seen = seen_in(self._connection, version)
        belonging = frame.cast.among(seen, groups)
        if not belonging:
            return
        self._connection.executemany(
            "INSERT INTO dossier_actors VALUES (?, ?, ?, ?)",
            [
                (kept.id, actor, self._term(frame.cast.entries[each.entry].part), each.reason)
                for actor, each in belonging.items()
            ],
        )
        article = Article(
            frame,
            self._reader.record(version),
            {each.key: belonging[each.id] for each in seen if each.id in belonging},
        )
        ids = self._connection.execute(
            "SELECT id FROM statements WHERE version = ? ORDER BY number", (version,)
        ).fetchall()
        self._connection.executemany(
            "INSERT INTO dossier_statements VALUES (?, ?, ?, ?, ?)",
            [
                (kept.id, self._term(filed.line), identity, filed.score, filed.reason)
                for number, (identity,) in zip(count(), ids, strict=False)
                for filed in article.filed(number)
            ],
        )
