"""``wortlaut reread``: what is kept, read again by the present program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from wortlaut.cli.add import tell
from wortlaut.cli.shared import choose_model, counted, db_option, ending, model_options, wait_option

_EXAMPLES = """\b
Examples:
  wortlaut reread                  after an upgrade: what an older version read
  wortlaut reread --all --db news.db   everything, for instance after a change of word lists
"""


@click.command(epilog=_EXAMPLES)
@db_option
@click.option(
    "--all", "every", is_flag=True, help="Read again also what this version has read, and index it anew."
)
@model_options
@wait_option
@click.pass_context
def reread(context: click.Context, path: Path, every: bool, wait: float) -> None:
    """Read again what another version of the program has read.

    Plain text is read from its first character. Of web pages the text that was taken out of them stays (give the
    page's file to `wortlaut add --again` to take it out anew), and what is found in it is found anew. What a person has said
    of an article stays. Can be stopped at any moment and given again.
    """
    from wortlaut.cli.shared import say
    from wortlaut.keep import reread as again
    from wortlaut.keep import to_reread
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer
    from wortlaut.view.progress import Counted, Progress

    with (
        ending("every article read again so far is stored; the same command again finishes the job"),
        translated(path),
    ):
        choose_model(context)
        counts: Counter[str] = Counter()
        with Writer(path, "reading again", create=False, wait=wait, notify=say) as writer:
            if every:
                with writer.transaction():
                    writer.indexing.rebuild()
            waiting = to_reread(writer, every=every)
            total = Counted(len(waiting))
            with Progress(total) as progress:
                for kept in again(writer, waiting):
                    counts[kept.what] += 1
                    total.consumed += 1
                    tell(progress, kept)
        click.echo(
            f"{path}: {counted(counts.total(), 'text')} read again: {counts['updated']:,} changed,"
            f" {counts['failed']:,} could not be read and stay as they were"
        )
        context.exit(1 if counts["failed"] else 0)
