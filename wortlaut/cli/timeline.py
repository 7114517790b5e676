"""``wortlaut timeline``: what an actor or a dossier said and did."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import click

from wortlaut.cli.asking import answer_options, filter_options, given, print_csv, print_json
from wortlaut.cli.shared import db_option, ending, fail, say

_EXAMPLES = """\b
Examples:
  wortlaut timeline "Ingrid Solvang"               oldest first
  wortlaut timeline Solvang --newest --limit 20    the latest
  wortlaut timeline Solvang --act pledge --act deny --since 2027-01-01
  wortlaut timeline sahara --line Finanzen --csv   a dossier, by its key
"""
_MOST_NAMED = 6


@click.command(epilog=_EXAMPLES)
@click.argument("of", metavar="ACTOR|DOSSIER")
@filter_options("actor")
@click.option("--newest", "newest_first", is_flag=True, help="Newest first.")
@answer_options(100)
@db_option
def timeline(  # one argument an option
    of: str, path: Path, newest_first: bool, limit: int, as_json: bool, as_csv: bool, **filters: Any
) -> None:
    """Show what an actor or a dossier said and did, day by day.

    Statements by and to them with their figures, and events; events are left out where a filter asks
    what only statements have.
    """
    if as_json and as_csv:
        fail("--json or --csv, not both", 2)
    from wortlaut.store.reading import Store
    from wortlaut.store.stored import StoredEvent, StoredFigure, StoredStatement

    with ending("nothing was changed"), Store(path) as store:
        found = store.timeline(
            of, newest_first=newest_first, limit=limit + 1 if limit else None, **given(filters)
        )
        shown = islice(found, limit or None)
        if as_json:
            print_json(shown)
        elif as_csv:
            print_csv(shown, StoredStatement, StoredFigure, StoredEvent)
        else:
            _print(store, of, iter(found), limit)


def _print(store: Any, of: str, found: Any, limit: int) -> None:
    from wortlaut.view.answers import print_timeline
    from wortlaut.view.report import terminal

    count = print_timeline(islice(found, limit or None), terminal())
    if not count:
        say(f"nothing found of {of}; wortlaut search --speaker finds who speaks")
    elif next(found, None) is not None:
        say(f"{count} shown, there are more; --limit 0 shows all")
    if count and not of.startswith("actor:"):
        meant = store.actors(of)
        if len(meant) > 1:
            told = ", ".join(f"{each.actor} {each.name}" for each in meant[:_MOST_NAMED])
            more = " …" if len(meant) > _MOST_NAMED else ""
            say(f"{len(meant)} are called so and not judged the same: {told}{more}; give one")
