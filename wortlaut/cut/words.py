"""Where a word begins and ends."""

from __future__ import annotations

import re

from wortlaut.records import Language
from wortlaut.spans import Span

_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*|[^\w\s]")


def words(text: str, within: Span, language: Language) -> list[Span]:
    """Return the words and marks of one sentence, in order; between them lies white space alone."""
    return [Span(*m.span()) for m in _WORD.finditer(text, within.start, within.end)]
