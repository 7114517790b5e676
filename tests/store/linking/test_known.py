"""What is kept of actors from one transaction to the next holds only as long as the file says the same."""

import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from tests.store.linking.made import rows
from tests.store.linking.test_actors import RINDAL, Who, article
from wortlaut.records import Record
from wortlaut.store.linking.known import Known, Terms, ToldInFile
from wortlaut.store.removing import remove_articles
from wortlaut.store.stored import Incoming
from wortlaut.store.writing import Writer

FIRST = article("2024-03-04", RINDAL)
LATER = article("2024-05-05", RINDAL)
OTHER: Who = ("Rindal", "Trainer", "NO")
SAME = "SELECT count(*) FROM actors WHERE same_as IS NOT NULL"


def given(record: Record, identity: str) -> Incoming:
    source = structs.replace(record.source, id=identity)
    return Incoming(
        record=structs.replace(record, source=source), digest=record.source.id, kind="text", origin=identity
    )


def put(writer: Writer, record: Record, identity: str) -> None:
    with writer.transaction():
        writer.store(given(record, identity))


def link_and_fail(writer: Writer) -> None:
    with writer.transaction():
        writer.store(given(FIRST, "gone"))
        writer.indexing.flush()
        writer.linking.flush()
        raise KeyError("gone")


def test_what_was_taken_back_with_a_transaction_is_not_known_any_more(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        with pytest.raises(KeyError):
            link_and_fail(writer)
        put(writer, article("2024-03-04", OTHER), "a")  # has the number of what is gone
        put(writer, LATER, "b")
    assert rows(path, SAME) == [(0,)]


def test_a_reading_that_replaces_another_is_what_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        put(writer, FIRST, "a")
        swede = structs.replace(FIRST.actors[0], country="SE")
        with writer.transaction():
            writer.replace(1, structs.replace(FIRST, actors=(swede,), source=writer.reader.source(1)))
        put(writer, LATER, "b")
    assert rows(path, SAME) == [(0,)]


def test_what_another_writer_replaced_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        put(writer, FIRST, "a")
        with Writer(path) as other, other.transaction():
            swede = structs.replace(FIRST.actors[0], country="SE")
            other.replace(1, structs.replace(FIRST, actors=(swede,), source=other.reader.source(1)))
        put(writer, LATER, "b")
    assert rows(path, SAME) == [(0,)]


def test_who_is_removed_is_known_no_more_when_its_number_is_given_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        put(writer, FIRST, "a")
        remove_articles(writer, [1])
        put(writer, article("2024-03-04", OTHER), "b")
        put(writer, LATER, "c")
    assert rows(path, SAME) == [(0,)]


def test_an_article_is_looked_up_anew_when_it_has_become_a_copy(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        put(writer, FIRST, "a")
        put(writer, LATER, "b")
        known = Known(writer.connection)
        known.begin()
        (identity,) = known.of(2)
        before = known.one(identity, 2)
        with writer.transaction():
            writer.connection.execute("UPDATE articles SET same_as = 1 WHERE id = 2")
        assert known.one(identity, 2) is before
        known.begin()
        after = known.one(identity, 2)
    assert before is not None
    assert after is not None
    assert (before.setting.article, after.setting.article) == (2, 1)


def test_what_is_known_is_kept_while_articles_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def noted(connection: sqlite3.Connection, terms: Terms, version: int) -> ToldInFile:
        read.append(version)
        return ToldInFile(connection, terms, version)

    monkeypatch.setattr("wortlaut.store.linking.known.ToldInFile", noted)
    with Writer(tmp_path / "a.db") as writer:
        for day in range(1, 10):
            put(writer, article(f"2024-03-0{day}", RINDAL), str(day))
    assert read == list(range(1, 10))
