"""Records and files for the tests of the store."""

from __future__ import annotations

import hashlib
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import UNSET, UnsetType, structs

from wortlaut.article.source import Given, Source
from wortlaut.pipeline import read
from wortlaut.records import (
    Actor,
    Event,
    Figure,
    Mention,
    Part,
    Place,
    Record,
    Role,
    SourceInfo,
    Statement,
    Stretch,
    Time,
)
from wortlaut.spans import Span
from wortlaut.store.opening import open_for_reading
from wortlaut.store.records import RecordReader
from wortlaut.store.stored import Incoming, Outcome
from wortlaut.store.writing import Writer

GERMAN = "„Wir bleiben“, sagte Ingrid Solvang am Dienstag in Rom. Die Ministerin erklärte, man werde nicht nachlassen."
OTHER = "„Das reicht nicht“, sagte Jonas Brekke am Mittwoch in Oslo. Er forderte 25 Millionen Euro."


def incoming(text: str = GERMAN, *, where: str = "test", **given: Any) -> Incoming:
    """Return an article as it comes in, read by the program."""
    digest = hashlib.sha256(repr((text, sorted(given.items()))).encode()).hexdigest()
    known = Given(**{"language": "de", **given})
    source = Source(content=text, kind="text", digest=digest, where=where, given=known)
    return Incoming(record=read(source), digest=digest, kind="text", origin=where)


def made(record: Record, digest: str = "1" * 64) -> Incoming:
    """Return a made-up record as an article that comes in."""
    return Incoming(record=record, digest=digest, kind="text", origin="test")


def store(path: Path, *articles: Incoming) -> list[Outcome]:
    """Store articles in one transaction."""
    with Writer(path) as writer, writer.transaction():
        return [writer.store(each) for each in articles]


def records(path: Path) -> list[Record]:
    """Return the records of all versions in the order of their ids."""
    connection = open_for_reading(path)
    try:
        reader = RecordReader(connection)
        return [reader.record(row[0]) for row in connection.execute("SELECT id FROM versions ORDER BY id")]
    finally:
        connection.close()


def _value(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type; one that is not known here fails, so that no field can be forgotten."""
    origin = get_origin(kind)
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin in {Union, types.UnionType}:
        return st.one_of(*(_value(each) for each in get_args(kind)))
    if origin is tuple:
        return st.lists(_value(get_args(kind)[0]), max_size=2).map(tuple)
    return {
        type(None): st.none(),
        UnsetType: st.just(UNSET),
        str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        int: st.integers(-(2**40), 2**40),
        float: st.floats(0, 1),
        bool: st.booleans(),
    }[kind]


def filled(draw: st.DrawFn, kind: type[Any], **fixed: Any) -> Any:
    """Draw a value of every field that is not fixed."""
    hints = get_type_hints(kind)
    others = {name: draw(_value(hints[name])) for name in kind.__struct_fields__ if name not in fixed}
    return kind(**fixed, **others)


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    """Draw a record in which every field has some value, and every reference one that is there."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))

    def span() -> Span:
        ends = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return Span(*ends)

    def spans() -> tuple[Span, ...]:
        return tuple(span() for _ in range(draw(st.integers(0, 2))))

    def several(kind: type[Any], **fixed: Any) -> tuple[Any, ...]:
        return tuple(
            filled(draw, kind, **{name: make() for name, make in fixed.items()}, **at(kind))
            for _ in range(draw(st.integers(0, 3)))
        )

    def at(kind: type[Any]) -> dict[str, int]:
        where = span()
        return {"start": where.start, "end": where.end} if "end" in kind.__struct_fields__ else {}

    def some(keys: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(keys), max_size=2))) if keys else ()

    def one(keys: list[Any]) -> Any:
        return draw(st.sampled_from([None, *keys]))

    actors = several(Actor, id=lambda: "", roles=lambda: several(Role))
    actors = tuple(structs.replace(each, id=f"a{n}") for n, each in enumerate(actors))
    names = [each.id for each in actors]
    ids = [f"s{n}" for n in range(draw(st.integers(0, 3)))]
    statements = tuple(
        filled(
            draw, Statement, id=each, quote=spans(), speaker=spans(), cue=spans(), frame=spans(),
            addressee=spans(), speaker_actors=some(names), addressee_actors=some(names),
            inside=one([other for other in ids if other != each]), score=draw(st.floats(0, 1)),
        )
        for each in ids
    )  # fmt: skip
    times, places = several(Time), several(Place)
    events = tuple(
        filled(
            draw, Event, id=f"e{n}", trigger=span(), actors=some(names), recipients=some(names),
            actor_spans=spans(), recipient_spans=spans(), place=one(list(range(len(places)))),
            time=one(list(range(len(times)))), statement=one(ids), score=draw(st.floats(0, 1)),
        )
        for n in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return Record(
        source=filled(draw, SourceInfo, id=draw(st.text("abc", min_size=1))),
        text=text,
        parts=several(Part),
        sentences=several(Stretch),
        mentions=several(Mention, actor=lambda: one(names)),
        actors=actors,
        statements=statements,
        events=events,
        times=times,
        places=places,
        figures=several(
            Figure, of=lambda: draw(st.one_of(st.none(), st.just(span()))), statement=lambda: one(ids)
        ),
    )
