"""``wortlaut undo``: a correction taken back."""

from __future__ import annotations

from pathlib import Path

import click

from wortlaut.cli.saying import Saying, author_option
from wortlaut.cli.shared import db_option, wait_option

_EXAMPLES = """\b
Examples:
  wortlaut undo c41f09aa8e2b7             what the program had found stands again
  wortlaut undo c41f c80d --author "Eva Lindqvist"
"""


@click.command(epilog=_EXAMPLES)
@click.argument("keys", nargs=-1, required=True, metavar="KEY …")
@author_option
@db_option
@wait_option
def undo(keys: tuple[str, ...], author: str, path: Path, wait: float) -> None:
    """Take corrections back, by their keys or the beginning of them.

    What holds then is what the program found, with all other corrections. The log keeps what was said, and who
    took it back and when. `wortlaut corrections` lists the keys.
    """
    from wortlaut.store.correcting import undo as take_back
    from wortlaut.view.corrections import described

    with Saying(path, author, "", None, wait).writing() as writer:
        undone = [take_back(writer, key, author) for key in keys]
    for each in undone:
        click.echo(f"{each.key} undone: {described(each)}")
