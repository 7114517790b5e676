"""What comes in: the characters of one article, what was said beside them, and where they lay."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from wortlaut.records import Language


class Given(Struct, frozen=True, kw_only=True):
    """What is said of an article outside its text: by the caller, a JSON line or a page's metadata."""

    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: Language | None = None

    def or_else(self, other: Given) -> Given:
        """Return what either says; where both do, the first."""
        fields = {name: (getattr(self, name), getattr(other, name)) for name in self.__struct_fields__}
        return Given(
            **{name: first if first is not None else second for name, (first, second) in fields.items()}
        )


class Source(Struct, frozen=True, kw_only=True):
    """One article as it came in.

    ``digest`` is the sha256 of the input in hex, ``where`` the file, or file and line, for messages.
    """

    content: str
    kind: Literal["text", "html"]
    digest: str
    where: str
    given: Given = Given()
