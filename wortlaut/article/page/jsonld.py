"""What the page says of itself in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

# Real pages hold a few dozen objects; the limits keep a hostile one from costing time.
_MOST_CHARACTERS = 2_000_000
_MOST_OBJECTS = 5_000

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
             "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting",
             "AdvertiserContentArticle", "AskPublicNewsArticle", "Report")  # fmt: skip


def objects(root: HtmlElement) -> list[dict[str, Any]]:
    """Return every JSON-LD object of the page, outer ones first."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        for value in _load(script.text):
            found += _flatten(value, _MOST_OBJECTS - len(found))
    return found


def _load(text: str) -> Iterator[Any]:
    if len(text) > _MOST_CHARACTERS:
        return
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n")
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return


def _flatten(value: Any, room: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    queue = [value]
    for item in queue:  # grows while it is walked: breadth first
        if len(found) >= room or len(queue) > 20 * _MOST_OBJECTS:
            break
        if isinstance(item, dict):
            found.append(item)
            queue.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            queue.extend(v for v in item if isinstance(v, dict | list))
    return found


def kinds(item: dict[str, Any]) -> list[str]:
    """Return the object's types."""
    return strings(item.get("@type"))


def article(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the object that describes the page's article, empty if there is none."""
    for item in items:
        if any(kind in _ARTICLES for kind in kinds(item)) and text_of(item, "headline", "name"):
            return item
    return {}


def strings(value: Any) -> list[str]:
    """Return a value's strings: itself, its items, or the names of its objects."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return strings(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return [text for item in value[:50] if not isinstance(item, list) for text in strings(item)]
    return []


def text_of(item: dict[str, Any], *keys: str) -> str | None:
    """Return the first string under the first of ``keys`` that has one."""
    for key in keys:
        for text in strings(item.get(key)):
            return text
    return None
