"""Lines to paragraphs: by blank lines, by the breaks that a wrapped text did not need, or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from wortlaut.spans import Span, trim

LONG_LINE = 100
TITLE_LONGEST = 160
ENDS_SENTENCE = tuple('.!?…:;,»“”"')

_LINE_END = re.compile(r"\r\n|\r|\n")
# A head has a title, a subtitle, a byline, a date, and an agency's keywords above them.
_MOST_HEAD_LINES = 8
_HEAD_BLOCKS = 3
LIST_ITEM = re.compile(r"[-–—*•·]\s|\d+[.)]\s")
_BULLET = re.compile(r"[-–—*•·]\s")
MAIL_HEADER = re.compile(r"(?:From|To|Cc|Date|Sent|Von|An|Datum|Gesendet|(?P<title>Subject|Betreff)):\s")
_BEGINS = re.compile(r"[\d„“»«\"'‚‘(*#–—-]|[^\W\d_]")
# In wrapped text a line that leaves this share of its width free was ended on purpose.
_FREE = 0.25


class Paragraph(Struct, frozen=True):
    """The lines of a paragraph; ``head`` says that it is one line of the block above the text."""

    lines: list[Span]
    head: bool = False

    @property
    def start(self) -> int:
        """Where its first line begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.lines[-1].end


def paragraphs_of(text: str) -> list[Paragraph]:
    """Group the lines of a text to paragraphs; every character but white space is in one."""
    blocks = _blocks(text)
    if len(blocks) == 1 and not _is_wrapped(blocks[0]):
        length = _head_length(blocks[0], text)
        return [Paragraph([line], head=number < length) for number, line in enumerate(blocks[0])]
    found: list[Paragraph] = []
    for number, block in enumerate(blocks):
        above = number < _HEAD_BLOCKS and all(len(paragraph.lines) == 1 for paragraph in found)
        length = _head_length(block, text, alone=number + 1 < len(blocks)) if above else 0
        found += (Paragraph([line], head=True) for line in block[:length])
        found += (Paragraph(lines) for lines in _unwrapped(block[length:], text))
    return found


def _blocks(text: str) -> list[list[Span]]:
    """Part the lines by blank lines."""
    edges = [0, *(end for match in _LINE_END.finditer(text) for end in match.span()), len(text)]
    blocks: list[list[Span]] = [[]]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        line = trim(Span(start, end), text)
        if line.start == line.end:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _is_wrapped(lines: list[Span]) -> bool:
    lengths = sorted(line.end - line.start for line in lines)
    return len(lines) > 2 and lengths[-1] <= LONG_LINE and lengths[len(lines) // 2] > LONG_LINE // 2


def _head_length(lines: list[Span], text: str, *, alone: bool = False) -> int:
    """Return how many of a block's first lines are its head: title, subtitle, byline, date.

    They end where the first long line, or the wrapped text, begins; ``alone``: the text may follow in
    another block, so that all lines can be head.
    """
    if len(lines) < 2:
        return 0
    if alone and all(MAIL_HEADER.match(text, line.start, line.end) for line in lines[:3]):
        return len(lines)
    short = 0
    for line in lines[: _MOST_HEAD_LINES + 1]:
        words = line.text(text)
        if len(words) > LONG_LINE or words.endswith((".", ",", ";", "-")) or not _begins_line(words):
            break
        short += 1
    if short == len(lines):
        return short if alone and not words.endswith(ENDS_SENTENCE) and not _signed(words) else 0
    if lines[short].end - lines[short].start > LONG_LINE:
        return min(short, _MOST_HEAD_LINES)
    titled = short and _is_wrapped(lines[1:]) and _ended_on_purpose(lines[0], lines[1], _width(lines), text)
    return 1 if titled else 0


def _begins_line(words: str) -> bool:
    """Say whether a line begins as titles, bylines and dates do, and not in the middle of a sentence."""
    return _BEGINS.match(words) is not None and not words[0].islower() and not _BULLET.match(words)


def _signed(words: str) -> bool:
    return words.startswith(("—", "–", "-", "―"))


def _unwrapped(lines: list[Span], text: str) -> Iterator[list[Span]]:
    """Part wrapped lines where a sentence ends with the line and the next word would have fitted."""
    if not lines:
        return
    if not _is_wrapped(lines):
        yield lines
        return
    begin = 0
    width = _width(lines)
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        if text[line.end - 1] in '.!?“”»«"' and _ended_on_purpose(line, following, width, text):
            yield lines[begin:number]
            begin = number
    yield lines[begin:]


def _width(lines: list[Span]) -> int:
    return max(line.end - line.start for line in lines)


def _ended_on_purpose(line: Span, following: Span, width: int, text: str) -> bool:
    """Say whether the first word of the next line would have fitted into this one with room to spare."""
    word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) <= (1 - _FREE) * width
