"""The hard cases of places are all solved, and the measure counts as it says."""

from __future__ import annotations

import pytest

from eval.places import Document, Toponym, distance, hard_cases, is_right, score, table
from wortlaut.records import Place
from wortlaut.spans import Span

CASES = list(hard_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hard_case_is_solved(case: Document) -> None:
    outcome = score(case)
    assert outcome.wrong == []
    assert all(outcome.right)


def test_there_are_enough_hard_cases() -> None:
    assert len(CASES) >= 60
    assert sum(not case.gold for case in CASES) >= 8


def test_distance_is_that_of_the_globe() -> None:
    assert distance(52.52, 13.405, 48.8566, 2.3522) == pytest.approx(878, abs=5)


def test_regions_and_countries_may_lie_further_off() -> None:
    place = Place(start=0, end=1, geonames=1, name="", kind="region", country=None, lat=50.0, lon=10.0)
    near = Toponym(Span(0, 1), 2, False, 53.0, 10.0)
    assert not is_right(place, near)
    assert is_right(place, near._replace(wide=True))
    assert is_right(place, near._replace(geonames=1))


def test_what_is_missed_lowers_the_share_and_what_is_invented_the_precision() -> None:
    gold = [Toponym(Span(3, 6), 3169070, False, 41.9, 12.5), Toponym(Span(30, 34), None, False, 0.0, 0.0)]
    outcome = score(Document("x", "In Rom und in Wien wurde getagt, dann wieder nicht.", "de", gold))
    values = table([outcome])
    assert values["found_and_right"] == 0.5
    assert values["precision"] == 0.5
