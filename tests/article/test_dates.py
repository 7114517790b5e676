"""Dates and date lines."""

import pytest

from wortlaut.article.dates import date_of_lines, read_date
from wortlaut.records import Language


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("2. Februar 2016", "de", "2016-02-02"),
        ("Dienstag, 2. Februar 2016", "de", "2016-02-02"),
        ("3. Jänner 2016", "de", "2016-01-03"),
        ("14.03.2027, 18:20 Uhr", "de", "2027-03-14T18:20:00"),
        ("02.02.16", "de", "2016-02-02"),
        ("February 2, 2016", "en", "2016-02-02"),
        ("Feb. 2, 2016 at 3:14 PM", "en", "2016-02-02T15:14:00"),
        ("3/4/2016", "en", "2016-03-04"),
        ("2016-02-02", "en", "2016-02-02"),
    ],
)
def test_a_date_with_its_year_is_read(text: str, language: Language, iso: str) -> None:
    assert read_date(text, language) == iso


@pytest.mark.parametrize(
    "text", ["gestern", "2. Februar", "vor drei Wochen", "next Friday", "31. Februar 2016", "", "x" * 5000]
)
def test_what_names_no_full_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("ROM, 2. Februar 2016 (nda) – Die Koalition hat …", "de", "2016-02-02"),
        ("Rom/Bagdad (nda, 02.02.2016) – Die Koalition hat …", "de", "2016-02-02"),
        ("Stand: 14.03.2027, 18:20 Uhr", "de", "2027-03-14T18:20:00"),
        ("Veröffentlicht am 02.02.2016 um 14:30 Uhr", "de", "2016-02-02T14:30:00"),
        ("Von Anna Berg | 2. Februar 2016", "de", "2016-02-02"),
        ("ROME, Feb. 2, 2016 (GNA) — The coalition …", "en", "2016-02-02"),
        ("Published: 2 February 2016, 10:15", "en", "2016-02-02T10:15:00"),
        ("By Jane Roe | March 3, 2016", "en", "2016-03-03"),
    ],
)
def test_a_line_by_which_an_article_dates_itself_is_read(line: str, language: Language, iso: str) -> None:
    assert date_of_lines(["Eine Zeile", line], language) == iso


@pytest.mark.parametrize(
    "line",
    [
        "Die Koalition tagte am 2. Februar 2016 in Rom.",
        "Am 2. Februar 2016 wurde die Stadt eingenommen.",
        "ROM (nda) – Die Koalition",
    ],
)
def test_a_date_in_the_course_of_a_sentence_dates_no_article(line: str) -> None:
    assert date_of_lines([line], "de") is None
