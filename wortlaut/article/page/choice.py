"""Choose the article's paragraphs among the page's, and say what each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from wortlaut.article.page.blocks import HEADINGS, Block
from wortlaut.article.page.body import Votes
from wortlaut.article.page.metadata import PageFacts
from wortlaut.article.page.noise import (
    Zones,
    ends_sentence,
    is_boilerplate,
    is_byline,
    is_noise_for_text,
    is_noise_for_units,
    name_words,
)
from wortlaut.article.page.tree import ancestors, words
from wortlaut.article.page.units import Post
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
    | {"vorspann", "abstract", "subtitle", "subheadline", "subline", "deck", "description"}
    | {"teasertext", "introtext", "articleintro"}
)
# A lead that is none by name has at least so many words.
_LEAD_LENGTH = 12
# A paragraph so long whose words have all been read is a second copy of the text.
_COPY_LENGTH = 60


class _Region(Struct, frozen=True):
    """Where the article stands: its container, what is in it, and its first and last paragraph.

    ``homes`` are the elements that hold paragraphs which the extractor took, ``trodden`` these and all
    that they stand in; ``article`` is the element around the container that the page calls its article.
    """

    container: HtmlElement
    held: frozenset[HtmlElement]
    homes: frozenset[HtmlElement]
    trodden: frozenset[HtmlElement]
    article: HtmlElement
    zones: Zones
    unit_zones: Zones
    first: int
    last: int


def choose(blocks: Sequence[Block], votes: Votes, facts: PageFacts) -> list[Chosen]:
    """Return the article's paragraphs in page order, each with its kind; the title is not among them."""
    voted = [block.unit is None and votes.share(block.words) >= _VOTED for block in blocks]
    region = _find_region(blocks, voted)
    if region is None or not _covers(blocks, voted, votes):
        return [("body", Block(text, blocks[0].element)) for text in votes.paragraphs] if blocks else []
    titles = _title_places(blocks, region, facts)
    kinds = [
        None if index in titles else _kind(index, block, voted[index], region)
        for index, block in enumerate(blocks)
    ]
    _drop_before_text(blocks, kinds)
    _mark_lead(blocks, kinds, titles, region, facts)
    return _without_copies([(kind, block) for kind, block in zip(kinds, blocks, strict=True) if kind])


def _covers(blocks: Sequence[Block], voted: Sequence[bool], votes: Votes) -> bool:
    """Say whether what the extractor took stands on the page, and not in its metadata alone."""
    seen = sum(len(block.text) for block, vote in zip(blocks, voted, strict=True) if vote)
    return 2 * seen >= sum(map(len, votes.paragraphs))


def _title_places(blocks: Sequence[Block], region: _Region, facts: PageFacts) -> set[int]:
    """Return where the title stands: the first heading, and what says the same before the text."""
    keys = {"".join(words(title)) for title in facts.headings} - {""}
    places: set[int] = set()
    for index, block in enumerate(blocks[: region.last]):
        key = "".join(block.words)
        same = block.unit is None and key in keys
        if block.tag == "h1" and not same:
            same = any(len(key) > 8 and (key in other or other in key) for other in keys)
        if same and (index <= region.first or block.tag == "h1"):
            places.add(index)
    return places


def _drop_before_text(blocks: Sequence[Block], kinds: list[PartKind | None]) -> None:
    """Take out kickers and bylines: headings and lines by the author before the first paragraph."""
    for index, block in enumerate(blocks):
        if kinds[index] == "body" and not is_byline(block):
            return
        if kinds[index] in ("heading", "body"):
            kinds[index] = None


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
    keep = frozenset(element for element, weight in weights.items() if weight >= _KEPT * total)
    zones = Zones(is_noise_for_text, keep)
    fit = [
        index
        for index, (block, vote) in enumerate(zip(blocks, voted, strict=True))
        if vote and block.element in held and not zones.is_noise(block.element) and not is_boilerplate(block)
    ]
    if not fit:
        return None
    return _Region(
        container=container,
        held=held,
        homes=frozenset(parent for index in fit if (parent := blocks[index].element.getparent()) is not None),
        trodden=frozenset(weights),
        article=next((e for e in ancestors(container) if e.tag == "article"), container),
        zones=zones,
        unit_zones=Zones(is_noise_for_units, keep),
        first=fit[0],
        last=fit[-1],
    )


def _kind(index: int, block: Block, vote: bool, region: _Region) -> PartKind | None:
    """Say what a block of the region is; None if it is not the article's."""
    if block.unit is not None:
        return _unit_kind(index, block, region)
    if block.element not in region.held or not region.first <= index <= region.last:
        return None
    if _is_caption(block, region.container):
        return None if _is_credit(block) else "caption"
    # What the extractor left out is taken where it stands among paragraphs that it took.
    found = vote or block.element.getparent() in region.homes
    if not found or region.zones.is_noise(block.element) or is_boilerplate(block):
        return None
    if block.tag in HEADINGS:
        return "heading"
    return "body" if vote or block.tag == "p" else None


def _unit_kind(index: int, block: Block, region: _Region) -> PartKind | None:
    """Say of a post or a block quote whether it stands in the article."""
    kind: PartKind = "embed" if isinstance(block.unit, Post) else "blockquote"
    if region.unit_zones.is_noise(block.element):
        return None
    if block.element in region.held and region.first <= index <= region.last:
        return kind
    for element in block.element.iterancestors():
        # An article inside the article, of which the extractor took nothing, is a pointer to another one.
        if element.tag == "article" and element not in region.trodden:
            return None
        if element in region.homes or element is region.article:
            return kind
    return None


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
    titles: set[int],
    region: _Region,
    facts: PageFacts,
) -> None:
    """Find the lead between title and text, whether the extractor took it or not."""
    before = [index for index in titles if index <= region.first]
    described = Votes(facts.description or "")
    start = max(before) + 1 if before else 0
    texts = 0
    for index in range(start, region.last):
        block = blocks[index]
        texts += kinds[index] == "body"
        if texts > 1:
            return
        if index in titles or block.unit is not None or not _may_be_lead(block, region):
            continue
        fits = described.share(block.words) >= _VOTED or _is_lead_by_name(block) or _is_in_header(block)
        alone = before and not texts and len(block.words) >= _LEAD_LENGTH and ends_sentence(block.text)
        if (fits and len(block.words) >= 4) or alone:
            kinds[index] = "teaser"
            if texts:
                return


def _may_be_lead(block: Block, region: _Region) -> bool:
    return not (
        is_boilerplate(block)
        or is_byline(block)
        or region.zones.is_noise(block.element)
        or _is_caption(block, region.container)
    )


def _is_in_header(block: Block) -> bool:
    return len(block.words) >= _LEAD_LENGTH and any(e.tag == "header" for e in ancestors(block.element))


def _is_lead_by_name(block: Block) -> bool:
    return (
        not _LEAD_WORDS.isdisjoint(name_words(block.element))
        or block.element.get("itemprop") == "description"
    )


def _without_copies(chosen: list[Chosen]) -> list[Chosen]:
    """Leave out long paragraphs that say again what has been read, and second copies of a post."""
    seen: set[tuple[str, ...]] = set()
    posts: set[str] = set()
    kept: list[Chosen] = []
    for kind, block in chosen:
        if kind == "embed":
            key = "".join(block.words)
            if key not in posts:
                posts.add(key)
                kept.append((kind, block))
            continue
        runs = list(zip(*(block.words[i:] for i in range(5)), strict=False))
        known = sum(run in seen for run in runs)
        if len(block.words) >= _COPY_LENGTH and known >= 0.9 * len(runs):
            continue
        seen.update(runs)
        kept.append((kind, block))
    return kept
