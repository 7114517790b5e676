"""What a person writes down as it is meant: a name as an actor, words as a span of the text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store import subjects
from wortlaut.store.corrections import ActorKind, Party, party
from wortlaut.store.locating import find_words, nearest
from wortlaut.store.records import RecordReader
from wortlaut.store.subjects import Subject, text_of

_MANY = 8
_ACTOR = re.compile(r"actor:\d+|a[0-9a-f]{6,12}x*")


class Meant(Struct, frozen=True):
    """An actor, and, where one of another article was named by its id, that one."""

    party: Party
    elsewhere: Subject | None = None


def actor_meant(
    connection: sqlite3.Connection, where: Subject, name: str, kind: ActorKind | None = None
) -> Meant:
    """Return the actor that a name or id means in an article.

    A name is looked for in the article, then in the file. With ``kind`` it may be one that nobody bears yet.
    Raises :class:`~wortlaut.errors.UsageError`, with the way out, for an unknown name or one of several.
    """
    record = RecordReader(connection).record(where.version)
    if _ACTOR.fullmatch(name) is None:
        for names in ([each.name for each in record.actors], [each.aliases for each in record.actors]):
            for each, called in zip(record.actors, names, strict=True):
                if name == called or (isinstance(called, tuple) and name in called):
                    return Meant(party(each))
        if kind is not None:
            return Meant(Party(name.strip(), kind))
    else:
        for each in record.actors:
            if each.id == name:
                return Meant(party(each))
    try:
        found = subjects.actor(connection, name)
    except UsageError as error:
        way = (
            ""
            if _ACTOR.fullmatch(name)
            else "; or take the name as it is with --new person (or organization, …)"
        )
        raise UsageError(f"{error}{way}") from error
    if found.party is None:  # an actor always has one
        raise UsageError(f"{name!r} has no name")
    return Meant(found.party, None if found.article == where.article or not _ACTOR.fullmatch(name) else found)


def spans_meant(connection: sqlite3.Connection, where: Subject, said: Sequence[str]) -> tuple[Span, ...]:
    """Return the spans that offsets (START END …) or words mean; words nearest to the subject.

    Words of an article as a whole must stand in it once.
    """
    if said and len(said) % 2 == 0 and all(each.isascii() and each.isdigit() for each in said):
        numbers = [int(each) for each in said]
        return tuple(Span(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True))
    text = text_of(connection, where)
    return tuple(_span(text, where, words) for words in said)


def every_span(connection: sqlite3.Connection, where: Subject, words: str) -> list[Span]:
    """Return everywhere that words stand as a whole in the text of a subject."""
    text = text_of(connection, where)
    found = find_words(text, words)
    whole = [
        span
        for span in found
        if not (text[span.start - 1 : span.start].isalnum() or text[span.end : span.end + 1].isalnum())
    ]
    if not found:
        raise UsageError(f"the text does not have the words {words!r}; give them as they stand, or START END")
    return whole or found


def _span(text: str, where: Subject, words: str) -> Span:
    found = find_words(text, words)
    if not found:
        raise UsageError(f"the text does not have the words {words!r}; give them as they stand, or START END")
    if where.thing == "article" and len(found) > 1:
        listed = ", ".join(f"{span.start} {span.end}" for span in found[:_MANY])
        raise UsageError(
            f"the words {words!r} stand {len(found)} times in the text, at {listed}{' …' if len(found) > _MANY else ''};"
            " give START END instead"
        )
    return nearest(found, where.span) or found[0]
