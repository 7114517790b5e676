"""Every code has a broken file of its name: SQL that breaks one rule of a sound file."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import structs

import wortlaut.check
from tests.store.made import incoming, store
from wortlaut.cli import main
from wortlaut.records import Actor, Figure, Mention, Time
from wortlaut.spans import Span
from wortlaut.store import checking
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.sql"))
CODES = set(re.findall(r"E\d{3}", checking.__doc__ or ""))


def sound(path: Path) -> None:
    """Make a file with something of everything."""
    text = "In Rom sagte Solvang am 2. Februar: 25 Städte. Dann: Mehr. Und: Nein."
    for number in (1, 2):
        read = incoming(text, id=f"n{number}", published=f"2016-02-0{number}", publisher="Rundschau")
        record = structs.replace(
            read.record,
            mentions=(Mention(start=13, end=20, kind="person", actor="a1"),),
            actors=(Actor(id="a1", name="Solvang", kind="person"),),
            statements=tuple(
                structs.replace(
                    incoming().record.statements[0], id=f"s{each + 3 * number - 3}", quote=(Span(start, start + 4),),
                    speaker=(Span(13, 20),), cue=(), frame=(), addressee=(), speaker_actors=("a1",),
                    addressee_actors=(), inside=None,
                )
                for each, start in enumerate((36, 53, 64), start=1)
            ),
            times=(Time(start=24, end=34, type="DATE", value="2016-02-02", begin="2016-02-02", finish="2016-02-02"),),
            figures=(Figure(start=36, end=38, value=25.0, high=30.0, unit="count", statement=f"s{3 * number - 2}"),),
            events=(), places=(),
        )  # fmt: skip
        store(path, Incoming(record=record, digest=read.digest, kind="text", origin="test"))
    with Writer(path) as writer, writer.transaction():
        for term in ("same", "not_same"):
            writer.interning.term(term)
        # Linked with nothing, so that each script breaks one rule alone.
        for thing in ("article", "actor", "statement", "figure"):
            writer.connection.execute(f"DELETE FROM {thing}_judgements")
            writer.connection.execute(f"UPDATE {thing}s SET same_as = NULL")


def check(path: Path) -> tuple[int, list[str]]:
    """Run ``wortlaut check``; return its exit status and its output by lines."""
    result = CliRunner().invoke(main, ["check", "--db", str(path)])
    return result.exit_code, result.stdout.splitlines()


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    sound(path)
    status, lines = check(path)
    assert (status, lines) == (0, [f"{path}: sound (2 articles, 6 statements)"])


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_rule_is_found_by_its_code(tmp_path: Path, broken: Path) -> None:
    path = tmp_path / "a.db"
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(broken.read_text("utf-8"))
    status, lines = check(path)
    found = {line.split()[0] for line in lines}
    expected = broken.stem.split("-")[0]
    # A span outside the text names no words either.
    assert found - ({"E405"} if expected == "E101" else set()) == {expected}, lines
    assert status == 1


@pytest.mark.parametrize("code", ["E404-1", "E404-2", "E405-1", "E405-2", "E407", "E409"])
def test_a_broken_article_can_be_removed_as_the_page_of_checks_says(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.db"
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "broken" / f"{code}.sql").read_text("utf-8"))
    articles = ["n1", "n2"] if code == "E409" else ["n1"]
    removed = CliRunner().invoke(main, ["remove", "--yes", "--db", str(path), *articles])
    assert removed.exit_code == 0, removed.output
    assert check(path)[0] == 0


@pytest.mark.parametrize("code", ["E408-1", "E408-2", "E605-1", "E605-2", "E605-3", "E605-4", "E606"])
def test_rereading_mends_the_index_and_what_corrections_did_not_do(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.db"
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "broken" / f"{code}.sql").read_text("utf-8"))
    CliRunner().invoke(main, ["reread", "--all", "--db", str(path)])
    assert check(path)[0] == 0


@pytest.mark.parametrize("code", ["E607-1", "E607-2"])
def test_a_correction_that_cannot_be_understood_can_be_undone(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.db"
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "broken" / f"{code}.sql").read_text("utf-8"))
    undone = CliRunner().invoke(main, ["undo", "c1", "--author", "Eva Lindqvist", "--db", str(path)])
    assert undone.exit_code == 0, undone.output
    assert check(path)[0] == 0


def test_every_code_has_a_broken_file() -> None:
    assert {path.stem.split("-")[0] for path in BROKEN} >= CODES
    assert len(CODES) == 21


def test_every_code_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")
    explained = set(re.findall(r"^\| (E\d{3}) \|", page, re.MULTILINE))
    assert explained == CODES | set(re.findall(r"E\d{3}", wortlaut.check.__doc__ or ""))
