"""What stands in an article and is not its own text: posts and block quotes."""

from __future__ import annotations

from msgspec import Struct


class Post(Struct, frozen=True, kw_only=True):
    """What the page has of an embedded post; ``text`` is never empty, its paragraphs are lines.

    ``line`` is the attribution below it, in which the author's name stands.
    """

    text: str
    line: str | None = None
    author: str | None = None
    handle: str | None = None
    published: str | None = None
    url: str | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """The paragraphs of a block quote, and its line of attribution and author if it names one."""

    paragraphs: tuple[str, ...]
    author: str | None = None
    line: str | None = None


def attribution(author: str | None, handle: str | None, date: str | None = None) -> str | None:
    """Put the line together that networks write below a post: ``— Name (@handle) 2 February 2016``."""
    if not (author or handle):
        return None
    account = f"({handle})" if author and handle else handle
    return " ".join(filter(None, ("—", author, account, date)))
