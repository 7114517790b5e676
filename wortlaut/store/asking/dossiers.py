"""What a page of a dossier asks beside what the dossier tells: who stands behind its names, and its statements in full."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from wortlaut.store.asking.filters import dossier_id
from wortlaut.store.asking.lately import lately
from wortlaut.store.asking.utterances import InFull, told
from wortlaut.store.dossiers.told import Member, Told
from wortlaut.store.reading import Store

_PEOPLE = """
SELECT actors.name, coalesce(actors.same_as, actors.id), count(*) FROM dossier_actors
JOIN actors ON actors.id = actor WHERE dossier = ? GROUP BY 1, 2
"""
_ROWS = """
SELECT statements.id FROM json_each(?) AS asked
CROSS JOIN statements ON statements.key = json_extract(asked.value, '$[0]')
CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article AND articles.key = json_extract(asked.value, '$[1]')
"""


def told_lately(store: Store, key: str) -> Told:
    """Return what a dossier tells; what was told is kept until somebody changes the file.

    Raises :class:`~wortlaut.errors.UsageError` if there is no such dossier.
    """
    return lately(store, ("dossier", key), lambda: store.dossier(key))


def people_of(connection: sqlite3.Connection, key: str, members: Iterable[Member]) -> dict[str, str]:
    """Return whom the members of a dossier stand for, as ``actor:123`` by their names: who is called so most."""
    called: dict[str, Counter[int]] = {}
    for name, group, count in connection.execute(_PEOPLE, (dossier_id(connection, key),)):
        called.setdefault(name, Counter())[group] += count
    found = {}
    for member in members:
        # Their own name first: a short one may be others' too.
        names = [name for name in (member.name, *member.names) if name in called]
        counts = called[names[0]] if names and names[0] == member.name else Counter[int]()
        for name in () if counts else names:
            counts.update(called[name])
        if counts:
            found[member.name] = f"actor:{counts.most_common(1)[0][0]}"
    return found


def in_full(
    connection: sqlite3.Connection, asked: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], InFull]:
    """Return statements in full by their id and their article's."""
    rows = connection.execute(_ROWS, (json.dumps(asked),)).fetchall()
    found = told(connection, [row[0] for row in rows])
    return {(each.statement.id, each.statement.article): each for each in found}
