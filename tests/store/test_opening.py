"""The file: made, known again, brought up to date."""

import gzip
import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from tests.store.made import incoming, store
from wortlaut.errors import NewerStore, NotAStore, StoreError
from wortlaut.keep import begin_linking, link
from wortlaut.store import opening
from wortlaut.store.checking import file_problems
from wortlaut.store.correcting import undo
from wortlaut.store.opening import APPLICATION_ID, SCHEMA, open_for_reading, open_for_writing
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer

FILES = Path(__file__).parent / "files"


def test_the_schema_is_the_released_one() -> None:
    # Once a schema is released, a change of it takes a new SCHEMA, a migration, and a file made by the old one.
    schema = resources.files("wortlaut.store").joinpath("schema.sql").read_bytes()
    assert SCHEMA == 3
    assert (
        hashlib.sha256(schema).hexdigest()
        == "e50e941096ec343e9744b47896c2d3b90ee4bdcce34edfe5010c71e4855fccf2"
    )


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "a.db")) as connection:
        told = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "foreign_keys")
        ]
    assert told == [APPLICATION_ID, SCHEMA, "wal", 1]


def test_every_table_of_our_own_is_strict(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path / "a.db")) as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        ).fetchall()
    assert len(tables) > 25
    assert [name for name, strict in tables if not strict and not name.startswith("sqlite_")] == []


@pytest.mark.parametrize("released", [f"schema-{number}.db.gz" for number in range(1, SCHEMA + 1)])
def test_a_file_of_every_released_schema_is_brought_up_to_date(tmp_path: Path, released: str) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(gzip.decompress((FILES / released).read_bytes()))
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        assert [article.title for article in kept.articles()] == ["Solvang bleibt", "Brekke fordert mehr"]
        assert [each.speaker for each in kept.statements("bleiben")] == ["Ingrid Solvang"]
    store(path, incoming("„Noch eins“, sagte Jonas Brekke."))


THINGS = ("article", "actor", "statement", "figure")
TOLD_ANEW = {  # of figures, the reasons of schema 2 and of schema 3
    "": "",
    "both count 'Menschen' (count), at the same place, 1 days apart: 1200 and 1200.": (
        "both count 'Menschen' (count); at the same place; same number."
    ),
    "both count 'Menschen' (count), at the same place, 1 days apart: 1100 and 1200.": (
        "both count 'Menschen' (count); at the same place."
    ),
    "both count 'Menschen' (count), said by fassung, 1 days apart: 1100 and 1100.": (
        "both count 'Menschen' (count); said by fassung; same number."
    ),
    "both count 'Turbinen' (count), said by ingrid solvang, 62 days apart: 12 and 12.": (
        "both count 'Turbinen' (count); said by ingrid solvang; same number; more than six weeks apart."
    ),
    "both count 'Turbinen' (count), said by ingrid solvang, 67 days apart: 12 and 12.": (
        "both count 'Turbinen' (count); said by ingrid solvang; same number; more than six weeks apart."
    ),
}


def judged_before(path: Path) -> Path:
    """Make a file of schema 2 with rows in nearly every table."""
    path.write_bytes(gzip.decompress((FILES / "schema-2-judged.db.gz").read_bytes()))
    return path


def judgements(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all judgements of a file of schema 3 as schema 2 held them."""
    return {
        thing: connection.execute(
            f"SELECT a, b, verdict, relation, score, text, author, at FROM {thing}_judgements"
            " JOIN reasons ON reasons.id = reason JOIN moments ON moments.id = made ORDER BY a, b"
        ).fetchall()
        for thing in THINGS
    }


def test_what_was_judged_by_an_older_schema_is_brought_up_to_date_whole(tmp_path: Path) -> None:
    path = judged_before(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as connection:
        before = {
            thing: connection.execute(f"SELECT * FROM {thing}_judgements").fetchall() for thing in THINGS
        }
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        others = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables
            if not name.endswith("_judgements") and "_words" not in name
        }
    assert all(before.values())
    assert sum(map(bool, others.values())) > 20
    before["figure"] = [(*row[:5], TOLD_ANEW[row[5]], *row[6:]) for row in before["figure"]]
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        for name, rows in others.items():
            assert kept.connection.execute(f"SELECT * FROM {name}").fetchall() == rows
        assert judgements(kept.connection) == before


def test_what_is_linked_anew_says_of_figures_what_was_brought_up_to_date(tmp_path: Path) -> None:
    path = judged_before(tmp_path / "a.db")
    with Store(path) as kept:
        before = judgements(kept.connection)["figure"]
    with Writer(path) as writer:
        list(link(writer, begin_linking(writer, again=True)))
    with Store(path) as kept:
        after = judgements(kept.connection)["figure"]
    assert [row[:-1] for row in after] == [row[:-1] for row in before]


def test_what_a_person_said_before_the_file_was_brought_up_to_date_can_be_undone(tmp_path: Path) -> None:
    path = judged_before(tmp_path / "a.db")
    with Writer(path) as writer, writer.transaction():
        for (key,) in writer.connection.execute(
            "SELECT key FROM corrections WHERE undone IS NULL"
        ).fetchall():
            undo(writer, key, "Eva Lindqvist")
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        for thing in THINGS:
            query = f"SELECT count(*) FROM {thing}_judgements WHERE author IS NOT NULL"
            assert kept.connection.execute(query).fetchone() == (0,)
        (given_back,) = kept.connection.execute(
            "SELECT count(*) FROM statement_judgements WHERE a = 198555532787713 AND b = 198555532787716"
        ).fetchone()
    assert given_back == 1


def test_a_migration_runs_step_by_step_and_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    steps = {4: ["CREATE TABLE two (a) STRICT;"], 5: ["CREATE TABLE three (a INTEGER) STRICT;"]}
    monkeypatch.setattr(opening, "SCHEMA", 5)
    monkeypatch.setattr(
        opening,
        "scripts",
        lambda version: (script for step in range(version + 1, 6) for script in steps[step]),
    )
    with pytest.raises(StoreError, match="cannot be used"):  # a column of a strict table needs a type
        open_for_writing(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    steps[4] = ["CREATE TABLE two (a INTEGER) STRICT;"]
    with closing(open_for_reading(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
        assert connection.execute("SELECT count(*) FROM two, three").fetchone() == (0,)


def test_the_scripts_of_a_migration_are_files_named_by_their_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SCHEMA", 4)
    with pytest.raises(FileNotFoundError, match=r"4\.sql"):
        list(opening.scripts(3))


def test_a_file_of_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    for attempt in (open_for_reading, open_for_writing):
        with pytest.raises(NewerStore, match=r"has schema 4, this Wortlaut knows 3; install a newer one"):
            attempt(path)


@pytest.mark.parametrize("content", [b"Guten Tag", b"SQLite format 2\x00" * 9, b"\x00" * 4096])
def test_what_is_no_database_is_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    for attempt in (open_for_reading, open_for_writing):
        with pytest.raises(NotAStore, match=r"a\.txt is no file of Wortlaut"):
            attempt(path)
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cakes (name)")
    for attempt in (open_for_reading, open_for_writing):
        with pytest.raises(NotAStore, match="none of Wortlaut's"):
            attempt(path)


def test_a_missing_file_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no file .*a\.db; wortlaut add"):
        open_for_reading(tmp_path / "a.db")
    with pytest.raises(StoreError, match=r"no file .*a\.db"):
        open_for_writing(tmp_path / "a.db", create=False)
    with pytest.raises(NotAStore, match="is a folder"):
        open_for_reading(tmp_path)
    with pytest.raises(StoreError, match="no folder"):
        open_for_writing(tmp_path / "b" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_reading_changes_nothing_and_leaves_no_log(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    before = path.read_bytes()
    with Store(path) as kept:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            kept.connection.execute("DELETE FROM articles")
        assert kept.counts().articles == 1
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_file_is_reported_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    whole = path.read_bytes()
    path.write_bytes(whole[:20_000] + b"\xff" * 500_000 + whole[520_000:])
    with pytest.raises(StoreError, match=r"damaged|cannot be used"), Store(path) as kept:
        list(kept.articles())


def test_opening_again_leaves_the_log_to_those_who_read(tmp_path: Path) -> None:
    # Another process that closes the file puts the log away if it believes itself alone.
    path = tmp_path / "a.db"
    store(path, incoming())
    other = (
        "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " file.execute('DELETE FROM failures'); file.close()"
    )
    with Store(path) as first:
        first.counts()
        Store(path).close()
        subprocess.run([sys.executable, "-c", other, str(path)], check=True)
        assert path.with_name("a.db-wal").exists()
        assert first.counts().articles == 1
