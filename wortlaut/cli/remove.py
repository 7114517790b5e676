"""``wortlaut remove``: out of the file, with no trace left in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wortlaut.cli.shared import counted, date, db_option, ending, fail, say, wait_option

if TYPE_CHECKING:
    from wortlaut.store.stored import Counts

_EXAMPLES = """\b
Examples:
  wortlaut remove https://example.org/a.html       an article, by URL or id, with all its versions
  wortlaut remove --outlet "Example Daily"         everything of an outlet
  wortlaut remove --before 2010-01-01 --dry-run    how much would go
  wortlaut remove --actor "Ingrid Solvang"         a name, blanked in every text, and what its bearer said
"""


@click.command(epilog=_EXAMPLES)
@click.argument("articles", nargs=-1, metavar="[ID|URL] …")
@click.option("--outlet", metavar="NAME", help="Every article of this outlet.")
@click.option("--before", metavar="DATE", callback=date, help="Every article published before this day; of --outlet alone if both are given.")  # fmt: skip
@click.option(
    "--actor", metavar="NAME", help="Blank this name in every text and delete its bearer's statements."
)
@click.option("--dry-run", is_flag=True, help="Say how much would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@db_option
@wait_option
def remove(  # noqa: PLR0913, PLR0917  # one argument an option
    articles: tuple[str, ...],
    outlet: str | None,
    before: str | None,
    actor: str | None,
    dry_run: bool,
    yes: bool,
    path: Path,
    wait: float,
) -> None:
    """Remove articles, or a person's name, for good.

    What is removed is gone from the file, its index and its log: the file is written anew. Backups and other
    copies are yours to clear. An article that is added again later is stored again.
    """
    if not (articles or outlet or before or actor):
        fail("say what to remove: an id or URL, --outlet, --before or --actor; see wortlaut remove --help", 2)
    if actor and (articles or outlet or before):
        fail("--actor stands alone: give two commands", 2)
    from wortlaut.store.opening import translated
    from wortlaut.store.redacting import blank, count_named
    from wortlaut.store.removing import Asked, articles_asked, clear_away, count, remove_articles
    from wortlaut.store.writing import Writer

    with (
        ending("some of it may be left; the same command again finishes the job"),
        translated(path),
        Writer(path, "removing", create=False, wait=wait, notify=say) as writer,
    ):
        if actor:
            counts = count_named(writer.connection, actor)
            if _goes_on(
                f"{counted(counts.versions, 'text')} that name {actor}", counts, dry_run=dry_run, yes=yes
            ):
                blank(writer, actor)
                clear_away(writer)
            return
        asked = Asked(names=articles, outlet=outlet, before=before)
        found = articles_asked(writer.connection, asked)
        counts = count(writer.connection, found)
        if _goes_on(counted(counts.articles, "article"), counts, dry_run=dry_run, yes=yes):
            remove_articles(writer, found)


def _goes_on(what: str, counts: Counts, *, dry_run: bool, yes: bool) -> bool:
    """Say how much is concerned; return whether it shall go. Asks where somebody is there to answer."""
    told = ", ".join(
        counted(getattr(counts, name), name.removesuffix("s"))
        for name in ("versions", "statements", "actors", "events", "figures", "corrections")
    )
    if dry_run or not counts.versions:
        click.echo(f"{what} would go ({told}); nothing was changed")
        return False
    if not yes:
        if not sys.stdin.isatty():
            fail(f"{what} would go ({told}); give --yes to do it", 2)
        click.confirm(f"{what} ({told}) will be gone for good. Go on?", abort=True)
    click.echo(f"removing {what} ({told})")
    return True
