"""A place as a person names it."""

from pathlib import Path

import pytest

from tests.store.made import incoming, store
from wortlaut.errors import UsageError
from wortlaut.store.mapping import on_map
from wortlaut.store.reading import Store


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    store(tmp_path / "a.db", incoming())
    return Store(tmp_path / "a.db")


def test_a_number_gives_the_place_in_the_articles_language(kept: Store) -> None:
    with kept:
        assert (on_map(kept.connection, "3169070", "de").name, on_map(kept.connection, "3169070", "en").name) == (
            "Rom", "Rome",
        )  # fmt: skip
        assert on_map(kept.connection, "3169070", None).country == "IT"


def test_a_name_of_several_places_lists_their_numbers(kept: Store) -> None:
    with kept, pytest.raises(UsageError, match=r"places are called 'Springfield': \d+ Springfield \(city, "):
        on_map(kept.connection, "Springfield", "en")


def test_a_number_that_the_file_alone_knows_is_a_place_too(kept: Store) -> None:
    with kept:
        row = kept.connection.execute("SELECT geonames, name FROM locations").fetchone()
        assert on_map(kept.connection, str(row[0]), "de").name == row[1]


@pytest.mark.parametrize(("name", "reason"), [("999999999", "neither in the gazetteer nor"), ("Qwxyz", "no place 'Qwxyz'"),
                                              ("99999999999999", "neither in the gazetteer")])  # fmt: skip
def test_what_is_no_place_says_the_way_out(kept: Store, name: str, reason: str) -> None:
    with kept, pytest.raises(UsageError, match=reason):
        on_map(kept.connection, name, "de")
