"""Whether a date without its year, or a weekday, is the last or the next one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.texts import cut_text
from wortlaut.heads.times import find_times
from wortlaut.link.times import resolve_times


class Case(NamedTuple):
    """A day of publication, the value that is meant, a text, and where its time stands."""

    published: str
    value: str
    text: str
    start: int


def read_cases() -> list[Case]:
    """Read the case file."""
    path = Path(__file__).parent / "cases" / "dates.de.txt"
    cases = []
    for line in path.read_text("utf-8").splitlines():
        if not line[:1].isdigit():
            continue
        published, value, text = line.split(" ", 2)
        cases.append(Case(published, value, text.replace("[", "").replace("]", ""), text.index("[")))
    return cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text[:40])
def test_a_date_lies_where_the_sentence_says(case: Case) -> None:
    cut = cut_text(case.text, "de", case.published)
    times = resolve_times(find_times(cut), cut)
    assert [each.value for each in times if each.start <= case.start < each.end] == [case.value]
