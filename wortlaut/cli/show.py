"""``wortlaut show``: one statement, article or actor with all that the file holds of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wortlaut.cli.shared import db_option, ending

_EXAMPLES = """\b
Examples:
  wortlaut show 5fc54b65                   a statement, by its id or the beginning of it
  wortlaut show https://example.org/a.html an article, by its id or URL
  wortlaut show "Ingrid Solvang"           an actor, by name or as actor:123
  wortlaut show 5fc54b65 --json            with the record of its article, for programs
"""


@click.command(epilog=_EXAMPLES)
@click.argument("name", metavar="ID|URL|NAME")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@db_option
def show(name: str, path: Path, as_json: bool) -> None:
    """Show a statement in its sentence, an article, or an actor.

    With all fields, where it was said, and what is judged the same.
    """
    from wortlaut.store.reading import Store

    with ending("nothing was changed"), Store(path) as store:
        shown = store.show(name)
        if as_json:
            from msgspec.json import encode

            sys.stdout.buffer.write(encode(shown) + b"\n")
            return
        from wortlaut.view.report import terminal
        from wortlaut.view.shown import print_shown

        print_shown(shown, terminal())
