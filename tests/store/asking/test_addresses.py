"""Actors are found again by what is in the record, and articles by their versions."""

from __future__ import annotations

from pathlib import Path

import pytest

import wortlaut
from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.errors import UsageError
from wortlaut.store.asking.addresses import Address


def test_every_actor_is_found_again_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN), incoming(OTHER), incoming("Heute. " + GERMAN))
    with wortlaut.open(path) as opened:
        for article in opened.articles():
            for actor in opened.article(article.id).record.actors:
                found = opened.actor_at(Address(article.id, actor.id))
                assert opened.actor_at(opened.address(found)) == found
                assert opened.actor_at(Address(article.id[:16], actor.id)) == found


def test_those_who_are_the_same_have_one_address(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN), incoming("Heute. " + GERMAN, published="2027-02-05"))
    with wortlaut.open(path) as opened:
        found = {
            opened.actor_at(Address(article.id, actor.id))
            for article in opened.articles()
            for actor in opened.article(article.id).record.actors
            if actor.name == "Ingrid Solvang"
        }
    assert len(found) == 1


def test_nobody_is_at_a_wrong_address(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN))
    with wortlaut.open(path) as opened:
        (article,) = opened.articles()
        with pytest.raises(UsageError, match="has no actor a000"):
            opened.actor_at(Address(article.id, "a000"))
        with pytest.raises(UsageError, match="no actor:99 in the file"):
            opened.address("actor:99")


def test_an_actor_of_an_older_text_keeps_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN, url="https://a.example/1"))
    with wortlaut.open(path) as opened:
        (article,) = opened.articles()
        old = [Address(article.id, actor.id) for actor in opened.article(article.id).record.actors]
    store(path, incoming("Vorab. " + GERMAN, url="https://a.example/1"))
    with wortlaut.open(path) as opened:
        assert [version.current for version in opened.versions(article.id)] == [False, True]
        assert all(opened.actor_at(each).startswith("actor:") for each in old)


def test_outlets_and_glimpses_tell_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(
        path,
        incoming(GERMAN, publisher="Bote"),
        incoming(OTHER, publisher="Bote"),
        incoming("Still ist der Tag und die Nacht.", publisher="Kurier"),
    )
    with wortlaut.open(path) as opened:
        assert [(each.name, each.articles) for each in opened.outlets()] == [("Bote", 2), ("Kurier", 1)]
        told = opened.glimpses([each.id for each in opened.articles()])
        assert sorted(each.statements for each in told.values()) == [0, 2, 2]
        assert {named.name for each in told.values() for named in each.speakers} == {
            "Ingrid Solvang",
            "Jonas Brekke",
        }


def test_articles_come_from_either_end_and_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(
        path,
        *(incoming(f"{GERMAN} {day}", published=f"2027-02-0{day}" if day else None) for day in (3, 0, 1, 2)),
    )
    with wortlaut.open(path) as opened:
        days = [each.published for each in opened.articles(newest_first=True)]
        assert days == ["2027-02-03", "2027-02-02", "2027-02-01", None]
        assert [each.published for each in opened.articles(newest_first=True, limit=2, offset=1)] == days[1:3]
        assert [each.published for each in opened.articles()] == days[::-1]
