import json

from eval.__main__ import FLOORS, SLACK, standing


def test_a_figure_at_its_floor_holds_it() -> None:
    assert standing(0.75, 0.75) == ""


def test_a_figure_that_falls_short_by_what_processors_differ_is_told() -> None:
    assert standing(0.659, 0.663) == "  within the slack"


def test_a_figure_further_down_is_below_its_floor() -> None:
    assert standing(0.75 - 2 * SLACK, 0.75) == "  BELOW"


def test_every_lowered_floor_says_why() -> None:
    kept = json.loads(FLOORS.read_text("utf-8"))
    assert all(change["reason"] and change["to"] < change["from"] for change in kept["lowered"])
    assert {change["key"] for change in kept["lowered"]} <= set(kept["floors"])
