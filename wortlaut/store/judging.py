"""Persons' judgements: which two things are, or are not, the same. They come from the log and win."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from wortlaut.spans import Span
from wortlaut.store.applying import hull
from wortlaut.store.corrections import VERDICTS, Correction, Pair, Party, log, value_of
from wortlaut.store.linking.judgements import Thing, regroup
from wortlaut.store.locating import again, closest
from wortlaut.store.replacing import insert_judgement

_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_KINDS = ", ".join(f"'{each}'" for each in VERDICTS)
_ENOUGH = 0.5


class Ends(NamedTuple):
    """The ids of two things that are compared, in order."""

    thing: Thing
    a: int
    b: int


class End(NamedTuple):
    """One of the two things as a correction names it."""

    thing: Thing
    version: int
    subject: str
    span: Span
    words: str
    party: Party | None


def renew(connection: sqlite3.Connection, articles: Iterable[int], term: Callable[[str], int]) -> None:
    """Put into the judgement tables what the log says now of things in these articles; within a transaction.

    All that hangs together by judgements of persons is worked out anew, so that the outcome does not depend on
    what was called for before. Of several words on a pair the last holds; one that contradicts what was said of
    other pairs before holds for nothing.
    """
    said = _hanging_together(connection, articles)
    if not said:
        return
    taken = _take_back(connection, said)
    touched: dict[Thing, set[int]] = defaultdict(set)
    for thing, a, b in taken:
        touched[thing].update((a, b))
    pairs = {each.key: ends_of(connection, each) for each in said}
    put: set[Ends] = set()
    for ends, correction in _last_words(said, pairs).items():
        if contradiction(connection, ends, correction.kind) is None:
            _put(connection, ends, correction, term)
            put.add(ends)
            touched[ends.thing].update(ends[1:])
    for correction in said:
        bare = pairs[correction.key]
        if bare is not None and bare in taken - put:
            _give_back(connection, correction, bare, term)
    for thing, ids in touched.items():
        regroup(connection, thing, ids)


def _last_words(said: Iterable[Correction], pairs: dict[str, Ends | None]) -> dict[Ends, Correction]:
    """Return for every pair what was said of it last and not undone."""
    last: dict[Ends, Correction] = {}
    for each in said:
        ends = pairs[each.key]
        if each.undone is None and ends is not None:
            last.pop(ends, None)
            last[ends] = each
    return last


def ends_of(connection: sqlite3.Connection, correction: Correction) -> Ends | None:
    """Return the ids of what a judgement is about, in the current versions of the articles.

    None if one of the things is not there, or both have become one.
    """
    pair = _pair(correction)
    if pair is None or correction.other_version is None:
        return None
    ids = [_find(connection, end) for end in _both_ends(correction, pair)]
    if ids[0] is None or ids[1] is None or ids[0] == ids[1]:
        return None
    return Ends(pair.thing, *sorted((ids[0], ids[1])))


def contradiction(connection: sqlite3.Connection, ends: Ends, verdict: str) -> tuple[int, int] | None:
    """Return two things of which persons said what this verdict would contradict; None if there are none.

    What was said of this very pair does not count: of two words on a pair the last holds.
    """
    if verdict == "unsure":
        return None
    one = _joined(connection, ends, ends.a)
    if verdict == "not_same":
        return (ends.a, ends.b) if ends.b in one else None
    other = _joined(connection, ends, ends.b)
    for a, b in _edges(connection, ends.thing, one, "not_same"):
        if {a, b} != {ends.a, ends.b} and ((a in one and b in other) or (b in one and a in other)):
            return a, b
    return None


def standing(connection: sqlite3.Connection) -> Iterator[tuple[Correction, str, bool]]:
    """Yield every live judgement of a person that holds for nothing now, why, and whether it should hold.

    Without those in whose place a later word stands.
    """
    said = list(log(connection, f"kind IN ({_KINDS}) AND undone IS NULL"))
    pairs = {each.key: ends_of(connection, each) for each in said}
    last = _last_words(said, pairs)
    for each in said:
        ends = pairs[each.key]
        if ends is None:
            yield each, why_missing(connection, each), False
        elif last[ends] is each and not _holds(connection, each, ends):
            if contradiction(connection, ends, each.kind) is not None:
                yield each, "it contradicts what was said of other pairs before", False
            else:
                yield each, "it is not among the judgements", True


def lingering(connection: sqlite3.Connection) -> Iterator[Correction]:
    """Yield undone judgements that still stand in the tables."""
    every = list(log(connection, f"kind IN ({_KINDS})"))
    live = {(each.author, each.made) for each in every if each.undone is None}
    for each in every:
        if each.undone is not None and (each.author, each.made) not in live:
            ends = ends_of(connection, each)
            if ends is not None and _holds(connection, each, ends):
                yield each


def why_missing(connection: sqlite3.Connection, correction: Correction) -> str:
    """Return why a judgement is about nothing."""
    pair = _pair(correction)
    if pair is None or correction.other_version is None:
        return "it cannot be understood"
    for end in _both_ends(correction, pair):
        if _find(connection, end) is None:
            return f"no {end.thing} stands there any more: {end.party.name if end.party else end.words!r}"
    return "both have become one"


def _pair(correction: Correction) -> Pair | None:
    try:
        value = value_of(correction)
    except ValueError:
        return None
    return value if isinstance(value, Pair) else None


def _both_ends(correction: Correction, pair: Pair) -> tuple[End, End]:
    own = Span(correction.start, correction.end)
    other = Span(correction.other_start or 0, correction.other_end or 0)
    return (
        End(pair.thing, correction.version, correction.subject, own, correction.words, pair.one),
        End(
            pair.thing, correction.other_version or 0, correction.other_subject or "", other,
            correction.other_words or "", pair.other,
        ),
    )  # fmt: skip


def _find(connection: sqlite3.Connection, end: End) -> int | None:
    """Return the id of a thing in the current version of its article."""
    row = connection.execute(
        "SELECT own.article, own.text, now.id, now.text FROM versions AS own"
        " JOIN versions AS now ON now.article = own.article AND now.current = 1 WHERE own.id = ?",
        (end.version,),
    ).fetchone()
    if row is None:
        return None
    article, own_text, version, text = row
    if end.thing == "article":
        return int(article)
    if end.thing == "actor":
        return _actor(connection, version, end)
    span = again(own_text, end.span, end.words, text)
    if span is None:
        return None
    find = _statement if end.thing == "statement" else _figure
    return find(connection, version, end, span)


def _actor(connection: sqlite3.Connection, version: int, end: End) -> int | None:
    if end.party is None:
        return None
    rows = connection.execute(
        "SELECT actors.id, key, actors.name, terms.name, aliases FROM actors JOIN terms ON terms.id = kind"
        " WHERE version = ? ORDER BY number",
        (version,),
    ).fetchall()
    wanted = end.party
    for identity, key, name, kind, _ in rows:
        if key == end.subject and (name, kind) == (wanted.name, wanted.kind):
            return int(identity)
    for identity, _, name, kind, _ in rows:
        if (name, kind) == (wanted.name, wanted.kind):
            return int(identity)
    for identity, _, name, _, aliases in rows:
        if name == wanted.name or wanted.name in (msgspec.json.decode(aliases) if aliases else ()):
            return int(identity)
    return None


def _statement(connection: sqlite3.Connection, version: int, end: End, span: Span) -> int | None:
    rows = connection.execute(
        "SELECT id, key, quote FROM statements WHERE version = ?", (version,)
    ).fetchall()
    spans = []
    for identity, key, quote in rows:
        within = hull(_SPANS.decode(quote))
        if within is not None:
            if key == end.subject and within.overlaps(span):
                return int(identity)
            spans.append((within, str(identity)))
    found = closest(span, spans, _ENOUGH)
    return None if found is None else int(found)


def _figure(connection: sqlite3.Connection, version: int, _end: End, span: Span) -> int | None:
    rows = connection.execute('SELECT id, start, "end" FROM figures WHERE version = ?', (version,))
    found = closest(span, [(Span(start, end), str(identity)) for identity, start, end in rows], _ENOUGH)
    return None if found is None else int(found)


def _hanging_together(connection: sqlite3.Connection, articles: Iterable[int]) -> list[Correction]:
    """Return all judgements in the log that hang together with these articles, in the order of the log."""
    said: dict[int, Correction] = {}
    seen: set[int] = set()
    waiting = set(articles)
    while waiting:
        article = waiting.pop()
        seen.add(article)
        versions = "(SELECT id FROM versions WHERE article = ?)"
        for each in log(
            connection, f"kind IN ({_KINDS}) AND (version IN {versions} OR other_version IN {versions})",
            (article, article),
        ):  # fmt: skip
            if each.id not in said:
                said[each.id] = each
                rows = connection.execute(
                    "SELECT article FROM versions WHERE id IN (?, ?)", (each.version, each.other_version)
                )
                waiting.update(row[0] for row in rows if row[0] not in seen)
    return sorted(said.values(), key=lambda each: (each.made, each.id))


def _take_back(connection: sqlite3.Connection, said: Iterable[Correction]) -> set[Ends]:
    """Delete what was put before from these corrections; return the pairs of which that was said."""
    taken: set[Ends] = set()
    for each in said:
        pair = _pair(each)
        if pair is None:
            continue
        versions = (each.version, each.other_version)
        of_these = (
            "SELECT article FROM versions WHERE id IN (?, ?)"
            if pair.thing == "article"
            else f"SELECT id FROM {pair.thing}s WHERE version IN (SELECT every.id FROM versions AS every"  # noqa: S608
            " JOIN versions AS own ON own.article = every.article WHERE own.id IN (?, ?))"
        )
        rows = connection.execute(
            f"DELETE FROM {pair.thing}_judgements WHERE author = ? AND a IN ({of_these})"  # noqa: S608
            " AND made = (SELECT id FROM moments WHERE at = ?) RETURNING a, b",
            (each.author, *versions, each.made),
        )
        taken.update(Ends(pair.thing, a, b) for a, b in rows.fetchall())
    return taken


def _put(
    connection: sqlite3.Connection, ends: Ends, correction: Correction, term: Callable[[str], int]
) -> None:
    thing, a, b = ends
    before = connection.execute(
        f"DELETE FROM {thing}_judgements WHERE a = ? AND b = ?"  # noqa: S608  # our own names
        " RETURNING verdict, relation, score, reason, made, author",
        (a, b),
    ).fetchone()
    if before is not None and before[-1] is None:
        connection.execute(
            "INSERT OR REPLACE INTO overruled (correction, verdict, relation, score, reason, made)"
            " VALUES (?, (SELECT name FROM terms WHERE id = ?), (SELECT name FROM terms WHERE id = ?), ?,"
            " (SELECT text FROM reasons WHERE id = ?), (SELECT at FROM moments WHERE id = ?))",
            (correction.id, *before[:-1]),
        )
    said = (a, b, term(correction.kind), None, None, correction.reason, correction.author, correction.made)
    insert_judgement(connection, f"{thing}_judgements", said)


def _give_back(
    connection: sqlite3.Connection, correction: Correction, ends: Ends, term: Callable[[str], int]
) -> None:
    """Put back the program's judgement on a pair of which no person says anything any more."""
    row = connection.execute(
        "DELETE FROM overruled WHERE correction = ? RETURNING verdict, relation, score, reason, made",
        (correction.id,),
    ).fetchone()
    if row is not None:
        verdict, relation, score, reason, made = row
        said = (*ends[1:], term(verdict), relation and term(relation), score, reason, None, made)
        insert_judgement(connection, f"{ends.thing}_judgements", said)


def _holds(connection: sqlite3.Connection, correction: Correction, ends: Ends) -> bool:
    row = connection.execute(
        f"SELECT 1 FROM {ends.thing}_judgements JOIN terms ON terms.id = verdict JOIN moments ON moments.id = made"  # noqa: S608
        " WHERE a = ? AND b = ? AND author = ? AND moments.at = ? AND terms.name = ?",
        (*ends[1:], correction.author, correction.made, correction.kind),
    ).fetchone()
    return row is not None


def _joined(connection: sqlite3.Connection, ends: Ends, start: int) -> set[int]:
    """Return all that persons join with a thing, by other words than those on the pair itself."""
    group: set[int] = set()
    waiting = {start}
    while waiting:
        group |= waiting
        pairs = _edges(connection, ends.thing, waiting, "same")
        waiting = {end for pair in pairs if set(pair) != {ends.a, ends.b} for end in pair} - group
    return group


def _edges(
    connection: sqlite3.Connection, thing: Thing, ids: Iterable[int], verdict: str
) -> list[tuple[int, int]]:
    """Return the pairs with one of these things of which a person gave a verdict."""
    pairs: list[tuple[int, int]] = []
    for identity in ids:
        for end in ("a", "b"):
            rows = connection.execute(
                f"SELECT a, b FROM {thing}_judgements JOIN terms ON terms.id = verdict"  # noqa: S608  # our own
                f" WHERE {end} = ? AND terms.name = ? AND author IS NOT NULL",
                (identity, verdict),
            )
            pairs += rows.fetchall()
    return pairs
