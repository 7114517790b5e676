"""Choose the article's paragraphs among the page's, and say what each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from wortlaut.article.page.blocks import HEADINGS, Block
from wortlaut.article.page.body import Votes
from wortlaut.article.page.metadata import PageFacts
from wortlaut.article.page.noise import Zones, is_boilerplate, name_words
from wortlaut.article.page.tree import ancestors, words
from wortlaut.records import PartKind

Chosen = tuple[PartKind, Block]

# A paragraph is the extractor's where this share of its runs of words is.
_VOTED = 0.6
# The article's container holds at least this share of the extracted characters …
_HELD = 0.85
# … and what holds this share of them is no noise, whatever its name.
_KEPT = 0.3

_CAPTION_WORDS = frozenset({"caption", "figcaption", "bildunterschrift", "imagecaption", "bu"})
_CREDIT_WORDS = frozenset({"credit", "credits", "copyright", "photographer", "rights", "source", "quelle"})
_LEAD_WORDS = frozenset(
    {"teaser", "intro", "introduction", "lead", "lede", "leadtext", "summary", "excerpt", "standfirst", "dek"}
    | {"vorspann", "abstract", "subtitle", "subheadline", "subline", "deck", "description", "shorttext"}
    | {"teasertext", "introtext", "articleintro", "kicker"}
)
# A lead that is none by name has at least so many words.
_LEAD_LENGTH = 12
# A paragraph so long whose words have all been read is a second copy of the text.
_COPY_LENGTH = 60


class _Region(Struct, frozen=True):
    """Where the article stands: its container, the extractor's weights and the blocks' fitness."""

    container: HtmlElement
    held: frozenset[HtmlElement]
    zones: Zones
    first: int
    last: int


def choose(blocks: Sequence[Block], votes: Votes, facts: PageFacts) -> list[Chosen]:
    """Return the article's paragraphs in page order, each with its kind; the title is not among them."""
    voted = [votes.share(block.words) >= _VOTED for block in blocks]
    region = _find_region(blocks, voted)
    if region is None:
        return []
    title_keys = {"".join(words(title)) for title in facts.headings}
    kinds: list[PartKind | None] = []
    for index, block in enumerate(blocks):
        is_title = "".join(block.words) in title_keys
        kinds.append(None if is_title else _kind(index, block, voted[index], region))
    _mark_lead(blocks, kinds, voted, region, facts)
    return _without_copies([(kind, block) for kind, block in zip(kinds, blocks, strict=True) if kind])


def _find_region(blocks: Sequence[Block], voted: Sequence[bool]) -> _Region | None:
    weights: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    for block, vote in zip(blocks, voted, strict=True):
        if vote:
            total += len(block.text)
            for element in ancestors(block.element):
                weights[element] += len(block.text)
    holders = [element for element, weight in weights.items() if weight >= _HELD * total]
    if not holders:
        return None
    # All of them hold more than half, so they stand in one another.
    container = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    held = frozenset(container.iter())
    zones = Zones(frozenset(element for element, weight in weights.items() if weight >= _KEPT * total))
    fit = [
        index
        for index, (block, vote) in enumerate(zip(blocks, voted, strict=True))
        if vote and block.element in held and not zones.is_noise(block.element) and not is_boilerplate(block)
    ]
    return _Region(container, held, zones, fit[0], fit[-1]) if fit else None


def _kind(index: int, block: Block, vote: bool, region: _Region) -> PartKind | None:
    """Say what a block of the region is; None if it is not the article's."""
    if block.element not in region.held or not region.first <= index <= region.last:
        return None
    if _is_caption(block, region.container):
        return None if _is_credit(block) else "caption"
    if region.zones.is_noise(block.element) or is_boilerplate(block):
        return None
    if block.tag in HEADINGS:
        return "heading"
    return "body" if vote or block.tag == "p" else None


def _inner(block: Block, container: HtmlElement) -> list[HtmlElement]:
    """Return what the block stands in, as far as the container, which is left out."""
    path: list[HtmlElement] = []
    for element in ancestors(block.element):
        if element is container:
            break
        path.append(element)
    return path


def _is_caption(block: Block, container: HtmlElement) -> bool:
    return any(
        element.tag in ("figcaption", "figure") or not _CAPTION_WORDS.isdisjoint(name_words(element))
        for element in _inner(block, container)
    )


def _is_credit(block: Block) -> bool:
    return is_boilerplate(block) or not _CREDIT_WORDS.isdisjoint(name_words(block.element))


def _mark_lead(
    blocks: Sequence[Block],
    kinds: list[PartKind | None],
    voted: Sequence[bool],
    region: _Region,
    facts: PageFacts,
) -> None:
    """Find the lead between title and text, whether the extractor took it or not."""
    title_keys = {"".join(words(title)) for title in facts.headings}
    titles = [i for i in range(region.last) if "".join(blocks[i].words) in title_keys]
    start = max((i for i in titles if i <= region.first), default=None)
    described = Votes(facts.description or "")
    for index in range(0 if start is None else start + 1, region.last):
        block = blocks[index]
        if kinds[index] == "body" and index > region.first and not _is_lead_by_name(block):
            break
        if not block.words or is_boilerplate(block) or region.zones.is_noise(block.element):
            continue
        if kinds[index] == "caption" or _is_caption(block, region.container):
            continue
        fits = described.share(block.words) >= _VOTED or _is_lead_by_name(block)
        alone = start is not None and index < region.first and len(block.words) >= _LEAD_LENGTH
        if fits and len(block.words) >= 4 or alone:
            kinds[index] = "teaser"
            if index >= region.first:
                break


def _is_lead_by_name(block: Block) -> bool:
    return (
        not _LEAD_WORDS.isdisjoint(name_words(block.element))
        or block.element.get("itemprop") == "description"
    )


def _without_copies(chosen: list[Chosen]) -> list[Chosen]:
    """Leave out long paragraphs that say again what has been read."""
    seen: set[tuple[str, ...]] = set()
    kept: list[Chosen] = []
    for kind, block in chosen:
        runs = list(zip(*(block.words[i:] for i in range(5)), strict=False))
        known = sum(run in seen for run in runs)
        if len(block.words) >= _COPY_LENGTH and known >= 0.9 * len(runs):
            continue
        seen.update(runs)
        kept.append((kind, block))
    return kept
