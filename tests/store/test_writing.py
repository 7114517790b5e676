"""Adding: what is new, what is another version, what is there already."""

import itertools
from pathlib import Path

import pytest
from msgspec import structs

from tests.store.made import GERMAN, OTHER, incoming, made, records, store
from wortlaut.errors import EmptyArticle, StoreError
from wortlaut.records import Place, Record
from wortlaut.store import writing
from wortlaut.store.reading import Store
from wortlaut.store.titles import label
from wortlaut.store.writing import Writer


def dump(path: Path) -> list[str]:
    """Return all that a file holds, but for who wrote when."""
    with Store(path) as kept:
        return [line for line in kept.connection.iterdump() if "writers" not in line]


def test_the_same_article_twice_changes_nothing_however_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    seconds = itertools.count()
    monkeypatch.setattr(writing, "now", lambda: f"2026-03-02T10:00:{next(seconds):02}Z")
    assert store(path, incoming(), incoming()) == ["added", "unchanged"]
    before = dump(path)
    assert store(path, incoming()) == ["unchanged"]
    assert dump(path) == before


@pytest.mark.parametrize("given", [{"id": "x1"}, {"url": "https://example.org/a"}])
def test_another_text_under_the_same_id_or_url_is_a_version_and_the_old_one_stays(
    tmp_path: Path, given: dict[str, str]
) -> None:
    path = tmp_path / "a.db"
    old, new = incoming(GERMAN, **given), incoming(OTHER, **given)
    assert store(path, old, new) == ["added", "version"]
    assert records(path) == [old.record, new.record]
    with Store(path) as kept:
        (article,) = kept.articles()
        assert (article.versions, article.title) == (2, label(OTHER))
        assert kept.record(article.id) == new.record
        assert kept.record(article.id, 1) == old.record
        assert list(kept.statements("bleiben")) == []
        assert [each.speaker for each in kept.statements("reicht")] == ["Jonas Brekke"]


def test_adding_old_and_new_texts_again_adds_no_versions(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    both = [incoming(GERMAN, id="x1"), incoming(OTHER, id="x1")]
    store(path, *both)
    before = dump(path)
    assert store(path, *both) == ["unchanged", "unchanged"]
    assert dump(path) == before


def test_a_page_that_differs_in_its_markup_alone_is_there_already(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    article = incoming(url="https://example.org/a")
    again = structs.replace(article, digest="2" * 64, record=structs.replace(
        article.record, source=structs.replace(article.record.source, id="2" * 64)))  # fmt: skip
    assert store(path, article, again) == ["added", "unchanged"]
    assert records(path) == [article.record]
    with Writer(path) as writer:
        assert writer.connection.execute("SELECT count(*) FROM inputs").fetchone() == (2,)


def test_a_date_that_is_told_later_makes_a_new_reading_and_no_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first = incoming(id="x1")
    later = incoming(id="x1", published="2016-02-02")
    assert store(path, first, later) == ["added", "updated"]
    assert records(path) == [later.record]
    with Store(path) as kept:
        assert [each.published for each in kept.statements(since="2016-02-02", until="2016-02-02")] == [
            "2016-02-02"
        ] * 2
        assert kept.counts().versions == 1


def test_an_article_that_comes_again_with_less_known_of_it_keeps_what_was_known(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    first = incoming(id="x1", author="Eva Lindqvist", published="2016-02-02")
    assert store(path, first, incoming(id="x1")) == ["added", "unchanged"]
    assert records(path) == [first.record]


def test_two_articles_with_the_same_words_are_two(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert store(path, incoming(id="x1", publisher="A"), incoming(id="x2", publisher="B")) == [
        "added",
        "added",
    ]
    with Store(path) as kept:
        assert [each.outlet for each in kept.statements("bleiben")] == ["A", "B"]


def test_the_outlet_is_the_publisher_or_the_host(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(
        path, incoming(id="1", publisher="Rundschau", url="https://a.example/1"),
        incoming(id="2", url="https://www.b.example/2"), incoming(id="3"), incoming(id="4", url="http://[broken"),
    )  # fmt: skip
    with Store(path) as kept:
        assert [each.outlet for each in kept.articles()] == ["Rundschau", "b.example", None, None]


def test_a_record_that_breaks_its_rules_is_refused_and_the_others_are_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    good, other = incoming(id="good"), incoming(OTHER, id="other")
    statement = structs.replace(good.record.statements[0], inside="nobody")
    broken = made(structs.replace(good.record, statements=(statement,)), "3" * 64)
    broken = structs.replace(broken, record=structs.replace(
        broken.record, source=structs.replace(good.record.source, id="broken")))  # fmt: skip
    with Writer(path) as writer, writer.transaction():
        writer.store(good)
        with pytest.raises(StoreError, match=r"breaks its own rules .*nobody"):
            writer.store(broken)
        writer.store(other)
    assert records(path) == [good.record, other.record]
    with Store(path) as kept:
        assert len(list(kept.statements("bleiben"))) == 1
        assert len(list(kept.statements("reicht"))) == 1


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    place = Place(start=0, end=1, geonames=1, name="Rom", kind="city", country="IT", lat=41.9, lon=12.5)

    def somewhere(each: Record) -> Record:
        return structs.replace(each, places=(place,))

    first = incoming(id="1", publisher="Neu")

    def fail(writer: Writer) -> None:
        with writer.transaction():
            writer.store(structs.replace(first, record=somewhere(first.record)))
            raise ZeroDivisionError

    with Writer(path) as writer:
        with pytest.raises(ZeroDivisionError):
            fail(writer)
        # What was made on the way, and taken back, must not be remembered.
        with writer.transaction():
            assert writer.store(structs.replace(first, record=somewhere(first.record))) == "added"
    with Store(path) as kept:
        assert [each.outlet for each in kept.articles()] == ["Neu"]
        assert kept.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_failure_is_noted_counted_and_taken_out_when_its_place_is_read_well(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Writer(path) as writer, writer.transaction():
        writer.fail(EmptyArticle("the article is empty"), "a.txt")
        writer.fail(EmptyArticle("the article is empty"), "a.txt")
        writer.fail(EmptyArticle("the article is empty"), "b.txt")
    with Store(path) as kept:
        assert [(each.place, each.kind, each.times) for each in kept.failures()] == [
            ("a.txt", "EmptyArticle", 2), ("b.txt", "EmptyArticle", 1),
        ]  # fmt: skip
    store(path, incoming(where="a.txt"))
    with Store(path) as kept:
        assert [each.place for each in kept.failures()] == ["b.txt"]


def test_the_index_is_made_anew_when_its_words_are_made_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN, id="1"), incoming(OTHER, id="2"))
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE about SET value = 'older' WHERE name = 'index'")
        writer.connection.execute("INSERT INTO statement_words (statement_words) VALUES ('delete-all')")
    with Store(path) as kept:
        assert list(kept.statements("bleiben")) == []
    with Writer(path):
        pass
    with Store(path) as kept:
        assert len(list(kept.statements("bleiben"))) == 1
        assert kept.connection.execute("SELECT value FROM about WHERE name = 'index'").fetchone() != (
            "older",
        )
