"""``wortlaut series``: the figures of a matter in the order of time."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import click

from wortlaut.cli.asking import answer_options, filter_options, given, print_csv, print_json
from wortlaut.cli.shared import db_option, ending, fail, say

_EXAMPLES = """\b
Examples:
  wortlaut series Kämpfer --speaker Brackenridge   what is counted, and whose account
  wortlaut series Prozent --unit percent --since 2027-01-01
  wortlaut series figure:123                       what is judged to be of one series with it
"""


@click.command(epilog=_EXAMPLES)
@click.argument("of", metavar="FIGURE|WORDS")
@click.option("--unit", metavar="UNIT", help="Only this unit: percent, count, EUR …")
@filter_options()
@answer_options(100)
@db_option
def series(  # one argument an option
    of: str, path: Path, unit: str | None, limit: int, as_json: bool, as_csv: bool, **filters: Any
) -> None:
    """Show figures as they changed: those of one series, or all that count the same.

    Figures that are found by words are those that somebody is quoted with.
    """
    if as_json and as_csv:
        fail("--json or --csv, not both", 2)
    from wortlaut.store.reading import Store
    from wortlaut.store.stored import StoredFigure

    with ending("nothing was changed"), Store(path) as store:
        found = iter(store.series(of, unit=unit, limit=limit + 1 if limit else None, **given(filters)))
        shown = islice(found, limit or None)
        if as_json:
            print_json(shown)
        elif as_csv:
            print_csv(shown, StoredFigure)
        else:
            from wortlaut.view.chart import print_series
            from wortlaut.view.report import terminal

            count = print_series(shown, terminal())
            if not count:
                say("nothing found")
            elif next(found, None) is not None:
                say(f"{count} shown, there are more; --limit 0 shows all")
