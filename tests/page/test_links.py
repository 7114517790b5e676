"""Addresses: permanent, whatever an id holds, and none that runs something."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

from tests.page.conftest import client_of
from tests.store.made import incoming, store
from wortlaut.page import links
from wortlaut.records import Place


def test_a_digest_is_cut_and_another_id_stays_whole() -> None:
    assert links.article("a" * 64) == f"/article/{'a' * 16}"
    assert links.article("nda/2027-05?x#y") == "/article/nda/2027-05%3Fx%23y"
    assert links.article("../up") == "/article/?id=..%2Fup"


def test_a_span_has_its_version_and_its_mark() -> None:
    assert links.span("a", 3, 9, 2) == "/article/a?version=2&span=3-9#marked"
    assert links.span("a", 3, 9) == "/article/a?span=3-9#marked"


def test_filters_become_a_query_without_what_is_not_asked() -> None:
    assert (
        links.search("Wir & ihr", act=["reject", "deny"], place=None)
        == "/search?q=Wir+%26+ihr&act=reject&act=deny"
    )


def test_a_place_goes_by_its_geonames_id_else_its_name() -> None:
    of: dict[str, Any] = {"start": 0, "end": 4, "kind": "city", "country": "DE", "lat": 0.0, "lon": 0.0}
    assert links.place(Place(name="Rom/a", geonames=None, **of)) == "/place/Rom%2Fa"
    assert links.place(Place(name="Rom", geonames=7, **of)) == "/place/7"
    assert links.day("2027-02-04", "2027-02-04") == "/day/2027-02-04"
    assert links.day("2027-02-01", "2027-02-28") == "/day/2027-02-01/2027-02-28"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x",
        "vbscript:x", "//evil.example", "https:///x", "https://a.example/\u202egpj.exe", 'https://a.example/"onclick', "", None,
        "https://[::1", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_only_safe_addresses_of_the_web_lead_outside(url: str | None) -> None:
    assert links.outside(url) is None


def test_an_address_of_the_web_leads_outside() -> None:
    assert links.outside("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"


def test_articles_whose_ids_begin_alike_have_addresses_of_their_own(tmp_path: Path) -> None:
    ids = [f"{'ab' * 8}{digit * 48}" for digit in "01"] + ["cd" * 32]
    path = tmp_path / "alike.db"
    texts = [f"„Nummer {each[20]} bleibt“, sagte Ada Kern." for each in ids]
    store(path, *(incoming(text, id=each) for text, each in zip(texts, ids, strict=True)))
    with client_of(path) as client:
        found = set(re.findall(r'href="/article/([^"?#]+)"', client.get("/").text))
        assert found == {ids[0], ids[1], ids[2][:16]}
        for each, text in zip(ids, texts, strict=True):
            page = client.get(f"/article/{each}").text
            assert text.split(",")[0].strip("„“") in html.unescape(re.sub("<[^>]+>", "", page))
            for address in re.findall(r'href="(/(?:actor|correct/article)/[^"]+)"', page):
                assert client.get(html.unescape(address)).status_code == 200
        assert client.get(f"/article/{ids[0][:16]}").status_code == 404
