"""Which places are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wortlaut
from wortlaut.store.asking.where import country_code, distance_km, places_named, places_near

POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize("name", ["Rom", "rom", "Rome", "3169070", 3169070])
def test_a_place_has_one_id_under_all_its_names(kept: wortlaut.Store, name: str | int) -> None:
    assert places_named(kept.connection, name) == [3169070]
    assert {each.article for each in kept.search(place=name)} == {"german", "english"}


@pytest.mark.parametrize(
    ("name", "code"), [("IT", "IT"), ("it", "IT"), ("Italien", "IT"), ("Italy", "IT"), ("Libyen", "LY")]
)
def test_a_country_is_found_by_name_and_code(name: str, code: str) -> None:
    assert country_code(name) == code


def test_near_is_within_the_kilometres(kept: wortlaut.Store) -> None:
    assert places_near(kept.connection, "Rom", 1) == [3169070]
    both = places_near(kept.connection, "Rom", 600)  # Milan is 480 km away
    assert len(both) > 1
    assert places_near(kept.connection, "41.9,12.5", 600) == both
    assert {each.article for each in kept.search(near="Mailand", km=5.0)} == {"figures"}


@given(POINT, POINT)
def test_distances_are_those_of_a_globe(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert distance_km(a, a) == 0
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= 20_016


def test_known_distances_are_right() -> None:
    assert distance_km((52.52, 13.405), (48.137, 11.575)) == pytest.approx(504, abs=2)  # Berlin, Munich
