"""The page's paragraphs, as they stand in the tree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.html import HtmlElement

from wortlaut.article.page.tree import squeeze, words
from wortlaut.article.page.units import Post, Quote

BLOCKS = frozenset(
    {"address", "article", "aside", "audio", "blockquote", "body", "center", "dd", "details", "dialog", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"}
)
_UNSEEN = frozenset(
    {"button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noscript", "object"}
    | {"script", "select", "style", "svg", "template", "textarea"}
)
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# Classes of what only screen readers read out: "Image caption,", "list 1 of 3".
_SPOKEN = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screenreader-text"}
)

# What a <br> leaves in the gathered text: a character that cannot come from the page.
_BR = "\x1e"
# What follows a large first letter: no blank belongs between it and its word.
_JOIN = "\x1f"
_JOINED = re.compile(rf"{_JOIN}\s*")
_INITIALS = re.compile(r"initial|drop-?cap|first-?letter", re.IGNORECASE)
_BREAKS = re.compile(rf"{_BR}\s*{_BR}[\s{_BR}]*")


class Block:
    """A paragraph: its text, the element that it stands in, and how much of it is links.

    ``unit`` is the post or the block quote that the paragraph is, if it is one.
    """

    __slots__ = ("element", "linked", "text", "unit", "words")

    def __init__(
        self, text: str, element: HtmlElement, linked: int = 0, unit: Post | Quote | None = None
    ) -> None:
        self.text = text
        self.unit = unit
        self.element = element
        self.words = words(text)
        self.linked = linked

    @property
    def tag(self) -> str:
        """The name of the innermost block-level element."""
        return str(self.element.tag)

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as a heading."""
        return self.tag in HEADINGS

    @property
    def link_share(self) -> float:
        """The share of its characters that are links."""
        return min(1.0, self.linked / max(len(self.text), 1))


class _Gatherer:
    """Gathers running text until a block-level element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._linked = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self._text.append(text)
            self._linked += len(text.strip()) if in_link else 0

    def begin(self, element: HtmlElement, in_link: bool) -> None:
        """Take what an element begins with; part a kicker from a headline that only style keeps apart."""
        if element.tag == "br":
            self.add(_BR, in_link)
            return
        parent = element.getparent()
        if element.tag == "span" and parent is not None and parent.tag in HEADINGS:
            previous = element.getprevious()
            if previous is not None and not previous.tail:
                self._text.append(" ")
        self.add(element.text, in_link)

    def flush(self, element: HtmlElement) -> None:
        if not self._text:
            return
        linked, pieces = self._linked, _BREAKS.split(_JOINED.sub("", "".join(self._text)))
        self._text, self._linked = [], 0
        total = max(sum(map(len, pieces)), 1)
        for piece in pieces:
            text = "\n".join(filter(None, map(squeeze, piece.split(_BR))))
            if text:
                self.blocks.append(Block(text, element, linked * len(piece) // total))


def list_blocks(root: HtmlElement, units: Mapping[HtmlElement, Sequence[Block]] | None = None) -> list[Block]:
    """Return the paragraphs under ``root`` in page order.

    An element in ``units`` is not entered; its blocks stand for it.
    """
    units = units or {}
    # A post may stand in a noscript or a template element, whose own text stays out.
    holders = {outer for element in units for outer in element.iterancestors()}
    gather = _Gatherer()
    walk = etree.iterwalk(root, events=("start", "end"))
    open_blocks: list[HtmlElement] = [root]
    links = unseen = 0
    for event, element in walk:
        tag = element.tag
        is_block = tag in BLOCKS or "-" in str(tag) or element in units
        hides = (tag in _UNSEEN and element not in units) or (tag == "span" and _is_spoken(element))
        if event == "start":
            links += is_link(element)
            unseen += hides
            if is_block:
                gather.flush(open_blocks[-1])
                open_blocks.append(element)
            if element in units:
                gather.blocks += units[element]
                walk.skip_subtree()
            elif hides and element not in holders:
                walk.skip_subtree()
            elif not unseen:
                gather.begin(element, links > 0)
            continue
        links -= is_link(element)
        unseen -= hides
        if is_block:
            gather.flush(open_blocks.pop())
        if element is not root and not unseen:
            gather.add(_JOIN if tag == "span" and _is_initial(element) else None, links > 0)
            gather.add(element.tail, links > 0)
    gather.flush(root)
    return gather.blocks


def _is_initial(element: HtmlElement) -> bool:
    letter = element.text or ""
    return len(letter) == 1 and letter.isalpha() and bool(_INITIALS.search(element.get("class") or ""))


def _is_spoken(element: HtmlElement) -> bool:
    return not _SPOKEN.isdisjoint((element.get("class") or "").split())


def home(block: Block, counts: Mapping[HtmlElement, int]) -> HtmlElement:
    """Return what a paragraph shares with others: its parent, or what that stands in if it wraps it alone.

    ``counts`` says how many paragraphs an element holds.
    """
    inner = block.element
    for outer in block.element.iterancestors():
        if counts[outer] > counts[inner]:
            return outer
        inner = outer
    return inner


def is_link(element: HtmlElement) -> bool:
    """Say whether the element leads elsewhere; a heading's own anchor does not."""
    if element.tag != "a":
        return False
    href = element.get("href") or ""
    parent = element.getparent()
    return bool(href) and not (href.startswith("#") and parent is not None and parent.tag in HEADINGS)
