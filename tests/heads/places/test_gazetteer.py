"""The gazetteer: what it holds, how it is asked, and what it says when it is damaged."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import DataError
from wortlaut.heads.places.gazetteer import Also, Candidate, Gazetteer, Level, gazetteer
from wortlaut.heads.places.names import fold, plain

COUNTRIES = 200


def best(name: str) -> Candidate:
    return max(gazetteer().look_up(name).candidates, key=lambda each: (each.worth, each.population))


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Rakka", 172955),
        ("Raqqa", 172955),
        ("Mossul", 99072),
        ("Kiew", 703448),
        ("Kyjiw", 703448),
        ("Göteborg", 2711537),
        ("Gothenburg", 2711537),
        ("Neapel", 3172394),
        ("Frankfurt (Oder)", 2925535),
        ("Vereinigten Staaten", 6252001),
        ("USA", 6252001),
        ("Saudi-Arabien", 102358),
        ("Krim", 703883),
    ],
)
def test_german_english_and_local_names_lead_to_the_same_id(name: str, geonames: int) -> None:
    assert geonames in {each.geonames for each in gazetteer().look_up(name).candidates}


def test_a_country_has_a_point_of_its_own_and_not_its_capitals() -> None:
    france, paris = best("Frankreich"), best("Paris")
    assert france.level == Level.COUNTRY
    assert abs(france.lat - paris.lat) + abs(france.lon - paris.lon) > 1.0
    assert (round(france.lat), round(france.lon)) == (47, 2) or 46 <= france.lat <= 48


def test_a_country_is_named_by_its_code_in_either_language() -> None:
    assert gazetteer().country("TD", "de") == "Tschad"
    assert gazetteer().country("TD", "en") == "Chad"
    assert gazetteer().country("XX", "en") is None


def test_every_place_lies_on_the_globe_and_its_regions_are_regions() -> None:
    book = gazetteer()
    total = book.about["places"]
    countries = 0
    for number in range(total):
        if number > 3000 and number % 53:
            continue  # all regions at the start, and a sample of the towns
        place = book.place(number)
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.country is None or len(place.country) == 2
        assert all(book.place(each).level in {Level.FIRST, Level.SECOND} for each in place.regions)
        assert book.name(number, "de")
        assert book.name(number, "en")
        countries += place.level == Level.COUNTRY
    assert countries > COUNTRIES


def test_a_name_that_is_also_a_word_or_a_persons_is_marked() -> None:
    assert gazetteer().look_up("Essen").flags & Also.GERMAN_WORD
    assert gazetteer().look_up("Reading").flags & Also.ENGLISH_WORD
    assert gazetteer().look_up("Jordan").flags & Also.FIRST_NAME
    assert gazetteer().look_up("Houston").flags & Also.SURNAME
    assert not gazetteer().look_up("Syrien").flags & (Also.GERMAN_WORD | Also.FIRST_NAME)


def test_marks_may_be_missing_in_the_text_and_the_name_without_them_is_known_as_such() -> None:
    with_marks = {each.number for each in gazetteer().look_up("Córdoba").candidates}
    without = gazetteer().look_up("Cordoba").candidates
    assert with_marks <= {each.number for each in without}
    assert all(each.plain_name for each in without if each.number in with_marks)


def test_the_header_names_sources_licences_and_date() -> None:
    about = gazetteer().about
    assert "CC BY 4.0" in {source["licence"] for source in about["sources"]}
    assert len(about["built"]) == 10


def test_it_loads_in_a_moment() -> None:
    from importlib import resources

    data = resources.files("wortlaut._data").joinpath("gazetteer.bin").read_bytes()
    assert len(data) < 8_000_000
    start = time.process_time()
    Gazetteer(data)
    assert time.process_time() - start < 1.0  # 0.05 s on an idle machine


@pytest.mark.parametrize("damage", [b"", b"WLGZ1", b"WLGZ1\xff\xff\xff\xff{}", b"no gazetteer at all"])
def test_a_damaged_file_is_said_to_be_damaged(damage: bytes) -> None:
    with pytest.raises(DataError, match="install wortlaut again"):
        Gazetteer(damage)


def test_a_file_that_is_cut_off_is_said_to_be_damaged() -> None:
    from importlib import resources

    data = resources.files("wortlaut._data").joinpath("gazetteer.bin").read_bytes()
    with pytest.raises(DataError, match="damaged"):
        Gazetteer(data[: len(data) // 2])


@given(st.text(max_size=60))
def test_a_key_is_folded_once_and_for_all(name: str) -> None:
    assert plain(plain(fold(name))) == plain(fold(name))
    gazetteer().look_up(name)  # whatever the text, it only finds nothing


def test_case_gaps_and_apostrophes_do_not_matter() -> None:
    assert fold("Baden-Baden") == fold("BADEN  BADEN")
    assert fold("Côte d’Azur") == fold("Côte d'Azur")
    assert fold("St. Louis") == fold("St Louis")
