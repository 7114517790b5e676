"""Plain text: paragraphs, headings, and the posts and block quotes that a line of attribution betrays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from wortlaut.article.dates import date_of_lines, read_date
from wortlaut.article.layout import Layout
from wortlaut.article.paragraphs import (
    ENDS_SENTENCE,
    LIST_ITEM,
    MAIL_HEADER,
    TITLE_LONGEST,
    Paragraph,
    paragraphs_of,
)
from wortlaut.language import LANGUAGES
from wortlaut.records import Part, PartKind
from wortlaut.spans import Span

_HEADING_LONGEST = 100
_HEADING_MOST_WORDS = 12
# The title stands among the first paragraphs, below what an agency writes for its desks.
_TITLE_WITHIN = 8
_QUOTE_MOST_PARAGRAPHS = 6
_BYLINE = re.compile(r"[*_]{0,2}(?:Von|By)\s+[^\W\d_]")
# "Koalition/Konflikte/Welt/" · "bdt0123 4 pl 210 nda 0456" · "(Zusammenfassung 14.30 Uhr)"
_SLUG = re.compile(r"[^\s/]++(?:/[^\s/]++){2,}/?|\(.*\)")
_PLAIN_WORD = re.compile(r"[^\W\d_]{5}")
# Agencies end their headlines with this.
_HEADLINE_END = " ="
_DIGIT = re.compile(r"\d")
_DASH = r"\s{0,9}(?:[—–―]|--?)\s{0,9}"
_NAME = r"(?P<author>[^\s@()][^@()\r\n]{0,79}?)"
# — Name (@handle) February 2, 2016     the server of a Mastodon handle belongs to it
_POST_LINE = re.compile(
    rf"{_DASH}{_NAME}\s{{0,9}}\((?P<handle>@[\w.@-]{{1,80}})\)[\s,·|]{{0,9}}(?P<rest>[^\r\n]{{0,200}})"
)
# — Name, office     under a paragraph in quotation marks
_QUOTE_LINE = re.compile(rf"{_DASH}(?P<author>[^\W\d_][^@()\r\n,;:.!?]{{1,60}})(?:,[^\r\n.!?]{{1,100}})?")
_LINK = re.compile(r"https?://\S{1,300}")
_OPENING, _CLOSING = "„“”»«\"‚‘'", "“”«»\"‘’'"


def read_plain(text: str) -> Layout:
    """Return the text, unchanged to the character, with its paragraphs as parts.

    A post is a paragraph and, below it, a line such as ``— Name (@handle) February 2, 2016``: the
    paragraph becomes a part ``embed``, the line a ``caption`` of its own, where the author is named.
    """
    return Layout(text=text, parts=tuple(_parts(text, paragraphs_of(text))))


def _parts(text: str, paragraphs: list[Paragraph]) -> Iterator[Part]:
    title = _title_index(text, paragraphs)
    index = 0
    while index < len(paragraphs):
        count, parts = _post_or_quote(text, paragraphs, index)
        if parts:
            yield from parts
            index += count
            continue
        each = paragraphs[index]
        kind = "title" if index == title else _kind(text, paragraphs, index, title)
        yield Part(start=each.start, end=each.end, kind=kind)
        index += 1


def _post_or_quote(text: str, paragraphs: list[Paragraph], index: int) -> tuple[int, list[Part]]:
    """Return the post or block quote that begins here, and how many paragraphs it has; none if none does."""
    lines = paragraphs[index].lines
    following = paragraphs[index + 1].lines if index + 1 < len(paragraphs) else []
    if len(lines) > 1 and (parts := _attributed(text, lines[:-1], lines[-1])):
        return 1, parts
    if len(following) == 1 and (parts := _attributed(text, lines, following[0])):
        return 2, parts
    return _long_quote(text, paragraphs, index)


def _long_quote(text: str, paragraphs: list[Paragraph], index: int) -> tuple[int, list[Part]]:
    """Return a block quote whose marks open in one paragraph and close, above its author, in a later one."""
    first = paragraphs[index]
    if text[first.start] not in _OPENING or _closes(text, first):
        return 0, []
    for count, last in enumerate(paragraphs[index + 1 : index + _QUOTE_MOST_PARAGRAPHS], start=2):
        after = index + count
        below = paragraphs[after].lines if after < len(paragraphs) else []
        lines, line = (last.lines[:-1], last.lines[-1]) if len(last.lines) > 1 else (last.lines, None)
        used = count
        if line is None or not _QUOTE_LINE.fullmatch(line.text(text)):
            lines, line, used = last.lines, below[0] if len(below) == 1 else None, count + 1
        found = _QUOTE_LINE.fullmatch(line.text(text)) if line is not None else None
        if text[lines[-1].end - 1] in _CLOSING:
            if found is None or line is None:
                return 0, []
            author = found["author"].strip()
            spans = [(each.start, each.end) for each in paragraphs[index : after - 1]]
            quote = [
                Part(start=start, end=end, kind="blockquote", author=author)
                for start, end in [*spans, (last.start, lines[-1].end)]
            ]
            return used, [*quote, Part(start=line.start, end=line.end, kind="caption")]
    return 0, []


def _closes(text: str, paragraph: Paragraph) -> bool:
    return any(text.find(mark, paragraph.start + 1, paragraph.end) >= 0 for mark in '”“»«"')


def _attributed(text: str, lines: list[Span], below: Span) -> list[Part]:
    """Return a post or block quote and its line of attribution as parts; nothing if it has none."""
    line = below.text(text)
    start, end = lines[0].start, lines[-1].end
    caption = Part(start=below.start, end=below.end, kind="caption")
    if found := _POST_LINE.fullmatch(line):
        link = _LINK.search(found["rest"])
        return [
            Part(
                start=start,
                end=end,
                kind="embed",
                author=found["author"].strip(),
                handle=found["handle"],
                published=read_date(_LINK.sub("", found["rest"]).strip(" ,·|")) or UNSET,
                url=link.group() if link else UNSET,
            ),
            caption,
        ]
    if text[start] in _OPENING and text[end - 1] in _CLOSING and (found := _QUOTE_LINE.fullmatch(line)):
        return [Part(start=start, end=end, kind="blockquote", author=found["author"].strip()), caption]
    return []


def _title_index(text: str, paragraphs: list[Paragraph]) -> int | None:
    """Return which paragraph is the title: an agency's headline, else the first short line above the text."""
    first = None
    for index, paragraph in enumerate(paragraphs[:_TITLE_WITHIN]):
        line = paragraph.lines[0].text(text)
        if index == len(paragraphs) - 1 or len(paragraph.lines) > 1 or len(line) > TITLE_LONGEST:
            break
        header = MAIL_HEADER.match(line) if paragraph.head else None
        if line.endswith(_HEADLINE_END) or (header and header["title"]):
            return index
        if header is None and first is None and _is_short(paragraph, text, TITLE_LONGEST):
            first = index
        elif header is None and first is None and not _is_apparatus(line):
            break
    return first


def _is_apparatus(line: str) -> bool:
    """Say whether a line is an agency's code, keywords or note, a byline or a date line: not a title, nor text."""
    return (
        _SLUG.fullmatch(line) is not None
        or _PLAIN_WORD.search(line) is None
        or _BYLINE.match(line) is not None
        or _dates_itself(line)
    )


def _dates_itself(line: str) -> bool:
    return bool(_DIGIT.search(line)) and any(date_of_lines([line], language) for language in LANGUAGES)


def _kind(text: str, paragraphs: list[Paragraph], index: int, title: int | None) -> PartKind:
    paragraph = paragraphs[index]
    if index == len(paragraphs) - 1 or (title is not None and index < title):
        return "body"
    line = paragraph.lines[0].text(text)
    if not _is_short(paragraph, text, _HEADING_LONGEST):
        return "body"
    if paragraph.head and title is not None and index == title + 1:
        return "teaser"
    return "heading" if len(line.split()) <= _HEADING_MOST_WORDS else "body"


def _is_short(paragraph: Paragraph, text: str, longest: int) -> bool:
    """Say whether a paragraph is one short line that is no sentence, byline, list item or date line."""
    line = paragraph.lines[0].text(text)
    return (
        len(paragraph.lines) == 1
        and len(line) <= longest
        and any(map(str.isalpha, line))
        and line[-2:-1] != "."
        and (not line.endswith(ENDS_SENTENCE) or (line.endswith(("?", "!", *'“”»«"')) and ". " not in line))
        and not LIST_ITEM.match(line)
        and not _SLUG.fullmatch(line)
        and not _BYLINE.match(line)
        and not (paragraph.head and MAIL_HEADER.match(line))
        and not _dates_itself(line)
    )
