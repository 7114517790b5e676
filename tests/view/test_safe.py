"""Hostile text on a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.view.safe import one_line, safe


@given(st.text())
def test_no_control_character_but_tab_and_line_end_gets_through(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(c < " " and c not in "\t\n" for c in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u2066\u200f")


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_what_is_harmless_stays() -> None:
    assert safe("Straße é 👩‍👩‍👧\n\tja") == "Straße é 👩‍👩‍👧\n\tja"
