"""What a reader of text or pages gives back: the text that all offsets point into, and its parts."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.article.source import Given
from wortlaut.records import Part


class Layout(Struct, frozen=True, kw_only=True):
    """A text, its parts (ordered, disjoint, one a paragraph), and what the page says of itself."""

    text: str
    parts: tuple[Part, ...]
    metadata: Given = Given()
