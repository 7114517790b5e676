"""How counts become scores."""

from __future__ import annotations

import pytest

from eval.statement_scores import PRIOR, scores


def test_a_rule_seen_often_keeps_its_share_and_a_rare_one_is_drawn_to_the_mean() -> None:
    counted = scores({"often": (1000, 900), "once": (1, 0)})
    mean = 900 / 1001
    assert counted["other"] == pytest.approx(mean)
    assert counted["often"] == pytest.approx(0.9, abs=0.001)
    assert counted["once"] == pytest.approx(PRIOR * mean / (1 + PRIOR))


def test_reported_statements_have_a_share_of_their_own_for_verbs_never_seen() -> None:
    assert scores({"reported_loben": (4, 1), "before_that": (6, 6)})["reported"] == pytest.approx(0.25)
