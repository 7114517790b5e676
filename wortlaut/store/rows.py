"""The record as rows: one function a table, and the columns that they fill.

The way back is :mod:`wortlaut.store.records`; a property test holds the two together.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from wortlaut.records import Actor, Event, Record, Statement, Stretch
from wortlaut.spans import Span

Row = tuple[Any, ...]
Term = Callable[[str], int]

COLUMNS: dict[str, tuple[str, ...]] = {
    "parts": (
        "version", "number", "start", "end", "kind", "repeats", "author", "handle", "published", "url",
    ),
    "actors": ("id", "version", "number", "key", "name", "kind", "country", "aliases"),
    "roles": ("actor", "number", "start", "end", "text"),
    "mentions": ("version", "number", "start", "end", "kind", "form", "actor"),
    "statements": (
        "id", "key", "version", "number", "type", "medium", "act", "status", "score", "inside",
        "quote", "speaker", "cue", "frame", "addressee",
    ),
    "statement_actors": ("statement", "part", "number", "actor"),
    "times": ("version", "number", "start", "end", "type", "value", "mod", "begin", "finish", "vague"),
    "places": ("version", "number", "start", "end", "location", "reason"),
    "figures": (
        "id", "version", "number", "start", "end", "value", "high", "unit", "bound", "of_start", "of_end",
        "statement",
    ),
    "events": (
        "id", "key", "version", "number", "type", "mode", "cameo", "status", "score", "start", "end",
        "place", "time", "statement", "actor_spans", "recipient_spans",
    ),
    "event_actors": ("event", "part", "number", "actor"),
}  # fmt: skip
"""What a reading fills, in an order in which no row names one that is not there yet."""

Location = tuple[str, int | None, int, str | None, float, float]


class Ids(Struct):
    """The ids that the things of one record have in the file, in the record's order."""

    version: int
    actors: list[int]
    statements: list[int]
    figures: list[int]
    events: list[int]
    locations: list[int]


def rows_of(record: Record, ids: Ids, term: Term) -> Iterator[tuple[str, list[Row]]]:
    """Yield every table that a record fills, with its rows, in the order of :data:`COLUMNS`."""
    actors = {actor.id: index for index, actor in enumerate(record.actors)}
    statements = {statement.id: ids.statements[index] for index, statement in enumerate(record.statements)}
    yield "parts", _parts(record, ids, term)
    yield "actors", _actors(record, ids, term)
    yield "roles", _roles(record, ids)
    yield "mentions", _mentions(record, ids, term, actors)
    yield "statements", _statements(record, ids, term, statements)
    yield "statement_actors", list(_statement_actors(record, ids, term, actors))
    yield "times", _times(record, ids, term)
    yield "places", _places(record, ids, term)
    yield "figures", _figures(record, ids, term, statements)
    yield "events", _events(record, ids, term, statements)
    yield "event_actors", list(_event_actors(record, ids, term, actors))


def gaps_and_lengths(sentences: Iterable[Stretch]) -> str:
    """Return sentences as one flat JSON list: characters left out before each, and its length."""
    flat, last = [], 0
    for each in sentences:
        flat += [each.start - last, each.end - each.start]
        last = each.end
    return _json(flat)


def sentences_of(written: str) -> tuple[Stretch, ...]:
    """Return the sentences that :func:`gaps_and_lengths` wrote."""
    flat = msgspec.json.decode(written, type=list[int])
    offsets = list(accumulate(flat))
    return tuple(
        Stretch(start=start, end=end) for start, end in zip(offsets[::2], offsets[1::2], strict=True)
    )


def evidence(record: Record) -> int:
    """Return a checksum of the text and of the words that every span of the record names."""
    text = record.text
    words = [text, *(span.text(text) for span in _spans(record))]
    return zlib.crc32("\x1f".join(words).encode("utf-8", "surrogatepass"))


def statement_spans(statement: Statement) -> Iterator[Span]:
    """Yield all spans of a statement."""
    for spans in (
        statement.quote, statement.speaker, statement.cue, statement.frame, statement.addressee,
    ):  # fmt: skip
        yield from spans


def _spans(record: Record) -> Iterator[Span]:
    lists: Iterable[Iterable[Any]] = (
        record.parts, record.sentences, record.mentions, record.times, record.places, record.figures,
        *(actor.roles for actor in record.actors),
    )  # fmt: skip
    for each in lists:
        for value in each:
            yield Span(value.start, value.end)
    for figure in record.figures:
        if figure.of is not None:
            yield figure.of
    for statement in record.statements:
        yield from statement_spans(statement)
    for event in record.events:
        yield event.trigger
        yield from event.actor_spans
        yield from event.recipient_spans


def _parts(record: Record, ids: Ids, term: Term) -> list[Row]:
    return [
        (
            ids.version, number, part.start, part.end, term(part.kind), part.repeats,
            *(None if value is UNSET else value for value in (part.author, part.handle, part.published, part.url)),
        )
        for number, part in enumerate(record.parts)
    ]  # fmt: skip


def _actors(record: Record, ids: Ids, term: Term) -> list[Row]:
    def row(number: int, actor: Actor) -> Row:
        aliases = _json(actor.aliases) if actor.aliases else None
        return (
            ids.actors[number], ids.version, number, actor.id, actor.name, term(actor.kind), actor.country,
            aliases,
        )  # fmt: skip

    return [row(number, actor) for number, actor in enumerate(record.actors)]


def _roles(record: Record, ids: Ids) -> list[Row]:
    return [
        (identity, number, role.start, role.end, role.text)
        for identity, actor in zip(ids.actors, record.actors, strict=True)
        for number, role in enumerate(actor.roles)
    ]


def _mentions(record: Record, ids: Ids, term: Term, actors: dict[str, int]) -> list[Row]:
    return [
        (
            ids.version, number, each.start, each.end, term(each.kind), term(each.form),
            None if each.actor is None else actors[each.actor],
        )
        for number, each in enumerate(record.mentions)
    ]  # fmt: skip


def _statements(record: Record, ids: Ids, term: Term, known: dict[str, int]) -> list[Row]:
    return [
        (
            ids.statements[number], each.id, ids.version, number, term(each.type), term(each.medium),
            term(each.act), term(each.status), each.score,
            None if each.inside is None else known[each.inside],
            _json(each.quote), _spans_or_none(each.speaker), _spans_or_none(each.cue),
            _spans_or_none(each.frame), _spans_or_none(each.addressee),
        )
        for number, each in enumerate(record.statements)
    ]  # fmt: skip


def _statement_actors(record: Record, ids: Ids, term: Term, actors: dict[str, int]) -> Iterator[Row]:
    for identity, each in zip(ids.statements, record.statements, strict=True):
        for part, keys in (("speaker", each.speaker_actors), ("addressee", each.addressee_actors)):
            yield from (
                (identity, term(part), number, ids.actors[actors[key]]) for number, key in enumerate(keys)
            )


def _times(record: Record, ids: Ids, term: Term) -> list[Row]:
    return [
        (
            ids.version, number, each.start, each.end, term(each.type), each.value,
            None if each.mod is None else term(each.mod), each.begin, each.finish, int(each.vague),
        )
        for number, each in enumerate(record.times)
    ]  # fmt: skip


def locations(record: Record, term: Term) -> list[Location]:
    """Return the location of every place, as the row that stands for it once in the file."""
    return [
        (each.name, each.geonames, term(each.kind), each.country, each.lat, each.lon)
        for each in record.places
    ]


def _places(record: Record, ids: Ids, term: Term) -> list[Row]:
    return [
        (ids.version, number, each.start, each.end, ids.locations[number], term(each.reason))
        for number, each in enumerate(record.places)
    ]


def _figures(record: Record, ids: Ids, term: Term, statements: dict[str, int]) -> list[Row]:
    return [
        (
            ids.figures[number], ids.version, number, each.start, each.end, each.value, each.high,
            term(each.unit), term(each.bound), *((None, None) if each.of is None else each.of),
            None if each.statement is None else statements[each.statement],
        )
        for number, each in enumerate(record.figures)
    ]  # fmt: skip


def _events(record: Record, ids: Ids, term: Term, statements: dict[str, int]) -> list[Row]:
    def row(number: int, each: Event) -> Row:
        return (
            ids.events[number], each.id, ids.version, number, term(each.type),
            None if each.mode is None else term(each.mode), term(each.cameo), term(each.status), each.score,
            each.trigger.start, each.trigger.end, each.place, each.time,
            None if each.statement is None else statements[each.statement],
            _spans_or_none(each.actor_spans), _spans_or_none(each.recipient_spans),
        )  # fmt: skip

    return [row(number, each) for number, each in enumerate(record.events)]


def _event_actors(record: Record, ids: Ids, term: Term, actors: dict[str, int]) -> Iterator[Row]:
    for identity, each in zip(ids.events, record.events, strict=True):
        for part, keys in (("actor", each.actors), ("recipient", each.recipients)):
            yield from (
                (identity, term(part), number, ids.actors[actors[key]]) for number, key in enumerate(keys)
            )


_ENCODER = msgspec.json.Encoder()


def _json(value: Any) -> str:
    return _ENCODER.encode(value).decode()


def _spans_or_none(spans: Sequence[Span]) -> str | None:
    return _json(spans) if spans else None
