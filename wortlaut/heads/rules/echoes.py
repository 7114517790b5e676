"""Drafts that only repeat another: a quotation with its frame behind it, and what is found once with and once without its source."""

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


def sourced_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two drafts of the same words, drop the one that names nobody: "Darin heißt es laut X: „…“" is one statement, of X."""
    sourced = {join(one.quote): one for one in drafts if one.speaker and one.quote}
    kept: list[Draft] = []
    for one in drafts:
        other = None if one.speaker else sourced.get(join(one.quote))
        if other is None or not _same_frame(one, other):
            kept.append(one)
        elif one.type == "direct":
            other.type = "direct"
    return kept


def _same_frame(one: Draft, other: Draft) -> bool:
    return one.line == other.line and _overlaps(one.frame or one.cue, (*other.frame,))


def _overlaps(quote: Sequence[Span], frames: Sequence[Span]) -> bool:
    return any(span.overlaps(frame) for span in quote for frame in frames)


def _says_more(quote: Sequence[Span], spoken: Sequence[Span], text: str) -> bool:
    """Say whether there is more than the spoken words, which a colon may lead in."""
    left = [span.text(text).rstrip() for span in subtract(quote, join(spoken))]
    return any(letter.isalnum() for words in left for letter in words if not words.endswith(":"))
