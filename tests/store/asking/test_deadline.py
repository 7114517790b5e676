"""A question is stopped when its time is over, and nothing else is."""

from __future__ import annotations

import sqlite3

import pytest

from wortlaut.store.asking.deadline import Deadline

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def test_what_was_read_until_then_is_kept() -> None:
    connection = sqlite3.connect(":memory:")
    deadline, read = Deadline(0.05), []
    with deadline.holding(connection):
        for (number,) in connection.execute(ENDLESS):
            read.append(number)
    assert deadline.passed
    assert read[:3] == [1, 2, 3]
    connection.close()


def test_afterwards_the_connection_answers_as_before() -> None:
    connection = sqlite3.connect(":memory:")
    with Deadline(0).holding(connection):
        list(connection.execute(ENDLESS))
    assert len(connection.execute(f"{ENDLESS} LIMIT 100000").fetchall()) == 100_000
    connection.close()


def test_who_is_in_time_is_not_stopped() -> None:
    connection = sqlite3.connect(":memory:")
    deadline = Deadline(60)
    with deadline.holding(connection):
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not deadline.passed
    connection.close()


def test_other_errors_are_not_hidden() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such table"), Deadline(60).holding(connection):
        connection.execute("SELECT * FROM nowhere")
    connection.close()
