"""What the pages for correcting show: the text word by word, a statement's values as fields, what was said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from wortlaut.page import links
from wortlaut.page.correct_words import told
from wortlaut.page.visit import Visit
from wortlaut.page.words import Words
from wortlaut.records import Record, Statement
from wortlaut.spans import Span
from wortlaut.store.asking.said import SaidOf, said_in
from wortlaut.view.safe import safe

_WORD = re.compile(r"\w[\w’'‑-]*+|[^\w\s]")
ROLES = ("quote", "speaker", "cue", "frame", "addressee")


class Word(Struct, frozen=True, kw_only=True):
    """A word of the text that can be chosen, and the white space before it."""

    before: str
    text: str
    start: int
    end: int


class Paragraph(Struct, frozen=True, kw_only=True):
    """A part of the text, word by word."""

    kind: str
    words: tuple[Word, ...]


class SpanField(Struct, frozen=True, kw_only=True):
    """Words of the text that have a part in a statement, as a form shows them."""

    name: str
    spans: str
    words: str


class Said(Struct, frozen=True, kw_only=True):
    """What a person said, ready to be shown; ``refused`` says why it holds for nothing."""

    key: str
    kind: str
    says: str
    words: str
    address: str
    article: str
    title: str
    version: int | None
    other: str | None
    other_title: str
    author: str
    day: str
    reason: str
    undone: str | None
    undone_by: str | None
    statement: str
    waiting: str = ""


def paragraphs(record: Record, around: Span | None = None) -> list[Paragraph]:
    """Return the text word by word: all of it, or the parts that a stretch lies in and one on either side."""
    parts = list(record.parts)
    if around is not None:
        touched = [at for at, part in enumerate(parts) if part.span.overlaps(around)] or [0]
        parts = parts[max(0, touched[0] - 1) : touched[-1] + 2]
    return [Paragraph(kind=part.kind, words=tuple(_words(record.text, part.span))) for part in parts]


def _words(text: str, part: Span) -> Iterator[Word]:
    last = part.start
    for found in _WORD.finditer(text, part.start, part.end):
        yield Word(
            before=text[last : found.start()],
            text=safe(found[0]),
            start=found.start(),
            end=found.end(),
        )
        last = found.end()


def starts_of(record: Record) -> str:
    """Return where the parts begin, for a script that counts what is shown; nothing where it would count wrongly."""
    # A browser shows the end of a line as one character, however it was written.
    return "" if "\r" in record.text else ",".join(str(part.start) for part in record.parts)


def span_fields(record: Record, statement: Statement) -> dict[str, SpanField]:
    """Return the words of a statement by what they are to it."""
    return {name: span_field(name, getattr(statement, name), record.text) for name in ROLES}


def span_field(name: str, spans: Sequence[Span], text: str) -> SpanField:
    """Return words for a form."""
    return SpanField(
        name=name,
        spans=",".join(f"{span.start}-{span.end}" for span in spans),
        words="\n".join(" ".join(span.text(text).split()) for span in spans),
    )


def shown(each: SaidOf, words: Words, waiting: str = "") -> Said:
    """Return a correction as it is shown."""
    said = each.correction
    address = links.article(each.article, each.version)
    if said.start < said.end:
        address = links.span(each.article, said.start, said.end, each.version)
    if said.kind not in {"same", "not_same", "unsure", "none", "add"} and said.undone is None and not waiting:
        address = links.statement(said.subject) if said.kind != "place" else address
    return Said(
        key=said.key, kind=said.kind, says=told(said, words, each.other_title or ""), words=said.words, address=address,
        article=each.article, title=each.title, version=each.version, other=each.other_article,
        other_title=each.other_title or "", author=said.author, day=words.day(said.made), reason=said.reason,
        undone=words.day(said.undone) if said.undone else None, undone_by=said.undone_by,
        statement=said.subject, waiting=waiting,
    )  # fmt: skip


def said_of_article(visit: Visit, article: str) -> dict[str, list[Said]]:
    """Return what persons said of an article that holds: by the statement's id; under "" what is of none that stands."""
    found: dict[str, list[Said]] = {}
    for each in _shown(visit, article):
        own = "" if each.kind in {"none", "place", "same", "not_same", "unsure"} else each.statement
        found.setdefault(own, []).append(each)
    return found


def said_of_statement(visit: Visit, article: str, statement: str) -> list[Said]:
    """Return what persons said of a statement that holds."""
    return [each for each in _shown(visit, article) if each.statement == statement and each.kind != "none"]


def _shown(visit: Visit, article: str) -> Iterable[Said]:
    return (shown(each, visit.words) for each in said_in(visit.store.connection, article))
