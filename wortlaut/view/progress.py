"""A progress bar on standard error, where somebody is there to see it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:  # takes 0.1 s to load, and most calls show no bar
    from rich.progress import Progress as RichProgress


class Measured(Protocol):
    """Something whose reading can be followed."""

    @property
    def total(self) -> int | None:
        """The bytes that there are; None if nobody knows."""

    @property
    def consumed(self) -> int:
        """The bytes taken so far."""

    @property
    def single(self) -> bool:
        """Whether there is but one article, so that nothing needs to be shown."""


class Counted:
    """A known number of things, counted as they are done."""

    def __init__(self, total: int) -> None:
        self.total: int | None = total
        self.consumed = 0

    @property
    def single(self) -> bool:
        """Whether there is but one."""
        return self.total == 1


class Progress:
    """Articles read so far, their rate and the time that remains; silent unless on a terminal."""

    def __init__(self, of: Measured) -> None:
        self._of = of
        self._count = 0
        self._began = time.monotonic()
        self._bar = _bar() if sys.stderr.isatty() and not of.single else None
        # A bar and a report cannot share the terminal's last line.
        self._shares_terminal = sys.stdout.isatty()

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._task = self._bar.add_task("reading", total=self._of.total, articles=0, rate=0.0)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self) -> None:
        """Count one more article."""
        self._count += 1
        if self._bar is not None:
            rate = self._count / max(time.monotonic() - self._began, 0.001)
            self._bar.update(self._task, completed=self._of.consumed, articles=self._count, rate=rate)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Make room for what is printed meanwhile."""
        if self._bar is None or not self._shares_terminal:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


def _bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("{task.fields[articles]:,} articles"),
        TextColumn("{task.fields[rate]:,.0f} a second"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("remaining"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
