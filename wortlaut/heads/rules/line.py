"""A sentence as the rules see it: words, their lower-case forms, and which of them are quoted or in brackets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wortlaut.clean.marks import Quoted
from wortlaut.cut.text import Sentence
from wortlaut.spans import Span

_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_STOPS = frozenset(".!?…")
_BREAKS = frozenset(",;:–—")
_DASHES = frozenset("–—-")
_LONGEST_DATELINE = 16
# A sentence of more words is no sentence; what lies behind is not read.
LONGEST = 400


Range = tuple[int, int]
"""Words of a line: the first and the one behind the last."""


class Line:
    """One sentence. Indices below are those of its words; ``end`` is exclusive everywhere.

    ``last`` is the end without the final stop, if that is not inside quotation marks.
    """

    __slots__ = (
        "bracketed",
        "breaks",
        "first",
        "last",
        "low",
        "n",
        "number",
        "part",
        "quoted",
        "span",
        "text",
        "whole",
        "words",
    )  # fmt: skip

    def __init__(self, text: str, sentence: Sentence, number: int, quoted: Sequence[Quoted]) -> None:
        self.text = text
        self.span = sentence.span
        self.part = sentence.part
        self.number = number
        self.whole = sentence.words[:LONGEST]
        self.words = [text[start:end] for start, end in self.whole]
        self.low = [word.lower() for word in self.words]
        self.n = len(self.words)
        self.quoted = _quotation_of(self.whole, quoted)
        self.bracketed = _bracketed(self.words)
        self.breaks = [
            index
            for index, word in enumerate(self.words)
            if word in _BREAKS and self.quoted[index] < 0 and not self.bracketed[index]
        ]
        self.first = _behind_dateline(self.words)
        if self.first:
            self.breaks = [index for index in self.breaks if index >= self.first]
        self.last = self._without_stop()

    def _without_stop(self) -> int:
        end = self.n
        while end > 0 and self.words[end - 1] in _STOPS and self.quoted[end - 1] < 0:
            end -= 1
        return end

    def next_break(self, index: int) -> int:
        """Return the first comma, colon, semicolon or dash from ``index`` on, or the sentence's last."""
        at = bisect_right(self.breaks, index - 1)
        return self.breaks[at] if at < len(self.breaks) else self.last

    def chunk_start(self, index: int) -> int:
        """Return where the stretch without breaks begins in which the word stands."""
        at = bisect_right(self.breaks, index - 1)
        return self.breaks[at - 1] + 1 if at else self.first

    def at(self, start: int, end: int) -> Span:
        """Return the characters of the words from ``start`` to before ``end``."""
        return Span(self.whole[start].start, self.whole[end - 1].end)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the characters of the words as a tuple of one span, or of none."""
        return (self.at(start, end),) if start < end else ()

    def is_capital(self, index: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.words[index][:1].isupper()

    def index_at(self, offset: int) -> int:
        """Return the index of the first word that ends behind a character offset."""
        return bisect_right(self.whole, offset, key=lambda word: word.end)


def _behind_dateline(words: Sequence[str]) -> int:
    """Return where a sentence begins behind its place, date and agency: "WIEN, 8. April (nda) – Für den …"."""
    if not words or not (words[0] in _DASHES or (len(words[0]) > 1 and words[0].isupper())):
        return 0
    for index, word in enumerate(words[:_LONGEST_DATELINE]):
        marked = index == 0 or words[index - 1] == ")" or words[index - 1].isdigit()
        if word in _DASHES and marked and index + 1 < len(words):
            return index + 1
    return 0


def _quotation_of(words: Sequence[Span], quoted: Sequence[Quoted]) -> list[int]:
    """Return for every word the index of the outermost quotation that it stands in, or -1."""
    answer = [-1] * len(words)
    if not quoted or not words:
        return answer
    at = bisect_right(quoted, words[0].start, key=lambda one: one.span.end)
    if at == len(quoted) or quoted[at].span.start >= words[-1].end:
        return answer
    for index, word in enumerate(words):
        while at < len(quoted) and quoted[at].span.end <= word.start:
            at += 1
        if at < len(quoted) and quoted[at].span.start < word.end:
            answer[index] = at
    return answer


def _bracketed(words: Sequence[str]) -> list[bool]:
    """Say of every word whether it stands in brackets (those that never close count for nothing)."""
    answer = [False] * len(words)
    if _OPENING.isdisjoint(words):
        return answer
    opened = -1
    for index, word in enumerate(words):
        if opened < 0 and word in _OPENING:
            opened = index
        elif opened >= 0 and word in _CLOSING:
            answer[opened : index + 1] = [True] * (index + 1 - opened)
            opened = -1
    return answer
