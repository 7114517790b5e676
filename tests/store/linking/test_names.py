"""Names of persons: parts, spellings, keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store.linking.given_names import compare_given
from wortlaut.store.linking.names import (
    PersonName,
    compare_families,
    is_common,
    is_office_alone,
    keys_of_person,
    parse_person,
    sounds,
)

NAMES = st.text("abcdefghijklmnopqrstuvwxyzäöüßéčşABCSZ '-.", min_size=1, max_size=24)


def parsed(name: str) -> PersonName:
    found = parse_person(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bohdan Hrytschuk", "Bohdan Hrychuk"),
        ("Wolodymyr Sawtschenko", "Volodymyr Savchenko"),
        ("Jewgeni Prigarin", "Yevgeny Prigarin"),
        ("Michail Chodorow", "Mikhail Khodorov"),
        ("Arkadi Schtscherbatow", "Arkady Shcherbatov"),
        ("Dschamal Rahmani", "Jamal Rahmani"),
        ("Jürgen Möllerling", "Jurgen Mollerling"),
        ("Dragan Milošić", "Dragan Milosic"),
        ("Kim Tae-jun", "Tae-jun Kim"),
        ("Dr. Henrike Löwenthal", "Henrike Löwenthal"),
    ],
)
def test_spellings_of_one_name_agree_and_share_a_key(one: str, other: str) -> None:
    a, b = parsed(one), parsed(other)
    assert compare_families(a, b) in ("equal", "marks", "sound")
    assert compare_given(a, b) in ("equal", "sound", "short")
    assert set(keys_of_person(a)) & set(keys_of_person(b))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Robert Tennant", "Bob Tennant", "short"),
        ("L. Ashcombe", "Leland Ashcombe", "initial"),
        ("Karl-Theodor Wiebking", "Theodor Wiebking", "part"),
        ("Wiebking", "Theodor Wiebking", "missing"),
        ("Peter Hagedorn", "Paul Hagedorn", "different"),
        ("George H. Calloway", "George W. Calloway", "different"),
        ("George Calloway", "George W. Calloway", "equal"),
    ],
)
def test_given_names_are_compared_by_what_they_are_short_for(one: str, other: str, expected: str) -> None:
    assert compare_given(parsed(one), parsed(other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Verena Stolz-Kammerer", "Verena Stolz", "part"),
        ("Annelies van Steenbergen", "Steenbergen", "equal"),
        ("Georg Meier", "Georg Mayer", "different"),
        ("Ute Schmidt", "Ute Schmitt", "different"),
        ("Rita Braun-Wolters", "Rita Braun-Kamp", "different"),
    ],
)
def test_family_names_that_only_resemble_each_other_are_two(one: str, other: str, expected: str) -> None:
    assert compare_families(parsed(one), parsed(other)) == expected


@pytest.mark.parametrize(
    "name",
    ["Ingrid Solvang von den Grünen", "Ingrid Solvang vom Institut", "Ingrid Solvang von Schleswig-Holstein"],
)
def test_a_name_ends_where_its_body_begins(name: str) -> None:
    assert parsed(name) == parsed("Ingrid Solvang")


def test_a_noble_name_goes_on() -> None:
    assert parsed("Gisela von der Marwitz").family == "von der marwitz"


def test_the_generation_is_taken_from_the_name() -> None:
    assert parsed("Otto Brinkhaus jr.").generation == "younger"
    assert parsed("Walter Gaines Sr.").generation == "elder"


def test_frequent_names_are_known_as_such() -> None:
    assert is_common(parsed("Anna Müller"))
    assert not is_common(parsed("Anna Brinkhaus"))


@given(NAMES, NAMES)
def test_comparing_names_does_not_depend_on_the_order(one: str, other: str) -> None:
    a, b = parse_person(one), parse_person(other)
    if a is not None and b is not None:
        assert compare_families(a, b) == compare_families(b, a)
        assert compare_given(a, b) == compare_given(b, a)
        assert compare_families(a, a) == "equal"


@given(NAMES)
def test_a_word_has_few_sounds_and_at_least_one(word: str) -> None:
    assert 1 <= len(sounds(word.lower())) <= 8


@pytest.mark.parametrize(
    "name",
    [
        "Prof. em. Dr.-Ing. Kurt Weidling",
        "Kurt Weidling MdB",
        "Hofrat Kurt Weidling",
        "Staff Sgt. Kurt Weidling",
    ],
)
def test_titles_before_and_after_a_name_are_no_part_of_it(name: str) -> None:
    assert parsed(name) == parsed("Kurt Weidling")


@pytest.mark.parametrize("name", ["Dean Acheville", "Earl Prestwick"])
def test_a_title_that_is_a_given_name_too_is_one_before_a_family_name(name: str) -> None:
    assert parsed(name).given


@pytest.mark.parametrize("name", ["Innenminister", "Präsident der Handelskammer", "Prime Minister"])
def test_the_words_for_an_office_are_no_name(name: str) -> None:
    assert is_office_alone(name)


@pytest.mark.parametrize("name", ["Koch", "Ostendorp", "Innenminister Ostendorp", "Peter Richter"])
def test_a_name_is_more_than_an_office(name: str) -> None:
    assert not is_office_alone(name)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Catalina Errázuriz Montealegre", "Catalina Errázuriz", "part"),
        ("Catalina Errázuriz Montealegre", "Camila Errázuriz", "different"),
        ("Fjodor Fjodorenkow", "Fyodor Fedorenkov", "vowels"),
        ("Aischa Chaled", "Aisha Khalid", "vowels"),
        ("Anna Moller", "Anna Miller", "different"),
    ],
)
def test_second_family_names_and_vowels_may_differ(one: str, other: str, expected: str) -> None:
    a, b = parsed(one), parsed(other)
    assert compare_families(a, b) == compare_families(b, a) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("J.D. Thornquist", "John D. Thornquist", "part"),
        ("Ted Halvorsen", "Theodore Halvorsen", "short"),
        ("Ted Halvorsen", "Edward Halvorsen", "short"),
        ("Bart Quigg", "Bartholomew Quigg", "short"),
        ("Abdelwahid Tarfawi", "Abdul Wahid Tarfawi", "sound"),
        ("Mohammad-Resa Dschalil", "Mohammad Reza Dschalil", "equal"),
    ],
)
def test_given_names_are_compared_by_their_other_forms(one: str, other: str, expected: str) -> None:
    a, b = parsed(one), parsed(other)
    assert compare_given(a, b) == compare_given(b, a) == expected
