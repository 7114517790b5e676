"""The way from HTML to the layout."""

from __future__ import annotations

from lxml.html import HtmlElement
from msgspec import UNSET

from wortlaut.article.layout import Layout
from wortlaut.article.page import jsonld
from wortlaut.article.page.blockquotes import find_quotes
from wortlaut.article.page.blocks import Block, list_blocks
from wortlaut.article.page.body import vote
from wortlaut.article.page.choice import Chosen, choose
from wortlaut.article.page.metadata import read_facts
from wortlaut.article.page.posts import find_posts
from wortlaut.article.page.tree import parse
from wortlaut.article.page.units import Post, Quote
from wortlaut.article.source import Given
from wortlaut.errors import BadPage
from wortlaut.records import Part

_GAP = "\n\n"


def read_page(html: str, url: str | None = None) -> Layout:
    """Return the article of a web page: title, teaser, paragraphs, posts and quotes in page order.

    ``url`` is where the page came from; it serves to complete addresses and as a last resort.
    Raises :class:`~wortlaut.errors.BadPage` if the page gives no article.
    """
    root = parse(html)
    items = jsonld.objects(root)
    facts = read_facts(root, items, url)
    body = root.find("body")
    posts = find_posts(body, items)
    quotes = find_quotes(body, posts)
    units = {e: [Block(post.text, e, unit=post) for post in found] for e, found in posts.items()}
    units |= {e: [Block(text, e, unit=quote) for text in quote.paragraphs] for e, quote in quotes.items()}
    votes = vote(root)
    chosen = choose(list_blocks(body, units), votes, facts)
    if not chosen:
        raise BadPage("no article is found on the page; if there is one, give its text instead")
    return _lay_out(chosen, body, facts.given)


def _lay_out(chosen: list[Chosen], body: HtmlElement, given: Given) -> Layout:
    if given.title:
        chosen = [("title", Block(given.title, body)), *chosen]
    parts: list[Part] = []
    start = 0
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
