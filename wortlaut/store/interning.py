"""Values that stand once in the file, and the next free ids; held in memory while nobody else writes."""

from __future__ import annotations

import sqlite3
from urllib.parse import urlsplit

from wortlaut.records import SourceInfo
from wortlaut.store.days import first_id
from wortlaut.store.rows import Location


class Interning:
    """Ids of terms, outlets and locations, made where they are new, and ids for new findings.

    To be used within a transaction, after :meth:`begin`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._terms: dict[str, int] = {}
        self._outlets: dict[str, int] = {}
        self._locations: dict[Location, int] = {}
        self._next: dict[tuple[str, int], int] = {}
        self._seen = -1

    def begin(self) -> None:
        """Forget what another process may have changed since."""
        (state,) = self._connection.execute("PRAGMA data_version").fetchone()
        if state != self._seen:
            self.forget()
            self._seen = state

    def forget(self) -> None:
        """Forget everything: after another process wrote, or after a transaction came to nothing."""
        self._terms.clear()
        self._outlets.clear()
        self._locations.clear()
        self._next.clear()

    def term(self, name: str) -> int:
        """Return the id of a term."""
        found = self._terms.get(name)
        if found is None:
            found = self._terms[name] = self._one("terms", ("name",), (name,))
        return found

    def outlet(self, source: SourceInfo) -> int | None:
        """Return the id of an article's outlet: its publisher, else the host of its URL; None for neither."""
        name = source.publisher or host_of(source.url)
        if not name:
            return None
        if name not in self._outlets:
            self._outlets[name] = self._one("outlets", ("name",), (name,))
        return self._outlets[name]

    def location(self, location: Location) -> int:
        """Return the id of a location."""
        found = self._locations.get(location)
        if found is None:
            columns = ("name", "geonames", "kind", "country", "lat", "lon")
            found = self._locations[location] = self._one("locations", columns, location)
        return found

    def next_id(self, table: str, day: int | None = None) -> int:
        """Return a free id, above all others of the day where ids begin with one."""
        key = (table, -1 if day is None else day)
        free = self._next.get(key)
        if free is None:
            below = "" if day is None else f"WHERE id < {first_id(day + 1)}"
            (last,) = self._connection.execute(
                f"SELECT max(id) FROM {table} {below}"  # noqa: S608  # our own names
            ).fetchone()
            free = max(last or 0, 0 if day is None else first_id(day)) + 1
        self._next[key] = free + 1
        return free

    def pass_over(self, table: str, day: int | None, used: int) -> None:
        """Give no id out that is not above ``used``, which stands in no row at the moment."""
        free = self.next_id(table, day)
        self._next[table, -1 if day is None else day] = max(free, used + 1)

    def _one(self, table: str, columns: tuple[str, ...], values: tuple[object, ...]) -> int:
        where = " AND ".join(f"{column} IS ?" for column in columns)
        row = self._connection.execute(
            f"SELECT id FROM {table} WHERE {where}",  # noqa: S608  # our own names
            values,
        ).fetchone()
        if row is None:
            marks = ", ".join("?" for _ in columns)
            row = self._connection.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) RETURNING id",  # noqa: S608
                values,
            ).fetchone()
        return int(row[0])


def reason_id(connection: sqlite3.Connection, text: str) -> int:
    """Return the id of a sentence of reason; it is made where nobody gave it before.

    Nothing is held in memory: there may be many, a judgement asks once, and looking one up takes a few microseconds.
    """
    return _known_or_new(connection, "SELECT id FROM reasons WHERE text = ?", _NEW_REASON, text)


def moment_id(connection: sqlite3.Connection, at: str) -> int:
    """Return the id of a moment at which judgements were made."""
    return _known_or_new(connection, "SELECT id FROM moments WHERE at = ?", _NEW_MOMENT, at)


_NEW_REASON = "INSERT INTO reasons (text) VALUES (?) RETURNING id"
_NEW_MOMENT = "INSERT INTO moments (at) VALUES (?) RETURNING id"


def _known_or_new(connection: sqlite3.Connection, known: str, new: str, value: str) -> int:
    row = connection.execute(known, (value,)).fetchone() or connection.execute(new, (value,)).fetchone()
    return int(row[0])


def host_of(url: str | None) -> str | None:
    """Return the host of a URL without ``www.``; None if it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
