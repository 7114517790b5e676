"""The parts of an article as the page sets them: paragraphs, headings, posts with the line that names their author."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import UNSET, Struct, UnsetType

from wortlaut.page import links
from wortlaut.page.marking import Marks
from wortlaut.page.words import Words
from wortlaut.records import Part, Record


class Block(Struct, frozen=True, kw_only=True):
    """A part, or a post or block quote with the caption after it; ``repeats`` is the number of the part it repeats."""

    number: int
    kind: str
    html: Markup
    caption: Markup | None = None
    author: str = ""
    handle: str = ""
    published: str = ""
    address: str | None = None
    repeats: int | None = None


def blocks_of(record: Record, marks: Marks, words: Words) -> Iterator[Block]:
    """Yield the blocks of an article, in their order."""
    parts = record.parts
    number = 0
    while number < len(parts):
        part = parts[number]
        html = marks.html(part.span)
        caption = None
        following = parts[number + 1] if number + 1 < len(parts) else None
        if part.kind in {"embed", "blockquote"} and following is not None and following.kind == "caption":
            caption = marks.html(following.span)
        yield _block(number, part, html, caption, words)
        number += 1 if caption is None else 2


def _block(number: int, part: Part, html: Markup, caption: Markup | None, words: Words) -> Block:
    published = _given(part.published)
    return Block(
        number=number,
        kind=part.kind,
        html=html,
        caption=caption,
        author=_given(part.author),
        handle=_given(part.handle),
        published=words.day(published) if published else "",
        address=links.outside(_given(part.url)),
        repeats=part.repeats,
    )


def _given(value: str | UnsetType) -> str:
    return "" if value is UNSET else str(value)
