"""A new reading in the place of an old one: what was found again keeps its id, and what hangs on it stays."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable

from msgspec import Struct

from wortlaut.records import Record
from wortlaut.spans import Span
from wortlaut.store.days import day_of, day_of_id
from wortlaut.store.interning import Interning, moment_id, reason_id
from wortlaut.store.locating import again
from wortlaut.store.records import RecordReader
from wortlaut.store.rows import Ids

# Where something hangs on the ids of a reading without going with it: the table, its columns, and whether the
# pair is kept in order.
_HANGING = {
    "actors": (("actor_judgements", ("a", "b")), ("dossier_actors", ("actor",)), ("actors", ("same_as",))),
    "statements": (
        ("statement_judgements", ("a", "b")),
        ("dossier_statements", ("statement",)),
        ("statements", ("same_as",)),
    ),
    "figures": (("figure_judgements", ("a", "b")), ("figures", ("same_as",))),
    "events": (),
}
_NEAR = 50
_ANCHORS = (
    ("start", '"end"', "words", "version"),
    ("other_start", "other_end", "other_words", "other_version"),
)
FOUND = tuple(_HANGING)
"""The tables whose rows have ids that other articles' things hang on."""


class Old(Struct):
    """What a version held before: its record and the ids of its things, in the record's order."""

    record: Record
    ids: dict[str, list[int]]
    joined: dict[str, dict[int, int]]  # same_as of those that have one


def take_out(connection: sqlite3.Connection, version: int) -> Old:
    """Delete the findings of a version and return them; what hangs on them is left for :func:`carry_over`."""
    old = Old(record=RecordReader(connection).record(version), ids={}, joined={})
    for table in FOUND:
        old.ids[table] = [
            row[0]
            for row in connection.execute(
                f"SELECT id FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608  # our own names
                (version,),
            )
        ]
        if table != "events":
            old.joined[table] = dict(
                connection.execute(
                    f"SELECT id, same_as FROM {table} WHERE version = ? AND same_as IS NOT NULL",  # noqa: S608
                    (version,),
                )
            )
    for table in ("events", "figures", "statements", "mentions", "actors", "places", "times", "parts"):
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))  # noqa: S608
    return old


def let_go(connection: sqlite3.Connection, version: int) -> None:
    """Take away what hangs on the findings of a version that is about to be deleted."""
    for table in FOUND:
        rows = connection.execute(
            f"SELECT id FROM {table} WHERE version = ?",  # noqa: S608  # our own names
            (version,),
        ).fetchall()
        for (identity,) in rows:
            _move(connection, table, identity, None)


def ids_for(record: Record, version: int, interning: Interning, old: Old | None) -> Ids:
    """Return ids for all that a record holds: the old ones for what was there before on the same day."""
    day = day_of(record.source.published)
    known = {table: _identities(old.record, table, old.ids[table]) if old else {} for table in FOUND}

    def ids(table: str) -> list[int]:
        dated = None if table == "actors" else day
        # The old rows are deleted, but some of their ids will be used again.
        for used in old.ids[table] if old else ():
            if dated is None or day_of_id(used) == dated:
                interning.pass_over(table, dated, used)
        taken = []
        for identity in _identity_list(record, table):
            before = known[table].get(identity)
            identity_id = before.pop(0) if before else None
            if identity_id is None or (dated is not None and day_of_id(identity_id) != dated):
                identity_id = interning.next_id(table, dated)
            taken.append(identity_id)
        return taken

    return Ids(
        version=version,
        actors=ids("actors"),
        statements=ids("statements"),
        figures=ids("figures"),
        events=ids("events"),
        locations=[],
    )


def carry_over(connection: sqlite3.Connection, old: Old, record: Record, ids: Ids) -> None:
    """Hang what hung on the old findings on the new ones that stand in their place, and let the rest go."""
    for table in FOUND:
        new_ids: list[int] = getattr(ids, table)
        moves = _moves(old, record, table, new_ids)
        for before, after in moves.items():
            if before != after:
                _move(connection, table, before, after)
        _rejoin(connection, table, old.joined.get(table, {}), moves)


def _rejoin(
    connection: sqlite3.Connection, table: str, joined: dict[int, int], moves: dict[int, int | None]
) -> None:
    for before, head in joined.items():
        after = moves[before]
        if after is not None:
            # The head may be of the same version, and have moved itself.
            connection.execute(
                f"UPDATE {table} SET same_as = ? WHERE id = ?",  # noqa: S608  # our own names
                (moves.get(head, head), after),
            )


def _move(connection: sqlite3.Connection, table: str, before: int, after: int | None) -> None:
    for hanging, columns in _HANGING[table]:
        if columns == ("same_as",):
            connection.execute(
                f"UPDATE {hanging} SET same_as = ? WHERE same_as = ?",  # noqa: S608  # our own names
                (after, before),
            )
        elif columns == ("a", "b"):
            _move_pairs(connection, hanging, before, after)
        else:
            _move_single(connection, hanging, columns[0], before, after)


def _move_single(
    connection: sqlite3.Connection, table: str, column: str, before: int, after: int | None
) -> None:
    if after is not None:
        connection.execute(
            f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?",  # noqa: S608  # our own names
            (after, before),
        )
    connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (before,))  # noqa: S608


def _move_pairs(connection: sqlite3.Connection, table: str, before: int, after: int | None) -> None:
    """Move judgements to another id; a person's word on the same pair stays in place of the program's."""
    rows = connection.execute(
        f"DELETE FROM {table} WHERE a = ? OR b = ?"  # noqa: S608  # our own names
        " RETURNING a, b, verdict, relation, score, reason, author, made",
        (before, before),
    ).fetchall()
    if after is None:
        return
    for a, b, *rest in rows:
        pair = sorted(after if end == before else end for end in (a, b))
        if pair[0] != pair[1]:
            _insert_judgement(connection, table, (*pair, *rest))


def find_again(connection: sqlite3.Connection, version: int, before: str, text: str) -> None:
    """Let corrections of a version whose text has become another point at their words again.

    Of several places the one whose surroundings are most alike is taken; without any, the correction stays as
    it was.
    """
    for first, last, words, whose in _ANCHORS:
        for correction, start, said in connection.execute(
            f"SELECT id, {first}, {words} FROM corrections WHERE {whose} = ? AND {words} <> ''",  # noqa: S608
            (version,),
        ).fetchall():
            found = again(before, Span(start, start + len(said)), said, text)
            if found is not None:
                connection.execute(
                    f"UPDATE corrections SET {first} = ?, {last} = ? WHERE id = ?",  # noqa: S608  # our own names
                    (*found, correction),
                )


def insert_judgement(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    """Store a judgement unless a person, or as good a judge, has said something of the pair before.

    The row holds a, b, the ids of verdict and relation, the score, the reason's sentence, the author, and when it was made.
    """
    *others, reason, author, made = row
    texts = reason_id(connection, str(reason)), author, moment_id(connection, str(made))
    _insert_judgement(connection, table, (*others, *texts))


def _insert_judgement(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    connection.execute(
        f"INSERT INTO {table} (a, b, verdict, relation, score, reason, author, made)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (a, b) DO UPDATE SET verdict = excluded.verdict,"
        " relation = excluded.relation, score = excluded.score, reason = excluded.reason,"
        " author = excluded.author, made = excluded.made"
        " WHERE author IS NULL AND excluded.author IS NOT NULL",
        row,
    )


def _moves(old: Old, record: Record, table: str, new_ids: list[int]) -> dict[int, int | None]:
    """Return, for every old id, the id of what stands in its place now; None if nothing does."""
    now = _identities(record, table, new_ids)
    moves: dict[int, int | None] = {}
    left: list[int] = []
    for index, (identity, before) in enumerate(
        zip(_identity_list(old.record, table), old.ids[table], strict=True)
    ):
        same = now.get(identity)
        if same:
            moves[before] = same.pop(0)
        else:
            left.append(index)
    # What was there before is itself and stands in nobody's place.
    taken = set(moves.values())
    spans = sorted(
        (span, identity)
        for index, identity in enumerate(new_ids)
        if left and identity not in taken and (span := _evidence(record, table, index)) is not None
    )
    for index in left:
        moves[old.ids[table][index]] = _closest(_evidence(old.record, table, index), spans)
    return moves


def _closest(was: Span | None, spans: list[tuple[Span, int]]) -> int | None:
    """Return what shares most characters with a span, if that is more than half of both together.

    ``spans`` are sorted; only a few that begin before its end can be that.
    """
    if was is None:
        return None
    beginning_before = bisect_left(spans, (Span(was.end, was.end), -1))
    best, most = None, 0.5
    for at, identity in spans[max(0, beginning_before - _NEAR) : beginning_before]:
        shared = min(was.end, at.end) - max(was.start, at.start)
        share = shared / max(1, max(was.end, at.end) - min(was.start, at.start))
        if share > most:
            best, most = identity, share
    return best


def _evidence(record: Record, table: str, index: int) -> Span | None:
    if table == "statements":
        quote = record.statements[index].quote
        return Span(quote[0].start, quote[-1].end) if quote else None
    if table == "figures":
        return Span(record.figures[index].start, record.figures[index].end)
    if table == "events":
        return record.events[index].trigger
    return None


def _identities(record: Record, table: str, ids: list[int]) -> dict[Hashable, list[int]]:
    found = defaultdict(list)
    for identity, number in zip(_identity_list(record, table), ids, strict=True):
        found[identity].append(number)
    return found


def _identity_list(record: Record, table: str) -> list[Hashable]:
    """Return what makes each thing of a record the same thing in another reading of the same text."""
    if table == "actors":
        return [(actor.kind, actor.name) for actor in record.actors]
    if table == "figures":
        return [(figure.start, figure.end) for figure in record.figures]
    return [each.id for each in (record.statements if table == "statements" else record.events)]
