"""What a later wording keeps, leaves out and puts in."""

import time

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store.asking.difference import Stretch, difference


def told(first: str, later: str) -> str:
    marks = {"kept": "{}", "left out": "[-{}-]", "put in": "[+{}+]"}
    return "".join(marks[each.change].format(each.text) for each in difference(first, later))


def test_words_that_are_put_in_and_left_out_are_marked() -> None:
    assert (
        told("Keine Truppen gehen nach Sabha.", "Keine deutschen Truppen gehen jetzt.")
        == "Keine [+deutschen+] Truppen gehen [-nach Sabha-][+jetzt+]."
    )


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert difference("„Façade“, sagte er", "Facade – sagte er!") == [Stretch("kept", "Facade – sagte er!")]


def test_one_short_word_between_two_changes_is_changed_with_them() -> None:
    assert (
        told("alte Häuser in kleinen Dörfern", "neue Türme in großen Städten")
        == "[-alte Häuser in kleinen Dörfern-][+neue Türme in großen Städten+]"
    )


def test_long_words_between_changes_are_kept() -> None:
    assert (
        told("alte Häuser brennen", "neue Häuser stehen") == "[-alte-][+neue+] Häuser [-brennen-][+stehen+]"
    )


def test_without_words_nothing_is_compared() -> None:
    assert difference("…", "!") == [Stretch("kept", "!")]
    assert difference("", "") == []


words = st.text(st.sampled_from("ab ä,.“\u0301\n\u202e"), max_size=40) | st.text(max_size=40)


@given(words, words)
def test_what_is_kept_and_put_in_is_the_later_wording_to_the_letter(first: str, later: str) -> None:
    found = difference(first, later)
    assert "".join(each.text for each in found if each.change != "left out") == later
    assert all(each.text for each in found)
    assert all(each.text in first for each in found if each.change == "left out")


def test_whatever_somebody_writes_it_takes_no_long_time() -> None:
    begun = time.perf_counter()
    difference("a b " * 495, "b a c " * 330)
    difference("a " * 100_000, "a b " * 100_000)
    assert time.perf_counter() - begun < 5
