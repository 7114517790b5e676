"""What several commands share: options, messages, the end of the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from wortlaut.errors import BadLine, UsageError, WortlautError
from wortlaut.view.safe import one_line

_Command = TypeVar("_Command", bound=Callable[..., Any])


def date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Check an option that is an ISO 8601 date."""
    from wortlaut.article.jsonlines import iso_date

    try:
        return iso_date(value) if value else None
    except BadLine as error:
        raise click.BadParameter(str(error)) from error


def reading_options(command: _Command) -> _Command:
    """Add the options that say what is known of the articles."""
    for option in (
        click.option("--language", type=click.Choice(["de", "en"]), help="Read as German or English; else detected."),
        click.option("--published", metavar="DATE", callback=date, help="The day of publication, as 2016-02-02."),
    ):  # fmt: skip
        command = option(command)
    return command


def model_options(command: _Command) -> _Command:
    """Add the options of the reader's model, for :func:`choose_model`."""
    for option in (
        click.option("--pack", metavar="FOLDER|none", callback=_keep, expose_value=False, help="Read with the model in this folder; none: by rules alone. Else WORTLAUT_PACK, else the one that came with the program."),
        click.option("--threads", type=click.IntRange(min=1), callback=_keep, expose_value=False, help="Processors to read with; else all there are."),
    ):  # fmt: skip
        command = option(command)
    return command


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    context.meta[f"wortlaut.{parameter.name}"] = value


def choose_model(context: click.Context) -> None:
    """Choose the model as the options say. Raises :class:`~wortlaut.errors.PackError` if one is named that cannot be used."""
    from wortlaut.encode.choice import choose, prepare

    choose(context.meta["wortlaut.pack"], context.meta["wortlaut.threads"], say)
    prepare()


def db_option(command: _Command) -> _Command:
    """Add ``--db``, which gives the command its ``path``."""
    return click.option(
        "--db",
        "path",
        metavar="FILE",
        callback=lambda _context, _parameter, value: Path(
            value or os.environ.get("WORTLAUT_DB") or "wortlaut.db"
        ),
        help="The file that keeps the record; else the one in WORTLAUT_DB, else wortlaut.db here.",
    )(command)


def wait_option(command: _Command) -> _Command:
    """Add ``--wait``, for how long another writer is waited for."""
    return click.option(
        "--wait",
        type=click.FloatRange(min=0),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="How long to wait for another process that writes to the file.",
    )(command)


@contextmanager
def ending(interrupted: str) -> Iterator[None]:
    """Turn what goes wrong on purpose into a message and an exit status."""
    try:
        yield
    except UsageError as error:
        fail(str(error), 2)
    except WortlautError as error:
        fail(str(error), 1)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): end quietly.
        _silence()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        _silence()
        fail(f"cannot go on: {error.strerror or error}", 1)
    except KeyboardInterrupt:
        fail(f"interrupted; {interrupted}", 130)


def _silence() -> None:
    """Keep Python from flushing once more what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Tell people something, beside the output."""
    click.echo(f"wortlaut: {one_line(message)}", err=True)


def fail(message: str, status: int) -> NoReturn:
    """Say what is wrong and end with a status."""
    say(message)
    raise click.exceptions.Exit(status)


def counted(number: int, thing: str) -> str:
    """Return ``1 article`` or ``1,200 articles``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
