from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.neural.runs import runs

GAINS = st.lists(st.floats(-3, 3), max_size=8)
COST = st.floats(0, 2)


def worth(taken: list[bool], gains: list[float], costs: list[float]) -> float:
    total = sum(gain for gain, take in zip(gains, taken, strict=True) if take)
    edges = [False, *taken, False]
    return total - sum(cost for cost, (a, b) in zip(costs, itertools.pairwise(edges), strict=True) if a != b)


@given(GAINS, st.data())
def test_no_other_choice_of_words_is_worth_more(gains: list[float], data: st.DataObject) -> None:
    costs = data.draw(st.lists(COST, min_size=len(gains) + 1, max_size=len(gains) + 1))
    taken = set(runs(gains, costs))
    own = worth([place in taken for place in range(len(gains))], gains, costs)
    best = max(worth(list(one), gains, costs) for one in itertools.product((False, True), repeat=len(gains)))
    assert own >= best - 1e-9


def test_a_doubtful_word_within_a_run_is_taken_along() -> None:
    assert runs([2, 2, -0.5, 2, -2], [1.0] * 6) == [0, 1, 2, 3]


def test_a_single_likely_word_far_from_any_mark_is_no_run() -> None:
    assert runs([-3, 0.6, -3], [1.0] * 4) == []
