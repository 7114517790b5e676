"""The record, format 1: what ``wortlaut read --json`` writes, one object an article.

Keys are only ever added, never renamed or dropped. All offsets are half-open intervals of Unicode code
points into ``Record.text``. A key whose reading is not built yet is there and empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from wortlaut.spans import Span

FORMAT = 1

Language = Literal["de", "en"]
PublishedFrom = Literal["given", "metadata", "embed", "text"]
PartKind = Literal["title", "teaser", "heading", "body", "caption", "embed", "blockquote"]
StatementType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
Medium = Literal[
    "speech", "thought", "writing", "speech_thought", "speech_writing", "thought_writing", "none"
]
Act = Literal[
    "assert", "announce", "pledge", "demand", "appeal", "warn", "accuse",
    "reject", "deny", "praise", "regret", "ask",
]  # fmt: skip
Status = Literal["actual", "planned", "demanded", "denied", "conditional", "uncertain"]


class SourceInfo(Struct, frozen=True, kw_only=True):
    """What is known of the article as a whole."""

    id: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: Language | None = None


class Part(Struct, frozen=True, kw_only=True):
    """A paragraph of the article and what it is; ``author`` to ``url`` only where the text gives them."""

    start: int
    end: int
    kind: PartKind
    repeats: int | None = None
    author: str | UnsetType = UNSET
    handle: str | UnsetType = UNSET
    published: str | UnsetType = UNSET
    url: str | UnsetType = UNSET

    @property
    def span(self) -> Span:
        """The part's place in the text."""
        return Span(self.start, self.end)


class Stretch(Struct, frozen=True, kw_only=True):
    """A sentence's place in the text, written as an object."""

    start: int
    end: int


class Mention(Struct, frozen=True, kw_only=True):
    """A span that names or stands for an actor or a place."""

    start: int
    end: int
    kind: Literal["person", "organization", "place", "other"]
    actor: str | None = None
    form: Literal["name", "description", "pronoun"] = "name"


class Role(Struct, frozen=True, kw_only=True):
    """An office or function that the text gives to an actor."""

    text: str
    start: int
    end: int


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody or something that the article's mentions stand for."""

    id: str
    name: str
    kind: Literal["person", "organization", "place", "group", "other"]
    roles: tuple[Role, ...] = ()
    country: str | None = None
    aliases: tuple[str, ...] = ()


class Statement(Struct, frozen=True, kw_only=True):
    """One quotation, with the spans of the German news quotation corpus of 2024."""

    id: str
    type: StatementType
    medium: Medium
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_actors: tuple[str, ...] = ()
    addressee_actors: tuple[str, ...] = ()
    act: Act
    status: Status
    inside: str | None = None
    score: float


class Event(Struct, frozen=True, kw_only=True):
    """A coded action (PLOVER type, CAMEO root as a cross-walk)."""

    id: str
    type: str
    mode: str | None
    cameo: str
    trigger: Span
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    place: int | None = None
    time: int | None = None
    status: Status
    statement: str | None = None
    score: float


class Time(Struct, frozen=True, kw_only=True):
    """A time expression (TIMEX3) with the interval that it covers."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    begin: str | None = None
    finish: str | None = None
    vague: bool = False


class Place(Struct, frozen=True, kw_only=True):
    """A named place and what it is on the map; ``reason`` says why it is this one of its name."""

    start: int
    end: int
    geonames: int | None
    name: str
    kind: Literal["country", "region", "city", "other"]
    country: str | None
    lat: float
    lon: float
    reason: str = ""


class Figure(Struct, frozen=True, kw_only=True):
    """A quantity with its unit, its bound and what is counted."""

    start: int
    end: int
    value: float
    high: float | None = None
    unit: str
    bound: Literal["exact", "about", "least", "most", "more", "less"] = "exact"
    of: Span | None = None
    statement: str | None = None


class Record(Struct, frozen=True, kw_only=True):
    """The sourced record of one article."""

    wortlaut: int = FORMAT
    source: SourceInfo
    text: str
    parts: tuple[Part, ...]
    sentences: tuple[Stretch, ...]
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()


def to_json(record: Record) -> bytes:
    r"""Write a record as one line of JSON, without the line's end.

    U+2028, U+2029 and U+0085 inside strings stay as they are: only ``\n`` ends a line of the output.
    """
    return msgspec.json.encode(record)


def from_json(line: bytes | str) -> Record:
    """Read a record that :func:`to_json` wrote; raises ``msgspec.ValidationError`` on anything else."""
    return msgspec.json.decode(line, type=Record)


def quoted(spans: Sequence[Span], text: str, gap: str = " … ") -> str:
    """Return the words of an interrupted span, its pieces parted by ``gap``."""
    return gap.join(span.text(text) for span in spans)
