"""Profiles of actors in the file: read with as little as they need, and kept from one transaction to the next."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict, defaultdict
from typing import Any

import msgspec
from msgspec import Struct

from wortlaut.records import Actor, Mention, Place, Role
from wortlaut.store.days import UNDATED, day_of
from wortlaut.store.linking.profiles import Profile, Told, profiles

_KEPT = 1_000
_NAMES = msgspec.json.Decoder(tuple[str, ...])
_ARTICLE = """
SELECT coalesce(articles.same_as, articles.id), versions.published, terms.name, text
FROM versions JOIN articles ON articles.id = article LEFT JOIN terms ON terms.id = versions.language
WHERE versions.id = ?
"""
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


class _Kept(Struct):
    """What is known of a version, and when it was last made sure that its article is of the same copies still."""

    article: int
    profiles: dict[int, Profile]
    seen: int


class Known:
    """The profiles of versions, each read once and kept while it is in use and nothing of it can have changed.

    What it holds is true within a linking that began with :meth:`begin`, until :meth:`forget`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._versions: OrderedDict[int, _Kept] = OrderedDict()
        self._terms: dict[int, str] = {}
        self._moment = 0

    def begin(self) -> None:
        """Let it be looked up once more which articles are copies of which: that changes without their texts."""
        self._moment += 1

    def forget(self) -> None:
        """Forget everything: what is stored may have been replaced or taken back."""
        self._versions.clear()
        self._terms.clear()

    def one(self, identity: int, version: int) -> Profile | None:
        """Return the profile of an actor of a version; None if it has none."""
        return self.of(version).get(identity)

    def of(self, version: int) -> dict[int, Profile]:
        """Return the profiles of a version by actor; raises ``LookupError`` for none."""
        kept = self._versions.get(version)
        if kept is not None and kept.seen != self._moment:
            row = self._connection.execute(_FIRST, (version,)).fetchone()
            if row is None or row[0] != kept.article:
                kept = None
            else:
                kept.seen = self._moment
        if kept is None:
            told = self._told(version)
            made = {profile.id: profile for profile in profiles(told)}
            kept = self._versions[version] = _Kept(told.article, made, self._moment)
            while len(self._versions) > _KEPT:
                self._versions.popitem(last=False)
        self._versions.move_to_end(version)
        return kept.profiles

    def _told(self, version: int) -> Told:
        row = self._connection.execute(_ARTICLE, (version,)).fetchone()
        if row is None:
            raise LookupError(f"no version {version}")
        article, published, language, text = row
        day = day_of(published)
        actors = self._actors(version)
        keys = [actor.id for _, actor in actors]
        return Told(
            version=version, article=article, day=0 if day == UNDATED else day, language=language or "de",
            text=text, actors=actors, mentions=self._mentions(version, keys), places=self._places(version),
        )  # fmt: skip

    def _actors(self, version: int) -> list[tuple[int, Actor]]:
        roles: dict[int, list[Role]] = defaultdict(list)
        for actor, start, end, text in self._connection.execute(_ROLES, (version,)):
            roles[actor].append(Role(text=text, start=start, end=end))
        return [
            (
                identity,
                Actor(
                    id=key, name=name, kind=self._term(kind), country=country, roles=tuple(roles[identity]),
                    aliases=_NAMES.decode(aliases) if aliases else (),
                ),
            )
            for identity, key, name, kind, country, aliases in self._connection.execute(_ACTORS, (version,))
        ]  # fmt: skip

    def _mentions(self, version: int, keys: list[str]) -> list[Mention]:
        return [
            Mention(start=start, end=end, kind=self._term(kind), form=self._term(form), actor=keys[actor])
            for start, end, kind, form, actor in self._connection.execute(_MENTIONS, (version,))
        ]

    def _places(self, version: int) -> list[Place]:
        return [
            Place(
                start=start, end=end, name=name, geonames=geonames, kind=self._term(kind), country=country,
                lat=lat, lon=lon, reason=self._term(reason),
            )
            for start, end, name, geonames, kind, country, lat, lon, reason in self._connection.execute(
                _PLACES, (version,)
            )
        ]  # fmt: skip

    def _term(self, identity: int) -> Any:
        if identity not in self._terms:
            self._terms.update(self._connection.execute("SELECT id, name FROM terms"))
        return self._terms.get(identity, f"no term {identity}")
