"""``wortlaut check``: whether a whole file keeps its rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wortlaut.cli.shared import counted, db_option, ending
from wortlaut.view.safe import one_line

if TYPE_CHECKING:
    from wortlaut.store.reading import Store

_EXAMPLES = """\b
Examples:
  wortlaut check                    nothing to tell: exit status 0
  wortlaut check --db news.db       one finding a line, with its code: exit status 1
"""


@click.command(epilog=_EXAMPLES)
@db_option
@click.pass_context
def check(context: click.Context, path: Path) -> None:
    """Verify the whole file: every span names its words, every id resolves, judgements agree.

    Findings are printed one a line, each with the code of the rule that is broken (see docs/checks.md).
    """
    from wortlaut.store.reading import Store

    with ending("what was printed so far stands"), Store(path) as store:
        found = 0
        for code, message in _findings(store):
            click.echo(f"{code} {one_line(message)}")
            found += 1
        counts = store.counts() if not found else None
        if counts is None:
            click.echo(f"{path}: {counted(found, 'finding')}", err=True)
            context.exit(1)
        told = f"{counted(counts.articles, 'article')}, {counted(counts.statements, 'statement')}"
        click.echo(f"{path}: sound ({told})")


def _findings(store: Store) -> Iterator[tuple[str, str]]:
    from wortlaut.check import problems
    from wortlaut.store.checking import file_problems, version_problems
    from wortlaut.store.opening import translated
    from wortlaut.store.records import RecordReader
    from wortlaut.view.progress import Counted, Progress

    connection = store.connection
    with translated(store.path):
        # Others may write meanwhile; we look at one moment.
        connection.execute("BEGIN")
        hopeless = False
        for problem in file_problems(connection):
            hopeless |= problem.code in {"E401", "E403"}
            yield problem.code, problem.message
        if hopeless:
            return
        reader = RecordReader(connection)
        versions = [row[0] for row in connection.execute("SELECT id FROM versions ORDER BY id")]
        total = Counted(len(versions))
        with Progress(total) as progress:
            for version in versions:
                record, found = version_problems(connection, reader, version)
                yield from ((each.code, each.message) for each in found)
                if record is not None:
                    yield from (
                        (each.code, f"{record.source.id}: {each.message}") for each in problems(record)
                    )
                total.consumed += 1
                progress.advance()
        connection.execute("COMMIT")
