"""The text cut into sentences and words."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.clean.text import CleanText
from wortlaut.records import Language, Part
from wortlaut.spans import Span


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence, the index of its part, and its words in order (disjoint, none is empty)."""

    start: int
    end: int
    part: int
    words: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The sentence's place in the text."""
        return Span(self.start, self.end)


class CutText(Struct, frozen=True, kw_only=True):
    """The sentences of all parts that are read, in the order of the text; parts that repeat have none."""

    clean: CleanText
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The characters that all offsets point into."""
        return self.clean.text

    @property
    def language(self) -> Language:
        """The language the article is read in."""
        return self.clean.language

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the article, with ``repeats`` filled in."""
        return self.clean.parts
