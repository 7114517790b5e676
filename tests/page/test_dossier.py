"""The views of dossiers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import wortlaut
from tests.page.conftest import Visitor, client_of
from tests.page.hostile import attack, harmless
from tests.store.made import incoming, store


def test_dossiers_are_listed(client: TestClient) -> None:
    page = client.get("/dossiers").text
    assert 'href="/dossier/sahara"' in page
    assert "4 February – 7 October 2027" in page


def test_a_record_without_dossiers_says_what_one_is(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    store(path, incoming())
    with client_of(path) as client:
        page = client.get("/dossiers").text
        assert "A dossier follows one matter" in page
        assert "wortlaut dossier add" in page


def test_a_dossier_tells_all_that_it_holds(client: TestClient, example: Path) -> None:
    page = client.get("/dossier/sahara").text
    with wortlaut.open(example) as kept:
        told = kept.dossier("sahara")
    for line in told.lines:
        assert line.title.replace("'", "&#39;") in page
    for member in told.members:
        assert member.name in page
    assert page.count('<li class="candidate">') == len(told.candidates)
    assert page.count("<caption>") == len(told.claims)
    assert page.count('<li class="said">') == 50
    assert "speaks" in page
    for anchor in ("map", "network", "timeline", "candidates", "figures", "members"):
        assert f'id="{anchor}"' in page


def test_lines_sides_and_kinds_narrow_down(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as kept:
        told = kept.dossier("sahara", line="talks")
    page = client.get("/dossier/sahara", params={"line": "talks"}).text
    assert page.count('<li class="said">') == len(
        {(one.statement.id, one.statement.article) for one in told.said}
    )
    french = client.get("/dossier/sahara", params={"line": "talks", "side": "France"}).text
    assert 0 < french.count('<li class="said">') < page.count('<li class="said">')
    refused = client.get("/dossier/sahara", params={"kind": "ruled_out"}).text
    assert refused.count('<li class="said">') >= 25
    none = client.get("/dossier/sahara", params={"side": "Nobody"}).text
    assert "No statement of the dossier" in none


def test_what_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/dossier/none").status_code == 404
    answer = client.get("/dossier/sahara", params={"line": "none"})
    assert answer.status_code == 404
    assert "There are: military" in answer.text
    assert client.get("/dossier/sahara", params={"page": "99999999", "kind": "x"}).status_code == 200


def test_in_german_it_is_german(client: TestClient) -> None:
    page = client.get("/dossier/sahara", headers={"accept-language": "de"}).text
    for each in ("Vielleicht erfüllt", "spricht; der Artikel nennt", "Beobachter", "Gewicht 55"):
        assert each in page
    for each in ("weight", " speaks", "candidate<", "undated"):
        assert each not in page


def test_hostile_articles_do_no_harm(tmp_path: Path) -> None:
    with client_of(attack(tmp_path / "hostile.db")) as client:
        harmless(client.get("/dossiers").text)
        harmless(client.get("/dossier/sahara").text)


@pytest.mark.parametrize(("width", "dark", "language"), [("laptop", False, "de"), ("phone", True, "en")])
def test_a_dossier_is_for_everybody(
    visit: Callable[..., Visitor], width: str, dark: bool, language: str
) -> None:
    visitor = visit(width=width, dark=dark, language=language)
    visitor.go("/dossier/sahara?line=talks")
    visitor.accessible()
    visitor.no_sideways_scrolling()
