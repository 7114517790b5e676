"""Windows hold every word, and give each from where most lies around it."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.encode.windows import MOST, OVERLAP, best_windows, windows

SENTENCES = st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=120), max_size=30)


def laid_out(sentences: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the pieces of every word, and the first words of sentences and the end."""
    return [size for sentence in sentences for size in sentence], [0, *accumulate(map(len, sentences))]


@given(SENTENCES)
def test_windows_hold_every_word_in_order_and_none_is_too_large(sentences: list[list[int]]) -> None:
    sizes, starts = laid_out(sentences)
    made = windows(sizes, starts)
    assert {word for start, end in made for word in range(start, end)} == set(range(len(sizes)))
    assert all(sum(sizes[start:end]) <= MOST for start, end in made)
    for (start, end), (following, farther) in pairwise(made):
        assert start < following <= end < farther
        assert sum(sizes[following:end]) <= OVERLAP


@given(SENTENCES)
def test_every_word_is_taken_from_one_window_that_holds_it(sentences: list[list[int]]) -> None:
    sizes, starts = laid_out(sentences)
    made = windows(sizes, starts)
    kept = best_windows([0, *accumulate(sizes)], made)
    assert [word for low, high in kept for word in range(low, high)] == list(range(len(sizes)))
    for (start, end), (low, high) in zip(made, kept, strict=True):
        assert low == high or start <= low < high <= end


def test_an_article_that_fits_is_one_window() -> None:
    assert windows([1] * MOST, [0, 20, 40, MOST]) == [(0, MOST)]
    assert windows([], [0]) == []


def test_windows_begin_and_end_at_sentences() -> None:
    starts = list(range(0, 1001, 40))
    made = windows([1] * 1000, starts)
    assert made == [(0, 400), (320, 720), (640, 1000)]
    assert {word for window in made for word in window} <= set(starts)


def test_the_words_of_an_overlap_are_shared_out_in_its_middle() -> None:
    made = [(0, 400), (320, 720), (640, 1000)]
    assert best_windows(range(1001), made) == [(0, 360), (360, 680), (680, 1000)]


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    made = windows([10] * 100, [0, 100])
    assert made[0] == (0, 42) or made[0][1] <= 42
    assert made[-1][1] == 100
    assert all(following < end for (_, end), (following, _) in pairwise(made))
