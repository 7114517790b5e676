"""Our own pages: what stands in each is in the file beside it.

The pages ``whole_*`` are in the manner of one kind of outlet each; every part of theirs is given.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from wortlaut.article.layout import Layout
from wortlaut.article.page import read_page
from wortlaut.records import Part

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*.html"))


@pytest.fixture(params=PAGES, ids=[path.stem for path in PAGES], scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Layout, dict[str, Any]]:
    path: Path = request.param
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    return read_page(path.read_text("utf-8")), expected


def texts(layout: Layout, *kinds: str) -> list[str]:
    return [layout.text[p.start : p.end] for p in layout.parts if p.kind in kinds]


def line_below(layout: Layout, index: int) -> str | None:
    """Return the caption below a post, or below the last paragraph of a block quote, that names its author."""
    part = layout.parts[index]
    while layout.parts[index].kind == part.kind and layout.parts[index].author == part.author:
        index += 1
        if index == len(layout.parts):
            return None
    below = layout.parts[index]
    text = layout.text[below.start : below.end]
    name = part.author or part.handle
    return text if below.kind == "caption" and isinstance(name, str) and name in text else None


def described(layout: Layout, part: Part, keys: set[str]) -> dict[str, str]:
    index = layout.parts.index(part)
    before = layout.parts[index - 1]
    known = {
        "text": layout.text[part.start : part.end],
        "line": line_below(layout, index),
        "author": part.author,
        "handle": part.handle,
        "published": part.published,
        "url": part.url,
        "after": layout.text[before.start : before.end],
    }
    return {key: value for key, value in known.items() if key in keys and isinstance(value, str)}


@pytest.mark.parametrize("kind", ["embed", "blockquote"])
def test_every_post_and_quote_is_found_with_all_that_the_page_says_of_it(
    case: tuple[Layout, dict[str, Any]], kind: str
) -> None:
    layout, expected = case
    wanted = [{k: v for k, v in item.items() if k != "after"} for item in expected.get(kind, [])]
    parts = [p for p in layout.parts if p.kind == kind]
    fields = {"text", "line", "author", "handle", "published", "url"}
    assert [described(layout, part, fields) for part in parts] == wanted


@pytest.mark.parametrize("kind", ["embed", "blockquote"])
def test_posts_and_quotes_stand_where_they_stood_on_the_page(
    case: tuple[Layout, dict[str, Any]], kind: str
) -> None:
    layout, expected = case
    parts = [p for p in layout.parts if p.kind == kind]
    for part, item in zip(parts, expected.get(kind, []), strict=True):
        assert described(layout, part, {"after"})["after"].endswith(item["after"])


def test_title_lead_and_body_are_read_and_nothing_else(case: tuple[Layout, dict[str, Any]]) -> None:
    layout, expected = case
    assert texts(layout, "title") == [expected["title"]]
    if "parts" in expected:
        assert [f"{p.kind}: {layout.text[p.start : p.end]}" for p in layout.parts] == expected["parts"]
        return
    assert texts(layout, "teaser") == [expected["teaser"]]
    body = texts(layout, "body")
    assert len(body) == 4
    assert body[0].startswith(expected["begins"])
    assert body[-1].endswith(expected["ends"])
    assert [phrase for phrase in expected["absent"] if phrase in layout.text] == []


def test_the_metadata_is_the_pages_own(case: tuple[Layout, dict[str, Any]]) -> None:
    layout, expected = case
    given = layout.metadata
    for field in ("title", "published", "url", "publisher", "author"):
        assert getattr(given, field) == expected.get(field)


def test_the_parts_are_ordered_and_lie_two_line_ends_apart(case: tuple[Layout, dict[str, Any]]) -> None:
    layout, _ = case
    assert layout.parts[0].kind == "title"
    assert layout.parts[0].start == 0
    assert layout.parts[-1].end == len(layout.text)
    for before, after in zip(layout.parts, layout.parts[1:], strict=False):
        assert layout.text[before.end : after.start] == "\n\n"
        assert before.start < before.end


def test_there_are_pages_for_all_six_networks_with_and_without_their_scripts_run() -> None:
    names = " ".join(path.stem for path in PAGES)
    for network in ("x", "mastodon", "bluesky", "facebook", "instagram"):
        assert f"{network}_as_delivered" in names
        assert f"{network}_script_ran" in names
    assert "telegram_static_copy" in names
    assert "telegram_script_ran" in names
