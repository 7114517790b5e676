"""Words as they are compared: folded, and by their stems.

The stemmers are Snowball's, compiled (PyStemmer); what one word can stand for in a search is said here and nowhere
else, since the index and the question must agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wortlaut.records import Language

if TYPE_CHECKING:
    from Stemmer import Stemmer

# Marks that belong to the letter before them, soft hyphens and joiners stand inside words.
_INSIDE = "\u0300-\u036f\u00ad\u200c\u200d"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}])*+")
_SNOWBALL = {"de": "german", "en": "english"}
_LONGEST = 60
"""Longer words are compared by their beginning: nobody types more, and some texts are one word of a megabyte."""


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    return [folded for word in _WORD.findall(text) if (folded := fold(word))]


def stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each word begins and ends, and its characters."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), found.group()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case, accents and what is invisible: ``Façade`` and ``facade`` are the same.

    What is left are letters and digits alone.
    """
    if word.isascii() and word.isalnum():
        return word[:_LONGEST].lower()
    # Some letters have a small form only once they are taken apart: 𝑨 is A, then a.
    apart = unicodedata.normalize("NFKD", word[:_LONGEST].casefold()).casefold()
    return "".join(character for character in apart if character.isalnum())


@lru_cache(maxsize=131_072)
def stem(word: str, language: Language) -> str:
    """Return the stem of a word, folded: ``Häuser`` and ``Haus`` are the same.

    >>> stem("Häuser", "de")
    'haus'
    """
    composed = unicodedata.normalize("NFC", word[:_LONGEST].replace("\u00ad", "")).lower()
    return fold(_stemmer(language).stemWord(composed)) or fold(word)


@cache
def _stemmer(language: Language) -> Stemmer:
    from Stemmer import Stemmer  # not needed by those who only read articles

    return Stemmer(_SNOWBALL[language], 0)
