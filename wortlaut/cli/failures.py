"""``wortlaut failures``: the ledger of what could not be read."""

from __future__ import annotations

from pathlib import Path

import click

from wortlaut.cli.shared import db_option, ending
from wortlaut.view.safe import one_line

_EXAMPLES = """\b
Examples:
  wortlaut failures                      place, reason, when first and last, how many times
  wortlaut failures --json | jq .place   for programs
"""


@click.command(epilog=_EXAMPLES)
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a failure and line.")
def failures(path: Path, as_json: bool) -> None:
    """List the articles that could not be read: where they lie, why, and when.

    A place is taken off the list when it is read well later.
    """
    from msgspec.json import encode

    from wortlaut.store.reading import Store

    with ending("nothing was changed"), Store(path) as store:
        for failure in store.failures():
            if as_json:
                click.echo(encode(failure).decode())
                continue
            times = f", {failure.times} times since {failure.first}" if failure.times > 1 else ""
            click.echo(f"{one_line(failure.place)}: {one_line(failure.reason)} ({failure.last}{times})")
