"""The pictures in a browser: by keyboard, by brush, saved, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.page.conftest import Visitor

Visit = Callable[..., Visitor]


@pytest.mark.parametrize(("name", "dark", "width", "language"), [
    ("timeline", True, "phone", "de"), ("map", False, "phone", "en"), ("network", True, "laptop", "de"), ("figures", False, "laptop", "en"),
])  # fmt: skip
def test_every_picture_is_drawn_and_can_be_used_by_everyone(
    visit: Visit, name: str, dark: bool, width: str, language: str
) -> None:
    visitor = visit(width, dark=dark, language=language)
    page = visitor.go(f"/{name}?of=Prozent")
    page.locator("#chart svg [data-key]").first.wait_for()
    visitor.no_sideways_scrolling()
    visitor.accessible()


def test_arrow_keys_lead_to_a_mark_and_enter_to_its_sentences(visit: Visit) -> None:
    page = visit().go("/timeline")
    page.locator("#chart [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    mark = page.locator("#chart .mark:focus")
    told = mark.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.locator("#sentences-title", has_text=told.split(",")[0]).wait_for()
    assert "from=2027-" in page.url
    assert page.locator(".line").count() == int(re.findall(r"(\d+) statement", told)[0])
    # The mark has the focus again, and the way back leads to the question before.
    assert page.locator("#chart .mark:focus").get_attribute("aria-label") == told
    page.go_back()
    page.locator("#sentences-title", has_text="Sentences").wait_for()


def test_a_stretch_drawn_over_the_overview_is_the_period(visit: Visit) -> None:
    page = visit().go("/timeline")
    box = page.locator(".overview .overlay").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=3)
    page.mouse.up()
    page.locator(".held").wait_for()
    assert re.search(r"since=2027-0[34].*until=2027-0[78]", page.url)
    page.locator(".step", has_text="All time").click()
    page.locator(".held").wait_for(state="detached")


def test_pictures_are_saved_with_their_colours_and_caption(visit: Visit) -> None:
    page = visit(dark=True).go("/network")
    with page.expect_download() as saved:
        page.locator("[data-save=svg]").click()
    svg = saved.value.path().read_text("utf-8")
    assert saved.value.suggested_filename == "wortlaut-network.svg"
    assert "Network, 4 February 2027 to 7 October 2027. Wortlaut" in svg
    assert "var(--" not in svg
    assert re.search(r'<rect[^>]+fill="rgb\(22, 24, 27\)"', svg)
    assert "href" not in svg
    with page.expect_download() as saved:
        page.locator("[data-save=png]").click()
    assert saved.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_map_is_moved_by_keys_and_a_place_shows_its_sentences(visit: Visit) -> None:
    page = visit().go("/map")
    page.locator("#chart [tabindex='0']").focus()
    before = page.locator("#chart .land").first.evaluate("land => land.getCTM().a")
    page.keyboard.press("+")
    assert page.locator("#chart .land").first.evaluate("land => land.getCTM().a") > before
    page.keyboard.press("Enter")
    page.wait_for_url("**row=**")
    page.locator("#chart .place.chosen").first.wait_for()
    assert page.locator(".line").count() > 0


def test_the_question_is_changed_without_loading_the_page(visit: Visit) -> None:
    page = visit(language="de").go("/timeline")
    page.evaluate("window.same = true")
    page.locator("select[name=act]").select_option("warn")
    page.locator("form.asking button").click()
    page.locator(".held", has_text="warnt").wait_for()
    page.locator("h2", has_text="8 Aussagen").wait_for()
    assert page.evaluate("window.same")


def test_without_scripts_the_tables_lead_on(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("timeline", "network"):
        page.goto(f"{address}/{name}?of=Prozent")
        page.locator(".numbers tbody a[href*='row=']").first.click()
        assert page.locator(".line").count() > 0
    context.close()
