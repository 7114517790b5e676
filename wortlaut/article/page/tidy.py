"""What is taken out of the chosen paragraphs again: bylines, headings over links, who the author is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import Block, home
from wortlaut.article.page.noise import is_byline
from wortlaut.article.page.tree import ancestors
from wortlaut.records import PartKind

Kinds = list[PartKind | None]

_LONGEST_BIOGRAPHY = 60


def in_header(block: Block) -> bool:
    """Say whether a paragraph stands in a header element."""
    return any(element.tag == "header" for element in ancestors(block.element))


def drop_bylines(blocks: Sequence[Block], kinds: Kinds) -> None:
    """Take out what stands between lead and text: who wrote it, and from where."""
    below = [index for index, kind in enumerate(kinds) if kind == "body"]
    text_below = any(not in_header(blocks[index]) for index in below)
    for index in below:
        if not is_byline(blocks[index]) and not (text_below and in_header(blocks[index])):
            return
        kinds[index] = None


def drop_lists_of_links(blocks: Sequence[Block], kinds: Kinds, counts: Mapping[HtmlElement, int]) -> None:
    """Take out headings of boxes of which nothing else is the article's: "Other stories" over links."""
    kept: Counter[HtmlElement] = Counter()
    for kind, block in zip(kinds, blocks, strict=True):
        if kind is not None and kind not in ("heading", "caption"):
            kept.update(ancestors(block.element))
    for index, block in enumerate(blocks):
        if kinds[index] == "heading" and not kept[home(block, counts)]:
            kinds[index] = None


def drop_biographies(blocks: Sequence[Block], kinds: Kinds, authors: str | None) -> None:
    """Take out the last paragraphs if they begin with the author's name: "Ann Roe is our reporter in …"."""
    names = tuple(name for name in (authors or "").split(", ") if " " in name)
    for index in range(len(blocks) - 1, -1, -1):
        if kinds[index] is None:
            continue
        text = blocks[index].text
        name = next((name for name in names if text.startswith(f"{name} ")), None)
        if kinds[index] != "body" or name is None or len(blocks[index].words) > _LONGEST_BIOGRAPHY:
            return
        kinds[index] = None
