"""Names of actors and places while they are typed, and those near one that was misspelt."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.store.asking.deadline import Deadline
from wortlaut.store.linking.actors import hashed
from wortlaut.store.linking.names import keys_of_person, parse_person
from wortlaut.store.stems import words as words_of

_SECONDS = 0.15
# Looked at are those who spoke, or were spoken to, in so many of the newest statements that fit.
_NEWEST = 400
_SHORTEST, _LONGEST = 2, 100
_MOST_PLACES = 60
# What is less alike is another name.
_ALIKE = 0.72
_BEGINNING = 3

_SPOKE = f"""
SELECT coalesce(actors.same_as, actors.id), actors.name
FROM (SELECT rowid AS id FROM statement_words WHERE statement_words MATCH ? ORDER BY rowid DESC LIMIT {_NEWEST})
  AS found
CROSS JOIN statement_actors ON statement_actors.statement = found.id
CROSS JOIN actors ON actors.id = statement_actors.actor
"""  # noqa: S608  # our own number
_SOUNDS_ALIKE = """
SELECT coalesce(actors.same_as, actors.id), actors.name FROM actor_keys JOIN actors ON actors.id = actor
WHERE actor_keys.key = ? LIMIT 100
"""
_PLACES = """
SELECT geonames, name, country,
       (SELECT count(*) FROM (SELECT 1 FROM places WHERE places.location = found.id LIMIT 1000)) AS held
FROM (SELECT min(id) AS id, geonames, name, country FROM locations
      WHERE geonames IS NOT NULL AND {condition} GROUP BY geonames) AS found
ORDER BY held DESC, name LIMIT ?
"""


class Suggested(Struct, frozen=True, kw_only=True):
    """What may be meant: ``actor:123`` or a place's GeoNames id, its name; ``count`` ranks it among the others."""

    value: str
    name: str
    count: int
    country: str | None = None


def actors_beginning(connection: sqlite3.Connection, typed: str, most: int = 8) -> list[Suggested]:
    """Return who spoke or was spoken to of whose names one begins with what was typed, the most frequent first."""
    words = words_of(typed[:_LONGEST])
    if not words or len(words[-1]) < _SHORTEST:
        return []
    terms = " AND ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
    counts: Counter[int] = Counter()
    deadline = Deadline(_SECONDS)
    with deadline.holding(connection):
        for group, name in connection.execute(_SPOKE, (f"{{speaker addressee}} : ({terms})",)):
            if _begins(words_of(name), words):
                counts[group] += 1
    return _named(connection, counts.most_common(most))


def actors_near(connection: sqlite3.Connection, name: str, most: int = 5) -> list[Suggested]:
    """Return who is called much like a name: what sounds like it, what begins like it."""
    words = words_of(name[:_LONGEST])
    likeness: dict[int, float] = {}
    with Deadline(_SECONDS).holding(connection):
        for group, called in _candidates(connection, name, words):
            found = _likeness(words, words_of(called))
            if found >= _ALIKE:
                likeness[group] = max(found, likeness.get(group, 0.0))
    ranked = sorted(likeness.items(), key=lambda each: (-each[1], each[0]))
    return _named(connection, [(group, round(100 * alike)) for group, alike in ranked[: 2 * most]])[:most]


def places_beginning(connection: sqlite3.Connection, typed: str, most: int = 8) -> list[Suggested]:
    """Return the places of the file whose name begins with what was typed, those most spoken of first.

    Their names in other languages must be typed whole.
    """
    typed = typed.strip()[:_LONGEST]
    if len(typed) < _SHORTEST:
        return []
    # LIKE knows no case but of A to Z.
    typed = typed[0].upper() + typed[1:]
    pattern = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    found = _places(connection, "name LIKE ? ESCAPE '\\'", pattern)
    known = [each.geonames for each in gazetteer().look_up(typed).candidates if each.geonames is not None]
    if known:
        numbers = ", ".join(map(str, known[:_MOST_PLACES]))
        found += _places(connection, f"geonames IN ({numbers})")
    ranked = sorted({each.value: each for each in found}.values(), key=lambda each: -each.count)
    return ranked[:most]


def place_called(connection: sqlite3.Connection, geonames: int) -> str | None:
    """Return what the file calls a place."""
    row = connection.execute("SELECT name FROM locations WHERE geonames = ? LIMIT 1", (geonames,)).fetchone()
    return None if row is None else str(row[0])


def _places(connection: sqlite3.Connection, condition: str, *values: object) -> list[Suggested]:
    rows = connection.execute(_PLACES.format(condition=condition), (*values, _MOST_PLACES))
    return [
        Suggested(value=str(geonames), name=name, count=count, country=country)
        for geonames, name, country, count in rows
    ]


def _candidates(connection: sqlite3.Connection, name: str, words: list[str]) -> Iterator[tuple[int, str]]:
    person = parse_person(name)
    for sound in keys_of_person(person) if person else ():
        yield from connection.execute(_SOUNDS_ALIKE, (hashed(f"p{sound}"),))
    for word in words:
        if len(word) > _BEGINNING:
            match = f'{{speaker addressee}} : ("{word[:_BEGINNING]}" *)'
            yield from connection.execute(_SPOKE, (match,))


def _begins(held: list[str], words: list[str]) -> bool:
    *whole, last = words
    return set(whole) <= set(held) and any(each.startswith(last) for each in held)


def _likeness(asked: list[str], called: list[str]) -> float:
    """Return how alike two names are; what was asked for may be a part of the other."""
    if not asked or not called:
        return 0.0
    best = [max(SequenceMatcher(None, word, each).ratio() for each in called) for word in asked[:4]]
    return sum(best) / len(best)


def _named(connection: sqlite3.Connection, ranked: Iterable[tuple[int, int]]) -> list[Suggested]:
    """Return those who stand for their groups; of one name, the first alone."""
    found: dict[str, Suggested] = {}
    for group, number in ranked:
        (name,) = connection.execute("SELECT name FROM actors WHERE id = ?", (group,)).fetchone()
        found.setdefault(name, Suggested(value=f"actor:{group}", name=name, count=number))
    return list(found.values())
