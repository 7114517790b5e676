"""Which quotation marks belong together.

A mark alone does not say whether it opens or closes: “ closes in German and opens in English, » opens in
German and closes in French. What stands beside it and what is open decide. One pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from wortlaut.records import Language
from wortlaut.spans import Span, trim


class Quoted(NamedTuple):
    """Text in quotation marks: ``span`` with its marks, ``inner`` without; ``depth`` 0 is the outermost.

    ``closed`` is false where the closing mark is missing: the span then ends with the paragraph, or before
    the next mark of the same kind opens.
    """

    span: Span
    inner: Span
    depth: int
    closed: bool


class _Open(NamedTuple):
    at: int
    mark: str
    slot: int


# What may close what opened. The first German, then English, French and Swiss, and typewriters' marks.
_CLOSERS = {
    "„": "“”\"‟",
    "“": "”\"“",
    "”": "”",
    "‟": "”\"",
    "«": "»",
    "»": "«»",
    "‚": "‘’'‛",
    "‘": "’'",
    "‛": "’'",
    "’": "’'",
    "›": "‹›",
    "‹": "›",
    '"': "\"“”",
    "'": "'’",
}  # fmt: skip
_ANY = re.compile("[„“”‟«»‚‘’‛›‹\"']")
_APOSTROPHES = "'’‘"
_GUILLEMETS = "«»‹›"
_BEFORE_OPENING = frozenset("([{/-–—:;,.!?…" + "„“«»‚‘›‹\"'")
# Marks nested deeper are hostile or broken text; a bound keeps the search for a partner short.
_DEEPEST = 8


def pair_marks(text: str, within: Span, language: Language) -> tuple[Quoted, ...]:
    """Pair the quotation marks of one paragraph; the answer is sorted by start, outer before inner."""
    pairs = _Pairs(text, within, language)
    events = [
        match.start()
        for match in _ANY.finditer(text, within.start, within.end)
        if not pairs.is_inside_word(match.start())
    ]
    for index, at in enumerate(events):
        pairs.meet(at, events[index + 1] if index + 1 < len(events) else None)
    return pairs.finish()


def outermost(quoted: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """Return those that stand in no other."""
    return tuple(one for one in quoted if one.depth == 0)


class _Pairs:
    """The marks that are open, and the pairs made so far."""

    def __init__(self, text: str, within: Span, language: Language) -> None:
        self.text, self.within, self.language = text, within, language
        self.stack: list[_Open] = []
        self.found: list[Quoted | None] = []

    def meet(self, at: int, following: int | None) -> None:
        """Take the next mark; ``following`` is where the one after it stands."""
        mark = self.text[at]
        if mark in _APOSTROPHES and self._is_apostrophe(at, following):
            return
        if mark == '"' and self._is_inch(at, following):
            return
        partner = self._partner(at)
        if partner is not None:
            self._close(partner, at)
        elif self._may_open(at):
            self._open(at)

    def finish(self) -> tuple[Quoted, ...]:
        """Bound what is still open and return all pairs."""
        for index in range(len(self.stack) - 1, -1, -1):
            one = self.stack[index]
            end = self._bound(one)
            self._put(one, trim(Span(one.at, end), self.text).end, closed=False, depth=index)
        return tuple(self._depths([one for one in self.found if one is not None]))

    def _bound(self, one: _Open) -> int:
        """Return where an unclosed quotation ends: before the next that opens with the same mark."""
        inner = Span(one.at, one.at)
        for other in self.found[one.slot + 1 :]:
            if other is None:
                continue
            if other.span.start >= inner.end:
                inner = other.span
            if self.text[other.span.start] == one.mark:
                return inner.start
        return self.within.end

    @staticmethod
    def _depths(found: list[Quoted]) -> Iterable[Quoted]:
        """Count the depths anew: marks that turned out to be unclosed hold nothing that follows them."""
        ends: list[int] = []
        for one in found:
            while ends and ends[-1] < one.span.end:
                ends.pop()
            yield one._replace(depth=len(ends))
            ends.append(one.span.end)

    def _open(self, at: int) -> None:
        if len(self.stack) < _DEEPEST:
            self.stack.append(_Open(at, self.text[at], len(self.found)))
            self.found.append(None)

    def _close(self, partner: int, at: int) -> None:
        # What was opened inside and never closed was no quotation.
        one = self.stack[partner]
        del self.stack[partner:]
        self._put(one, at + 1, closed=True, depth=partner)

    def _put(self, one: _Open, end: int, *, closed: bool, depth: int) -> None:
        inner = trim(Span(one.at + 1, end - 1 if closed else end), self.text)
        if inner.start < inner.end:
            self.found[one.slot] = Quoted(Span(one.at, end), inner, depth, closed)

    def _partner(self, at: int) -> int | None:
        """Return the place on the stack of the mark that this one closes."""
        mark = self.text[at]
        if mark in "„‚":
            return None
        for index in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[index]
            if mark in _CLOSERS[opened.mark] and self._may_close(at, opened.mark):
                return index
        return None

    def _may_close(self, at: int, opened: str) -> bool:
        mark = self.text[at]
        if mark == opened or (opened == "„" and mark == '"') or (opened, mark) == ("“", "“"):
            # The same mark may open the next: what follows must not be the beginning of a word.
            return not self._joins_right(at) and not self._is_spaced_left(at)
        if mark in "“‘" and opened in "\"'":
            return not self._joins_right(at)
        return True

    def _may_open(self, at: int) -> bool:
        mark = self.text[at]
        right = self.text[at + 1 : at + 2]
        if at + 1 >= self.within.end or (right.isspace() and mark not in _GUILLEMETS):
            return False
        if mark in "„‚":
            return True
        left = self.text[at - 1] if at > self.within.start else " "
        if mark in _GUILLEMETS:
            return left.isspace() or left in _BEFORE_OPENING
        if mark in "”’" and self.language == "de":
            return left.isspace() and self._joins_right(at)
        if mark in "”’":
            return False
        return left.isspace() or left in _BEFORE_OPENING

    def _joins_right(self, at: int) -> bool:
        right = self.text[at + 1 : at + 2]
        return at + 1 < self.within.end and (right.isalnum() or right in "„“‚‘[(…¿¡")

    def _is_spaced_left(self, at: int) -> bool:
        return at == self.within.start or self.text[at - 1].isspace()

    def is_inside_word(self, at: int) -> bool:
        """Say whether a mark is the apostrophe of a word: "it's"."""
        inside = self.within.start < at < self.within.end - 1
        return (
            inside
            and self.text[at] in _APOSTROPHES
            and self.text[at - 1].isalnum()
            and self.text[at + 1].isalnum()
        )

    def _is_apostrophe(self, at: int, following: int | None) -> bool:
        left = self.text[at - 1] if at > self.within.start else " "
        right = self.text[at + 1] if at + 1 < self.within.end else " "
        if left.isdigit() and self.text[at] == "'" and not self._is_open("'"):
            return True
        if not self.stack or not left.isalpha():
            return left.isspace() and right.isdigit() and self.text[at] != "‘"  # the '90s
        # The genitive of a plural ("the players’ union") inside single marks that close later.
        return left in "sSxzß" and right == " " and self._closes_later(at, following)

    def _closes_later(self, at: int, following: int | None) -> bool:
        if following is None or self.text[following] != self.text[at]:
            return False
        after = self.text[at + 2 : at + 3]
        beyond = self.text[following + 1 : following + 2]
        return after.islower() and (beyond == "" or not beyond.isalnum())

    def _is_open(self, mark: str) -> bool:
        return any(one.mark == mark for one in self.stack)

    def _is_inch(self, at: int, following: int | None) -> bool:
        """Say whether a straight mark after a figure is a unit: 27" or 5'10"."""
        if at == self.within.start or not self.text[at - 1].isdigit():
            return False
        if not any('"' in _CLOSERS[one.mark] for one in self.stack):
            return True
        return self._closes_later(at, following)
