"""The process that reads what was dropped on the page, so that pages are answered meanwhile.

It takes a :class:`Task` a line on standard input and tells on standard output, a :class:`Told` a line, what becomes of
every article. It ends when there is nothing more to come, or nothing came for a while. Killing it loses nothing that it
told to be stored.
"""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Literal, NamedTuple

import msgspec
from msgspec import Struct

from wortlaut import keep
from wortlaut.article.load import Item, Kind, load_stream
from wortlaut.article.source import Given, Source
from wortlaut.encode.choice import choose
from wortlaut.errors import ArticleError, NotText, WortlautError
from wortlaut.store.asking.inputs import article_of_input
from wortlaut.store.writing import Writer

# What comes within this time goes into one transaction with what came before.
_PAUSE = 0.25
_IDLE_SECONDS = 120.0
_NICE = 10


class Task(Struct, frozen=True, kw_only=True):
    """A file to read: where it lies, what it holds, how its place is called in the record.

    ``stop`` is a file that appears when the rest is not wanted any more.
    """

    job: str
    number: int
    file: str
    kind: Kind
    where: str
    given: Given = Given()
    stop: str


What = Literal["reading", "added", "version", "updated", "unchanged", "failed", "ended", "stopped"]


class Told(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happens to an article of a file: ``reading`` as it begins, then what became of it; ``ended`` after the last.

    ``kind`` and ``reason`` say why it failed, ``article``, ``title`` and ``statements`` what is stored.
    """

    job: str
    number: int
    what: What
    where: str = ""
    article: str = ""
    title: str = ""
    statements: int = 0
    kind: str = ""
    reason: str = ""


class _Waiting(NamedTuple):
    """An article on its way into the file; without ``where`` the end of its task."""

    task: Task
    where: str | None
    digest: str | None = None


class Reading:
    """Reads tasks into one file."""

    def __init__(self, path: Path, tasks: Queue[Task | None], tell: Callable[[Told], None]) -> None:
        self._path = path
        self._tasks = tasks
        self._tell = tell
        self._waiting: deque[_Waiting] = deque()
        self._current: Task | None = None

    def run(self) -> None:
        """Read until there is nothing more to come."""
        while True:
            try:
                task = self._tasks.get(timeout=_IDLE_SECONDS)
            except Empty:
                return
            if task is None:
                return
            self._current = task
            try:
                self._burst(task)
            except WortlautError as error:
                self._lost(error)

    def _burst(self, first: Task) -> None:
        """Read a task and those that come close after it."""
        with Writer(self._path, "adding from the page", create=False) as writer:
            for kept in keep.add(writer, self._items(first)):
                self._end_before()
                waiting = self._waiting.popleft()
                error = kept.error
                found = (
                    None if waiting.digest is None else article_of_input(writer.connection, waiting.digest)
                )
                self._tell(
                    Told(
                        job=waiting.task.job, number=waiting.task.number, what=kept.what, where=waiting.where or "",
                        article=found.article if found else "", title=found.title if found else "",
                        statements=found.statements if found else 0,
                        kind="" if error is None else type(error).__name__, reason="" if error is None else error.reason,
                    )
                )  # fmt: skip
            self._end_before()

    def _items(self, first: Task) -> Iterator[Item]:
        task: Task | None = first
        while task is not None:
            self._current = task
            for item in self._of(task):
                digest = item.digest if isinstance(item, Source) else None
                self._waiting.append(_Waiting(task, item.where, digest))
                self._tell(Told(job=task.job, number=task.number, what="reading", where=item.where))
                yield item
            self._waiting.append(_Waiting(task, None))
            self._current = None
            with suppress(OSError):
                Path(task.file).unlink()
            try:
                task = self._tasks.get(timeout=_PAUSE)
            except Empty:
                return
        self._tasks.put(None)

    def _of(self, task: Task) -> Iterator[Item]:
        try:
            with Path(task.file).open("rb") as raw:
                for item in load_stream(raw, task.kind, task.where, task.given):
                    if Path(task.stop).exists():
                        return
                    yield item
        except OSError as error:
            yield NotText(f"cannot be read: {error.strerror or error}", task.where)

    def _end_before(self) -> None:
        while self._waiting and self._waiting[0].where is None:
            task = self._waiting.popleft().task
            what: What = "stopped" if Path(task.stop).exists() else "ended"
            self._tell(Told(job=task.job, number=task.number, what=what))

    def _lost(self, error: WortlautError) -> None:
        """Say that what was on its way is not stored."""
        if (current := self._current) is not None:
            if not any(each.task is current for each in self._waiting):
                self._waiting.append(_Waiting(current, current.where))
            self._waiting.append(_Waiting(current, None))
        self._current = None
        reason = error.reason if isinstance(error, ArticleError) else str(error)
        for task, where, _ in self._waiting:
            told = Told(job=task.job, number=task.number, what="ended")
            if where is not None:
                told = msgspec.structs.replace(
                    told, what="failed", where=where, kind=type(error).__name__, reason=reason
                )
            self._tell(told)
        self._waiting.clear()


def main(arguments: list[str]) -> None:
    """Read into the file that is named, with the model that is named (nothing for the usual one)."""
    path, pack = arguments
    logging.basicConfig(level=logging.WARNING)
    if hasattr(os, "nice"):
        os.nice(_NICE)
    choose(pack or None)
    tasks: Queue[Task | None] = Queue()
    Thread(target=_take, args=(sys.stdin.buffer, tasks), daemon=True).start()
    out, encoder = sys.stdout.buffer, msgspec.json.Encoder()

    def tell(told: Told) -> None:
        out.write(encoder.encode(told) + b"\n")
        out.flush()

    Reading(Path(path), tasks, tell).run()


def _take(lines: IO[bytes], tasks: Queue[Task | None]) -> None:
    decoder = msgspec.json.Decoder(Task)
    for line in lines:
        tasks.put(decoder.decode(line))
    tasks.put(None)
