"""The search: what is asked stands in the address, results come first, nothing that was typed does harm."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.page.conftest import Visitor, client_of
from tests.store.made import incoming
from wortlaut.page.search_export import MOST
from wortlaut.records import Act
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer


def findings(text: str) -> int:
    return text.count('class="finding"')


def links_in(text: str, path: str = "/search") -> list[str]:
    """Return the addresses on a page that lead to a search."""
    found = [unescape(each) for each in re.findall(r'href="([^"]+)"', text)]
    return [each for each in found if urlsplit(each).path == path]


def test_without_a_question_the_newest_are_shown_with_examples_of_questions(client: TestClient) -> None:
    page = client.get("/search")
    assert page.status_code == 200
    assert findings(page.text) == 20
    examples = page.text.partition('class="examples"')[2].partition("</ul>")[0]
    assert len(links_in(examples)) >= 4
    for each in links_in(examples):
        assert findings(client.get(each).text)


def test_what_was_asked_for_is_marked_and_leads_into_the_article(client: TestClient, example: Path) -> None:
    page = client.get("/search", params={"q": "Truppen"}).text
    assert re.search(r'<mark class="hit">[^<]*[Tt]ruppe', page)
    address = next(unescape(each) for each in re.findall(r'class="at" href="([^"]+)"', page))
    article, span = urlsplit(address).path, parse_qs(urlsplit(address).query)["span"][0]
    start, _, end = span.partition("-")
    with Store(example) as kept:
        text = kept.article(article.rpartition("/")[2]).record.text
    words = re.findall(r'<mark class="hit">([^<]*)</mark>', page)[0]
    assert words in text[int(start) : int(end)]
    assert client.get(address).status_code == 200


def test_every_facet_leads_to_as_many_statements_as_it_says(client: TestClient) -> None:
    page = client.get("/search", params={"q": "Miliz OR militia"}).text
    side = page.partition('id="filters"')[2]
    rows = re.findall(
        r'<a href="([^"]+)"(?: aria-current="true")?><span class="box".*?<span class="count">(\d+)', side
    )
    assert len(rows) > 12
    for address, number in rows[:14]:
        shown = client.get(unescape(address), headers={"x-wortlaut-part": "side"}).text
        assert f'class="total">{number} statement' in shown, address


def test_a_filter_can_be_set_and_taken_away_by_links_alone(client: TestClient) -> None:
    page = client.get("/search").text
    (demands,) = [each for each in links_in(page.partition("facet-act")[2]) if each == "/search?act=demand"]
    narrowed = client.get(demands).text
    assert 'class="tag"' in narrowed
    assert "/search" in links_in(narrowed.partition('class="chosen"')[2].partition("</ul>")[0])
    asked = [
        parse_qs(urlsplit(each).query).get("act", []) for each in links_in(narrowed.partition("facet-act")[2])
    ]
    both = next(acts for acts in asked if len(acts) == 2)
    assert both[0] == "demand"
    assert both[1] in get_args(Act)


def test_a_speaker_is_chosen_by_the_address_of_its_page_and_named_by_its_name(client: TestClient) -> None:
    page = client.get("/search").text
    chosen = next(each for each in links_in(page.partition("facet-speaker")[2]) if "speaker=" in each)
    value = parse_qs(urlsplit(chosen).query)["speaker"][0]
    assert value.startswith("/actor/")
    assert client.get(value).status_code == 200
    narrowed = client.get(chosen)
    assert findings(narrowed.text)
    tag = narrowed.text.partition('class="tag"')[2].partition("</a>")[0]
    assert "/actor/" not in re.sub(r'href="[^"]*"', "", tag)
    assert "actor:" not in narrowed.text


def test_page_after_page_every_statement_is_shown_once(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/search?speaker=Brandt&sort=oldest&q=-nothing"
    address = "/search?act=assert"
    for _ in range(40):
        text = client.get(address).text
        seen += re.findall(r'class="(?:more|one)-of" href="([^"]+)"', text)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        if found is None:
            break
        address = unescape(found[1])
    else:
        raise AssertionError("it never ends")
    assert len(seen) == len(set(seen)) > 60


def test_the_form_keeps_the_filters_and_every_small_form_the_others(client: TestClient) -> None:
    page = client.get("/search?q=Truppen&act=reject&since=2027-01-01").text
    results = page.partition('id="results"')[2].partition("</section>")[0]
    assert '<input type="hidden" form="ask" name="act" value="reject">' in results
    period = page.partition('class="period"')[2].partition("</form>")[0]
    assert 'name="q" value="Truppen"' in period
    assert 'type="hidden" name="since"' not in period
    assert 'value="2027-01-01"' in period


def test_results_are_sent_before_the_counts(client: TestClient) -> None:
    with client.stream("GET", "/search?q=Truppen") as answer:
        pieces = list(answer.iter_raw())
    text = b"".join(pieces).decode()
    assert text.index('id="results"') < text.index("<!--so far-->") < text.index('id="filters"')


@pytest.mark.parametrize("part", ["results", "side"])
def test_a_script_may_ask_for_a_part(client: TestClient, part: str) -> None:
    answer = client.get("/search?q=Truppen", headers={"x-wortlaut-part": part})
    assert "<html" not in answer.text
    assert ('id="results"' in answer.text) == (part == "results")
    assert "x-wortlaut-part" in answer.headers["vary"]


@pytest.mark.parametrize(
    "query",
    ["q=ab*", "q=%22", "act=sing", "since=tomorrow", "sort=up", "after=x", "km=5", "least_score=2", "least_score=x",
     "line=a", "dossier=none", "country=Nowhere", "speaker=%2Factor%2Fx%2Fy", "speaker=a&speaker=b", "near=Nowhere", "speaker=..."],
)  # fmt: skip
def test_a_wrong_question_is_answered_with_what_is_wrong(client: TestClient, query: str) -> None:
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert client.get(f"/search.csv?{query}").status_code == (200 if query == "after=x" else 400)


def test_a_misspelt_speaker_leads_to_the_names_near_it(client: TestClient) -> None:
    speaker = client.get("/search").text.partition('class="speaker"')[2]
    name = unescape(re.findall(r"<bdi>([^<]+)</bdi>", speaker)[0])
    misspelt = name[:-2] + name[-1] + name[-2]
    page = client.get("/search", params={"speaker": misspelt}).text
    assert not findings(page)
    near = links_in(page.partition("Did you mean")[2].partition("</p>")[0])
    # Somebody who is spelled in two ways is offered under one of them.
    assert any(name in unescape(client.get(one).text) for one in near)


def test_where_nothing_is_found_it_says_without_what_more_is(client: TestClient) -> None:
    page = client.get("/search?q=Truppen&until=1990-01-01&type=direct").text
    assert not findings(page)
    wider = page.partition("More is found without")[2].partition("</ul>")[0]
    (without,) = links_in(wider)
    assert "until" not in without
    assert findings(client.get(without).text)
    page = client.get("/search?q=Quux&act=reject").text
    assert links_in(page.partition("More is found without")[2].partition("</ul>")[0]) == [
        "/search?act=reject"
    ]


@pytest.mark.parametrize("of", ["actor", "place"])
def test_names_are_suggested_while_they_are_typed(client: TestClient, of: str) -> None:
    found = client.get("/search/suggest", params={"of": of, "text": "sa"}).json()
    assert all(set(each) == {"value", "name", "note"} for each in found)
    assert found
    assert (
        client.get("/search", params={"speaker" if of == "actor" else "place": found[0]["value"]}).status_code
        == 200
    )
    assert client.get("/search/suggest?of=actor&text=").json() == []


def test_a_search_is_taken_along_as_a_table_and_as_json(client: TestClient) -> None:
    table = client.get("/search.csv?q=Truppen&sort=oldest")
    assert table.headers["content-disposition"] == 'attachment; filename="wortlaut-search.csv"'
    rows = list(csv.DictReader(io.StringIO(table.text.removeprefix("\ufeff"))))
    held = json.loads(client.get("/search.json?q=Truppen&sort=oldest").text)
    assert [row["id"] for row in rows] == [each["id"] for each in held]
    assert rows
    assert len(rows) <= MOST
    assert client.get(rows[0]["address"]).status_code == 200


HOSTILE = (
    '„<script>alert(1)</script> <img src=x onerror=alert(2)> \u202egnal\u202c“, sagte Jonas "><b>Brekke. '
    '„=HYPERLINK("http://evil.example")“, sagte Jonas Brekke.'
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "a.db"
    article = incoming(
        HOSTILE,
        id="../<x>",
        published="2016-02-02",
        title='<svg onload="alert(3)">',
        publisher="'\"><i>Blatt",
    )
    with Writer(path) as writer, writer.transaction():
        writer.store(article)
    return path


@pytest.mark.parametrize("query", ["", "?q=script", "?q=%3Cscript%3E%22%27", "?speaker=%22%3E%3Cb%3E", "?outlet=%22%3E%3Cb%3E", "?q=%E2%80%AEx&act=%3Cb%3E"])  # fmt: skip
def test_hostile_words_are_shown_as_words(hostile: Path, query: str) -> None:
    with client_of(hostile) as client:
        text = client.get(f"/search{query}").text
    for harm in ("<script>alert", "<img src=x", "<svg onload", '"><b>', '"><i>', "\u202e"):
        assert harm not in text
    if query in {"", "?q=script"}:
        assert findings(text)


def test_a_table_holds_no_formula(hostile: Path) -> None:
    with client_of(hostile) as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/search.csv").text.removeprefix("\ufeff"))))
    assert rows
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_places_are_called_as_the_reader_calls_them(client: TestClient) -> None:
    english = client.get("/search?place=3169070", headers={"accept-language": "en"}).text
    german = client.get("/search?place=3169070", headers={"accept-language": "de"}).text
    assert "<bdi>Rome</bdi>" in english.partition('class="tag"')[2]
    assert "<bdi>Rom</bdi>" in german.partition('class="tag"')[2]


# ------------------------------------------------------------------------------------------------ with a browser


@pytest.mark.parametrize(("width", "dark", "language"), [("laptop", False, "en"), ("phone", True, "de")])
def test_the_search_is_accessible(
    visit: Callable[..., Visitor], width: str, dark: bool, language: str
) -> None:
    visitor = visit(width=width, dark=dark, language=language)
    page = visitor.go("/search?q=Truppen&act=reject&act=assert")
    page.locator(".facet").first.wait_for()
    visitor.accessible()
    visitor.no_sideways_scrolling()


def test_typing_and_choosing_change_the_page_in_place(visit: Callable[..., Visitor]) -> None:
    from playwright.sync_api import expect

    visitor = visit()
    page = visitor.go("/search")
    page.evaluate("window.stayed = true")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("Truppen")
    expect(page.locator("mark.hit").first).to_be_visible()
    page.locator(".facet-act a").first.click()
    expect(page.locator(".tag")).to_have_count(1)
    assert "act=" in page.url
    assert "q=Truppen" in page.url
    page.go_back()
    expect(page.locator(".tag")).to_have_count(0)
    assert page.evaluate("window.stayed") is True


def test_results_are_walked_through_and_names_chosen_by_keyboard(visit: Callable[..., Visitor]) -> None:
    from playwright.sync_api import expect

    visitor = visit(language="de")
    page = visitor.go("/search")
    page.locator(".facet").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".finding .at").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".finding .at").nth(0)).to_be_focused()
    page.locator("#type-speaker").focus()
    page.keyboard.type("sa")
    expect(page.locator(".suggestions li").first).to_be_visible()
    visitor.accessible(".side")
    page.keyboard.press("ArrowDown")
    name = page.locator('.suggestions li[aria-selected="true"] bdi').inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".tag bdi")).to_have_text(name, timeout=10_000)


def test_it_works_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/search")
    page.fill("#q", "Truppen")
    page.press("#q", "Enter")
    assert page.locator("mark.hit").count()
    page.locator(".facet-type a").first.click()
    assert "q=Truppen" in page.url
    page.fill("#since", "2027-03-01")
    page.locator(".period button").click()
    assert page.locator(".tag").count() == 2
    context.close()
