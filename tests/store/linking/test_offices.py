"""Offices: German and English words for one."""

import pytest

from wortlaut.records import Language
from wortlaut.store.linking.offices import Office, one_a_country, parse_office, same_walk_of_life

FOREIGN = Office("minister", "foreign")


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Außenministerin", "de", FOREIGN),
        ("US-Außenminister", "de", Office("minister", "foreign", "US")),
        ("Bundesaußenministers", "de", Office("minister", "foreign", "DE")),
        ("foreign minister", "en", FOREIGN),
        ("Secretary of State", "en", Office("minister", "foreign", "US")),
        ("Ministerpräsidentin", "de", Office("government_head")),
        ("Prime Minister", "en", Office("government_head")),
        ("deputy prime minister", "en", Office("government_head", "", "", "vice")),
        ("Vizekanzler", "de", Office("government_head", "", "", "vice")),
        ("ehemaliger Finanzminister", "de", Office("minister", "finance", "", "former")),
        ("Bürgermeisterin von Lindau", "de", Office("mayor")),
        ("mayor of Lindau", "en", Office("mayor")),
    ],
)
def test_the_words_of_both_languages_mean_one_office(
    words: str, language: Language, expected: Office
) -> None:
    assert parse_office(words, language) == expected


def test_other_words_are_no_office() -> None:
    assert parse_office("Nachbar", "de") is None
    assert parse_office("bicycle", "en") is None


def test_only_some_offices_are_held_by_one_person_in_a_country() -> None:
    assert one_a_country(FOREIGN)
    assert not one_a_country(Office("minister"))
    assert not one_a_country(Office("spokesperson"))


def test_walks_of_life() -> None:
    assert same_walk_of_life(Office("mayor"), FOREIGN)
    assert not same_walk_of_life(Office("athlete"), FOREIGN)
