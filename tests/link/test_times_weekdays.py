"""Whether a weekday is the last or the next one, in sentences and headings of a daily."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.texts import cut_text
from wortlaut.heads.times import find_times
from wortlaut.link.times import resolve_times

PUBLISHED = date(2014, 5, 14)
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
# So many of the cases that were kept back are right; it may only rise.
KEPT_BACK_RIGHT = 32


class Case(NamedTuple):
    """A text, where its weekday stands, and the day that is meant."""

    text: str
    start: int
    day: str


def read_cases() -> list[Case]:
    """Read the case file."""
    path = Path(__file__).parent / "cases" / "weekdays.de.txt"
    cases = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(("+ ", "- ")):
            continue
        before, rest = line[2:].split("[")
        word, after = rest.split("]")
        ahead = (WEEKDAYS.index(word) + 1 - PUBLISHED.isoweekday()) % 7
        day = PUBLISHED + timedelta(days=ahead if line[0] == "+" else ahead - 7)
        cases.append(Case(before + word + after, len(before), day.isoformat()))
    return cases


CASES = read_cases()
KEPT_BACK = CASES[2::3]


def found_day(case: Case) -> str | None:
    """Return the day that the weekday of a case is taken for."""
    cut = cut_text(case.text, "de", PUBLISHED.isoformat())
    times = resolve_times(find_times(cut), cut)
    return next((each.value[:10] for each in times if each.start <= case.start < each.end), None)


@pytest.mark.parametrize(
    "case", [each for each in CASES if each not in KEPT_BACK], ids=lambda case: case.text[:40]
)
def test_a_weekday_is_the_last_or_the_next(case: Case) -> None:
    assert found_day(case) == case.day


def test_weekdays_that_were_kept_back_are_mostly_right() -> None:
    assert len(CASES) >= 100
    assert sum(found_day(case) == case.day for case in KEPT_BACK) >= KEPT_BACK_RIGHT
