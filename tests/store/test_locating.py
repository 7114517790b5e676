"""Words of one text are found again in another."""

import time

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.spans import Span
from wortlaut.store.locating import again, closest, find_words, nearest, relocate

TEXT = "Sie kam nach Rom. Er blieb in Rom. Rom schwieg."


def test_of_several_places_the_one_with_the_same_surroundings_is_taken() -> None:
    other = "Rom war voll. Davor: Sie kam nach Rom. Er blieb in Rom. Rom schwieg."
    for start in (13, 30, 35):
        span = Span(start, start + 3)
        found = relocate(TEXT, span, other)
        assert found == Span(start + 21, start + 24)


def test_words_that_stand_nowhere_are_not_found() -> None:
    assert relocate(TEXT, Span(13, 16), "Sie kam nach Wien.") is None
    assert again(TEXT, Span(0, 3), "Oslo", TEXT) is None


def test_words_that_are_not_where_they_should_be_are_found_near_there() -> None:
    assert again(TEXT, Span(27, 30), "Rom", TEXT) == Span(30, 33)


@given(st.text("ab ", max_size=40), st.integers(0, 40), st.integers(0, 40), st.text("ab", max_size=9))
def test_what_is_found_has_the_same_words(text: str, start: int, end: int, before: str) -> None:
    span = Span(*sorted((min(start, len(text)), min(end, len(text)))))
    assert relocate(text, span, text) == span
    found = relocate(text, span, before + text)
    assert (found is not None) == (span.start < span.end or span == (0, 0) or not before)
    assert found is None or found.text(before + text) == span.text(text)


@given(
    st.lists(st.sampled_from(["ja", "nein", "Rom"]), min_size=1, max_size=4),
    st.sampled_from([" ", "\n\n", " \t"]),
)
def test_words_are_found_whatever_white_space_lies_between_them(words: list[str], gap: str) -> None:
    text = f"- {gap.join(words)} -"
    assert Span(2, len(text) - 2) in find_words(text, " ".join(words))
    assert find_words(text, "   ") == []


def test_the_nearest_and_the_closest() -> None:
    assert nearest([Span(0, 3), Span(20, 23)], Span(15, 16)) == Span(20, 23)
    assert nearest([], Span(0, 1)) is None
    spans = [(Span(0, 10), "a"), (Span(5, 16), "b")]
    assert closest(Span(6, 16), spans, 0.5) == "b"
    assert closest(Span(6, 16), spans, 0.95) is None


def test_finding_again_takes_time_in_proportion_to_the_text() -> None:
    began = time.perf_counter()
    assert relocate("a" * 1_000_000, Span(5, 6), "b" + "a" * 1_000_000) is not None
    assert time.perf_counter() - began < 20
