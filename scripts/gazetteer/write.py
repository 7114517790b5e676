"""The gazetteer's file: columns, and an index of names by 50 bits of their digest.

``wortlaut/heads/places/gazetteer.py`` reads it and says what is where.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections import defaultdict

from scripts.gazetteer.entries import CITY, Place
from scripts.gazetteer.words import BEGINS
from wortlaut.heads.places.gazetteer import (
    BUCKET_BITS,
    CAPITAL,
    LAST,
    MAGIC,
    NOTHING,
    OTHER_NAME,
    PLAIN_NAME,
    SECTIONS,
)
from wortlaut.heads.places.names import digest, fold, plain


class Index:
    """Keys with what they name: entry numbers, and how: 0, or by a name without its marks, or by another name."""

    def __init__(self) -> None:
        self.postings: dict[str, dict[int, int]] = defaultdict(dict)
        self.flags: dict[str, int] = defaultdict(int)

    def add(self, name: str, entry: int, *, other: bool) -> None:
        """Take a name of an entry, and the same without marks."""
        key = fold(name)
        how = OTHER_NAME if other else 0
        for each, mark in ((key, how), (plain(key), how or (PLAIN_NAME if plain(key) != key else 0))):
            if each:
                known = self.postings[each]
                known[entry] = min(known.get(entry, OTHER_NAME), mark)
                words = each.split(" ")
                for count in range(1, len(words)):
                    self.flags[" ".join(words[:count])] |= BEGINS


def _sorted(places: dict[int, Place]) -> list[Place]:
    return sorted(places.values(), key=lambda p: (p.level == CITY, p.level, p.country, p.parents, p.id))


def _text(places: list[Place]) -> tuple[bytes, array[int], array[int], array[int]]:
    blob = bytearray()
    known: dict[str, int] = {}

    def put(name: str) -> int:
        if name not in known:
            known[name] = len(blob)
            data = name.encode()
            blob.extend(bytes([len(data)]) + data)
        return known[name]

    names = array("I", [put(place.name) for place in places])
    german = [(i, put(p.german)) for i, p in enumerate(places) if p.german and p.german != p.name]
    return bytes(blob), names, array("I", [i for i, _ in german]), array("I", [at for _, at in german])


def _columns(places: list[Place]) -> dict[str, bytes | array[int]]:
    at = {place.id: number for number, place in enumerate(places)}
    codes = sorted({place.country for place in places})
    parent: list[list[int]] = [[], []]
    for place in places:
        ids = [at[each] for each in place.parents if each in at][:2]
        for slot in (0, 1):
            parent[slot].append(ids[slot] if slot < len(ids) else NOTHING)
    blob, names, german, german_names = _text(places)
    return {
        "codes": ",".join(codes).encode(),
        "ids": array("i", [place.id if place.id > 0 else 0 for place in places]),
        "lats": array("i", [round(place.lat * 1e4) for place in places]),
        "lons": array("i", [round(place.lon * 1e4) for place in places]),
        "populations": array("I", [min(place.population, 2**32 - 1) for place in places]),
        "outer": array("I", parent[0]),
        "inner": array("I", parent[1]),
        "countries": bytes(codes.index(place.country) for place in places),
        "levels": bytes(place.level | (CAPITAL if place.capital else 0) for place in places),
        "names": names,
        "german": german,
        "german_names": german_names,
        "text": blob,
    }


def _index(places: list[Place], flags: dict[str, int]) -> dict[str, bytes | array[int]]:
    index = Index()
    for number, place in enumerate(places):
        for name in sorted(place.names | ({place.german} if place.german else set())):
            index.add(name, number, other=False)
        for name in sorted(place.others - place.names):
            index.add(name, number, other=True)
    for key, flag in flags.items():
        index.flags[key] |= flag
    keys = sorted(index.postings.keys() | index.flags.keys(), key=digest)
    if len({digest(key) & ((1 << (BUCKET_BITS + 32)) - 1) for key in keys}) != len(keys):
        raise SystemExit("two names have the same digest: take more bits")
    starts = array("I", bytes(4 * ((1 << BUCKET_BITS) + 1)))
    prints, values, key_flags, postings = array("I"), array("I"), bytearray(), array("I")
    mask = (1 << BUCKET_BITS) - 1
    for key in sorted(keys, key=lambda k: (digest(k) & mask, digest(k) >> BUCKET_BITS & 0xFFFFFFFF)):
        number = digest(key)
        starts[(number & mask) + 1] += 1
        prints.append(number >> BUCKET_BITS & 0xFFFFFFFF)
        key_flags.append(index.flags.get(key, 0))
        entries = sorted(index.postings.get(key, {}).items())
        values.append(len(postings) if entries else NOTHING)
        for entry, mark in entries:
            postings.append(entry | mark)
        if entries:
            postings[-1] |= LAST
    for bucket in range(1, len(starts)):
        starts[bucket] += starts[bucket - 1]
    return {
        "starts": starts,
        "prints": prints,
        "values": values,
        "flags": bytes(key_flags),
        "postings": postings,
    }


def pack(places: dict[int, Place], flags: dict[str, int], about: dict[str, object]) -> bytes:
    """Return the file: magic, header in JSON with sources, licences and the sections' sizes, the sections."""
    order = _sorted(places)
    sections = {**_columns(order), **_index(order, flags)}
    body = bytearray()
    sizes = []
    for name in SECTIONS:
        data = sections[name]
        if isinstance(data, array):
            if sys.byteorder == "big":
                data.byteswap()
            data = data.tobytes()
        packed = zlib.compress(data, 9)
        # Digests do not shrink; what hardly does is not worth the time of taking it apart.
        kept = packed if len(packed) < 0.9 * len(data) else data
        sizes.append([len(data), len(kept)])
        body += kept
    header = json.dumps({**about, "places": len(order), "sizes": sizes}, ensure_ascii=False).encode()
    return MAGIC + struct.pack("<I", len(header)) + header + bytes(body)
