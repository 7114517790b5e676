"""Corrections: one function for each thing that a person may say of what the program found.

All take a :class:`~wortlaut.store.writing.Writer` within one of its transactions, a
:class:`~wortlaut.store.subjects.Subject`, what shall hold, and who says so; each returns the row that it wrote into
the log. What is said holds at once, for all later readings of the article, and for its later versions, until
:func:`undo`. All raise :class:`~wortlaut.errors.UsageError`, with nothing changed, for what cannot be::

    with Writer(path) as writer, writer.transaction():
        said = subjects.statement(writer.connection, "5b1c9d20")
        correct_act(writer, said, "warn", By("Eva Lindqvist", "she threatens"))
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from msgspec import Struct, structs

from wortlaut.errors import UsageError
from wortlaut.records import Act, Medium, StatementType, Status
from wortlaut.spans import Span, join, trim
from wortlaut.store.applying import THE_SAME, hull
from wortlaut.store.corrections import (
    Added,
    Correction,
    Kind,
    OnMap,
    Pair,
    Parties,
    Party,
    PartyField,
    Piece,
    SpanField,
    Value,
    insert,
    log,
    written,
)
from wortlaut.store.judging import contradiction, ends_of
from wortlaut.store.linking.judgements import Verdict
from wortlaut.store.locating import closest
from wortlaut.store.opening import now
from wortlaut.store.settling import corrected, settle
from wortlaut.store.subjects import Subject, text_of
from wortlaut.store.writing import Writer

_MANY = 6


class By(Struct, frozen=True):
    """Who says so, and why."""

    author: str
    reason: str = ""


class Missed(Struct, frozen=True, kw_only=True):
    """A statement that the program missed: spans of the article's text, and who speaks to whom."""

    quote: tuple[Span, ...]
    type: StatementType = "direct"
    medium: Medium = "speech"
    act: Act = "assert"
    status: Status = "actual"
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_actors: tuple[Party, ...] = ()
    addressee_actors: tuple[Party, ...] = ()


def correct_speaker(
    writer: Writer, statement: Subject, actors: Sequence[Party], by: By, spans: Sequence[Span] | None = None
) -> Correction:
    """Say who speaks: actors of the article by name, or new ones; nobody known for none.

    ``spans`` are the words that say so. Without them the program's stay, unless they are the name of another.
    """
    return _parties(writer, statement, "speaker", Parties(tuple(actors)), by, spans)


def correct_addressee(
    writer: Writer, statement: Subject, actors: Sequence[Party], by: By, spans: Sequence[Span] | None = None
) -> Correction:
    """Say who is spoken to; as :func:`correct_speaker`."""
    return _parties(writer, statement, "addressee", Parties(tuple(actors)), by, spans)


def correct_act(writer: Writer, statement: Subject, act: Act, by: By) -> Correction:
    """Say what is done by the statement."""
    return _give(writer, statement, "act", act, by)


def correct_status(writer: Writer, statement: Subject, status: Status, by: By) -> Correction:
    """Say what the status of its contents is."""
    return _give(writer, statement, "status", status, by)


def correct_type(writer: Writer, statement: Subject, type_: StatementType, by: By) -> Correction:
    """Say what form the statement has."""
    return _give(writer, statement, "type", type_, by)


def correct_medium(writer: Writer, statement: Subject, medium: Medium, by: By) -> Correction:
    """Say whether it was said, thought or written."""
    return _give(writer, statement, "medium", medium, by)


def correct_quote(writer: Writer, statement: Subject, spans: Sequence[Span], by: By) -> Correction:
    """Say which words are quoted; frame and cue give way to them."""
    return _spans(writer, statement, "quote", spans, by)


def correct_cue(writer: Writer, statement: Subject, spans: Sequence[Span], by: By) -> Correction:
    """Say which words announce the quote; none for no spans."""
    return _spans(writer, statement, "cue", spans, by)


def correct_frame(writer: Writer, statement: Subject, spans: Sequence[Span], by: By) -> Correction:
    """Say which words frame the quote; none for no spans."""
    return _spans(writer, statement, "frame", spans, by)


def take_out(writer: Writer, statement: Subject, by: By) -> Correction:
    """Say that it is no statement."""
    return _give(writer, statement, "none", None, by)


def add_statement(writer: Writer, article: Subject, missed: Missed, by: By) -> Correction:
    """Say what the program missed; the correction's ``subject`` is its id."""
    text = text_of(writer.connection, article)
    anchor = hull(_tidy(text, missed.quote))
    if anchor is None:
        raise UsageError("a statement needs the words that it quotes")
    record = writer.reader.record(article.version)
    quotes = [(within, each.id) for each in record.statements if (within := hull(each.quote))]
    there = closest(anchor, quotes, THE_SAME)
    if there is not None:
        raise UsageError(f"statement {there} stands there; correct that")
    pieces = {
        name: _pieces(text, anchor, getattr(missed, name))
        for name in ("quote", "speaker", "cue", "frame", "addressee")
    }
    key = _new_key()
    subject = structs.replace(
        article, thing="statement", key=hashlib.sha256(key.encode()).hexdigest()[:16], span=anchor,
        words=anchor.text(text),
    )  # fmt: skip
    return _give(writer, subject, "add", Added(**structs.asdict(missed) | pieces), by, key=key)


def correct_place(writer: Writer, article: Subject, span: Span, place: OnMap | None, by: By) -> Correction:
    """Say which place words of an article name, or that they name none."""
    text = text_of(writer.connection, article)
    (span,) = _tidy(text, [span])
    return _give(writer, structs.replace(article, span=span, words=span.text(text)), "place", place, by)


def judge(writer: Writer, one: Subject, other: Subject, verdict: Verdict, by: By) -> Correction:
    """Say that two things are, or are not, the same; or that nobody is sure.

    Also raises for what contradicts what persons said of other pairs: undo that first.
    """
    if one.thing != other.thing:
        raise UsageError(f"{_named(one)} and {_named(other)} are of different kinds and cannot be compared")
    pair = Pair(one.thing, one.party, other.party)
    said = structs.replace(
        _row(one, verdict, pair, by, _new_key()),
        other_version=other.version, other_subject=other.key, other_start=other.span.start,
        other_end=other.span.end, other_words=other.words,
    )  # fmt: skip
    ends = ends_of(writer.connection, said)
    if ends is None:
        raise UsageError(f"{_named(one)} and {_named(other)} are one and the same thing of one article")
    against = contradiction(writer.connection, ends, verdict)
    if against is not None:
        keys = [each.key for each in _about(writer, one, other) if each.kind in ("same", "not_same")]
        raise UsageError(
            f"that contradicts what persons said of other pairs (corrections {', '.join(keys[:_MANY])});"
            " wortlaut undo KEY takes one of them back"
        )
    insert(writer.connection, said)
    settle(writer, {one.article, other.article})
    return said


def undo(writer: Writer, key: str, author: str) -> Correction:
    """Take a correction back, by its key or the beginning of it; the log keeps it, with who undid it and when."""
    rows = list(log(writer.connection, "substr(corrections.key, 1, length(?1)) = ?1", (key,))) if key else []
    exact = [each for each in rows if each.key == key] or rows
    if not exact:
        raise UsageError(f"no correction {key!r}; wortlaut corrections lists them")
    if len(exact) > 1:
        listed = ", ".join(each.key for each in exact[:_MANY])
        raise UsageError(f"{len(exact)} corrections begin with {key!r}: {listed}; give more of the key")
    (said,) = exact
    if said.undone is not None:
        raise UsageError(
            f"correction {said.key} was undone by {said.undone_by} on {said.undone[:10]} already"
        )
    undone = structs.replace(said, undone=now(), undone_by=_author(author))
    writer.connection.execute(
        "UPDATE corrections SET undone = ?, undone_by = ? WHERE id = ?",
        (undone.undone, undone.undone_by, said.id),
    )
    rows_of_articles = writer.connection.execute(
        "SELECT article FROM versions WHERE id IN (?, ?)", (said.version, said.other_version)
    ).fetchall()
    settle(writer, {row[0] for row in rows_of_articles})
    return undone


def _parties(
    writer: Writer, statement: Subject, field: PartyField, parties: Parties, by: By,
    spans: Sequence[Span] | None,
) -> Correction:  # fmt: skip
    if any(not each.name.strip() for each in parties.actors):
        raise UsageError("a name is empty")
    if spans is not None:
        pieces = _pieces(text_of(writer.connection, statement), statement.span, spans)
        parties = structs.replace(parties, spans=pieces)
    return _give(writer, statement, field, parties, by)


def _spans(writer: Writer, statement: Subject, field: SpanField, spans: Sequence[Span], by: By) -> Correction:
    pieces = _pieces(text_of(writer.connection, statement), statement.span, spans)
    return _give(writer, statement, field, pieces, by)


def _give(
    writer: Writer, subject: Subject, kind: Kind, value: Value, by: By, key: str | None = None
) -> Correction:
    """Write a correction into the log and let it hold, if it can be applied to the reading at hand."""
    said = _row(subject, kind, value, by, key or _new_key())
    found = writer.reader.found(subject.version)
    _, unfit = corrected(writer.connection, subject.article, found, [said])
    if said.key in unfit:
        raise UsageError(f"{_named(subject)}: {unfit[said.key]}")
    insert(writer.connection, said)
    settle(writer, {subject.article})
    return said


def _row(subject: Subject, kind: Kind, value: Value, by: By, key: str) -> Correction:
    return Correction(
        key=key, kind=kind, version=subject.version, subject=subject.key, start=subject.span.start,
        end=subject.span.end, words=subject.words, value=written(value), reason=by.reason.strip(),
        author=_author(by.author), made=now(),
    )  # fmt: skip


def _author(author: str) -> str:
    if not author.strip():
        raise UsageError("say who says so: an author has no name")
    return author.strip()


def _new_key() -> str:
    return "c" + secrets.token_hex(6)


def _named(subject: Subject) -> str:
    name = subject.party.name if subject.party else subject.words or subject.key
    return f"{subject.thing} {name[:60]!r}"


def _tidy(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, without white space at their ends; raise for what names no words of the text."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise UsageError(
                f"{span.start} {span.end} are no words of the text, which has {len(text)} characters"
            )
        if not span.text(text).strip():
            raise UsageError(f"between {span.start} and {span.end} there is no word")
    return join(trim(span, text) for span in spans)


def _pieces(text: str, anchor: Span, spans: Sequence[Span]) -> tuple[Piece, ...]:
    return tuple(
        Piece(span.start - anchor.start, span.end - anchor.start, span.text(text))
        for span in _tidy(text, spans)
    )


def _about(writer: Writer, *subjects: Subject) -> list[Correction]:
    """Return the live corrections that concern the articles of these subjects."""
    marks = ", ".join("?" for _ in subjects)
    where = f"undone IS NULL AND (version IN (SELECT id FROM versions WHERE article IN ({marks}))"  # noqa: S608
    where += f" OR other_version IN (SELECT id FROM versions WHERE article IN ({marks})))"  # noqa: S608
    articles = [each.article for each in subjects]
    return list(log(writer.connection, where, (*articles, *articles)))
