"""Bodies of the data files: one for all their names, and where they are at home."""

import pytest

from wortlaut.store.linking.known_names import known_body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kinderhilfswerk der Vereinten Nationen", "Unicef"),
        ("Europäische Rechnungshof", "European Court of Auditors"),
        ("US-Notenbank", "Fed"),
        ("Europäischen Arzneimittel-Agentur", "EMA"),
    ],
)
def test_names_of_one_body_are_one_in_every_case(one: str, other: str) -> None:
    assert known_body(one).name == known_body(other).name != ""


def test_what_is_shorter_than_every_form_is_another_word() -> None:
    assert known_body("Linken").name
    assert not known_body("Link").name


def test_a_body_is_at_home_in_its_country_unless_many_countries_have_one() -> None:
    assert known_body("CSU").homes == {"DE"}
    assert {"FR", "IE"} <= known_body("EZB").homes
    assert not known_body("Unicef").homes
    assert not known_body("Grüne").homes
    assert known_body("Grüne").local


def test_letters_and_family_names_may_be_something_else() -> None:
    assert known_body("CSU").doubtful
    assert known_body("Wagner").doubtful
    assert not known_body("Gruppe Wagner").doubtful
