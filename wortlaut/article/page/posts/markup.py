"""A post's markup, of whatever network and state: its text, author, handle, date and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from wortlaut.article.page.blocks import list_blocks
from wortlaut.article.page.metadata import iso_date
from wortlaut.article.page.posts.moments import moment
from wortlaut.article.page.posts.permalinks import Permalink, permalink, telegram, tweet
from wortlaut.article.page.tree import content, words
from wortlaut.article.page.units import Post, attribution
from wortlaut.language import LANGUAGES, load

# Where the networks' own pages and widgets put things: the words of class, test id and item property.
_TEXT = (
    "tgme_widget_message_text", "js-message_text", "status__content", "status__content__text", "tweet-text",
    "tweettext", "tweet_text", "usercontent", "post_message", "captiontext", "e-content", "post-text",
    "posttext", "articlebody", "caption",
)  # fmt: skip
_NAME = (
    "tgme_widget_message_owner_name", "tgme_widget_message_author_name", "display-name__html", "tweetauthor-name",
    "display-name", "displayname", "fullname", "p-author", "profilename", "author-name", "authorname",
    "user-name",
)  # fmt: skip
_HANDLE = (
    "display-name__account", "tweetauthor-screenname", "screen-name", "screenname", "username", "usernametext",
    "captionusername", "handle", "p-nickname",
)  # fmt: skip
_HANDLE_SHAPE = r"@[\w-]+(?:[.@][\w-]+)*"
_HANDLE_TEXT = re.compile(_HANDLE_SHAPE)
# "— Name (@handle) February 2, 2016": what stands below a post's text.
_SIGNED = re.compile(
    rf"\s*[—–-]{{1,2}}\s*(?P<name>[^\n]{{0,120}}?)\s*\((?P<handle>{_HANDLE_SHAPE})\)\s*(?P<date>[^\n]{{0,60}})"
)
_BRACKETS = re.compile(rf"\s*\((?P<handle>{_HANDLE_SHAPE})\)\s*")
_LONGEST_LINE = 200
_NUMBERS = re.compile(r"[\d.,\s]+(?:Tsd|Mio|[KkMm])?\.?(?:\s\w{1,15})?")


class _Signature(Struct, frozen=True):
    name: str | None = None
    handle: str | None = None
    date: str | None = None
    line: str = ""


def read_post(root: HtmlElement, known: Permalink | None = None) -> Post | None:
    """Return the post in an element; None if its text is not there.

    ``known`` is the post's address where it stands outside the element.
    """
    link = _address(root) or known
    dates = _date_texts(root)
    lines, signature = _lines(root, dates)
    handle = _marked_handle(root) or signature.handle or (link.handle if link else None)
    author = _author(root, signature, handle)
    named = {name for name in (author, handle, handle[1:] if handle else None) if name}
    text = "\n".join(line for line in _marked(root, dates) or lines if line not in named)
    if not text:
        return None
    return Post(
        text=text,
        line=_line(root, signature, author, handle),
        author=author,
        handle=handle,
        published=_time(root)
        or moment(signature.date)
        or _linked_date(root)
        or (link.written if link else None),
        url=link.url if link else None,
    )


def _line(root: HtmlElement, signature: _Signature, author: str | None, handle: str | None) -> str | None:
    """Return the line that names the author as shown, or made of the pieces that the frame shows apart."""
    name = author or handle
    if name and name in signature.line:
        return signature.line
    shown = (content(element) for element in root.iter("time", "abbr", "a"))
    return attribution(author, handle, next(filter(moment, shown), None))


def is_marked(root: HtmlElement) -> bool:
    """Say whether an element holds a post's text as the networks mark it."""
    return _first(root, _TEXT) is not None


def _date_texts(root: HtmlElement) -> frozenset[str]:
    """Return what links to posts and time elements say: where it stands alone it is no line of the post."""
    links = (a for a in root.iter("a") if permalink(a.get("href")))
    return frozenset(content(element) for element in (*links, *root.iter("time", "abbr")))


# --- what marks name


def _marks(element: HtmlElement) -> list[str]:
    get = element.attrib.get
    return f"{get('class', '')} {get('data-testid', '')} {get('itemprop', '')}".casefold().split()


def _first(root: HtmlElement, marks: tuple[str, ...]) -> HtmlElement | None:
    found: dict[str, HtmlElement] = {}
    for element in root.iter("*"):
        for mark in _marks(element):
            if mark in marks:
                found.setdefault(mark, element)
    return next((found[mark] for mark in marks if mark in found), None)


def _marked(root: HtmlElement, dates: frozenset[str]) -> list[str]:
    element = _first(root, _TEXT)
    if element is None:
        return []
    lines = (line for block in list_blocks(element) for line in block.text.splitlines())
    return [line for line in lines if not _is_frame(line, dates)]


def _marked_handle(root: HtmlElement) -> str | None:
    element = _first(root, _HANDLE)
    if element is None:
        return None
    name = content(element)
    match = _HANDLE_TEXT.search(name)
    if match:
        return match.group()
    return f"@{name}" if re.fullmatch(r"[\w.]{2,40}", name) else None


def _author(root: HtmlElement, signature: _Signature, handle: str | None) -> str | None:
    element = _first(root, _NAME)
    name = signature.name if element is None else content(element)
    if not name:
        return None
    name = name.replace(handle, "").strip(" ()·\n") if handle else name
    return name or None


# --- lines


def _lines(root: HtmlElement, dates: frozenset[str]) -> tuple[list[str], _Signature]:
    """Return the lines of the post, and what the line below them says of its author."""
    lines: list[str] = []
    signature = _Signature()
    for block in list_blocks(root):
        for line in block.text.splitlines():
            found = _signature(line)
            if found is not None:
                signature = signature if signature.name else found
            elif not _is_frame(line, dates):
                lines.append(line)
    return _without_header(*_without_signature_at_end(lines, signature))


def _without_header(lines: list[str], signature: _Signature) -> tuple[list[str], _Signature]:
    """Take name and handle off the lines that they head, as in the networks' own layout."""
    for index, line in enumerate(lines[:3]):
        if signature.name is None and _HANDLE_TEXT.fullmatch(line) and index + 1 < len(lines):
            name = lines[index - 1] if index else None
            return lines[index + 1 :], _Signature(name, line, signature.date)
    return lines, signature


def _without_signature_at_end(lines: list[str], signature: _Signature) -> tuple[list[str], _Signature]:
    """Take a signature off the line of the post that it follows without a break."""
    if signature.name or not lines:
        return lines, signature
    start = max(lines[-1].rfind("— "), lines[-1].rfind("– "))
    match = _SIGNED.fullmatch(lines[-1][start:]) if start > 0 else None
    if match is None:
        return lines, signature
    return [*lines[:-1], lines[-1][:start].strip()], _of_match(match)


def _of_match(match: re.Match[str]) -> _Signature:
    return _Signature(match["name"], match["handle"], match["date"], match.group().strip())


def _signature(line: str) -> _Signature | None:
    if len(line) > _LONGEST_LINE:
        return None
    match = _SIGNED.fullmatch(line)
    if match:
        return _of_match(match)
    for pattern in _attributions():
        match = pattern.fullmatch(line)
        if match:
            groups = match.groupdict()
            name = groups["name"].strip()
            handle = _HANDLE_TEXT.search(name)
            bare = _BRACKETS.sub("", name) if handle else name
            return _Signature(bare, handle.group() if handle else None, groups.get("date"), line.strip())
    return None


@cache
def _attributions() -> tuple[re.Pattern[str], ...]:
    patterns = []
    for language in LANGUAGES:
        for phrase in load(language, "embedded_posts")["attributions"]:
            shape = (
                re.escape(phrase)
                .replace(r"\{name\}", r"(?P<name>.{1,100}?)")
                .replace(r"\{date\}", r"(?P<date>.{4,60})")
            )
            patterns.append(re.compile(rf"\s*[—–-]?\s*{shape}\.?", re.IGNORECASE))
    return tuple(patterns)


def _is_frame(line: str, dates: frozenset[str]) -> bool:
    """Say whether a line is a button, a counter or a date of the frame."""
    if len(line) > _LONGEST_LINE:
        return False
    return (
        " ".join(word for word in words(line) if not word.isdigit()) in _frame()
        or _NUMBERS.fullmatch(line) is not None
        or (line in dates and moment(line) is not None)
        or permalink(line) is not None
    )


@cache
def _frame() -> frozenset[str]:
    return frozenset(
        " ".join(words(phrase))
        for language in LANGUAGES
        for phrase in load(language, "embedded_posts")["frame"]
    )


# --- date and address


def _time(root: HtmlElement) -> str | None:
    for element in root.iter("time", "abbr"):
        stamp = element.get("data-utime") or ""
        if stamp.isascii() and stamp.isdigit() and len(stamp) <= 10:
            return datetime.fromtimestamp(int(stamp), UTC).isoformat(timespec="seconds")
        date = iso_date(element.get("datetime")) or moment(element.get("title"))
        if date:
            return date
    return None


def _linked_date(root: HtmlElement) -> str | None:
    for link in root.iter("a"):
        if permalink(link.get("href")):
            date = moment(content(link))
            if date:
                return date
    return None


_ADDRESSES = (
    "data-bluesky-uri", "data-instgrm-permalink", "data-embed-url", "data-href", "data-url", "data-permalink",
    "data-src", "cite", "src", "data-tweet-url", "data-post-url",
)  # fmt: skip


def _address(root: HtmlElement) -> Permalink | None:
    """Return the post's own address: what its element declares, then its last link to a post."""
    for element in root.iter("*"):
        declared = declared_address(element)
        if declared:
            return _with_account(declared, root)
    links = [(link, _is_own(a)) for a in root.iter("a") if (link := permalink(a.get("href")))]
    own = [link for link, is_own in links if is_own]
    if not own and len({link.id for link, _ in links}) == 1:
        return links[0][0]
    return own[-1] if own else None


def _is_own(anchor: HtmlElement) -> bool:
    """A link in the text of a post leads to another one; its own stands below the text or around a date."""
    outside = all(outer.tag != "p" for outer in anchor.iterancestors("p", "blockquote"))
    return outside or moment(content(anchor)) is not None or anchor.find(".//time") is not None


def _with_account(link: Permalink, root: HtmlElement) -> Permalink:
    """Prefer, for the same post, the address that names the account."""
    for other in _links(root):
        if other.id == link.id and link.account.startswith("i/"):
            return other
    return link


def _links(root: HtmlElement) -> Iterator[Permalink]:
    for anchor in root.iter("a"):
        link = permalink(anchor.get("href"))
        if link:
            yield link


def declared_address(element: HtmlElement) -> Permalink | None:
    """Return the post that an element's attributes name."""
    get = element.attrib.get
    found: Iterable[Permalink | None] = (
        *(permalink(_plugged(get(name))) for name in _ADDRESSES if get(name)),
        telegram(get("data-telegram-post") or get("data-post")),
        tweet(get("data-tweet-id") or get("data-twitter-id")),
    )
    return next((link for link in found if link), None)


def _plugged(address: str | None) -> str | None:
    """Return the address inside that of Facebook's plug-in; any other as it is."""
    if address is None or "/plugins/" not in address[:100]:
        return address
    try:
        return parse_qs(urlsplit(address).query).get("href", [address])[0]
    except ValueError:
        return address
