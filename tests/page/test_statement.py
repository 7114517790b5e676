"""The view of a statement and its wordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import wortlaut
from tests.page.conftest import Visitor, client_of
from tests.page.hostile import attack, harmless


@pytest.fixture(scope="session")
def translated(example: Path) -> str:
    """A statement that is told in two languages."""
    return of_relation(example, "translated")


def of_relation(path: Path, relation: str) -> str:
    with wortlaut.open(path) as store:
        for each in store.search(sort="oldest"):
            shown = store.statement(each.id)
            if any(one.relation == relation and one.verdict == "same" for one in shown.judgements):
                return f"/statement/{each.id}"
    raise LookupError(relation)


def test_wordings_come_first_source_first_with_their_differences(client: TestClient, example: Path) -> None:
    page = client.get(of_relation(example, "shortened")).text
    first, _, later = page.partition('<section class="others"')
    assert "First source" in first
    assert "<del>" not in first
    assert "shortened" in later
    assert "<del><span" in later
    assert "sure</span>" in later
    assert "span=" in later


def test_two_languages_stand_side_by_side(client: TestClient, translated: str) -> None:
    page = client.get(translated).text
    assert "translation" in page
    _, _, beside = page.partition('<div class="beside">')
    assert 'lang="de"' in beside
    assert 'lang="en"' in beside


def test_a_statement_alone_is_shown_with_all_that_is_known(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as store:
        each = next(
            one for one in store.search("Prozent") if one.cue and not store.statement(one.id).wordings
        )
    page = client.get(f"/statement/{each.id}").text
    assert "Later wordings" not in page
    assert "<dt>cue</dt>" in page
    assert client.get(f"/statement/{each.id[:10]}").status_code == 200
    assert client.get("/statement/nothing").status_code == 404


def test_in_german_it_is_german(client: TestClient, translated: str) -> None:
    page = client.get(translated, headers={"accept-language": "de"}).text
    assert "Übersetzung" in page
    assert "derselbe Sprecher" in page
    for each in ("wording", "same speaker", "First source"):
        assert f">{each}" not in page


def test_hostile_articles_do_no_harm(tmp_path: Path) -> None:
    path = attack(tmp_path / "hostile.db")
    with wortlaut.open(path) as store:
        keys = [each.id for each in store.search()]
    assert keys
    with client_of(path) as client:
        for key in keys:
            harmless(client.get(f"/statement/{key}").text)


@pytest.mark.parametrize(("width", "dark", "language"), [("laptop", True, "en"), ("phone", False, "de")])
def test_a_statement_is_for_everybody(
    visit: Callable[..., Visitor], example: Path, width: str, dark: bool, language: str
) -> None:
    visitor = visit(width=width, dark=dark, language=language)
    visitor.go(of_relation(example, "shortened"))
    visitor.accessible()
    visitor.no_sideways_scrolling()
