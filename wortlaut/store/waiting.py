"""Transactions that wait for their turn, and say whom they wait for."""

from __future__ import annotations

import os
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wortlaut.errors import StoreBusy
from wortlaut.store.opening import BUSY_SECONDS, now, translated

Notify = Callable[[str], None]

WAIT_SECONDS = 60.0
"""How long a writer waits for another unless told otherwise."""


class Turn:
    """A writer's turns at the file: one short transaction after the other.

    Others may write between two of them. ``doing`` says what this one does, for those who wait for it;
    ``notify`` is told, once, whom this one waits for.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        doing: str,
        *,
        wait: float = WAIT_SECONDS,
        notify: Notify | None = None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._wait = wait
        self._notify = notify
        with self.transaction():
            _forget_the_dead(connection)
            cursor = connection.execute(
                "INSERT INTO writers (host, pid, doing, since) VALUES (?, ?, ?, ?)",
                (socket.gethostname(), os.getpid(), doing, now()),
            )
            self._row = cursor.lastrowid

    def end(self) -> None:
        """Say that this writer has ended."""
        with self.transaction():
            self._connection.execute("DELETE FROM writers WHERE id = ?", (self._row,))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the file for writing; all is stored at the end, or nothing if anything goes wrong.

        Raises :class:`~wortlaut.errors.StoreBusy` if another process holds it for longer than the wait.
        """
        with translated(self._path):
            self._begin()
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # After a full disk SQLite may have rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _begin(self) -> None:
        until = time.monotonic() + self._wait
        told = False
        while True:
            left = until - time.monotonic()
            pause = max(0.0, min(BUSY_SECONDS, left))
            self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * pause)}")
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                if time.monotonic() >= until:
                    raise StoreBusy(
                        f"{self._path}: {holders(self._connection)}; waited {self._wait:g} s."
                        " Try again when it has ended, or wait longer with --wait SECONDS"
                    ) from error
                if self._notify is not None and not told:
                    self._notify(f"{self._path}: {holders(self._connection)}; waiting")
                    told = True
            else:
                return


def holders(connection: sqlite3.Connection) -> str:
    """Say who writes to the file now, as far as they have said so."""
    rows = connection.execute("SELECT host, pid, doing, since FROM writers ORDER BY since").fetchall()
    here = socket.gethostname()
    others = [row for row in rows if row[1] != os.getpid() and (row[0] != here or _alive(row[1]))]
    if not others:
        return "another program is writing to it"
    told = (
        f"process {pid}{'' if host == here else f' on {host}'} ({doing}, since {since})"
        for host, pid, doing, since in others
    )
    return "it is in use by " + " and ".join(told)


def _forget_the_dead(connection: sqlite3.Connection) -> None:
    """Take out writers of this machine that were killed."""
    rows = connection.execute(
        "SELECT id, pid FROM writers WHERE host = ?", (socket.gethostname(),)
    ).fetchall()
    connection.executemany(
        "DELETE FROM writers WHERE id = ?", [(row,) for row, pid in rows if not _alive(pid)]
    )


def _alive(pid: int) -> bool:
    if os.name == "nt":  # there a signal 0 ends the process; better to name one too many
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
