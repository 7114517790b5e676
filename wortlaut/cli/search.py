"""``wortlaut search``: statements by their words and by what is known of them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import click

from wortlaut.cli.asking import answer_options, filter_options, given, print_csv, print_json
from wortlaut.cli.shared import db_option, ending, fail, say

_EXAMPLES = """\b
Examples:
  wortlaut search Bodentruppen                    in all its forms
  wortlaut search Truppen -Übung                  also Bodentruppen; but no Übung
  wortlaut search '"rote Linie"' --sort oldest    these very words, the first use on top
  wortlaut search 'Luftangriff* OR Boden*' --near Sabha --km 200
  wortlaut search --speaker Prewitt --act reject --act deny --since 2027-01-01
  wortlaut search --country Libyen --csv > statements.csv
"""


# Words may begin with a hyphen (what shall not be there), so that -h is a word here.
@click.command(
    epilog=_EXAMPLES, context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar='[WORD|"PHRASE"|BEGINNING*|OR|-WORD] …')
@filter_options()
@click.option("--sort", type=click.Choice(["newest", "oldest", "best"]), default="newest", show_default=True, help="Best: what holds most of the words, among the newest 150.")  # fmt: skip
@answer_options(20)
@db_option
def search(  # one argument an option
    words: tuple[str, ...], path: Path, sort: Any, limit: int, as_json: bool, as_csv: bool, **filters: Any
) -> None:
    """Find statements.

    All words must stand in the quote, in whatever form; German compounds are found by their parts. All
    filters must hold.
    """
    for word in words:
        if word.startswith("--"):
            fail(f"no option {word.partition('=')[0]}; wortlaut search --help shows all", 2)
    if as_json and as_csv:
        fail("--json or --csv, not both", 2)
    from wortlaut.store.reading import Store
    from wortlaut.store.stored import StoredStatement

    with ending("nothing was changed"), Store(path) as store:
        found = store.search(" ".join(words), sort=sort, limit=limit + 1 if limit else None, **given(filters))
        shown = islice(found, limit or None)
        if as_json:
            print_json(shown)
        elif as_csv:
            print_csv(shown, StoredStatement)
        else:
            _print(iter(found), limit)


def _print(found: Any, limit: int) -> None:
    from wortlaut.view.answers import print_found
    from wortlaut.view.report import terminal

    count = print_found(islice(found, limit or None), terminal())
    if not count:
        say("nothing found")
    elif next(found, None) is not None:
        say(f"{count} shown, there are more; --limit 0 shows all")
