"""All that the file holds of one statement, article or actor."""

from __future__ import annotations

import sqlite3
from typing import Any

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.records import Place, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.asking import who
from wortlaut.store.asking.rows import FIGURES, STATEMENT, STATEMENT_TABLES, figure
from wortlaut.store.asking.rows import statement as statement_of
from wortlaut.store.linking.judgements import Thing
from wortlaut.store.records import RecordReader
from wortlaut.store.stored import Named, StoredArticle, StoredFigure, StoredStatement
from wortlaut.store.subjects import Subject

ARTICLES = """
SELECT articles.key, articles.title, outlets.name, articles.published, terms.name, versions.url,
       (SELECT count(*) FROM versions AS each WHERE each.article = articles.id)
FROM articles JOIN versions ON versions.article = articles.id AND versions.current = 1
LEFT JOIN outlets ON outlets.id = articles.outlet LEFT JOIN terms ON terms.id = versions.language
"""
_MOST = 200


class Judgement(Struct, frozen=True, kw_only=True):
    """What is judged of two things: same, not_same or unsure; ``author`` is None for the program."""

    other: str
    verdict: str
    relation: str | None
    score: float | None
    reason: str
    author: str | None


class ShownStatement(Struct, frozen=True, kw_only=True):
    """A statement in its article's record, where it was said, and what is the same.

    ``statement`` is as a search finds it, ``said`` as it stands in ``record``.
    """

    statement: StoredStatement
    article: StoredArticle
    record: Record
    said: Statement
    places: tuple[Place, ...]
    figures: tuple[StoredFigure, ...]
    wordings: tuple[StoredStatement, ...]
    judgements: tuple[Judgement, ...]


class ShownArticle(Struct, frozen=True, kw_only=True):
    """An article with its record, and those that tell the same."""

    article: StoredArticle
    record: Record
    same: tuple[StoredArticle, ...]
    judgements: tuple[Judgement, ...]


class Office(Struct, frozen=True, kw_only=True):
    """An office as an article gives it, and when the first and the last did."""

    text: str
    first: str | None
    last: str | None


class ShownActor(Struct, frozen=True, kw_only=True):
    """An actor with all who are judged the same: names, offices, countries, how much is there of them."""

    actor: str
    name: str
    kind: str
    countries: tuple[str, ...]
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    articles: int
    statements: int
    first: str | None
    last: str | None
    dossiers: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def show_statement(connection: sqlite3.Connection, subject: Subject) -> ShownStatement:
    """Return a statement of a current version."""
    row = connection.execute(
        f"SELECT {STATEMENT}, coalesce(statements.same_as, statements.id) FROM statements {STATEMENT_TABLES}"  # noqa: S608
        " WHERE statements.id = ?",
        (subject.id,),
    ).fetchone()
    if row is None:
        raise UsageError(f"statement:{subject.id} stands only in an older version of its article")
    record = RecordReader(connection).record(subject.version)
    said = next(each for each in record.statements if each.id == subject.key)
    around = (*said.quote, *said.frame)
    return ShownStatement(
        statement=statement_of(row),
        article=stored_article(connection, subject.article),
        record=record,
        said=said,
        places=tuple(
            place
            for place in record.places
            if any(span.overlaps(Span(place.start, place.end)) for span in around)
        ),
        figures=tuple(
            map(
                figure,
                connection.execute(
                    f"{FIGURES} WHERE figures.statement = ? ORDER BY figures.id", (subject.id,)
                ),
            )
        ),
        wordings=_wordings(connection, row[-1], subject.id),
        judgements=_judgements(connection, "statement", subject.id),
    )


def first_of(connection: sqlite3.Connection, name: str) -> str:
    """Return what names one statement: of copies, which have one id, the first in time."""
    row = connection.execute(
        "SELECT min(statements.id) FROM statements JOIN versions ON versions.id = version AND current = 1"
        " WHERE statements.key = ?",
        (name,),
    ).fetchone()
    return name if row[0] is None else f"statement:{row[0]}"


def _wordings(connection: sqlite3.Connection, group: int, own: int) -> tuple[StoredStatement, ...]:
    """Return the statements that are judged the same, and copies to the letter."""
    rows = connection.execute(
        f"SELECT {STATEMENT} FROM statements {STATEMENT_TABLES}"  # noqa: S608
        " WHERE statements.id IN (SELECT id FROM statements WHERE id = ?1 OR same_as = ?1 UNION SELECT id FROM statements"
        " WHERE key = (SELECT key FROM statements WHERE id = ?2)) AND statements.id <> ?2"
        " ORDER BY statements.id LIMIT ?3",
        (group, own, _MOST),
    )
    return tuple(map(statement_of, rows))


def show_article(connection: sqlite3.Connection, subject: Subject) -> ShownArticle:
    """Return an article as it stands now."""
    (group,) = connection.execute(
        "SELECT coalesce(same_as, id) FROM articles WHERE id = ?", (subject.article,)
    ).fetchone()
    rows = connection.execute(
        "SELECT id FROM articles WHERE (id = ?1 OR same_as = ?1) AND id <> ?2 ORDER BY published, id LIMIT ?3",
        (group, subject.article, _MOST),
    ).fetchall()
    return ShownArticle(
        article=stored_article(connection, subject.article),
        record=RecordReader(connection).record(subject.version),
        same=tuple(stored_article(connection, row[0]) for row in rows),
        judgements=_judgements(connection, "article", subject.article),
    )


def show_actor(connection: sqlite3.Connection, subject: Subject) -> ShownActor:
    """Return an actor and all who are judged the same."""
    group = who.group_of(connection, subject.id)
    members = who.member_ids(connection, group)
    held = f"({', '.join(map(str, members))})"
    name, kind = connection.execute(
        "SELECT actors.name, terms.name FROM actors JOIN terms ON terms.id = kind WHERE actors.id = ?",
        (group,),
    ).fetchone()
    articles, first, last = connection.execute(
        "SELECT count(DISTINCT article), min(published), max(published) FROM actors JOIN versions"  # noqa: S608
        f" ON versions.id = version AND current = 1 WHERE actors.id IN {held}"
    ).fetchone()
    (said,) = connection.execute(
        "SELECT count(DISTINCT statement) FROM statement_actors JOIN statements ON statements.id = statement"  # noqa: S608
        " JOIN versions ON versions.id = version AND current = 1"
        f" WHERE actor IN {held} AND part = {who.term_id(connection, 'speaker')}"
    ).fetchone()
    return ShownActor(
        actor=f"actor:{group}",
        name=name,
        kind=kind,
        articles=articles,
        statements=said,
        first=first,
        last=last,
        names=_column(connection, _NAMES, held),
        countries=_column(connection, _COUNTRIES, held),
        offices=_offices(connection, held),
        dossiers=_column(connection, _DOSSIERS, held),
        judgements=_judgements(connection, "actor", subject.id),
    )


_NAMES = "SELECT name FROM actors WHERE id IN {held} GROUP BY name ORDER BY count(*) DESC, name"
_COUNTRIES = "SELECT country FROM actors WHERE id IN {held} AND country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
_DOSSIERS = """
SELECT DISTINCT dossiers.key || ' (' || terms.name || ')' FROM dossier_actors
JOIN dossiers ON dossiers.id = dossier JOIN terms ON terms.id = part WHERE actor IN {held} ORDER BY 1
"""


def _column(connection: sqlite3.Connection, query: str, held: str) -> tuple[Any, ...]:
    return tuple(row[0] for row in connection.execute(query.format(held=held)))


def _offices(connection: sqlite3.Connection, held: str) -> tuple[Office, ...]:
    rows = connection.execute(
        "SELECT roles.text, min(versions.published), max(versions.published) FROM roles"  # noqa: S608
        " JOIN actors ON actors.id = roles.actor JOIN versions ON versions.id = version AND current = 1"
        f" WHERE actors.id IN {held} GROUP BY roles.text ORDER BY 2, 1 LIMIT {_MOST}"
    )
    return tuple(Office(text=text, first=first, last=last) for text, first, last in rows)


def stored_article(connection: sqlite3.Connection, identity: int) -> StoredArticle:
    """Return an article by its row's id."""
    return article_of(connection.execute(f"{ARTICLES} WHERE articles.id = ?", (identity,)).fetchone())


def article_of(row: tuple[Any, ...]) -> StoredArticle:
    """Return a row of :data:`ARTICLES`."""
    key, title, outlet, published, language, url, versions = row
    return StoredArticle(
        id=key, title=title, outlet=outlet, published=published, language=language, url=url, versions=versions
    )


def named(connection: sqlite3.Connection, name: str) -> list[Named]:
    """Return whom a name may stand for, each once."""
    rows = (
        connection.execute("SELECT id, name FROM actors WHERE id = ?", (group,)).fetchone()
        for group in who.everybody(connection, name)
    )
    return [Named(actor=f"actor:{identity}", name=called) for identity, called in rows]


def _judgements(connection: sqlite3.Connection, thing: Thing, identity: int) -> tuple[Judgement, ...]:
    """Return what is judged of a thing, a person's word first."""
    rows = connection.execute(
        f"SELECT other, verdict.name, relation.name, score, reasons.text, author FROM (SELECT b AS other, * FROM {thing}_judgements"  # noqa: S608
        f" WHERE a = ?1 UNION ALL SELECT a AS other, * FROM {thing}_judgements WHERE b = ?1)"
        " JOIN terms AS verdict ON verdict.id = verdict LEFT JOIN terms AS relation ON relation.id = relation"
        " JOIN reasons ON reasons.id = reason"
        f" ORDER BY author IS NULL, score DESC, other LIMIT {_MOST}",
        (identity,),
    ).fetchall()
    return tuple(
        Judgement(
            other=f"{thing}:{other}",
            verdict=verdict,
            relation=relation,
            score=score,
            reason=reason,
            author=author,
        )
        for other, verdict, relation, score, reason, author in rows
    )
