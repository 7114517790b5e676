"""The API beside its calls: hashes of answers, problems, ids, and the page that tells of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import Visitor
from wortlaut.records import to_json
from wortlaut.store.reading import Store


def test_the_record_of_an_article_is_the_record(client: TestClient, example: Path) -> None:
    with Store(example) as kept:
        article = next(iter(kept.articles())).id
        record = to_json(kept.record(article))
    assert client.get(f"/api/articles/{article}").content == record
    assert client.get(f"/api/articles/{article[:16]}").content == record
    assert client.get(f"/api/articles/{article}?version=1").content == record
    assert client.get(f"/api/articles/{article}?version=2").status_code == 404


def test_who_has_the_answer_already_is_told_so(client: TestClient) -> None:
    first = client.get("/api/articles")
    again = client.get("/api/articles", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert (
        client.get("/api/articles?limit=1", headers={"if-none-match": first.headers["etag"]}).status_code
        == 200
    )


def test_no_id_of_a_row_is_told(client: TestClient) -> None:
    for path in ("statements", "search?q=Truppen", "facets", "actors", "timeline?of=sahara", "dossiers/sahara",
                 "figures/series?of=Prozent"):  # fmt: skip
        text = client.get(f"/api/{path}").text
        assert not re.search(r'"(actor|statement|figure|event|article):\d+"', text), path


def test_ids_lead_on(client: TestClient) -> None:
    found: dict[str, Any] = client.get("/api/statements?speaker=Brandt").json() or {}
    found = client.get("/api/statements").json()
    said = next(each for each in found["items"] if each["speakers"])
    assert client.get(f"/api/statements/{said['id']}").json()["statement"]["quote"] == said["quote"]
    assert client.get(f"/api/articles/{said['article']}").json()["source"]["id"] == said["article"]
    actor = client.get(f"/api/actors/{said['speakers'][0]['id']}").json()
    assert said["speakers"][0]["name"] in actor["names"]
    figure = client.get("/api/figures/series?of=Prozent").json()["items"][0]
    assert figure in client.get("/api/figures/series", params={"figure": figure["id"]}).json()["items"]
    for page in (said["page"], actor["page"]):
        assert client.get(page).status_code == 200


def test_what_is_no_call_is_told_as_a_problem(client: TestClient) -> None:
    answer = client.get("/api/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert client.post("/api/articles").status_code == 403


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_example_on_the_page_can_be_followed(client: TestClient, language: str) -> None:
    page = client.get("/api", headers={"accept-language": language}).text
    addresses = [unescape(each) for each in re.findall(r'class="try"><a href="([^"]+)"', page)]
    assert len(addresses) > 12
    for each in addresses:
        answer = client.get(each)
        assert answer.status_code == 200, each
        assert answer.json().get("items", True) or each.startswith("/api/corrections"), each


@pytest.mark.parametrize(("width", "dark"), [("laptop", False), ("phone", True)])
def test_the_page_is_accessible(visit: Callable[..., Visitor], width: str, dark: bool) -> None:
    visitor = visit(width=width, dark=dark)
    page = visitor.go("/api")
    page.locator(".call summary").first.press("Enter")
    visitor.accessible()
    visitor.no_sideways_scrolling()
