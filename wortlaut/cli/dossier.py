"""``wortlaut dossier``: follow a matter: its actors, its lines of effort, what was pledged and what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wortlaut.cli.shared import counted, db_option, ending, fail, say, wait_option

if TYPE_CHECKING:
    from wortlaut.store.dossiers.told import Told

_EXAMPLES = """\b
Examples:
  wortlaut dossier add examples/sahara.toml        take a dossier in, and collect what belongs to it
  wortlaut dossier list
  wortlaut dossier show sahara                     who belongs, what was pledged, what may have come of it
  wortlaut dossier show sahara --line money --all
  wortlaut search --dossier sahara --line money Konten
"""


@click.group(epilog=_EXAMPLES)
def dossier() -> None:
    """Follow a matter by a file that names its actors, its lines of effort and its places.

    The file is described in docs/dossiers.md. What belongs to a dossier is collected when it is added, and then
    whenever articles are.
    """


@dossier.command("add", epilog="The same key again replaces the dossier.")
@click.argument("files", nargs=-1, required=True, metavar="FILE …")
@db_option
@wait_option
def _add(files: tuple[str, ...], path: Path, wait: float) -> None:
    """Take dossiers in, and collect what belongs to them."""
    from wortlaut.store.dossiers.file import parse_dossier, read_file
    from wortlaut.store.dossiers.keeping import add_dossier
    from wortlaut.store.dossiers.listing import listed
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer

    with ending("the dossier was not added"), translated(path):
        texts = [(name, read_file(Path(name))) for name in files]
        for name, text in texts:  # all of them are looked at before the first is added
            parse_dossier(text, name)
        with Writer(path, "adding a dossier", wait=wait, notify=say) as writer:
            for name, text in texts:
                key, what = add_dossier(writer, text, name)
                (held,) = (each for each in listed(writer.connection) if each.key == key)
                said = "there already" if what == "unchanged" else what
                click.echo(
                    f"{path}: dossier {key} {said}: {counted(held.statements, 'statement')}"
                    f" in {counted(held.articles, 'article')}"
                )


@dossier.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a dossier and line.")
@db_option
def _list(as_json: bool, path: Path) -> None:
    """List the dossiers of the file."""
    from wortlaut.cli.asking import print_json
    from wortlaut.store.reading import Store
    from wortlaut.view.answers import day_of
    from wortlaut.view.safe import one_line

    with ending("nothing was changed"), Store(path) as store:
        found = store.dossiers()
        if as_json:
            print_json(found)
            return
        for each in found:
            period = f", {day_of(each.first)} to {day_of(each.last)}" if each.first else ""
            click.echo(
                f"{each.key}: {one_line(each.title)}: {counted(each.statements, 'statement')}"
                f" in {counted(each.articles, 'article')}{period}"
            )
        if not found:
            say("the file has no dossier; wortlaut dossier add FILE takes one in")


@dossier.command("show")
@click.argument("key", metavar="KEY")
@click.option("--line", metavar="NAME", help="Only this line of effort.")
@click.option("--all", "whole", is_flag=True, help="Every statement and every entry of the lists.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the statements as a table, comma-separated.")
@db_option
def _show(key: str, line: str | None, whole: bool, as_json: bool, as_csv: bool, path: Path) -> None:
    """Show what a dossier tells.

    Who belongs, with first and last mention; the lines of effort and who speaks there; what was pledged, demanded and
    ruled out; which later statements may repeat, reverse or fulfil earlier ones, both side by side; and figures that its
    actors claim, over time.
    """
    if as_json and as_csv:
        fail("--json or --csv, not both", 2)
    from wortlaut.store.reading import Store

    with ending("nothing was changed"), Store(path) as store:
        told = store.dossier(key, line=line)
        if as_csv:
            _print_csv(told)
        elif as_json:
            from wortlaut.cli.asking import print_json

            print_json([told])
        else:
            from wortlaut.view.dossiers import print_dossier
            from wortlaut.view.report import terminal

            print_dossier(told, terminal(), whole=whole)


def _print_csv(told: Told) -> None:
    from wortlaut.store.asking.found import columns, flat
    from wortlaut.store.stored import StoredStatement
    from wortlaut.view.sheet import lines

    own = ["line", "side", "part", "tellings", "weight", "reason"]
    rows = ({name: getattr(each, name) for name in own} | flat(each.statement) for each in told.said)
    for line in lines([*own, *columns(StoredStatement)], rows):
        sys.stdout.write(line)
    sys.stdout.flush()


@dossier.command("refresh")
@click.argument("key", required=False, metavar="[KEY]")
@db_option
@wait_option
def _refresh(key: str | None, path: Path, wait: float) -> None:
    """Collect anew what belongs to a dossier, or to all: after an upgrade."""
    from wortlaut.store.dossiers.keeping import refresh
    from wortlaut.store.dossiers.listing import listed
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer

    with (
        ending("what was collected before stays"),
        translated(path),
        Writer(path, "collecting dossiers", create=False, wait=wait, notify=say) as writer,
    ):
        keys = refresh(writer, key)
        for each in listed(writer.connection):
            if each.key in keys:
                click.echo(f"{path}: dossier {each.key}: {counted(each.statements, 'statement')}")


@dossier.command("remove")
@click.argument("key", metavar="KEY")
@db_option
@wait_option
def _remove(key: str, path: Path, wait: float) -> None:
    """Take a dossier out of the file; its articles and statements stay."""
    from wortlaut.store.dossiers.keeping import remove_dossier
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer

    with (
        ending("nothing was removed"),
        translated(path),
        Writer(path, "removing a dossier", create=False, wait=wait, notify=say) as writer,
    ):
        click.echo(f"{path}: dossier {remove_dossier(writer, key)} removed")
