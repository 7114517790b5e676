"""The command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from wortlaut import __version__
from wortlaut.article.jsonlines import iso_date
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.batch import read_all
from wortlaut.errors import BadLine, UsageError, WortlautError
from wortlaut.records import Record, to_json
from wortlaut.view.progress import Progress
from wortlaut.view.safe import one_line

_EXAMPLES = """\b
Examples:
  wortlaut read report.txt                     one article, for people
  wortlaut read --json archive/ > records.jsonl   a folder, one record a line
  wortlaut read --published 2016-02-02 -       paste a text, end with Ctrl-D
  curl -s https://example.org/a.html | wortlaut read --json -
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, prog_name="wortlaut")
def main() -> None:
    """Keep the sourced record of the news: who said what, with the exact characters."""
    # A pipe that cannot take an emoji shows a mark in its place rather than ending the program.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a TextIOWrapper on every platform


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return iso_date(value) if value else None
    except BadLine as error:
        raise click.BadParameter(str(error)) from error


@main.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|-] …")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object an article and line (the record)."
)
@click.option("--published", metavar="DATE", callback=_date, help="The day of publication, as 2016-02-02.")
@click.option("--language", type=click.Choice(["de", "en"]), help="Read as German or English; else detected.")
@click.pass_context
def read(
    context: click.Context, paths: tuple[str, ...], as_json: bool, published: str | None, language: Any
) -> None:
    """Read articles and print their sourced records.

    Takes .txt, .html and .htm (each also as .gz), .jsonl and .json (one article a line), folders of these,
    and standard input. What cannot be read is reported on standard error with file, line and reason; the
    others go on, and the exit status is 1.
    """
    if not paths and sys.stdin.isatty():
        click.echo(context.get_help())
        context.exit(2)
    given = Given(published=published, language=language)
    try:
        inputs = Inputs(paths or ("-",), given, sys.stdin.buffer)
        failures = _print_all(inputs, as_json=as_json)
    except UsageError as error:
        _fail(str(error), 2)
    except WortlautError as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): end quietly, and keep Python from flushing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        context.exit(0)
    except KeyboardInterrupt:
        _fail("interrupted; every record printed so far is whole", 130)
    context.exit(1 if failures else 0)


def _print_all(inputs: Inputs, *, as_json: bool) -> int:
    """Print every reading as it comes; return the number of articles that could not be read."""
    show = _json_printer() if as_json else _report_printer()
    failures = 0
    with Progress(inputs) as progress:
        for reading in read_all(inputs):
            progress.advance()
            with progress.aside():
                if reading.error is not None:
                    failures += 1
                    click.echo(f"wortlaut: {one_line(str(reading.error))}", err=True)
                elif reading.record is not None:
                    show(reading.record, reading.where)
    return failures


def _json_printer() -> Callable[[Record, str], None]:
    def show(record: Record, _where: str) -> None:
        sys.stdout.buffer.write(to_json(record) + b"\n")
        sys.stdout.buffer.flush()

    return show


def _report_printer() -> Callable[[Record, str], None]:
    from wortlaut.view.report import print_report, terminal

    console = terminal()

    def show(record: Record, where: str) -> None:
        print_report(record, where, console)

    return show


def _fail(message: str, status: int) -> NoReturn:
    click.echo(f"wortlaut: {one_line(message)}", err=True)
    raise click.exceptions.Exit(status)
