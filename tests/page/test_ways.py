"""The ways through the page, end to end: what a reader does with the mouse, with the keyboard, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.page.conftest import Visitor, served
from wortlaut.page import links
from wortlaut.page.settings import Settings
from wortlaut.records import Record, Statement

Visit = Callable[..., Visitor]
TEXT = (
    "The zinc smelter at Quarrow Point will not reopen. “We have no buyer for the furnace”, receiver Odile Marchbank"
    " said on Tuesday."
)


@pytest.fixture
def address(own: Path) -> Iterator[str]:
    """A server over a record of the test's own, whose user is Eva Lindqvist."""
    with served(own, Settings(user="Eva Lindqvist")) as found:
        yield found


def one_of(record: Record) -> tuple[int, Statement, str]:
    """Return a statement with its number, and the name of a person of its article who did not say it."""
    for number, each in enumerate(record.statements, 1):
        others = [
            actor.name
            for actor in record.actors
            if actor.kind == "person" and actor.id not in each.speaker_actors
        ]
        if each.speaker_actors and others and each.inside is None:
            return number, each, others[0]
    raise LookupError("no statement with a speaker")


def test_from_the_index_to_a_statement_and_its_speaker(visit: Visit, address: str, record: Record) -> None:
    page = visit(address=address).go("/")
    page.locator("main .articles a").first.click()
    page.wait_for_url("**/article/**")
    page.goto(address + links.article(record.source.id))
    number, said, _ = one_of(record)
    page.locator(f".ref[data-n='{number}']").focus()
    page.locator(".note.on a[href^='/statement/']").first.click()
    page.wait_for_url("**/statement/**")
    quote = page.locator("blockquote").first.inner_text()
    assert " ".join(quote.split())[:20] in " ".join(" ".join(s.text(record.text) for s in said.quote).split())
    page.locator("h1 a.actor").first.click()
    page.wait_for_url("**/actor/**")
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("width", "language", "words"),
    [
        ("laptop", "en", ("Correct", "Save", "The speaker is", "Undo")),
        ("phone", "de", ("Korrigieren", "Speichern", "Es spricht", "Zurücknehmen")),
    ],
)
def test_a_speaker_is_corrected_seen_and_undone(
    visit: Visit, address: str, record: Record, width: str, language: str, words: tuple[str, str, str, str]
) -> None:
    correct, save, is_speaker, undo = words
    number, _, other = one_of(record)
    visitor = visit(width, language=language, address=address, dark=width == "phone")
    page = visitor.go(links.article(record.source.id))
    page.locator(f".ref[data-n='{number}']").focus()
    page.locator(".note.on").get_by_role("link", name=correct, exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[name='speaker']").first.fill(other)
    visitor.accessible("dialog")
    visitor.no_sideways_scrolling()
    dialog.get_by_role("button", name=save, exact=True).click()
    page.locator(".said-now").get_by_text(f"{is_speaker} {other}.").wait_for()
    assert other in page.locator(f"#note-{number} .note-who").inner_text()
    page.locator(f".ref[data-n='{number}']").focus()
    note = page.locator(f"#note-{number}")
    assert "Eva Lindqvist" in note.locator(".by-person").inner_text()
    visitor.accessible()
    note.get_by_role("button", name=re.compile(undo)).click()
    page.wait_for_load_state("load")
    page.locator(f"#note-{number} .by-person").wait_for(state="detached")
    assert other not in page.locator(f"#note-{number} .note-who").inner_text()


def test_words_are_chosen_by_the_keyboard_alone(visit: Visit, address: str, record: Record) -> None:
    number, said, _ = one_of(record)
    visitor = visit(address=address)
    page = visitor.go(links.article(record.source.id))
    page.locator(f".ref[data-n='{number}']").focus()
    _tab_to(page, f"#note-{number} a.correct")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    _tab_to(page, "[data-choose='quote']")
    page.keyboard.press("Enter")
    listbox = dialog.get_by_role("listbox")
    listbox.wait_for()
    visitor.accessible("dialog")
    for key in ("ArrowRight", "Enter", "ArrowRight", "ArrowRight", "Enter", "Escape"):
        page.keyboard.press(key)
    new = dialog.locator("[data-name='quote'] output").inner_text()
    before = " ".join(" ".join(span.text(record.text) for span in said.quote).split())
    assert new
    assert new in before
    assert new != before
    _tab_to(page, "button.main")
    page.keyboard.press("Enter")
    page.locator(".said-now").wait_for()
    assert f"“{new}”" in page.locator(f"#note-{number} .by-person").first.text_content()


def test_escape_leaves_the_dialog_and_nothing_is_said(visit: Visit, address: str, record: Record) -> None:
    number, _, _ = one_of(record)
    page = visit(address=address).go(links.article(record.source.id))
    page.locator(f".ref[data-n='{number}']").focus()
    page.locator(".note.on a.correct").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[name='speaker']").first.fill(record.actors[0].name)
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.locator(".by-person").count() == 0


def test_selected_words_become_a_statement_that_was_missing(
    visit: Visit, address: str, record: Record
) -> None:
    page = visit(address=address).go(links.article(record.source.id))
    page.evaluate(
        """() => {
          const block = [...document.querySelectorAll("#text .body")].at(-1);
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          const node = walker.nextNode();
          getSelection().setBaseAndExtent(node, 0, node, Math.min(3, node.length));
        }"""
    )
    chosen = page.evaluate("getSelection().toString()")
    link = page.locator("#selection-bar a").first
    link.wait_for()
    link.click()
    output = page.get_by_role("dialog").locator("output").first
    output.wait_for()
    assert output.inner_text() == chosen.strip()


@pytest.mark.parametrize(("width", "language"), [("laptop", "en"), ("phone", "de")])
def test_a_text_is_pasted_read_found_and_opened(
    visit: Visit, address: str, width: str, language: str
) -> None:
    visitor = visit(width, language=language, address=address)
    page = visitor.go("/add")
    page.locator("#text").fill(TEXT)
    page.locator("#title").fill("Smelter stays shut")
    page.locator("#published").fill("2027-11-04")
    page.locator(".paste button").click()
    page.wait_for_url("**/add/*")
    page.locator(".file-articles a").wait_for()
    visitor.accessible()
    visitor.no_sideways_scrolling()
    page.locator("header input[name='q']").fill("furnace")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    hit = page.locator("main a[href*='/article/']").first
    hit.wait_for()
    hit.click()
    page.wait_for_url("**/article/**")
    assert "no buyer for the furnace" in page.locator("#text").inner_text()


@pytest.mark.parametrize(
    ("path", "width", "language", "dark"),
    [
        ("/add", "laptop", "en", False),
        ("/failures", "phone", "de", True),
        ("/corrections", "laptop", "de", True),
        ("/corrections", "phone", "en", False),
    ],
)
def test_pages_without_any_content_yet_are_whole(
    visit: Visit, address: str, path: str, width: str, language: str, dark: bool
) -> None:
    visitor = visit(width, language=language, dark=dark, address=address)
    visitor.go(path)
    visitor.accessible()
    visitor.no_sideways_scrolling()


def _tab_to(page: Any, selector: str) -> None:
    """Press the tabulator until the focus is where it should come to."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {selector}")
