"""``wortlaut merge``: another record into this one."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import click

from wortlaut.cli.add import summary
from wortlaut.cli.shared import db_option, ending, say, wait_option

_EXAMPLES = """\b
Examples:
  wortlaut merge colleague.db             into wortlaut.db
  wortlaut merge old.db --db all.db
"""


@click.command(epilog=_EXAMPLES)
@click.argument("other", metavar="OTHER.db", type=click.Path(path_type=Path))
@db_option
@wait_option
def merge(other: Path, path: Path, wait: float) -> None:
    """Take the record of another file into this one; the other stays as it is.

    Articles that both have are not doubled; texts that one of them lacks become versions. Corrections,
    judgements and dossiers come along; where both judge the same pair, a person's word stands before the
    program's. The same merge again changes nothing.
    """
    from wortlaut.store.merging import Merge
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer
    from wortlaut.view.progress import Counted, Progress

    with (
        ending("every article merged so far is stored; the same command again finishes the job"),
        translated(path),
        Writer(path, "merging", wait=wait, notify=say) as writer,
        closing(Merge(writer, other)) as merging,
    ):
        counts: Counter[str] = Counter()
        total = Counted(merging.total)
        with Progress(total) as progress:
            for outcome in merging.articles():
                counts[outcome] += 1
                total.consumed += 1
                progress.advance()
        merging.said()
        summary(path, counts)
