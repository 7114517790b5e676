"""Whom somebody speaks about, and who speaks about them: who is named inside whose quotes."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from wortlaut.spans import Span
from wortlaut.store.asking import who
from wortlaut.store.asking.utterances import MEMBERS

NEWEST = 500
"""So many of the newest statements (or articles) are looked through."""

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_INSIDE = (
    "mentions.start >= json_extract(statements.quote, '$[0][0]')"
    " AND mentions.\"end\" <= json_extract(statements.quote, '$[#-1][1]')"
)
_NAMED = f"""
SELECT statements.id, statements.quote, mentions.start, mentions."end", coalesce(actors.same_as, actors.id)
FROM json_each(?) AS asked CROSS JOIN statements ON statements.id = asked.value
CROSS JOIN mentions ON mentions.version = statements.version AND mentions.actor IS NOT NULL AND {_INSIDE}
CROSS JOIN actors ON actors.version = mentions.version AND actors.number = mentions.actor
"""  # noqa: S608  # our own
_NAMING = f"""
SELECT statements.id, statements.quote, mentions.start, mentions."end", coalesce(actors.same_as, actors.id)
FROM (SELECT id FROM ({MEMBERS}) ORDER BY id DESC LIMIT :newest) AS member
CROSS JOIN actors AS own ON own.id = member.id
CROSS JOIN versions ON versions.id = own.version AND versions.current = 1
CROSS JOIN mentions ON mentions.version = own.version AND mentions.actor = own.number
CROSS JOIN statements ON statements.version = own.version AND {_INSIDE}
CROSS JOIN statement_actors ON statement_actors.statement = statements.id AND part = :speaker
CROSS JOIN actors ON actors.id = statement_actors.actor
"""  # noqa: S608  # our own


def spoken_about(connection: sqlite3.Connection, group: int, ids: Sequence[int]) -> Counter[int]:
    """Return in how many of some statements (the first :data:`NEWEST`) other groups are named."""
    rows = connection.execute(_NAMED, (json.dumps(list(ids[:NEWEST])),))
    return _counted(rows, group)


def spoken_of_by(connection: sqlite3.Connection, group: int) -> Counter[int]:
    """Return who names a group in how many statements, of its :data:`NEWEST` newest articles."""
    asked = {"group": group, "newest": NEWEST, "speaker": who.term_id(connection, "speaker")}
    return _counted(connection.execute(_NAMING, asked), group)


def _counted(rows: Iterable[tuple[int, str, int, int, int]], group: int) -> Counter[int]:
    return Counter(other for _, other in dict.fromkeys(_within(rows)) if other != group)


def _within(rows: Iterable[tuple[int, str, int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield statements with those whom they name, where no gap of the quote holds the name."""
    for statement, quote, start, end, other in rows:
        if any(span.covers(Span(start, end)) for span in _SPANS.decode(quote)):
            yield statement, other
