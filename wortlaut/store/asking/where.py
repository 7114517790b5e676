"""Which places are meant: by name in any language of the gazetteer, by GeoNames id, by country, or around a point."""

from __future__ import annotations

import math
import re
import sqlite3

from wortlaut.errors import UsageError
from wortlaut.heads.places.gazetteer import Candidate, gazetteer

_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_EARTH_KM = 6371.0
_KM_A_DEGREE = 111.0
_MOST_PLACES = 5000
_LONGEST_ID = 12  # digits

Point = tuple[float, float]


def places_named(connection: sqlite3.Connection, place: str | int) -> list[int]:
    """Return the GeoNames ids of the file's places of a name, or the one that is given."""
    if isinstance(place, int):
        return [place]
    if (number := _number(place)) is not None:
        return [number]
    rows = connection.execute(
        "SELECT DISTINCT geonames FROM locations WHERE name = ? COLLATE NOCASE AND geonames IS NOT NULL",
        (place.strip(),),
    )
    found = {int(row[0]) for row in rows}
    for each in _candidates(place):
        if each.geonames is not None and _held(connection, each.geonames):
            found.add(each.geonames)
    return sorted(found)


def country_code(country: str) -> str:
    """Return a country's ISO 3166 code by its name or the code itself.

    Raises :class:`~wortlaut.errors.UsageError` for none.
    """
    name = country.strip()
    if re.fullmatch(r"[A-Za-z]{2}", name):
        return name.upper()
    for each in _candidates(name):
        if each.kind == "country" and each.country:
            return each.country
    raise UsageError(f"no country {country!r}; give its name in German or English, or two letters as in IT")


def places_near(connection: sqlite3.Connection, centre: str, km: float) -> list[int]:
    """Return the GeoNames ids of the file's places within ``km`` of a place, or of a point as ``41.9,12.5``.

    Raises :class:`~wortlaut.errors.UsageError` for a centre that is nowhere.
    """
    if not 0 <= km <= math.pi * _EARTH_KM:
        raise UsageError(f"{km} is no distance in kilometres; give one from 0 to 20015")
    point = _point(connection, centre)
    rows = connection.execute(
        "SELECT DISTINCT geonames, lat, lon FROM locations WHERE geonames IS NOT NULL AND lat BETWEEN ? AND ?",
        (point[0] - km / _KM_A_DEGREE - 0.1, point[0] + km / _KM_A_DEGREE + 0.1),
    )
    found = {int(geonames) for geonames, lat, lon in rows if distance_km(point, (lat, lon)) <= km}
    if len(found) > _MOST_PLACES:
        raise UsageError(
            f"{len(found):,} places lie within {km:g} km of {centre}; give fewer kilometres or a country"
        )
    return sorted(found)


def distance_km(a: Point, b: Point) -> float:
    """Return how far two points are from each other on the globe (haversine)."""
    (north_a, east_a), (north_b, east_b) = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((north_b - north_a) / 2) ** 2
        + math.cos(north_a) * math.cos(north_b) * math.sin((east_b - east_a) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _number(typed: str) -> int | None:
    """Return what was typed as a GeoNames id, if it can be one."""
    bare = typed.strip()
    return int(bare) if bare.isdecimal() and len(bare) <= _LONGEST_ID else None


def _point(connection: sqlite3.Connection, centre: str) -> Point:
    if point := _POINT.fullmatch(centre):
        lat, lon = float(point[1]), float(point[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise UsageError(f"{centre!r} is no latitude and longitude; give them as 41.9,12.5")
        return lat, lon
    # The place of the name that the file speaks of most; else the one that most is written of anywhere.
    row = connection.execute(
        "SELECT lat, lon FROM locations WHERE (name = :name COLLATE NOCASE OR geonames = :number) AND geonames IS NOT NULL"
        " ORDER BY (SELECT count(*) FROM (SELECT 1 FROM places WHERE location = locations.id LIMIT 1000)) DESC",
        {"name": centre.strip(), "number": _number(centre)},
    ).fetchone()
    if row is not None:
        return float(row[0]), float(row[1])
    best = max(_candidates(centre), key=lambda each: each.worth, default=None)
    if best is None:
        raise UsageError(f"no place {centre!r}; give another name of it, or a point as 41.9,12.5")
    return best.lat, best.lon


def _candidates(name: str) -> tuple[Candidate, ...]:
    return gazetteer().look_up(name.strip()).candidates


def _held(connection: sqlite3.Connection, geonames: int) -> bool:
    return (
        connection.execute("SELECT 1 FROM locations WHERE geonames = ?", (geonames,)).fetchone() is not None
    )
