"""``wortlaut read``: articles to records, printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli.shared import choose_model, ending, model_options, reading_options, say

if TYPE_CHECKING:
    from wortlaut.article.load import Inputs
    from wortlaut.records import Record

_EXAMPLES = """\b
Examples:
  wortlaut read report.txt                     one article, for people
  wortlaut read --json archive/ > records.jsonl   a folder, one record a line
  wortlaut read --published 2016-02-02 -       paste a text, end with Ctrl-D
  curl -s https://example.org/a.html | wortlaut read --json -
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|-] …")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object an article and line (the record)."
)
@reading_options
@model_options
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
    from wortlaut.article.load import Inputs
    from wortlaut.article.source import Given

    with ending("every record printed so far is whole"):
        choose_model(context)
        inputs = Inputs(paths or ("-",), Given(published=published, language=language), sys.stdin.buffer)
        failures = _print_all(inputs, as_json=as_json)
        context.exit(1 if failures else 0)


def _print_all(inputs: Inputs, *, as_json: bool) -> int:
    """Print every reading as it comes; return the number of articles that could not be read."""
    from wortlaut.batch import read_all
    from wortlaut.view.progress import Progress

    show = _json_printer() if as_json else _report_printer()
    failures = 0
    with Progress(inputs) as progress:
        for reading in read_all(inputs):
            progress.advance()
            with progress.aside():
                if reading.error is not None:
                    failures += 1
                    say(str(reading.error))
                elif reading.record is not None:
                    show(reading.record, reading.where)
    return failures


def _json_printer() -> Callable[[Record, str], None]:
    from wortlaut.records import to_json

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
