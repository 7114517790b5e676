"""What the API answers. Everything is named by ids of the record, which hold in any file, never by those of rows."""

from __future__ import annotations

from msgspec import Struct

from wortlaut.records import Place
from wortlaut.records import Statement as SaidStatement
from wortlaut.spans import Span
from wortlaut.store.dossiers.told import Member
from wortlaut.store.stored import Counts, EventWords, FigureWords, StatementWords, StoredArticle


class Problem(Struct, frozen=True, kw_only=True):
    """Why there is no answer (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


class ApiActor(Struct, frozen=True, kw_only=True):
    """An actor by the name that an article gives it; ``id`` is an article's id, a slash, and the actor's in its record."""

    id: str
    name: str
    page: str


class ApiArticle(StoredArticle, frozen=True, kw_only=True):
    """An article as it stands now; ``versions`` counts its texts, ``page`` is where people read it."""

    page: str


class ApiStatement(StatementWords, frozen=True, kw_only=True, tag_field="kind", tag="statement"):
    """A statement with its words and the article that it stands in.

    ``speaker``, ``cue`` and ``addressee`` are the text's words, ``speakers`` and ``addressees`` whom they stand for. ``hits``
    are the stretches of ``quote`` (in code points) that were searched for.
    """

    speakers: tuple[ApiActor, ...]
    addressees: tuple[ApiActor, ...]
    hits: tuple[Span, ...]
    page: str


class ApiFigure(FigureWords, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """A figure with its words; ``id`` is the article's id, a slash, and its place in the text."""

    claimants: tuple[ApiActor, ...]


class ApiEvent(EventWords, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """An event with the words that tell of it; ``begin`` and ``finish`` are days, both inclusive."""

    actors: tuple[ApiActor, ...]
    recipients: tuple[ApiActor, ...]


class Articles(Struct, frozen=True, kw_only=True):
    """A page of articles, the newest first. ``next`` is the ``after`` of the next page, null at the end."""

    items: tuple[ApiArticle, ...]
    next: str | None


class Statements(Struct, frozen=True, kw_only=True):
    """A page of statements."""

    items: tuple[ApiStatement, ...]
    next: str | None


class Finding(Struct, frozen=True, kw_only=True):
    """A statement that was found, for all that say the same: how many others there are, in which other outlets.

    ``start`` and ``end`` are where its quote begins and ends in the article's text.
    """

    statement: ApiStatement
    start: int
    end: int
    others: int
    outlets: tuple[str, ...]


class Findings(Struct, frozen=True, kw_only=True):
    """A page of what was found. ``cut``: time ran out before the end."""

    items: tuple[Finding, ...]
    next: str | None
    cut: bool


class FacetValue(Struct, frozen=True, kw_only=True):
    """A value that a filter can be given, and how many statements have it."""

    value: str
    name: str
    count: int


class FacetCounts(Struct, frozen=True, kw_only=True):
    """What a search can be narrowed by, counted over the newest statements found.

    ``more``: there are more than the ``counted``. The counts of the facets ``least`` are least counts.
    """

    counted: int
    more: bool
    facets: dict[str, tuple[FacetValue, ...]]
    least: tuple[str, ...]


class WholeStatement(Struct, frozen=True, kw_only=True):
    """A statement with its spans in the article's text, its places and figures, and its wordings elsewhere."""

    statement: ApiStatement
    said: SaidStatement
    places: tuple[Place, ...]
    figures: tuple[ApiFigure, ...]
    wordings: tuple[ApiStatement, ...]


class Actors(Struct, frozen=True, kw_only=True):
    """A page of actors, by name."""

    items: tuple[ApiActor, ...]
    next: str | None


class ApiOffice(Struct, frozen=True, kw_only=True):
    """An office as an article gives it, and when the first and the last did."""

    text: str
    first: str | None
    last: str | None


class WholeActor(Struct, frozen=True, kw_only=True):
    """An actor with all who are judged the same; ``dossiers`` are those it belongs to, each with its part there."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    names: tuple[str, ...]
    offices: tuple[ApiOffice, ...]
    articles: int
    statements: int
    first: str | None
    last: str | None
    dossiers: tuple[str, ...]
    page: str


class ApiDossier(Struct, frozen=True, kw_only=True):
    """A dossier, and how much it holds."""

    key: str
    title: str
    articles: int
    statements: int
    lines: int
    first: str | None
    last: str | None
    page: str


class Dossiers(Struct, frozen=True, kw_only=True):
    """The dossiers of the record."""

    items: tuple[ApiDossier, ...]


class ApiSpeakerCount(Struct, frozen=True, kw_only=True):
    """How often somebody speaks on a line."""

    name: str
    statements: int


class ApiLine(Struct, frozen=True, kw_only=True):
    """A line of effort; the name is empty for what is on none."""

    name: str
    title: str
    statements: int
    speakers: tuple[ApiSpeakerCount, ...]
    first: str | None
    last: str | None


class ApiCandidate(Struct, frozen=True, kw_only=True):
    """That something later may repeat, reverse or fulfil an earlier statement of the same side."""

    line: str
    side: str
    relation: str
    weight: float
    reason: str
    earlier: ApiStatement
    later: ApiStatement | ApiEvent


class WholeDossier(Struct, frozen=True, kw_only=True):
    """A dossier: members, lines of effort, and what may repeat, reverse or fulfil what.

    Its statements are found by ``/api/statements?dossier=…&line=…``, its course by ``/api/timeline?of=…``.
    """

    key: str
    title: str
    about: str
    articles: int
    statements: int
    first: str | None
    last: str | None
    members: tuple[Member, ...]
    lines: tuple[ApiLine, ...]
    candidates: tuple[ApiCandidate, ...]
    page: str


class Timeline(Struct, frozen=True, kw_only=True):
    """Statements, their figures, and events, in the order of time."""

    items: tuple[ApiStatement | ApiEvent | ApiFigure, ...]
    next: str | None


class Figures(Struct, frozen=True, kw_only=True):
    """Figures in the order of time."""

    items: tuple[ApiFigure, ...]
    next: str | None


class ApiPlace(Struct, frozen=True, kw_only=True):
    """A place with what articles call it; ``mentions`` counts where they do, up to a thousand."""

    geonames: int
    names: tuple[str, ...]
    country: str | None
    lat: float
    lon: float
    mentions: int
    page: str


class Places(Struct, frozen=True, kw_only=True):
    """A page of places, by their GeoNames ids."""

    items: tuple[ApiPlace, ...]
    next: str | None


class ApiCounts(Counts, frozen=True, kw_only=True):
    """How much the record holds."""
