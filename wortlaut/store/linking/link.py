"""Links articles with those that are in the file already, kind by kind, within the transaction that stores them.

Articles come first, since near-duplicates are evidence for the rest, then actors, then what they said, then
figures. What the program said of a version that it judged before is forgotten first, but for actors: those that
were found again keep their judgements.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from wortlaut.records import Record
from wortlaut.store.linking.actors import ActorLinker, joined_with
from wortlaut.store.linking.articles import ArticleText, link_article
from wortlaut.store.linking.figures import link_figures
from wortlaut.store.linking.judgements import Judgement, Judging, Thing, regroup
from wortlaut.store.linking.near import Near
from wortlaut.store.linking.said import Said
from wortlaut.store.linking.saids import Saids
from wortlaut.store.linking.statements import can_be_same, judge
from wortlaut.store.records import RecordReader

LINKING = "2"
"""The version of the rules; a file that others have linked is linked anew by ``wortlaut link --again``."""

_EVERY = 2**62
_MARK = "linked until"
_NEIGHBOURS: dict[Thing, str] = {
    "article": "SELECT versions.id FROM versions JOIN (SELECT a AS other FROM article_judgements WHERE b = :id"
    " UNION SELECT b FROM article_judgements WHERE a = :id) ON article = other WHERE current = 1",
    "statement": "SELECT version FROM statements JOIN (SELECT a AS other FROM statement_judgements WHERE b = :id"
    " UNION SELECT b FROM statement_judgements WHERE a = :id) ON id = other",
    "figure": "SELECT version FROM figures JOIN (SELECT a AS other FROM figure_judgements WHERE b = :id"
    " UNION SELECT b FROM figure_judgements WHERE a = :id) ON id = other",
}
_RELINKED: tuple[Thing, ...] = ("article", "statement", "figure")
_ROWS: dict[Thing, str] = {
    "article": "articles",
    "actor": "actors",
    "statement": "statements",
    "figure": "figures",
}


class Linking:
    """What is stored within a transaction, on its way to being linked by :meth:`flush`."""

    def __init__(
        self, connection: sqlite3.Connection, reader: RecordReader, term: Callable[[str], int]
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._term = term
        self._saids = Saids(connection)
        self._near = Near(connection)
        self._actors = ActorLinker(connection, term)
        self._seen = -1
        self.pending: dict[int, bool] = {}
        """Versions that wait, and whether the program may have judged their findings before."""

    def settle(self) -> None:
        """Note in a new file that these rules link it."""
        self._connection.execute(
            "INSERT OR IGNORE INTO about SELECT 'linking', ? WHERE NOT EXISTS (SELECT 1 FROM versions)",
            (LINKING,),
        )

    def begin(self) -> None:
        """Forget what waits, and what another process may have changed: at the beginning of a transaction."""
        (state,) = self._connection.execute("PRAGMA data_version").fetchone()
        if state != self._seen:
            self.forget()
            self._seen = state
        self.pending.clear()

    def forget(self) -> None:
        """Forget what is known of the file: findings were replaced, removed, or taken back with a transaction."""
        self._saids.forget()
        self._near.forget()
        self._actors.forget()

    def part_with(self, version: int) -> None:
        """Let what is linked with a version that is about to be removed be linked anew without it."""
        self.forget()
        for thing in _RELINKED:
            for some in self._ids(thing, version):
                for (other,) in self._connection.execute(_NEIGHBOURS[thing], {"id": some}).fetchall():
                    self.pending[other] = True
        self.pending.update(dict.fromkeys(joined_with(self._connection, version), True))

    def flush(self, last: int = _EVERY) -> None:
        """Link what waits with all that is indexed, up to the version ``last``; the index must be flushed before."""
        versions = [version for version in sorted(self.pending) if self._is_current(version)]
        before = [version for version in versions if self.pending[version]]
        self.pending.clear()
        if not versions:
            return
        with _uncollected():
            records = {version: self._reader.record(version) for version in versions}
            self._judge("article", before, self._articles(versions, records, last))
            self._actors.link_versions(versions)
            self._judge("statement", before, self._statements(versions, last))
            self._judge("figure", before, self._figures(records, last))
            self._saids.forget()
            self._near.pass_on()

    def _judge(self, thing: Thing, before: Collection[int], judged: Iterable[Judgement]) -> None:
        judging = Judging(self._connection, thing, self._term)
        for version in before:
            judging.forget(self._ids(thing, version))
        judging.put(judged)
        judging.regroup()

    def _ids(self, thing: Thing, version: int) -> list[int]:
        query = (
            "SELECT article FROM versions WHERE id = ?"
            if thing == "article"
            else f"SELECT id FROM {_ROWS[thing]} WHERE version = ?"  # noqa: S608  # our own names
        )
        return [row[0] for row in self._connection.execute(query, (version,))]

    def _is_current(self, version: int) -> bool:
        row = self._connection.execute("SELECT current FROM versions WHERE id = ?", (version,)).fetchone()
        return row is not None and row[0] == 1

    def _articles(
        self, versions: Iterable[int], records: dict[int, Record], last: int
    ) -> Iterator[Judgement]:
        for version in versions:
            (article,) = self._ids("article", version)
            source = records[version].source
            text = ArticleText(article, source.published, records[version].text)
            yield from link_article(self._connection, text, last)

    def _statements(self, versions: Iterable[int], last: int) -> Iterator[Judgement]:
        for version in versions:
            told = self._saids.of_version(version)
            own = {said.id for said in told}
            for said in told:
                yield from self._compared(said, own, last)

    def _compared(self, said: Said, own: Collection[int], last: int) -> Iterator[Judgement]:
        """Compare a statement with its candidates, and with the first of their groups; of each, two at most."""
        compared: dict[int, int] = {}
        seen = {said.id}
        waiting = self._near.candidates(said, own)
        for identity in waiting:
            other = self._saids.uttered(identity)
            if other is None or identity in seen or other.article == said.article or other.version > last:
                continue
            if compared.get(other.head, 0) == 2 or not can_be_same(said, other):
                continue
            seen.add(identity)
            judged = judge(said, self._saids.said(other))
            if judged is None:
                continue
            compared[other.head] = compared.get(other.head, 0) + 1
            yield judged
            if other.head not in seen and judged.verdict == "same":
                waiting.append(other.head)

    def _figures(self, records: dict[int, Record], last: int) -> Iterator[Judgement]:
        for version, record in records.items():
            yield from link_figures(self._connection, version, record, last)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: what is read to be compared has none, lives until the end, and is much.

    The more the process holds, the longer each look took, for nothing: up to a quarter of the time of linking.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # What is kept has just been made, and is old by now: nobody need look through it at once.
            gc.freeze()
            gc.unfreeze()
        if was:
            gc.enable()


def begin_again(connection: sqlite3.Connection) -> None:
    """Forget all that the program said, so that everything is linked anew; what persons said stays."""
    connection.execute("DELETE FROM actor_keys")
    for thing, rows in _ROWS.items():
        connection.execute(f"DELETE FROM {thing}_judgements WHERE author IS NULL")  # noqa: S608  # our own
        connection.execute(f"UPDATE {rows} SET same_as = NULL WHERE same_as IS NOT NULL")  # noqa: S608
        left = connection.execute(f"SELECT a, b FROM {thing}_judgements").fetchall()  # noqa: S608
        regroup(connection, thing, {end for pair in left for end in pair})
    _note(connection, _MARK, "0")


def to_link(connection: sqlite3.Connection) -> list[int] | None:
    """Return the current versions that are still to be linked; None if other rules linked the file, or none."""
    told = dict(connection.execute("SELECT name, value FROM about WHERE name IN ('linking', ?)", (_MARK,)))
    if _MARK in told:
        query = "SELECT id FROM versions WHERE current = 1 AND id > ? ORDER BY id"
        return [row[0] for row in connection.execute(query, (int(told[_MARK]),))]
    return [] if told.get("linking") == LINKING else None


def note_linked(connection: sqlite3.Connection, until: int | None) -> None:
    """Note how far the linking anew has come; None when it is done."""
    if until is not None:
        _note(connection, _MARK, str(until))
        return
    connection.execute("DELETE FROM about WHERE name = ?", (_MARK,))
    _note(connection, "linking", LINKING)


def joined(connection: sqlite3.Connection) -> dict[Thing, int]:
    """Return how many things of each kind are the same as another that came before them."""
    counts: dict[Thing, int] = {}
    for thing, rows in _ROWS.items():
        query = f"SELECT count(*) FROM {rows} WHERE same_as IS NOT NULL"  # noqa: S608  # our own names
        (counts[thing],) = connection.execute(query).fetchone()
    return counts


def _note(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))
