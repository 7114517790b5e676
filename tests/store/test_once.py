"""What stands once goes when nothing refers to it, and gives way to what says the same."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from tests.store.test_replacing import judged
from wortlaut.store.checking import file_problems
from wortlaut.store.once import _REFERRING, EVERYTHING, OF_JUDGEMENTS, rewrite, take_out_unused, unchecked
from wortlaut.store.opening import open_for_writing
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    judged(tmp_path / "a.db")
    with closing(open_for_writing(tmp_path / "a.db")) as connection:
        yield connection


def held(connection: sqlite3.Connection) -> dict[str, set[str]]:
    names = {"terms": "name", "reasons": "text", "moments": "at", "outlets": "name", "locations": "name"}
    return {
        table: {row[0] for row in connection.execute(f"SELECT {name} FROM {table}")}
        for table, name in names.items()
    }


def test_every_reference_of_the_schema_is_known(connection: sqlite3.Connection) -> None:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    refers: dict[str, dict[str, set[str]]] = {table: {} for table in EVERYTHING}
    for table in tables:
        for _, _, parent, column, *_ in connection.execute(f"PRAGMA foreign_key_list ({table})"):
            if parent in refers:
                refers[parent].setdefault(table, set()).add(column)
    assert refers == {
        table: {referring: set(columns) for referring, columns in known.items()}
        for table, known in _REFERRING.items()
    }


def test_what_is_used_stays_and_what_is_not_goes(connection: sqlite3.Connection) -> None:
    used = held(connection)
    connection.execute("INSERT INTO reasons (text) VALUES ('nobody says so')")
    connection.execute("INSERT INTO moments (at) VALUES ('2016')")
    connection.execute("INSERT INTO terms (name) VALUES ('nothing')")
    take_out_unused(connection, OF_JUDGEMENTS)
    assert held(connection) == used | {"terms": used["terms"] | {"nothing"}}
    take_out_unused(connection)
    assert held(connection) == used
    connection.execute("DELETE FROM statement_judgements")
    take_out_unused(connection)
    assert (held(connection)["reasons"], held(connection)["moments"]) == (set(), set())
    assert list(file_problems(connection)) == []


def test_references_are_checked_again_afterwards(connection: sqlite3.Connection) -> None:
    with pytest.raises(ZeroDivisionError), unchecked(connection):
        1 / 0  # noqa: B018
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM reasons")


def test_a_reason_that_comes_to_say_what_another_says_gives_way_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(
        path, incoming(GERMAN, id="1"), incoming(OTHER, id="2"), incoming("„Nein“, sagte Pia Holm.", id="3")
    )
    with Writer(path) as writer, writer.transaction():
        connection = writer.connection
        ids = [
            row[0] for row in connection.execute("SELECT min(id) FROM statements GROUP BY version ORDER BY 1")
        ]
        term = writer.interning.term("unsure")
        reasons = ("said by Anna", "said by Otto", "said by Anna and Otto")
        pairs = ((0, 1), (0, 2), (1, 2))
        for (a, b), reason in zip(pairs, reasons, strict=True):
            row = (ids[a], ids[b], term, None, 0.5, reason, None, "2016")
            insert_judgement(connection, "statement_judgements", row)
        rewrite(connection, "reasons", "text", "text LIKE '%Anna%' OR text LIKE '%Otto%'",
                lambda text: re.sub("Anna|Otto", "████", text))  # fmt: skip
        assert connection.execute(
            "SELECT text FROM statement_judgements JOIN reasons ON reasons.id = reason ORDER BY a, b"
        ).fetchall() == [("said by ████",), ("said by ████",), ("said by ████ and ████",)]
        assert {text for text in held(connection)["reasons"] if "said by" in text} == {
            "said by ████",
            "said by ████ and ████",
        }
    with closing(open_for_writing(path)) as connection:
        assert list(file_problems(connection)) == []
