"""Where a sentence ends."""

from __future__ import annotations

import re
from itertools import pairwise

from wortlaut.clean.stops import OPENING, Stops, is_number, is_roman, stops, word_before
from wortlaut.cut.lines import line_ends
from wortlaut.records import Language
from wortlaut.spans import Span, trim

# Closing marks, and marks of direction and zero-width characters among them.
_CLOSING = r"[\"'”“’‘»«›‹)\]}`´\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
# The look-behind stands after the first mark: a run of marks is looked at once, and ``re`` can still jump.
_STOP = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…]{2})[.!?…]*+)"
    rf"(?P<close>(?:{_CLOSING}|\[\d{{1,3}}\])*+)"
    r"(?:\s?[:;=8]-?[()DPp](?!\S))?+"
    r"(?:\s''(?=\s))?+"
    r"(?P<gap>\s++|(?=[„“\"»]?[A-ZÄÖÜ]))"
)
_NEXT = re.compile(rf"(?P<open>[{re.escape(OPENING)}–—•-]{{0,6}}\s?)(?P<word>\w{{0,40}})(?P<dot>\.?)")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s){1,3}[^\W\d_]\Z")
_ORDINAL = re.compile(r"(?:\d{1,2}\.[/–-])?\d{1,3}|[0-3]?\d\.[01]?\d")


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
        if is_number(word):
            return self._after_number(word)
        if self.known.language == "de" and word and is_roman(word):
            return self._starter()
        strength = self.known.strength(self._with_spaced_letters(word))
        if strength == "seldom":
            return self._starter()
        if strength is not None:
            return strength == "often" and self.first.isupper()
        return not self.first.islower() or not (self.close or self.known.ends_in_ordinal(word))

    def _with_spaced_letters(self, word: str) -> str:
        """Return "z.B" for the "B" of "z. B."."""
        if len(word) > 1:
            return word
        spaced = _SPACED.search(self.text[max(self.within.start, self.start - 12) : self.start])
        joined = "".join(spaced[0].split()) if spaced else word
        return joined if joined in self.known.strengths else word

    def _starter(self) -> bool:
        """Say whether the next word begins sentences; "A." and "I." are initials."""
        if self.after is None or (self.after["dot"] and len(self.after["word"]) == 1):
            return False
        return self.known.begins_sentences(self.after["word"])

    def _after_number(self, number: str) -> bool:
        if self._is_list_mark(number):
            return False
        if self.known.language == "en":
            return self._word() not in self.known.after_ordinals
        if not _ORDINAL.fullmatch(number):  # a year, a score, a decimal number, a full date
            return not self.first.islower()
        if not self.first.isupper():
            return False
        if self._word() in self.known.after_ordinals:
            return False
        return self._starter() or not self._is_ordinal(number)

    def _word(self) -> str:
        return self.after["word"] if self.after else ""

    def _is_list_mark(self, number: str) -> bool:
        """Say whether the number counts the items of a list: it stands where a sentence could begin."""
        if not number.isdigit() or len(number) > 2:
            return False
        start = self.start - len(number)
        before = self.text[max(self.within.start, start - 3) : start]
        stop = start - len(before) + len(before.rstrip()) - 1
        if stop < self.within.start or "\n" in before:
            return True
        if self.text[stop] == ".":  # "Sept. 11.", "No. 5."
            return self.known.strength(word_before(self.text, self.within.start, stop)) is None
        return self.text[stop] in "!?:;" and stop < start - 1

    def _is_ordinal(self, number: str) -> bool:
        """Say whether a German number before a word with a capital is an ordinal."""
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
