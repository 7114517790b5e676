"""What comes out of the file: typed values for programs and notebooks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from wortlaut.records import Act, Language, Medium, Record, StatementType, Status
from wortlaut.spans import Span

Outcome = Literal["added", "version", "updated", "unchanged"]


class Incoming(Struct, frozen=True, kw_only=True):
    """An article that was read, on its way into the file.

    ``digest`` is the sha256 of the input in hex, ``origin`` the file (and line) it came from.
    """

    record: Record
    digest: str
    kind: Literal["text", "html"]
    origin: str


class StoredArticle(Struct, frozen=True, kw_only=True):
    """An article as it stands now; ``versions`` counts its texts."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    language: Language | None
    url: str | None
    versions: int


class Named(Struct, frozen=True):
    """An actor by the name that an article gives it; ``actor`` stands for all that are judged the same."""

    actor: str
    name: str


class InArticle(Struct, frozen=True, kw_only=True):
    """Something with an id of its own, and the article that it stands in."""

    id: str
    article: str
    title: str
    outlet: str | None
    published: str | None


class StatementWords(InArticle, frozen=True, kw_only=True):
    """A statement by its words, whoever they stand for; ``speaker``, ``cue`` and ``addressee`` are the text's."""

    language: Language | None
    type: StatementType
    medium: Medium
    act: Act
    status: Status
    score: float
    quote: str
    speaker: str
    cue: str
    addressee: str


class StoredStatement(StatementWords, frozen=True, kw_only=True, tag_field="kind", tag="statement"):
    """A statement with its words and the article that it stands in.

    ``speaker``, ``cue`` and ``addressee`` are the text's words, ``speakers`` and ``addressees`` whom they stand for.
    ``hits`` are the stretches of ``quote`` that a search asked for.
    """

    speakers: tuple[Named, ...] = ()
    addressees: tuple[Named, ...] = ()
    hits: tuple[Span, ...] = ()


class EventWords(InArticle, frozen=True, kw_only=True):
    """An event by its words, whoever takes part; ``begin`` and ``finish`` are days, both inclusive."""

    type: str
    mode: str | None
    cameo: str
    status: Status
    score: float
    words: str
    place: str | None
    begin: str | None
    finish: str | None
    statement: str | None


class StoredEvent(EventWords, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """An event with the words that tell of it; ``begin`` and ``finish`` are days, both inclusive."""

    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()


class FigureWords(InArticle, frozen=True, kw_only=True):
    """A figure by its words, whoever claims it; ``statement`` is what says it."""

    words: str
    value: float
    high: float | None
    unit: str
    bound: str
    counted: str
    statement: str | None


class StoredFigure(FigureWords, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """A figure with its words; ``statement`` and ``claimants`` are what says it and who."""

    claimants: tuple[Named, ...] = ()


Entry = StoredStatement | StoredEvent | StoredFigure
"""What a timeline holds."""


class Failure(Struct, frozen=True, kw_only=True):
    """An article that could not be read: where it lies, why, when first and last, how many times."""

    place: str
    kind: str
    reason: str
    first: str
    last: str
    times: int


class Notice(Struct, frozen=True, kw_only=True):
    """Where an article says that it was corrected: the sentence, what was wrong, and the sentence corrected.

    ``about`` is the corrected sentence of the earlier version, where that is in the file and can be told.
    """

    article: str
    kind: str
    words: str
    claim: str | None
    about: str | None


class Counts(Struct, frozen=True, kw_only=True):
    """How much a file holds, or how much a removal takes away."""

    articles: int = 0
    versions: int = 0
    statements: int = 0
    actors: int = 0
    events: int = 0
    figures: int = 0
    corrections: int = 0
