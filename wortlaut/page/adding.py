"""What is being added by the page: jobs, their files, and the one process that reads them."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from itertools import islice
from pathlib import Path
from threading import Condition, Thread, Timer
from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct, field

import wortlaut
from wortlaut.article.load import Kind, kind_of
from wortlaut.article.source import Given
from wortlaut.encode.choice import named
from wortlaut.errors import UsageError
from wortlaut.page.adding_process import Task, Told

# So many files are handed to the process before it has told of the first of them.
_AHEAD = 50
_KEPT_JOBS = 20
MOST_FILES = 20_000
# Of a file with many articles so many are listed, the others counted.
_LISTED = 30
_STOP_SECONDS = 5.0
_CODE = "import sys; sys.path.append(sys.argv[1]); from wortlaut.page.adding_process import main; main(sys.argv[2:])"

State = Literal["waiting", "reading", "done", "failed", "stopped"]


class File(Struct, kw_only=True):
    """A file of a job. ``counts`` says what became of its articles; ``changed`` when it changed last, in steps of its job."""

    number: int
    name: str
    state: State = "waiting"
    begun: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    articles: list[Told] = field(default_factory=list)
    failures: list[Told] = field(default_factory=list)
    changed: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in {"done", "failed", "stopped"}


class Job(Struct, kw_only=True):
    """Files that were given together. ``whole`` says that no more will come, ``stopped`` that the rest is not wanted."""

    key: str
    folder: Path
    files: list[File] = field(default_factory=list)
    whole: bool = False
    stopped: bool = False
    steps: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more will become of any file."""
        return (self.whole or self.stopped) and all(each.over for each in self.files)

    @property
    def stop(self) -> Path:
        """The file by which the process knows that the rest is not wanted."""
        return self.folder / "stop"

    def counts(self) -> dict[str, int]:
        """Return how many articles became what."""
        total: dict[str, int] = {}
        for each in self.files:
            for what, count in each.counts.items():
                total[what] = total.get(what, 0) + count
        return total

    def since(self, step: int, limit: int) -> list[File]:
        """Return the files that changed after a step, as they changed."""
        return sorted((each for each in self.files if each.changed > step), key=lambda each: each.changed)[
            :limit
        ]

    def note(self, file: File) -> None:
        """Say that a file has changed."""
        self.steps += 1
        file.changed = self.steps


class Adding:
    """The jobs of a server, and the process that reads for them. All methods may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = Condition()
        self._jobs: dict[str, Job] = {}
        self._queue: deque[Task] = deque()
        self._flying: dict[tuple[str, int], Task] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._last: tuple[str, int] | None = None
        self._in_vain = 0
        self._closed = False
        self._folder: Path | None = None

    def begin(self) -> Job:
        """Begin a job; old ones that are over are forgotten."""
        with self._changed:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="wortlaut-add-"))
                Thread(target=self._feed, daemon=True).start()
            over = [key for key, job in self._jobs.items() if job.over]
            for key in over[: max(0, len(self._jobs) - _KEPT_JOBS)]:
                shutil.rmtree(self._jobs.pop(key).folder, ignore_errors=True)
            key = secrets.token_urlsafe(9)
            folder = self._folder / key
            folder.mkdir()
            job = self._jobs[key] = Job(key=key, folder=folder)
            return job

    def job(self, key: str) -> Job:
        """Return a job; raises :class:`~wortlaut.errors.UsageError` for an unknown one."""
        with self._changed:
            if key not in self._jobs:
                raise UsageError("nothing is known of this any more; what was read is stored")
            return self._jobs[key]

    def jobs(self) -> list[Job]:
        """Return the jobs, the newest first."""
        with self._changed:
            return list(self._jobs.values())[::-1]

    def put(self, job: Job, name: str, content: BinaryIO) -> None:
        """Take a file in, to be read; what can be no article by its name fails at once."""
        kind = kind_of(Path(name))
        if kind is None:
            self._take(
                job, name, failing=Told(job=job.key, number=0, what="failed", where=name, kind="Ending")
            )
        else:
            self._take(job, name, content, kind=kind, where=f"upload:{name}")

    def paste(self, job: Job, name: str, text: bytes, given: Given) -> None:
        """Take a text in that was pasted; ``name`` is what it is called."""
        kind: Kind = (
            "html" if text.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")) else "text"
        )
        self._take(job, name, BytesIO(text), kind=kind, where=f"pasted:{name}", given=given)

    def finish(self, job: Job) -> None:
        """Say that no more files will come."""
        with self._changed:
            job.whole = True

    def stop(self, job: Job) -> None:
        """Leave the rest unread; an article that is being read may still come to its end."""
        with self._changed:
            job.stopped = True
            job.stop.touch()
            self._queue = deque(task for task in self._queue if task.job != job.key)
            for each in job.files:
                if not each.over and (job.key, each.number) not in self._flying:
                    each.state = "stopped"
                    job.note(each)
            if any(key == job.key for key, _ in self._flying):
                timer = Timer(_STOP_SECONDS, self._kill_for, (job,))
                timer.daemon = True
                timer.start()

    def close(self) -> None:
        """End the process and throw away what was not read."""
        with self._changed:
            self._closed = True
            for job in self._jobs.values():
                job.stop.touch()
            process = self._process
            self._changed.notify_all()
        if process is not None:
            with suppress(OSError):
                process.stdin.close()  # type: ignore[union-attr]  # a pipe
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    # ------------------------------------------------------------------------------------------ files

    def _take(
        self, job: Job, name: str, content: BinaryIO | None = None, *, failing: Told | None = None, kind: Kind = "text",
        where: str = "", given: Given = Given(),  # noqa: B008  # never changed
    ) -> None:  # fmt: skip
        with self._changed:
            if len(job.files) >= MOST_FILES:
                raise UsageError(f"more than {MOST_FILES:,} files at once; wortlaut add reads whole folders")
            file = File(number=len(job.files) + 1, name=name)
            job.files.append(file)
            job.note(file)
            if failing is not None or job.stopped:
                file.state = "stopped" if failing is None else "failed"
                if failing is not None:
                    file.failures.append(failing)
                    file.counts["failed"] = 1
                return
        place = job.folder / str(file.number)
        with place.open("wb") as out:
            if content is not None:
                shutil.copyfileobj(content, out)
        task = Task(
            job=job.key, number=file.number, file=str(place), kind=kind, where=where, given=given, stop=str(job.stop)
        )  # fmt: skip
        with self._changed:
            self._queue.append(task)
            self._changed.notify_all()

    def _apply(self, told: Told) -> None:
        job = self._jobs.get(told.job)
        if job is None or not 1 <= told.number <= len(job.files):
            return
        file = job.files[told.number - 1]
        self._in_vain = 0
        if told.what == "reading":
            file.state, file.begun = "reading", file.begun + 1
            self._last = (told.job, told.number)
        elif told.what in {"ended", "stopped"}:
            file.state = "stopped" if told.what == "stopped" else _outcome(file)
            self._flying.pop((told.job, told.number), None)
        else:
            file.counts[told.what] = file.counts.get(told.what, 0) + 1
            listed = file.failures if told.what == "failed" else file.articles
            if len(listed) < _LISTED:
                listed.append(told)
        job.note(file)

    # ---------------------------------------------------------------------------------------- the process

    def _feed(self) -> None:
        """Hand tasks to the process, never many ahead of what it has told of."""
        while True:
            with self._changed:
                while not self._closed and not (self._queue and len(self._flying) < _AHEAD):
                    self._changed.wait()
                if self._closed:
                    return
                task = self._queue.popleft()
                self._flying[task.job, task.number] = task
                process = self._process or self._start()
            try:
                process.stdin.write(msgspec.json.encode(task) + b"\n")  # type: ignore[union-attr]  # a pipe
                process.stdin.flush()  # type: ignore[union-attr]
            except OSError:
                continue  # it has ended; who listens to it sees to what was on its way

    def _start(self) -> subprocess.Popen[bytes]:
        # A module of the folder that the program was started in must not stand in for one of Python's: hence -P.
        package = str(Path(wortlaut.__file__).parents[1])
        process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-P", "-c", _CODE, package, str(self._path), named() or ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )
        self._process = process
        Thread(target=self._listen, args=(process,), daemon=True).start()
        return process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        decoder = msgspec.json.Decoder(Told)
        for line in process.stdout or ():
            with self._changed:
                self._apply(decoder.decode(line))
                self._changed.notify_all()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # a pipe
        with self._changed:
            self._ended()
            self._process = None
            self._changed.notify_all()

    def _ended(self) -> None:
        """See to what was on its way when the process ended: what it was reading is to blame, the rest comes again."""
        if self._closed:
            return
        flying, self._flying = self._flying, {}
        blamed, self._last = self._last, None
        self._in_vain += 1
        hopeless = self._in_vain > 2
        again = []
        for key, task in flying.items():
            job = self._jobs.get(task.job)
            if job is None:
                continue
            if job.stopped:
                job.files[task.number - 1].state = "stopped"
                job.note(job.files[task.number - 1])
            elif key == blamed or hopeless:
                crashed = Told(
                    job=task.job, number=task.number, what="failed", where=task.where, kind="Crash"
                )
                self._apply(crashed)
                self._apply(msgspec.structs.replace(crashed, what="ended"))
            else:
                again.append(task)
        self._queue.extendleft(reversed(again))

    def _kill_for(self, job: Job) -> None:
        """End the process if it is still busy with what is not wanted."""
        with self._changed:
            process = self._process
            busy = any(key == job.key for key, _ in self._flying)
        if process is not None and busy:
            process.kill()


def _outcome(file: File) -> State:
    read = sum(count for what, count in file.counts.items() if what != "failed")
    return "failed" if file.counts.get("failed") and not read else "done"


def first(files: Iterable[File], limit: int) -> list[File]:
    """Return some files of a job, those with failures first."""
    told = sorted(files, key=lambda each: (not each.failures, each.number))
    return list(islice(told, limit))
