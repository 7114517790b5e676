"""Choose the article's paragraphs among the page's, and say what each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import HEADINGS, Block
from wortlaut.article.page.body import Votes
from wortlaut.article.page.metadata import PageFacts
from wortlaut.article.page.tree import ancestors, words
from wortlaut.records import PartKind

Chosen = tuple[PartKind, Block]

# A paragraph is the extractor's where this share of its runs of words is.
_VOTED = 0.6
# The article's container holds at least this share of the extracted characters.
_HELD = 0.85


def choose(blocks: Sequence[Block], votes: Votes, facts: PageFacts) -> list[Chosen]:
    """Return the article's paragraphs in page order, each with its kind; the title is not among them."""
    voted = [votes.share(block.words) >= _VOTED for block in blocks]
    container = _container(blocks, voted)
    if container is None:
        return []
    inside = {id(e) for e in container.iter()}
    title_keys = {"".join(words(title)) for title in facts.headings}
    chosen: list[Chosen] = []
    for block, vote in zip(blocks, voted, strict=True):
        if not vote or id(block.element) not in inside or "".join(block.words) in title_keys:
            continue
        chosen.append(("heading" if block.tag in HEADINGS else "body", block))
    return chosen


def _container(blocks: Sequence[Block], voted: Sequence[bool]) -> HtmlElement | None:
    """Return the innermost element that holds nearly all that the extractor took."""
    weights: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    for block, vote in zip(blocks, voted, strict=True):
        if vote:
            total += len(block.text)
            for element in ancestors(block.element):
                weights[element] += len(block.text)
    holders = [element for element, weight in weights.items() if weight >= _HELD * total]
    # All of them hold more than half, so they stand in one another.
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)
