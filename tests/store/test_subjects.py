"""What a person writes finds what is meant, or says what might be."""

from pathlib import Path

import pytest

from tests.store.made import GERMAN, OTHER, incoming, store
from tests.store.said import EVA, say, two
from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store import correcting, subjects
from wortlaut.store.reading import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    two(tmp_path / "a.db")
    return tmp_path / "a.db"


def test_a_statement_is_found_by_the_beginning_of_its_id_and_by_its_row(path: Path) -> None:
    with Store(path) as kept:
        wanted = kept.record("1").statements[0]
        for name in (wanted.id, wanted.id[:5]):
            found = subjects.statement(kept.connection, name)
            assert (found.key, found.words, found.span) == (wanted.id, "„Wir bleiben“", Span(0, 13))
        assert subjects.find(kept.connection, f"statement:{found.id}") == found
        with pytest.raises(
            UsageError, match=f"no statement '{wanted.id[:6]}zz' in the file; near it: {wanted.id}"
        ):
            subjects.statement(kept.connection, wanted.id[:6] + "zz")
        with pytest.raises(UsageError, match="no statement:1 in the file"):
            subjects.find(kept.connection, "statement:1")


def test_the_same_id_in_two_articles_is_told_apart_by_the_article(path: Path) -> None:
    store(path, incoming(GERMAN, id="3", published="2016-02-02"))
    with Store(path) as kept:
        key = kept.record("1").statements[0].id
        with pytest.raises(UsageError, match=r"may be 2 statements: statement:.*--in ARTICLE"):
            subjects.statement(kept.connection, key)
        assert subjects.statement(kept.connection, key, "3").version == 3


def test_an_actor_is_found_by_name_alias_and_id_and_a_misspelt_one_is_told(path: Path) -> None:
    with Store(path) as kept:
        wanted = kept.record("1").actors[0]
        found = subjects.actor(kept.connection, wanted.name)
        assert (found.key, found.words) == (wanted.id, "Ingrid Solvang")
        assert subjects.find(kept.connection, wanted.id) == found
        assert subjects.find(kept.connection, f"actor:{found.id}") == found
        with pytest.raises(
            UsageError, match="no actor 'Ingrid Sollvang' in the file; near it: 'Ingrid Solvang'"
        ):
            subjects.actor(kept.connection, "Ingrid Sollvang")


def test_of_several_of_a_name_all_are_listed_until_a_person_joins_them(path: Path) -> None:
    store(path, incoming("Jonas Brekke schwieg. Ganz anders „redete“ Wim Yxkull in Wien.", id="3"))
    with Store(path) as kept:
        joined = kept.connection.execute("SELECT count(*) FROM actors WHERE same_as IS NOT NULL").fetchone()[
            0
        ]
        if not joined:
            with pytest.raises(UsageError, match="'Jonas Brekke' may be 2 actors: actor:"):
                subjects.actor(kept.connection, "Jonas Brekke")
        one = subjects.actor(kept.connection, "Jonas Brekke", "2")
        other = subjects.actor(kept.connection, "Jonas Brekke", "3")
    assert one.id != other.id
    say(path, lambda writer: correcting.judge(writer, one, other, "same", EVA))
    with Store(path) as kept:
        assert subjects.actor(kept.connection, "Jonas Brekke").id in (one.id, other.id)


def test_articles_and_figures_are_found(path: Path) -> None:
    store(path, incoming(OTHER, id="u", url="https://example.org/a"))
    with Store(path) as kept:
        assert subjects.article(kept.connection, "https://example.org/a").key == "u"
        figure = kept.record("2").figures[0]
        found = subjects.find(kept.connection, f"{figure.start}-{figure.end}", "2")
        assert (found.thing, found.span) == ("figure", Span(figure.start, figure.end))
        with pytest.raises(UsageError, match="no statement, actor, figure or article 'q'"):
            subjects.find(kept.connection, "q")
        with pytest.raises(UsageError, match="no article 'q'"):
            subjects.find(kept.connection, "1-2", "q")


def test_an_added_statement_is_found_where_it_was_added(path: Path) -> None:
    said = say(
        path,
        lambda writer: correcting.add_statement(
            writer, subjects.article(writer.connection, "2"), correcting.Missed(quote=(Span(60, 74),)), EVA
        ),
    )
    with Store(path) as kept:
        assert subjects.statement(kept.connection, said.subject).span == Span(60, 74)


def test_the_statement_of_a_row_is_the_one_of_its_key(path: Path) -> None:
    with Store(path) as kept:
        record = kept.record("2")
        rows = kept.connection.execute("SELECT id, key FROM statements WHERE version = 2").fetchall()
        assert {key for _, key in rows} == {each.id for each in record.statements}
        for identity, key in rows:
            assert subjects.find(kept.connection, f"statement:{identity}").key == key
