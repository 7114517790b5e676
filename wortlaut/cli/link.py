"""``wortlaut link``: what is the same across articles, worked out anew."""

from __future__ import annotations

from pathlib import Path

import click

from wortlaut.cli.shared import counted, db_option, ending, wait_option

_EXAMPLES = """\b
Examples:
  wortlaut link                    finish what was interrupted, or what an older version linked
  wortlaut link --again --db news.db   everything anew
"""


@click.command(epilog=_EXAMPLES)
@db_option
@click.option("--again", is_flag=True, help="Forget what the program has linked, and link everything anew.")
@wait_option
def link(path: Path, again: bool, wait: float) -> None:
    """Link what is the same across articles.

    Articles are linked when they are added: near-duplicates, the same actors, the same statements in other words
    or another language, and figures that are told over time. This command is for after an upgrade, or to have
    everything judged anew by all that is there now. What a person has said of two things stays and wins. Can be
    stopped at any moment and given again.
    """
    from wortlaut.cli.shared import say
    from wortlaut.keep import begin_linking
    from wortlaut.keep import link as go_on
    from wortlaut.store.linking.link import joined
    from wortlaut.store.opening import translated
    from wortlaut.store.writing import Writer
    from wortlaut.view.progress import Counted, Progress

    with (
        ending("every article linked so far stays so; wortlaut link finishes the job"),
        translated(path),
        Writer(path, "linking", create=False, wait=wait, notify=say) as writer,
    ):
        waiting = begin_linking(writer, again=again)
        total = Counted(len(waiting))
        with Progress(total) as progress:
            for _ in go_on(writer, waiting):
                total.consumed += 1
                progress.advance()
        told = ", ".join(counted(count, thing) for thing, count in joined(writer.connection).items())
        click.echo(f"{path}: {counted(len(waiting), 'article')} linked; the same as others: {told}")
