"""Several processes at one file."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.errors import StoreBusy
from wortlaut.store import waiting
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "BUSY_SECONDS", 0.2)


def test_readers_see_what_was_stored_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN, id="1"))
    with Writer(path) as writer, Store(path) as first, writer.transaction():
        writer.store(incoming(OTHER, id="2"))
        with Store(path) as second:
            assert first.counts().articles == second.counts().articles == 1


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as first, Writer(path) as second:
        for number in range(6):
            writer = first if number % 2 else second
            with writer.transaction():
                given = {"publisher": f"Outlet {number // 2}", "published": "2016-02-02"}
                assert writer.store(incoming(f"{GERMAN} {number}", id=str(number), **given)) == "added"
    with Store(path) as kept:
        assert kept.counts().articles == 6
        assert kept.connection.execute("SELECT count(*) FROM outlets").fetchone() == (3,)


def test_a_second_writer_waits_says_for_whom_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN, id="1"))
    told: list[str] = []
    started = threading.Event()

    def hold() -> None:
        with Writer(path, "removing") as writer:
            with writer.transaction():
                writer.connection.execute("UPDATE writers SET pid = 1")  # another process that is alive
            with writer.transaction():
                started.set()
                time.sleep(0.7)

    holder = threading.Thread(target=hold)
    holder.start()
    started.wait()
    with Writer(path, notify=told.append) as writer, writer.transaction():
        writer.store(incoming(OTHER, id="2"))
    holder.join()
    (notice,) = told
    assert "it is in use by process 1 (removing, since 20" in notice
    assert notice.endswith("; waiting")
    with Store(path) as kept:
        assert kept.counts().articles == 2


def test_a_writer_that_waits_too_long_says_who_holds_the_file_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(
            StoreBusy, match=r"another program is writing to it; waited 0\.5 s.*--wait SECONDS"
        ):
            Writer(path, wait=0.5)
        assert time.monotonic() - began < 5
        other.execute("ROLLBACK")
    store(path, incoming(OTHER, id="2"))
