"""What the commands that ask share: the filters as options, and answers as JSON Lines and CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, get_args

import click
from msgspec import Struct

from wortlaut.cli.shared import date
from wortlaut.records import Act, Language, Medium, StatementType, Status

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _one_of(name: str, values: Any, what: str) -> Callable[[_Command], _Command]:
    told = f"{what}; several may be given."
    return click.option(f"--{name}", multiple=True, type=click.Choice(get_args(values)), help=told)


_FILTERS = {
    "speaker": click.option("--speaker", metavar="NAME", help="Who speaks: a name, a part of one, or actor:123; all who are judged the same count."),
    "addressee": click.option("--addressee", metavar="NAME", help="Who is spoken to."),
    "actor": click.option("--actor", metavar="NAME", help="Who speaks or is spoken to."),
    "act": _one_of("act", Act, "What the statement does"),
    "status": _one_of("status", Status, "Whether its content is actual, planned, denied …"),
    "type": _one_of("type", StatementType, "Direct, indirect …"),
    "medium": _one_of("medium", Medium, "Speech, thought or writing"),
    "language": _one_of("language", Language, "The article's language"),
    "outlet": click.option("--outlet", multiple=True, metavar="NAME", help="Where it was published; several may be given."),
    "place": click.option("--place", metavar="NAME|ID", help="A place in the quote or beside it: a name, or a GeoNames id."),
    "country": click.option("--country", metavar="NAME|CODE", help="A place of this country in the quote or beside it."),
    "near": click.option("--near", metavar="PLACE|LAT,LON", help="A place within --km of this one."),
    "km": click.option("--km", type=click.FloatRange(min=0), metavar="KM", help="How far from --near.  [default: 50]"),
    "least_score": click.option("--score", "least_score", type=click.FloatRange(0, 1), metavar="P", help="The least score."),
    "since": click.option("--since", metavar="DATE", callback=date, help="Published on this day or later."),
    "until": click.option("--until", metavar="DATE", callback=date, help="Published on this day or before."),
    "undated": click.option("--undated", is_flag=True, default=None, help="Only what has no date."),
    "dossier": click.option("--dossier", metavar="KEY", help="Of this dossier."),
    "line": click.option("--line", metavar="NAME", help="On this line of effort of the dossier."),
}  # fmt: skip


def filter_options(*without: str) -> Callable[[_Command], _Command]:
    """Add the filters as options, but for some."""

    def add(command: _Command) -> _Command:
        for name, option in reversed(_FILTERS.items()):
            if name not in without:
                command = option(command)
        return command

    return add


def answer_options(limit: int) -> Callable[[_Command], _Command]:
    """Add how much is printed, and how."""

    def add(command: _Command) -> _Command:
        for option in (
            click.option("--csv", "as_csv", is_flag=True, help="Print a table, comma-separated."),
            click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line."),
            click.option("--limit", type=click.IntRange(min=0), default=limit, show_default=True, metavar="N", help="How many at most; 0 for all."),
        ):  # fmt: skip
            command = option(command)
        return command

    return add


def given(options: dict[str, Any]) -> dict[str, Any]:
    """Return the filters that were given."""
    return {name: value for name, value in options.items() if value not in (None, ())}


def print_json(found: Iterable[Struct]) -> None:
    """Print things as JSON Lines."""
    from msgspec.json import encode

    for each in found:
        sys.stdout.buffer.write(encode(each) + b"\n")
    sys.stdout.buffer.flush()


def print_csv(found: Iterable[Struct], *kinds: type[Struct]) -> None:
    """Print things as a table with the columns of their kinds; with more than one kind, the first says which."""
    from wortlaut.store.asking.found import columns, flat
    from wortlaut.view.sheet import lines

    names = dict.fromkeys(name for kind in kinds for name in columns(kind))
    several = len(kinds) > 1
    rows = (({"kind": each.__struct_config__.tag} if several else {}) | flat(each) for each in found)
    for line in lines(["kind", *names] if several else names, rows):
        sys.stdout.write(line)
    sys.stdout.flush()
