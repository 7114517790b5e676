"""A copy of the file while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from wortlaut.errors import UsageError
from wortlaut.store.opening import open_for_reading, translated


def back_up(path: Path, target: Path, *, force: bool = False) -> Path:
    """Copy a file as it stands at this moment, and return the copy's path.

    ``target`` is a new file or a folder. The copy appears under its name when it is whole and on the disk.
    Raises :class:`~wortlaut.errors.UsageError` if it is there already and ``force`` is false.
    """
    if target.is_dir():
        target = target / path.name
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError(f"{target} is the file itself; name another place")
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; give --force to write over it")
    if not target.parent.is_dir():
        raise UsageError(f"no folder {target.parent}; make it first")
    half = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with translated(target), closing(open_for_reading(path)) as source:
            _copy(source, half)
        half.replace(target)
    finally:
        for rest in (half, *(half.with_name(half.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            rest.unlink(missing_ok=True)
    return target


def _copy(source: sqlite3.Connection, half: Path) -> None:
    with closing(sqlite3.connect(half)) as target:
        # All pages in one step: between two steps a writer could make it begin anew, for ever.
        source.backup(target)
    with half.open("rb+") as file:
        os.fsync(file.fileno())
