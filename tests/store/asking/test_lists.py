"""Long lists are read page by page, each thing once."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.errors import UsageError
from wortlaut.store.asking import lists
from wortlaut.store.asking.addresses import Address, figure_addresses, figure_at


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_articles_come_newest_first_and_those_without_a_date_last(kept: wortlaut.Store, size: int) -> None:
    found: list[str] = []
    while page := lists.articles(kept.connection, after=found[-1] if found else None, limit=size):
        found += [each.id for each in page]
    assert found == ["chancellor", "figures", "other", "troops", "english", "german", "flat"]


def test_articles_are_narrowed_by_outlet_and_days(kept: wortlaut.Store) -> None:
    asked = lists.articles(kept.connection, outlet="Rundschau", since="2017-02-03", until="2017-02-03")
    assert [each.id for each in asked] == ["other"]
    asked = lists.articles(kept.connection, since="2016-06-01", until="2017-02-02", after="troops")
    assert [each.id for each in asked] == ["english"]
    assert lists.articles(kept.connection, outlet="nowhere") == []


@pytest.mark.parametrize("size", [1, 2, 50])
def test_actors_come_by_name_each_group_once(kept: wortlaut.Store, size: int) -> None:
    found: list[tuple[str, Address]] = []
    while page := lists.actors(kept.connection, after=found[-1][1] if found else None, limit=size):
        found += [(each.name, at) for each, at in page]
    assert [name for name, _ in found] == ["Ingrid Solvang", "Jonas Brekke", "Kanzlerin", "Sprecher"]


@pytest.mark.parametrize("size", [1, 3, 50])
def test_places_come_each_once_with_all_that_they_are_called(kept: wortlaut.Store, size: int) -> None:
    found: list[lists.CountedPlace] = []
    while page := lists.places(kept.connection, after=found[-1].geonames if found else None, limit=size):
        found += page
    names = {each.geonames: set(each.names) for each in found}
    assert names == {2212775: {"Sabha"}, 3143244: {"Oslo"}, 3169070: {"Rom", "Rome"}, 3173435: {"Mailand"}}
    assert {each.geonames: each.mentions for each in found}[3169070] == 2


def test_what_is_not_in_the_list_is_told(kept: wortlaut.Store) -> None:
    with pytest.raises(UsageError, match="is no place in the list"):
        lists.articles(kept.connection, after="nothing")
    with pytest.raises(UsageError, match="is no place in the list"):
        lists.actors(kept.connection, after=Address("german", "nobody"))


def test_a_figure_is_found_again_by_its_article_and_its_place_in_the_text(kept: wortlaut.Store) -> None:
    figures = kept.series("Prozent").to_list()
    addresses = figure_addresses(kept.connection, (each.id for each in figures))
    for each in figures:
        article, _, place = addresses[each.id].rpartition("/")
        start, _, end = place.partition("-")
        assert kept.record(article).text[int(start) : int(end)] == each.words
        assert figure_at(kept.connection, addresses[each.id]) == each.id
    for wrong in ("", "troops", "troops/1-2", "troops/x-y", "nothing/1-2"):
        with pytest.raises(UsageError):
            figure_at(kept.connection, wrong)
