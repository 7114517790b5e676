"""Choose the article's paragraphs among the page's, and say what each of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement
from msgspec import Struct

from wortlaut.article.page.blocks import HEADINGS, Block, home
from wortlaut.article.page.body import Votes
from wortlaut.article.page.captions import is_caption, is_credit, picture_of
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
from wortlaut.article.page.tidy import drop_biographies, drop_bylines, drop_lists_of_links, in_header
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

_LEAD_WORDS = frozenset(
    {"teaser", "intro", "introduction", "lead", "lede", "leadtext", "summary", "excerpt", "standfirst", "dek"}
    | {"vorspann", "abstract", "subtitle", "subheadline", "subline", "deck", "description"}
    | {"teasertext", "introtext", "articleintro"}
)
# A lead that is none by name has at least so many words.
_LEAD_LENGTH = 12
# A box that is named after leads and holds more than this is something else.
_LONGEST_LEAD = 800
_LEAD_PIECES = 40
# A paragraph so long whose words have all been read is a second copy of the text.
_COPY_LENGTH = 60


class _Region(Struct, frozen=True):
    """Where the article stands: its container, what is in it, and its first and last paragraph.

    ``homes`` are the elements that hold paragraphs which the extractor took, ``trodden`` these and all
    that they stand in; ``article`` is the element around the container that the page calls its article;
    ``counts`` says how many paragraphs an element holds.
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
    counts: Mapping[HtmlElement, int]


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
    _drop_before_text(blocks, kinds, titles, region.counts)
    _mark_captions_above(blocks, kinds, titles, region)
    _mark_lead(blocks, kinds, titles, region, facts)
    drop_bylines(blocks, kinds)
    drop_lists_of_links(blocks, kinds, region.counts)
    drop_biographies(blocks, kinds, facts.given.author)
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


def _drop_before_text(
    blocks: Sequence[Block],
    kinds: list[PartKind | None],
    titles: set[int],
    counts: Mapping[HtmlElement, int],
) -> None:
    """Take out kickers and bylines: headings and lines by the author before the first paragraph.

    A heading below the title that shares its box with the paragraph heads that paragraph.
    """
    heading = None
    for index, block in enumerate(blocks):
        if kinds[index] == "body" and not is_byline(block):
            if heading is not None and home(blocks[heading], counts) is home(block, counts):
                kinds[heading] = "heading"
            return
        if kinds[index] in ("heading", "body"):
            heading = index if kinds[index] == "heading" and any(at < index for at in titles) else heading
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
    counts = Counter(element for block in blocks for element in ancestors(block.element))
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
        homes=frozenset(home(blocks[index], counts) for index in fit),
        trodden=frozenset(weights),
        article=next((e for e in ancestors(container) if e.tag == "article"), container),
        zones=zones,
        unit_zones=Zones(is_noise_for_units, keep),
        first=fit[0],
        last=fit[-1],
        counts=counts,
    )


def _kind(index: int, block: Block, vote: bool, region: _Region) -> PartKind | None:
    """Say what a block of the region is; None if it is not the article's."""
    if block.unit is not None:
        return _unit_kind(index, block, region)
    if block.element not in region.held or not region.first <= index <= region.last:
        return None
    if is_caption(block, region.counts):
        return None if is_credit(block) or region.zones.is_noise(picture_of(block)) else "caption"
    # What the extractor left out is taken where it stands among paragraphs that it took.
    found = vote or home(block, region.counts) in region.homes
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


def _mark_captions_above(
    blocks: Sequence[Block], kinds: list[PartKind | None], titles: set[int], region: _Region
) -> None:
    """Take the captions of pictures that stand between the title and the text."""
    start = max((index + 1 for index in titles if index <= region.first), default=region.first)
    for index in range(start, region.first):
        block = blocks[index]
        if (
            block.unit is None
            and is_caption(block, region.counts)
            and not is_credit(block)
            and not region.zones.is_noise(picture_of(block))
        ):
            kinds[index] = "caption"


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
        or is_caption(block, region.counts)
    )


def _is_in_header(block: Block) -> bool:
    return len(block.words) >= _LEAD_LENGTH and in_header(block)


def _is_lead_by_name(block: Block) -> bool:
    """Say whether the paragraph, or a short list or box that it stands in, is named after leads."""
    element = block.element
    if element.get("itemprop") == "description" or not _LEAD_WORDS.isdisjoint(name_words(element)):
        return True
    box = element.getparent()
    return box is not None and not _LEAD_WORDS.isdisjoint(name_words(box)) and _is_short(box)


def _is_short(box: HtmlElement) -> bool:
    pieces = list(islice(box.itertext(), _LEAD_PIECES + 1))
    return len(pieces) <= _LEAD_PIECES and sum(map(len, pieces)) <= _LONGEST_LEAD


def _without_copies(chosen: list[Chosen]) -> list[Chosen]:
    """Leave out long paragraphs that say again what has been read, and second copies of a post."""
    seen: set[tuple[str, ...]] = set()
    posts: set[tuple[str, str | None]] = set()
    kept: list[Chosen] = []
    for kind, block in chosen:
        if kind == "embed":
            author = block.unit.author if block.unit else None
            key = ("".join(block.words), author)
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
