"""Statements that a part of the article is as a whole: embedded posts and block quotes with their author."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET

from wortlaut.heads.rules.draft import Draft
from wortlaut.records import Part
from wortlaut.spans import Span


def is_statement(part: Part) -> bool:
    """Say whether a part is a statement by itself."""
    return part.kind == "embed" or (part.kind == "blockquote" and part.author is not UNSET)


def post_statements(text: str, parts: Sequence[Part]) -> list[Draft]:
    """Return the embedded posts (writing) and the block quotes whose author is known (speech)."""
    found = []
    for index, part in enumerate(parts):
        if part.repeats is None and is_statement(part) and part.start < part.end:
            author = _author(text, parts, index)
            found.append(
                Draft(
                    pattern=part.kind,
                    type="direct",
                    quote=(part.span,),
                    speaker=author,
                    frame=author,
                    medium="writing" if part.kind == "embed" else "speech",
                    line=-1,
                )
            )
    return found


def _author(text: str, parts: Sequence[Part], index: int) -> tuple[Span, ...]:
    """Find the author's name, or else the account, in the caption below the part or above it.

    A block quote of several paragraphs has the one below its last.
    """
    part = parts[index]
    name = part.author or part.handle or ""
    below = index + 1
    while below < len(parts) and (parts[below].kind, parts[below].author) == (part.kind, part.author):
        below += 1
    for beside in (below, index - 1):
        if name and 0 <= beside < len(parts) and parts[beside].kind == "caption":
            at = text.find(name, parts[beside].start, parts[beside].end)
            if at >= 0:
                return (Span(at, at + len(name)),)
    return ()
