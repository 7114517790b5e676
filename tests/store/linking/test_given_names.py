"""Given names: short ones, two spellings, contracted ones."""

import pytest

from wortlaut.store.linking.given_names import compare_given, first_letters
from wortlaut.store.linking.names import compare_families, parse_person


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Hans-Joachim Wiebking", "Hajo Wiebking", "short"),
        ("Hans-Peter Wiebking", "Hape Wiebking", "short"),
        ("Abd ar-Rahman Qasimi", "Abdulrahman Qasimi", "sound"),
        ("Jizchak Levanon", "Yitzhak Levanon", "sound"),
        ("Tsai Shu-fen", "Cai Shufen", "sound"),
        ("Aljaksandr Karpenka", "Alexander Karpenka", "short"),
        ("Hans-Joachim Wiebking", "Heiko Wiebking", "different"),
        ("Abd ar-Rahman Qasimi", "Abd al-Karim Qasimi", "different"),
        ("Tsai Shu-fen", "Cai Shuwen", "different"),
    ],
)
def test_two_forms_of_a_given_name_are_told_from_two_names(one: str, other: str, expected: str) -> None:
    a, b = parse_person(one), parse_person(other)
    assert a is not None
    assert b is not None
    assert compare_given(a, b) == compare_given(b, a) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("Hsiao Kuo-liang", "Xiao Guoliang"), ("Teng Hsiao-ping", "Deng Xiaoping")]
)
def test_a_chinese_family_name_is_one_in_both_spellings(one: str, other: str) -> None:
    a, b = parse_person(one), parse_person(other)
    assert a is not None
    assert b is not None
    assert compare_families(a, b) in ("equal", "sound")


def test_first_letters_are_those_of_all_forms() -> None:
    assert set(first_letters("ted")) >= {"t", "e"}
