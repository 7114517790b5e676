"""The best tree, against all trees of small sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wortlaut.heads.neural.trees import best_heads, is_tree


def total(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def squares(most: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, most).flatmap(
        lambda size: arrays(np.float32, (size, size), elements=st.floats(-50, 50, width=32))
    )


@settings(max_examples=60, deadline=None)
@given(squares(4))
def test_no_tree_is_better_than_the_one_that_is_chosen(scores: np.ndarray) -> None:
    heads = best_heads(scores)
    every = (np.asarray(one) for one in product(range(len(scores)), repeat=len(scores)))
    assert is_tree(heads)
    best = max(total(scores, one) for one in every if is_tree(one))
    assert abs(total(scores, heads) - best) < 1e-2


@settings(max_examples=60, deadline=None)
@given(squares(24))
def test_every_word_comes_to_the_one_root(scores: np.ndarray) -> None:
    heads = best_heads(scores).tolist()
    assert sum(head == word for word, head in enumerate(heads)) == 1
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        assert heads[at] == at


def test_circles_within_circles_are_taken_apart() -> None:
    scores = np.full((6, 6), -9.0)
    for word, head, score in [(0, 1, 9), (1, 0, 9), (2, 1, 8), (1, 2, 8), (0, 2, 7), (3, 4, 5), (4, 3, 5)]:
        scores[word, head] = score
    scores[5, 5] = 1.0
    heads = best_heads(scores)
    assert is_tree(heads)
    assert heads[5] == 5


def test_a_second_root_is_given_a_head_even_where_it_scores_less() -> None:
    scores = np.array([[10.0, 0.0], [0.0, 9.0]])
    assert best_heads(scores).tolist() == [0, 0]


def test_two_roots_and_a_circle_are_no_trees() -> None:
    assert not is_tree(np.array([0, 1]))
    assert not is_tree(np.array([1, 0]))
    assert not is_tree(np.array([0, 2, 1]))
    assert is_tree(np.array([0, 0, 1]))
