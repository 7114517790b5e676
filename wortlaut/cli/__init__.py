"""The command line: a module a command, loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from wortlaut import __version__
from wortlaut.cli.shared import fail

_EXAMPLES = """\b
Examples:
  wortlaut read report.txt                     one article, for people
  wortlaut read --json archive/ > records.jsonl   a folder, one record a line
  wortlaut add archive/                        keep the record of a folder in wortlaut.db
  wortlaut add --db news.db wire.jsonl         … or in a file of your choice
  wortlaut failures                            what could not be read, and why
  wortlaut backup copy.db                      while others go on working

Commands that keep use the file named in WORTLAUT_DB, else wortlaut.db in the current folder.
"""

# In the order in which one meets them; each is a module of this folder that holds a command of its name.
COMMANDS = (
    "read", "add", "reread", "link", "failures", "search", "show", "timeline", "series", "dossier", "serve", "correct", "corrections", "undo", "remove", "backup", "merge", "check", "pack",
)  # fmt: skip


class _Commands(click.Group):
    """Commands whose modules are loaded when they are called, so that none waits for another's imports."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"wortlaut.cli.{name}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, prog_name="wortlaut")
def main() -> None:
    """Keep the sourced record of the news: who said what, with the exact characters."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open()  # noqa: SIM115  # closed with the program
    if sys.stdout is None:
        fail("standard output is closed", 1)
    # A pipe that cannot take an emoji shows a mark in its place rather than ending the program.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a TextIOWrapper on every platform
