"""All wordings of a statement in the order of time, each with what it is to the first one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.store import subjects
from wortlaut.store.asking.difference import Stretch, difference
from wortlaut.store.asking.rows import FIGURES, STATEMENT, STATEMENT_TABLES, figure
from wortlaut.store.asking.rows import statement as statement_of
from wortlaut.store.asking.showing import first_of
from wortlaut.store.asking.utterances import hull
from wortlaut.store.stored import StoredFigure, StoredStatement

MOST = 200
_LEAST_KEPT = 0.15

# What has no date comes last here: nobody can call it the first source.
_WORDINGS = f"""
SELECT {STATEMENT}, statements.inside FROM statements {STATEMENT_TABLES}
WHERE statements.id IN (
  SELECT id FROM statements WHERE id = :head OR same_as = :head
  UNION SELECT id FROM statements WHERE key = (SELECT key FROM statements WHERE id = :own))
ORDER BY versions.published IS NULL, statements.id LIMIT {MOST}
"""  # noqa: S608  # our own names
_JUDGED = """
SELECT a, b, verdict.name, relation.name, score, reasons.text, author FROM statement_judgements
JOIN terms AS verdict ON verdict.id = verdict LEFT JOIN terms AS relation ON relation.id = relation
JOIN reasons ON reasons.id = reason
WHERE a IN (SELECT value FROM json_each(?1)) OR b IN (SELECT value FROM json_each(?1))
ORDER BY author IS NULL, score DESC
"""
_FIGURES_OF = f"{FIGURES} WHERE figures.statement = ? ORDER BY figures.id"


class Link(Struct, frozen=True, kw_only=True):
    """Why a wording is taken for the same: the judgement with the first one, or with another, which is ``by``.

    ``relation`` is verbatim, shortened, reworded, translated or indirect; None where a person gave none.
    """

    relation: str | None
    score: float | None
    reason: str
    author: str | None
    by: int | None


class Wording(Struct, frozen=True, kw_only=True):
    """One wording: the statement, its stretch in the article, its figures, and what it is to the first one.

    ``link`` is None for the first, and for copies to the letter that share its id. ``stretches`` compare it with the
    first word by word; they are empty for the first, between languages,
    and where hardly a word is kept.
    """

    number: int
    statement: StoredStatement
    span: Span
    figures: tuple[StoredFigure, ...]
    link: Link | None
    stretches: tuple[Stretch, ...]


class Rival(Struct, frozen=True, kw_only=True):
    """A statement that may say the same (unsure), or is judged not to, and why."""

    verdict: str
    score: float | None
    reason: str
    author: str | None
    statement: StoredStatement
    span: Span


class Wordings(Struct, frozen=True, kw_only=True):
    """The wordings of a statement, the first source first, and what may or does not belong to them."""

    wordings: tuple[Wording, ...]
    rivals: tuple[Rival, ...]


_Judged = tuple[int, int, str, str | None, float | None, str, str | None]


def wordings_of(connection: sqlite3.Connection, name: str) -> Wordings:
    """Return the wordings of a statement by its id or the beginning of it; of copies, which have one id, of all.

    Raises :class:`~wortlaut.errors.UsageError` for none, or for several.
    """
    return wordings(connection, subjects.statement(connection, first_of(connection, name)).id)


def wordings(connection: sqlite3.Connection, statement: int) -> Wordings:
    """Return the wordings of a statement by its row's id."""
    (head,) = connection.execute(
        "SELECT coalesce(same_as, id) FROM statements WHERE id = ?", (statement,)
    ).fetchone()
    rows = connection.execute(_WORDINGS, {"head": head, "own": statement}).fetchall()
    numbers = {row[18]: number for number, row in enumerate(rows, 1)}
    judgements = connection.execute(_JUDGED, (json.dumps(list(numbers)),)).fetchall()
    found: list[Wording] = []
    for number, row in enumerate(rows, 1):
        own = statement_of(row)
        first = found[0].statement if found else None
        comparable = first is not None and first.language == own.language
        found.append(
            Wording(
                number=number,
                statement=own,
                span=hull(row[11]),
                figures=tuple(map(figure, connection.execute(_FIGURES_OF, (row[18],)))),
                link=_link(row[18], numbers, judgements) if found else None,
                stretches=_compared(first.quote, own.quote) if first and comparable else (),
            )
        )
    return Wordings(wordings=tuple(found), rivals=tuple(_rivals(connection, numbers, judgements)))


def _compared(first: str, own: str) -> tuple[Stretch, ...]:
    """Return what one wording changes of the first; nothing where it keeps too little to be compared."""
    found = difference(first, own)
    kept = sum(len(each.text) for each in found if each.change == "kept")
    return tuple(found) if kept >= _LEAST_KEPT * len(own) else ()


def _link(own: int, numbers: dict[int, int], judgements: Iterable[_Judged]) -> Link | None:
    """Return the judgement with the first wording, else with the earliest other one."""
    best: tuple[int, Link] | None = None
    for a, b, verdict, relation, score, reason, author in judgements:
        other = {a: b, b: a}.get(own)
        if verdict != "same" or other is None or other not in numbers:
            continue
        by = numbers[other]
        if best is None or by < best[0]:
            link = Link(
                relation=relation, score=score, reason=reason, author=author, by=None if by == 1 else by
            )
            best = (by, link)
    return None if best is None else best[1]


def _rivals(
    connection: sqlite3.Connection, numbers: dict[int, int], judgements: Iterable[_Judged]
) -> Iterable[Rival]:
    told: set[int] = set()
    for a, b, verdict, _, score, reason, author in judgements:
        other = b if a in numbers else a
        if verdict == "same" or other in numbers or other in told:
            continue
        told.add(other)
        row = connection.execute(
            f"SELECT {STATEMENT} FROM statements {STATEMENT_TABLES} WHERE statements.id = ?",  # noqa: S608
            (other,),
        ).fetchone()
        if row is not None:
            yield Rival(
                verdict=verdict, score=score, reason=reason, author=author, statement=statement_of(row),
                span=hull(row[11]),
            )  # fmt: skip
