from __future__ import annotations

import pytest

from wortlaut.article.page import jsonld
from wortlaut.article.page.metadata import PageFacts, choose_title, iso_date, read_facts, without_outlet
from wortlaut.article.page.tree import parse


def facts(head: str, body: str = "<h1>Der Rat beschließt</h1>", url: str | None = None) -> PageFacts:
    root = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_facts(root, jsonld.objects(root), url)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-04-27T07:39+0200", "2024-04-27T07:39:00+02:00"),
        ("2023-04-28T17:52:31.847Z", "2023-04-28T17:52:31+00:00"),
        (" 2024-04-27 ", "2024-04-27"),
        ("20240427", "2024-04-27"),
        ("2023-04-28 18:11:01.0", "2023-04-28T18:11:01"),
        ("gestern", None),
        ("0001-01-01", None),
        (None, None),
    ],
)
def test_dates_are_iso_with_the_zone_that_the_page_gives(text: str | None, expected: str | None) -> None:
    assert iso_date(text) == expected


def test_the_date_with_a_zone_goes_before_the_same_day_without_one() -> None:
    found = facts(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Der Rat beschließt",'
        '"datePublished":"2024-04-27 07:39:00","author":{"name":"Ann Roe"},"publisher":{"name":"Blatt"}}</script>'
        '<meta property="article:published_time" content="2024-04-27T07:39:00+02:00">'
    )
    assert found.given.published == "2024-04-27T07:39:00+02:00"
    assert (found.given.author, found.given.publisher) == ("Ann Roe", "Blatt")


def test_damaged_json_ld_is_passed_over() -> None:
    found = facts(
        '<script type="application/ld+json">{"@type": NewsArticle}</script><meta name="author" content="Ann Roe">'
    )
    assert found.given.author == "Ann Roe"


def test_relative_and_broken_addresses_are_completed_or_left() -> None:
    url = "https://blatt.example/a/b"
    assert facts('<link rel="canonical" href="/c">', url=url).given.url == "https://blatt.example/c"
    assert facts('<link rel="canonical" href="http://[x">', url=url).given.url == url


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rat beschließt Ordnung | Hallerner Tageblatt", "Rat beschließt Ordnung"),
        ("Rat beschließt Ordnung – Hallerner Tageblatt – 13.06.2023", "Rat beschließt Ordnung"),
        ("Rat beschließt Ordnung | Politik | Hallerner Tageblatt", "Rat beschließt Ordnung"),
        ("Council votes - and nobody comes", "Council votes - and nobody comes"),
        ("Hallerner Tageblatt", "Hallerner Tageblatt"),
    ],
)
def test_the_outlets_name_is_cut_off_a_title_and_nothing_else_is(title: str, expected: str) -> None:
    assert without_outlet(title, ["Hallerner Tageblatt", "tageblatt.example"]) == expected


def test_a_kicker_is_no_part_of_the_title_unless_the_outlet_says_so() -> None:
    assert choose_title(["Kultur Was liest das Land?"], ["Was liest das Land?"]) == "Was liest das Land?"
    assert choose_title(["Neuer Feiertag"], ["Landtag: Neuer Feiertag"]) == "Landtag: Neuer Feiertag"
    heading = "Rat stoppt Straße nach langem Streit"
    assert choose_title([heading], ["Aus für die Straße"]) == heading
    assert choose_title([], ["Aus für die Straße"]) == "Aus für die Straße"
    assert choose_title([], []) is None
