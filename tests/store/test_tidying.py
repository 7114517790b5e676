"""A file that has grown is written anew."""

from pathlib import Path

import pytest

from tests.store.made import incoming, records
from wortlaut.errors import StoreFull
from wortlaut.store import tidying
from wortlaut.store.reading import Store
from wortlaut.store.tidying import tidy
from wortlaut.store.writing import Writer


def grow(writer: Writer, start: int, count: int) -> None:
    """Store articles one by one, which leaves the most room unused."""
    for number in range(start, start + count):
        text = f"Am {number}. Tag sagte Ingrid Solvang: „Wir bleiben bis zum {number}. Haus.“ " * 8
        with writer.transaction():
            writer.store(incoming(text, id=f"x{number}"))


def pages(writer: Writer) -> int:
    return int(writer.connection.execute("PRAGMA page_count").fetchone()[0])


def noted(writer: Writer) -> list[str]:
    rows = writer.connection.execute("SELECT value FROM about WHERE name = 'tidied'")
    return [row[0] for row in rows]


def test_a_small_file_is_left_alone(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        grow(writer, 0, 2)
        before = pages(writer)
        tidy(writer)
        assert (pages(writer), noted(writer)) == (before, [])


def test_a_file_that_has_grown_by_half_is_written_anew_and_holds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LEAST", 0)
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        grow(writer, 0, 12)
        writer.connection.execute("INSERT INTO reasons (text) VALUES ('nobody says so any more')")
        before = pages(writer)
        tidy(writer)
        assert (
            writer.connection.execute("SELECT text FROM reasons WHERE text LIKE 'nobody%'").fetchall() == []
        )
        small, first = pages(writer), noted(writer)
        assert small < before
        assert len(first) == 1
        grow(writer, 12, 1)
        tidy(writer)
        assert noted(writer) == first  # hardly grown
        count = 13
        while pages(writer) < 1.5 * small:
            grow(writer, count, 10)
            count += 10
        before, held = pages(writer), records(path)
        tidy(writer)
        assert pages(writer) < before
        assert noted(writer) != first
    assert records(path) == held
    with Store(path) as kept:
        assert len(list(kept.statements("bleiben", limit=None))) == count * 8


def test_a_file_that_cannot_be_written_anew_now_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(writer: Writer) -> None:
        raise StoreFull(f"{writer.path}: no room")

    monkeypatch.setattr(tidying, "_LEAST", 0)
    monkeypatch.setattr(tidying, "_write_anew", full)
    path = tmp_path / "a.db"
    with Writer(path) as writer:
        grow(writer, 0, 3)
        tidy(writer)
        assert noted(writer) == []
        assert len(records(path)) == 3
