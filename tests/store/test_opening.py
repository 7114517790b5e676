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
from wortlaut.store import opening
from wortlaut.store.checking import file_problems
from wortlaut.store.opening import APPLICATION_ID, SCHEMA, open_for_reading, open_for_writing
from wortlaut.store.reading import Store

FILES = Path(__file__).parent / "files"


def test_the_schema_is_the_released_one() -> None:
    # Once a schema is released, a change of it takes a new SCHEMA, a migration, and a file made by the old one.
    schema = resources.files("wortlaut.store").joinpath("schema.sql").read_bytes()
    assert SCHEMA == 2
    assert (
        hashlib.sha256(schema).hexdigest()
        == "28be2e30141ee9732bde4490e31e97ea1434228c1e0c104319f31285e6a993a1"
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


def test_a_migration_runs_step_by_step_and_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    steps = {3: ["CREATE TABLE two (a) STRICT;"], 4: ["CREATE TABLE three (a INTEGER) STRICT;"]}
    monkeypatch.setattr(opening, "SCHEMA", 4)
    monkeypatch.setattr(
        opening,
        "scripts",
        lambda version: (script for step in range(version + 1, 5) for script in steps[step]),
    )
    with pytest.raises(StoreError, match="cannot be used"):  # a column of a strict table needs a type
        open_for_writing(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    steps[3] = ["CREATE TABLE two (a INTEGER) STRICT;"]
    with closing(open_for_reading(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
        assert connection.execute("SELECT count(*) FROM two, three").fetchone() == (0,)


def test_the_scripts_of_a_migration_are_files_named_by_their_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SCHEMA", 3)
    with pytest.raises(FileNotFoundError, match=r"3\.sql"):
        list(opening.scripts(2))


def test_a_file_of_a_newer_schema_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    for attempt in (open_for_reading, open_for_writing):
        with pytest.raises(NewerStore, match=r"has schema 3, this Wortlaut knows 2; install a newer one"):
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
