"""What a dossier tells, as values for programs and notebooks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from wortlaut.store.dossiers.file import Part
from wortlaut.store.stored import StoredEvent, StoredFigure, StoredStatement

Relation = Literal["may fulfil", "may reverse", "may repeat"]


class Member(Struct, frozen=True, kw_only=True):
    """Somebody of the dossier: in how many articles, what was said, first and last mention; the names found."""

    name: str
    part: Part
    side: str
    names: tuple[str, ...]
    articles: int
    statements: int
    first: str | None
    last: str | None


class Said(Struct, frozen=True, kw_only=True):
    """A statement of the dossier: on which line, whose words, how much speaks for it (0 to 1) and what.

    ``tellings`` counts the statements that are judged the same; this is the first of them.
    """

    line: str
    side: str
    part: Part | None
    tellings: int
    weight: float
    reason: str
    statement: StoredStatement


class Candidate(Struct, frozen=True, kw_only=True):
    """That a later statement may repeat, reverse or fulfil an earlier one of the same side: for a person to judge.

    An event that its side brings about may fulfil or reverse a statement too.
    """

    line: str
    side: str
    relation: Relation
    weight: float
    reason: str
    earlier: StoredStatement
    later: StoredStatement | StoredEvent


class Claims(Struct, frozen=True, kw_only=True):
    """What actors of the dossier claim to be counted on a line, in the order of time."""

    line: str
    counted: str
    unit: str
    figures: tuple[StoredFigure, ...]


class LineTold(Struct, frozen=True, kw_only=True):
    """A line of effort (``""``: on none), with how much falls on it and who speaks there how often."""

    name: str
    title: str
    statements: int
    speakers: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None


class Told(Struct, frozen=True, kw_only=True):
    """All that a dossier tells; ``pledged``, ``demanded`` and ``ruled_out`` are parts of ``said``."""

    key: str
    title: str
    about: str
    articles: int
    statements: int
    first: str | None
    last: str | None
    members: tuple[Member, ...]
    lines: tuple[LineTold, ...]
    said: tuple[Said, ...]
    pledged: tuple[Said, ...]
    demanded: tuple[Said, ...]
    ruled_out: tuple[Said, ...]
    candidates: tuple[Candidate, ...]
    claims: tuple[Claims, ...]
