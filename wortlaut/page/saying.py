"""What a person says of what the program found, as the page and the API bring it, and its way into the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, cast, get_args

from msgspec import Struct, structs

from wortlaut.errors import UsageError
from wortlaut.records import Act, Medium, StatementType, Status
from wortlaut.spans import Span
from wortlaut.store import correcting, mapping, meaning, subjects
from wortlaut.store.applying import hull
from wortlaut.store.correcting import By
from wortlaut.store.corrections import ActorKind, Correction
from wortlaut.store.linking.judgements import Verdict
from wortlaut.store.opening import translated
from wortlaut.store.subjects import Subject
from wortlaut.store.writing import Writer

Kind = Literal[
    "speaker", "addressee", "act", "status", "type", "medium", "quote", "cue", "frame", "none", "add", "place",
    "same", "not_same", "unsure",
]  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "act": get_args(Act), "status": get_args(Status), "type": get_args(StatementType), "medium": get_args(Medium),
}  # fmt: skip
SPANS = ("quote", "cue", "frame")
WAIT_SECONDS = 5.0
"""How long a page waits for another program that writes."""


class Asked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction: its kind, and of the other values those that this kind has.

    ``article`` is an article's id, ``statement`` a statement's in it. ``value`` is the act, status, type or medium that
    holds, or a place (a GeoNames id, or a name that one place has; none for “no place”). ``actors`` are names, or ids of the
    article's actors; none for nobody. ``new`` says what a name is that nobody in the record bears. ``spans`` are the words
    concerned, as offsets into the article's text; ``words`` the same as they stand there. Of ``same``, ``not_same`` and ``unsure``
    ``one`` is an actor's id in the article, a statement's, or the place of a figure (``120-125``), ``other`` the other one's in
    ``other_article``; of articles both are ids or addresses. ``version`` is the number of the text that was looked at; if that is not the current one any more, nothing is changed.
    """

    kind: Kind
    article: str
    version: int | None = None
    statement: str | None = None
    value: str | None = None
    actors: tuple[str, ...] = ()
    new: ActorKind | None = None
    spans: tuple[tuple[int, int], ...] | None = None
    words: tuple[str, ...] = ()
    thing: Literal["actor", "statement", "figure", "article"] = "actor"
    one: str | None = None
    other: str | None = None
    other_article: str | None = None
    type: StatementType = "direct"
    act: Act = "assert"
    status: Status = "actual"
    reason: str = ""


class Refused(UsageError):
    """What was said cannot be; ``kind`` says which of several."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def say(path: Path, asked: Sequence[Asked], author: str) -> list[Correction]:
    """Write corrections into the record, all or, raising :class:`Refused`, none."""
    with translated(path), Writer(path, "correcting", create=False, wait=WAIT_SECONDS) as writer:
        return said(writer, asked, author)


def said(writer: Writer, asked: Sequence[Asked], author: str) -> list[Correction]:
    """As :func:`say`, by a writer that is open already."""
    given: list[Correction] = []
    with writer.transaction():
        for each in asked:
            try:
                given += _SAY[each.kind](writer, each, By(author, each.reason))
            except Refused:
                raise
            except UsageError as error:
                raise Refused(each.kind, str(error)) from error
    return given


def undo(path: Path, key: str, author: str) -> Correction:
    """Take a correction back; raises :class:`~wortlaut.errors.UsageError` for none and for one that was."""
    opened = Writer(path, "correcting", create=False, wait=WAIT_SECONDS)
    with translated(path), opened as writer, writer.transaction():
        return correcting.undo(writer, key, author)


def _article(writer: Writer, asked: Asked) -> Subject:
    found = subjects.article(writer.connection, asked.article)
    if asked.version is not None:
        (number,) = writer.connection.execute(
            "SELECT number FROM versions WHERE id = ?", (found.version,)
        ).fetchone()
        if number != asked.version:
            raise UsageError("the text of the article has changed meanwhile; load the page again")
    return found


def _statement(writer: Writer, asked: Asked) -> Subject:
    if not asked.statement:
        raise UsageError("say which statement")
    article = _article(writer, asked)
    return subjects.statement(writer.connection, asked.statement, article.key)


def _spans(writer: Writer, where: Subject, asked: Asked) -> tuple[Span, ...]:
    if asked.spans is not None:
        return tuple(Span(start, end) for start, end in asked.spans)
    # Numbers are words here; offsets come as spans.
    return tuple(
        span
        for words in asked.words if words.strip()
        for span in meaning.spans_meant(writer.connection, where, (words,))
    )  # fmt: skip


def _parties(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    statement = _statement(writer, asked)
    names = [name for name in asked.actors if name.strip()]
    meant = [meaning.actor_meant(writer.connection, statement, name, asked.new) for name in names]
    given = asked.spans is not None or any(words.strip() for words in asked.words)
    spans = _spans(writer, statement, asked) if given else None
    give = correcting.correct_speaker if asked.kind == "speaker" else correcting.correct_addressee
    return [give(writer, statement, [each.party for each in meant], by, spans)]


def _choice(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    if asked.value not in CHOICES[asked.kind]:
        raise UsageError(f"{asked.kind} is one of {', '.join(CHOICES[asked.kind])}")
    give: Any = getattr(correcting, f"correct_{asked.kind}")
    return [give(writer, _statement(writer, asked), asked.value, by)]


def _words(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    statement = _statement(writer, asked)
    give: Any = getattr(correcting, f"correct_{asked.kind}")
    return [give(writer, statement, _spans(writer, statement, asked), by)]


def _none(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    return [correcting.take_out(writer, _statement(writer, asked), by)]


def _add(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    article = _article(writer, asked)
    quote = _spans(writer, article, asked)
    if hull(quote) is None:
        raise UsageError("a statement needs the words that it quotes")
    names = [name for name in asked.actors if name.strip()]
    missed = correcting.Missed(
        quote=quote, type=asked.type, act=asked.act, status=asked.status,
        speaker_actors=tuple(
            meaning.actor_meant(writer.connection, article, name, asked.new).party for name in names
        ),
    )  # fmt: skip
    return [correcting.add_statement(writer, article, missed, by)]


def _place(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    article = _article(writer, asked)
    language = writer.reader.source(article.version).language
    value = (asked.value or "").strip()
    place = mapping.on_map(writer.connection, value, language) if value else None
    spans = _spans(writer, article, asked)
    if not spans:
        raise UsageError("say which words")
    return [correcting.correct_place(writer, article, span, place, by) for span in spans]


def _verdict(writer: Writer, asked: Asked, by: By) -> list[Correction]:
    if not asked.one or not asked.other:
        raise UsageError("say which two")
    one = _subject(writer.connection, asked.thing, asked.one, asked.article)
    two = _subject(writer.connection, asked.thing, asked.other, asked.other_article or asked.article)
    if structs.astuple(one) == structs.astuple(two):
        raise UsageError("these are one and the same thing of one article")
    return [correcting.judge(writer, one, two, cast(Verdict, asked.kind), by)]


def _subject(connection: sqlite3.Connection, thing: str, name: str, article: str) -> Subject:
    if thing == "article":
        return subjects.article(connection, name)
    if thing == "figure":
        found = subjects.find(connection, name, article)
        if found.thing != thing:
            raise UsageError(f"no figure {name!r} in the file; give its place, as 120-125")
        return found
    find = subjects.actor if thing == "actor" else subjects.statement
    return find(connection, name, article)


_SAY = {
    "speaker": _parties, "addressee": _parties, "none": _none, "add": _add, "place": _place,
    **dict.fromkeys(CHOICES, _choice), **dict.fromkeys(SPANS, _words),
    **dict.fromkeys(("same", "not_same", "unsure"), _verdict),
}  # fmt: skip
