"""Which pack this process reads with: chosen once, opened when the first article is read."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread

from wortlaut.encode.pack import Pack, open_pack, packaged
from wortlaut.errors import PackError

NONE = "none"
"""Said in a pack's place, for reading by rules alone."""
VARIABLE = "WORTLAUT_PACK"

Tell = Callable[[str], None]


class _Choice:
    """The pack that is named, else the one in WORTLAUT_PACK, else the one that ships with the program."""

    def __init__(
        self, named: str | None = None, threads: int | None = None, tell: Tell | None = None
    ) -> None:
        self.named = named or os.environ.get(VARIABLE) or None
        self._threads = threads
        self._tell = tell or logging.getLogger("wortlaut").warning
        self._lock = Lock()
        self._opened = False
        self._pack: Pack | None = None

    def pack(self) -> Pack | None:
        """Return the pack, opened. Who named one is told that it cannot be used; else the rules read alone."""
        if self._opened:
            return self._pack
        with self._lock:
            if not self._opened:
                self._pack = self._open()
                self._opened = True
        return self._pack

    def _open(self) -> Pack | None:
        if self.named == NONE:
            return None
        if self.named is not None:
            return _ready(Path(self.named), self._threads)
        try:
            return _ready(packaged(), self._threads)
        except PackError as error:
            self._tell(f"reading by rules alone: {error}")
            return None


def _ready(folder: Path, threads: int | None) -> Pack:
    pack = open_pack(folder, threads)
    pack.load("encoder")
    return pack


_now = _Choice()


def choose(named: str | None = None, threads: int | None = None, tell: Tell | None = None) -> None:
    """Choose the pack to read with: a folder, ``none``, or None for the usual one.

    ``tell`` is told once if the usual one cannot be used. One that is named is opened at once, and raises
    :class:`~wortlaut.errors.PackError` if it cannot be.
    """
    global _now  # noqa: PLW0603  # the one place where the process keeps its choice
    _now = _Choice(named, threads, tell)
    if _now.named is not None:
        _now.pack()


def prepare() -> None:
    """Begin to open the pack while other things are made ready, so that the first article is read sooner."""
    if _now.named is None:
        # No daemon: the program must not end under onnxruntime while it loads.
        Thread(target=_now.pack, name="open the pack").start()


def chosen() -> Pack | None:
    """Return the pack to read with, or None to read by rules alone."""
    return _now.pack()


def named() -> str | None:
    """Return the pack that was named for this process, as a process that reads for it must be told."""
    return _now.named
