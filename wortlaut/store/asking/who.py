"""Who is meant by a name: everybody called so, and whatever else those are called who are judged the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store.stems import words as words_of

PARTS = ("speaker", "addressee")
_ACTOR = re.compile(r"actor:(\d{1,18})")
# Whom a name leads to is looked up among those who spoke last under it.
_NEWEST = 500
# A group that is as small is asked for by its members, a larger one by its names.
_MOST_MEMBERS = 2000

_NAMES = """
WITH RECURSIVE each (name) AS (
  SELECT min(name) FROM actors WHERE same_as = :group
  UNION ALL
  SELECT (SELECT min(name) FROM actors WHERE same_as = :group AND name > each.name) FROM each
  WHERE each.name IS NOT NULL
)
SELECT name FROM each WHERE name IS NOT NULL UNION SELECT name FROM actors WHERE id = :group
"""
_JOINED = (
    "(actors.same_as IS NOT NULL OR EXISTS (SELECT 1 FROM actors AS member WHERE member.same_as = actors.id))"
)
_SO_NAMED = f"""
SELECT same_as FROM actors WHERE name = :name AND same_as IS NOT NULL
UNION SELECT id FROM actors WHERE name = :name AND same_as IS NULL AND {_JOINED}
"""  # noqa: S608  # our own names
_LATELY = f"""
SELECT DISTINCT coalesce(actors.same_as, actors.id)
FROM (SELECT rowid AS id FROM statement_words WHERE statement_words MATCH :match ORDER BY rowid DESC LIMIT {_NEWEST})
  AS found
CROSS JOIN statement_actors ON statement_actors.statement = found.id
CROSS JOIN actors ON actors.id = statement_actors.actor
WHERE named(actors.name, actors.aliases, :words, actors.kind IS :person) AND
"""  # noqa: S608  # our own names


class Who(Struct, frozen=True):
    """Whom a name stands for: all who are called by these words, and the groups (by their first members).

    ``names`` are what the groups' members are called; None if one of them has a name without a word.
    """

    words: tuple[str, ...]
    groups: tuple[int, ...]
    names: tuple[tuple[str, ...], ...] | None

    def expression(self, parts: Sequence[str]) -> str | None:
        """Return what the index is asked: more than are meant may be found. None if it cannot help."""
        if self.names is None:
            return None
        found = {self.words, *self.names} - {()}
        # A name that holds all words of another is found by that one.
        least = [each for each in found if not any(set(other) < set(each) for other in found)]
        told = " OR ".join("(" + " AND ".join(f'"{word}"' for word in each) + ")" for each in sorted(least))
        columns = " ".join(parts)
        return f"{{{columns}}} : ({told})"

    def condition(self, connection: sqlite3.Connection, parts: Sequence[str]) -> tuple[str, list[object]]:
        """Return the condition on ``statements`` and ``versions`` that is true of just those who are meant."""
        conditions, values = [], list[object]()
        for part in parts:
            term = term_id(connection, part)
            meant = f"coalesce(actors.same_as, actors.id) IN ({', '.join(map(str, self.groups))})"
            of_whom = f"FROM statement_actors AS party JOIN actors ON actors.id = party.actor WHERE party.statement = statements.id AND party.part = {term}"  # numbers of our own
            if not self.words:
                conditions.append(f"EXISTS (SELECT 1 {of_whom} AND {meant})")
                continue
            words = " ".join(self.words)
            conditions.append(
                f"EXISTS (SELECT 1 {of_whom} AND ({meant} OR called(actors.name, actors.aliases, ?)))"
                f" OR (NOT EXISTS (SELECT 1 {of_whom}) AND spoken(versions.text, statements.{part}, ?))"
            )
            values += [words, words]
        return f"({' OR '.join(conditions)})", values

    def members(self, connection: sqlite3.Connection) -> list[int] | None:
        """Return all actors of the groups; None for very many."""
        found: list[int] = []
        for group in self.groups:
            found += member_ids(connection, group, _MOST_MEMBERS + 1)
            if len(found) > _MOST_MEMBERS:
                return None
        return found


def resolve(connection: sqlite3.Connection, name: str) -> Who:
    """Return who is meant by a name, by another name of theirs, or by ``actor:123``.

    Raises :class:`~wortlaut.errors.UsageError` for an actor that is not there and for a name without a word.
    """
    if row := _ACTOR.fullmatch(name.strip()):
        group = group_of(connection, int(row[1]))
        return Who(words=(), groups=(group,), names=_names(connection, [group]))
    words = tuple(dict.fromkeys(words_of(name)))
    if not words:
        raise UsageError(f"no name in {name!r}; give one, or an actor as actor:123")
    groups = _groups(connection, name.strip(), words)
    return Who(words=words, groups=tuple(sorted(groups)), names=_names(connection, groups))


def everybody(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the groups of all who are meant by a name, those of one member too: of the name, or who spoke lately."""
    meant = resolve(connection, name)
    if not meant.words:
        return list(meant.groups)
    exact = connection.execute(
        "SELECT DISTINCT coalesce(same_as, id) FROM actors WHERE name = ? LIMIT ?",
        (name.strip(), _MOST_MEMBERS),
    )
    return sorted({*meant.groups, *(row[0] for row in exact), *_spoke_lately(connection, meant.words, "1")})


def group_of(connection: sqlite3.Connection, actor: int) -> int:
    """Return the first of all that are judged the same as an actor."""
    row = connection.execute("SELECT coalesce(same_as, id) FROM actors WHERE id = ?", (actor,)).fetchone()
    if row is None:
        raise UsageError(f"no actor:{actor} in the file; wortlaut show NAME says who there is")
    return int(row[0])


def member_ids(connection: sqlite3.Connection, group: int, limit: int = -1) -> list[int]:
    """Return the actors of a group."""
    rows = connection.execute(
        "SELECT id FROM actors WHERE id = :group UNION ALL SELECT id FROM actors WHERE same_as = :group LIMIT :limit",
        {"group": group, "limit": limit},
    )
    return [row[0] for row in rows]


def term_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the id of a term; -1, which none has, if it stands nowhere in the file."""
    row = connection.execute("SELECT id FROM terms WHERE name = ?", (name,)).fetchone()
    return -1 if row is None else int(row[0])


def _groups(connection: sqlite3.Connection, name: str, words: tuple[str, ...]) -> set[int]:
    found = {row[0] for row in connection.execute(_SO_NAMED, {"name": name})}
    return found | _spoke_lately(connection, words, _JOINED)


def _spoke_lately(connection: sqlite3.Connection, words: tuple[str, ...], condition: str) -> set[int]:
    match = f"{{{' '.join(PARTS)}}} : (" + " AND ".join(f'"{word}"' for word in words) + ")"
    asked = {"match": match, "words": " ".join(words), "person": term_id(connection, "person")}
    return {row[0] for row in connection.execute(f"{_LATELY} {condition}", asked)}


def _names(connection: sqlite3.Connection, groups: Iterable[int]) -> tuple[tuple[str, ...], ...] | None:
    names = {
        tuple(dict.fromkeys(words_of(name)))
        for group in groups
        for (name,) in connection.execute(_NAMES, {"group": group})
    }
    return None if () in names else tuple(sorted(names))
