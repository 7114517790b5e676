"""Words as they are compared."""

import re
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Language
from wortlaut.store.stems import fold, stem, stretches, words

CASES = Path(__file__).parent / "cases" / "stems.txt"


def cases() -> list[list[str]]:
    """Return the lines above the line of dashes, as words."""
    lines = CASES.read_text("utf-8").partition("----")[0].splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


def test_forms_of_a_word_have_one_stem_and_other_words_another() -> None:
    assert len(cases()) > 70
    for language, first, *others in cases():
        known = cast(Language, language)
        if others[0] == "/":
            assert stem(first, known) != stem(others[1], known), (first, others)
        else:
            assert {stem(each, known) for each in others} == {stem(first, known)}, (first, others)


@pytest.mark.parametrize(
    "spelled", [("Straße", "STRASSE"), ("Müller", "Mueller"), ("Häuser", "Ha\u0308user")]
)
def test_spellings_of_a_word_have_one_stem(spelled: tuple[str, str]) -> None:
    assert stem(spelled[0], "de") == stem(spelled[1], "de")


def test_words_are_folded_and_marks_and_soft_hyphens_lie_inside_them() -> None:
    assert words("Die „Boden\u00adtruppen“, 25,5 % – c\u0327a Ça FAÇADE_ﬁn") == [
        "die", "bodentruppen", "25", "5", "ca", "ca", "facade", "fin",
    ]  # fmt: skip


@given(st.text())
def test_every_word_is_one_token_of_the_index(text: str) -> None:
    # The index parts words at all ASCII characters but letters and digits, and nowhere else.
    for word in (*words(text), *(stem(each, "de") for _, _, each in stretches(text))):
        assert re.fullmatch(r"(?:[a-z0-9]|[^\x00-\x7f])*", word)


@given(st.text())
def test_stretches_name_their_words(text: str) -> None:
    for start, end, word in stretches(text):
        assert text[start:end] == word


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
