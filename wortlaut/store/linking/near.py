"""Where statements that may be the same are looked for: a few short looks into the full-text index each.

Every look is bounded, so that what a new article costs does not grow with the file: by shared sequences of
words, by its rarest words, and by the same speaker in the days around it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection

from wortlaut.records import Language
from wortlaut.store.days import UNDATED, day_of_id, first_id
from wortlaut.store.linking.keys import quotation_keys, surname
from wortlaut.store.linking.lexicon import german_words, senses
from wortlaut.store.linking.said import Said
from wortlaut.store.stems import fold

# What more statements share than this says nothing by itself.
_SHARING = 24
_RARE_WORDS = 4
_SEQUENCE, _ONE_WORD = 3, 2
_WORD_DAYS = 60
_SPEAKER_DAYS = 4
_SPEAKER_WORDS = 10
_SPEAKING = 40
# So many words and keys that more share than says anything are kept from one transaction to the next.
_MOST_COMMON = 200_000
_TRANSLATED_WORDS = 6
_SHORT_BEGINNING = 3
_FOUND = 10
_FURTHER = 6
_ALWAYS = (0, 2**62)


class Near:
    """Finds candidates; what the index says of a word is asked once within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked: dict[str, list[int]] = {}
        self._common: set[str] = set()

    def pass_on(self) -> None:
        """Forget what the index said, since more will be in it, but for what so many share already that it says nothing."""
        self._asked.clear()

    def forget(self) -> None:
        """Forget everything: of what is in the index, something may be gone."""
        self._asked.clear()
        self._common.clear()

    def candidates(self, said: Said, own: Collection[int] = ()) -> list[int]:
        """Return ids of other statements that may be the same, the most promising first.

        ``own`` are those of the same version, which are never compared with each other.
        """
        weights: Counter[int] = Counter()
        for key in quotation_keys(said.words.sequences):
            self._count(weights, f"marks : {key}", _SEQUENCE)
        for word in rarest(said):
            self._count(weights, f"{{words related}} : {word}", _ONE_WORD)
        translations = self._count_speaker(weights, said, own) if said.speaker else set()
        for each in (said.id, *own):
            weights.pop(each, None)
        found = _promising(weights, day_of_id(said.id))
        # What shares words of one language would leave no room for the other.
        further = [each for each in found[_FOUND:] if each in translations]
        return found[:_FOUND] + further[:_FURTHER]

    def _count(self, weights: Counter[int], query: str, weight: int) -> None:
        if query in self._common:
            return
        found = self._asked.get(query)
        if found is None:
            found = self._asked[query] = self._rows(query, _ALWAYS, _SHARING + 1)
        if len(found) > _SHARING:
            if len(self._common) >= _MOST_COMMON:
                self._common.clear()
            self._common.add(query)
            return
        weights.update(dict.fromkeys(found, weight))

    def _rows(self, query: str, ids: tuple[int, int], most: int) -> list[int]:
        rows = self._connection.execute(
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            (query, *ids, most),
        )
        return [row[0] for row in rows]

    def _count_speaker(self, weights: Counter[int], said: Said, own: Collection[int]) -> set[int]:
        """Count what the same speaker said in the days around; return what of it is in the other language."""
        name = fold(surname(said.speaker))
        around = self._speaking(name, day_of_id(said.id), own) if name else None
        if around is None:
            return set()
        other: Language = "en" if said.language == "de" else "de"
        marked = f"speaker : {name} AND marks : {mark_of_language(other)}"
        abroad = self._rows(marked, around, _SPEAKING)
        weights.update(dict.fromkeys(abroad, 1))
        if len(abroad) > _FURTHER and (meant := translated(said)):
            # Of somebody who says much, those come first that may say the same.
            answering = self._rows(
                f"{marked} AND {{words related}} : ({' OR '.join(meant)})", around, _SPEAKING
            )
            weights.update(dict.fromkeys(answering, 1))
            abroad += answering
        if words := rarest(said, _SPEAKER_WORDS):
            alike = self._rows(
                f"speaker : {name} AND {{words related}} : ({' OR '.join(words)})", around, _SPEAKING
            )
            weights.update(dict.fromkeys(alike, 1))
        return set(abroad)

    def _speaking(self, name: str, day: int, own: Collection[int]) -> tuple[int, int] | None:
        """Return between which ids all lies that a name said elsewhere in the days around a day; None for nothing.

        Most names are heard of once: then nothing else need be asked.
        """
        query = f"speaker : {name}"
        days = (first_id(max(0, day - _SPEAKER_DAYS)), first_id(day + _SPEAKER_DAYS + 1) - 1)
        key = f"{query} {day}"
        found = self._asked.get(key)
        if found is None:
            found = self._asked[key] = self._rows(query, days, _SPEAKING + 1)
        others = [each for each in found if each not in own]
        if len(found) > _SPEAKING:
            return days
        return (min(others), max(others)) if others else None


def _promising(weights: Counter[int], day: int) -> list[int]:
    """Return what may be the same, what shares most first, of that what was said at about the same time.

    One rare word in common says little of what was said months before or after.
    """

    def apart(identity: int) -> int:
        other = day_of_id(identity)
        return 0 if UNDATED in (day, other) else abs(day - other)

    order = sorted((-weight, apart(identity), identity) for identity, weight in weights.items())
    return [identity for weight, days, identity in order if -weight > _ONE_WORD or days <= _WORD_DAYS]


def mark_of_language(language: Language) -> str:
    """Return the mark that statements of a language have in the index (:mod:`wortlaut.store.words`)."""
    return f"language{language}"


def translated(said: Said, count: int = _TRANSLATED_WORDS) -> list[str]:
    """Return what the rarest words of a statement may be in the other language, as the index is asked for it."""
    words = sorted(said.words.content, key=lambda each: (-len(each), each))[:count]
    if said.language == "de":
        return sorted({each for word in words for each in senses(word) if each.isalnum()})
    beginnings = {fold(each) for word in words for each in german_words(word)}
    return sorted(f"{each} *" for each in beginnings if len(each) > _SHORT_BEGINNING and each.isalnum())


def rarest(said: Said, count: int = _RARE_WORDS) -> list[str]:
    """Return the stems of the words of a statement that are probably the rarest: the longest."""
    stems = sorted(said.words.stems, key=lambda each: (-len(each), each))
    return [each for each in stems[:count] if each.isalnum()]
