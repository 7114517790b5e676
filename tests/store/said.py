"""Corrections for the tests of the store."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.check import problems
from wortlaut.records import Record, Statement
from wortlaut.spans import Span
from wortlaut.store import subjects
from wortlaut.store.checking import file_problems, version_problems
from wortlaut.store.correcting import By, undo
from wortlaut.store.corrections import Correction
from wortlaut.store.reading import Store
from wortlaut.store.records import RecordReader
from wortlaut.store.subjects import Subject
from wortlaut.store.writing import Writer

EVA = By("Eva Lindqvist", "as the recording has it")
Give = Callable[[Writer], Correction]


def two(path: Path) -> None:
    """Store two articles of two statements each."""
    store(
        path,
        incoming(GERMAN, id="1", published="2016-02-02", publisher="Rundschau"),
        incoming(OTHER, id="2", published="2016-02-03"),
    )


def say(path: Path, give: Give) -> Correction:
    """Give one correction in a transaction of its own."""
    with Writer(path) as writer, writer.transaction():
        return give(writer)


def take_back(path: Path, key: str) -> Correction:
    """Undo a correction in a transaction of its own."""
    return say(path, lambda writer: undo(writer, key, "Jonas"))


def first(writer: Writer, article: str = "1", number: int = 0) -> Subject:
    """Return a statement of an article by its number."""
    (key,) = writer.connection.execute(
        "SELECT statements.key FROM statements JOIN versions ON versions.id = version AND current = 1"
        " JOIN articles ON articles.id = article WHERE articles.key = ? AND statements.number = ?",
        (article, number),
    ).fetchone()
    return subjects.statement(writer.connection, key, article)


def place_of(record: Record, words: str) -> Span:
    """Return where words stand in a record's text."""
    start = record.text.index(words)
    return Span(start, start + len(words))


def statement_of(path: Path, number: int = 0, article: str = "1") -> Statement:
    """Return a statement of an article's current version."""
    with Store(path) as kept:
        return kept.record(article).statements[number]


def expect_sound(path: Path) -> None:
    """Check all that ``wortlaut check`` checks."""
    with Store(path) as kept:
        assert list(file_problems(kept.connection)) == []
        reader = RecordReader(kept.connection)
        for (version,) in kept.connection.execute("SELECT id FROM versions").fetchall():
            record, found = version_problems(kept.connection, reader, version)
            assert found == []
            assert record is not None
            assert problems(record) == []
        expect_indexed(kept)


def expect_indexed(kept: Store) -> None:
    """Check that every statement is found by its own words, act and speaker, and by nothing that it is not."""
    for article in kept.articles():
        record = kept.record(article.id)
        for each in record.statements:
            words = re.findall(r"\w+", " ".join(span.text(record.text) for span in each.quote))
            hits = kept.statements(" ".join(words), act=each.act, status=each.status)
            assert each.id in [hit.id for hit in hits]
    acts = {act for (act,) in kept.connection.execute("SELECT DISTINCT act FROM v_statements")}
    for act in ("assert", "warn", "pledge", "demand", "reject"):
        if act not in acts:
            assert list(kept.statements(act=act)) == []
