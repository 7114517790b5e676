"""The article view without a browser: what the server sends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import wortlaut
from tests.page.conftest import client_of
from tests.page.test_marking import read
from tests.store.made import GERMAN, incoming, store
from wortlaut.records import Record
from wortlaut.view.safe import safe


def longest(example: Path) -> Record:
    with wortlaut.open(example) as opened:
        records = [opened.article(each.id).record for each in opened.articles()]
    return max(records, key=lambda record: len(record.statements))


def test_every_character_of_the_text_is_there_in_its_order(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as opened:
        for each in opened.articles():
            record = opened.article(each.id).record
            page = client.get(f"/article/{each.id}")
            assert page.status_code == 200
            # An id of the text's own; what is no character of the text has none.
            sent = re.findall(
                r'<(?:p|h1|h2|blockquote)[^>]*class="t[^"]*"[^>]*>(.*?)</(?:p|h1|h2|blockquote)>',
                page.text,
                re.S,
            )
            assert [read(part).text for part in sent] == [
                safe(part.span.text(record.text)) for part in record.parts
            ]


def test_every_statement_has_a_mark_a_note_and_its_address(client: TestClient, example: Path) -> None:
    record = longest(example)
    page = client.get(f"/article/{record.source.id}").text
    found = read(page)
    marks = [each for tag, each in found.elements if each.get("class") == "ref"]
    assert len(marks) == len(record.statements) > 20
    for mark in marks:
        assert mark["aria-label"]
        assert f'id="{mark["aria-describedby"]}"' in page
        answer = client.get((mark["href"] or "").partition("#")[0])
        assert answer.text.count('id="marked"') == 1


def test_actors_places_and_days_are_links(client: TestClient, example: Path) -> None:
    record = longest(example)
    found = read(client.get(f"/article/{record.source.id}").text)
    values = [each for _, each in found.elements if (each.get("class") or "").startswith("v ")]
    for layer, begin in (("v-name", "/actor/"), ("v-place", "/place/"), ("v-time", "/day/")):
        assert any(
            layer in (each["class"] or "") and (each.get("href") or "").startswith(begin) for each in values
        )


@pytest.mark.parametrize(
    "query",
    [
        "span=9-3",
        "span=x",
        "span=0-99999999",
        "span=-1-4",
        "span=3-3",
        "version=9",
        "version=x",
        "version=" + "9" * 30,
    ],
)
def test_an_address_that_names_nothing_says_so(client: TestClient, example: Path, query: str) -> None:
    record = longest(example)
    answer = client.get(f"/article/{record.source.id}?{query}")
    assert answer.status_code == 404
    assert "stretch" in answer.text or "version" in answer.text


def test_an_unknown_article_is_not_found(client: TestClient) -> None:
    assert client.get("/article/0000000000").status_code == 404
    assert client.get("/article/").status_code == 404


def test_an_address_keeps_to_its_version(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    store(path, incoming(GERMAN, url="https://a.example/1"))
    store(path, incoming("Vorab. " + GERMAN, url="https://a.example/1"))
    with client_of(path) as client, wortlaut.open(path) as opened:
        (article,) = opened.articles()
        old = client.get(f"/article/{article.id}?version=1&span=0-3").text
        new = client.get(f"/article/{article.id}?version=2&span=0-5").text
    assert "You are reading version 1" in old
    assert "Vorab" not in old
    assert ">Vora" in new
    assert "You are reading" not in new


def test_ids_with_strange_characters_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "strange.db"
    ids = ["a/b?c#d", "../x", "ä ö", "100%25", "a//b", "."]
    store(path, *(incoming(f"{GERMAN} {number}", id=each) for number, each in enumerate(ids)))
    with client_of(path) as client:
        addresses = re.findall(r'href="(/article/[^"]*)"', client.get("/").text)
        assert len(addresses) == len(ids)
        assert {client.get(each.replace("&amp;", "&")).status_code for each in addresses} == {200}


def test_a_repeated_teaser_is_faded_and_leads_to_the_full_text(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as opened:
        records = [opened.article(each.id).record for each in opened.articles()]
    record = next(each for each in records if any(part.repeats is not None for part in each.parts))
    page = client.get(f"/article/{record.source.id}").text
    (part,) = [part for part in record.parts if part.repeats is not None and part.kind == "teaser"]
    assert 'class="t teaser repeats"' in page
    assert f'href="#p{part.repeats}"' in page
    assert f'id="p{part.repeats}"' in page


def test_both_languages_speak(client: TestClient, example: Path) -> None:
    record = longest(example)
    german = client.get(f"/article/{record.source.id}", headers={"accept-language": "de"}).text
    assert '<html lang="de"' in german
    assert "Aussagen" in german
    assert "Statements" not in german
