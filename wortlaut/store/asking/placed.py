"""Which places statements speak of, and how many of them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from wortlaut.records import Place
from wortlaut.spans import Span
from wortlaut.store.asking.filters import Plan
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.days import day_of_id
from wortlaut.store.words import mark

_WITHIN = """EXISTS (SELECT 1 FROM json_each(statements.{part}) AS span
 WHERE places.start < json_extract(span.value, '$[1]') AND places."end" > json_extract(span.value, '$[0]'))"""
_IN_STATEMENT = f"({_WITHIN.format(part='quote')} OR {_WITHIN.format(part='frame')})"
_PLACES = """
SELECT statements.id, quote, frame, places.start, places."end", places.location FROM json_each(?) AS ids
CROSS JOIN statements ON statements.id = ids.value
CROSS JOIN places ON places.version = statements.version
"""
_SPANS = msgspec.json.Decoder(tuple[Span, ...])
# A statement's places are among all of its article's, so fewer are looked at than could be counted.
_MOST = 2000
_NAMELESS = (
    "EXISTS (SELECT 1 FROM places JOIN locations ON locations.id = places.location"  # noqa: S608  # our own names
    f" WHERE places.version = statements.version AND locations.name = ? AND geonames IS NULL AND {_IN_STATEMENT})"
)
_LOCATIONS = """
SELECT locations.id, locations.name, geonames, terms.name, country, lat, lon FROM json_each(?) AS ids
CROSS JOIN locations ON locations.id = ids.value JOIN terms ON terms.id = kind
"""


class Placed(Struct, frozen=True):
    """A place, and how many statements name it in their quote or frame; ``key`` stands for it in an address."""

    key: str
    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    statements: int


def placed(connection: sqlite3.Connection, spread: Spread) -> list[Placed]:
    """Return the places of a spread's statements, those named most first; under several names as one."""
    every = max(1, -(-len(spread.ids) // _MOST))
    weights: Counter[int] = Counter()
    for identity, location in set(_named(connection, spread.ids[::every])):
        number = spread.scale.bin_of(day_of_id(identity))
        weights[location] += 0.0 if number is None else every * spread.weights[number]  # type: ignore[assignment]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, tuple[str, str | None, float, float]] = {}
    for location, name, geonames, kind, country, lat, lon in connection.execute(
        _LOCATIONS, (json.dumps(list(weights)),)
    ):
        key = name if geonames is None else str(geonames)
        names[key][name] += weights[location]
        first.setdefault(key, (kind, country, lat, lon))
    found = [
        Placed(key, told.most_common(1)[0][0], *first[key], round(told.total()))
        for key, told in names.items()
    ]
    return sorted(found, key=lambda each: (-each.statements, each.name))


def _named(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield statements with the locations that they name."""
    current, spans = 0, list[Span]()
    for identity, quote, frame, start, end, location in connection.execute(_PLACES, (json.dumps(ids),)):
        if identity != current:
            current = identity
            spans = [span for written in (quote, frame) if written for span in _SPANS.decode(written)]
        if any(span.start < end and start < span.end for span in spans):
            yield identity, location


def narrow_to_places(plan: Plan, keys: Sequence[str]) -> None:
    """Let a plan find only the statements that name one of some places."""
    known = [key for key in keys if _is_number(key)]
    if known:
        plan.asked.append(f"marks : ({' OR '.join(mark('place', int(key)) for key in known)})")
    elif keys:
        plan.hold(_NAMELESS, keys[0])


def place_named(connection: sqlite3.Connection, key: str) -> Place | None:
    """Return a place of the file by its key, None if it has none such."""
    column = "geonames = CAST(? AS INTEGER)" if _is_number(key) else "locations.name = ?"
    row = connection.execute(
        "SELECT locations.name, geonames, terms.name, country, lat, lon FROM locations"  # noqa: S608
        f" JOIN terms ON terms.id = kind WHERE {column} LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        return None
    name, geonames, kind, country, lat, lon = row
    return Place(start=0, end=0, geonames=geonames, name=name, kind=kind, country=country, lat=lat, lon=lon)


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) <= 12
