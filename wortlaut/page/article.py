"""The article view: the text as it stands, with what was found in it."""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page.article_notes import Note, notes_of, said_of
from wortlaut.page.article_parts import blocks_of
from wortlaut.page.article_values import index_of, values_of
from wortlaut.page.correct_shown import said_of_article, starts_of
from wortlaut.page.marking import Marks, Ref
from wortlaut.page.visit import Visit, view
from wortlaut.records import Record
from wortlaut.spans import Span

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@view
def article(visit: Visit) -> Response:
    """Show an article by its id, or the beginning of it; one of its versions; a stretch of it, marked."""
    name = visit.path("article") or visit.query("id") or ""
    found = visit.store.article(name)
    versions = visit.store.versions(found.article.id)
    current = next(each.number for each in versions if each.current)
    number = _number(visit.query("version"), current)
    record = found.record if number == current else visit.store.record(found.article.id, number)
    key = found.article.id
    notes = notes_of(record, key, number, visit.words)
    chosen = _chosen(visit.query("span"), record)
    marks = Marks(
        record.text,
        said_of(record),
        values_of(record, key, visit.words),
        [_ref(note) for note in notes],
        chosen,
    )
    return visit.page(
        "article.html",
        article=found.article,
        title=found.article.title if number == current else record.source.title or record.text[:80],
        record=record,
        same=found.same,
        versions=versions,
        number=number,
        current=current,
        notes=notes,
        blocks=list(blocks_of(record, marks, visit.words)),
        index=index_of(record, key, number, visit.words),
        layers=_layers(record),
        said=said_of_article(visit, key) if number == current else {},
        starts=starts_of(record),
        chosen=_chosen_note(chosen, notes),
    )


def _number(asked: str | None, current: int) -> int:
    if asked is None:
        return current
    if not asked.isdecimal() or len(asked) > 9:
        raise UsageError(f"{asked} is no number of a version")
    return int(asked)


def _chosen(asked: str | None, record: Record) -> Span | None:
    """Return the stretch that an address names."""
    if asked is None:
        return None
    match = _SPAN.fullmatch(asked)
    span = Span(int(match[1]), int(match[2])) if match else Span(0, 0)
    if not 0 <= span.start < span.end <= len(record.text):
        raise UsageError(f"{asked} is no stretch of this text, which has {len(record.text)} characters")
    return span


def _chosen_note(chosen: Span | None, notes: list[Note]) -> int | None:
    """Return the number of the statement that an address names."""
    return next((note.number for note in notes if note.span == chosen), None)


def _ref(note: Note) -> Ref:
    return Ref(
        at=note.span.start, number=note.number, key=note.statement.id, address=note.address, label=note.label
    )


def _layers(record: Record) -> dict[str, int]:
    """Return how much there is on each layer, without the empty ones."""
    counts = {
        "statement": len(record.statements),
        "name": sum(mention.form != "pronoun" for mention in record.mentions),
        "place": len(record.places),
        "time": len(record.times),
        "figure": len(record.figures),
        "event": len(record.events),
    }
    return {layer: count for layer, count in counts.items() if count}


routes: list[Route] = [Route("/article/{article:path}", article)]
