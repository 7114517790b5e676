from __future__ import annotations

import pytest

from wortlaut.article.page.posts.moments import moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("February 2, 2016", "2016-02-02"),
        ("2. Februar 2016", "2016-02-02"),
        ("Dienstag, 2. Februar 2016", "2016-02-02"),
        ("Feb 2, 2016 at 3:14 PM", "2016-02-02T15:14:00"),
        ("2016-02-02T15:14:00Z", "2016-02-02T15:14:00+00:00"),
        ("5:40 PM · Nov 17, 2023", "2023-11-17T17:40:00"),
        ("17. Nov. 2023, 13:05", "2023-11-17T13:05:00"),
        ("2016-02-02", "2016-02-02"),
    ],
)
def test_dates_in_german_and_english_words_become_iso_dates(text: str, expected: str) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text", [None, "", "2 Std.", "3h", "Feb 2", "Antworten", "im Jahr 2016 beschloss der Rat " * 9]
)
def test_what_names_no_day_of_a_year_is_no_date(text: str | None) -> None:
    assert moment(text) is None
