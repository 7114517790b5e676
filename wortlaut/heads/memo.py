"""What is said of words again and again: kept, so that asking for a whole sentence costs no calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")

# Enough for the words of thousands of articles; hostile text shall not fill the memory.
_KEPT, _LONGEST_KEPT = 1 << 16, 80


class Memo(dict[str, Value]):
    """A function of a word as a mapping, ``map(memo.__getitem__, words)``; values are kept, up to a limit."""

    def __init__(self, told: Callable[[str], Value]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, word: str) -> Value:
        value = self._told(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= _KEPT:
                self.clear()
            self[word] = value
        return value
