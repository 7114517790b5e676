"""Statements over time in rows: by who speaks, by what is done in saying it, by outlet, by line of a dossier."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.store.asking import who
from wortlaut.store.asking.filters import Plan, dossier_id
from wortlaut.store.asking.filters import plan as plan_of
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.days import day_of_id
from wortlaut.store.words import mark

By = Literal["actor", "act", "outlet", "line"]

# What is asked of each of several statements, given as a list in JSON.
_SPEAKERS = """
SELECT ids.value, coalesce(actors.same_as, actors.id) FROM json_each(?) AS ids
LEFT JOIN statement_actors AS party ON party.statement = ids.value
 AND party.part = (SELECT id FROM terms WHERE name = 'speaker')
LEFT JOIN actors ON actors.id = party.actor
"""
_ACTS = """
SELECT ids.value, terms.name FROM json_each(?) AS ids CROSS JOIN statements ON statements.id = ids.value
JOIN terms ON terms.id = statements.act
"""
_OUTLETS = """
SELECT ids.value, outlets.name FROM json_each(?) AS ids CROSS JOIN statements ON statements.id = ids.value
JOIN versions ON versions.id = statements.version JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
"""
_LINES = """
SELECT ids.value, terms.name FROM json_each(?) AS ids CROSS JOIN dossier_statements AS filed
 ON filed.statement = ids.value AND filed.dossier = ? JOIN terms ON terms.id = filed.line
"""
_QUERIES: dict[By, str] = {"actor": _SPEAKERS, "act": _ACTS, "outlet": _OUTLETS, "line": _LINES}


class Row(Struct, frozen=True):
    """A row of a timeline: ``key`` is ``actor:123``, an act, an outlet or a line; empty for what has none.

    ``counts`` are one a bin; ``ids`` the statements that were gone through.
    """

    key: str
    name: str
    total: int
    counts: tuple[int, ...]
    ids: tuple[int, ...]


def rows(
    connection: sqlite3.Connection, spread: Spread, by: By, *, dossier: str | None = None, most: int = 12
) -> tuple[list[Row], int]:
    """Return the rows with most statements, the fullest first, and how many more there are.

    A statement of several speakers, or on several lines, is in the row of each. By line needs a ``dossier``.
    """
    counts: dict[object, list[float]] = {}
    ids: dict[object, list[int]] = defaultdict(list)
    for identity, key in _keys(connection, spread.ids, by, dossier):
        number = spread.scale.bin_of(day_of_id(identity))
        if number is None:
            continue
        counts.setdefault(key, [0.0] * spread.scale.bins)[number] += spread.weights[number]
        ids[key].append(identity)
    ranked = sorted(counts, key=lambda key: (key in {None, ""}, -sum(counts[key]), str(key)))
    names = _names(connection, by, ranked[:most])
    found = [
        Row(
            key=_key(by, key), name=names.get(key, ""), total=round(sum(counts[key])),
            counts=tuple(map(round, counts[key])), ids=tuple(ids[key]),
        )
        for key in ranked[:most]
    ]  # fmt: skip
    return found, max(0, len(ranked) - most)


def narrow(
    connection: sqlite3.Connection, plan: Plan, by: By, key: str, *, dossier: str | None = None
) -> None:
    """Let a plan find only the statements of a row; raises :class:`~wortlaut.errors.UsageError` for an unknown one."""
    if by == "actor":
        _only_speaker(connection, plan, key)
    elif by == "line":
        if dossier is None:
            raise UsageError("a line of effort is one of a dossier; say which with dossier")
        plan.hold(
            "EXISTS (SELECT 1 FROM dossier_statements WHERE statement = statements.id AND +dossier = ? AND line = ?)",
            dossier_id(connection, dossier),
            who.term_id(connection, key),
        )
    elif by == "act":
        plan.asked.append(f"marks : {mark('act', key)}")
    elif not key:
        plan.hold("articles.outlet IS NULL")
    else:
        row = connection.execute("SELECT id FROM outlets WHERE name = ?", (key,)).fetchone()
        plan.nothing = plan.nothing or row is None
        plan.asked.append(f"marks : {mark('outlet', row[0] if row else 0)}")


def _only_speaker(connection: sqlite3.Connection, plan: Plan, key: str) -> None:
    if not key:
        speaker = who.term_id(connection, "speaker")
        plan.hold(
            "NOT EXISTS (SELECT 1 FROM statement_actors AS nobody WHERE nobody.statement = statements.id AND nobody.part = ?)",
            speaker,
        )
        return
    asked = plan_of(connection, None, {"speaker": key})
    plan.hold(" AND ".join(asked.conditions), *asked.values)
    plan.asked += asked.asked
    if asked.ids is not None:
        plan.only(asked.ids)


def _keys(
    connection: sqlite3.Connection, ids: Iterable[int], by: By, dossier: str | None
) -> Iterator[tuple[int, object]]:
    values: list[object] = [json.dumps(list(ids))]
    if by == "line":
        if dossier is None:
            raise UsageError("a line of effort is one of a dossier; say which with dossier")
        values.append(dossier_id(connection, dossier))
    yield from connection.execute(_QUERIES[by], values)


def _key(by: By, key: object) -> str:
    if key is None:
        return ""
    return f"actor:{key}" if by == "actor" else str(key)


def _names(connection: sqlite3.Connection, by: By, keys: Iterable[object]) -> dict[object, str]:
    if by != "actor":
        return {key: str(key or "") for key in keys}
    numbers = ", ".join(str(key) for key in keys if key is not None)
    return dict(connection.execute(f"SELECT id, name FROM actors WHERE id IN ({numbers})"))  # noqa: S608
