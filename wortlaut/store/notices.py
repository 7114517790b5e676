"""Where an article says that it was corrected, and what that corrects."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from wortlaut.language import load
from wortlaut.records import Language, Record
from wortlaut.spans import Span, trim
from wortlaut.store.rows import sentences_of

# A sentence longer than this is no notice, and patterns with gaps need not be tried on it.
_LONGEST = 600
# A sentence is the corrected one if it has this share of the claim's words, and a tenth more than any other.
_LEAST_SHARE = 0.5
_CLEAR = 0.1
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 4
# Endings aside, so that "Prozent der Städte" and "Prozent der Stadt" share their words.
_STEM = 5


class FoundNotice(Struct, frozen=True):
    """A sentence that is a notice, its kind, and the words that repeat what was wrong."""

    span: Span
    kind: str
    claim: Span | None


class _Patterns(Struct, frozen=True):
    cue: re.Pattern[str]
    notices: tuple[tuple[str, re.Pattern[str]], ...]
    claims: tuple[re.Pattern[str], ...]


def find_notices(record: Record) -> list[FoundNotice]:
    """Return the notices of a record's article, in order."""
    language = record.source.language
    if language is None or not _patterns(language).cue.search(record.text):
        return []
    return list(_notices(record, _patterns(language)))


def write_notices(
    connection: sqlite3.Connection, version: int, record: Record, term: Callable[[str], int]
) -> None:
    """Store the notices of a version in the place of those stored before."""
    connection.execute("DELETE FROM notices WHERE version = ?", (version,))
    for notice in find_notices(record):
        about = None if notice.claim is None else _corrected(connection, version, record, notice)
        connection.execute(
            "INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                version, *notice.span, term(notice.kind), *(notice.claim or (None, None)),
                *(about or (None, None, None)),
            ),
        )  # fmt: skip


@cache
def _patterns(language: Language) -> _Patterns:
    data = load(language, "correction_notices")
    return _Patterns(
        cue=re.compile("|".join(map(re.escape, data["cues"])), re.IGNORECASE),
        notices=tuple(
            (group["kind"], re.compile("|".join(group["patterns"]), re.IGNORECASE | re.DOTALL))
            for group in data["notices"]
        ),
        claims=tuple(
            re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in data["claims"]["patterns"]
        ),
    )


def _notices(record: Record, patterns: _Patterns) -> Iterator[FoundNotice]:
    for sentence in record.sentences:
        words = record.text[sentence.start : sentence.end]
        if len(words) > _LONGEST or not patterns.cue.search(words):
            continue
        kind = next((kind for kind, pattern in patterns.notices if pattern.search(words)), None)
        if kind is not None:
            yield FoundNotice(
                Span(sentence.start, sentence.end), kind, _claim(record.text, words, sentence.start, patterns)
            )


def _claim(text: str, words: str, offset: int, patterns: _Patterns) -> Span | None:
    for pattern in patterns.claims:
        if found := pattern.search(words):
            claim = trim(Span(offset + found.start("claim"), offset + found.end("claim")), text)
            return claim if claim.start < claim.end else None
    return None


def _corrected(
    connection: sqlite3.Connection, version: int, record: Record, notice: FoundNotice
) -> tuple[int, int, int] | None:
    """Return version, start and end of the sentence that a notice corrects.

    It is looked for in the latest earlier version that has it, and else in the article itself, where it
    stands corrected.
    """
    if notice.claim is None:
        return None
    claim = _stems(notice.claim.text(record.text))
    for earlier, text, flat in connection.execute(
        "SELECT older.id, older.text, older.sentences FROM versions AS older"
        " JOIN versions AS newer ON newer.article = older.article AND older.number < newer.number"
        " WHERE newer.id = ? ORDER BY older.number DESC",
        (version,),
    ):
        spans = [Span(each.start, each.end) for each in sentences_of(flat)]
        if found := _best(claim, text, spans):
            return earlier, *found
    others = [Span(each.start, each.end) for each in record.sentences if each.start != notice.span.start]
    found = _best(claim, record.text, others)
    return None if found is None else (version, *found)


def _best(claim: frozenset[str], text: str, sentences: Sequence[Span]) -> Span | None:
    shares = sorted(
        (
            (len(claim & _stems(span.text(text))) / max(len(claim), 1), -span.start, span)
            for span in sentences
        ),
        reverse=True,
    )
    second = shares[1][0] if len(shares) > 1 else 0.0
    if not shares or shares[0][0] < _LEAST_SHARE or shares[0][0] < second + _CLEAR:
        return None
    return shares[0][2]


def _stems(words: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(words))
    return frozenset(word[:_STEM] for word in found if len(word) >= _SHORTEST_WORD or word.isdigit())
