"""A person's word on what the program found: its kinds, its values, and its row in the log.

A correction speaks about words of an article: ``start`` to ``end`` of one version's text, of which ``words`` are
a copy. Spans in its value count from ``start``, so that they move with it. It hangs on no finding; to which
finding it applies is worked out anew for every reading (:mod:`wortlaut.store.applying`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from msgspec import Struct

from wortlaut.records import Act, Actor, Medium, Place, StatementType, Status
from wortlaut.store.linking.judgements import Thing, Verdict

ActorKind = Literal["person", "organization", "place", "group", "other"]
PlaceKind = Literal["country", "region", "city", "other"]
Field = Literal["type", "medium", "act", "status"]
SpanField = Literal["quote", "cue", "frame"]
PartyField = Literal["speaker", "addressee"]
Kind = Literal[Field, SpanField, PartyField, "none", "add", "place", Verdict]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Piece(NamedTuple):
    """A span, counted from the correction's start, and its words."""

    start: int
    end: int
    words: str


class Party(Struct, frozen=True):
    """An actor as a person names it; found again by kind and name."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None


class Parties(Struct, frozen=True):
    """Who speaks or is spoken to; ``spans`` are the words that say so, None to keep the program's."""

    actors: tuple[Party, ...]
    spans: tuple[Piece, ...] | None = None


class Added(Struct, frozen=True, kw_only=True):
    """A statement that the program missed."""

    quote: tuple[Piece, ...]
    type: StatementType = "direct"
    medium: Medium = "speech"
    act: Act = "assert"
    status: Status = "actual"
    speaker: tuple[Piece, ...] = ()
    cue: tuple[Piece, ...] = ()
    frame: tuple[Piece, ...] = ()
    addressee: tuple[Piece, ...] = ()
    speaker_actors: tuple[Party, ...] = ()
    addressee_actors: tuple[Party, ...] = ()


class OnMap(Struct, frozen=True):
    """A place as the map has it; kept whole, so that no gazetteer is needed to apply it again."""

    name: str
    geonames: int | None
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float

    @classmethod
    def of(cls, place: Place) -> OnMap:
        """Return what a place of a record is."""
        return cls(place.name, place.geonames, place.kind, place.country, place.lat, place.lon)


class Pair(Struct, frozen=True):
    """Which kind of thing is compared; actors are known by name as well as by their mention."""

    thing: Thing
    one: Party | None = None
    other: Party | None = None


Value = str | tuple[Piece, ...] | Parties | Added | OnMap | Pair | None

_TYPES: dict[str, Any] = {
    "type": StatementType,
    "medium": Medium,
    "act": Act,
    "status": Status,
    **dict.fromkeys(get_args(SpanField), tuple[Piece, ...]),
    **dict.fromkeys(get_args(PartyField), Parties),
    "none": None,
    "add": Added,
    "place": OnMap | None,
    **dict.fromkeys(VERDICTS, Pair),
}


class Correction(Struct, frozen=True, kw_only=True):
    """One row of the log. ``value`` is JSON, as it is stored; :func:`value_of` gives it typed."""

    id: int = 0
    key: str
    kind: str
    version: int
    subject: str
    start: int
    end: int
    words: str
    other_version: int | None = None
    other_subject: str | None = None
    other_start: int | None = None
    other_end: int | None = None
    other_words: str | None = None
    value: str | None = None
    reason: str = ""
    author: str
    made: str
    undone: str | None = None
    undone_by: str | None = None

    @property
    def judges(self) -> bool:
        """Whether it compares two things."""
        return self.kind in VERDICTS


COLUMNS = tuple(name for name in Correction.__struct_fields__ if name != "id")
"""The columns of the log that are carried to other files."""


def value_of(correction: Correction) -> Value:
    """Return what shall hold; raises ``ValueError`` (``msgspec.ValidationError``) if it is none of its kind."""
    if correction.kind not in _TYPES:
        raise ValueError(f"no kind of correction is called {correction.kind!r}")
    written = "null" if correction.value is None else correction.value
    value: Value = msgspec.json.decode(written, type=_TYPES[correction.kind])
    return value


def written(value: Value) -> str | None:
    """Return a value as it is stored."""
    return None if value is None else msgspec.json.encode(value).decode()


def party(actor: Actor) -> Party:
    """Return an actor of a record by what it is found again."""
    return Party(actor.name, actor.kind, actor.country)


def log(
    connection: sqlite3.Connection, where: str = "1", values: tuple[object, ...] = ()
) -> Iterator[Correction]:
    """Yield corrections in the order in which they were made; ``where`` is a condition on their columns."""
    names = ("id", *COLUMNS)
    columns = ", ".join(f'corrections."{name}"' for name in names)
    for row in connection.execute(
        f"SELECT {columns} FROM corrections WHERE {where} ORDER BY made, id",  # noqa: S608  # our own conditions
        values,
    ):
        yield Correction(**dict(zip(names, row, strict=True)))


def of_article(connection: sqlite3.Connection, article: int) -> list[Correction]:
    """Return all that was said of an article's words, live or undone, in order."""
    return list(log(connection, "version IN (SELECT id FROM versions WHERE article = ?)", (article,)))


def insert(connection: sqlite3.Connection, correction: Correction) -> None:
    """Write a correction into the log; its key must be new."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    connection.execute(
        f"INSERT INTO corrections ({names}) VALUES ({', '.join('?' for _ in COLUMNS)})",  # noqa: S608  # our own
        tuple(getattr(correction, name) for name in COLUMNS),
    )
