"""The article: one text with its parts and all that is known of it."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.records import Language, Part, SourceInfo


class Article(Struct, frozen=True, kw_only=True):
    """An article ready to be read; ``language`` is the one it is read in."""

    source: SourceInfo
    language: Language
    text: str
    parts: tuple[Part, ...]
