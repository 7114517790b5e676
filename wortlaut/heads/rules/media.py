"""Whether something was said, written or thought, where the verb leaves it open."""

from __future__ import annotations

import re
from functools import cache

from wortlaut.language import load
from wortlaut.records import Language, Medium

_WORD = re.compile(r"\w+")
_OPEN: tuple[Medium, ...] = ("speech_writing",)
# Endings so short say nothing of a compound.
_SHORTEST_ENDING = 5


def settle(medium: Medium, frame: str, speaker: str, language: Language) -> Medium:
    """Return the medium that the words of a frame and its speaker show, if the verb leaves it open.

    An institution that "says" something may as well have written it.
    """
    if medium == "speech" and not _institutions(language).isdisjoint(_WORD.findall(speaker.lower())):
        medium = "speech_writing"
    if medium not in _OPEN:
        return medium
    for word in _WORD.findall(f"{frame} {speaker}".lower()):
        for shown, words, endings in _words(language):
            if word in words or word.endswith(endings):
                return shown
    return medium


@cache
def _institutions(language: Language) -> frozenset[str]:
    return frozenset(load(language, "source_phrases")["medium"].get("institutions", ()))


@cache
def _words(language: Language) -> tuple[tuple[Medium, frozenset[str], tuple[str, ...]], ...]:
    lists = load(language, "source_phrases")["medium"]
    media: tuple[Medium, ...] = ("speech", "writing")
    return tuple(
        (
            medium,
            frozenset(lists[medium]),
            tuple(end for end in lists[medium] if len(end) >= _SHORTEST_ENDING),
        )
        for medium in media
    )
