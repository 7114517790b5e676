"""What goes into the file comes out of it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from tests.store.made import any_record, incoming, made, records, store
from wortlaut.records import Record
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer

# Each try makes a file: to shrink a failing one takes minutes, and what it shows can be read as it is.
settings.register_profile("files", deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
FILES = settings.get_profile("files")


@settings(FILES, max_examples=40)
@given(record=any_record())
def test_every_field_of_any_record_comes_back_as_it_was(record: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        assert store(path, made(record)) == ["added"]
        assert records(path) == [record]


@settings(FILES, max_examples=20)
@given(first=any_record(), second=any_record())
def test_a_reading_that_is_replaced_leaves_nothing_behind(first: Record, second: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        store(path, made(first))
        with Writer(path) as writer, writer.transaction():
            writer.replace(1, second, blanked=True)
        assert records(path) == [second]
        with Store(path) as kept:
            assert kept.connection.execute("PRAGMA foreign_key_check").fetchall() == []
            for index, table in (("statement_words", "statements"), ("version_words", "versions")):
                held = kept.connection.execute(f"SELECT id FROM {index}_docsize ORDER BY id").fetchall()
                assert held == kept.connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()


def test_a_read_article_comes_back_as_it_was(tmp_path: Path) -> None:
    article = incoming(published="2016-02-02", url="https://example.org/a")
    store(tmp_path / "a.db", article)
    with Store(tmp_path / "a.db") as kept:
        assert kept.record("https://example.org/a") == article.record
        assert kept.record(article.record.source.id, 1) == article.record


def test_a_version_that_is_not_there_is_named(tmp_path: Path) -> None:
    store(tmp_path / "a.db", incoming())
    with Store(tmp_path / "a.db") as kept, pytest.raises(LookupError, match="no version 7"):
        kept._records.record(7)
