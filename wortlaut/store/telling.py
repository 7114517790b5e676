"""The log of corrections for reading: what was said by whom, and what of it holds for nothing now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import UNSET, Struct, UnsetType

from wortlaut.store.corrections import Correction, log
from wortlaut.store.judging import standing
from wortlaut.store.records import RecordReader
from wortlaut.store.settling import unfit


class Told(Struct, frozen=True, kw_only=True):
    """A correction with the article that it speaks about.

    ``value`` is as in the log. ``open`` says why it holds for nothing in the article's current version; it is
    there only where that was asked for.
    """

    key: str
    kind: str
    article: str
    title: str
    subject: str
    words: str
    other_words: str | None
    value: msgspec.Raw
    reason: str
    author: str
    made: str
    undone: str | None
    undone_by: str | None
    open: str | UnsetType = UNSET


def tell(connection: sqlite3.Connection, *, only_open: bool = False) -> Iterator[Told]:
    """Yield all corrections in the order in which they were made, or only those that hold for nothing."""
    reader = RecordReader(connection)
    missing = {said.key: why for said, why, _ in standing(connection)} if only_open else {}

    @cache
    def unfit_in(article: int) -> dict[str, str]:
        return unfit(connection, reader, article)

    for said in log(connection, "undone IS NULL" if only_open else "1"):
        article, key, title = connection.execute(
            "SELECT articles.id, articles.key, articles.title FROM articles JOIN versions"
            " ON articles.id = article WHERE versions.id = ?",
            (said.version,),
        ).fetchone()
        why = None if not only_open else missing.get(said.key) or unfit_in(article).get(said.key)
        if not only_open or why is not None:
            yield _told(said, key, title, why)


def _told(said: Correction, article: str, title: str, why: str | None) -> Told:
    return Told(
        key=said.key, kind=said.kind, article=article, title=title, subject=said.subject, words=said.words,
        other_words=said.other_words, value=msgspec.Raw((said.value or "null").encode()), reason=said.reason,
        author=said.author, made=said.made, undone=said.undone, undone_by=said.undone_by, open=UNSET if why is None else why,
    )  # fmt: skip
