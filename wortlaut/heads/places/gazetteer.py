"""The gazetteer: which places a name may stand for.

``_data/gazetteer.bin`` is ``WLGZ1``, the length of a JSON header, the header (sources, licences, date, the
sections' sizes, whole and as they lie there) and the sections, compressed where that makes them smaller:

* columns, one value a place: GeoNames id (0 where there is none), latitude and longitude in 1/10,000
  degree, population, the numbers of the regions around it, country, level, the start of its name in
  ``text`` (a length byte, then UTF-8); a German name of its own for some;
* the index: names are not kept, but 18 bits of a name's digest choose a bucket, and 32 more are compared.
  A key has flags (what else the word is) and a run of postings; the last posting of a run is marked.

All numbers are little-endian. It is loaded on first use (about 15 MB of memory).
"""

from __future__ import annotations

import json
import math
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from wortlaut.errors import DataError
from wortlaut.heads.places.names import digest, fold, plain
from wortlaut.records import Language

MAGIC = b"WLGZ1"
BUCKET_BITS = 18
NOTHING = 0xFFFFFFFF
LAST = 1 << 31
OTHER_NAME = 1 << 30
PLAIN_NAME = 1 << 29
CAPITAL = 1 << 7
SECTIONS = (
    "codes", "ids", "lats", "lons", "populations", "outer", "inner", "countries", "levels", "names", "german",
    "german_names", "text", "starts", "prints", "values", "flags", "postings",
)  # fmt: skip
_NUMBERS = {"ids": "i", "lats": "i", "lons": "i"}
_BYTES = frozenset({"codes", "countries", "levels", "text", "flags"})
_LARGEST = 64 << 20

Kind = Literal["country", "region", "city", "other"]


class Level(IntEnum):
    """What a place is, from the largest to the smallest that has regions around it."""

    COUNTRY = 0
    FIRST = 1
    SECOND = 2
    WIDE = 3  # a region that is no administrative one, or that several countries share
    FEATURE = 4
    CITY = 5


class Also:
    """Bits that say what else a name is (plain integers: they are asked for at every word).

    ``BEGINS``: a longer name begins with these words.
    """

    GERMAN_WORD = 1
    ENGLISH_WORD = 2
    FIRST_NAME = 4
    SURNAME = 8
    BEGINS = 16


_LEVELS = tuple(Level)
_KINDS: dict[Level, Kind] = {
    Level.COUNTRY: "country",
    Level.FIRST: "region",
    Level.SECOND: "region",
    Level.WIDE: "region",
    Level.FEATURE: "other",
    Level.CITY: "city",
}


class Candidate(NamedTuple):
    """A place that a name may stand for.

    ``number`` is its row, ``regions`` the rows of those around it; ``capital`` is that of a country.
    ``other_name``: it is known by this name in other languages or of old; ``plain_name``: its own name
    has marks that this one lacks. ``worth``: how much is written of it, in points from about -2 to 4.
    """

    number: int
    geonames: int | None
    level: Level
    country: str | None
    lat: float
    lon: float
    population: int
    regions: tuple[int, ...]
    capital: bool
    other_name: bool
    plain_name: bool
    worth: float

    @property
    def kind(self) -> Kind:
        """What the record calls it."""
        return _KINDS[self.level]


class Entry(NamedTuple):
    """What the gazetteer has under a key."""

    flags: int
    candidates: tuple[Candidate, ...]


_UNKNOWN = Entry(0, ())


class Gazetteer:
    """The file in memory."""

    def __init__(self, data: bytes) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise DataError("the gazetteer is damaged (it does not begin as one); install wortlaut again")
        try:
            (size,) = struct.unpack_from("<I", data, len(MAGIC))
            start = len(MAGIC) + 4
            self.about: dict[str, Any] = json.loads(data[start : start + size])
            columns = _columns(memoryview(data)[start + size :], self.about["sizes"])
        except (ValueError, KeyError, struct.error, zlib.error) as error:
            raise DataError(f"the gazetteer is damaged ({error}); install wortlaut again") from error
        self._codes: list[str] = bytes(columns["codes"]).decode().split(",")
        self._column = columns
        self._entries: dict[str, Entry] = {}
        self._written: dict[str, Entry] = {}
        self._countries: dict[str, int] = {}

    def look_up(self, name: str) -> Entry:
        """Return what a name, as the text writes it, may stand for; marks may be missing in the text."""
        known = self._written.get(name)
        if known is None:
            if len(name) > 2 * _LONGEST:
                return _UNKNOWN
            if len(self._written) >= _KEPT:
                self._written.clear()
            known = self._written[name] = self._fold_and_find(name)
        return known

    def _fold_and_find(self, name: str) -> Entry:
        key = fold(name)
        found = self.entry(key)
        if not found.candidates and not key.isascii():
            bare = self.entry(plain(key))
            return bare if bare.candidates else found
        return found

    def entry(self, key: str) -> Entry:
        """Return what is under a folded key. What was asked for is kept, up to a limit."""
        known = self._entries.get(key)
        if known is None and len(key) > _LONGEST:
            return _UNKNOWN
        if known is None:
            if len(self._entries) >= _KEPT:
                self._entries.clear()
            known = self._entries[key] = self._find(key)
        return known

    def _find(self, key: str) -> Entry:
        number = digest(key)
        bucket, wanted = number & ((1 << BUCKET_BITS) - 1), number >> BUCKET_BITS & 0xFFFFFFFF
        starts, prints = self._column["starts"], self._column["prints"]
        for at in range(starts[bucket], starts[bucket + 1]):
            if prints[at] == wanted:
                return Entry(self._column["flags"][at], self._candidates(self._column["values"][at]))
        return _UNKNOWN

    def _candidates(self, at: int) -> tuple[Candidate, ...]:
        if at == NOTHING:
            return ()
        postings, found = self._column["postings"], []
        while True:
            posting = postings[at]
            found.append(self.place(posting & (PLAIN_NAME - 1), posting))
            if posting & LAST:
                return tuple(found)
            at += 1

    def place(self, number: int, posting: int = 0) -> Candidate:
        """Return the place in a row; the posting that led to it says by which kind of name."""
        column = self._column
        packed = column["levels"][number]
        level, capital = _LEVELS[packed & ~CAPITAL], packed >= CAPITAL
        population = column["populations"][number]
        outer, inner = column["outer"][number], column["inner"][number]
        return Candidate(
            number,
            column["ids"][number] or None,
            level,
            self._codes[column["countries"][number]] or None,
            column["lats"][number] / 1e4,
            column["lons"][number] / 1e4,
            population,
            () if outer == NOTHING else (outer,) if inner == NOTHING else (outer, inner),
            capital,
            bool(posting & OTHER_NAME),
            bool(posting & PLAIN_NAME),
            _worth(level, population) + (1.0 if capital else 0.0) - (1.5 if posting & OTHER_NAME else 0.0),
        )

    def with_id(self, geonames: int) -> Candidate | None:
        """Return the place that has a GeoNames id."""
        try:
            return self.place(self._column["ids"].index(geonames)) if 0 < geonames < 1 << 31 else None
        except ValueError:
            return None

    def country(self, code: str, language: Language) -> str | None:
        """Return the name of a country by its ISO 3166 code (two letters), None for no country's."""
        if not self._countries:
            levels = self._column["levels"]
            rows = [row for row in range(len(levels)) if _LEVELS[levels[row] & ~CAPITAL] == Level.COUNTRY]
            self._countries = {self._codes[self._column["countries"][row]]: row for row in rows}
        number = self._countries.get(code)
        return None if number is None else self.name(number, language)

    def name(self, number: int, language: Language) -> str:
        """Return the name of the place in a row, in German where it has one of its own and is asked for."""
        column = self._column
        start = column["names"][number]
        if language == "de":
            at = bisect_left(column["german"], number)
            if at < len(column["german"]) and column["german"][at] == number:
                start = column["german_names"][at]
        text = column["text"]
        return bytes(text[start + 1 : start + 1 + text[start]]).decode()


def _worth(level: Level, population: int) -> float:
    if level == Level.CITY:
        return math.log10(population + 1) - 3.2
    if level == Level.FIRST:
        return 2.0 + min(1.5, math.log10(population + 1) - 5)
    return 0.5 if level == Level.SECOND else 3.5


# Enough for the names of thousands of articles, and bounded.
_KEPT = 50_000
# No place has a longer name, and hostile text shall not fill the memory.
_LONGEST = 120


def _columns(body: memoryview, sizes: list[list[int]]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    at = 0
    for name, (size, kept) in zip(SECTIONS, sizes, strict=True):
        if size > _LARGEST:
            raise ValueError(f"section {name} is too large")
        piece = body[at : at + kept]
        data = bytes(piece) if size == kept else zlib.decompressobj().decompress(piece, size)
        if len(data) != size:
            raise ValueError(f"section {name} is cut off")
        columns[name] = data if name in _BYTES else array(_NUMBERS.get(name, "I"), data)
        if sys.byteorder == "big" and name not in _BYTES:
            columns[name].byteswap()
        at += kept
    if at != len(body):
        raise ValueError("its sections do not fill it")
    return columns


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loaded on the first call."""
    try:
        data = resources.files("wortlaut._data").joinpath("gazetteer.bin").read_bytes()
    except OSError as error:
        raise DataError(f"the gazetteer cannot be read ({error}); install wortlaut again") from error
    return Gazetteer(data)
