"""The rows of a question, and the values that they become."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from wortlaut.records import quoted
from wortlaut.spans import Span
from wortlaut.store.asking.query import Query
from wortlaut.store.stored import Named, StoredEvent, StoredFigure, StoredStatement

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_BETWEEN_NAMES, _BEFORE_NAME = "\x1f", "\x1e"


def _named(table: str, owner: str, part: str) -> str:
    """Return the expression for those who have a part in a statement or event: ids and names in order."""
    return (
        f"(SELECT group_concat(whom, char(31)) FROM (SELECT coalesce(actors.same_as, actors.id) || char(30)"  # noqa: S608
        f" || actors.name AS whom FROM {table} AS party JOIN actors ON actors.id = party.actor"
        f" WHERE party.{owner} = {owner}s.id AND party.part = (SELECT id FROM terms WHERE name = '{part}')"
        " ORDER BY party.number))"
    )


_ARTICLE = "articles.key, articles.title, outlets.name, versions.published"
SPEAKERS = _named("statement_actors", "statement", "speaker")

STATEMENT = f"""
statements.key, {_ARTICLE}, language.name, type.name, medium.name, act.name, status.name, statements.score,
statements.quote, statements.speaker, statements.cue, statements.addressee, {SPEAKERS},
{_named("statement_actors", "statement", "addressee")}, versions.text, statements.id
"""
# CROSS JOIN keeps SQLite to this order of tables: the first gives its rows in the order of time.
STATEMENT_TABLES = """
CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
LEFT JOIN terms AS language ON language.id = versions.language
CROSS JOIN terms AS type ON type.id = statements.type
CROSS JOIN terms AS medium ON medium.id = statements.medium
CROSS JOIN terms AS act ON act.id = statements.act
CROSS JOIN terms AS status ON status.id = statements.status
"""

FIGURES = f"""
SELECT figures.id, {_ARTICLE}, figures.start, figures."end", figures.value, figures.high, unit.name, bound.name,
       figures.of_start, figures.of_end, statements.key, {SPEAKERS}, versions.text
FROM figures
JOIN versions ON versions.id = figures.version AND versions.current = 1
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS unit ON unit.id = figures.unit
JOIN terms AS bound ON bound.id = figures.bound
LEFT JOIN statements ON statements.id = figures.statement
"""  # noqa: S608  # our own names

EVENTS = f"""
SELECT events.key, {_ARTICLE}, type.name, mode.name, cameo.name, status.name, events.score, events.start,
       events."end", locations.name, times.begin, times.finish, statements.key,
       {_named("event_actors", "event", "actor")}, {_named("event_actors", "event", "recipient")}, versions.text,
       events.id
FROM events
JOIN versions ON versions.id = events.version AND versions.current = 1
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS type ON type.id = events.type
LEFT JOIN terms AS mode ON mode.id = events.mode
JOIN terms AS cameo ON cameo.id = events.cameo
JOIN terms AS status ON status.id = events.status
LEFT JOIN places ON places.version = events.version AND places.number = events.place
LEFT JOIN locations ON locations.id = places.location
LEFT JOIN times ON times.version = events.version AND times.number = events.time
LEFT JOIN statements ON statements.id = events.statement
"""  # noqa: S608  # our own names


def statement(row: sqlite3.Row | tuple[Any, ...], query: Query | None = None) -> StoredStatement:
    """Return a row of :data:`STATEMENT`, with what was asked for marked."""
    key, article, title, outlet, published, language, type_, medium, act, status, score = row[:11]
    quote, speaker, cue, addressee, speakers, addressees, text = row[11:18]
    said = _words(quote, text)
    return StoredStatement(
        id=key, article=article, title=title, outlet=outlet, published=published, language=language, type=type_,
        medium=medium, act=act, status=status, score=score, quote=said, speaker=_words(speaker, text),
        cue=_words(cue, text), addressee=_words(addressee, text), speakers=named(speakers),
        addressees=named(addressees), hits=query.hits(said, language or "de") if query and query.asked else (),
    )  # fmt: skip


def figure(row: sqlite3.Row | tuple[Any, ...]) -> StoredFigure:
    """Return a row of :data:`FIGURES`."""
    identity, article, title, outlet, published, start, end, value, high, unit, bound = row[:11]
    of_start, of_end, said, claimants, text = row[11:]
    return StoredFigure(
        id=f"figure:{identity}", article=article, title=title, outlet=outlet, published=published,
        words=text[start:end], value=value, high=high, unit=unit, bound=bound,
        counted="" if of_start is None else text[of_start:of_end], statement=said, claimants=named(claimants),
    )  # fmt: skip


def event(row: sqlite3.Row | tuple[Any, ...]) -> StoredEvent:
    """Return a row of :data:`EVENTS`."""
    key, article, title, outlet, published, type_, mode, cameo, status, score, start, end = row[:12]
    place, begin, finish, said, actors, recipients, text, _ = row[12:]
    return StoredEvent(
        id=key, article=article, title=title, outlet=outlet, published=published, type=type_, mode=mode,
        cameo=cameo, status=status, score=score, words=text[start:end], place=place, begin=begin, finish=finish,
        statement=said, actors=named(actors), recipients=named(recipients),
    )  # fmt: skip


def named(written: str | None) -> tuple[Named, ...]:
    """Return those whom a row names."""
    whom = (each.partition(_BEFORE_NAME) for each in written.split(_BETWEEN_NAMES)) if written else ()
    return tuple(Named(actor=f"actor:{identity}", name=name) for identity, _, name in whom if identity)


def _words(spans: str | None, text: str) -> str:
    return quoted(_SPANS.decode(spans), text) if spans else ""
