"""Which of the page's paragraphs are the article: trafilatura votes, the page's structure decides."""

from __future__ import annotations

import logging
from collections import Counter
from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from wortlaut.article.page.blocks import BLOCKS
from wortlaut.article.page.tree import fragment, words
from wortlaut.errors import BadPage

# Without a handler Python writes the library's warnings to standard error.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_RUN = 4
# Of pages with more elements the extractor is given no inline ones and asked for no second opinion: its
# time grows with the square of either. Few pages of news are so large, mostly live tickers.
_LARGE = 8_000
_KEPT = BLOCKS | {"a", "br", "head", "link", "meta", "noscript", "script", "style", "template", "title"}
_MOST_NAMES = 100


class Votes:
    """What the extractor took: runs of words, to look a paragraph up in."""

    def __init__(self, text: str) -> None:
        self.paragraphs = [line.strip() for line in text.splitlines() if words(line)]
        self._lines: set[str] = set()
        self._runs: set[tuple[str, ...]] = set()
        for line in self.paragraphs:
            tokens = words(line)
            self._lines.add(" ".join(tokens))
            self._runs.update(zip(*(tokens[i:] for i in range(_RUN)), strict=False))

    def share(self, tokens: list[str]) -> float:
        """Return how much of a paragraph is in the extracted text, from 0 to 1."""
        runs = list(zip(*(tokens[i:] for i in range(_RUN)), strict=False))
        if len(runs) < 3:
            return float(" ".join(tokens) in self._lines)
        return sum(run in self._runs for run in runs) / len(runs)


def _simplified(root: HtmlElement) -> HtmlElement:
    page = deepcopy(root)
    names = Counter(str(element.tag) for element in page.iter("*") if element.tag not in _KEPT)
    etree.strip_tags(page, *(name for name, _ in names.most_common(_MOST_NAMES)))
    # The text is in as many pieces as there were elements; parsed again it is one.
    parsed = fragment(etree.tostring(page, encoding="unicode", method="html"))
    return page if parsed is None else parsed


def vote(root: HtmlElement) -> Votes:
    """Return what trafilatura takes for the article's text.

    Raises :class:`~wortlaut.errors.BadPage` if it cannot read the page.
    """
    from trafilatura import bare_extraction

    large = sum(1 for _ in islice(root.iter(), _LARGE + 1)) > _LARGE
    page = _simplified(root) if large else root
    try:
        found = bare_extraction(page, include_comments=False, include_tables=False, fast=large)
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
    ) as error:
        raise BadPage(f"the page's text cannot be extracted ({type(error).__name__}: {error})") from error
    return Votes(getattr(found, "text", None) or "")
