"""The way from HTML to the layout."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.article.layout import Layout
from wortlaut.article.page import jsonld
from wortlaut.article.page.blocks import list_blocks
from wortlaut.article.page.body import vote
from wortlaut.article.page.choice import choose
from wortlaut.article.page.metadata import read_facts
from wortlaut.article.page.tree import parse
from wortlaut.article.source import Given
from wortlaut.errors import BadPage
from wortlaut.records import Part, PartKind

_GAP = "\n\n"


class Piece(Struct, frozen=True, kw_only=True):
    """A part before it has its place in the text."""

    text: str
    kind: PartKind


def read_page(html: str, url: str | None = None) -> Layout:
    """Return the article of a web page: title, teaser, paragraphs, posts and quotes in page order.

    ``url`` is where the page came from; it serves to complete addresses and as a last resort.
    Raises :class:`~wortlaut.errors.BadPage` if the page gives no article.
    """
    root = parse(html)
    facts = read_facts(root, jsonld.objects(root), url)
    blocks = list_blocks(root.find("body"))
    chosen = choose(blocks, vote(root), facts)
    if not chosen:
        raise BadPage("no article is found on the page; if there is one, give its text instead")
    pieces = [Piece(text=block.text, kind=kind) for kind, block in chosen]
    if facts.given.title:
        pieces.insert(0, Piece(text=facts.given.title, kind="title"))
    return _lay_out(pieces, facts.given)


def _lay_out(pieces: list[Piece], given: Given) -> Layout:
    parts: list[Part] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        parts.append(Part(start=start, end=end, kind=piece.kind))
        start = end + len(_GAP)
    return Layout(text=_GAP.join(piece.text for piece in pieces), parts=tuple(parts), metadata=given)
