"""Two records into one, and a copy of one in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from tests.store.test_replacing import JUDGED, judged, judgements
from tests.store.test_writing import dump
from wortlaut.errors import EmptyArticle, StoreError, UsageError
from wortlaut.store.backup import back_up
from wortlaut.store.checking import file_problems
from wortlaut.store.merging import Merge
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer


def merge(path: Path, other: Path) -> list[str]:
    """Merge a file into another; return what became of its versions."""
    with Writer(path) as writer, closing(Merge(writer, other)) as merging:
        outcomes = list(merging.articles())
        merging.said()
    return list(outcomes)


def test_the_same_articles_are_not_doubled_and_the_others_come_along(tmp_path: Path) -> None:
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    store(here, incoming(GERMAN, id="1", publisher="A"))
    store(there, incoming(OTHER, id="2", publisher="B"), incoming(GERMAN, id="1", publisher="A"))
    assert merge(here, there) == ["added", "unchanged"]
    with Store(here) as kept:
        assert [(each.id, each.outlet) for each in kept.articles()] == [("1", "A"), ("2", "B")]
        assert len(list(kept.statements("reicht"))) == 1
        assert list(file_problems(kept.connection)) == []


def test_judgements_corrections_and_failures_come_along_once(tmp_path: Path) -> None:
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    judged(there)
    with Writer(there) as writer, writer.transaction():
        writer.fail(EmptyArticle("empty"), "c.txt")
        writer.connection.execute(
            "INSERT INTO corrections (key, kind, version, subject, start, end, words, value, author, made)"
            " VALUES ('c1', 'act', 1, 's', 0, 13, '„Wir bleiben“', '\"pledge\"', 'Eva Lindqvist', '2016-02-04')"
        )
        writer.connection.execute(
            "INSERT INTO dossiers (title, key, toml, added) VALUES ('D', 'd', '', '2016')"
        )
        writer.connection.execute(
            "INSERT INTO dossier_statements SELECT 1, ?, min(id), 0.5, 'a word of the line' FROM statements",
            (writer.interning.term("money"),),
        )
    store(here, incoming("„Ganz anders“, sagte Jonas Brekke.", id="9"))
    merge(here, there)
    assert judgements(here) == JUDGED
    with Store(here) as kept:
        said = kept.connection.execute("SELECT reason, made FROM v_statement_judgements").fetchall()
        assert said == [("other words", "2016-02-04T10:00:00Z")]
        assert [each.place for each in kept.failures()] == ["c.txt"]
        (words, text) = kept.connection.execute(
            "SELECT words, substr(text, 1, 13) FROM corrections JOIN versions ON versions.id = version"
        ).fetchone()
        assert words == text
        assert kept.record("1").statements[0].act == "pledge"
        assert kept.connection.execute("SELECT count(*) FROM dossier_statements").fetchone() == (1,)
        assert list(file_problems(kept.connection)) == []
    before = dump(here)
    assert merge(here, there) == ["unchanged", "unchanged"]
    assert dump(here) == before


def test_the_version_that_was_added_last_is_the_current_one(tmp_path: Path) -> None:
    here, there = tmp_path / "a.db", tmp_path / "b.db"
    store(here, incoming(OTHER, id="1"))
    store(there, incoming(GERMAN, id="1"))
    with Writer(there) as writer, writer.transaction():
        writer.connection.execute("UPDATE versions SET added = '2001-01-01T00:00:00Z'")
    assert merge(here, there) == ["version"]
    with Store(here) as kept:
        assert kept.record("1").text == OTHER
        assert kept.counts().versions == 2
        assert [each.quote for each in kept.statements("reicht")] == ["„Das reicht nicht“"]
        assert list(kept.statements("bleiben")) == []
        assert list(file_problems(kept.connection)) == []


def test_a_file_is_not_merged_into_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    with pytest.raises(StoreError, match="the very file"):
        merge(path, path)


def test_a_copy_is_whole_and_of_one_moment_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN, id="1"))
    with Writer(path) as writer, writer.transaction():
        writer.store(incoming(OTHER, id="2"))
        written = back_up(path, tmp_path / "copy.db")
    assert written == tmp_path / "copy.db"
    with Store(written) as kept:
        assert [each.id for each in kept.articles()] == ["1"]
        assert list(file_problems(kept.connection)) == []
    with Store(path) as kept:
        assert kept.counts().articles == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.db", "copy.db"]


def test_a_copy_writes_over_nothing_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming())
    (tmp_path / "copy.db").write_text("dear")
    with pytest.raises(UsageError, match="give --force"):
        back_up(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "dear"
    back_up(path, tmp_path / "copy.db", force=True)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    with pytest.raises(UsageError, match="the file itself"):
        back_up(path, path, force=True)
    with pytest.raises(UsageError, match="no folder"):
        back_up(path, tmp_path / "no" / "copy.db")
