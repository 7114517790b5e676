"""The first source of a statement, and how its wording drifts from one article to the next."""

from __future__ import annotations

import sqlite3
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from msgspec import Struct

from wortlaut.records import quoted
from wortlaut.spans import Span
from wortlaut.store.linking.judgements import group_of
from wortlaut.store.stems import fold, stretches

Change = Literal["kept", "left out", "put in"]

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
# Beyond this, words are compared by their beginnings alone: a quotation of so many words is a document.
_MOST_WORDS = 2_000


class Piece(Struct, frozen=True):
    """Words that a wording keeps of the first one, leaves out, or puts in."""

    change: Change
    words: str


class Wording(Struct, frozen=True, kw_only=True):
    """One wording of a statement: where it stands, and what it is to the first one.

    ``relation`` is "first", what the judgement with the first says (verbatim, shortened, indirect, translated,
    reworded), or "linked" where the two were joined by way of another; ``pieces`` compare it word by word, and
    are empty for the first and between languages.
    """

    id: int
    key: str
    article: str
    title: str
    outlet: str | None
    published: str | None
    language: str | None
    speaker: str
    words: str
    relation: str
    score: float | None
    reason: str
    author: str | None
    pieces: tuple[Piece, ...]


_WORDING = """
SELECT statements.id, statements.key, articles.key, articles.title, outlets.name, versions.published, language.name,
       statements.speaker, statements.quote, versions.text
FROM statements
JOIN versions ON versions.id = statements.version
JOIN articles ON articles.id = versions.article
LEFT JOIN outlets ON outlets.id = articles.outlet
LEFT JOIN terms AS language ON language.id = versions.language
WHERE statements.id = ?
"""
_JUDGED = """
SELECT coalesce(relation.name, 'linked'), score, reasons.text, author FROM statement_judgements
JOIN reasons ON reasons.id = reason
JOIN terms AS verdict ON verdict.id = verdict AND verdict.name = 'same'
LEFT JOIN terms AS relation ON relation.id = relation WHERE a = ? AND b = ?
"""


def wordings(connection: sqlite3.Connection, statement: int) -> list[Wording]:
    """Return every wording of the statement that one is, in the order of publication.

    The first source is the first of the list; of one that is linked with none the list holds it alone.
    """
    found: list[Wording] = []
    for identity in group_of(connection, "statement", statement):
        row = connection.execute(_WORDING, (identity,)).fetchone()
        first = found[0] if found else None
        found.append(_wording(connection, row, first))
    return found


def difference(first: str, later: str) -> tuple[Piece, ...]:
    """Compare two wordings word by word; case, accents and punctuation make no difference."""
    a, b = (list(stretches(text))[:_MOST_WORDS] for text in (first, later))
    matcher = SequenceMatcher(
        None, [fold(each[2]) for each in a], [fold(each[2]) for each in b], autojunk=False
    )
    pieces: list[Piece] = []
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("kept", later[b[b_start][0] : b[b_end - 1][1]]))
            continue
        if a_end > a_start:
            pieces.append(Piece("left out", first[a[a_start][0] : a[a_end - 1][1]]))
        if b_end > b_start:
            pieces.append(Piece("put in", later[b[b_start][0] : b[b_end - 1][1]]))
    return tuple(pieces)


def _wording(connection: sqlite3.Connection, row: sqlite3.Row, first: Wording | None) -> Wording:
    identity, key, article, title, outlet, published, language, speaker, quote, text = row
    words = quoted(_SPANS.decode(quote), text)
    relation, score, reason, author = "first", None, "", None
    pieces: tuple[Piece, ...] = ()
    if first is not None:
        relation, score, reason, author = connection.execute(
            _JUDGED, sorted((first.id, identity))
        ).fetchone() or ("linked", None, "", None)
        if first.language == language:
            pieces = difference(first.words, words)
    return Wording(
        id=identity, key=key, article=article, title=title, outlet=outlet, published=published,
        language=language, speaker=quoted(_SPANS.decode(speaker), text) if speaker else "", words=words,
        relation=relation, score=score, reason=reason, author=author, pieces=pieces,
    )  # fmt: skip
