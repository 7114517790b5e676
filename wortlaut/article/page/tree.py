"""The page as a tree: parsed once, safely, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from wortlaut.errors import BadPage

# The longest live tickers of news sites have some 30,000 elements; the extractor's time grows with them.
MOST_ELEMENTS = 60_000

# Characters that XML knows nothing of. A NUL would end the page for libxml2.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_ATTRIBUTE = re.compile(
    r"""[\s/]*+[^\s/>="'][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
)
_LONG_TAG = re.compile(rf"<[A-Za-z](?:{_ATTRIBUTE.pattern})*+")
# A tag of so many characters has few attributes.
_SHORT_TAG = 2_000
# libxml2 looks at all attributes of a tag for each further one: 10,000 take it a second. No tag of a news
# page has a hundred.
_MOST_ATTRIBUTE_COST = 100_000_000

SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
# Soft hyphens and zero-width marks are layout: with them in, no word list and no search finds the word.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def parse(html: str) -> HtmlElement:
    """Return the page's root element, without comments and processing instructions.

    libxml2 cuts off what is nested deeper than 256 elements, so that walks over the tree may recurse.
    Raises :class:`~wortlaut.errors.BadPage` if there is no page or it is too large.
    """
    if html.count("<") > 2 * MOST_ELEMENTS + 1000:
        raise BadPage(_too_many(html.count("<") // 2))
    if _attribute_cost(html) > _MOST_ATTRIBUTE_COST:
        raise BadPage("a tag of the page has thousands of attributes; it is no news page")
    root = fragment(html)
    if root is None:
        raise BadPage("the page is empty; give the page's HTML as the server sent it")
    size = sum(1 for _ in root.iter())
    if size > MOST_ELEMENTS:
        raise BadPage(_too_many(size))
    return root


def fragment(html: str) -> HtmlElement | None:
    """Parse HTML, a page or a piece of one; None if there is no element in it, or a tag of too many attributes."""
    if _attribute_cost(html) > _MOST_ATTRIBUTE_COST:
        return None
    data = _NOT_XML.sub("", html).encode("utf-8", "replace")
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError):
        return None


def _attribute_cost(html: str) -> int:
    """Return the sum of the squares of the tags' numbers of attributes, which libxml2's time grows with."""
    cost = 0
    for tag in _LONG_TAG.finditer(html):
        if tag.end() - tag.start() > _SHORT_TAG:
            cost += sum(1 for _ in _ATTRIBUTE.finditer(html, tag.start(), tag.end())) ** 2
    return cost


def _too_many(size: int) -> str:
    return f"the page has about {size:,} elements, more than the {MOST_ELEMENTS:,} that are read; split it up"


def squeeze(text: str) -> str:
    """Return the text with white space as single blanks and without invisible marks."""
    return " ".join(_INVISIBLE.sub("", text).split())


def content(element: HtmlElement) -> str:
    """Return the element's own text on one line."""
    return squeeze("".join(element.itertext()))


def words(text: str) -> list[str]:
    """Return the words in lower case, for comparing texts."""
    return _WORD.findall(text.casefold())


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the element and everything that it stands in, innermost first."""
    yield element
    yield from element.iterancestors()
