"""Plain text: paragraphs, and the posts that stand in it as a paragraph and a line of attribution."""

from __future__ import annotations

import re

from wortlaut.article.layout import Layout
from wortlaut.records import Part
from wortlaut.spans import Span, trim

_BREAK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")


def read_plain(text: str) -> Layout:
    """Return the text, unchanged to the character, with its paragraphs as parts."""
    edges = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    spans = [trim(Span(a, b), text) for a, b in zip(edges, edges[1:], strict=False)]
    return Layout(
        text=text,
        parts=tuple(Part(start=s.start, end=s.end, kind="body") for s in spans if s.start < s.end),
    )
