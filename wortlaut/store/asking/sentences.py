"""Statements with where they stand, and the sentence around whatever stands in a text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.store.asking.filters import Plan
from wortlaut.store.asking.search import hits
from wortlaut.store.rows import sentences_of
from wortlaut.store.stored import StoredFigure, StoredStatement

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_PLACES = "SELECT id, quote FROM statements WHERE id IN (SELECT value FROM json_each(?))"
_FIGURES = """
SELECT 'figure:' || figures.id, start, "end", text, sentences FROM json_each(?) AS ids
CROSS JOIN figures ON figures.id = ids.value JOIN versions ON versions.id = figures.version
"""
_LONGEST = 600


class Sentence(Struct, frozen=True):
    """A statement, and the span of its article's text from the first to the last character of its quote."""

    statement: StoredStatement
    span: Span


class FigureSentence(Struct, frozen=True):
    """A figure, its span, and the sentence that it stands in."""

    figure: StoredFigure
    span: Span
    sentence: str


def sentences(
    connection: sqlite3.Connection, plan: Plan, *, newest_first: bool = True, limit: int, offset: int = 0
) -> list[Sentence]:
    """Return statements of a plan, ``offset`` of them left out."""
    found = list(hits(connection, plan, newest_first=newest_first, limit=limit + offset))[offset:]
    quotes = dict(connection.execute(_PLACES, (json.dumps([hit.id for hit in found]),)))
    return [Sentence(hit.statement, _around(_SPANS.decode(quotes[hit.id]))) for hit in found]


def figure_sentences(connection: sqlite3.Connection, figures: Iterable[StoredFigure]) -> list[FigureSentence]:
    """Return figures with the sentences that they stand in."""
    figures = list(figures)
    ids = json.dumps([int(each.id.removeprefix("figure:")) for each in figures])
    found = {
        identity: (Span(start, end), sentence_at(text, written, start))
        for identity, start, end, text, written in connection.execute(_FIGURES, (ids,))
    }
    return [FigureSentence(each, *found[each.id]) for each in figures]


def sentence_at(text: str, written: str, start: int) -> str:
    """Return the sentence of a text that holds a place, from how its sentences are stored; cut where it is very long."""
    for each in sentences_of(written):
        if each.start <= start < each.end:
            return text[each.start : min(each.end, each.start + _LONGEST)]
    return text[max(0, start - 80) : start + 160]


def _around(spans: Iterable[Span]) -> Span:
    spans = list(spans)
    return Span(min(each.start for each in spans), max(each.end for each in spans))
