"""Hand-computed cases for the metric of the quotation corpus."""

from __future__ import annotations

import pytest

from eval.quotation_metric import (
    PARTS,
    ROLES,
    Pair,
    Part,
    Quotation,
    Score,
    labels,
    macro,
    micro,
    of_type,
    pair,
)


def made(kind: str = "direct", medium: str = "speech", **parts: str) -> Quotation:
    """Write a quotation with its token positions as figures: ``made(quote="1 2 3")``."""
    positions: dict[Part, frozenset[int]] = {
        part: frozenset(map(int, parts[part].split())) for part in PARTS if part in parts
    }
    return Quotation(type=kind, medium=medium, parts=positions)


FIRST = made(quote="1 2 3 4", speaker="6 7", cue="5", frame="5 6 7")
SECOND = made("indirect", "writing", quote="20 21", speaker="10", cue="11", frame="10 11 12", addressee="12")


def test_a_perfect_system_scores_one_everywhere() -> None:
    pairs = pair([FIRST, SECOND], [SECOND, FIRST])
    assert macro(pairs, PARTS) == Score(1.0, 1.0)
    assert macro(pairs, ROLES).f1 == 1.0
    assert labels(pairs, lambda one: one.type).f1 == 1.0
    assert all(micro(pairs, part).f1 == 1.0 for part in PARTS)


def test_an_empty_system_has_no_precision_and_no_recall() -> None:
    pairs = pair([FIRST, SECOND], [])
    assert pairs == [Pair(FIRST, None), Pair(SECOND, None)]
    assert macro(pairs, PARTS) == Score(0.0, 0.0)
    assert labels(pairs, lambda one: one.type) == Score(0.0, 0.0)


def test_an_article_without_statements_adds_nothing() -> None:
    assert pair([], []) == []
    assert macro([], PARTS) == Score(0.0, 0.0)
    assert micro([], "quote") == Score(0.0, 0.0)


def test_a_duplicate_finds_no_partner_and_costs_precision_alone() -> None:
    pairs = pair([FIRST], [FIRST, FIRST])
    score = macro(pairs, ("quote",))
    assert (score.precision, score.recall) == (0.5, 1.0)
    assert score.f1 == pytest.approx(2 / 3)


def test_the_pairing_is_the_best_in_total_not_the_best_for_the_first() -> None:
    long, short = made(quote="1 2 3 4 5 6"), made(quote="5 6 7")
    one, other = made(quote="1 2 3 4 5 6 7"), made(quote="1 2 3")
    # Greedy: long-one 12/13, short-other 0. Best in total: long-other 6/9 and short-one 6/10.
    assert pair([long, short], [one, other]) == [Pair(long, other), Pair(short, one)]


def test_an_equal_type_decides_between_equal_overlaps_and_the_medium_after_it() -> None:
    direct, indirect = made("direct", quote="1 2"), made("indirect", quote="1 2")
    assert pair([indirect, direct], [direct, indirect]) == [Pair(indirect, indirect), Pair(direct, direct)]
    spoken, written = made(quote="1 2"), made(medium="writing", quote="1 2")
    assert pair([written, spoken], [spoken, written]) == [Pair(written, written), Pair(spoken, spoken)]


def test_statements_that_share_no_token_are_still_paired() -> None:
    gold, system = made(quote="1 2", cue="3"), made(quote="8 9", speaker="7")
    assert pair([gold], [system]) == [Pair(gold, system)]
    assert labels(pair([gold], [system]), lambda one: one.type).f1 == 1.0


def test_a_value_exists_only_where_its_denominator_is_not_zero() -> None:
    gold = made(quote="1 2 3 4", speaker="6")
    system = made(quote="1 2", cue="9")
    score = macro([Pair(gold, system)], PARTS)
    # Precision: quote 2/2, cue 0/1. Recall: quote 2/4, speaker 0/1. Nothing else exists.
    assert score.precision == pytest.approx(0.5)
    assert score.recall == pytest.approx(0.25)
    roles = macro([Pair(gold, system)], ROLES)
    assert (roles.precision, roles.recall) == (0.0, 0.0)


def test_macro_counts_pairs_and_micro_counts_tokens() -> None:
    pairs = [
        Pair(made(quote="1 2 3 4 5 6 7 8"), made(quote="1 2 3 4 5 6 7 8")),
        Pair(made(quote="20 21"), made(quote="21 22")),
    ]
    assert macro(pairs, ("quote",)).precision == pytest.approx((1 + 1 / 2) / 2)
    assert micro(pairs, "quote").precision == pytest.approx(9 / 10)


def test_labels_are_counted_over_pairs_with_both_sides() -> None:
    pairs = [Pair(FIRST, FIRST), Pair(SECOND, FIRST), Pair(SECOND, None)]
    score = labels(pairs, lambda one: one.type)
    assert score.precision == pytest.approx(1 / 2)
    assert score.recall == pytest.approx(1 / 3)


def test_statements_can_be_chosen_by_type() -> None:
    assert of_type([FIRST, SECOND], "indirect") == [SECOND]
