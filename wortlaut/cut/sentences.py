"""Where a sentence ends."""

from __future__ import annotations

import re
from itertools import pairwise

from wortlaut.clean.stops import OPENING, Stops, is_number, is_roman, stops, word_before
from wortlaut.cut.lines import line_ends
from wortlaut.records import Language
from wortlaut.spans import Span, trim

_CLOSING = r"[\"'”“’»«›‹)\]}`´]"
# The look-behind stands after the first mark: a run of marks is looked at once, and ``re`` can still jump.
_STOP = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…]{2})[.!?…]*+)"
    rf"(?P<close>(?:{_CLOSING}|\[\d{{1,3}}\])*+)"
    r"(?:\s?[:;=8]-?[()DPp](?!\S))?+"
    r"(?:\s''(?=\s))?+"
    r"(?P<gap>\s++|(?=[„“\"»]?[A-ZÄÖÜ]))"
)
_NEXT = re.compile(rf"(?P<open>[{re.escape(OPENING)}–—•-]{{0,6}}\s?)(?P<word>\w{{0,40}})(?P<dot>\.?)")
_LIST = re.compile(r"[.!?:;]\s+\Z|[\r\n]\s*\Z")
_YEAR = re.compile(r"\d{4}")


def sentences(text: str, within: Span, language: Language, stray: frozenset[int]) -> list[Span]:
    """Return the sentences of one paragraph, in order, without the white space around them.

    ``stray`` holds the offsets of full stops that end none. A quotation of several sentences is cut as any
    text is; what follows its last stop with a small letter ("“ sagte er") still belongs to the last.
    """
    known = stops(language)
    ends = [
        match.end()
        for match in _STOP.finditer(text, within.start, within.end)
        if match.start() not in stray and _Stop(text, within, match, known).ends()
    ]
    edges = sorted({within.start, *ends, *line_ends(text, within, known), within.end})
    spans = [trim(Span(a, b), text) for a, b in pairwise(edges)]
    return [span for span in spans if span.start < span.end]


class _Stop:
    """A mark that may end a sentence, with what stands before and after it."""

    __slots__ = ("after", "close", "first", "known", "mark", "spaced", "start", "text", "within")

    def __init__(self, text: str, within: Span, match: re.Match[str], known: Stops) -> None:
        self.text, self.within, self.known = text, within, known
        self.start = match.start()
        self.mark, self.close = match["mark"], match["close"]
        self.spaced = match["gap"] != ""
        self.after = _NEXT.match(text, match.end(), within.end)
        self.first = self.after["word"][:1] if self.after else ""

    def ends(self) -> bool:
        """Say whether a sentence ends here."""
        if self.text[self.start - 1 : self.start] in ("(", "[") and self.start > self.within.start:
            return False  # "(!)", "[…]"
        if not self.spaced:
            return self._space_is_missing()
        if self.mark == ".":
            return self._full_stop()
        if "!" in self.mark or "?" in self.mark:
            return self._call_or_question()
        return not self.first.islower()

    def _call_or_question(self) -> bool:
        if self.first.islower():
            return not self.close
        if self.close and not self.close.strip(")]}"):
            return self._starter()
        return True

    def _full_stop(self) -> bool:
        word = word_before(self.text, self.within.start, self.start)
        if not word or not word[-1].isalnum():
            return not (self.close and self.first.islower())
        if is_number(word):
            return self._after_number(word)
        if is_roman(word) and self.known.language == "de":
            return self._starter()
        strength = self.known.strength(word)
        if strength is None:
            return not (self.close and self.first.islower())
        if strength == "often":
            return self.first.isupper()
        return strength == "seldom" and self._starter()

    def _starter(self) -> bool:
        """Say whether the next word begins sentences; "A." and "I." are initials."""
        if self.after is None or (self.after["dot"] and len(self.after["word"]) == 1):
            return False
        return self.known.begins_sentences(self.after["word"])

    def _after_number(self, number: str) -> bool:
        if self._is_list_mark(number):
            return False
        if self.known.language == "en":
            return self.after is None or self.after["word"] not in self.known.after_ordinals
        if _YEAR.fullmatch(number):
            return not self.first.islower()
        if self.first.islower() or self.first.isdigit():
            return False
        if self.after is not None and self.after["word"] in self.known.after_ordinals:
            return False
        return self._starter() or not self._is_ordinal(number)

    def _is_list_mark(self, number: str) -> bool:
        """Say whether the number counts the items of a list: it stands where a sentence could begin."""
        before = self.text[max(self.within.start, self.start - len(number) - 3) : self.start - len(number)]
        return number.isdigit() and len(number) <= 2 and (not before.strip() or bool(_LIST.search(before)))

    def _is_ordinal(self, number: str) -> bool:
        """Say whether a German number before a word with a capital is an ordinal."""
        if len(number) > 3 and not re.fullmatch(r"\d{1,2}\.\d{1,2}", number):
            return False
        if not number[-2:].isdigit() and not number.isdigit():
            return False
        start = self.start - len(number)
        before = self.text[max(self.within.start, start - 40) : start].split()
        if not before:
            return True
        last = before[-1].lstrip(OPENING)
        if last[:1].isupper():
            return last in self.known.starters or not last[-1].isalnum()
        return last not in self.known.before_counts

    def _space_is_missing(self) -> bool:
        """Say whether "Rom.Der" is two sentences: a plain word, and one that begins sentences."""
        word = word_before(self.text, self.within.start, self.start)
        plain = len(word) > 2 and word.isalpha() and word[-2:].islower()
        return plain and self._starter()
