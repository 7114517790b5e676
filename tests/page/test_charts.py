"""The pictures as the server gives them: what they hold, what they lead to, whatever is asked."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec import structs
from starlette.testclient import TestClient

import wortlaut
from tests.page.conftest import client_of
from tests.store.made import incoming, made
from wortlaut.store.writing import Writer

PICTURES = ("timeline", "map", "network", "figures")
_HOSTILE = '<script>alert(1)</script>"><svg onload=alert(2)> \u202egnp'


def drawn(page: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(html.unescape(page.partition('data-json="')[2].partition('"')[0]))
    return held


def table(client: TestClient, address: str, **headers: str) -> list[list[str]]:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(answer.text[1:]), delimiter=";" if headers else ","))


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_there_in_both_languages(client: TestClient, name: str) -> None:
    english = client.get(f"/{name}")
    german = client.get(f"/{name}", headers={"accept-language": "de"})
    assert english.status_code == german.status_code == 200
    titles = [re.findall(r"<h1>([^<]+)</h1>", each.text)[0] for each in (english, german)]
    assert titles[0] != titles[1]
    assert "4 February 2027 to 7 October 2027" in english.text
    assert "4. Februar 2027 bis 7. Oktober 2027" in german.text


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(
    "query",
    [
        "since=nonsense", "from=x", "act=shout", "km=far&near=Wien", "dossier=none", "actor=/actor/none/none", "q=Bodentruppen&act=reject",
        "since=2027-05-01&until=2027-02-01", "since=0001-01-01&until=9999-12-31", "row=nobody", "page=99999999999", "rows=line", "rows=x&most=-1",
        "kind=x&most=x&sort=x", "of=%28&unit=x", "of=%22", "line=money&dossier=sahara",
    ],
)  # fmt: skip
def test_whatever_is_asked_is_answered_or_a_wrong_question(client: TestClient, name: str, query: str) -> None:
    for address in (f"/{name}?{query}", f"/{name}.csv?{query}"):
        assert client.get(address).status_code in {200, 404}


@pytest.mark.parametrize("name", PICTURES)
def test_an_empty_record_has_empty_pictures(name: str, tmp_path: Path) -> None:
    with Writer(tmp_path / "e.db"):
        pass
    with client_of(tmp_path / "e.db") as client:
        page = client.get(f"/{name}")
        assert page.status_code == 200
        assert "no dated statement in the record yet" in page.text
        assert len(table(client, f"/{name}.csv?of=x")) == 1


def test_the_question_is_kept_from_picture_to_picture(client: TestClient) -> None:
    page = client.get("/timeline?act=warn&since=2027-03-01&rows=act&row=warn").text
    ways = re.findall(r'<a href="([^"]+)"', page.partition('class="pictures"')[2].partition("</nav>")[0])
    assert [urlsplit(html.unescape(each)).path for each in ways] == [f"/{name}" for name in PICTURES]
    assert all(
        parse_qs(urlsplit(html.unescape(each)).query) == {"act": ["warn"], "since": ["2027-03-01"]}
        for each in ways
    )


def test_an_actor_is_named_though_the_address_has_an_id(client: TestClient) -> None:
    rows = drawn(client.get("/timeline").text)["rows"]
    row = next(each for each in rows if each["name"] == "Ingrid Solvang")
    page = client.get(f"/network?actor=/actor/{row['key']}").text
    assert '<span class="held-label">Who</span> <bdi>Ingrid Solvang</bdi>' in page


# ------------------------------------------------------------------------------------------------------- timeline


@pytest.mark.parametrize("rows", ["actor", "act", "outlet"])
def test_each_row_leads_to_as_many_sentences_as_it_says(client: TestClient, example: Path, rows: str) -> None:
    held = drawn(client.get(f"/timeline?rows={rows}").text)
    assert held["rows"]
    for row in held["rows"][:4]:
        pages = [
            client.get("/timeline", params={"rows": rows, "row": row["key"], "page": number}).text
            for number in range(1, 9)
        ]
        listed = sum(page.count('<li class="line">') for page in pages)
        assert listed == sum(row["counts"]) == len(row["days"])


def test_the_rows_of_a_dossier_are_its_lines(client: TestClient) -> None:
    held = drawn(client.get("/timeline?dossier=sahara").text)
    assert {"Military pressure", "on no line"} <= {row["name"] for row in held["rows"]}


def test_a_mark_leads_to_its_sentences_and_they_to_the_article(client: TestClient) -> None:
    row = drawn(client.get("/timeline").text)["rows"][0]
    day = row["days"][0]
    page = client.get("/timeline", params={"row": row["key"], "from": day, "to": day}).text
    assert page.count('<li class="line">') == row["days"].count(day)
    spans = re.findall(r'<blockquote[^>]*><a href="([^"]+)"', page)
    assert spans
    assert all(client.get(html.unescape(each).partition("#")[0]).status_code == 200 for each in spans)


def test_row_ids_are_in_no_address(client: TestClient) -> None:
    for name in PICTURES:
        assert "actor:" not in client.get(f"/{name}?of=Prozent").text
        assert "actor:" not in client.get(f"/{name}.csv?of=Prozent").text


def test_the_timeline_as_a_table_counts_the_same(client: TestClient) -> None:
    (head, *rows) = table(client, "/timeline.csv?rows=act")
    assert head == ["from", "to", "row", "statements", "estimated", "address"]
    told = {row["name"]: sum(row["counts"]) for row in drawn(client.get("/timeline?rows=act").text)["rows"]}
    assert {name: sum(int(row[3]) for row in rows if row[2] == name) for name in told} == told


# ------------------------------------------------------------------------------------------------- map and network


def test_places_lead_to_their_sentences(client: TestClient) -> None:
    places = drawn(client.get("/map").text)["places"]
    assert places[0]["count"] >= places[-1]["count"]
    for each in places[:3]:
        page = client.get("/map", params={"row": each["key"]}).text
        assert page.count('<li class="line">') == min(20, each["count"])
        assert each["name"] in page.partition('id="sentences-title"')[2].partition("</h2>")[0]


def test_countries_have_the_names_of_the_readers_language(client: TestClient) -> None:
    german = drawn(client.get("/map", headers={"accept-language": "de"}).text)["places"]
    english = drawn(client.get("/map").text)["places"]
    assert "Norwegen" in {each["name"] for each in german}
    assert "Norway" in {each["name"] for each in english}


def test_the_map_as_a_german_table_has_decimal_commas(client: TestClient) -> None:
    (head, *rows) = table(client, "/map.csv", **{"accept-language": "de"})
    assert head[:1] == ["Ort"]
    assert all(re.fullmatch(r"-?\d+(,\d+)?", row[head.index("Breite")]) for row in rows)


def test_edges_lead_to_their_sentences(client: TestClient) -> None:
    held = drawn(client.get("/network").text)
    keys = {each["key"] for each in held["nodes"]}
    for edge in held["edges"][:5]:
        assert {edge["source"], edge["target"]} <= keys
        page = client.get("/network", params={"row": edge["key"]}).text
        assert page.count('<li class="line">') == edge["count"]
    assert client.get("/network", params={"row": held["nodes"][0]["key"]}).text.count('<li class="line">') > 0


def test_kinds_of_edges_are_switched(client: TestClient) -> None:
    only = drawn(client.get("/network?kind=to").text)["edges"]
    assert {each["kind"] for each in only} == {"to"}
    page = client.get("/network?kind=to").text
    assert page.count('aria-checked="true"') == 1


def test_what_no_article_tells_is_no_switch(client: TestClient) -> None:
    page = client.get("/network").text
    assert re.findall(r'class="tie tie-(\w+)"', page) == ["to", "about", "with"]
    assert "vents" not in client.get("/").text


@pytest.mark.parametrize(("sort", "column"), [("source", 0), ("target", 2)])
def test_the_edges_are_sorted_by_what_is_asked(client: TestClient, sort: str, column: int) -> None:
    page = client.get(f"/network?sort={sort}").text.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [
        html.unescape(re.findall(r"<bdi>(.*?)</bdi>", row)[column // 2]) for row in page.split("</tr>")[:-1]
    ]
    assert cells == sorted(cells, key=str.casefold)


# --------------------------------------------------------------------------------------------------------- figures


def test_figures_keep_their_claimants_bounds_and_sentences(client: TestClient) -> None:
    page = client.get("/figures?of=Prozent").text
    points = drawn(page)["points"]
    assert [each["day"] for each in points] == sorted(each["day"] for each in points)
    assert "Thomas Brackenridge" in {name for each in points for name in each["claimants"]}
    assert any(each["bound"] != "exact" for each in points)
    assert page.count('<li class="line">') == len(points)
    chosen = client.get("/figures", params={"of": "Prozent", "row": points[0]["key"]}).text
    assert chosen.count('<li class="line">') == 1
    assert "figure-mark" in chosen


def test_without_a_question_what_is_counted_is_listed(client: TestClient) -> None:
    page = client.get("/figures").text
    first = html.unescape(re.findall(r'<ul class="counted">.*?href="([^"]+)"', page, re.DOTALL)[0])
    assert drawn(client.get(first).text)["points"]


def test_the_figures_as_a_table_have_their_sentences(client: TestClient) -> None:
    (head, *rows) = table(client, "/figures.csv?of=Prozent")
    assert all(row[head.index("words")] in row[head.index("sentence")] for row in rows)
    assert all(row[head.index("address")].startswith("http://127.0.0.1:8000/article/") for row in rows)


# --------------------------------------------------------------------------------------------------------- hostile


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    article = incoming(
        "„Wir sind bereit“, sagte Ingrid Solvang in Oslo.", id="a", published="2027-02-04", publisher="=cmd|x"
    )
    record = article.record
    actors = tuple(structs.replace(each, name=_HOSTILE) for each in record.actors)
    with Writer(tmp_path / "h.db") as writer, writer.transaction():
        writer.store(made(structs.replace(record, actors=actors), digest=article.digest))
    with client_of(tmp_path / "h.db") as client:
        for name in PICTURES:
            page = (
                client.get(f"/{name}", params={"q": _HOSTILE.replace('"', "")}).text
                + client.get(f"/{name}").text
            )
            assert "<script>alert" not in page
            assert "<svg onload" not in page
            assert "\u202e" not in page
        cells = [row[2] for row in table(client, "/timeline.csv?rows=outlet")[1:]]
        assert cells == ["'=cmd|x"]


def test_a_store_and_its_pictures_count_alike(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as store:
        dated = sum(each.published is not None for each in store.search())
    assert f"{dated} statements" in client.get("/timeline").text


def test_what_has_no_date_is_told_and_found(client: TestClient, example: Path) -> None:
    with wortlaut.open(example) as kept:
        dated = {each.id: each.published for each in kept.articles()}
        left = [each.id for each in kept.search() if dated[each.article] is None]
        assert [each.id for each in kept.search(undated=True)] == left
        assert left
    for name in ("timeline", "map", "network"):
        page = client.get(f"/{name}?since=2027-03-01").text
        assert f">{len(left)} statements without a date are in no picture</a>" in page
    assert "without a date" not in client.get("/timeline?outlet=Harrow").text
    (address,) = re.findall(r'class="meta undated"><a href="([^"]+)"', page)
    found = client.get(html.unescape(address)).text
    assert "no date" in found or "undated" in found
    assert "<time" not in found.partition('id="results"')[2]
    asked = client.get("/api/search?undated=true&apart=true&limit=100").json()
    assert {each["statement"]["id"] for each in asked["items"]} == set(left)
    assert drawn(client.get("/timeline?undated=true").text) == drawn(client.get("/timeline").text)
