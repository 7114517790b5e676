"""Questions that may not take longer than somebody waits: SQLite is stopped, and what was read until then is kept."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

# So many steps of SQLite's machine take about a tenth of a millisecond.
_STEPS = 2000


class Deadline:
    """A moment after which nothing more is read; ``passed`` says whether something was left out because of it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self.passed = False

    @property
    def over(self) -> bool:
        """Whether the moment has come."""
        return time.monotonic() >= self._end

    @contextmanager
    def holding(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Stop what a connection is asked inside, once the moment has come; then go on after it."""
        connection.set_progress_handler(self._stop, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            self.passed = True
        finally:
            connection.set_progress_handler(None, 0)

    def _stop(self) -> int:
        return int(self.over)
