"""What stands in an article and is not its own text: posts and block quotes."""

from __future__ import annotations

from msgspec import Struct


class Post(Struct, frozen=True, kw_only=True):
    """What the page has of an embedded post; ``text`` is never empty, its paragraphs are lines."""

    text: str
    author: str | None = None
    handle: str | None = None
    published: str | None = None
    url: str | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """The paragraphs of a block quote and its author, if it names one."""

    paragraphs: tuple[str, ...]
    author: str | None = None
