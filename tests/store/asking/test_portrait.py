"""Who somebody is, by all articles."""

import pytest

import wortlaut
from tests.store.asking.test_utterances import group
from wortlaut.store.asking.portrait import Portrait, portrait


@pytest.fixture
def solvang(kept: wortlaut.Store) -> Portrait:
    return portrait(kept.connection, group(kept, "Ingrid Solvang"))


def test_names_articles_and_mentions_are_told(solvang: Portrait) -> None:
    assert (solvang.name, solvang.kind) == ("Ingrid Solvang", "person")
    assert solvang.names[0] == ("Ingrid Solvang", solvang.articles)
    assert solvang.first is not None
    assert solvang.last is not None
    assert (solvang.first.article, solvang.last.article) == ("german", "figures")


def test_an_office_comes_with_the_sentence_that_gives_it(solvang: Portrait, kept: wortlaut.Store) -> None:
    (office,) = (each for each in solvang.offices if each.text == "Verteidigungsministerin")
    found = office.evidence
    assert (office.first, office.last, office.articles) == ("2016-06-01", "2016-06-01", 1)
    assert found.sentence[found.begin : found.finish] == "Verteidigungsministerin"
    assert found.span.text(kept.record(found.article).text) == "Verteidigungsministerin"
    assert found.sentence.startswith("„Keine Bodentruppen")


def test_dossiers_are_told_with_the_part(kept: wortlaut.Store) -> None:
    (part,) = portrait(kept.connection, group(kept, "Jonas Brekke")).dossiers
    assert (part.key, part.title, part.part) == ("sahara", "Sahara", "adversary")
