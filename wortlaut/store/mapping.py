"""A place as a person names it, by GeoNames id or by name, as the map has it."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.heads.places.gazetteer import Candidate, gazetteer
from wortlaut.records import Language
from wortlaut.store.corrections import OnMap

_MANY = 6
_MOST_CHOICES = 20
_LONGEST_ID = 12


def on_map(connection: sqlite3.Connection, name: str, language: Language | None) -> OnMap:
    """Return the place of a GeoNames id or of a name that only one place has, in the article's language.

    Raises :class:`~wortlaut.errors.UsageError` for none, or, with their ids, for several.
    """
    if name.isascii() and name.isdigit():
        return _by_id(connection, int(name), language)
    found = [each for each in gazetteer().look_up(name).candidates if not each.other_name]
    found = sorted(found or gazetteer().look_up(name).candidates, key=lambda each: -each.worth)
    if not found:
        raise UsageError(
            f"no place {name!r} in the gazetteer; look its number up at geonames.org and give that"
        )
    if len(found) > 1:
        listed = "; ".join(_told(each, language) for each in found[:_MANY])
        more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
        raise UsageError(f"{len(found)} places are called {name!r}: {listed}{more}. Give the number of one")
    return _as_given(found[0], language)


class Choice(Struct, frozen=True, kw_only=True):
    """A place that a name may mean: its GeoNames id, name and kind, the region that it lies in."""

    geonames: int
    name: str
    kind: str
    country: str | None
    region: str | None


def candidates(name: str, language: Language | None) -> list[Choice]:
    """Return what a name, or a GeoNames id, may mean, the weightiest first; places without an id left out."""
    if name.isascii() and name.isdigit() and len(name) < _LONGEST_ID:
        one = gazetteer().with_id(int(name))
        found = [] if one is None else [one]
    else:
        found = sorted(gazetteer().look_up(name).candidates, key=lambda each: -each.worth)
    chosen = {each.geonames: each for each in found if each.geonames}
    return [_choice(each, language or "en") for each in list(chosen.values())[:_MOST_CHOICES]]


def _choice(candidate: Candidate, language: Language) -> Choice:
    around = candidate.regions[-1:]
    return Choice(
        geonames=int(candidate.geonames or 0), name=gazetteer().name(candidate.number, language), kind=candidate.kind,
        country=candidate.country, region=gazetteer().name(around[0], language) if around else None,
    )  # fmt: skip


def _by_id(connection: sqlite3.Connection, identity: int, language: Language | None) -> OnMap:
    candidate = gazetteer().with_id(identity)
    if candidate is not None:
        return _as_given(candidate, language)
    row = connection.execute(
        "SELECT locations.name, geonames, terms.name, country, lat, lon FROM locations"
        " JOIN terms ON terms.id = kind WHERE geonames = ? LIMIT 1",
        (identity,),
    ).fetchone()
    if row is None:
        raise UsageError(
            f"GeoNames {identity} is neither in the gazetteer nor in the file; is the number right? A place can"
            " also be given by its name"
        )
    return OnMap(*row)


def _as_given(candidate: Candidate, language: Language | None) -> OnMap:
    return OnMap(
        name=gazetteer().name(candidate.number, language or "en"), geonames=candidate.geonames,
        kind=candidate.kind, country=candidate.country, lat=candidate.lat, lon=candidate.lon,
    )  # fmt: skip


def _told(candidate: Candidate, language: Language | None) -> str:
    name = gazetteer().name(candidate.number, language or "en")
    around = [gazetteer().name(each, language or "en") for each in candidate.regions[-1:]]
    where = ", ".join(each for each in (*around, candidate.country) if each)
    return f"{candidate.geonames or 'without a number'} {name} ({candidate.kind}, {where})"
