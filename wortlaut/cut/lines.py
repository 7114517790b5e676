"""Which line breaks inside a paragraph part sentences: those after headings and list items, not wraps."""

from __future__ import annotations

import re
from itertools import pairwise

from wortlaut.clean.stops import Stops
from wortlaut.spans import Span, trim

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"(?:[•‣◦▪■●·*+–—-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s")
_FIRST_WORD = re.compile(r"[\"'„“«»‚‘(\[]{0,3}(\w{1,40})")

# Prose is wrapped by hand or by mail programs at these widths; shorter lines are lists, longer ones paragraphs.
_NARROW, _WIDE = 45, 160


def line_ends(text: str, within: Span, known: Stops) -> list[int]:
    """Return the offsets behind the line breaks at which a sentence cannot go on."""
    breaks = list(_BREAK.finditer(text, within.start, within.end))
    if not breaks:
        return []
    edges = [within.start, *(b.end() for b in breaks), within.end]
    lines = [trim(Span(a, b), text) for a, b in pairwise(edges)]
    width = max(line.end - line.start for line in lines)
    return [
        after.start
        for before, after in pairwise(lines)
        if before.start == before.end or _parts(text, before, after, width, known)
    ]


def _parts(text: str, before: Span, after: Span, width: int, known: Stops) -> bool:
    """Say whether the break between two lines was meant, given the paragraph's widest line."""
    if after.start == after.end or _ITEM.match(text, after.start, after.end):
        return True
    first = _FIRST_WORD.match(text, after.start, after.end)
    word = first[1] if first else ""
    if word[:1].islower() or text[before.end - 1] in ",;&/-–":
        return False
    if not _NARROW <= width <= _WIDE:
        return True
    if text[before.end - 1].isalnum() and word != "I" and known.begins_sentences(word):
        return True
    # In wrapped text the first word of the next line had no room left on this one.
    room = width - width // 10
    return before.end - before.start + 1 + len(word) <= room
