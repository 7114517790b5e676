"""The notes beside the text: one a statement, with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from wortlaut.page import links
from wortlaut.page.marking import ROLES, Said
from wortlaut.page.words import Words
from wortlaut.records import Actor, Figure, Place, Record, Statement, quoted
from wortlaut.spans import Span


class Party(Struct, frozen=True):
    """Somebody who speaks or is spoken to: the name, and the address if it is known who it is."""

    name: str
    address: str | None


class Note(Struct, frozen=True, kw_only=True):
    """What is said of a statement. ``inside`` is the number of the one that it is nested in."""

    number: int
    statement: Statement
    span: Span
    address: str
    label: str
    quote: str
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...]
    speaker_words: str
    cue: str
    inside: int | None
    places: tuple[Place, ...]
    figures: tuple[str, ...]


def said_of(record: Record) -> Iterator[Said]:
    """Yield every span of every statement, with the number that the notes give it."""
    for number, statement in enumerate(record.statements, 1):
        for role in ROLES:
            for span in getattr(statement, role):
                yield Said(span, number, role)


def notes_of(record: Record, key: str, version: int, words: Words) -> list[Note]:
    """Return the notes of an article, known by its ``key``."""
    actors = {actor.id: actor for actor in record.actors}
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    figures: dict[str, list[Figure]] = {}
    for figure in record.figures:
        if figure.statement is not None:
            figures.setdefault(figure.statement, []).append(figure)
    return [
        _note(record, statement, (key, version), words, actors, numbers, figures)
        for statement in record.statements
    ]


def _note(
    record: Record,
    statement: Statement,
    where: tuple[str, int],
    words: Words,
    actors: Mapping[str, Actor],
    numbers: Mapping[str, int],
    figures: Mapping[str, list[Figure]],
) -> Note:
    key, version = where
    hull = Span(statement.quote[0].start, statement.quote[-1].end)
    number = numbers[statement.id]
    speaker_words = quoted(statement.speaker, record.text)
    speakers = _parties(statement.speaker_actors, speaker_words, actors, key)
    return Note(
        number=number,
        statement=statement,
        span=hull,
        address=links.span(key, hull.start, hull.end, version),
        label=words(
            "article.note_label",
            number=str(number),
            who=", ".join(each.name for each in speakers) or words("article.nobody"),
            act=words.of("shared.act", statement.act),
        ),
        quote=quoted(statement.quote, record.text),
        speakers=speakers,
        addressees=_parties(
            statement.addressee_actors, quoted(statement.addressee, record.text), actors, key
        ),
        speaker_words=speaker_words,
        cue=quoted(statement.cue, record.text),
        inside=numbers.get(statement.inside) if statement.inside else None,
        places=_places(record, statement),
        figures=tuple(record.text[each.start : each.end] for each in figures.get(statement.id, ())),
    )


def _parties(
    ids: tuple[str, ...], otherwise: str, actors: Mapping[str, Actor], key: str
) -> tuple[Party, ...]:
    found = tuple(Party(actors[each].name, links.actor(key, each)) for each in ids if each in actors)
    return found or ((Party(otherwise, None),) if otherwise else ())


def _places(record: Record, statement: Statement) -> tuple[Place, ...]:
    """Return the places in the quote, each once."""
    found = {
        (place.geonames, place.name): place
        for place in record.places
        if any(span.start <= place.start < span.end for span in statement.quote)
    }
    return tuple(found.values())
