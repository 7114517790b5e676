"""What SQLite asks Python for: whether words follow each other in a quote, and who is called what."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

import msgspec

from wortlaut.spans import Span
from wortlaut.store.stems import words as words_of

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_NAMES = msgspec.json.Decoder(tuple[str, ...])


def register(connection: sqlite3.Connection) -> None:
    """Let the statements of a connection use the functions of this module."""
    for name, count, function in (
        ("says", 3, says),
        ("spoken", 3, spoken),
        ("called", 3, called),
        ("named", 4, named),
    ):
        connection.create_function(name, count, function, deterministic=True)


def says(text: str, spans: str | None, phrase: str) -> bool:
    """Say whether the folded words of a phrase follow each other in spans of a text."""
    if spans is None:
        return False
    said = [word for span in _SPANS.decode(spans) for word in words_of(span.text(text))]
    return f" {phrase} " in f" {' '.join(said)} "


def spoken(text: str, spans: str | None, words: str) -> bool:
    """Say whether all of the folded words stand in spans of a text, in whatever order."""
    if spans is None:
        return False
    held = {word for span in _SPANS.decode(spans) for word in words_of(span.text(text))}
    return held.issuperset(words.split())


@lru_cache(maxsize=65_536)
def called(name: str, aliases: str | None, words: str) -> bool:
    """Say whether all of the folded words stand in one of an actor's names."""
    wanted = set(words.split())
    return any(wanted <= set(words_of(each)) for each in _names(name, aliases))


def named(name: str, aliases: str | None, words: str, person: int) -> bool:
    """Say whether an actor is called just that; a person's name may have more to it.

    Who is meant by a name is followed to what else they are called; ``Polizei`` shall not lead by way of
    a certain force to all that is said of it.
    """
    if person:
        return called(name, aliases, words)
    return any(set(words.split()) == set(words_of(each)) for each in _names(name, aliases))


def _names(name: str, aliases: str | None) -> tuple[str, ...]:
    return (name, *_NAMES.decode(aliases)) if aliases else (name,)
