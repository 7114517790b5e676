"""What the page says of its article: title, date, address, outlet, author."""

from __future__ import annotations

import re
from collections.abc import Collection
from copy import deepcopy
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from wortlaut.article.page import jsonld
from wortlaut.article.page.tree import SPACE, content, squeeze, words
from wortlaut.article.source import Given

# What parts a headline from the outlet's name in <title> and og:title.
_SEPARATOR = re.compile(r"\s+(?:[|–—•·»›-]|::)\s+|\s*\|\s*|,\s+(?=Tageszeitung\b)")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d\d-\d\d")
_ONLY_DATE = re.compile(r"\d{4}-?\d\d-?\d\d")
_ADDRESS = re.compile(r"https?://|www\.|@", re.IGNORECASE)
_BYLINE = re.compile(r"(?:Interview|Von|By)\b:?\s*", re.IGNORECASE)
_LONGEST_TITLE = 400
_LONGEST_NAME = 60
# A site names itself in its first links.
_FIRST_LINKS = 50
# Of two titles of which one holds the other, the shorter says at least this share of the longer.
_SAME = 0.4


class PageFacts(Struct, frozen=True, kw_only=True):
    """The metadata, and what helps to find the parts of the text: description, full text if it is there."""

    given: Given
    description: str | None
    headings: tuple[str, ...]
    full_text: str | None


def read_facts(
    root: HtmlElement, items: list[dict[str, Any]], url: str | None, others: Collection[HtmlElement] = ()
) -> PageFacts:
    """Gather what JSON-LD, meta elements and the visible page say; the page's own word goes before guesses.

    ``others`` are elements whose words are somebody else's: posts and block quotes.
    """
    metas = _metas(root)
    item = jsonld.article(items)
    author, publisher = _author(item, metas), _publisher(item, metas)
    published = _published(item, metas, root)
    address = _canonical(root, metas, item, url)
    if not (author and publisher and published):
        guess = _guess(root, address, others)
        author, publisher = author or guess.author, publisher or guess.publisher
        published = published or guess.published
    names = [publisher or "", metas.get("og:site_name", ""), urlsplit(address or "").netloc]
    names += _site_names(root)
    written = _written_titles(root, metas, item, names)
    title = choose_title(_first_headings(root, names), written)
    return PageFacts(
        given=Given(title=title, published=published, url=address, publisher=publisher, author=author),
        description=jsonld.text_of(item, "description")
        or metas.get("og:description")
        or metas.get("description"),
        headings=tuple(filter(None, [title, *written])),
        full_text=jsonld.text_of(item, "articleBody"),
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = squeeze(meta.get("content") or "")
        if name and value:
            found.setdefault(name.casefold(), value)
    return found


# --- title


def _first_headings(root: HtmlElement, names: list[str]) -> list[str]:
    outlet = {"".join(words(name)) for name in names} | {""}
    for tag in ("h1", "h2"):
        headings = [content_with_blanks(h) for h in root.iter(tag) if not _in_list(h)]
        fitting = [
            text for text in headings if len(text) <= _LONGEST_TITLE and "".join(words(text)) not in outlet
        ]
        if fitting:
            return fitting[:5]
    return []


def _site_names(root: HtmlElement) -> list[str]:
    """Return what the page calls the site: the words of its links to the front page that end its title."""
    links = (a for a in islice(root.iter("a"), _FIRST_LINKS) if _is_front_page(a.get("href") or ""))
    names = [name for name in map(content, links) if 0 < len(name) <= _LONGEST_NAME]
    title = "".join(words(_page_title(root) or ""))
    return [name for name in names if title.endswith("".join(words(name)) or "\0")]


def _page_title(root: HtmlElement) -> str | None:
    title = root.find(".//title")
    return None if title is None else content(title)


def _is_front_page(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.path == "/" or (parts.path == "" and bool(parts.netloc))


def _in_list(element: HtmlElement) -> bool:
    """Say whether a heading is a step of the way to the page, or one of a list of others."""
    return any(outer.tag in ("nav", "li", "aside", "footer") for outer in element.iterancestors())


def content_with_blanks(element: HtmlElement) -> str:
    """Return a heading's text, with a blank wherever an element begins."""
    return squeeze(" ".join(element.itertext()))


def _written_titles(
    root: HtmlElement, metas: dict[str, str], item: dict[str, Any], names: list[str]
) -> list[str]:
    candidates = [
        metas.get("og:title"),
        jsonld.text_of(item, "headline"),
        metas.get("twitter:title"),
        _page_title(root),
    ]
    return [without_outlet(squeeze(c), names) for c in candidates if c and len(c) <= _LONGEST_TITLE]


def without_outlet(title: str, names: list[str]) -> str:
    """Cut the outlet's name, its section and a date off the end of a title.

    Where nothing is known of the outlet, one or two words after a dash are taken for its name.
    """
    outlet = {"".join(words(name)).removeprefix("www") for name in names if name} - {""}
    places = list(_SEPARATOR.finditer(title))
    cut = len(title)
    for place in reversed(places):
        last = title[place.end() : cut]
        key = "".join(words(last))
        names_outlet = any(key in name or name in key for name in outlet) and len(key) > 1
        names_outlet |= not outlet and len(words(last)) <= 2 and len(words(title[: place.start()])) >= 4
        if not (names_outlet or _DATE.search(last) or "|" in place.group() or cut < len(title)):
            break
        if len(words(title[: place.start()])) < 2:
            break
        cut = place.start()
    return title[:cut].strip()


def choose_title(headings: list[str], written: list[str]) -> str | None:
    """Choose between the headings on the page and the titles written for others.

    What the reader sees goes first. Where one holds the other, a kicker is in between: the outlet's own
    title says whether it belongs to the headline.
    """
    keys = ["".join(words(title)) for title in written]
    for heading in headings:
        key = "".join(words(heading))
        if key in keys:
            return written[keys.index(key)]
    for heading in headings:
        key = "".join(words(heading))
        for title, other in zip(written, keys, strict=True):
            shorter, longer = sorted((key, other), key=len)
            if longer.endswith(shorter) and len(shorter) >= _SAME * len(longer) > 0:
                return title
    for heading in headings:
        key_words = set(words(heading))
        if any(len(key_words & set(words(title))) * 2 >= len(key_words) for title in written):
            return heading
    return headings[0] if headings else next(iter(written), None)


# --- date


def iso_date(text: str | None) -> str | None:
    """Return a date or date-time as ISO 8601, with a time zone if there is one; None if it is neither."""
    text = SPACE.sub(" ", text or "").strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not 1900 < moment.year < 2200:
        return None
    return moment.date().isoformat() if _ONLY_DATE.fullmatch(text) else moment.isoformat(timespec="seconds")


def _published(item: dict[str, Any], metas: dict[str, str], root: HtmlElement) -> str | None:
    named = [
        jsonld.text_of(item, "datePublished"),
        metas.get("article:published_time"),
        metas.get("og:article:published_time"),
        metas.get("datepublished"),
        jsonld.text_of(item, "dateCreated"),
        *(
            t.get("datetime")
            for t in root.iter("time")
            if t.get("itemprop") == "datePublished" or t.get("pubdate")
        ),
        *(
            metas.get(name)
            for name in (
                "date",
                "dc.date",
                "dc.date.issued",
                "dcterms.created",
                "cxenseparse:recs:publishtime",
            )
        ),
    ]
    dates = [date for date in map(iso_date, named) if date]
    exact = (date for date in dates if _has_zone(date))
    first = next(iter(dates), None)
    # Another field often gives the same moment with its zone.
    return next((d for d in exact if first and d[:10] == first[:10]), first)


def _has_zone(date: str) -> bool:
    return len(date) > 19


# --- address, outlet, author


def _canonical(root: HtmlElement, metas: dict[str, str], item: dict[str, Any], url: str | None) -> str | None:
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").split()]
    page = item.get("mainEntityOfPage")
    named = (
        jsonld.strings(page)
        if isinstance(page, str)
        else [page.get("@id", "")]
        if isinstance(page, dict)
        else []
    )
    for address in (*links, metas.get("og:url"), *named, url):
        if not isinstance(address, str):
            continue
        whole = _joined(url, address.strip())
        if whole:
            return whole
    return url


def _joined(base: str | None, address: str) -> str | None:
    try:
        whole = urljoin(base or "", address)
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).netloc else None
    except ValueError:
        return None


def _publisher(item: dict[str, Any], metas: dict[str, str]) -> str | None:
    return (
        jsonld.text_of(item, "publisher")
        or metas.get("og:site_name")
        or metas.get("publisher")
        or metas.get("application-name")
    )


def _author(item: dict[str, Any], metas: dict[str, str]) -> str | None:
    named = (
        jsonld.strings(item.get("author"))
        or [
            metas[name]
            for name in ("author", "article:author", "dc.creator", "parsely-author")
            if name in metas
        ][:1]
    )
    people = [name for name in map(squeeze, named) if name and not _ADDRESS.search(name)]
    return ", ".join(dict.fromkeys(people)) or None


def _guess(root: HtmlElement, url: str | None, others: Collection[HtmlElement]) -> Given:
    """Let trafilatura and htmldate look for what the page does not declare.

    Dates are taken from where pages write their own; any date or year in the text would do otherwise.
    """
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(_without(root, others) if others else root, url, extensive=False)
    author = _BYLINE.sub("", found.author or "")
    return Given(author=author or None, publisher=found.sitename, published=iso_date(found.date))


def _without(root: HtmlElement, others: Collection[HtmlElement]) -> HtmlElement:
    copied = deepcopy(root)
    pairs = zip(root.iter(), copied.iter(), strict=True)
    for element in [copy for original, copy in pairs if original in others]:
        element.drop_tree()
    return copied
