"""The view of an actor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import wortlaut
from tests.page.conftest import Visitor, client_of
from tests.page.hostile import attack, harmless
from wortlaut.page import links

NAME = "Falk Wiedenhöft"


def address(path: Path, name: str) -> str:
    """Return the address of an actor by its name."""
    with wortlaut.open(path) as store:
        (found,) = {each.actor for each in store.actors(name)}
        where = store.address(found)
        return links.actor(where.article, where.key)


@pytest.fixture(scope="session")
def wiedenhoeft(example: Path) -> str:
    return address(example, NAME)


def test_who_it_is_and_what_it_said_is_told(client: TestClient, example: Path, wiedenhoeft: str) -> None:
    page = client.get(wiedenhoeft).text
    with wortlaut.open(example) as store:
        (found,) = {each.actor for each in store.actors(NAME)}
        said = store.search(speaker=found).to_list()
    assert f"<h1><bdi>{NAME}</bdi></h1>" in page
    assert page.count('<li class="said">') == len(said)
    assert "Bundesaußenminister" in page
    assert "Falk Wiedenhoeft" in page
    assert "Germany" in page
    assert "4 February 2027" in page
    assert "actor:" not in page.replace('data-json="', "")


def test_every_statement_leads_to_its_words_and_to_its_wordings(client: TestClient, wiedenhoeft: str) -> None:
    page = client.get(wiedenhoeft).text
    _, _, first = page.partition('<li class="said">')
    article = first.partition('class="said-title" href="')[2].partition('"')[0].replace("&amp;", "&")
    statement = first.partition('href="/statement/')[2].partition('"')[0]
    assert "span=" in article
    assert client.get(article).status_code == 200
    assert client.get(f"/statement/{statement}").status_code == 200


def test_filters_narrow_down_and_stay_in_the_address(client: TestClient, wiedenhoeft: str) -> None:
    everything = client.get(wiedenhoeft).text.count('<li class="said">')
    refused = client.get(wiedenhoeft, params={"act": ["reject", "deny"]}).text
    assert 0 < refused.count('<li class="said">') < everything
    assert 'aria-current="true">Rejected, denied' in refused
    assert "act=reject&amp;act=deny&amp;type=" in refused
    with_word = client.get(wiedenhoeft, params={"q": "Bodentruppen"}).text
    assert '<mark class="hit">Bodentruppen</mark>' in with_word
    period = client.get(wiedenhoeft, params={"since": "2027-05-01", "until": "2027-05-31"}).text
    assert period.count('<li class="said">') == period.count("21 May 2027</time></a> <span") > 0
    nothing = client.get(wiedenhoeft, params={"q": "Bodentruppen", "act": "praise"}).text
    assert "No statement matches all of this" in nothing


def test_what_cannot_be_understood_is_told_or_left_out(client: TestClient, wiedenhoeft: str) -> None:
    bad = {"since": "soon", "act": "sing", "status": "", "page": "-3", "addressee": "Nobody At All"}
    assert client.get(wiedenhoeft, params=bad).status_code == 200
    assert 'role="alert"' in client.get(wiedenhoeft, params={"q": "„"}).text
    assert client.get(wiedenhoeft, params={"page": "999999"}).status_code == 200
    assert client.get(f"{wiedenhoeft}x").status_code == 404


def test_in_german_it_is_german(client: TestClient, wiedenhoeft: str) -> None:
    page = client.get(wiedenhoeft, headers={"accept-language": "de"}).text
    for each in ("Aussagen je Woche", "4. Februar 2027", "Deutschland", "lehnt ab", "gleicher Vorname"):
        assert each in page
    for each in ("statements<", "same given name", "Narrow", "undated"):
        assert each not in page


def test_pages_hold_fifty(tmp_path: Path) -> None:
    from tests.store.made import incoming, store

    path = tmp_path / "many.db"
    texts = (f"„Das ist Satz {n} von vielen“, sagte Ingrid Solvang in Rom." for n in range(53))
    store(
        path,
        *(incoming(each, id=f"a{n}", published="2016-02-02") for n, each in enumerate(texts)),
    )
    with wortlaut.open(path) as held:
        (one,) = held.connection.execute(
            "SELECT count(DISTINCT coalesce(same_as, id)) FROM actors WHERE name = 'Ingrid Solvang'"
        ).fetchone()
    assert one == 1
    with client_of(path) as client:
        here = address(path, "Ingrid Solvang")
        first, second = (client.get(here, params={"page": page}).text for page in (1, 2))
        assert (first.count('<li class="said">'), second.count('<li class="said">')) == (50, 3)
        assert 'rel="next" href="' in first
        assert 'rel="prev" href="' in second


def test_hostile_articles_do_no_harm(tmp_path: Path) -> None:
    path = attack(tmp_path / "hostile.db")
    here = address(path, "Ingrid Solvang")
    with client_of(path) as client:
        harmless(client.get(here).text)
        harmless(client.get(here, params={"q": "Truppen"}).text)
        other = client.get(here, params={"beside": "<script>alert(1)</script>"})
        assert other.status_code == 404
        harmless(other.text)


# ------------------------------------------------------------------------------------------------- two of them


def test_a_name_leads_to_two_side_by_side(client: TestClient, example: Path, wiedenhoeft: str) -> None:
    answer = client.get(wiedenhoeft, params={"beside": "Daniel Prewitt"})
    assert answer.status_code == 200
    assert "beside=" in str(answer.url)
    assert "Daniel" not in str(answer.url)
    page = answer.text
    for name in (NAME, "Daniel Prewitt"):
        assert name in page
    assert page.count('class="pair-day"') > 3
    refused = client.get(f"{answer.url}&kind=rejected").text
    assert 0 < refused.count('<li class="said') < page.count('<li class="said')


def test_a_name_of_several_is_asked_about_and_one_of_nobody_is_told(
    client: TestClient, wiedenhoeft: str
) -> None:
    several = client.get(wiedenhoeft, params={"beside": "Koalition"})
    assert several.status_code == 200
    assert several.text.count("beside=") >= 2
    nobody = client.get(wiedenhoeft, params={"beside": "Nobody At All"})
    assert nobody.status_code == 404
    assert "Nobody is called" in nobody.text


# ---------------------------------------------------------------------------------------------- with a browser


@pytest.mark.parametrize(("width", "dark", "language"), [("laptop", False, "en"), ("phone", True, "de")])
def test_the_page_of_an_actor_is_for_everybody(
    visit: Callable[..., Visitor], wiedenhoeft: str, width: str, dark: bool, language: str
) -> None:
    visitor = visit(width=width, dark=dark, language=language)
    page = visitor.go(wiedenhoeft)
    assert page.locator(".narrow-down").get_attribute("open") == ("" if width == "laptop" else None)
    visitor.accessible()
    visitor.no_sideways_scrolling()


def test_keys_alone_narrow_down_and_compare(visit: Callable[..., Visitor], wiedenhoeft: str) -> None:
    visitor = visit()
    page = visitor.go(wiedenhoeft)
    page.get_by_role("link", name="Rejected, denied").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**act=reject&act=deny*")
    page.get_by_role("combobox", name="Name of another actor").focus()
    page.keyboard.type("Daniel Prewitt")
    page.keyboard.press("Enter")
    page.wait_for_url("**beside=*")
    page.get_by_role("heading", name="Daniel Prewitt", exact=True).wait_for()
    visitor.accessible()
    visitor.no_sideways_scrolling()
