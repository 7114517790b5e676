"""Open files, lent to one request after the other: opening costs more than most questions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from queue import Empty, LifoQueue

from wortlaut.page.links import telling_apart
from wortlaut.store.asking.addresses import begin_alike
from wortlaut.store.reading import Store

_KEPT = 4


class Stores:
    """Lends :class:`Store` to whoever asks, to one thread at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: LifoQueue[tuple[tuple[int, int], Store]] = LifoQueue(_KEPT)

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """Lend a file open for reading; raises :class:`~wortlaut.errors.StoreError`."""
        identity, store = self._take()
        try:
            with telling_apart(cache(partial(begin_alike, store.connection))):
                yield store
        except BaseException:
            store.close()
            raise
        if self._idle.full():
            store.close()
        else:
            self._idle.put((identity, store))

    def close(self) -> None:
        """Close the files that nobody has."""
        while True:
            try:
                self._idle.get_nowait()[1].close()
            except Empty:
                return

    def _take(self) -> tuple[tuple[int, int], Store]:
        identity = self._identity()
        while True:
            try:
                known, store = self._idle.get_nowait()
            except Empty:
                return identity, Store(self.path)
            if known == identity:
                return identity, store
            # Another file lies there now: a backup was brought back, or `remove` wrote it anew.
            store.close()

    def _identity(self) -> tuple[int, int]:
        try:
            found = os.stat(self.path)  # noqa: PTH116  # the two numbers alone
        except OSError:
            return (0, 0)
        return (found.st_dev, found.st_ino)
