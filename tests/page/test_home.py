"""The first page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import WIDTHS, Visitor, client_of
from tests.store.made import incoming, store
from wortlaut.page.visit import NAVIGATION
from wortlaut.page.words import words
from wortlaut.store.writing import Writer


def test_the_first_page_lists_the_articles_newest_first_undated_last(client: TestClient) -> None:
    page = client.get("/").text
    assert len(set(re.findall(r'href="(/article/[^"]+)"', page))) == 17
    days = re.findall(r'<time datetime="([^"]+)"', page)
    assert days == sorted(days, reverse=True)
    assert page.rindex("undated") > page.rindex("<time")


def test_outlets_lead_to_their_articles(client: TestClient) -> None:
    page = client.get("/?outlet=Harrow").text
    assert len(set(re.findall(r'href="(/article/[^"]+)"', page))) == 2


def test_many_articles_come_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    store(path, *(incoming(f"Nummer {number}. Das ist es.", id=f"n{number}") for number in range(35)))
    with client_of(path) as client:
        first, second = client.get("/").text, client.get("/?page=2").text
        found = [set(re.findall(r'href="/article/([^"]+)"', page)) for page in (first, second)]
        assert 'href="/?page=2"' in first
        assert 'rel="prev" href="/"' in second
        assert client.get("/?page=0").status_code == 404
        assert client.get("/?page=x").status_code == 404
    assert [len(each) for each in found] == [30, 5]
    assert len(found[0] | found[1]) == 35


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with Writer(path):
        pass
    with client_of(path) as client:
        assert "wortlaut add" in client.get("/").text


def test_a_file_that_is_none_of_ours_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("no record")
    with client_of(path) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "is no file of Wortlaut" in answer.text


def test_places_and_days_lead_on(client: TestClient) -> None:
    assert client.get("/place/2562305", follow_redirects=False).headers["location"] == "/search?place=2562305"
    day = client.get("/day/2027-02-04", follow_redirects=False).headers["location"]
    assert day == "/timeline?since=2027-02-04&until=2027-02-04"


@pytest.mark.parametrize("width", ["phone", "laptop"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_first_page_reads_well_for_everybody(
    visit: Callable[..., Visitor], width: str, dark: bool
) -> None:
    visitor = visit(width, dark=dark, language="de" if dark else "en")
    page = visitor.go("/")
    assert page.locator("h1").inner_text()
    visitor.accessible()
    visitor.no_sideways_scrolling()


def test_what_is_not_there_is_told_as_a_page(visit: Callable[..., Visitor]) -> None:
    visitor = visit(language="de")
    page = visitor.go("/nirgends")
    assert page.locator("h1").inner_text() == "Hier ist nichts"
    visitor.accessible()
    # The browser notes on its console what the server answered; that is no error of the page.
    visitor.errors = [each for each in visitor.errors if "404" not in each]


@pytest.mark.parametrize("width", ["phone", "laptop"])
def test_the_header_is_one_row_and_leads_to_every_view_without_scripts(
    browser: Any, address: str, width: str
) -> None:
    size = WIDTHS[width]
    context = browser.new_context(
        java_script_enabled=False, locale="de-DE", viewport={"width": size[0], "height": size[1]}
    )
    page = context.new_page()
    page.goto(address)
    assert page.locator("header.top").bounding_box()["height"] < 64
    if width == "phone":
        page.get_by_role("button", name="Menü").press("Enter")
    names = page.locator("header nav a").all_inner_texts()
    assert names == [words("de").of("shared.navigation", path) for path in NAVIGATION]
    page.get_by_role("link", name="Zahlen", exact=True).click()
    page.wait_for_url("**/figures")
    context.close()
