"""Names are found while they are typed, and misspelt ones lead to those near them."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.store.asking.suggesting import actors_beginning, actors_near, place_called, places_beginning


def names(found: list[wortlaut.store.asking.suggesting.Suggested]) -> list[str]:
    return [each.name for each in found]


@pytest.mark.parametrize("typed", ["So", "solv", "Ingrid", "ingrid so", "Solvang"])
def test_whoever_has_a_name_that_begins_so_is_suggested(kept: wortlaut.Store, typed: str) -> None:
    (found,) = actors_beginning(kept.connection, typed)
    assert found.name == "Ingrid Solvang"
    assert kept.actor(found.value).name == "Ingrid Solvang"


@pytest.mark.parametrize("typed", ["", "s", "ang", "Jonas So", '"', "sol*", "(", "NOT"])
def test_nobody_else_is_and_nothing_typed_is_an_error(kept: wortlaut.Store, typed: str) -> None:
    assert "Jonas Brekke" not in names(actors_beginning(kept.connection, typed))


def test_who_spoke_more_comes_first(kept: wortlaut.Store) -> None:
    connection = kept.connection
    assert names(actors_beginning(connection, "Jo"))[0] == "Jonas Brekke"
    assert len(actors_beginning(connection, "In", most=1)) == 1


@pytest.mark.parametrize("misspelt", ["Solwang", "Sollvang", "Ingrid Solvnag", "Inrid Solvang"])
def test_a_misspelt_name_leads_to_the_one_near_it(kept: wortlaut.Store, misspelt: str) -> None:
    assert names(actors_near(kept.connection, misspelt)) == ["Ingrid Solvang"]


@pytest.mark.parametrize("other", ["", "Quux", "???", "Xylander Montgomery"])
def test_what_is_like_no_name_leads_to_nobody(kept: wortlaut.Store, other: str) -> None:
    assert actors_near(kept.connection, other) == []


def test_places_are_found_by_beginnings_and_by_their_names_in_other_languages(kept: wortlaut.Store) -> None:
    assert names(places_beginning(kept.connection, "sab")) == ["Sabha"]
    (milan,) = places_beginning(kept.connection, "Milan")
    assert (milan.value, milan.country) == ("3173435", "IT")
    assert places_beginning(kept.connection, "%") == []
    assert places_beginning(kept.connection, "_a") == []
    assert place_called(kept.connection, 3143244) == "Oslo"
    assert place_called(kept.connection, 1) is None
