"""Which paragraphs stand below a picture, and which only say whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import Block
from wortlaut.article.page.noise import is_boilerplate, name_words
from wortlaut.article.page.tree import ancestors

_CAPTION_WORDS = frozenset({"caption", "figcaption", "bildunterschrift", "imagecaption", "bu"})
_CREDIT_WORDS = frozenset({"credit", "credits", "copyright", "photographer", "rights", "source", "quelle"})
_PICTURES = frozenset({"img", "picture", "video", "audio", "iframe", "amp-img", "canvas", "svg", "object"})
# A paragraph longer than this that stands alone with a picture is text around which it floats.
_LONGEST = 60
# A figure shows its picture, and a box its caption, within so many elements.
_FIRST = 60


def is_caption(block: Block, counts: Mapping[HtmlElement, int]) -> bool:
    """Say whether a paragraph is the caption of a picture; ``counts``: how many paragraphs elements hold."""
    for element in ancestors(block.element):
        if element.tag == "figcaption" or not _CAPTION_WORDS.isdisjoint(name_words(element)):
            return True
        if element.tag == "figure":
            tags = {inner.tag for inner in islice(element.iter("*"), _FIRST)}
            return "figcaption" not in tags and not _PICTURES.isdisjoint(tags)
        if element.tag in ("article", "main", "body"):
            break
    return len(block.words) <= _LONGEST and any(_shows_picture(box) for box in _wrappers(block, counts))


def picture_of(block: Block) -> HtmlElement:
    """Return what the figure of a caption stands in."""
    figure = next((e for e in block.element.iterancestors() if e.tag == "figure"), block.element)
    outer: HtmlElement | None = figure.getparent()
    return figure if outer is None else outer


def is_credit(block: Block) -> bool:
    """Say whether a caption says no more than whose the picture is."""
    return is_boilerplate(block) or not _CREDIT_WORDS.isdisjoint(name_words(block.element))


def _wrappers(block: Block, counts: Mapping[HtmlElement, int]) -> Iterator[HtmlElement]:
    """Yield the boxes that hold the paragraph and no other."""
    for outer in block.element.iterancestors():
        if counts[outer] > 1:
            return
        yield outer


def _shows_picture(box: HtmlElement) -> bool:
    return any(element.tag in ("img", "picture", "amp-img") for element in islice(box.iter("*"), _FIRST))
