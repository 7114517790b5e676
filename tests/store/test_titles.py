"""Articles without a title are called by the words that they begin with."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store import titles
from wortlaut.store.titles import label

LONG = "Der Gemeinderat von Brunnau hat am Dienstagabend nach langer Debatte beschlossen, das Hallenbad zu schließen."


def test_a_long_beginning_ends_with_a_whole_word_and_says_that_it_goes_on() -> None:
    assert label(LONG) == "Der Gemeinderat von Brunnau hat am Dienstagabend nach langer Debatte …"


def test_what_stood_before_the_mark_of_a_clause_does_not_keep_it() -> None:
    assert label(
        "Am Ende, so sagte sie in der Anhörung vor dem Ausschuss für Wasser, Wege, Wald, " * 3
    ).endswith("Wege …")


def test_a_short_text_is_its_own_title_on_one_line() -> None:
    assert label(" Kurz\n\nund  gut. ") == "Kurz und gut."
    assert doctest.testmod(titles).failed == 0


def test_one_endless_word_is_cut() -> None:
    assert label("x" * 5000) == "x" * 79 + "…"
    assert label("") == ""


@given(st.text(st.sampled_from("ab c-\n,…\u00a0"), max_size=400))
def test_it_is_never_long_and_begins_as_the_text_does(text: str) -> None:
    told = label(text)
    assert len(told) <= 80
    assert " ".join(text.split()).startswith(told.removesuffix("…").rstrip())
    assert told.endswith("…") or told == " ".join(text.split())
