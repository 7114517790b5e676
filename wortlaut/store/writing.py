"""Writes into the file that keeps the record: articles, their versions, failures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag

from msgspec import structs

from wortlaut import __version__
from wortlaut.article.source import Source
from wortlaut.errors import ArticleError, StoreBusy, StoreDamaged, StoreError
from wortlaut.records import Record, SourceInfo
from wortlaut.store.dossiers.collecting import Collecting
from wortlaut.store.indexing import Indexing
from wortlaut.store.interning import Interning
from wortlaut.store.judging import renew
from wortlaut.store.linking.link import Linking
from wortlaut.store.notices import write_notices
from wortlaut.store.opening import now, open_for_writing, translated
from wortlaut.store.records import RecordReader
from wortlaut.store.replacing import Old, carry_over, find_again, ids_for, take_out
from wortlaut.store.rows import COLUMNS, Ids, Row, evidence, gaps_and_lengths, locations, rows_of
from wortlaut.store.settling import corrected, keep_found
from wortlaut.store.stored import Incoming, Outcome
from wortlaut.store.titles import label
from wortlaut.store.waiting import WAIT_SECONDS, Notify, Turn


def _insert(table: str, columns: Iterable[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # our own names


_INSERTS = {table: _insert(table, columns) for table, columns in COLUMNS.items()}


class Writer:
    """A file open for writing, as a context: :meth:`store` articles within a :meth:`transaction`."""

    def __init__(
        self,
        path: Path,
        doing: str = "writing",
        *,
        create: bool = True,
        wait: float = WAIT_SECONDS,
        notify: Notify | None = None,
    ) -> None:
        """Open the file; ``doing`` and ``notify`` are for those who wait, or are waited for."""
        self.path = path
        self.connection = open_for_writing(path, create=create)
        try:
            self._turn = Turn(self.connection, path, doing, wait=wait, notify=notify)
        except BaseException:
            self.connection.close()
            raise
        self.interning = Interning(self.connection)
        self.reader = RecordReader(self.connection)
        self.indexing = Indexing(self.connection, self.reader)
        self.linking = Linking(self.connection, self.reader, self.interning.term)
        self.collecting = Collecting(self.connection, self.reader, self.interning.term)
        with self.transaction():
            self.indexing.settle()
            self.linking.settle()
        self._failing = self._any_failure()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with closing(self.connection):
            if error is None:
                self._turn.end()
            else:
                # The file may be what went wrong; whoever comes next takes out the names of the dead.
                with suppress(StoreError):
                    self._turn.end()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all that is done inside, or nothing."""
        try:
            with self._turn.transaction():
                self.interning.begin()
                self.indexing.pending.clear()
                self.linking.begin()
                self.collecting.anew.clear()
                yield
                self.indexing.flush()
                stored = list(self.linking.pending)
                self.linking.flush()
                self.collecting.flush(stored)
        except BaseException:
            self.interning.forget()
            self.linking.forget()
            raise

    def rewrite(self) -> None:
        """Write the whole file anew, so that nothing of what was deleted stays in it or in its log.

        Raises :class:`~wortlaut.errors.StoreBusy` while others read: their view of the file must stay.
        """
        with translated(self.path):
            self.connection.execute("PRAGMA secure_delete = ON")
            self.connection.execute("VACUUM")
            (busy, *_) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusy(
                f"{self.path} is read by another program, which still sees what was removed; it is gone for new"
                " readers. When the other has ended, give the same command again to clear its last traces"
            )

    def knows(self, source: Source) -> bool:
        """Say whether this very input is stored, with the date and language that are given for it now."""
        with translated(self.path):
            row = self._known_input(source)
        if row is None:
            return False
        given = source.given
        return given.published in (None, row[0]) and given.language in (None, row[1])

    def _known_input(self, source: Source) -> Row | None:
        row: Row | None = self.connection.execute(
            "SELECT published, terms.name FROM inputs JOIN versions ON versions.id = inputs.version"
            " LEFT JOIN terms ON terms.id = versions.language WHERE inputs.digest = ?",
            (bytes.fromhex(source.digest),),
        ).fetchone()
        return row

    def store(self, incoming: Incoming) -> Outcome:
        """Store an article that was read; say what became of it. Nothing of it stays if an error is raised.

        Raises :class:`~wortlaut.errors.StoreError` for a record that breaks its own rules.
        """
        self.connection.execute("SAVEPOINT article")
        pending, linking = self.indexing.pending.copy(), self.linking.pending.copy()
        try:
            outcome = self._store(incoming)
        except (LookupError, sqlite3.IntegrityError) as error:
            self.connection.execute("ROLLBACK TO article")
            self.interning.forget()
            self.indexing.pending = pending
            self.linking.pending = linking
            raise StoreError(f"{incoming.origin}: its record breaks its own rules ({error!r})") from error
        finally:
            if self.connection.in_transaction:
                self.connection.execute("RELEASE article")
        if self._failing:
            self.cure(incoming.origin)
        return outcome

    def replace(self, version: int, record: Record, *, blanked: bool = False) -> None:
        """Put a new reading of a version in the place of the old one; what a person said of it stays.

        The text may be another: taken out of the same page anew, or (``blanked``) with names blanked.
        """
        article, current = self.connection.execute(
            "SELECT article, current FROM versions WHERE id = ?", (version,)
        ).fetchone()
        if current:
            self.indexing.take_out(version)
        old = take_out(self.connection, version)
        found, (record, _) = record, corrected(self.connection, article, record)
        self.connection.execute(
            "UPDATE versions SET source = nullif(?, (SELECT key FROM articles WHERE id = article)), title = ?, url = ?, publisher = ?, author = ?, language = ?,"
            " published = ?, published_from = ?, read = ?, program = ?, evidence = ?, sentences = ?"
            " WHERE id = ?",
            (*self._known(record.source), *self._read(record), version),
        )
        if record.text != old.record.text:
            self.connection.execute(
                "UPDATE versions SET text = ?, redacted = max(redacted, ?) WHERE id = ?",
                (record.text, int(blanked), version),
            )
            find_again(self.connection, version, old.record.text, record.text)
        ids = self._write_findings(version, record, old)
        self.linking.forget()
        keep_found(self.connection, version, found, record)
        if current:
            self.indexing.put_in(record, ids, self._head(article, record))
            self.linking.pending[version] = True
        renew(self.connection, [article], self.interning.term)

    def replace_if_new(self, version: int, record: Record) -> Outcome:
        """Put a new reading in the place of the old one if it differs; else note which program read it last.

        Names that were blanked on request do not come back with it.
        """
        row = self.connection.execute(
            "SELECT redacted, text FROM versions WHERE id = ?", (version,)
        ).fetchone()
        if row is None or (row[0] and row[1] != record.text):
            return "unchanged"
        if self._is_as_read(version, record):
            self.connection.execute(
                "UPDATE versions SET read = ?1, program = ?2 WHERE id = ?3 AND program <> ?2",
                (*self._read(record)[:2], version),
            )
            return "unchanged"
        self.replace(version, record)
        return "updated"

    def _is_as_read(self, version: int, record: Record) -> bool:
        """Say whether a version holds just this reading, with what persons said of it."""
        article = self._article_of_version(version)
        try:
            if self.reader.found(version) != record or article is None:
                return False
        except StoreDamaged:  # but what the program finds is at hand again
            return False
        renew(self.connection, [article], self.interning.term)
        return corrected(self.connection, article, record)[0] == self.reader.record(version)

    def fail(self, error: ArticleError, place: str) -> None:
        """Note an article that could not be read, under the place where it lies."""
        moment = now()
        self.connection.execute(
            "INSERT INTO failures (place, kind, reason, first, last, times) VALUES (?, ?, ?, ?, ?, 1)"
            " ON CONFLICT (place) DO UPDATE SET kind = excluded.kind, reason = excluded.reason,"
            " last = excluded.last, times = times + 1",
            (place, type(error).__name__, error.reason, moment, moment),
        )
        self._failing = True

    def cure(self, place: str) -> None:
        """Take a place out of the failures: what lies there was read well."""
        self.connection.execute("DELETE FROM failures WHERE place = ?", (place,))

    def _any_failure(self) -> bool:
        with translated(self.path):
            return self.connection.execute("SELECT 1 FROM failures LIMIT 1").fetchone() is not None

    def _store(self, incoming: Incoming) -> Outcome:
        source = incoming.record.source
        digest = bytes.fromhex(incoming.digest)
        known = self._version_of_input(digest)
        article = self._article_of_version(known) if known else self._article_of(source, incoming.digest)
        version = known or (None if article is None else self._version_of_text(article, incoming.record.text))
        if article is None:
            self._new_version(self._new_article(source), incoming, number=1)
            return "added"
        if version is None:
            (last,) = self.connection.execute(
                "SELECT max(number) FROM versions WHERE article = ?", (article,)
            ).fetchone()
            self._retire(article)
            self._new_version(article, incoming, number=last + 1)
            return "version"
        self.connection.execute("INSERT OR IGNORE INTO inputs VALUES (?, ?)", (digest, version))
        before = self.reader.source(version)
        record = structs.replace(incoming.record, source=merged(before, source))
        if known is None and record.source == before:
            return "unchanged"
        return self.replace_if_new(version, record)

    def _version_of_input(self, digest: bytes) -> int | None:
        return self._first("SELECT version FROM inputs WHERE digest = ?", (digest,))

    def _article_of_version(self, version: int) -> int | None:
        return self._first("SELECT article FROM versions WHERE id = ?", (version,))

    def _article_of(self, source: SourceInfo, digest: str) -> int | None:
        """Return the article that has the same given id, or else the same URL."""
        if source.id != digest:
            found = self._first("SELECT article FROM versions WHERE source = ?", (source.id,)) or self._first(
                "SELECT id FROM articles WHERE key = ?", (source.id,)
            )
            if found:
                return found
        if not source.url:
            return None
        # With and without the place in the page that it points to, a URL names the same article.
        return self._first(
            "SELECT article FROM versions WHERE url IN (?, ?)", (source.url, urldefrag(source.url).url)
        )

    def _version_of_text(self, article: int, text: str) -> int | None:
        return self._first("SELECT id FROM versions WHERE article = ? AND text = ?", (article, text))

    def _first(self, query: str, values: tuple[object, ...]) -> int | None:
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else int(row[0])

    def _known(self, source: SourceInfo) -> Row:
        term = self.interning.term
        return (
            source.id, source.title, source.url, source.publisher, source.author,
            None if source.language is None else term(source.language), source.published,
            None if source.published_from is None else term(source.published_from),
        )  # fmt: skip

    def _read(self, record: Record) -> Row:
        return now(), self.interning.term(__version__), evidence(record), gaps_and_lengths(record.sentences)

    def _new_article(self, source: SourceInfo) -> int:
        # The title, outlet and date follow with the version.
        cursor = self.connection.execute("INSERT INTO articles (title, key) VALUES ('', ?)", (source.id,))
        return int(cursor.lastrowid or 0)

    def _new_version(self, article: int, incoming: Incoming, *, number: int) -> None:
        record, _ = corrected(self.connection, article, incoming.record)
        cursor = self.connection.execute(
            "INSERT INTO versions (source, title, url, publisher, author, language, published, published_from,"
            " read, program, evidence, sentences, article, number, current, given_id, kind, origin, added, text)"
            " VALUES (nullif(?, (SELECT key FROM articles WHERE id = ?)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
            (
                record.source.id, article, *self._known(record.source)[1:], *self._read(record), article, number,
                int(record.source.id != incoming.digest), self.interning.term(incoming.kind),
                incoming.origin, now(), record.text,
            ),
        )  # fmt: skip
        version = int(cursor.lastrowid or 0)
        digest = bytes.fromhex(incoming.digest)
        self.connection.execute("INSERT INTO inputs VALUES (?, ?)", (digest, version))
        ids = self._write_findings(version, record, None)
        keep_found(self.connection, version, incoming.record, record)
        self.indexing.put_in(record, ids, self._head(article, record))
        self.linking.pending[version] = number > 1
        renew(self.connection, [article], self.interning.term)

    def _retire(self, article: int) -> None:
        """Make room for a newer current version of an article."""
        current = self._first("SELECT id FROM versions WHERE article = ? AND current = 1", (article,))
        if current is not None:
            self.indexing.take_out(current)
            self.connection.execute("UPDATE versions SET current = 0 WHERE id = ?", (current,))

    def settle_current(self, version: int | None) -> None:
        """Make the version that was added last the current one of its article."""
        article, latest = self.connection.execute(
            "SELECT article, (SELECT id FROM versions AS each WHERE each.article = versions.article"
            " ORDER BY added DESC, number DESC LIMIT 1) FROM versions WHERE id = ?",
            (version,),
        ).fetchone()
        if self._first("SELECT id FROM versions WHERE article = ? AND current = 1", (article,)) != latest:
            self._retire(article)
            self.connection.execute("UPDATE versions SET current = 1 WHERE id = ?", (latest,))
            self._head(article, self.reader.record(latest))
            self.indexing.enter(latest)
            self.linking.pending[latest] = True
            renew(self.connection, [article], self.interning.term)

    def _head(self, article: int, record: Record) -> int | None:
        """Let the article's own row say what its current version says."""
        source = record.source
        outlet = self.interning.outlet(source)
        title = " ".join(source.title.split()) if source.title else label(record.text)
        self.connection.execute(
            "UPDATE articles SET title = ?, outlet = ?, published = ? WHERE id = ?",
            (title, outlet, source.published, article),
        )
        return outlet

    def _write_findings(self, version: int, record: Record, old: Old | None) -> Ids:
        ids = ids_for(record, version, self.interning, old)
        ids.locations = [self.interning.location(each) for each in locations(record, self.interning.term)]
        for table, rows in rows_of(record, ids, self.interning.term):
            if rows:
                self.connection.executemany(_INSERTS[table], rows)
        if old is not None:
            carry_over(self.connection, old, record, ids)
        write_notices(self.connection, version, record, self.interning.term)
        return ids


def merged(before: SourceInfo, told: SourceInfo) -> SourceInfo:
    """Return what is known of an article when it comes in again: what is told now, else what was before."""
    news = {name: getattr(told, name) for name in told.__struct_fields__ if getattr(told, name) is not None}
    if told.published is None:
        news.pop("published_from", None)
    return structs.replace(before, **news | {"id": before.id})
