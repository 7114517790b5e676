"""What a full stop after a word can mean: the end of a sentence, or part of the word ("Dr.", "25.")."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from wortlaut.language import load
from wortlaut.records import Language

#: How often a sentence ends after an abbreviation; see the header of ``abbreviations.toml``.
Strength = Literal["never", "seldom", "often"]

#: Marks that may stand before the first letter of a sentence or of a word.
OPENING = "\"'„“”«»‚‘’›‹`´([{<*¿¡"

# Words are looked at no further back than this: abbreviations are short, hostile words are not.
_REACH = 40
_LEADING = re.compile(r"\A[^\w+§-]+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NUMBER = re.compile(r"[+-]?\d[\d.,:/–-]*")
_COMPOUND_ORDINAL = re.compile(r".*[^\W\d_][/-]\d{1,3}")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZß][b-df-hj-np-tv-xzß]{1,7}")


class Stops(Struct, frozen=True, kw_only=True):
    """The language's abbreviations, and the words that tell what stands before or after a stop."""

    language: Language
    strengths: dict[str, Strength]
    starters: frozenset[str]
    after_ordinals: frozenset[str]
    before_counts: frozenset[str]

    def strength(self, word: str) -> Strength | None:
        """Say how a full stop after ``word`` is to be taken; None where it ends a sentence."""
        if word.isalpha() and len(word) > 1:
            return self.strengths.get(word) or ("seldom" if _NO_VOWEL.fullmatch(word) else None)
        known = self.strengths.get(word)
        if known or not word:
            return known
        if len(word) == 1:
            return self._of_letter(word)
        if _DOTTED.fullmatch(word):
            return "seldom"
        last = re.split(r"[-/&.]", word)[-1]
        return self.strengths.get(last) if len(last) > 1 else None

    def keeps_stop(self, word: str) -> bool:
        """Say whether the full stop after ``word``, inside a sentence, is part of the word."""
        if self.strength(word) is not None:
            return True
        return self.language == "de" and (is_roman(word) or self.ends_in_ordinal(word))

    def ends_in_ordinal(self, word: str) -> bool:
        """Say whether a German word may be a compound with an ordinal ("der Weltranglisten-20.")."""
        return self.language == "de" and _COMPOUND_ORDINAL.fullmatch(word) is not None

    def _of_letter(self, letter: str) -> Strength | None:
        if not letter.isalpha():
            return None
        return "never" if letter.islower() and self.language == "de" else "seldom"

    def begins_sentences(self, word: str) -> bool:
        """Say whether a word with a capital is one that begins sentences rather than a name or noun."""
        return word in self.starters or (
            len(word) > 2 and word.isupper() and word.capitalize() in self.starters
        )


@cache
def stops(language: Language) -> Stops:
    """Return what is known of full stops in a language, from ``_data``."""
    strengths: dict[str, Strength] = {}
    abbreviations = load(language, "abbreviations")
    for strength in ("seldom", "often", "never"):
        strengths |= dict.fromkeys(_flat(abbreviations[strength]), strength)
    ordinals = load(language, "ordinals")
    return Stops(
        language=language,
        strengths=strengths,
        starters=frozenset(_flat(load(language, "sentence_starts"))),
        after_ordinals=frozenset(ordinals["followers"]),
        before_counts=frozenset(ordinals["counts_after"]),
    )


def _flat(groups: dict[str, Any]) -> list[str]:
    return [word for words in groups.values() for word in words]


def word_before(text: str, floor: int, stop: int) -> str:
    """Return the word that ends right before ``stop``, without marks at its front; empty after white space."""
    if stop <= floor or text[stop - 1].isspace():
        return ""
    return _LEADING.sub("", text[max(floor, stop - _REACH) : stop].rsplit(None, 1)[-1])


def is_number(word: str) -> bool:
    """Say whether a word is written in digits: a count, a date, a time, a score."""
    return _NUMBER.fullmatch(word) is not None


def is_roman(word: str) -> bool:
    """Say whether a word is a Roman numeral below 90, as kings and popes have them."""
    return _ROMAN.fullmatch(word) is not None
