"""``wortlaut add``: articles into the file that keeps the record."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli.shared import (
    choose_model,
    counted,
    db_option,
    ending,
    model_options,
    reading_options,
    say,
    wait_option,
)

if TYPE_CHECKING:
    from wortlaut.keep import Kept
    from wortlaut.view.progress import Progress

_EXAMPLES = """\b
Examples:
  wortlaut add archive/                        all articles of a folder, into wortlaut.db
  wortlaut add --db news.db wire.jsonl         into a file of your choice
  wortlaut add --published 2016-02-02 a.txt    where the article does not say its date
  curl -s https://example.org/a.html | wortlaut add -
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|- …")
@db_option
@reading_options
@model_options
@click.option(
    "--again", is_flag=True, help="Read known files anew: after an upgrade, pages give their text again."
)
@wait_option
@click.pass_context
def add(
    context: click.Context,
    paths: tuple[str, ...],
    path: Path,
    published: str | None,
    language: Any,
    again: bool,
    wait: float,
) -> None:
    """Read articles and keep their records in a file.

    Takes what `wortlaut read` takes. An article that is there already changes nothing; one with the same id
    or URL and another text becomes a new version, and the old one stays. What cannot be read is reported,
    noted (see `wortlaut failures`) and the others go on; the exit status is then 1.

    Articles are stored about a hundred at a time. Whenever the program is stopped, what it said to be stored is
    stored; the same command again finishes the job.
    """
    from wortlaut.article.load import Inputs
    from wortlaut.article.source import Given
    from wortlaut.keep import add as keep
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer
    from wortlaut.view.progress import Progress

    with (
        ending("every article added so far is stored; the same command again finishes the job"),
        translated(path),
    ):
        choose_model(context)
        inputs = Inputs(paths, Given(published=published, language=language), sys.stdin.buffer)
        counts: Counter[str] = Counter()
        with Writer(path, "adding", wait=wait, notify=say) as writer, Progress(inputs) as progress:
            try:
                for kept in keep(writer, inputs, again=again):
                    counts[kept.what] += 1
                    tell(progress, kept)
            finally:
                summary(path, counts)
        context.exit(1 if counts["failed"] else 0)


def tell(progress: Progress, kept: Kept) -> None:
    """Show one more article, and what was wrong with it."""
    progress.advance()
    if kept.error is not None:
        with progress.aside():
            error = kept.error
            say(str(error) if error.where else f"{kept.where}: {error}")


def summary(path: Path, counts: Counter[str]) -> None:
    """Print what is stored now."""
    names = {
        "added": "added", "version": "new as another version", "updated": "updated",
        "unchanged": "there already", "failed": "could not be read",
    }  # fmt: skip
    told = [f"{counts[what]:,} {name}" for what, name in names.items() if counts[what]]
    click.echo(f"{path}: {counted(counts.total(), 'article')}: {', '.join(told) or 'none'}")
