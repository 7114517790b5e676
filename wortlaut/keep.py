"""Reads articles into the file that keeps the record, and reads what it holds again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from wortlaut import __version__
from wortlaut.article.article import Article
from wortlaut.article.load import Item
from wortlaut.article.source import Given, Source
from wortlaut.errors import ArticleError, EmptyArticle, StoreError
from wortlaut.pipeline import read, read_article
from wortlaut.records import Record
from wortlaut.store.linking.link import begin_again, note_linked, to_link
from wortlaut.store.records import RecordReader
from wortlaut.store.stored import Incoming, Outcome
from wortlaut.store.tidying import tidy
from wortlaut.store.writing import Writer

# A batch is stored in one transaction: what a killed process can lose, and what others wait for.
BATCH_ARTICLES = 100
BATCH_SECONDS = 2.0
_LINKED_AT_ONCE = 20

What = Outcome | Literal["failed"]


class Kept(Struct, frozen=True):
    """What became of one article, told once it is stored; ``error`` says why it could not be read."""

    where: str
    what: What
    error: ArticleError | None = None


def add(writer: Writer, items: Iterable[Item], *, again: bool = False) -> Iterator[Kept]:
    """Read articles and store them; yield what became of each as soon as that is on the disk.

    What was stored before is not read, unless ``again`` says so: then pages give their text anew. An article that cannot be read is noted among the failures and
    the others go on. Raises :class:`~wortlaut.errors.StoreError` if the file cannot be written; what was
    yielded before is stored.
    """
    batch: list[_Read] = []
    began = time.monotonic()
    for item in items:
        batch.append(_read(writer, item, again=again))
        if len(batch) >= BATCH_ARTICLES or time.monotonic() - began >= BATCH_SECONDS:
            yield from _store(writer, batch)
            batch, began = [], time.monotonic()
    if batch:
        yield from _store(writer, batch)
    tidy(writer)


class _Read(Struct, frozen=True):
    """An article on its way into the file; neither ``incoming`` nor ``error`` for one that is there."""

    where: str
    incoming: Incoming | None = None
    error: ArticleError | None = None


def _read(writer: Writer, item: Item, *, again: bool) -> _Read:
    if not isinstance(item, Source):
        return _Read(item.where, error=item)
    if not again and writer.knows(item):
        return _Read(item.where)
    try:
        record = read(item)
    except ArticleError as error:
        return _Read(item.where, error=error)
    incoming = Incoming(record=record, digest=item.digest, kind=item.kind, origin=place_of(item.where))
    return _Read(item.where, incoming=incoming)


def _store(writer: Writer, batch: list[_Read]) -> list[Kept]:
    with writer.transaction():
        return [_store_one(writer, each) for each in batch]


def _store_one(writer: Writer, each: _Read) -> Kept:
    if each.error is not None:
        writer.fail(each.error, place_of(each.where))
        return Kept(each.where, "failed", each.error)
    if each.incoming is None:
        writer.cure(place_of(each.where))
        return Kept(each.where, "unchanged")
    return Kept(each.where, writer.store(each.incoming))


def place_of(where: str) -> str:
    """Return a place as it is called from every folder: a file's path in full, the line after it."""
    path, colon, line = where.rpartition(":")
    if colon and line.isdigit() and Path(path).exists():
        return f"{Path(path).absolute()}:{line}"
    return str(Path(where).absolute()) if Path(where).exists() else where


Waiting = list[tuple[int, str]]
"""Versions that wait to be read again, and the places they came from."""


def to_reread(writer: Writer, *, every: bool = False) -> Waiting:
    """Return the versions that another version of the program read; or, if asked, all."""
    query = "SELECT versions.id, origin FROM versions JOIN terms ON terms.id = program WHERE name <> ? OR ?"
    return writer.connection.execute(f"{query} ORDER BY versions.id", (__version__, every)).fetchall()


def reread(writer: Writer, waiting: Waiting) -> Iterator[Kept]:
    """Read versions again; yield what became of each once that is on the disk.

    Plain text is read from its first character; of a page the extracted text and its parts stay, and
    everything after is done anew. What hangs on the findings (judgements, dossiers) is carried over.
    """
    reader = RecordReader(writer.connection)
    batch: list[tuple[int, str, Record | ArticleError]] = []
    began = time.monotonic()
    for version, origin in waiting:
        batch.append((version, origin, _again(writer, reader, version)))
        if len(batch) >= BATCH_ARTICLES or time.monotonic() - began >= BATCH_SECONDS:
            yield from _replace(writer, batch)
            batch, began = [], time.monotonic()
    if batch:
        yield from _replace(writer, batch)


def _again(writer: Writer, reader: RecordReader, version: int) -> Record | ArticleError:
    row = writer.connection.execute(
        "SELECT name, text FROM versions JOIN terms ON terms.id = kind WHERE versions.id = ?", (version,)
    ).fetchone()
    if row is None:
        return EmptyArticle("it was removed meanwhile")
    kind, text = row
    known = reader.source(version)
    try:
        if kind == "text":
            given = Given(
                id=known.id, title=known.title, url=known.url, publisher=known.publisher, author=known.author,
                published=known.published if known.published_from == "given" else None, language=known.language,
            )  # fmt: skip
            return read(Source(content=text, kind="text", digest=known.id, where="", given=given))
        parts = tuple(structs.replace(part, repeats=None) for part in reader.parts(version))
        if known.language is None:
            raise StoreError(f"version {version} has no language; wortlaut check says what else is wrong")
        return read_article(Article(source=known, language=known.language, text=text, parts=parts))
    except ArticleError as error:
        return error


def _replace(writer: Writer, batch: list[tuple[int, str, Record | ArticleError]]) -> list[Kept]:
    with writer.transaction():
        return [_replace_one(writer, *each) for each in batch]


def _replace_one(writer: Writer, version: int, origin: str, read_again: Record | ArticleError) -> Kept:
    if isinstance(read_again, ArticleError):
        writer.fail(read_again, origin)
        return Kept(origin, "failed", read_again)
    return Kept(origin, writer.replace_if_new(version, read_again))


def begin_linking(writer: Writer, *, again: bool = False) -> list[int]:
    """Return the versions that are to be linked: those that an interruption left, or all.

    All are linked anew if ``again`` says so, or if other rules linked the file.
    """
    with writer.transaction():
        waiting = None if again else to_link(writer.connection)
        if waiting is None:
            begin_again(writer.connection)
            waiting = to_link(writer.connection) or []
    return waiting


def link(writer: Writer, waiting: list[int]) -> Iterator[int]:
    """Link versions with those before them; yield each once that is on the disk.

    What is added meanwhile is linked as it comes in.
    """
    start = 0
    while start < len(waiting):
        end, began = start, time.monotonic()
        with writer.transaction():
            while (
                end < len(waiting)
                and end - start < BATCH_ARTICLES
                and time.monotonic() - began < BATCH_SECONDS
            ):
                writer.linking.pending.update(dict.fromkeys(waiting[end : end + _LINKED_AT_ONCE], True))
                end += _LINKED_AT_ONCE
                writer.linking.flush(last=waiting[min(end, len(waiting)) - 1])
            note_linked(writer.connection, waiting[min(end, len(waiting)) - 1])
        yield from waiting[start:end]
        start = end
    with writer.transaction():
        note_linked(writer.connection, None)
