"""``wortlaut pack``: what the reader's model is, what it learned from and what its licence asks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from wortlaut.cli.shared import ending
from wortlaut.view.safe import one_line

if TYPE_CHECKING:
    from wortlaut.encode.manifest import Manifest

_WIDTH = 100
_EXAMPLES = """\b
Examples:
  wortlaut pack                        the model that came with the program
  wortlaut pack build/pack-free        … or another, before `wortlaut read --pack build/pack-free`
"""


@click.command(epilog=_EXAMPLES)
@click.argument("path", metavar="[FOLDER]", required=False, type=click.Path(path_type=Path))
def pack(path: Path | None) -> None:
    """Check the reader's model and print what it is: its licence and what follows from it, its scores.

    Every file is compared with its hash; if one is damaged or missing, the exit status is 1.
    """
    from wortlaut.encode.choice import NONE, VARIABLE
    from wortlaut.encode.pack import open_pack, packaged

    named = os.environ.get(VARIABLE)
    folder = path or (Path(named) if named and named != NONE else packaged())
    with ending("nothing was changed"):
        manifest = open_pack(folder).manifest
        for line in _lines(manifest):
            click.echo(line)
        size = sum(file.size for file in manifest.files.values())
        click.echo(f"\n{folder}: {len(manifest.files)} files, {size / 1e6:.1f} MB, all as they were made")


def _lines(manifest: Manifest) -> Iterator[str]:
    yield f"{one_line(manifest.name)} (made by wortlaut {one_line(manifest.version)}, format {manifest.format})"
    yield f"\nlicence: {one_line(manifest.licence)}"
    yield from (f"  {line}" for line in wrap(one_line(manifest.means), _WIDTH))
    if manifest.sets:
        yield "\nlearned from"
        widest = max(len(one.name) for one in manifest.sets)
        for one in manifest.sets:
            bound = "" if one.free else "  (not for every purpose)"
            yield f"  {one_line(one.name):{widest}}  {one_line(one.licence)}{bound}"
    if manifest.scores:
        yield "\nmeasured"
        widest = max(map(len, manifest.scores))
        for name, score in manifest.scores.items():
            yield f"  {one_line(name):{widest}}  {score:.3f}"
