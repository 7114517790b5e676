"""Opens the file that keeps the record: makes it, tells it from others, brings it up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from threading import Lock

from wortlaut.errors import NewerStore, NotAStore, StoreBusy, StoreDamaged, StoreError, StoreFull, UsageError

SCHEMA = 3
"""The version of ``schema.sql``, kept in the file as ``PRAGMA user_version``."""

APPLICATION_ID = 0x576F7274
"""``Wort``, by which ``file`` and we know the file."""

# Measured on 1,028 articles of 2.6 kB, without links: pages of 1 kB make a file of 3.8 times the text, of 2 kB 3.7, of 4 kB
# 3.9, of 8 kB 4.1, of 16 kB 4.2, since every table that is empty takes a page, and a text of 3 kB leaves a page of 4 kB
# half full.
_PAGE_BYTES = 2048
_CACHE_KILOBYTES = 65_536
# SQLite waits this long for a lock before it says so; who waits longer is told for whom.
BUSY_SECONDS = 2.0
_HEADER = b"SQLite format 3\x00"
# Files that were looked into before SQLite opened them. Closing a file lets go of all locks that this process holds on it
# (POSIX), so that a second look would let another process put the log away under the feet of whoever reads here.
_seen: set[tuple[int, int]] = set()
_looking = Lock()


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a file that is there; nothing can be written through the connection.

    A file of an older schema is brought up to date first. Raises :class:`~wortlaut.errors.StoreError` if the
    file is missing, none of Wortlaut's, or of a newer schema.
    """
    _known(path)
    with translated(path):
        # Whoever may write puts the log away on closing, even after reading alone.
        mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
        connection = _connect(f"{path.absolute().as_uri()}?mode={mode}")
        try:
            _prepare(connection)
            connection.execute("PRAGMA query_only = ON")
            old = _version(connection, path) < SCHEMA
        except BaseException:
            connection.close()
            raise
    if not old:
        return connection
    connection.close()
    open_for_writing(path).close()
    return open_for_reading(path)


def open_for_writing(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Open a file, made new where there is none (unless ``create`` is false) and brought up to date.

    Raises :class:`~wortlaut.errors.StoreError`.
    """
    if not create or (path.exists() and path.stat().st_size):
        _known(path)
    elif not path.parent.is_dir():
        raise StoreError(f"{path}: no folder {path.parent}; make it first")
    with translated(path):
        connection = _connect(f"{path.absolute().as_uri()}?mode=rwc")
        try:
            _settle(connection, path)
            _seen.add(_identity(path))
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into our errors, which say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(error, path) from error
    except UnicodeEncodeError as error:
        # SQLite takes UTF-8, which has no place for half of a surrogate pair.
        raise UsageError(f"{error.object[:80]!r} is no text: it holds half a character") from error


def _translation(error: sqlite3.Error, path: Path) -> StoreError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreFull(
            f"{path} cannot be written ({error}): is the disk full? What was stored is whole;"
            " make room and give the same command again"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(f"{path} is in use by another program ({error}); try again when it has ended")
    if code == sqlite3.SQLITE_NOTADB:
        return NotAStore(f"{path} is no file of Wortlaut")
    if code == sqlite3.SQLITE_CORRUPT:
        return StoreDamaged(f"{path} is damaged ({error}); go back to a backup")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreError(f"{path} cannot be used ({error}); are file and folder yours to write?")
    return StoreError(f"{path} cannot be used: {error}")


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        cached_statements=256,
        check_same_thread=False,
    )


def _known(path: Path) -> None:
    """Raise unless the path is an SQLite file: anything else is told apart before SQLite sees it."""
    if not path.exists():
        raise StoreError(f"no file {path}; wortlaut add --db {path} … makes it")
    if path.is_dir():
        raise NotAStore(f"{path} is a folder, no file of Wortlaut")
    with _looking:
        if _identity(path) in _seen:
            return
        try:
            with path.open("rb") as file:
                head = file.read(len(_HEADER))
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
        if head != _HEADER and head:
            raise NotAStore(f"{path} is no file of Wortlaut")
        _seen.add(_identity(path))


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's schema version, 0 for an empty one; raise if it is none of ours or newer."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return 0
    if application != APPLICATION_ID:
        raise NotAStore(f"{path} is an SQLite file, but none of Wortlaut's")
    if version > SCHEMA:
        raise NewerStore(
            f"{path} has schema {version}, this Wortlaut knows {SCHEMA}; install a newer one:"
            " python -m pip install --upgrade wortlaut"
        )
    return int(version)


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables, or bring those of an older schema up to date, in one transaction."""
    _prepare(connection)
    if _version(connection, path) == SCHEMA:
        connection.execute("PRAGMA synchronous = FULL")
        return
    connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # A migration may make a table anew under its name; no row may vanish with the old one.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in scripts(_version(connection, path)):
            for statement in statements_of(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise StoreDamaged(
                f"{path} could not be brought up to date: {len(broken)} rows name others in vain"
            )
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def scripts(version: int) -> Iterator[str]:
    """Yield the scripts from a schema version to ours: the whole schema from 0, else one migration a step."""
    folder = resources.files("wortlaut.store")
    if version == 0:
        yield folder.joinpath("schema.sql").read_text("utf-8")
        return
    for step in range(version + 1, SCHEMA + 1):
        yield folder.joinpath("migrations", f"{step}.sql").read_text("utf-8")


def statements_of(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: unlike ``executescript``, without a commit before."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def now() -> str:
    """Return the moment as it is written into the file: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
