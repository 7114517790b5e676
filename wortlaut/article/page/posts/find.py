"""Find the posts on a page, as delivered or after the networks' scripts have run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from wortlaut.article.page import jsonld
from wortlaut.article.page.metadata import iso_date
from wortlaut.article.page.posts.hidden import hidden_markup
from wortlaut.article.page.posts.markup import declared_address, is_marked, read_post
from wortlaut.article.page.posts.permalinks import Permalink, permalink
from wortlaut.article.page.tree import content, fragment, squeeze
from wortlaut.article.page.units import Post, attribution

# Classes of the networks' own markup, as delivered and as their widgets leave it.
_FRAMES = frozenset(
    {
        "twitter-tweet",
        "twitter-video",
        "twitter-tweet-rendered",
        "mastodon-embed",
        "mastodon-toot",
        "mastodon-post",
    }
    | {
        "bluesky-embed",
        "fb-post",
        "fb-video",
        "fb-xfbml-parse-ignore",
        "instagram-media",
        "instagram-media-rendered",
    }
    | {"tgme_widget_message", "tgme_widget_message_wrap", "telegram-post", "embeddedtweet", "detailed-status"}
    | {"react-tweet-theme", "usercontentwrapper", "embedded-post"}
)
_TAGS = frozenset(
    {"twitter-widget", "embetty-tweet", "embetty-mastodon", "bluesky-post", "bluesky-embed", "fb:post"}
)
_POSTINGS = frozenset({"SocialMediaPosting", "DiscussionForumPosting"})
# A page of thousands of frames is none of news; the limit keeps a hostile one from costing time.
_MOST = 1000
_LARGEST = 1000


def find_posts(root: HtmlElement, items: list[dict[str, Any]]) -> dict[HtmlElement, list[Post]]:
    """Return the posts whose text is on the page, by the element that each stands in or behind.

    A network's frame without the post's text is there with no posts: what it says is not the article's.

    ``items`` are the page's JSON-LD objects, which may give the text of a post that its frame lacks.
    """
    told = _told(items)
    found: dict[HtmlElement, list[Post]] = {}
    seen: set[HtmlElement] = set()
    frames = 0
    for element in root.iter("*"):
        if element in seen:
            continue
        is_frame = _is_frame(element) or _is_quoted_post(element)
        frames += is_frame
        if frames > _MOST:
            break
        posts = _framed_post(element, told) if is_frame else _unframed_posts(element, told)
        if posts or (is_frame and _is_frame(element)):
            found[element] = posts
            seen.update(element.iter())
    return found


def _framed_post(element: HtmlElement, told: Mapping[str, Post]) -> list[Post]:
    post = read_post(element) or _behind_frame(element) or _told_of(element, told)
    return [post] if post else []


def _unframed_posts(element: HtmlElement, told: Mapping[str, Post]) -> list[Post]:
    posts = [post for markup in hidden_markup(element) for post in _posts_in(markup)]
    if posts or element.tag not in ("iframe", "script"):
        return posts
    post = _told_of(element, told)
    return [post] if post else []


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in _TAGS:
        return True
    names = (element.get("class") or "").casefold().split()
    return element.tag not in ("script", "body", "html") and not _FRAMES.isdisjoint(names)


def _is_quoted_post(element: HtmlElement) -> bool:
    """Say whether a block quote without the networks' names is a copy of a post: it links to it with its date."""
    if element.tag != "blockquote" or sum(1 for _ in islice(element.iter(), _LARGEST + 1)) > _LARGEST:
        return False
    cited = permalink(element.get("cite"))
    links = [a for a in element.iter("a") if permalink(a.get("href"))]
    signed = bool(links) and ("@" in (last := content(element)[-160:]) or "—" in last or "–" in last)
    return bool(cited) or (
        signed and bool(content(links[-1])) and content(element).endswith(content(links[-1]))
    )


def _behind_frame(element: HtmlElement) -> Post | None:
    """Read what a frame holds in its inner frame, its template or its attributes."""
    known = next(filter(None, map(declared_address, element.iter("*"))), None)
    for inner in element.iter("*"):
        for markup in hidden_markup(inner):
            post = next(iter(_posts_in(markup, known)), None)
            if post:
                return post
        if inner.tag in ("template", "noscript") and content(inner):
            for child in inner:
                post = read_post(child, known)
                if post:
                    return post
    return None


def _posts_in(markup: str, known: Permalink | None = None) -> list[Post]:
    """Read the posts of a piece of HTML; all of it is one where no frame is named and the address is known."""
    root = fragment(markup)
    if root is None:
        return []
    posts = list(_framed(root, known))
    if posts or not (known or is_marked(root)):
        return posts
    post = read_post(root, known)
    return [post] if post else []


def _framed(root: HtmlElement, known: Permalink | None) -> Iterator[Post]:
    seen: set[HtmlElement] = set()
    for element in root.iter("*"):
        if element not in seen and (_is_frame(element) or _is_quoted_post(element)):
            seen.update(element.iter())
            post = read_post(element, known)
            if post:
                yield post


# --- JSON-LD


def _told(items: list[dict[str, Any]]) -> dict[str, Post]:
    """Return the posts that the page's JSON-LD tells of, by their ids."""
    told: dict[str, Post] = {}
    for item in items:
        text = jsonld.text_of(item, "articleBody", "text", "headline", "description")
        if _POSTINGS.isdisjoint(jsonld.kinds(item)) or not text:
            continue
        link = permalink(jsonld.text_of(item, "url", "@id", "mainEntityOfPage"))
        if link:
            author = item.get("author")
            alternate = jsonld.text_of(author, "alternateName") if isinstance(author, dict) else None
            handle = f"@{alternate.lstrip('@')}" if alternate else link.handle
            name = next(iter(jsonld.strings(author)), None)
            told[link.id] = Post(
                text="\n".join(filter(None, map(squeeze, text.splitlines()))),
                line=attribution(name, handle),
                author=name,
                handle=handle,
                published=iso_date(jsonld.text_of(item, "datePublished", "dateCreated")) or link.written,
                url=link.url,
            )
    return told


def _told_of(element: HtmlElement, told: Mapping[str, Post]) -> Post | None:
    if not told:
        return None
    for inner in element.iter("*"):
        link = declared_address(inner)
        if link and link.id in told:
            return told[link.id]
    return None
