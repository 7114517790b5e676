"""What the full-text index holds of a statement: its words, the words around it, and its marks.

The index keeps no copy of what it was given, and to take an entry out it must be told the very same words
again. So all of it is a function of the stored record, and :data:`INDEX` names the version of that function:
a file that was indexed by another one is indexed anew when it is next written to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.records import Record, Statement
from wortlaut.spans import Span

INDEX = "1"

Entry = tuple[str, str, str]
"""What goes into the columns words, around and marks."""


def entries(record: Record, outlet: int | None) -> list[Entry]:
    """Return the index entry of every statement of a record."""
    names = {actor.id: actor.name for actor in record.actors}
    shared = _shared_marks(record, outlet)
    return [
        (
            _words(record.text, statement.quote),
            _around(record.text, statement, names),
            " ".join((*shared, *_marks(record, statement))),
        )
        for statement in record.statements
    ]


def mark(name: str, value: object) -> str:
    """Return the token that stands for a value: letters and digits alone, so that it stays one token."""
    return name + "".join(character for character in str(value) if character.isalnum())


def score_marks(least: float) -> list[str]:
    """Return the marks of all statements whose score may be at least ``least``: tenths, rounded down."""
    return [mark("score", tenth) for tenth in range(_tenth(least), 11)]


def _tenth(score: float) -> int:
    return int(score * 10)


def _shared_marks(record: Record, outlet: int | None) -> list[str]:
    marks = [] if outlet is None else [mark("outlet", outlet)]
    if record.source.language:
        marks.append(mark("language", record.source.language))
    return marks


def _marks(record: Record, statement: Statement) -> Iterator[str]:
    yield mark("type", statement.type)
    yield mark("medium", statement.medium)
    yield mark("act", statement.act)
    yield mark("status", statement.status)
    yield mark("score", _tenth(statement.score))
    if record.places:
        around = (*statement.quote, *statement.frame)
        places = (
            place
            for place in record.places
            if any(span.overlaps(Span(place.start, place.end)) for span in around)
        )
        ids = {place.geonames for place in places if place.geonames is not None}
        yield from sorted(mark("place", identity) for identity in ids)


def _around(text: str, statement: Statement, names: dict[str, str]) -> str:
    """The frame, whoever speaks or is spoken to, and what they are called in full."""
    spans = [*statement.frame, *statement.addressee]
    spans += [span for span in statement.speaker if not any(frame.covers(span) for frame in statement.frame)]
    called = [names[actor] for actor in (*statement.speaker_actors, *statement.addressee_actors)]
    return " ".join([_words(text, spans), *called])


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join([span.text(text) for span in spans])
