"""What the commands share by which a person says something: who says it, why, and of which file."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli.shared import db_option, ending, say, wait_option

if TYPE_CHECKING:
    from wortlaut.store.correcting import By
    from wortlaut.store.writing import Writer


class Saying:
    """The options that every such command has."""

    def __init__(self, path: Path, author: str, reason: str, within: str | None, wait: float) -> None:
        self.path = path
        self.author = author
        self.reason = reason
        self.within = within
        self._wait = wait

    @property
    def by(self) -> By:
        """Who says so, and why."""
        from wortlaut.store.correcting import By

        return By(self.author, self.reason)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open the file and hold it for one transaction."""
        from wortlaut.store.opening import translated
        from wortlaut.store.writing import Writer

        with (
            ending("nothing was changed"),
            translated(self.path),
            Writer(self.path, "correcting", create=False, wait=self._wait, notify=say) as writer,
            writer.transaction(),
        ):
            yield writer


def saying(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; the command takes them as its first argument, a :class:`Saying`."""

    @functools.wraps(command)
    def with_them(
        path: Path, author: str, reason: str, within: str | None, wait: float, **others: Any
    ) -> None:
        command(Saying(path, author, reason, within, wait), **others)

    wrapped: Callable[..., None] = with_them
    for option in (
        wait_option,
        db_option,
        click.option(
            "--in", "within", metavar="ARTICLE", help="Where SUBJECT stands, by the article's id or URL."
        ),
        author_option,
        click.option("--reason", default="", metavar="TEXT", help="Why; it stays in the log."),
    ):
        wrapped = option(wrapped)
    return wrapped


def author_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--author``."""
    return click.option(
        "--author",
        metavar="NAME",
        default=default_author,
        help="Who says so; else WORTLAUT_AUTHOR, else GIT_AUTHOR_NAME, else your name on this computer.",
    )(command)


def default_author() -> str:
    """Return who sits before the screen, as far as the environment and the system know."""
    import getpass

    for name in ("WORTLAUT_AUTHOR", "GIT_AUTHOR_NAME"):
        if (told := os.environ.get(name, "").strip()) != "":
            return told
    try:
        import pwd

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):
        full = ""
    try:
        return full or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
