"""The text that a page tells in its metadata alone, as pages with a barrier for subscribers do."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import Block, list_blocks
from wortlaut.article.page.body import Votes
from wortlaut.article.page.choice import Chosen
from wortlaut.article.page.tree import fragment, squeeze

# The told text takes the place of the shown one if it is so many times as long …
_LONGER = 1.5
_LEAST_WORDS = 80
# … and holds this share of the shown text's longest paragraph.
_SHARED = 0.6


def with_full_text(chosen: list[Chosen], full_text: str | None, body: HtmlElement) -> list[Chosen]:
    """Return the chosen paragraphs, with the body as JSON-LD tells it where the page shows the start alone."""
    texts = [block for kind, block in chosen if kind in ("body", "heading")]
    if not full_text or not texts:
        return chosen
    told = _paragraphs(full_text, body)
    count = sum(len(block.words) for block in told)
    if count < max(_LEAST_WORDS, _LONGER * sum(len(block.words) for block in texts)):
        return chosen
    longest = max(texts, key=lambda block: len(block.words))
    if Votes("\n".join(block.text for block in told)).share(longest.words) < _SHARED:
        return chosen
    first = next(index for index, (kind, _) in enumerate(chosen) if kind in ("body", "heading"))
    rest = [pair for pair in chosen[first:] if pair[0] not in ("body", "heading")]
    return [*chosen[:first], *(("body", block) for block in told), *rest]


def _paragraphs(text: str, body: HtmlElement) -> Sequence[Block]:
    """Read a text that may be HTML."""
    root = fragment(text) if "</" in text else None
    if root is not None:
        return list_blocks(root)
    return [Block(squeeze(line), body) for line in text.splitlines() if squeeze(line)]
