"""The log of corrections is told a page at a time, and by article."""

from __future__ import annotations

from pathlib import Path

from tests.store.made import incoming, store
from wortlaut.store import subjects
from wortlaut.store.asking.said import how_many, said, said_by, said_in
from wortlaut.store.correcting import By, correct_act, correct_status, undo
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer

FIRST = (
    "Ministerin Ada Kern sagte am Dienstag, der Hafen bleibe offen. „Wir schließen ihn nicht“, sagte Kern."
)
SECOND = "Der Bürgermeister Jan Moll sagte am Montag: „Die Brücke wird im Mai gesperrt.“"


def test_what_was_said_is_told_last_first_by_state_and_by_article(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(FIRST, id="one"), incoming(SECOND, id="two"))
    with Store(path) as opened:
        first, second = (opened.record(each).statements[0].id for each in ("one", "two"))
    with Writer(path) as writer, writer.transaction():
        find = subjects.statement
        by = By("Eva", "why")
        a = correct_act(writer, find(writer.connection, first), "warn", by)
        b = correct_status(writer, find(writer.connection, first), "denied", by)
        c = correct_act(writer, find(writer.connection, second), "pledge", by)
        undo(writer, b.key, "Olaf")
    with Store(path) as opened:
        connection = opened.connection
        assert how_many(connection) == {"all": 3, "live": 2, "undone": 1}
        assert [each.correction.key for each in said(connection)] == [c.key, b.key, a.key]
        assert [each.correction.key for each in said(connection, limit=1, offset=1)] == [b.key]
        assert [each.correction.key for each in said(connection, "undone")] == [b.key]
        assert [each.correction.key for each in said_in(connection, "one")] == [a.key]
        found = said_by(connection, c.key)
        assert found is not None
        assert (found.article, found.version, found.other_article) == ("two", None, None)
        assert said_by(connection, "c0") is None


def test_an_older_text_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(FIRST, id="one"))
    with Writer(path) as writer, writer.transaction():
        key = writer.reader.record(1).statements[0].id
        correct_act(writer, subjects.statement(writer.connection, key), "warn", By("Eva"))
    store(path, incoming(f"{FIRST} Mehr war nicht zu erfahren.", id="one"))
    with Store(path) as opened:
        (found,) = said_in(opened.connection, "one")
    assert found.version == 1
