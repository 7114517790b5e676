"""Rows as the record that they came from: the way back of :mod:`wortlaut.store.rows`."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct, structs

from wortlaut.errors import StoreDamaged
from wortlaut.records import (
    Actor,
    Event,
    Figure,
    Mention,
    Part,
    Place,
    Record,
    Role,
    SourceInfo,
    Statement,
    Time,
)
from wortlaut.spans import Span
from wortlaut.store.rows import COLUMNS, Row, sentences_of

_Lists = dict[tuple[int, str], tuple[str, ...]]

FINDINGS = ("mentions", "actors", "statements", "events", "times", "places", "figures")
"""What a reading finds: what a correction may change."""
_MOST_BYTES = 256 << 20


class _Findings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the program found, as it is kept beside a corrected reading."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]


class RecordReader:
    """Reads records out of an open file; raises ``msgspec.ValidationError`` where a value is none of the format."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[int, str] = {}

    def record(self, version: int) -> Record:
        """Return the record of a version, exactly as it was stored; raises ``LookupError`` for none."""
        head = self._connection.execute(
            "SELECT text, sentences FROM versions WHERE id = ?", (version,)
        ).fetchone()
        if head is None:
            raise LookupError(f"no version {version}")
        text, sentences = head
        return Record(
            source=self.source(version),
            text=text,
            parts=tuple(self.parts(version)),
            sentences=sentences_of(sentences),
            **self._findings(version),
        )

    def found(self, version: int) -> Record:
        """Return the record of a version as the program read it, before any person corrected it.

        Raises :class:`~wortlaut.errors.StoreDamaged` if that cannot be given back.
        """
        record = self.record(version)
        row = self._connection.execute("SELECT found FROM readings WHERE version = ?", (version,)).fetchone()
        if row is None:
            return record
        try:
            written = zlib.decompressobj().decompress(row[0], _MOST_BYTES)
            return structs.replace(record, **structs.asdict(msgspec.json.decode(written, type=_Findings)))
        except (zlib.error, ValueError) as error:
            raise StoreDamaged(
                f"what the program found in version {version} cannot be given back ({error});"
                " wortlaut reread --all reads it again"
            ) from error

    def source(self, version: int) -> SourceInfo:
        """Return what is known of the article of a version."""
        row = self._connection.execute(
            "SELECT coalesce(source, key), versions.title, versions.published, published_from, url, publisher, author, language"
            " FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?",
            (version,),
        ).fetchone()
        if row is None:
            raise LookupError(f"no version {version}")
        source, title, published, published_from, url, publisher, author, language = row
        info = {
            "id": source, "title": title, "published": published, "published_from": self._term(published_from),
            "url": url, "publisher": publisher, "author": author, "language": self._term(language),
        }  # fmt: skip
        return msgspec.convert(info, SourceInfo)

    def _findings(self, version: int) -> dict[str, Any]:
        actors = dict(self._actors(version))
        names = [actor.id for actor in actors.values()]
        statements = dict(self._statements(version))
        keys = {identity: statement.id for identity, statement in statements.items()}
        return {
            "mentions": tuple(self._mentions(version, names)),
            "actors": tuple(actors.values()),
            "statements": tuple(statements.values()),
            "events": tuple(self._events(version, keys)),
            "times": tuple(self._times(version)),
            "places": tuple(self._places(version)),
            "figures": tuple(self._figures(version, keys)),
        }

    def _rows(self, table: str, version: int) -> Iterator[Row]:
        columns = ", ".join(f'"{name}"' for name in COLUMNS[table])
        yield from self._connection.execute(
            f"SELECT {columns} FROM {table} WHERE version = ? ORDER BY number",  # noqa: S608  # our own names
            (version,),
        )

    def _term(self, identity: int | None) -> Any:
        if identity is None:
            return None
        if identity not in self._names:
            # Terms are few and never change; all are taken at once.
            self._names.update(self._connection.execute("SELECT id, name FROM terms"))
        return self._names.get(identity, f"no term {identity}")

    def parts(self, version: int) -> Iterator[Part]:
        """Yield the parts of a version."""
        for _, _, start, end, kind, repeats, author, handle, published, url in self._rows("parts", version):
            said = {"author": author, "handle": handle, "published": published, "url": url}
            fields = {"start": start, "end": end, "kind": self._term(kind), "repeats": repeats}
            yield msgspec.convert(fields | {k: v for k, v in said.items() if v is not None}, Part)

    def _actors(self, version: int) -> Iterator[tuple[int, Actor]]:
        roles = defaultdict(list)
        for actor, start, end, text in self._connection.execute(
            'SELECT actor, start, "end", text FROM roles WHERE actor IN (SELECT id FROM actors WHERE version = ?)'
            " ORDER BY actor, number",
            (version,),
        ):
            roles[actor].append(Role(text=text, start=start, end=end))
        for identity, _, _, key, name, kind, country, aliases in self._rows("actors", version):
            fields = {
                "id": key, "name": name, "kind": self._term(kind), "country": country,
                "roles": tuple(roles[identity]),
                "aliases": msgspec.json.decode(aliases, type=tuple[str, ...]) if aliases else (),
            }  # fmt: skip
            yield identity, msgspec.convert(fields, Actor)

    def _mentions(self, version: int, actors: list[str]) -> Iterator[Mention]:
        for _, _, start, end, kind, form, actor in self._rows("mentions", version):
            fields = {
                "start": start, "end": end, "kind": self._term(kind), "form": self._term(form),
                "actor": None if actor is None else actors[actor],
            }  # fmt: skip
            yield msgspec.convert(fields, Mention)

    def _parties(self, table: str, owner: str, version: int) -> _Lists:
        """Return the keys of the actors of every statement or event, by its id and the part they have."""
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for identity, part, key in self._connection.execute(
            f"SELECT {owner}, part, actors.key FROM {table} JOIN actors ON actors.id = actor"  # noqa: S608
            f" WHERE {owner} IN (SELECT id FROM {owner}s WHERE version = ?) ORDER BY 1, 2, {table}.number",
            (version,),
        ):
            found[identity, self._term(part)].append(key)
        return {place: tuple(keys) for place, keys in found.items()}

    def _statements(self, version: int) -> Iterator[tuple[int, Statement]]:
        parties = self._parties("statement_actors", "statement", version)
        rows = list(self._rows("statements", version))
        keys = {row[0]: row[1] for row in rows}
        for identity, key, _, _, type_, medium, act, status, score, inside, *spans in rows:
            quote, speaker, cue, frame, addressee = map(_spans, spans)
            fields = {
                "id": key, "type": self._term(type_), "medium": self._term(medium), "act": self._term(act),
                "status": self._term(status), "score": score, "quote": quote, "speaker": speaker, "cue": cue,
                "inside": None if inside is None else keys.get(inside, f"no statement {inside}"),
                "frame": frame, "addressee": addressee,
                "speaker_actors": parties.get((identity, "speaker"), ()),
                "addressee_actors": parties.get((identity, "addressee"), ()),
            }  # fmt: skip
            yield identity, msgspec.convert(fields, Statement)

    def _times(self, version: int) -> Iterator[Time]:
        for _, _, start, end, type_, value, mod, begin, finish, vague in self._rows("times", version):
            fields = {
                "start": start, "end": end, "type": self._term(type_), "value": value, "mod": self._term(mod),
                "begin": begin, "finish": finish, "vague": bool(vague),
            }  # fmt: skip
            yield msgspec.convert(fields, Time)

    def _places(self, version: int) -> Iterator[Place]:
        for start, end, name, geonames, kind, country, lat, lon, reason in self._connection.execute(
            'SELECT start, "end", name, geonames, kind, country, lat, lon, reason FROM places'
            " JOIN locations ON locations.id = location WHERE version = ? ORDER BY number",
            (version,),
        ):
            fields = {
                "start": start, "end": end, "name": name, "geonames": geonames, "kind": self._term(kind),
                "country": country, "lat": lat, "lon": lon, "reason": self._term(reason),
            }  # fmt: skip
            yield msgspec.convert(fields, Place)

    def _figures(self, version: int, statements: dict[int, str]) -> Iterator[Figure]:
        for _, _, _, start, end, value, high, unit, bound, of_start, of_end, statement in self._rows(
            "figures", version
        ):
            fields = {
                "start": start, "end": end, "value": value, "high": high, "unit": self._term(unit),
                "bound": self._term(bound), "of": None if of_start is None else Span(of_start, of_end),
                "statement": statements.get(statement),
            }  # fmt: skip
            yield msgspec.convert(fields, Figure)

    def _events(self, version: int, statements: dict[int, str]) -> Iterator[Event]:
        parties = self._parties("event_actors", "event", version)
        for row in self._rows("events", version):
            identity, key, _, _, type_, mode, cameo, status, score, start, end, place, time = row[:13]
            statement, actor_spans, recipient_spans = row[13:]
            fields = {
                "id": key, "type": self._term(type_), "mode": self._term(mode), "cameo": self._term(cameo),
                "status": self._term(status), "score": score, "trigger": Span(start, end), "place": place,
                "time": time, "statement": statements.get(statement),
                "actor_spans": _spans(actor_spans), "recipient_spans": _spans(recipient_spans),
                "actors": parties.get((identity, "actor"), ()),
                "recipients": parties.get((identity, "recipient"), ()),
            }  # fmt: skip
            yield msgspec.convert(fields, Event)


_SPANS = msgspec.json.Decoder(tuple[Span, ...])


def _spans(written: str | None) -> tuple[Span, ...]:
    return _SPANS.decode(written) if written else ()
