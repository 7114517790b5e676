"""All that is held of one thing."""

from pathlib import Path

import pytest

import wortlaut
from tests.store.asking.filled import fill
from tests.store.made import GERMAN, incoming, store
from wortlaut.store.asking.showing import ShownActor, ShownArticle, ShownStatement
from wortlaut.store.replacing import insert_judgement
from wortlaut.store.writing import Writer


def test_a_statement_is_shown_in_its_record_with_places_and_figures(kept: wortlaut.Store) -> None:
    (found,) = kept.search("Bodentruppen")
    shown = kept.show(found.id[:8])
    assert isinstance(shown, ShownStatement)
    assert (shown.statement.id, shown.said.id, shown.article.id) == (found.id, found.id, "troops")
    assert {place.name for place in shown.places} >= {"Oslo"}
    (claim,) = kept.search("30")
    assert [figure.value for figure in kept.statement(claim.id).figures] == [30]


def test_other_wordings_and_judgements_are_shown(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db")
    with Writer(path) as writer, writer.transaction():
        term, connection = writer.interning.term, writer.connection
        (first, key), (second, _) = connection.execute("SELECT id, key FROM statements ORDER BY id LIMIT 2")
        connection.execute("UPDATE statements SET same_as = ? WHERE id = ?", (first, second))
        said = (first, second, term("same"), term("shortened"), 0.9, "as told", "Eva", "")
        insert_judgement(connection, "statement_judgements", said)
    with wortlaut.open(path) as kept:
        shown = kept.statement(key)
        (other,) = shown.wordings
        (judged,) = shown.judgements
        assert (judged.other, judged.verdict, judged.author) == (f"statement:{second}", "same", "Eva")
        assert (judged.relation, judged.reason) == ("shortened", "as told")
        assert [each.id for each in kept.statement(other.id).wordings] == [key]


def test_of_copies_the_first_is_shown_with_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, *(incoming(GERMAN, id=f"copy {day}", published=f"2016-02-0{day}") for day in (3, 1, 2)))
    with wortlaut.open(path) as kept:
        for name in {each.id for each in kept.search("bleiben")}:
            shown = kept.statement(name)
            assert shown.article.id == "copy 1"
            assert [each.article for each in shown.wordings] == ["copy 2", "copy 3"]
            assert kept.show(name) == shown


def test_articles_and_actors_are_shown(kept: wortlaut.Store) -> None:
    article = kept.show("https://www.kurier.example/a")
    assert isinstance(article, ShownArticle)
    assert article.record == kept.record("german")
    actor = kept.show("Ingrid Solvang")
    assert isinstance(actor, ShownActor)
    assert (actor.kind, actor.first, actor.last) == ("person", "2016-02-02", "2017-05-05")
    assert actor.statements == len(list(kept.search(speaker="Ingrid Solvang")))
    assert kept.actor(actor.actor) == actor
    assert kept.actor("Jonas Brekke").dossiers == ("sahara (adversary)",)
    assert kept.article("german") == article


def test_what_is_not_there_says_so(kept: wortlaut.Store) -> None:
    for ask in (kept.show, kept.statement, kept.article, kept.actor):
        with pytest.raises(wortlaut.UsageError):
            ask("nothing of the kind")
