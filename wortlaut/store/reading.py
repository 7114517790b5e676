"""Reads from the file that keeps the record; ``wortlaut.open`` gives a :class:`Store`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypedDict, Unpack

import msgspec

from wortlaut.errors import UsageError
from wortlaut.records import Act, Language, Medium, Record, StatementType, Status, quoted
from wortlaut.spans import Span
from wortlaut.store.days import day_of, first_id
from wortlaut.store.opening import open_for_reading, translated
from wortlaut.store.records import RecordReader
from wortlaut.store.stems import words as words_of
from wortlaut.store.stored import Counts, Failure, Notice, StoredArticle, StoredStatement
from wortlaut.store.words import mark, score_marks

_ARTICLES = """
SELECT articles.key, articles.title, outlets.name, articles.published, terms.name, versions.url,
       (SELECT count(*) FROM versions AS each WHERE each.article = articles.id)
FROM articles JOIN versions ON versions.article = articles.id AND versions.current = 1
LEFT JOIN outlets ON outlets.id = articles.outlet LEFT JOIN terms ON terms.id = versions.language
"""

# CROSS JOIN keeps SQLite to this order of tables: the first gives its rows in the order of time.
_STATEMENTS = """
SELECT statements.key, articles.key, articles.title, outlets.name, versions.published, type.name, medium.name,
       act.name, status.name, statements.score, statements.quote, statements.speaker, statements.cue,
       versions.text
FROM {found}
CROSS JOIN versions ON versions.id = statements.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
CROSS JOIN terms AS type ON type.id = statements.type
CROSS JOIN terms AS medium ON medium.id = statements.medium
CROSS JOIN terms AS act ON act.id = statements.act
CROSS JOIN terms AS status ON status.id = statements.status
WHERE {conditions}
ORDER BY {identity} {order} LIMIT ?
"""
_MARKED: tuple[Literal["type", "medium", "act", "status", "language", "place"], ...] = (
    "type", "medium", "act", "status", "language", "place",
)  # fmt: skip
_SPANS = msgspec.json.Decoder(tuple[Span, ...])


class Filters(TypedDict, total=False):
    """What a statement may be asked for.

    ``speaker`` is part of a name, ``outlet`` the whole name, ``place`` a GeoNames id of a place in the quote or its
    frame; ``since`` and ``until`` are days, inclusive.
    """

    speaker: str | None
    type: StatementType | None
    medium: Medium | None
    act: Act | None
    status: Status | None
    language: Language | None
    outlet: str | None
    place: int | None
    least_score: float | None
    since: str | None
    until: str | None


class Store:
    """The record across articles, open for reading; others may write meanwhile. Use it as a context.

    >>> with wortlaut.open("wortlaut.db") as store:              # doctest: +SKIP
    ...     for statement in store.statements(words="Bodentruppen", act="reject"):
    ...         print(statement.published, statement.speaker, statement.quote)
    """

    def __init__(self, path: Path) -> None:
        """Open a file that ``wortlaut add`` made; raises :class:`~wortlaut.errors.StoreError`."""
        self.path = path
        self.connection = open_for_reading(path)
        self._records = RecordReader(self.connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def counts(self) -> Counts:
        """Return how much the file holds."""
        with translated(self.path):
            return Counts(**{name: self._count(name) for name in Counts.__struct_fields__})

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredArticle]:
        """Yield articles by their date, those without one first; ``since`` and ``until`` are days, inclusive."""
        conditions, values = ["1"], list[object]()
        for condition, value in (
            ("outlets.name = ?", outlet),
            ("substr(articles.published, 1, 10) >= ?", since),
            ("substr(articles.published, 1, 10) <= ?", until),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        query = (
            f"{_ARTICLES} WHERE {' AND '.join(conditions)} ORDER BY articles.published, articles.id LIMIT ?"
        )
        for key, title, name, published, language, url, versions in self._rows(
            query, (*values, -1 if limit is None else limit)
        ):
            yield StoredArticle(
                id=key, title=title, outlet=name, published=published, language=language, url=url,
                versions=versions,
            )  # fmt: skip

    def record(self, article: str, version: int | None = None) -> Record:
        """Return the record of an article by its id or URL: of its current version, or of one by number.

        Raises :class:`~wortlaut.errors.UsageError` if there is none.
        """
        with translated(self.path):
            row = self.connection.execute(
                "SELECT versions.id FROM versions JOIN articles ON articles.id = versions.article"
                " WHERE (articles.key = :id OR versions.url = :id)"
                " AND CASE WHEN :number IS NULL THEN current = 1 ELSE number = :number END"
                " ORDER BY articles.key = :id DESC, versions.id DESC LIMIT 1",
                {"id": article, "number": version},
            ).fetchone()
            if row is None:
                of = "" if version is None else f", version {version}"
                raise UsageError(f"{self.path} has no article {article}{of}")
            return self._records.record(row[0])

    def statements(
        self,
        words: str | None = None,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Iterator[StoredStatement]:
        """Yield statements of current versions that meet every filter, by date.

        ``words`` must all stand in the quote; the filters are those of :class:`Filters`.
        """
        match = self._match(words, filters)
        if match == "":
            return
        query, values = _query(match, filters, newest_first=newest_first)
        speaker = (filters.get("speaker") or "").casefold()
        found = 0
        for row in self._rows(query, (*values, -1 if speaker or limit is None else limit)):
            statement = _statement(row)
            if speaker in statement.speaker.casefold():
                yield statement
                found += 1
                if found == limit:
                    return

    def _match(self, words: str | None, filters: Filters) -> str | None:
        """Return the query of the full-text index that holds all that it can be asked; None for nothing.

        Empty if it is clear that nothing will be found.
        """
        asked = [f"marks : {mark(name, filters[name])}" for name in _MARKED if filters.get(name) is not None]
        if (outlet := filters.get("outlet")) is not None:
            row = next(self._rows("SELECT id FROM outlets WHERE name = ?", (outlet,)), None)
            if row is None:
                return ""
            asked.append(f"marks : {mark('outlet', row[0])}")
        if least := filters.get("least_score"):
            asked.append(f"marks : ({' OR '.join(score_marks(least))})")
        asked += [f'words : "{word}"' for word in words_of(words or "")]
        asked += [f'speaker : "{word}" *' for word in words_of(filters.get("speaker") or "")]
        return " AND ".join(asked) or None

    def failures(self) -> Iterator[Failure]:
        """Yield the articles that could not be read, in the order of their places."""
        query = "SELECT place, kind, reason, first, last, times FROM failures ORDER BY place"
        for row in self._rows(query, ()):
            yield Failure(**dict(zip(Failure.__struct_fields__, row, strict=True)))

    def notices(self) -> Iterator[Notice]:
        """Yield where articles say that they were corrected, in the order in which they were added."""
        query = (
            "SELECT articles.key, terms.name, versions.text, start, end, claim_start, claim_end, about.text,"
            " about_start, about_end FROM notices JOIN versions ON versions.id = version"
            " JOIN articles ON articles.id = versions.article JOIN terms ON terms.id = notices.kind"
            " LEFT JOIN versions AS about ON about.id = about_version ORDER BY version, start"
        )
        for key, kind, text, start, end, claim, claim_end, about, about_start, about_end in self._rows(
            query, ()
        ):
            yield Notice(
                article=key, kind=kind, words=text[start:end],
                claim=None if claim is None else text[claim:claim_end],
                about=None if about is None else about[about_start:about_end],
            )  # fmt: skip

    def _count(self, table: str) -> int:
        (count,) = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # our own
        return int(count)

    def _rows(self, query: str, values: tuple[object, ...]) -> Iterator[sqlite3.Row]:
        with translated(self.path):
            yield from self.connection.execute(query, values)


def open_store(path: str | PathLike[str]) -> Store:
    """Open the file in which ``wortlaut add`` keeps the record, for reading.

    Raises :class:`~wortlaut.errors.StoreError` if it is not there or none of Wortlaut's.
    """
    return Store(Path(fspath(path)))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'


def _query(match: str | None, filters: Filters, *, newest_first: bool) -> tuple[str, tuple[object, ...]]:
    identity = "statements.id" if match is None else "statement_words.rowid"
    conditions, values = ["1"], list[object]()
    if match is not None:
        conditions.append("statement_words MATCH ?")
        values.append(match)
    if least := filters.get("least_score"):
        conditions.append("statements.score >= ?")
        values.append(least)
    since, until = filters.get("since"), filters.get("until")
    if since or until:
        # One condition for each end: of two, SQLite takes the first. What has no date lies in no period.
        conditions.append(f"{identity} >= ?")
        values.append(first_id(day_of(since) if since else 1))
    if until:
        conditions.append(f"{identity} < ?")
        values.append(first_id(day_of(until) + 1))
    query = _STATEMENTS.format(
        found="statements"
        if match is None
        else "statement_words CROSS JOIN statements ON statements.id = statement_words.rowid",
        identity=identity,
        conditions=" AND ".join(conditions),
        order="DESC" if newest_first else "ASC",
    )
    return query, tuple(values)


def _statement(row: sqlite3.Row) -> StoredStatement:
    key, article, title, outlet, published, type_, medium, act, status, score, quote, speaker, cue, text = row

    def words(spans: str | None) -> str:
        return quoted(_SPANS.decode(spans), text) if spans else ""

    return StoredStatement(
        id=key, article=article, title=title, outlet=outlet, published=published, type=type_, medium=medium,
        act=act, status=status, score=score, quote=words(quote), speaker=words(speaker), cue=words(cue),
    )  # fmt: skip
