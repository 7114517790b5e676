"""Bars over time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.page.bars import days_of, draw
from wortlaut.page.words import words


def day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


@pytest.mark.parametrize(
    ("last", "step", "label"),
    [
        ("2016-02-20", "day", "2 February 2016"),
        ("2016-07-01", "week", "week of 1 February 2016"),
        ("2018-01-01", "month", "February 2016"),
        ("2031-01-01", "year", "2016"),
        ("2500-01-01", "decade", "2010–2019"),
        ("9999-12-31", "century", "2000–2099"),
    ],
)
def test_the_longer_the_time_the_longer_the_periods(last: str, step: str, label: str) -> None:
    found = draw([[day("2016-02-02"), day(last), 0]], words("en"))
    assert found is not None
    assert (found.step, found.bars[0].period.label) == (step, label)
    assert (found.bars[0].counts, found.bars[-1].counts) == ((1,), (1,))


def test_nothing_is_drawn_of_one_day_or_of_what_has_no_date() -> None:
    assert draw([[0, 0], []], words("de")) is None
    assert draw([[0, 700_000], [700_000]], words("de")) is None


def test_an_axis_is_two_weeks_long_at_least() -> None:
    found = draw([[day("2016-02-02"), day("2016-02-03")]], words("de"))
    assert found is not None
    assert [bar.counts for bar in found.bars] == [(1,), (1,)] + [(0,)] * 12


@given(st.lists(st.lists(st.integers(0, date.max.toordinal()), max_size=20), max_size=3))
def test_every_day_falls_into_one_period_and_every_bar_on_the_axis(rows: list[list[int]]) -> None:
    found = draw(rows, words("de"))
    if found is None:
        assert len({each for row in rows for each in row if each}) < 2
        return
    for number, row in enumerate(rows):
        assert sum(bar.counts[number] for bar in found.bars) == sum(1 for each in row if each)
        for each in filter(None, row):
            assert sum(bar.period.since <= each <= bar.period.until for bar in found.bars) == 1
    assert max(height for bar in found.bars for height in bar.heights) == 100
    assert all(bar.x + bar.width <= 100.1 for bar in found.bars)
    assert len(found.ticks) <= 6
    assert all(set(bar.period.days()) == {"since", "until"} for bar in found.bars)


def test_days_share_their_year() -> None:
    told = days_of(words("de"))
    assert told("2027-02-04", "2027-10-07T10:00:00") == "4. Februar – 7. Oktober 2027"
    assert told("2026-12-30", "2027-01-02") == "30. Dezember 2026 – 2. Januar 2027"
    assert told("2027-02-04", "2027-02-04") == "4. Februar 2027"
    assert told(None, None) == ""
    assert told("2027-99-99", "2027-10-07")
