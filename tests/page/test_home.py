"""The first page."""

from __future__ import annotations

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.page.conftest import Visitor


def test_the_first_page_lists_the_articles(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.text.count('href="/article/') == 17


def test_the_first_page_opens_in_a_browser(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.go("/")
    assert page.locator("h1").inner_text()
    visitor.accessible()
    visitor.no_sideways_scrolling()
