"""Reads from the file that keeps the record; ``wortlaut.open`` gives a :class:`Store`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack

from msgspec import Struct

from wortlaut.errors import UsageError
from wortlaut.records import Record
from wortlaut.store import subjects
from wortlaut.store.asking import search, showing
from wortlaut.store.asking.addresses import Address, actor_at, address_of
from wortlaut.store.asking.filters import Filters, Sort, plan
from wortlaut.store.asking.found import Found
from wortlaut.store.asking.functions import register
from wortlaut.store.asking.overview import Glimpse, StoredOutlet, glimpses, outlets_of
from wortlaut.store.asking.series import series
from wortlaut.store.asking.timeline import timeline, whose
from wortlaut.store.asking.versions import StoredVersion, versions_of
from wortlaut.store.dossiers.listing import Listed, listed
from wortlaut.store.dossiers.telling import tell
from wortlaut.store.dossiers.told import Told
from wortlaut.store.opening import open_for_reading, translated
from wortlaut.store.records import RecordReader
from wortlaut.store.stored import (
    Counts,
    Entry,
    Failure,
    Named,
    Notice,
    StoredArticle,
    StoredFigure,
    StoredStatement,
)

_Row = TypeVar("_Row", bound=Struct)


class Store:
    """The record across articles, open for reading; others may write meanwhile. Use it as a context.

    >>> with wortlaut.open("wortlaut.db") as store:              # doctest: +SKIP
    ...     for statement in store.search("Bodentruppen", act="reject"):
    ...         print(statement.published, statement.speaker, statement.quote)

    Whatever it is asked raises :class:`~wortlaut.errors.UsageError` if the question is wrong, with the way out.
    """

    def __init__(self, path: Path) -> None:
        """Open a file that ``wortlaut add`` made; raises :class:`~wortlaut.errors.StoreError`."""
        self.path = path
        self.connection = open_for_reading(path)
        register(self.connection)
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
        newest_first: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[StoredArticle]:
        """Yield articles by their date, those without one first, or the newest first and those last.

        ``since`` and ``until`` are days, inclusive; ``offset`` of them are left out at the beginning.
        """
        conditions, values = ["1"], list[object]()
        for condition, value in (
            ("outlets.name = ?", outlet),
            ("substr(articles.published, 1, 10) >= ?", since),
            ("substr(articles.published, 1, 10) <= ?", until),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        down = " DESC" if newest_first else ""
        query = f"{showing.ARTICLES} WHERE {' AND '.join(conditions)} ORDER BY articles.published{down}, articles.id{down} LIMIT ? OFFSET ?"
        for row in self._rows(query, (*values, -1 if limit is None else limit, offset)):
            yield showing.article_of(row)

    def outlets(self, limit: int = 50) -> list[StoredOutlet]:
        """Return the outlets with the most articles."""
        with translated(self.path):
            return outlets_of(self.connection, limit)

    def glimpses(self, articles: Sequence[str]) -> dict[str, Glimpse]:
        """Return how many statements articles hold and who makes most of them, by the articles' ids."""
        with translated(self.path):
            return glimpses(self.connection, articles)

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

    def search(
        self,
        words: str | None = None,
        *,
        sort: Sort = "newest",
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Found[StoredStatement]:
        """Find statements of current versions that meet every filter; the filters are those of :class:`Filters`.

        ``words`` must stand in the quote: ``Truppen`` in all its forms and in compounds, ``"kein Zweifel"`` as it
        stands, ``Boden*``, ``Luft OR Boden``, ``-Übung`` not. ``sort`` is ``newest``, ``oldest``, or ``best``: the quotes
        that hold most of what was asked for, among the newest 150.
        """
        if sort not in {"newest", "oldest", "best"}:
            raise UsageError(f"no order {sort!r}; there are newest, oldest, best")
        with translated(self.path):
            asked = plan(self.connection, words, filters)
        return self._found(lambda: search.search(self.connection, asked, sort=sort, limit=limit))

    def statements(
        self,
        words: str | None = None,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Iterator[StoredStatement]:
        """Yield what :meth:`search` finds, oldest first."""
        return iter(self.search(words, sort="newest" if newest_first else "oldest", limit=limit, **filters))

    def statement(self, name: str) -> showing.ShownStatement:
        """Return a statement by its id or the beginning of it, with its article's record and what is the same.

        Of copies to the letter, which have one id, the first in time.
        """
        with translated(self.path):
            first = showing.first_of(self.connection, name)
            return showing.show_statement(self.connection, subjects.statement(self.connection, first))

    def article(self, name: str) -> showing.ShownArticle:
        """Return an article by its id, the beginning of it, or its URL, with its record and what tells the same."""
        with translated(self.path):
            return showing.show_article(self.connection, subjects.article(self.connection, name))

    def versions(self, article: str) -> list[StoredVersion]:
        """Return the texts that an article has had, the oldest first."""
        with translated(self.path):
            return versions_of(self.connection, article)

    def actor(self, name: str) -> showing.ShownActor:
        """Return an actor by a name, or as ``actor:123``, with all who are judged the same."""
        with translated(self.path):
            return showing.show_actor(self.connection, subjects.actor(self.connection, name))

    def address(self, actor: str) -> Address:
        """Return where an actor (``actor:123``) is found in any file: an article's id, the actor's in its record."""
        with translated(self.path):
            return address_of(self.connection, actor)

    def actor_at(self, address: Address) -> str:
        """Return ``actor:123`` for an address; raises :class:`~wortlaut.errors.UsageError` for nobody."""
        with translated(self.path):
            return actor_at(self.connection, address)

    def actors(self, name: str) -> list[Named]:
        """Return whom a name stands for; those who are judged the same once."""
        with translated(self.path):
            return showing.named(self.connection, name)

    def show(self, name: str) -> showing.ShownStatement | showing.ShownArticle | showing.ShownActor:
        """Return whatever an id or a name stands for: a statement, an actor, or an article."""
        with translated(self.path):
            subject = subjects.find(self.connection, showing.first_of(self.connection, name))
            if subject.thing == "statement":
                return showing.show_statement(self.connection, subject)
            if subject.thing == "actor":
                return showing.show_actor(self.connection, subject)
            if subject.thing == "article":
                return showing.show_article(self.connection, subject)
        raise UsageError(f"{name} is a figure; wortlaut series {name} shows it")

    def timeline(
        self,
        of: str,
        *,
        newest_first: bool = False,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Found[Entry]:
        """Return what a dossier (its key) or an actor (a name or ``actor:123``) said and did, in the order of time.

        Statements by and to them, each followed by its figures; and events, unless filters ask what events do not have.
        """
        with translated(self.path):
            asked = whose(self.connection, of, filters)
            made = plan(self.connection, None, asked)
        return self._found(
            lambda: timeline(self.connection, made, asked, newest_first=newest_first, limit=limit)
        )

    def series(
        self,
        of: str,
        *,
        unit: str | None = None,
        limit: int | None = None,
        **filters: Unpack[Filters],
    ) -> Found[StoredFigure]:
        """Return figures in the order of time: the series of one (``figure:123``), or all of what is counted.

        >>> store.series("Kämpfer", speaker="Brekke").to_dicts()     # doctest: +SKIP
        """
        with translated(self.path):
            return self._found(series(self.connection, of, filters, unit=unit, limit=limit))

    def dossiers(self) -> list[Listed]:
        """Return the dossiers of the file, by their keys."""
        with translated(self.path):
            return listed(self.connection)

    def dossier(self, key: str, *, line: str | None = None) -> Told:
        """Return what a dossier tells, of one line of effort if asked; ``search(dossier=…, line=…)`` searches in it."""
        with translated(self.path):
            return tell(self.connection, key, line)

    def failures(self, *, limit: int | None = None, offset: int = 0) -> Iterator[Failure]:
        """Yield the articles that could not be read, in the order of their places."""
        query = "SELECT place, kind, reason, first, last, times FROM failures ORDER BY place LIMIT ? OFFSET ?"
        for row in self._rows(query, (-1 if limit is None else limit, offset)):
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

    def _found(self, find: Callable[[], Iterator[_Row]]) -> Found[_Row]:
        def rows() -> Iterator[_Row]:
            with translated(self.path):
                yield from find()

        return Found(rows)

    def _count(self, table: str) -> int:
        (count,) = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  # our own
        return int(count)

    def _rows(self, query: str, values: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
        with translated(self.path):
            yield from self.connection.execute(query, values)


def open_store(path: str | PathLike[str]) -> Store:
    """Open the file in which ``wortlaut add`` keeps the record, for reading.

    Raises :class:`~wortlaut.errors.StoreError` if it is not there or none of Wortlaut's.
    """
    return Store(Path(fspath(path)))
