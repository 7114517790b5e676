"""The article view as its readers see and use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import wortlaut
from tests.page.conftest import Visitor, served
from tests.store.made import incoming, store

Visit = Callable[..., Visitor]


@pytest.fixture(scope="module")
def nested(example: Path) -> str:
    """The address of an article with a statement inside another, an embedded post and addressees."""
    with wortlaut.open(example) as opened:
        for each in opened.articles():
            record = opened.article(each.id).record
            if any(said.inside for said in record.statements) and any(
                p.kind == "embed" for p in record.parts
            ):
                return f"/article/{each.id}"
    raise LookupError("no such example")


@pytest.mark.parametrize("width", ["phone", "laptop"])
@pytest.mark.parametrize("dark", [False, True])
def test_an_article_reads_well_for_everybody(visit: Visit, nested: str, width: str, dark: bool) -> None:
    visitor = visit(width, dark=dark, language="de" if dark else "en")
    page = visitor.go(nested)
    visitor.no_sideways_scrolling()
    visitor.accessible()
    page.locator(".ref").nth(2).focus()
    page.locator(".note.on").wait_for()
    visitor.accessible()
    visitor.no_sideways_scrolling()


def test_pointing_at_a_quote_shows_its_parts_and_its_note(visit: Visit, nested: str) -> None:
    page = visit().go(nested)
    number = page.evaluate(
        "[...document.querySelectorAll('[data-s]')].map(e => e.dataset.s).join(' ').split(' ')"
        ".filter((name, _, all) => name.endsWith('s') && all.includes(parseInt(name) + 'q') && all.includes(parseInt(name) + 'c'))[0]"
    )
    number = int(number[:-1])
    page.locator(f'.text [data-s~="{number}q"]').last.hover()
    assert page.locator(".note.on").count() == 1
    shown = int(page.locator(".note.on").get_attribute("data-n"))
    for role, letter in (("quote", "q"), ("speaker", "s"), ("cue", "c")):
        of = page.locator(f'.text [data-s~="{shown}{letter}"]').count()
        assert page.locator(f".text .on-{role}").count() == of
    assert page.locator(".lines path").count() >= 1
    page.mouse.move(2, 2)
    page.locator(".note.on").wait_for(state="detached")
    assert page.locator(".on-quote").count() == 0


def test_the_innermost_of_nested_quotes_is_meant(visit: Visit, nested: str) -> None:
    page = visit().go(nested)
    inner = page.locator(".text .q2").first
    names = [name for name in inner.get_attribute("data-s").split() if name.endswith("q")]
    lengths = {
        name: sum(len(each) for each in page.locator(f'.text [data-s~="{name}"]').all_text_contents())
        for name in names
    }
    inner.hover()
    assert page.locator(".note.on").get_attribute("data-n") == min(names, key=lengths.__getitem__)[:-1]


def test_a_click_gives_the_permanent_address_and_the_address_shows_the_statement(
    visit: Visit, nested: str
) -> None:
    visitor = visit()
    page = visitor.go(nested)
    mark = page.locator(".ref").nth(1)
    mark.click()
    assert re.search(r"\?version=1&span=\d+-\d+#marked$", page.url)
    words = page.locator(".text .on-quote").all_text_contents()
    again = visit()
    page = again.go(page.url.removeprefix(visitor.address))
    assert page.locator(".text .on-quote").all_text_contents() == words
    assert "".join(page.locator("mark").all_text_contents()).strip()


def test_the_keyboard_alone_goes_through_the_statements(visit: Visit, nested: str) -> None:
    page = visit().go(nested)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className").startswith("ref"):
            break
    assert page.locator(".note.on").get_attribute("data-n") == "1"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Tab")
    assert page.locator(".note.on").get_attribute("data-n") == "2"
    page.keyboard.press("ArrowDown")
    assert page.locator(".note.on").get_attribute("data-n") == "3"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.locator(".note.on").count() == 0
    assert page.locator(".on-quote").count() == 0


def test_layers_can_be_switched_and_stay_so(visit: Visit, nested: str) -> None:
    visitor = visit()
    page = visitor.go(nested)

    def line() -> str:
        return str(page.locator(".v-place").first.evaluate("e => getComputedStyle(e).textDecorationLine"))

    page.locator("#layer-name").uncheck()
    assert line() == "underline"
    page.locator("#layer-place").uncheck()
    assert line() == "none"
    assert page.locator(".ref").first.is_visible()
    page.locator("#layer-statement").uncheck()
    assert not page.locator(".ref").first.is_visible()
    page = visitor.go(nested)
    assert not page.locator("#layer-place").is_checked()


def test_notes_stand_beside_their_statements_and_never_on_each_other(visit: Visit, nested: str) -> None:
    page = visit().go(nested)
    page.locator(".notes.beside").wait_for()
    page.locator(".ref").nth(3).focus()
    boxes = [each.bounding_box() for each in page.locator(".note").all()]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]


def test_on_a_phone_the_note_lies_at_the_foot_and_can_be_closed(visit: Visit, nested: str) -> None:
    page = visit("phone").go(nested)
    page.locator(".text .q1").first.tap()
    note = page.locator(".note.on")
    box = note.bounding_box()
    assert round(box["y"] + box["height"]) == 844
    note.locator(".note-close").tap()
    assert page.locator(".note.on").count() == 0


def test_a_post_looks_like_one_and_names_its_author(visit: Visit, nested: str) -> None:
    page = visit().go(nested)
    post = page.locator("figure.post").first
    assert post.locator("blockquote").inner_text().strip()
    assert post.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_language_and_colours_are_chosen_and_kept(visit: Visit, nested: str) -> None:
    visitor = visit()
    page = visitor.go(nested)
    page.locator("a.choice", has_text="Deutsch").click()
    page.wait_for_url(lambda url: "lang=" not in url)
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.url.endswith(nested)
    page.locator("a.choice", has_text="dunkel").click()
    page.wait_for_url(lambda url: "theme=" not in url)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(22, 24, 27)"
    page = visitor.go("/")
    assert page.locator("html").get_attribute("data-theme") == "dark"


# What would run or reach out if anything of it were taken for more than text.
HOSTILE = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "<svg onload=window.hurt=1><a xlink:href=javascript:window.hurt=1>x</a></svg>",
    "<style>@import '//evil.example/a.css';*{display:none}</style>",
    "'\"><iframe srcdoc='<script>parent.hurt=1</script>'></iframe>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "</title></textarea></script><math><mi xlink:href='javascript:window.hurt=1'>",
    "\u202eevil\u2066 \u200f\u061c \u2028\u2029\x85",
    "<a href='jav&#x61;script:window.hurt=1' onclick=window.hurt=1>hier</a>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of articles that mean harm, in every field that is shown."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    articles = [
        incoming(
            f"„Wir {harm} bleiben“, sagte Ingrid {harm} Solvang am Dienstag in Rom. Jonas Brekke erklärte, {harm} man werde"
            f" 25 Millionen Euro für {harm} zahlen.\n\n@{harm}: {harm}\n\n{harm}",
            id=f"{harm}{number}",
            title=f"Titel {harm}",
            publisher=f"Verlag {harm}",
            author=f"Von {harm}",
            url=f"javascript:window.hurt=1//{harm}",
            published="2027-02-04",
        )
        for number, harm in enumerate(HOSTILE)
    ]
    store(path, *articles)
    return path


def test_hostile_articles_stay_text(visit: Visit, hostile: Path) -> None:
    with served(hostile) as address:
        visitor = visit(address=address)
        page = visitor.go("/")
        found = [each.get_attribute("href") for each in page.locator('a[href^="/article/"]').all()]
        assert len(found) == len(HOSTILE)
        for path in ("/", *found):
            page = visitor.go(path)
            assert page.url == visitor.address + path
            assert page.evaluate("window.hurt") is None
            assert (
                page.locator(
                    "main script, main style, main iframe, main img, main meta, main base, main math"
                ).count()
                == 0
            )
            assert page.locator('a[href^="javascript" i], [onclick], [onerror], [onload]').count() == 0
            assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", page.content())
            assert page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
        for each in page.locator(".ref, .v").all()[:6]:
            each.hover()
        assert page.evaluate("window.hurt") is None
        visitor.unharmed()
