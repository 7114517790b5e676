"""The days of calendar units, by the conventions the calendar states."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.link.times.calendar import add_months, holiday, interval


@pytest.mark.parametrize(
    ("value", "mod", "days"),
    [
        ("2016-02", None, "2016-02-01..2016-02-29"),
        ("2015-02", "END", "2015-02-21..2015-02-28"),
        ("2016-01", "MID", "2016-01-11..2016-01-20"),
        ("2016-01", "APPROX", "2016-01-01..2016-01-31"),
        ("2016", "START", "2016-01-01..2016-04-30"),
        ("2016", "MID", "2016-05-01..2016-08-31"),
        ("2015-W53", None, "2015-12-28..2016-01-03"),
        ("2016-W05", "START", "2016-02-01..2016-02-02"),
        ("2016-W05", "MID", "2016-02-03..2016-02-04"),
        ("2016-W05", "END", "2016-02-05..2016-02-07"),
        ("2016-W05-WE", None, "2016-02-06..2016-02-07"),
        ("2016-Q1", "END", "2016-03-01..2016-03-31"),
        ("2016-H2", None, "2016-07-01..2016-12-31"),
        ("2015-WI", None, "2015-12-01..2016-02-29"),
        ("2015-SU", "END", "2015-08-01..2015-08-31"),
        ("199", None, "1990-01-01..1999-12-31"),
        ("199", "END", "1997-01-01..1999-12-31"),
        ("18", None, "1801-01-01..1900-12-31"),
        ("19", "START", "1901-01-01..1933-12-31"),
        ("1914/1918", None, "1914-01-01..1918-12-31"),
        ("FY2012", None, "2012-01-01..2012-12-31"),
        ("2016-02-01TNI", None, "2016-02-01..2016-02-02"),
        ("2016-02-02T14:30", None, "2016-02-02..2016-02-02"),
        ("2016-02-02TMO", "START", "2016-02-02..2016-02-02"),
    ],
)
def test_a_value_covers_its_days(value: str, mod: str | None, days: str) -> None:
    found = interval(value, mod)
    assert found is not None
    assert f"{found[0]}..{found[1]}" == days


@pytest.mark.parametrize(
    "value",
    [
        "P3W",
        "PT30M",
        "XXXX-WXX-5",
        "PAST_REF",
        "BC0480",
        "2016-02-30",
        "2015-W60",
        "2016-13",
        "0000",
        "9999-WI",
        "",
    ],
)
def test_what_fixes_no_days_has_none(value: str) -> None:
    assert interval(value) is None


@pytest.mark.parametrize(
    ("year", "name", "day"),
    [
        (2016, "E+0", "2016-03-27"),
        (2016, "E-2", "2016-03-25"),
        (2016, "E+49", "2016-05-15"),
        (2015, "12-25", "2015-12-25"),
        (2015, "advent", "2015-11-29"),
        (2015, "advent-4", "2015-12-20"),
        (2022, "advent-4", "2022-12-18"),
        (2015, "11/4/4", "2015-11-26"),
        (2016, "5/-1/1", "2016-05-30"),
    ],
)
def test_holidays_move_as_they_do(year: int, name: str, day: str) -> None:
    assert holiday(year, name).isoformat() == day


@given(st.dates(date(1, 1, 1), date(9000, 12, 31)), st.integers(0, 2400))
def test_months_added_keep_the_day_or_take_the_last(day: date, count: int) -> None:
    moved = add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == day.day or (moved.day < day.day and add_months(moved, 1).day >= 28)
