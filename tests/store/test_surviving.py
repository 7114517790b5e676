"""Killed at any moment, or out of room: the file is whole, and what was said to be stored is stored."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.check import problems
from wortlaut.errors import StoreFull
from wortlaut.store.checking import file_problems, version_problems
from wortlaut.store.reading import Store
from wortlaut.store.records import RecordReader
from wortlaut.store.writing import Writer

# More by WORTLAUT_KILLS, for a long run by hand.
KILLS = int(os.environ.get("WORTLAUT_KILLS", "6"))
ARTICLES = 60
PROGRAM = """
import sys
from pathlib import Path
from wortlaut import keep
from wortlaut.article.load import Inputs
from wortlaut.article.source import Given
from wortlaut.store.writing import Writer
keep.BATCH_ARTICLES = 3
with Writer(Path(sys.argv[1]), "adding") as writer:
    for kept in keep.add(writer, Inputs([sys.argv[2]], Given(), sys.stdin.buffer)):
        print(kept.where, flush=True)
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A file of articles, every tenth of which is a second version of the one before it."""
    lines = tmp_path / "articles.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            identity = number - 1 if number % 10 == 9 else number
            text = (GERMAN if number % 2 else OTHER).replace("Rom", f"Rom {number}")
            file.write(f'{{"id": "n{identity}", "text": "{text} Nummer {number}.", "language": "de"}}\n')
    return lines


def expect_whole(path: Path) -> set[str]:
    """Check all that can be checked; return the places whose articles are stored."""
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        reader = RecordReader(kept.connection)
        for (version,) in kept.connection.execute("SELECT id FROM versions").fetchall():
            record, found = version_problems(kept.connection, reader, version)
            assert found == []
            assert record is not None
            assert problems(record) == []
        return {row[0] for row in kept.connection.execute("SELECT origin FROM versions")}


def add(path: Path, articles: Path) -> subprocess.Popen[str]:
    """Start adding; each line of the output names an article that is stored."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), str(articles)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_at_any_moment_the_file_is_whole_and_adding_again_finishes(
    tmp_path: Path, articles: Path
) -> None:
    path = tmp_path / "a.db"
    chance = random.Random(7)
    said: set[str] = set()
    for attempt in range(KILLS):
        with add(path, articles) as program:
            assert program.stdout is not None
            if attempt % 3:  # after so many lines and a moment more; else at any moment, the start included
                for _ in range(chance.randrange(1, 12)):
                    said.add(program.stdout.readline().strip())
                time.sleep(chance.random() * 0.02)
            else:
                time.sleep(chance.random() * 0.9)
            program.send_signal(signal.SIGKILL)
            said |= {
                line[:-1] for line in program.stdout.read().splitlines(keepends=True) if line.endswith("\n")
            }
        if path.exists() and path.stat().st_size:
            stored = expect_whole(path)
            assert said - {""} <= stored
        if len(said) >= ARTICLES - 10:
            path.unlink()
            said.clear()
    with add(path, articles) as program:
        assert program.stdout is not None
        assert len(program.stdout.read().splitlines()) == ARTICLES
        assert program.wait() == 0
    assert len(expect_whole(path)) == ARTICLES
    with Store(path) as kept:
        assert kept.counts().articles == ARTICLES - ARTICLES // 10
        assert kept.connection.execute("SELECT count(*) FROM writers").fetchone() == (0,)


@pytest.mark.parametrize("kilobytes", [160, 280, 360, 400])
def test_with_a_limit_on_the_files_size_what_was_stored_is_whole(
    tmp_path: Path, articles: Path, kilobytes: int
) -> None:
    path = tmp_path / "a.db"

    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes * 1000},) * 2);"
        "from wortlaut.cli import main; main()"
    )
    command = ["add", "--db", str(path), str(articles)]
    program = subprocess.run(
        [sys.executable, "-c", limited, *command], capture_output=True, text=True, check=False
    )
    assert program.returncode == 1
    assert "is the disk full?" in program.stderr
    assert "Traceback" not in program.stderr
    if path.stat().st_size:
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    subprocess.run([sys.executable, "-m", "wortlaut", *command], check=True, stdout=subprocess.DEVNULL)
    assert len(expect_whole(path)) == ARTICLES


def test_a_full_file_is_whole_at_every_page_at_which_it_becomes_full(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming("„Zuerst“, sagte Ingrid Solvang.", id="first"))
    full = 0
    for more in range(12):
        with Writer(path) as writer:
            (pages,) = writer.connection.execute("PRAGMA page_count").fetchone()
            writer.connection.execute(f"PRAGMA max_page_count = {pages + more}")
            stored: list[str] = []
            try:
                for number in range(40):
                    article = incoming(
                        f"{GERMAN * 9} Nummer {more} {number}.",
                        id=f"{more}-{number}",
                        where=f"{more}-{number}",
                    )
                    with writer.transaction():
                        writer.store(article)
                    stored.append(article.origin)
            except StoreFull:
                full += 1
            writer.connection.execute("PRAGMA max_page_count = 1000000")
        assert set(stored) <= expect_whole(path)
    assert full > 5


def test_a_killed_writer_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    with subprocess.Popen([sys.executable, "-c", "pass"]) as ended:
        ended.wait()
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE writers SET pid = ?", (ended.pid,))
    with Writer(path) as writer:
        assert writer.connection.execute("SELECT pid FROM writers").fetchall() == [(os.getpid(),)]
