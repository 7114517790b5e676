"""The way from HTML to the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement
from msgspec import UNSET
from msgspec.structs import replace

from wortlaut.article.dates import date_of_lines
from wortlaut.article.layout import Layout
from wortlaut.article.page import jsonld
from wortlaut.article.page.blockquotes import find_quotes
from wortlaut.article.page.blocks import Block, list_blocks
from wortlaut.article.page.body import vote
from wortlaut.article.page.choice import Chosen, choose
from wortlaut.article.page.full_text import with_full_text
from wortlaut.article.page.metadata import read_facts
from wortlaut.article.page.posts import find_posts
from wortlaut.article.page.tree import parse
from wortlaut.article.page.units import Post, Quote
from wortlaut.article.source import Given
from wortlaut.errors import BadPage
from wortlaut.language import LANGUAGES
from wortlaut.records import Part

_GAP = "\n\n"
_LINES_ABOVE = 12


def read_page(html: str, url: str | None = None) -> Layout:
    """Return the article of a web page: title, teaser, paragraphs, posts and quotes in page order.

    ``url`` is where the page came from; it serves to complete addresses and as a last resort.
    Raises :class:`~wortlaut.errors.BadPage` if the page gives no article.
    """
    root = parse(html)
    items = jsonld.objects(root)
    body = root.find("body")
    posts = find_posts(body, items)
    quotes = find_quotes(body, posts)
    facts = read_facts(root, items, url, posts.keys() | quotes.keys())
    units = {e: [Block(post.text, e, unit=post) for post in found] for e, found in posts.items()}
    units |= {e: [Block(text, e, unit=quote) for text in quote.paragraphs] for e, quote in quotes.items()}
    votes = vote(root)
    blocks = list_blocks(body, units)
    chosen = choose(blocks, votes, facts)
    chosen = with_full_text(chosen, facts.full_text, body)
    if not chosen:
        raise BadPage("no article is found on the page; if there is one, give its text instead")
    given = (
        facts.given if facts.given.published else replace(facts.given, published=_date_above(blocks, chosen))
    )
    return _lay_out(chosen, body, given)


def _date_above(blocks: Sequence[Block], chosen: Sequence[Chosen]) -> str | None:
    """Return the date that a line between title and text, or right above the title, says."""
    first = next((block for kind, block in chosen if kind == "body"), None)
    if first is None or first not in blocks:
        return None
    end = blocks.index(first)
    lines = [block.text for block in blocks[max(0, end - _LINES_ABOVE) : end] if block.unit is None]
    dates = (date_of_lines(lines, language) for language in LANGUAGES)
    return next(filter(None, dates), None)


def _lay_out(chosen: list[Chosen], body: HtmlElement, given: Given) -> Layout:
    if given.title:
        chosen = [("title", Block(given.title, body)), *chosen]
    parts: list[Part] = []
    start = 0
    chosen = list(_with_attributions(chosen))
    for kind, block in chosen:
        end = start + len(block.text)
        unit = block.unit
        post = unit if isinstance(unit, Post) else Post(text="")
        author = unit.author if isinstance(unit, Quote) else post.author
        parts.append(
            Part(
                start=start,
                end=end,
                kind=kind,
                author=author or UNSET,
                handle=post.handle or UNSET,
                published=post.published or UNSET,
                url=post.url or UNSET,
            )
        )
        start = end + len(_GAP)
    text = _GAP.join(block.text for _, block in chosen)
    return Layout(text=text, parts=tuple(parts), metadata=given)


def _with_attributions(chosen: list[Chosen]) -> Iterator[Chosen]:
    """Follow each post and block quote by the line that names its author, so that the name is in the text."""
    for index, (kind, block) in enumerate(chosen):
        yield kind, block
        last = index + 1 == len(chosen) or chosen[index + 1][1].unit is not block.unit
        if block.unit is not None and block.unit.line and last:
            yield "caption", Block(block.unit.line, block.element)
