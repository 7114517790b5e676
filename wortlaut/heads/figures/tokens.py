"""The words, numbers and marks of one sentence, cut so that a number stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from wortlaut.records import Language

Value = TypeVar("Value")

# A number takes its points, commas and apostrophes with it; every quantifier is possessive, so that a
# million digits cost no more than a million steps.
_NUMBER = r"[0-9]++(?:[.,'’][0-9]++)*+"
_WORD = {"de": r"[^\W\d_]++(?:[-‐‑'’][^\W\d_]++)*+", "en": r"[^\W\d_]++(?:['’][^\W\d_]++)*+"}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}|{_WORD[language]}|\S")


def first_token(phrase: str, language: Language) -> str:
    """Return what a phrase begins with."""
    found = _pattern(language).match(phrase)
    return found[0] if found else ""


class Line:
    """A sentence as parallel lists: its tokens, the same in lower case, and where they begin and end."""

    __slots__ = ("ends", "low", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, language: Language) -> None:
        spans = [match.span() for match in _pattern(language).finditer(text, start, end)]
        self.text = text
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]
        self.words = [text[a:b] for a, b in spans]
        self.low = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """Return the token, or nothing beyond the sentence's ends."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        """Return the token in lower case, or nothing beyond the sentence's ends."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def glued(self, index: int) -> bool:
        """Say whether the token follows the one before it without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def is_number(self, index: int) -> bool:
        """Say whether the token is written in digits."""
        return "0" <= self.word(index)[:1] <= "9"

    def is_word(self, index: int) -> bool:
        """Say whether the token is made of letters."""
        return self.word(index)[:1].isalpha()

    def is_noun(self, index: int) -> bool:
        """Say whether the token is a word that begins with a capital."""
        return self.word(index)[:1].isupper()


class Phrases(Generic[Value]):
    """Sequences of tokens and what they stand for, found forwards or backwards; the longest wins."""

    def __init__(self, entries: Mapping[str, Value], language: Language) -> None:
        cut = _pattern(language)
        self._entries = {tuple(cut.findall(phrase)): value for phrase, value in entries.items()}
        self._first: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}
        for key in sorted(self._entries, key=len, reverse=True):
            self._first.setdefault(key[0], []).append(len(key))
            self._last.setdefault(key[-1], []).append(len(key))

    def at(self, tokens: Sequence[str], index: int) -> tuple[int, Value] | None:
        """Return the index behind the phrase that begins at ``index``, and its value."""
        if index >= len(tokens):
            return None
        for length in self._first.get(tokens[index], ()):
            # Beyond the end a slice is short, and would be another phrase.
            value = self._entries.get(tuple(tokens[index : index + length]))
            if value is not None and index + length <= len(tokens):
                return index + length, value
        return None

    def before(self, tokens: Sequence[str], index: int) -> tuple[int, Value] | None:
        """Return the index of the first token of the phrase that ends before ``index``, and its value."""
        if not 0 < index <= len(tokens):
            return None
        for length in self._last.get(tokens[index - 1], ()):
            value = self._entries.get(tuple(tokens[index - length : index])) if length <= index else None
            if value is not None:
                return index - length, value
        return None
