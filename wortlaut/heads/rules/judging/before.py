"""What the sentence before a statement does: whoever has warned goes on to tell of dangers, whoever accused of wrongs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.records import Act, Language

# Where a sentence begins: behind a full stop that follows letters, or on a new line.
_BEGIN = re.compile(r"[.!?](?<=\w\w\w[.!?])[“\"»]?\s+(?=[^\Wa-zäöüß]|[„“\"»])|\n\s*")
_WORD = re.compile(r"\w[\w'’-]*")
# A sentence is read up to so many letters.
_LONGEST = 400
# The classes of its words that tell what it is about.
_TOPICS = frozenset(
    {
        "blame",
        "crime",
        "approve",
        "danger",
        "decide",
        "request",
        "order",
        "charge",
        "proposal",
        "sorrow",
        "plan",
    }
)


@lru_cache(maxsize=4)
def _begins(text: str) -> list[int]:
    """Return where the sentences of a text begin."""
    return [0, *(found.end() for found in _BEGIN.finditer(text))]


@lru_cache(maxsize=256)
def _told(sentence: str, language: Language, read: Callable[[str], Act]) -> tuple[Act, frozenset[str]]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    topics = {name for name, _ in classes_in(words, language) if name in _TOPICS}
    return read(sentence), frozenset(topics)


def before(
    text: str, start: int, language: Language, read: Callable[[str], Act]
) -> tuple[Act, frozenset[str]] | None:
    """Return what the sentence before a statement does, as ``read`` takes it, and what it is about; None for the first.

    The statement begins at ``start``.
    """
    begins = _begins(text)
    place = bisect_right(begins, start) - 1
    if place < 1:
        return None
    return _told(text[begins[place - 1] : begins[place]][:_LONGEST], language, read)
