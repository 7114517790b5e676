"""The words of an article one after another, as every neural head counts them."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.cut.text import CutText
from wortlaut.spans import Span


class Words(Struct, frozen=True):
    """The words of an article one after another."""

    spans: list[Span]
    spaces: list[bool]
    """Whether white space stands before the word."""
    sentences: list[int]
    """The first word of every sentence that has one, and the number of words."""


def words_of(cut: CutText) -> Words:
    """Return the words of all sentences."""
    spans: list[Span] = []
    sentences: list[int] = []
    for sentence in cut.sentences:
        if sentence.words:
            sentences.append(len(spans))
            spans.extend(sentence.words)
    text = cut.text
    spaces = [span.start == 0 or text[span.start - 1].isspace() for span in spans]
    return Words(spans, spaces, [*sentences, len(spans)])
