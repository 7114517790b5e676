"""The figures that statements hold, those that are judged to be of one series together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from wortlaut.store.asking.rows import FIGURES, figure
from wortlaut.store.stems import fold
from wortlaut.store.stored import StoredFigure

MOST = 200

_NEWEST = f"""
{FIGURES.replace("SELECT figures.id,", "SELECT coalesce(figures.same_as, figures.id), figures.id,", 1)}
WHERE figures.statement IN (SELECT value FROM json_each(?)) ORDER BY figures.id DESC LIMIT {MOST}
"""  # noqa: S608  # our own


class SeriesOf(Struct, frozen=True, kw_only=True):
    """What is counted, in which unit, and the figures, the newest first.

    ``linked``: whether they are judged to be one series; else they only count the same by its words.
    """

    counted: str
    unit: str
    linked: bool
    figures: tuple[StoredFigure, ...]


def series_of(connection: sqlite3.Connection, statements: Sequence[int]) -> list[SeriesOf]:
    """Return the newest figures of some statements (by their rows' ids), series by series, the longest first.

    A plain number of which nobody knows what it counts is left out, and so is how often or how old something is.
    """
    groups: dict[tuple[str, str], list[tuple[int, StoredFigure]]] = {}
    heads: dict[int, tuple[str, str]] = {}
    for row in connection.execute(_NEWEST, (json.dumps(list(statements)),)):
        found = figure(row[1:])
        if found.unit == "count" and not found.counted:
            continue
        key = heads.setdefault(row[0], (_folded(found.counted), found.unit))
        groups.setdefault(key, []).append((row[0], found))
    made = [
        SeriesOf(
            counted=next((each.counted for _, each in told if each.counted), ""),
            unit=told[0][1].unit,
            linked=len(told) > 1 and len({head for head, _ in told}) == 1,
            figures=tuple(each for _, each in told),
        )
        for told in groups.values()
    ]
    return sorted(made, key=lambda each: -len(each.figures))


def _folded(counted: str) -> str:
    return " ".join(map(fold, counted.split()))
