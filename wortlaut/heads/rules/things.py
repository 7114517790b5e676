"""Which German nouns can speak: bodies and texts do, and things are only spoken of."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line
from wortlaut.language import load


def is_thing(line: Line, start: int, end: int) -> bool:
    """Say whether the noun of a phrase is no body and no text, and so can only be spoken of: "die Verschiebung"."""
    noun = next((line.low[at] for at in range(start, end) if line.is_capital(at) and at > line.first), "")
    return noun.endswith(_thing_endings()) and not noun.endswith(body_endings() + _source_endings())


def names_source(line: Line, start: int, end: int) -> bool:
    """Say whether a place is one that tells something: "in Berichten", "in Diplomatenkreisen"."""
    return any(line.is_capital(at) and line.low[at].endswith(_source_endings()) for at in range(start, end))


@cache
def body_endings() -> tuple[str, ...]:
    """Return how nouns for bodies end."""
    return tuple(words("clause_words", "speaking_bodies"))


@cache
def _thing_endings() -> tuple[str, ...]:
    return tuple(words("clause_words", "things"))


@cache
def _source_endings() -> tuple[str, ...]:
    nouns = load("de", "source_phrases")["nouns"].values()
    return tuple(noun.lstrip("-") for group in nouns for noun in group)
