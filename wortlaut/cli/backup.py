"""``wortlaut backup``: a copy of the file while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from wortlaut.cli.shared import db_option, ending

_EXAMPLES = """\b
Examples:
  wortlaut backup /media/disk/wortlaut-2027-02-04.db
  wortlaut backup copy.db --db news.db --force
"""


@click.command(epilog=_EXAMPLES)
@click.argument("target", metavar="DEST", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@db_option
def backup(target: Path, force: bool, path: Path) -> None:
    """Copy the record to a new file, as it stands at this moment; others may read and write meanwhile.

    DEST may be a folder. The copy is written beside its place and moved there when it is whole.
    """
    from wortlaut.store.backup import back_up

    with ending("no copy was made"):
        written = back_up(path, target, force=force)
        click.echo(f"{path}: copied to {written} ({written.stat().st_size / 1_000_000:,.1f} MB)")
