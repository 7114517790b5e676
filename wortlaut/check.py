"""Whether a record keeps its own rules: coded findings, none for a sound record.

E101 a span lies outside the text        E201 parts overlap or are out of order
E102 a span is empty                     E202 a part repeats one that is not there
E103 spans of one value are not sorted   E203 something is found in a part that repeats another
     and disjoint                        E301 an id resolves to nothing
E104 a frame holds a word of the quote   E302 an id stands twice
E105 text that cannot be written         E303 statements lie in one another in a circle
                                         E304 a score is no probability
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from wortlaut.records import Record, Statement
from wortlaut.spans import Span


class Problem(Struct, frozen=True):
    """One broken rule: its code and what is wrong, with the value in it."""

    code: str
    message: str


def problems(record: Record) -> list[Problem]:
    """Return every rule that a record breaks."""
    return [*_text(record), *_spans(record), *_parts(record), *_statements(record), *_references(record)]


def _text(record: Record) -> Iterator[Problem]:
    try:
        record.text.encode()
    except UnicodeEncodeError as error:
        yield Problem("E105", f"the text holds half of a surrogate pair at {error.start}")


def _spans(record: Record) -> Iterator[Problem]:
    size = len(record.text)
    for name, span in _all_spans(record):
        if not 0 <= span.start <= span.end <= size:
            yield Problem("E101", f"{name} {list(span)} lies outside the text of {size} characters")
        elif span.start == span.end:
            yield Problem("E102", f"{name} {list(span)} is empty")


def _all_spans(record: Record) -> Iterator[tuple[str, Span]]:
    for field in ("parts", "sentences", "mentions", "times", "places", "figures"):
        for index, value in enumerate(getattr(record, field)):
            yield f"{field}[{index}]", Span(value.start, value.end)
    yield from ((f"figures[{index}].of", each.of) for index, each in enumerate(record.figures) if each.of)
    for index, actor in enumerate(record.actors):
        yield from ((f"actors[{index}].roles", Span(role.start, role.end)) for role in actor.roles)
    for statement in record.statements:
        for name, spans in _spans_of(statement):
            yield from ((f"{statement.id}.{name}", span) for span in spans)
    for event in record.events:
        spans = (event.trigger, *event.actor_spans, *event.recipient_spans)
        yield from ((event.id, span) for span in spans)


def _spans_of(statement: Statement) -> Iterator[tuple[str, Sequence[Span]]]:
    for name in ("quote", "speaker", "cue", "frame", "addressee"):
        yield name, getattr(statement, name)


def _parts(record: Record) -> Iterator[Problem]:
    for first, second in pairwise(record.parts):
        if first.end > second.start:
            yield Problem("E201", f"parts at {first.start} and {second.start} overlap or are out of order")
    repeating = []
    for index, part in enumerate(record.parts):
        if part.repeats is not None:
            repeating.append(part.span)
            if not 0 <= part.repeats < len(record.parts) or part.repeats == index:
                yield Problem("E202", f"part {index} repeats part {part.repeats}")
    for statement in record.statements:
        if any(hole.overlaps(span) for hole in repeating for span in statement.quote):
            yield Problem("E203", f"statement {statement.id} lies in a part that repeats another")


def _statements(record: Record) -> Iterator[Problem]:
    for statement in record.statements:
        for name, spans in _spans_of(statement):
            if any(first.end > second.start for first, second in pairwise(spans)):
                yield Problem("E103", f"{statement.id}.{name} is not sorted and disjoint")
        if any(frame.overlaps(quote) for frame in statement.frame for quote in statement.quote):
            yield Problem("E104", f"the frame of {statement.id} holds a word of its quote")
        if not 0 <= statement.score <= 1:
            yield Problem("E304", f"the score of {statement.id} is {statement.score}")


def _references(record: Record) -> Iterator[Problem]:
    statements = {statement.id: statement for statement in record.statements}
    actors = {actor.id for actor in record.actors}
    if len(statements) < len(record.statements) or len(actors) < len(record.actors):
        yield Problem("E302", "an id of a statement or an actor stands twice")
    named = [each.actor for each in record.mentions if each.actor is not None]
    for statement in record.statements:
        named += [*statement.speaker_actors, *statement.addressee_actors]
    for event in record.events:
        named += [*event.actors, *event.recipients]
    for missing in sorted(set(named) - actors):
        yield Problem("E301", f"no actor {missing}")
    holders = [each.inside for each in record.statements if each.inside is not None]
    holders += [each.statement for each in record.figures if each.statement is not None]
    holders += [each.statement for each in record.events if each.statement is not None]
    for missing in sorted(set(holders) - statements.keys()):
        yield Problem("E301", f"no statement {missing}")
    yield from _circles(statements)


def _circles(statements: dict[str, Statement]) -> Iterator[Problem]:
    for start in statements.values():
        seen = {start.id}
        inner: Statement | None = start
        while inner is not None and inner.inside is not None:
            if inner.inside in seen:
                yield Problem("E303", f"statement {start.id} lies in itself")
                break
            seen.add(inner.inside)
            inner = statements.get(inner.inside)
