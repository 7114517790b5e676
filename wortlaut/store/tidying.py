"""Lets a file that has grown take no more room than it needs: what comes in bit by bit leaves pages half full."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from wortlaut.errors import StoreError
from wortlaut.store.once import OF_JUDGEMENTS, take_out_unused, unchecked
from wortlaut.store.opening import translated

if TYPE_CHECKING:
    from wortlaut.store.writing import Writer

# A smaller file is not worth it, a larger one would be held for too long (one of 2 GB: half a minute); writing anew
# whenever it has grown by a half costs three times its size in all, a hundredth of what reading costs.
_LEAST, _MOST = 1 << 20, 1 << 32
_GROWN = 1.5
_NOTE = "tidied"


def tidy(writer: Writer) -> None:
    """Write the file anew if it has grown by half since that was done; to be called outside of a transaction.

    That saves a tenth of it. Where it cannot be done now (the disk is full, others write), it is left for later.
    """
    with suppress(StoreError):
        if _has_grown(writer):
            with unchecked(writer.connection), writer.transaction():
                writer.indexing.clear_away()
                take_out_unused(writer.connection, OF_JUDGEMENTS)
            _write_anew(writer)
            with writer.transaction():
                writer.connection.execute(
                    "INSERT OR REPLACE INTO about VALUES (?, ?)", (_NOTE, str(_size(writer)))
                )


def _has_grown(writer: Writer) -> bool:
    size = _size(writer)
    row = writer.connection.execute("SELECT value FROM about WHERE name = ?", (_NOTE,)).fetchone()
    return _LEAST <= size <= _MOST and size >= _GROWN * (0 if row is None else int(row[0]))


def _write_anew(writer: Writer) -> None:
    connection = writer.connection
    with translated(writer.path):
        connection.execute("PRAGMA temp_store = FILE")  # the new file is made beside: not in memory
        try:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute("PRAGMA temp_store = MEMORY")


def _size(writer: Writer) -> int:
    (pages,) = writer.connection.execute("PRAGMA page_count").fetchone()
    (size,) = writer.connection.execute("PRAGMA page_size").fetchone()
    return int(pages * size)
