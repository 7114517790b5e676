"""What on a page is not the article: by the names of its elements, by its links, by its phrases."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from lxml.html import HtmlElement

from wortlaut.article.page.blocks import Block
from wortlaut.article.page.tree import ancestors, words
from wortlaut.language import LANGUAGES, load

_LONGEST_NAME = 2_000
_NAME_WORD = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

# Words in class and id (split at hyphens, underscores and humps) that name what surrounds an article.
_NOISE_WORDS = frozenset(
    {"related", "newsletter", "social", "share", "sharing", "sharebar", "comment", "comments", "kommentare"}
    | {"recommendation", "recommendations", "recommended", "promo", "promotion", "advert", "advertisement"}
    | {
        "ad",
        "ads",
        "anzeige",
        "werbung",
        "breadcrumb",
        "breadcrumbs",
        "cookie",
        "consent",
        "outbrain",
        "taboola",
    }
    | {"subscribe", "subscription", "poll", "rating", "toolbar", "infobox", "factbox"}
    | {"sidebar", "teaserlist", "readmore", "authorbox", "biography", "bio", "tags", "taglist", "keywords"}
    | {"byline", "copyright", "affiliate", "menu", "navigation", "nav", "pagination", "skiplink", "feedback"}
    | {"signup", "donate", "donation", "mostread", "popular", "trending", "disclaimer", "footer", "dateline"}
    | {"timestamp", "disqus", "sponsored", "player", "videoplayer", "mediaplayer", "podcast"}
)
# The same for short lines: who wrote it, when, under which heading.
_LINE_WORDS = frozenset(
    {"author", "authors", "autor", "autoren", "meta", "date", "datum", "topline", "kicker"}
    | {
        "dachzeile",
        "overline",
        "rubric",
        "category",
        "label",
        "readingtime",
        "published",
        "updated",
        "rights",
    }
)
_LINE_LENGTH = 20
_SENTENCE_END = re.compile(r"[.!?…][\"'“”‘’«»)\]]*\Z")
_NOISE_TAGS = frozenset({"nav", "footer", "form", "aside", "menu", "dialog"})
# What holds posts and quotes that are not the article's. Embeds themselves stand in boxes named after
# networks, consent and sharing, so that less is noise around them.
_ELSEWHERE_WORDS = frozenset(
    {
        "related",
        "comment",
        "comments",
        "kommentare",
        "sidebar",
        "footer",
        "nav",
        "navigation",
        "menu",
        "disqus",
    }
    | {"newsletter", "breadcrumb", "breadcrumbs", "teaserlist", "mostread", "popular", "trending", "timeline"}
    | {"recommendations", "feed", "follow"}
)
_ELSEWHERE_TAGS = frozenset({"nav", "footer", "menu", "header"})
_EMBED_WORDS = frozenset(
    {
        "embed",
        "embedded",
        "social",
        "tweet",
        "twitter",
        "mastodon",
        "bluesky",
        "facebook",
        "instagram",
        "telegram",
    }
    | {"quote", "pullquote", "blockquote", "zitat", "zitatbox", "zitatkasten", "citation", "media", "inline"}
)
_HIDDEN_WORDS = frozenset({"hidden", "invisible", "hide"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_MOST_WORDS = 60
_LINKS = 0.8
# An agency's or an author's mark at the end: "(dpa/abc)", "MDR (abc)", "© Outlet 2024".
_SIGN_OFF = re.compile(r"[A-ZÄÖÜ]{0,6}\s?\([\w\s,./-]{2,40}\)|©.{0,80}", re.DOTALL)
_DATE_LINE = re.compile(
    r"[\w,.:|/()\s-]{0,30}\d{1,2}[./]\s?(?:\d{1,2}[./]|[A-Za-zä]{3,9})\s?\d{2,4}[\w,.:|/()\s-]{0,30}"
)


def name_words(element: HtmlElement) -> frozenset[str]:
    """Return the words in an element's class and id, in lower case."""
    get = element.attrib.get
    return _words_of_name(f"{get('class', '')} {get('id', '')} {get('data-component', '')}"[:_LONGEST_NAME])


@lru_cache(maxsize=4096)
def _words_of_name(name: str) -> frozenset[str]:
    return frozenset(_NAME_WORD.findall(_HUMP.sub(" ", name).casefold()))


def is_hidden(element: HtmlElement) -> bool:
    """Say whether the page's markup hides the element from its readers."""
    get = element.attrib.get
    return (
        "hidden" in element.attrib
        or get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(get("style", "")))
        or any(name.casefold() in _HIDDEN_WORDS for name in get("class", "").split())
    )


class Zones:
    """Says of elements whether they are noise; each element is looked at once."""

    def __init__(self, names_noise: Callable[[HtmlElement], bool], keep: frozenset[HtmlElement]) -> None:
        """``keep``: elements that hold so much of the text that they are no noise, whatever their names."""
        self._names_noise = names_noise
        self._keep = keep
        self._known: dict[HtmlElement, bool] = {}

    def is_noise(self, element: HtmlElement) -> bool:
        """Say whether the element, or one that it stands in, is noise."""
        path: list[HtmlElement] = []
        verdict = False
        for outer in ancestors(element):
            known = self._known.get(outer)
            if known is not None:
                verdict = known
                break
            path.append(outer)
        for inner in reversed(path):
            verdict = verdict or (inner not in self._keep and self._names_noise(inner))
            self._known[inner] = verdict
        return verdict


def is_noise_for_text(element: HtmlElement) -> bool:
    """Say whether an element's paragraphs are not the article's, by its name."""
    return (
        element.tag in _NOISE_TAGS or is_hidden(element) or not _NOISE_WORDS.isdisjoint(name_words(element))
    )


def is_noise_for_units(element: HtmlElement) -> bool:
    """Say whether an element's posts and block quotes are not the article's, by its name."""
    named = name_words(element)
    if element.tag == "aside":
        return _EMBED_WORDS.isdisjoint(named)
    return element.tag in _ELSEWHERE_TAGS or not _ELSEWHERE_WORDS.isdisjoint(named)


def is_boilerplate(block: Block) -> bool:
    """Say whether a paragraph is a link, a sign-off or a phrase of the page and not of the article."""
    if not any(map(str.isalnum, block.text)) or (
        block.link_share >= _LINKS and len(block.words) < _MOST_WORDS
    ):
        return True
    if len(block.words) > _MOST_WORDS:
        return False
    if is_line(block) and not _LINE_WORDS.isdisjoint(name_words(block.element)):
        return True
    # The headings of a ticker are dates too.
    if len(block.text) < 120 and (
        _SIGN_OFF.fullmatch(block.text) or (_is_date_line(block) and not block.is_heading)
    ):
        return True
    label, colon, _ = block.text[:40].partition(":")
    if colon and " ".join(words(label)) in _phrases("labels"):
        return True
    return _has_phrase(" ".join(block.words))


def is_line(block: Block) -> bool:
    """Say whether a paragraph is a short line that is no sentence."""
    return len(block.words) <= _LINE_LENGTH and not ends_sentence(block.text)


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as sentences do."""
    return bool(_SENTENCE_END.search(text[-10:]))


def _is_date_line(block: Block) -> bool:
    return is_line(block) and _DATE_LINE.fullmatch(block.text) is not None


def is_byline(block: Block) -> bool:
    """Say whether a line before the text names who wrote it."""
    return is_line(block) and block.words[0] in _phrases("byline")


def _has_phrase(key: str) -> bool:
    if key in _phrases("whole"):
        return True
    spaced = f" {key} "
    return any(spaced.startswith(f" {phrase} ") for phrase in _phrases("starts")) or any(
        f" {phrase} " in spaced for phrase in _phrases("contains")
    )


@cache
def _phrases(kind: str) -> frozenset[str]:
    return frozenset(
        " ".join(words(phrase)) for language in LANGUAGES for phrase in load(language, "page_noise")[kind]
    )
