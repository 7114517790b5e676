"""Markup that a page keeps out of sight until the reader agrees: in attributes, scripts and frames."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml.html import HtmlElement

# What the markup of a post has, whatever holds it and however it is escaped.
_SIGNS = re.compile(
    r"twitter-tweet|twitter-video|mastodon-|bluesky-embed|fb-post|fb-xfbml|instagram-media|tgme_widget"
    r"|detailed-status|blockquote|tweet-?text|EmbeddedTweet|CaptionUsername",
    re.IGNORECASE,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{80,}={0,2}\s*")
# Attributes of other kinds are long too, but never hold markup.
_PLAIN = frozenset({"class", "style", "href", "src", "id", "alt", "title", "srcset", "d", "content"})
_SCRIPTS = frozenset(
    {"text/template", "text/x-template", "text/html", "text/plain", "text/x-handlebars-template"}
)
_PROGRAMS = frozenset({"", "text/javascript", "module"})
# Consent plug-ins keep the markup of a post in a string of their program, with percent signs.
_ESCAPED = re.compile(r"%3Cblockquote(?:[^\s\"'<>]){40,}+")
_MOST = 200_000


def hidden_markup(element: HtmlElement) -> Iterator[str]:
    """Yield the HTML that an element keeps in its attributes or, unparsed, in its text."""
    for name, value in element.attrib.items():
        if name == "srcdoc":
            yield value[:_MOST]
        elif name not in _PLAIN and 80 <= len(value) <= _MOST:
            yield from _decoded(value)
    if element.tag == "script" and element.text and len(element.text) <= _MOST:
        kind = (element.get("type") or "").split(";")[0].strip().casefold()
        if kind in _SCRIPTS or (kind == "application/json"):
            yield from _decoded(element.text)
        elif kind in _PROGRAMS:
            yield from map(unquote, _ESCAPED.findall(element.text))
    elif element.tag in ("textarea", "noscript", "template", "iframe") and element.text:
        yield from _decoded(element.text)


def _decoded(value: str) -> Iterator[str]:
    """Undo the ways in which templates are kept: entities, percent signs, base64, JSON."""
    value = value.strip()
    if value[:1] in ("{", "["):
        yield from _in_json(value)
        return
    if "<" not in value and _BASE64.fullmatch(value):
        value = _from_base64(value)
    if "%3C" in value[:2000]:
        value = unquote(value)
    if "&lt;" in value:
        value = html.unescape(value)
    if "<" in value and _SIGNS.search(value):
        yield value


def _from_base64(value: str) -> str:
    try:
        text = base64.b64decode("".join(value.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
    return unquote(text) if text.startswith("%3C") else text


def _in_json(value: str) -> Iterator[str]:
    try:
        queue: list[Any] = [json.loads(value, strict=False)]
    except (ValueError, RecursionError):
        return
    for item in queue:  # grows while it is walked
        if len(queue) > 10_000:
            return
        if isinstance(item, str) and len(item) >= 40 and item.strip()[:1] not in ("{", "["):
            yield from _decoded(item)
        elif isinstance(item, dict):
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)
