"""Statements of the file on their way to being compared: who said what when, and its words only if they are asked for."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from wortlaut.spans import Span
from wortlaut.store.days import day_of
from wortlaut.store.linking.keys import quoted_words
from wortlaut.store.linking.said import Said, Uttered, beside, digits, inside, words_of

_T = TypeVar("_T")
_MOST_CHARACTERS = 50_000_000
_SPANS = msgspec.json.Decoder(tuple[Span, ...])


class InFile(Uttered, frozen=True, kw_only=True, gc=False):
    """A statement of the file whose words were not read yet."""

    head: int  # the first of its group
    spans: str


_STATEMENTS = """
SELECT statements.id, coalesce(statements.same_as, statements.id), statements.quote, statements.type,
       statements.status, versions.id, versions.article, versions.published, versions.language,
       coalesce(articles.same_as, articles.id), actors.name, coalesce(actors.same_as, actors.id)
FROM statements
JOIN versions ON versions.id = statements.version
JOIN articles ON articles.id = versions.article
LEFT JOIN statement_actors ON statement_actors.statement = statements.id AND statement_actors.number = 0
  AND statement_actors.part = ?
LEFT JOIN actors ON actors.id = statement_actors.actor
WHERE statements.{column} = ?
"""


class Saids:
    """Statements from the file, each read once within a transaction, and its words only if they are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._uttered: dict[int, InFile] = {}
        self._known: dict[int, Said] = {}
        self._versions: dict[int, _Version] = {}
        self._terms: dict[int, Any] = {}
        self._speaker_part: int | None = None
        self._characters = 0

    def forget(self) -> None:
        """Forget everything: at the end of a transaction, and where readings have been replaced."""
        self._uttered.clear()
        self._known.clear()
        self._versions.clear()
        self._terms.clear()
        self._speaker_part = None
        self._characters = 0

    def uttered(self, identity: int) -> InFile | None:
        """Return who uttered a statement, and when; None if it is not there."""
        if identity not in self._uttered:
            row = self._connection.execute(
                _STATEMENTS.format(column="id"), (self._speaker(), identity)
            ).fetchone()
            if row is None:
                return None
            self._uttered[identity] = self._in_file(row)
        return self._uttered[identity]

    def one(self, identity: int) -> Said | None:
        """Return a statement; None if it is not there."""
        uttered = self.uttered(identity)
        return None if uttered is None else self.said(uttered)

    def said(self, uttered: InFile) -> Said:
        """Return a statement with its words."""
        if uttered.id not in self._known:
            self._known[uttered.id] = self._said(uttered)
        return self._known[uttered.id]

    def of_version(self, version: int) -> list[Said]:
        """Return the statements of a version in their order."""
        query = _STATEMENTS.format(column="version")
        rows = self._connection.execute(query, (self._speaker(), version)).fetchall()
        return sorted([self.said(self._in_file(row)) for row in rows], key=lambda each: each.id)

    def _in_file(self, row: sqlite3.Row) -> InFile:
        identity, head, spans, type_, status, version, article, published, language, first, name, actor = row
        return InFile(
            id=identity, head=head, spans=spans, article=article, version=version, same_article=first,
            language="en" if self._term(language) == "en" else "de", day=day_of(published), type=self._term(type_),
            status=self._term(status), speaker=(name or "").casefold(), actor=actor or 0,
        )  # fmt: skip

    def _said(self, uttered: InFile) -> Said:
        quote = _SPANS.decode(uttered.spans)
        held = self._version(uttered.version)
        words = quoted_words(held.text, quote)
        compared = words_of(words, uttered.language)
        return Said(
            id=uttered.id, article=uttered.article, version=uttered.version, same_article=uttered.same_article,
            language=uttered.language, day=uttered.day, type=uttered.type, status=uttered.status, quote=words,
            speaker=uttered.speaker, actor=uttered.actor, places=frozenset(inside(_near(held.places, quote), quote)),
            around=held.around,
            numbers=frozenset(inside(_near(held.figures, quote), quote)) | digits(words, uttered.language) | compared.numbers,
            words=compared, beside=beside(held.text, quote),
        )  # fmt: skip

    def _speaker(self) -> int | None:
        """Return the term for who speaks; None where nobody ever spoke."""
        if self._speaker_part is None:
            row = self._connection.execute("SELECT id FROM terms WHERE name = 'speaker'").fetchone()
            self._speaker_part = None if row is None else row[0]
        return self._speaker_part

    def _term(self, identity: int | None) -> Any:
        if identity is not None and identity not in self._terms:
            self._terms.update(self._connection.execute("SELECT id, name FROM terms"))
        return None if identity is None else self._terms.get(identity, f"no term {identity}")

    def _version(self, version: int) -> _Version:
        if version not in self._versions:
            if self._characters > _MOST_CHARACTERS:
                self.forget()
            (text,) = self._connection.execute(
                "SELECT text FROM versions WHERE id = ?", (version,)
            ).fetchone()
            places = self._connection.execute(
                "SELECT start, geonames FROM places JOIN locations ON locations.id = location"
                " WHERE version = ? AND geonames IS NOT NULL ORDER BY start",
                (version,),
            ).fetchall()
            figures = self._connection.execute(
                "SELECT start, value FROM figures WHERE version = ? ORDER BY start", (version,)
            ).fetchall()
            self._characters += len(text)
            around = frozenset(place for _, place in places)
            self._versions[version] = _Version(text, places, figures, around)
        return self._versions[version]


class _Version(Struct, frozen=True):
    """What is asked of a version again and again."""

    text: str
    places: list[tuple[int, int]]
    figures: list[tuple[int, float]]
    around: frozenset[int]


def _near(found: list[tuple[int, _T]], spans: Sequence[Span]) -> list[tuple[int, _T]]:
    """Return what begins between the first and the last span; ``found`` is in order."""
    if not spans:
        return []
    first = bisect_left(found, spans[0].start, key=lambda each: each[0])
    last = bisect_left(found, spans[-1].end, key=lambda each: each[0])
    return found[first:last]
