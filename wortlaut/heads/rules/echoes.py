"""Indirect statements that only repeat a quotation with its frame behind it."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.draft import Draft
from wortlaut.spans import Span, join, subtract

BEHIND = ("behind", "behind_so")
"""The rules of quotations with their frame behind them."""


def without_echoes(line_drafts: Sequence[Draft], direct: Sequence[Draft], text: str) -> list[Draft]:
    """Drop the indirect statements that are made of quotations and their frames alone."""
    spoken: dict[int, list[Span]] = {}
    frames: dict[int, list[Span]] = {}
    for one in direct:
        if one.pattern in BEHIND:
            spoken.setdefault(one.line, []).extend((*one.quote, *one.frame))
            frames.setdefault(one.line, []).extend(one.frame)
    return [
        one
        for one in line_drafts
        if one.line not in spoken
        or not one.pattern.startswith("after")
        or (_says_more(one.quote, spoken[one.line], text) and not _overlaps(one.quote, frames[one.line]))
    ]


def _overlaps(quote: Sequence[Span], frames: Sequence[Span]) -> bool:
    return any(span.overlaps(frame) for span in quote for frame in frames)


def _says_more(quote: Sequence[Span], spoken: Sequence[Span], text: str) -> bool:
    """Say whether there is more than the spoken words, which a colon may lead in."""
    left = [span.text(text).rstrip() for span in subtract(quote, join(spoken))]
    return any(letter.isalnum() for words in left for letter in words if not words.endswith(":"))
