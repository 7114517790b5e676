"""Profiles of actors in the file: read with as little as they need, and kept from one transaction to the next."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict, defaultdict
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from wortlaut.records import Actor, Language, Mention, Place, Role
from wortlaut.store.days import UNDATED, day_of
from wortlaut.store.linking.profiles import ArticleProfiles, Profile

_KEPT = 8_000
_NAMES = msgspec.json.Decoder(tuple[str, ...])
_VERSION = """
SELECT coalesce(articles.same_as, articles.id), versions.published, versions.language
FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?
"""
_TEXT = "SELECT text FROM versions WHERE id = ?"
_FIRST = "SELECT coalesce(same_as, articles.id) FROM versions JOIN articles ON articles.id = article WHERE versions.id = ?"
_ACTORS = "SELECT id, key, name, kind, country, aliases FROM actors WHERE version = ? ORDER BY number"
_ROLES = (
    'SELECT actor, roles.start, roles."end", text FROM actors JOIN roles ON actor = actors.id WHERE version = ?'
    " ORDER BY actor, roles.number"
)
_MENTIONS = 'SELECT start, "end", kind, form, actor FROM mentions WHERE version = ? AND actor IS NOT NULL ORDER BY number'
_PLACES = (
    'SELECT start, "end", name, geonames, kind, country, lat, lon, reason FROM places'
    " JOIN locations ON locations.id = location WHERE version = ? ORDER BY number"
)


class Terms:
    """The names of a file's terms; those that are added are looked up when one is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[int, str] = {}

    def name(self, identity: int) -> Any:
        """Return the name of a term; Any, since what it is one of is up to the column."""
        if identity not in self._names:
            self._names.update(self._connection.execute("SELECT id, name FROM terms"))
        return self._names.get(identity, f"no term {identity}")

    def forget(self) -> None:
        """Forget everything: what is stored may have been taken back."""
        self._names.clear()


class ToldInFile:
    """What a version in the file tells, each part read when it is first asked for."""

    def __init__(self, connection: sqlite3.Connection, terms: Terms, version: int) -> None:
        """Raises ``LookupError`` if there is no such version."""
        self._connection, self._terms = connection, terms
        row = connection.execute(_VERSION, (version,)).fetchone()
        if row is None:
            raise LookupError(f"no version {version}")
        day = day_of(row[1])
        self.version = version
        self.article: int = row[0]
        self.day = 0 if day == UNDATED else day
        self.language: Language = "de" if row[2] is None else terms.name(row[2])

    def lighten(self) -> None:
        """Let go of what was read: it is read again if somebody asks for it."""
        for part in ("text", "actors", "mentions", "places"):
            self.__dict__.pop(part, None)

    @cached_property
    def text(self) -> str:
        """The text of the version."""
        (text,) = self._connection.execute(_TEXT, (self.version,)).fetchone()
        return str(text)

    @cached_property
    def actors(self) -> list[tuple[int, Actor]]:
        """The actors with their ids in the file."""
        roles: dict[int, list[Role]] = defaultdict(list)
        for actor, start, end, text in self._connection.execute(_ROLES, (self.version,)):
            roles[actor].append(Role(text=text, start=start, end=end))
        term = self._terms.name
        return [
            (
                identity,
                Actor(
                    id=key, name=name, kind=term(kind), country=country,
                    roles=tuple(roles[identity]) if identity in roles else (),
                    aliases=_NAMES.decode(aliases) if aliases else (),
                ),
            )
            for identity, key, name, kind, country, aliases in self._connection.execute(_ACTORS, (self.version,))
        ]  # fmt: skip

    @cached_property
    def mentions(self) -> list[Mention]:
        """Where actors are mentioned."""
        keys = [actor.id for _, actor in self.actors]
        term = self._terms.name
        return [
            Mention(start=start, end=end, kind=term(kind), form=term(form), actor=keys[actor])
            for start, end, kind, form, actor in self._connection.execute(_MENTIONS, (self.version,))
        ]

    @cached_property
    def places(self) -> list[Place]:
        """Where places are named."""
        term = self._terms.name
        return [
            Place(
                start=start, end=end, name=name, geonames=geonames, kind=term(kind), country=country,
                lat=lat, lon=lon, reason=term(reason),
            )
            for start, end, name, geonames, kind, country, lat, lon, reason in self._connection.execute(
                _PLACES, (self.version,)
            )
        ]  # fmt: skip


class _Kept(Struct):
    """What is known of a version, and when it was last made sure that its article is of the same copies still."""

    told: ToldInFile
    profiles: ArticleProfiles
    seen: int


class Known:
    """The profiles of versions, each read once and kept while it is in use and nothing of it can have changed.

    What it holds is true within a linking that began with :meth:`begin`, until :meth:`forget`. Of what was read for
    an earlier linking only the outcome is kept: texts and mentions are read again if more is asked of them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._versions: OrderedDict[int, _Kept] = OrderedDict()
        self._heavy: list[_Kept] = []
        self._terms = Terms(connection)
        self._moment = 0

    def begin(self) -> None:
        """Let it be looked up once more which articles are copies of which: that changes without their texts."""
        self._moment += 1
        for kept in self._heavy:
            kept.told.lighten()
            kept.profiles.lighten()
        self._heavy.clear()

    def forget(self) -> None:
        """Forget everything: what is stored may have been replaced or taken back."""
        self._versions.clear()
        self._heavy.clear()
        self._terms.forget()

    def one(self, identity: int, version: int) -> Profile | None:
        """Return the profile of an actor of a version; None if it has none."""
        return self._of(version).of(identity)

    def of(self, version: int) -> dict[int, Profile]:
        """Return the profiles of a version by actor; raises ``LookupError`` for none."""
        return self._of(version).every()

    def _of(self, version: int) -> ArticleProfiles:
        kept = self._versions.get(version)
        if kept is not None and kept.seen != self._moment:
            row = self._connection.execute(_FIRST, (version,)).fetchone()
            if row is None or row[0] != kept.told.article:
                kept = None
            else:
                kept.seen = self._moment
                self._heavy.append(kept)
        if kept is None:
            told = ToldInFile(self._connection, self._terms, version)
            kept = self._versions[version] = _Kept(told, ArticleProfiles(told), self._moment)
            self._heavy.append(kept)
            while len(self._versions) > _KEPT:
                self._versions.popitem(last=False)
        self._versions.move_to_end(version)
        return kept.profiles
