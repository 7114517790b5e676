"""Block quotes and pull quotes, with the name of who is quoted."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import Block, list_blocks
from wortlaut.article.page.noise import ends_sentence, name_words
from wortlaut.article.page.tree import ancestors, content
from wortlaut.article.page.units import Quote

_QUOTE_WORDS = frozenset(
    {
        "quote",
        "pullquote",
        "blockquote",
        "zitat",
        "zitatbox",
        "zitatkasten",
        "citation",
        "quotebox",
        "pull-quote",
    }
)
_BOXES = frozenset({"aside", "figure", "div", "section", "p"})
_CREDIT_TAGS = frozenset({"cite", "footer", "figcaption"})
_CREDIT_WORDS = frozenset(
    {
        "author",
        "autor",
        "attribution",
        "cite",
        "source",
        "name",
        "credit",
        "person",
        "urheber",
        "quelle",
        "byline",
    }
    | {
        "caption",
        "speaker",
        "footer",
        "zitatgeber",
        "function",
        "funktion",
        "role",
        "rolle",
        "signature",
        "title",
    }
)
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*")
# "„…“ — Name": an attribution that follows its quote without a break.
_AT_END = re.compile(r"(?<=[.!?…“”\"»«’])\s*[—–―]\s*(?=[^\W\d_])")
_NAME_END = re.compile(r"\s*(?:[,(|:;/\n]|\s[–—-]\s)")
_LONGEST_CREDIT = 25
_LONGEST_NAME = 8
_LONGEST_QUOTE = 400
_MOST = 300
_MOST_ELEMENTS = 500


def find_quotes(root: HtmlElement, posts: Collection[HtmlElement]) -> dict[HtmlElement, Quote]:
    """Return the block quotes by the outermost element that belongs to each; posts are none."""
    taken = set(posts)
    found: dict[HtmlElement, Quote] = {}
    examined = 0
    for element in root.iter("blockquote", *_BOXES):
        if examined >= _MOST:
            break
        if (
            not _looks_quoted(element)
            or _is_large(element)
            or any(outer in taken for outer in ancestors(element))
        ):
            continue
        examined += 1
        if any(inner in taken for inner in element.iter()):
            continue
        whole = _with_attribution(element)
        quote = _read(whole, element)
        if quote:
            found[whole] = quote
            taken.add(whole)
    return found


def _is_large(element: HtmlElement) -> bool:
    return sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS


def _looks_quoted(element: HtmlElement) -> bool:
    return element.tag == "blockquote" or not _QUOTE_WORDS.isdisjoint(name_words(element))


def _with_attribution(element: HtmlElement) -> HtmlElement:
    """Return the element, or the small box in which it stands with a line of attribution alone."""
    box = element.getparent()
    if element.tag != "blockquote" or box is None or box.tag not in ("figure", "div", "aside", "section"):
        return element
    if len(box) > 4 or (box.text or "").strip():
        return element
    others = [b for b in list_blocks(box, {element: []}) if b.words]
    short = all(len(b.words) <= _LONGEST_CREDIT and not ends_sentence(b.text) for b in others)
    return box if 0 < len(others) <= 2 and short else element


def _read(whole: HtmlElement, quoted: HtmlElement) -> Quote | None:
    paragraphs: list[str] = []
    credits_: list[str] = []
    names: list[str] = []
    for block in _lines(whole):
        if len(block.words) > _LONGEST_QUOTE or block.tag in ("h1", "h2"):
            return None
        if block.words:
            target = credits_ if paragraphs and _is_credit(block, whole, quoted) else paragraphs
            target.append(block.text)
            names += [_named(block)] if target is credits_ else []
    if not paragraphs or len(paragraphs) > 20:
        return None
    if not credits_:
        match = _AT_END.search(paragraphs[-1])
        if match and len(paragraphs[-1]) - match.end() < 120:
            names = [paragraphs[-1][match.end() :]]
            credits_ = [paragraphs[-1][match.start() :].strip()]
            paragraphs[-1] = paragraphs[-1][: match.start()]
    if not credits_ and whole is quoted and quoted.tag != "blockquote" and not _is_box(quoted, paragraphs):
        return None
    author = _name(names[0]) if names else None
    return Quote(paragraphs=tuple(paragraphs), author=author, line="\n".join(credits_) if author else None)


def _is_box(element: HtmlElement, paragraphs: list[str]) -> bool:
    """An element named after quotes is one if it is short and holds words of somebody."""
    return len(paragraphs) <= 3 and sum(map(len, paragraphs)) < 600 and len(content(element).split()) >= 4


def _lines(whole: HtmlElement) -> list[Block]:
    """Return the box's paragraphs; a <cite> at the end of one is a paragraph of its own."""
    units: dict[HtmlElement, list[Block]] = {}
    for cite in whole.iter("cite", "footer", "span", "strong", "small", "em", "i", "b"):
        last = not (cite.tail or "").strip() and (cite.getnext() is None)
        named = cite.tag in _CREDIT_TAGS or not _CREDIT_WORDS.isdisjoint(name_words(cite))
        if last and named and content(cite):
            units[cite] = [Block("\n".join(b.text for b in list_blocks(cite)), cite)]
    return list_blocks(whole, units)


def _is_credit(block: Block, whole: HtmlElement, quoted: HtmlElement) -> bool:
    if len(block.words) > _LONGEST_CREDIT:
        return False
    inside = False
    for element in ancestors(block.element):
        if element is quoted:
            inside = True
        if element is whole:
            break
        if element.tag in _CREDIT_TAGS or not _CREDIT_WORDS.isdisjoint(name_words(element)):
            return True
    # A name that follows the paragraphs of the quote without an element of its own.
    bare = block.element is quoted and len(block.words) <= _LONGEST_NAME and not ends_sentence(block.text)
    return bare or _DASH.match(block.text) is not None or not (inside or quoted is whole)


def _named(block: Block) -> str:
    """Return the line, or of a line whose pieces are marked the one that is marked as the name."""
    for element in block.element.iter():
        if element is not block.element and "name" in name_words(element) and content(element):
            return content(element)
    return block.text


def _name(credit: str) -> str | None:
    """Return the name at the head of an attribution: "— Name, office" is Name."""
    bare = _DASH.sub("", credit, count=1) if _DASH.match(credit) else credit
    return _NAME_END.split(bare.strip(" „“”\"'"), maxsplit=1)[0].strip() or None
