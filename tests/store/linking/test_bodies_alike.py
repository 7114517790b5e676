"""Names of bodies compared: what answers what in two languages, firms, letters."""

import pytest

from wortlaut.store.linking.bodies import BodyName, keys_of_body, parse_body
from wortlaut.store.linking.bodies_alike import compare_bodies


def parsed(name: str) -> BodyName:
    found = parse_body(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Norwegisches Institut für Polargewässer", "Norwegian Institute for Polar Waters"),
        ("Finnisches Meteorologisches Institut", "Finnish Meteorological Institute"),
        ("Kenianischer Verband der Teebauern", "Kenyan Tea Growers' Association"),
    ],
)
def test_a_translation_is_the_same_and_shares_a_key(german: str, english: str) -> None:
    a, b = parsed(german), parsed(english)
    assert compare_bodies(a, b, across=True) == compare_bodies(b, a, across=True) == "translated"
    assert set(keys_of_body(a)) & set(keys_of_body(b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Institut für Klimaforschung", "Institut für Konfliktforschung"),
        ("Landgericht Kassel", "Amtsgericht Kassel"),
        ("BWB", "BVB"),
        ("Norwegisches Institut für Polargewässer", "Norwegian Institute for Polar History"),
    ],
)
def test_what_only_sounds_or_looks_alike_is_another(one: str, other: str) -> None:
    assert compare_bodies(parsed(one), parsed(other), across=True) == "different"


@pytest.mark.parametrize(
    ("firm", "short", "expected"),
    [
        ("Riedinger & Söhne Motorenwerke GmbH & Co. KG", "Riedinger", "short"),
        ("Brauerei Hirschfelder AG", "Hirschfelder", "short"),
        ("Pemberton Shipbuilding Company", "Pemberton", "short"),
        ("Pemberton Leasing AG", "Pemberton", "branch"),
    ],
)
def test_a_firm_is_called_by_its_name_without_its_business(firm: str, short: str, expected: str) -> None:
    a, b = parsed(firm), parsed(short)
    assert compare_bodies(a, b) == compare_bodies(b, a) == expected


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Bundesstelle für Brückenprüfung", "BBP"),
        ("Bund der Köche", "BDK"),
        ("Zentralverband der Töpfer", "ZVT"),
        ("Association of Island Ferry Operators", "AIFO"),
    ],
)
def test_letters_stand_for_words_their_parts_and_small_words(name: str, letters: str) -> None:
    a, b = parsed(name), parsed(letters)
    assert compare_bodies(a, b) == "short"
    assert set(keys_of_body(a)) & set(keys_of_body(b))
