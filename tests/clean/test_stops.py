from __future__ import annotations

import pytest

from wortlaut.clean.stops import Strength, is_number, is_roman, stops, word_before
from wortlaut.records import Language


@pytest.mark.parametrize(
    ("language", "word", "strength"),
    [
        ("de", "Dr", "never"), ("de", "z.B", "never"), ("de", "usw", "often"), ("de", "Mio", "seldom"),
        ("de", "K", "seldom"), ("de", "x", "never"), ("de", "Ldkrs", "seldom"), ("de", "US-Adm", "never"),
        ("de", "Haus", None), ("de", "CDU", None), ("de", "", None), ("de", "25", None),
        ("en", "Sen", "never"), ("en", "Inc", "seldom"), ("en", "U.S", "seldom"), ("en", "etc", "often"),
        ("en", "Q.X", "seldom"), ("en", "house", None), ("en", "no", None),
    ],
)  # fmt: skip
def test_a_stop_after_a_word_is_taken_by_its_strength(
    language: Language, word: str, strength: Strength | None
) -> None:
    assert stops(language).strength(word) == strength


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_lists_hold_no_final_stop_and_no_word_twice(language: Language) -> None:
    from wortlaut.language import load

    listed = [w for groups in load(language, "abbreviations").values() for ws in groups.values() for w in ws]
    assert len(listed) > 500
    assert [word for word in listed if word.endswith(".") or word != word.strip()] == []
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_word_that_begins_sentences_is_an_abbreviation_that_never_ends_one(language: Language) -> None:
    known = stops(language)
    assert [word for word in known.starters if known.strengths.get(word) == "never"] == []


def test_the_word_before_a_stop_has_no_marks_at_its_front() -> None:
    text = "Er kam („vgl. Abs."
    assert word_before(text, 0, text.index(".")) == "vgl"
    assert word_before(text, 0, len(text) - 1) == "Abs"
    assert word_before(text, len(text) - 3, len(text) - 1) == "bs"
    assert word_before("Er . ", 0, 3) == ""


@pytest.mark.parametrize("word", ["2", "1.000,50", "2:1", "18.30", "2015/16"])
def test_digits_make_numbers(word: str) -> None:
    assert is_number(word)


def test_names_with_digits_are_no_numbers() -> None:
    assert not is_number("H5N1")
    assert not is_number("")


def test_roman_numerals_are_told_from_words() -> None:
    assert [word for word in ["IV", "XVI", "II", "MIX", "VIVA", "", "IIII"] if is_roman(word)] == [
        "IV",
        "XVI",
        "II",
    ]
