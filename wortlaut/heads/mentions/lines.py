"""A sentence as the readers of names and descriptions see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from wortlaut.cut.text import CutText
from wortlaut.records import Language
from wortlaut.spans import Span

_ARABIC = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sch|[Aa]sh|[Aa]r|[Aa]d|[Aa]n|[Aa]t|[Ee]d)-\w|[dD]['’][A-Z]|O['’][A-Z]"
)
_BEHIND_ARABIC = frozenset("-scrdnt’'")


@lru_cache(maxsize=1 << 15)
def is_capital(word: str) -> bool:
    """Say whether a word can be part of a name by its form: a capital, or an Arabic article before one."""
    if word[:1].isupper():
        return True
    return (
        word[2:3] in _BEHIND_ARABIC and word[:1].islower() and bool(_ARABIC.match(word)) and word[-1] != "-"
    )


class Line(Struct, frozen=True):
    """The words of a sentence as strings, where they lie, and which of them have a capital."""

    words: list[str]
    spans: Sequence[Span]
    language: Language
    capitals: list[int]

    def at(self, start: int, end: int) -> Span:
        """Return the characters of the words from ``start`` to before ``end``."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def word(self, index: int) -> str:
        """Return a word, or nothing beyond the ends of the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def lines(cut: CutText) -> list[Line]:
    """Return the sentences of a text. English words that hyphens join are one word here, as German ones are."""
    text, language = cut.text, cut.language
    found = []
    for sentence in cut.sentences:
        spans = sentence.words
        if language == "en" and "-" in text[sentence.start : sentence.end]:
            spans = _joined(text, spans)
        words = [text[start:end] for start, end in spans]
        capitals = [
            index
            for index, word in enumerate(words)
            if word[0].isupper() or (word[2:3] in _BEHIND_ARABIC and is_capital(word))
        ]
        found.append(Line(words, spans, language, capitals))
    return found


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before is not None and before.end == span.start and _hyphen_between(text, before, span):
            joined[-1] = Span(before.start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _hyphen_between(text: str, before: Span, span: Span) -> bool:
    """Say whether a hyphen joins two words that touch: "al" and "-", "al-" and "Misdawi"."""
    if span.end - span.start == 1 and text[span.start] == "-":
        return text[before.end - 1].isalnum()
    return text[before.end - 1] == "-" and before.end - before.start > 1 and text[span.start].isalnum()
