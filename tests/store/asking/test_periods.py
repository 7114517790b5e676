"""Stretches of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store.asking.periods import Scale, iso, scale


def days(since: str, until: str) -> Scale:
    return scale(date.fromisoformat(since).toordinal(), date.fromisoformat(until).toordinal())


@pytest.mark.parametrize(
    ("since", "until", "step", "first", "last"),
    [
        ("2027-02-04", "2027-02-04", "day", "2027-02-04", "2027-02-05"),
        ("2027-01-01", "2027-12-31", "week", "2026-12-28", "2028-01-03"),
        ("2016-02-02", "2024-11-30", "month", "2016-02-01", "2024-12-01"),
        ("1999-05-05", "2024-02-03", "quarter", "1999-04-01", "2024-04-01"),
        ("1950-05-05", "2024-02-03", "year", "1950-01-01", "2025-01-01"),
        ("1001-05-05", "2024-02-03", "decade", "1000-01-01", "2030-01-01"),
    ],
)
def test_a_period_is_cut_where_the_calendar_is(
    since: str, until: str, step: str, first: str, last: str
) -> None:
    made = days(since, until)
    assert (made.step, iso(made.edges[0]), iso(made.edges[-1])) == (step, first, last)


ORDINALS = st.integers(1, date.max.toordinal())


@given(ORDINALS, ORDINALS, ORDINALS)
def test_every_day_of_a_period_lies_in_just_one_of_few_bins(one: int, other: int, day: int) -> None:
    made = scale(one, other)
    since, until = min(one, other), max(one, other)
    assert list(made.edges) == sorted(set(made.edges))
    assert made.edges[0] <= since
    assert made.bins <= 1100  # ten thousand years in decades
    if since <= day <= min(until, date.max.toordinal() - 1):
        number = made.bin_of(day)
        assert number is not None
        assert made.edges[number] <= day < made.edges[number + 1]
    if day < made.edges[0] or day >= made.edges[-1]:
        assert made.bin_of(day) is None
