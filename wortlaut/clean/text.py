"""The article with notes on what is wrong with its text."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.article.article import Article
from wortlaut.records import Language, Part


class CleanText(Struct, frozen=True, kw_only=True):
    """An article, its parts with ``repeats`` filled in, and the full stops that end no sentence.

    No character is changed: offsets are those of ``article.text``.
    """

    article: Article
    parts: tuple[Part, ...]
    stray_stops: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The characters that all offsets point into."""
        return self.article.text

    @property
    def language(self) -> Language:
        """The language the article is read in."""
        return self.article.language
