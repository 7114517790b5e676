"""Values that stand once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wortlaut.store.interning import Interning, moment_id, reason_id
from wortlaut.store.opening import open_for_writing


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_for_writing(tmp_path / "a.db")) as connection:
        yield connection


def test_a_term_a_reason_and_a_moment_stand_once(connection: sqlite3.Connection) -> None:
    term = Interning(connection).term
    assert term("same") == term("same") != term("not_same")
    first, other = reason_id(connection, "Same name."), reason_id(connection, "Same place.")
    assert (first, other) == (reason_id(connection, "Same name."), reason_id(connection, "Same place."))
    assert first != other
    # A reason may be empty, and differ by its case alone.
    assert (
        len({reason_id(connection, text) for text in ("", "same name.", "Same name. ")} | {first, other}) == 5
    )
    assert moment_id(connection, "2016-02-02T10:00:00Z") == moment_id(connection, "2016-02-02T10:00:00Z")
    assert connection.execute("SELECT count(*) FROM moments").fetchone() == (1,)


def test_a_reason_that_was_taken_back_with_a_transaction_is_made_anew(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    reason_id(connection, "Same name.")
    connection.execute("ROLLBACK")
    identity = reason_id(connection, "Same name.")
    assert connection.execute("SELECT id, text FROM reasons").fetchall() == [(identity, "Same name.")]
