"""``wortlaut corrections``: the log of what persons said, and its way to other files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from wortlaut.cli.saying import Saying
from wortlaut.cli.shared import counted, db_option, ending, fail, wait_option

_EXAMPLES = """\b
Examples:
  wortlaut corrections                       what was said, by whom, and what was undone
  wortlaut corrections --open                what holds for nothing now, and why
  wortlaut corrections --export said.jsonl   to carry them to another file …
  wortlaut corrections --import said.jsonl --db other.db   … with the same articles
"""


@click.command(epilog=_EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a correction and line.")
@click.option(
    "--open", "only_open", is_flag=True, help="Only those that hold for nothing now, each with why."
)
@click.option("--export", "target", metavar="FILE", help="Write all as JSON Lines; - for standard output.")
@click.option("--import", "source", metavar="FILE", help="Take in and apply what was exported; - for standard input.")  # fmt: skip
@click.option("--force", is_flag=True, help="Let --export write over a file that is there.")
@db_option
@wait_option
@click.pass_context
def corrections(  # noqa: PLR0913, PLR0917  # one argument an option
    context: click.Context,
    as_json: bool,
    only_open: bool,
    target: str | None,
    source: str | None,
    force: bool,
    path: Path,
    wait: float,
) -> None:
    """List what persons said of what the program found.

    Corrections hold for every later reading and version of an article. One whose words or things are there no
    more holds for nothing, but is kept: --open lists those. The same import again changes nothing.
    """
    if target is not None and source is not None:
        fail("--export and --import are two commands", 2)
    if target is not None:
        _export(path, target, force=force)
    elif source is not None:
        context.exit(_import(path, source, wait))
    else:
        _list(path, as_json=as_json, only_open=only_open)


def _list(path: Path, *, as_json: bool, only_open: bool) -> None:
    from msgspec.json import encode

    from wortlaut.store.opening import translated
    from wortlaut.store.reading import Store
    from wortlaut.store.telling import tell
    from wortlaut.view.corrections import line

    with ending("nothing was changed"), Store(path) as store, translated(path):
        for told in tell(store.connection, only_open=only_open):
            click.echo(encode(told).decode() if as_json else line(told))


def _export(path: Path, target: str, *, force: bool) -> None:
    from wortlaut.store.carrying import export
    from wortlaut.store.opening import translated
    from wortlaut.store.reading import Store

    with ending("the file is not whole; give the same command again"), Store(path) as store, translated(path):
        lines = list(export(store.connection))
        if target == "-":
            sys.stdout.buffer.write(b"".join(lines))
            return
        if Path(target).exists() and not force:
            fail(f"{target} is there already; give --force to write over it", 2)
        Path(target).write_bytes(b"".join(lines))
    click.echo(f"{path}: {counted(len(lines), 'correction')} written to {target}")


def _import(path: Path, source: str, wait: float) -> int:
    """Take corrections in; return the exit status."""
    from wortlaut.store.carrying import LONGEST, take_in

    if source != "-" and not Path(source).is_file():
        fail(f"no file {source}", 2)
    counts: Counter[str] = Counter()
    with (
        _opened(source) as file,
        Saying(path, "", "", None, wait).writing() as writer,
    ):
        # No line is read further than what is too long.
        lines = iter(lambda: file.readline(LONGEST + 1), b"")
        counts.update(take_in(writer, lines, "standard input" if source == "-" else source))
    names = {
        "new": "new", "undone": "undone", "known": "there already", "elsewhere": "of articles that are not here",
    }  # fmt: skip
    told = [f"{counts[what]:,} {name}" for what, name in names.items() if counts[what]]
    click.echo(f"{path}: {counted(counts.total(), 'correction')}: {', '.join(told) or 'none'}")
    return 1 if counts["elsewhere"] else 0


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        with Path(source).open("rb") as file:
            yield file
