"""Articles of any length as windows of what the encoder takes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

MOST = 420
"""Pieces of a window; the model was trained on windows of at most so many."""
OVERLAP = 100
"""Pieces at most that two windows share, so that no word is read at an edge if that can be helped."""


def windows(sizes: Sequence[int], sentences: Sequence[int]) -> list[tuple[int, int]]:
    """Return half-open stretches of words that together hold every word.

    ``sizes`` are the words' pieces, ``sentences`` the first words of sentences. Stretches begin and end at
    sentences, except within sentences too long for that.
    """
    before = [0, *accumulate(sizes)]
    breaks = [*_breaks(before, sentences), len(sizes)]
    made = []
    start = end = 0
    while end < len(breaks) - 1:
        while end + 1 < len(breaks) and before[breaks[end + 1]] - before[breaks[start]] <= MOST:
            end += 1
        made.append((breaks[start], breaks[end]))
        while before[breaks[end]] - before[breaks[start]] > OVERLAP:
            start += 1
    return made


def _breaks(before: Sequence[int], sentences: Sequence[int]) -> Iterator[int]:
    """Yield where windows may begin: no stretch between two is so long that it would not fit behind an overlap."""
    for start, end in pairwise([*dict.fromkeys([0, *sentences]), len(before) - 1]):
        if start == end:
            continue
        yield start
        if before[end] - before[start] <= MOST - OVERLAP:
            continue
        since = start
        for word in range(start + 1, end):
            if before[word + 1] - before[since] > OVERLAP:
                yield word
                since = word


def best_windows(before: Sequence[int], made: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each window the stretch of words that lie farther from its edges than from those of any other.

    ``before`` counts the pieces before every word. The article's own ends are no edges.
    """
    kept = []
    low = 0
    for number, (_, end) in enumerate(made, 1):
        high = _middle(before, made[number][0], end) if number < len(made) else end
        # A window between two that meet in it keeps nothing.
        high = max(high, low)
        kept.append((low, high))
        low = high
    return kept


def _middle(before: Sequence[int], low: int, high: int) -> int:
    """Return the word from which on the beginning at ``low`` is farther away than the end at ``high``."""
    word = low
    while word < high and before[word] - before[low] < before[high] - before[word + 1]:
        word += 1
    return word
