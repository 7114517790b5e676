"""``wortlaut serve``: the record as a page in the browser."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.core import ParameterSource

from wortlaut.cli.shared import choose_model, db_option, ending, fail, model_options, say

_EXAMPLES = """\b
Examples:
  wortlaut serve                           open wortlaut.db, or the examples, in the browser
  wortlaut serve --db news.db --port 9000
  wortlaut serve --db mine.db --new        begin an empty record, to be filled on the page
  wortlaut serve --no-open                 print the address and wait
  wortlaut serve --host 0.0.0.0 --password-file secret.txt   for others in the network
"""


@click.command(epilog=_EXAMPLES)
@db_option
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port; else 8000, or a free one if that is taken."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen; any but this machine's own demands a password.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name under which the page is called, as news.example.org; may be given several times.",
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file whose first line is the password; else WORTLAUT_PASSWORD.",
)
@click.option("--open/--no-open", "browse", default=True, help="Open the browser.")
@click.option("--new", is_flag=True, help="Begin an empty record in a file that is not there yet.")
@model_options
@click.pass_context
def serve(  # noqa: PLR0913, PLR0917  # its options
    context: click.Context,
    path: Path,
    port: int | None,
    host: str,
    names: tuple[str, ...],
    password_file: Path | None,
    browse: bool,
    new: bool,
) -> None:
    """Open the record as a page in the browser, on this machine alone.

    Where there is no record yet and no --db names one, it opens with the example articles, read into a file that is
    thrown away at the end; --new begins a record instead. Stop it with Ctrl+C.
    """
    from wortlaut.cli.saying import default_author
    from wortlaut.page.serving import read_examples, serve
    from wortlaut.page.settings import Settings, checked
    from wortlaut.store.writing import Writer

    named = context.get_parameter_source("path") is ParameterSource.COMMANDLINE or "WORTLAUT_DB" in os.environ
    with ending("the page is closed"), TemporaryDirectory(prefix="wortlaut-") as folder:
        settings = checked(
            Settings(
                host=host, names=names, password=_password(password_file), user=default_author() or "page",
                demo=not path.exists() and not new,
            )
        )  # fmt: skip
        _check(path, named=named, new=new)
        choose_model(context)
        if settings.demo:
            say(f"no file {path} yet: reading the examples (wortlaut add FOLDER keeps articles of your own)")
            path = read_examples(Path(folder))
        if new:
            with Writer(path, "beginning a record"):
                pass
        serve(
            path,
            settings,
            port,
            lambda address: click.echo(f"Wortlaut: {address}  (Ctrl+C ends it)"),
            browse=browse,
        )


def _check(path: Path, *, named: bool, new: bool) -> None:
    """End the call if the file that is asked for is missing, or is there where a new one is asked for."""
    if new and path.exists():
        fail(f"{path} is there already; leave out --new to open it", 2)
    if named and not new and not path.exists():
        fail(
            f"no file {path}; wortlaut add FOLDER --db {path} reads articles into it, --new begins an empty record there,"
            " and wortlaut serve without --db shows the examples",
            2,
        )


def _password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get("WORTLAUT_PASSWORD") or None
    password = file.read_text("utf-8").partition("\n")[0].strip()
    if not password:
        fail(f"{file} begins with an empty line; a password is needed there", 2)
    return password
