"""Which place a name means: told by the text, by the other places, or by renown, and with a reason."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import cut_text
from wortlaut.heads.places import find_places
from wortlaut.link.places import resolve_places
from wortlaut.records import Language, Place


def places(text: str, language: Language = "de") -> dict[str, Place]:
    cut = cut_text(text, language)
    return {cut.text[p.start : p.end]: p for p in resolve_places(find_places(cut), cut)}


@pytest.mark.parametrize(
    ("text", "language", "name", "geonames"),
    [
        ("Georgia accused Russia near Tbilisi.", "en", "Georgia", 614540),
        ("Georgia and Alabama expect storms, also in Atlanta.", "en", "Georgia", 4197000),
        ("Ein Sturm traf Paris in Texas.", "de", "Paris", 4717560),
        ("Ein Sturm traf Paris und Lyon.", "de", "Paris", 2988507),
        ("Im belgischen Halle fährt kein Zug.", "de", "Halle", 2796696),
        ("In Tripolis im Libanon wurde geschossen.", "de", "Tripolis", 266826),
        ("Die Regierung in Tripolis lehnt ab.", "de", "Tripolis", 2210247),
        ("Washington rejected the plan.", "en", "Washington", 4140963),
        ("In Frankfurt an der Oder wird gebaut.", "de", "Frankfurt an der Oder", 2925535),
        ("Police in Birmingham, Alabama, closed the road.", "en", "Birmingham", 4049979),
        ("In Kiew tagte das Parlament.", "de", "Kiew", 703448),
        ("In Agadez landeten die Helfer.", "de", "Agadez", 2448085),
        ("In der Region Agadez fehlt Wasser.", "de", "Agadez", 2448083),
        ("Aid workers reached Agadez in Niger.", "en", "Agadez", 2448085),
        ("Donors met in Vienna, the State Department in Washington said.", "en", "Vienna", 2761369),
        ("Police in Vienna and in Arlington, Virginia, searched homes.", "en", "Vienna", 4791160),
        ("A convoy drove from Qatrun to the coast of Libya.", "en", "Qatrun", 2219739),
    ],
)
def test_the_right_place_of_the_name_is_chosen(
    text: str, language: Language, name: str, geonames: int
) -> None:
    assert places(text, language)[name].geonames == geonames


def test_a_name_has_one_sense_in_an_article() -> None:
    cut = cut_text(
        "Firefighters in Paris, Texas, met. Paris has two stations; the mayor of Paris spoke.", "en"
    )
    found = [p for p in resolve_places(find_places(cut), cut) if cut.text[p.start : p.end] == "Paris"]
    assert len(found) == 3
    assert {p.geonames for p in found} == {4717560}


def test_the_text_can_tell_two_senses_apart() -> None:
    cut = cut_text("Springfield, Mo., and Springfield, Ill., are twinned.", "en")
    found = [p for p in resolve_places(find_places(cut), cut) if p.kind == "city"]
    assert [p.geonames for p in found] == [4409896, 4250542]


def test_province_and_town_of_one_name_are_kept_apart_by_the_noun() -> None:
    cut = cut_text("In der Provinz Idlib liegt die Stadt Idlib.")
    assert [p.kind for p in resolve_places(find_places(cut), cut)] == ["region", "city"]


def test_kind_country_point_and_name_are_given() -> None:
    found = places("In Syrien liegt Rakka am Euphrat, in Bayern liegt Hof.")
    assert (found["Syrien"].kind, found["Syrien"].country, found["Syrien"].geonames) == (
        "country",
        "SY",
        163843,
    )
    assert (found["Rakka"].kind, found["Rakka"].country) == ("city", "SY")
    assert (found["Euphrat"].kind, found["Euphrat"].country) == ("other", None)
    assert (found["Bayern"].kind, found["Bayern"].geonames) == ("region", 2951839)
    assert abs(found["Syrien"].lat - 33.51) + abs(found["Syrien"].lon - 36.29) > 1  # not Damascus


def test_a_part_of_a_country_is_a_region_without_an_id() -> None:
    part = places("Nordsyrien ist zerstört.")["Nordsyrien"]
    assert (part.kind, part.geonames, part.country) == ("region", None, "SY")


def test_names_are_given_in_the_articles_language() -> None:
    assert places("In Rom wurde verhandelt.")["Rom"].name == "Rom"
    assert places("Talks were held in Rome.", "en")["Rome"].name == "Rome"


def test_every_choice_has_a_reason() -> None:
    found = places("Ein Sturm traf Paris in Texas, dann das belgische Halle und Wien.")
    assert found["Paris"].reason == "the text puts it in texas"
    assert found["Halle"].reason == "an adjective beside it names the country"
    assert all(place.reason for place in found.values())


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_whatever_the_text_coordinates_are_on_the_globe(text: str) -> None:
    cut = cut_text(f"Aus Paris in Texas: {text} und Halle")
    for place in resolve_places(find_places(cut), cut):
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert cut.text[place.start : place.end].strip()


def test_a_text_that_only_names_places_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        cut = cut_text("Springfield in Washington, Paris und Halle. " * count, "de")
        found = find_places(cut)
        start = time.process_time()
        resolve_places(found, cut)
        return time.process_time() - start

    seconds(10)
    small, large = seconds(200), seconds(1_600)
    assert large < 8 * 4 * small + 0.3
