"""Plain text: paragraphs, headings, and the posts and block quotes that a line of attribution betrays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from wortlaut.article.dates import date_of_lines, read_date
from wortlaut.article.layout import Layout
from wortlaut.language import LANGUAGES
from wortlaut.records import Part, PartKind
from wortlaut.spans import Span, trim

_LINE_END = re.compile(r"\r\n|\r|\n")
_TITLE_LONGEST = 160
_HEADING_LONGEST = 100
_HEADING_MOST_WORDS = 12
_LONG_LINE = 100
_ENDS_SENTENCE = tuple('.!?…:;,»“”"')
_BYLINE = re.compile(r"(?:Von|By)\s+[^\W\d_]")
_DIGIT = re.compile(r"\d")
_LIST_ITEM = re.compile(r"[-–—*•·]\s|\d+[.)]\s")
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
    return Layout(text=text, parts=tuple(_parts(text, _paragraphs(text))))


def _lines(text: str) -> list[Span]:
    edges = [0, *(end for match in _LINE_END.finditer(text) for end in match.span()), len(text)]
    return [trim(Span(start, end), text) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _paragraphs(text: str) -> list[list[Span]]:
    """Group the lines to paragraphs: by blank lines, or each its own where there are none."""
    lines = _lines(text)
    blocks: list[list[Span]] = [[]]
    for line in lines:
        if line.start == line.end:
            blocks.append([])
        else:
            blocks[-1].append(line)
    blocks = [block for block in blocks if block]
    if len(blocks) == 1 and not _hard_wrapped(blocks[0]):
        return [[line] for line in blocks[0]]
    if blocks and _titled(blocks[0], text):
        blocks[:1] = [blocks[0][:1], blocks[0][1:]]
    return blocks


def _hard_wrapped(lines: list[Span]) -> bool:
    lengths = sorted(line.end - line.start for line in lines)
    return len(lines) > 2 and lengths[-1] <= _LONG_LINE and lengths[len(lines) // 2] > _LONG_LINE // 2


def _titled(lines: list[Span], text: str) -> bool:
    """Say whether the first line of a paragraph is a title set right above its first long line."""
    return (
        len(lines) > 1
        and _is_short(lines[:1], text, _TITLE_LONGEST)
        and lines[1].end - lines[1].start > _LONG_LINE
    )


def _parts(text: str, paragraphs: list[list[Span]]) -> Iterator[Part]:
    index = 0
    while index < len(paragraphs):
        lines = paragraphs[index]
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else []
        if len(lines) > 1 and (parts := _attributed(text, lines[:-1], lines[-1])):
            yield from parts
        elif len(following) == 1 and (parts := _attributed(text, lines, following[0])):
            yield from parts
            index += 1
        else:
            yield Part(
                start=lines[0].start, end=lines[-1].end, kind=_kind(text, lines, index, len(paragraphs))
            )
        index += 1


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


def _kind(text: str, lines: list[Span], index: int, count: int) -> PartKind:
    if index == count - 1:
        return "body"
    if index == 0 and _is_short(lines, text, _TITLE_LONGEST):
        return "title"
    if _is_short(lines, text, _HEADING_LONGEST) and len(lines[0].text(text).split()) <= _HEADING_MOST_WORDS:
        return "heading"
    return "body"


def _is_short(lines: list[Span], text: str, longest: int) -> bool:
    """Say whether a paragraph is one short line that is no sentence, byline, list item or date line."""
    line = lines[0].text(text)
    return (
        len(lines) == 1
        and len(line) <= longest
        and (not line.endswith(_ENDS_SENTENCE) or (line.endswith(("?", "!", *'“”»«"')) and ". " not in line))
        and not _BYLINE.match(line)
        and not _LIST_ITEM.match(line)
        and not (_DIGIT.search(line) and any(date_of_lines([line], language) for language in LANGUAGES))
    )
