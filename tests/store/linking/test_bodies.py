"""Names of bodies: languages, abbreviations, branches."""

import pytest

from wortlaut.store.linking.bodies import BodyName, keys_of_body, parse_body
from wortlaut.store.linking.bodies_alike import abbreviates, compare_bodies


def parsed(name: str) -> BodyName:
    found = parse_body(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Vereinte Nationen", "United Nations", "known"),
        ("Europäische Kommission", "European Commission", "known"),
        ("UN", "United Nations", "known"),
        ("Auswärtiges Amt", "German Foreign Ministry", "translated"),
        ("Norwegische Fischereibehörde", "Norwegian Fisheries Authority", "translated"),
        ("Wiener Hafenbehörde", "Vienna Port Authority", "translated"),
        ("Front der Roten Dünen", "FRD", "short"),
        ("Zentralverband der Töpfer", "ZVT", "short"),
        ("Bundesamt für Tiergesundheit", "Federal Office for Animal Health", "translated"),
        ("Schweizer Bergrettungsdienst", "Swiss Alpine Rescue Service", "translated"),
        ("Gewerkschaft der Eisenbahner", "Railway Workers' Union", "translated"),
        ("Harzwerk AG", "Harzwerk", "equal"),
        ("Oasenhilfe", "Organisation Oasenhilfe", "longer"),
        ("Ansar as-Sahil", "Ansar-as-Sahil-Miliz", "longer"),
    ],
)
def test_forms_of_one_name_agree_and_share_a_key(one: str, other: str, expected: str) -> None:
    a, b = parsed(one), parsed(other)
    assert compare_bodies(a, b) == compare_bodies(b, a) == expected
    assert set(keys_of_body(a)) & set(keys_of_body(b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CDU", "CDU Sachsen"),
        ("FC Lindenau", "Lindenau"),
        ("Harlow Foundation", "Harlow Youth Foundation"),
        ("Polizei Bremen", "Polizei Rostock"),
        ("Environment Agency", "Environment Ministry"),
        ("Northern Relief Fund", "Northern Peace Fund"),
    ],
)
def test_a_branch_or_a_like_body_is_another(one: str, other: str) -> None:
    assert compare_bodies(parsed(one), parsed(other)) in ("branch", "different")


@pytest.mark.parametrize("name", ["Finanzministerium", "Supreme Court", "Gesundheitsbehörde", "Parliament"])
def test_what_every_country_has_is_local(name: str) -> None:
    assert parsed(name).local


@pytest.mark.parametrize("name", ["Nato", "Harzwerk", "Pemberton Institute"])
def test_what_there_is_once_is_not_local(name: str) -> None:
    assert not parsed(name).local


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("BfS", "Bundesstelle für Seilbahnen"),
        ("BSS", "Bundesstelle für Seilbahnsicherheit"),
        ("NUFW", "National Union of Ferry Workers"),
        ("VSN", "Verband der Schausteller Norddeutschlands"),
    ],
)
def test_letters_stand_for_words_in_their_order(letters: str, words: str) -> None:
    assert abbreviates(letters, words.split())


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("BSS", "Bundesstelle für Bergbahnen"),
        ("NUF", "National Union of Ferry Workers"),
        ("", "Union Nord"),
        ("UN", "Union"),
    ],
)
def test_letters_that_are_missing_or_left_over_stand_for_something_else(letters: str, words: str) -> None:
    assert not abbreviates(letters, words.split())
