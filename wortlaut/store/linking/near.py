"""Where statements that may be the same are looked for: a few short looks into the full-text index each.

Every look is bounded, so that what a new article costs does not grow with the file: by shared sequences of
words, by its rarest words, and by the same speaker in the days around it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from wortlaut.records import Language
from wortlaut.store.days import day_of_id, first_id
from wortlaut.store.linking.keys import quotation_keys, surname
from wortlaut.store.linking.said import Said
from wortlaut.store.stems import fold

# What more statements share than this says nothing by itself.
_SHARING = 24
_RARE_WORDS = 4
_SPEAKER_DAYS = 4
_SPEAKER_WORDS = 10
_SPEAKING = 40
_FOUND = 10


class Near:
    """Finds candidates; what the index says of a word is asked once within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked: dict[str, list[int]] = {}

    def forget(self) -> None:
        """Forget what the index said: it may have changed."""
        self._asked.clear()

    def candidates(self, said: Said) -> list[int]:
        """Return ids of other statements that may be the same, the most promising first."""
        weights: Counter[int] = Counter()
        for key in quotation_keys(said.words.sequences):
            self._count(weights, f"marks : {key}", 3)
        for word in rarest(said):
            self._count(weights, f"{{words related}} : {word}", 2)
        if said.speaker:
            self._count_speaker(weights, said)
        weights.pop(said.id, None)
        return [each for each, _ in weights.most_common(_FOUND)]

    def _count(self, weights: Counter[int], query: str, weight: int) -> None:
        found = self._asked.get(query)
        if found is None:
            rows = self._connection.execute(
                "SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?",
                (query, _SHARING + 1),
            )
            found = self._asked[query] = [row[0] for row in rows]
        if len(found) <= _SHARING:
            weights.update(dict.fromkeys(found, weight))

    def _count_speaker(self, weights: Counter[int], said: Said) -> None:
        """Count what the same speaker said in the days around, with a word in common or in the other language."""
        name = fold(surname(said.speaker))
        if not name:
            return
        other: Language = "en" if said.language == "de" else "de"
        asked = [f"marks : {mark_of_language(other)}"]
        if words := rarest(said, _SPEAKER_WORDS):
            asked.append(f"{{words related}} : ({' OR '.join(words)})")
        day = day_of_id(said.id)
        days = (first_id(max(0, day - _SPEAKER_DAYS)), first_id(day + _SPEAKER_DAYS + 1) - 1)
        for each in asked:
            rows = self._connection.execute(
                "SELECT rowid FROM statement_words WHERE statement_words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
                (f"speaker : {name} AND {each}", *days, _SPEAKING),
            )
            weights.update(dict.fromkeys((row[0] for row in rows), 1))


def mark_of_language(language: Language) -> str:
    """Return the mark that statements of a language have in the index (:mod:`wortlaut.store.words`)."""
    return f"language{language}"


def rarest(said: Said, count: int = _RARE_WORDS) -> list[str]:
    """Return the stems of the words of a statement that are probably the rarest: the longest."""
    stems = sorted(said.words.stems, key=lambda each: (-len(each), each))
    return [each for each in stems[:count] if each.isalnum()]
