"""Who belongs to a dossier, and why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from wortlaut.store.dossiers.file import ActorEntry, Dossier, folded_name

Groups = dict[int, int]
"""Of groups of actors who are judged the same (by their first), the entry of the dossier that they are."""


class Seen(Struct, frozen=True):
    """An actor of an article, as it is compared with those of a dossier."""

    id: int
    key: str
    group: int
    names: tuple[str, ...]


class Belongs(Struct, frozen=True):
    """That an actor of an article is one of the dossier's, by its number there."""

    entry: int
    reason: str


class Cast:
    """The actors of a dossier by their names."""

    def __init__(self, dossier: Dossier) -> None:
        self.entries: tuple[ActorEntry, ...] = dossier.actors
        self.full: dict[str, int] = {}
        self.short: dict[str, int] = {}
        for number, actor in enumerate(dossier.actors):
            self.full.update({folded_name(name): number for name in (actor.name, *actor.aliases)})
            self.short.update({folded_name(name): number for name in actor.short})
        # Nothing is left of a name that was blanked.
        self.full.pop("", None)
        self.short.pop("", None)

    def groups(self, connection: sqlite3.Connection) -> Groups:
        """Return the groups of all who bear a full name, as it is written in the dossier."""
        found: Groups = {}
        for number, actor in enumerate(self.entries):
            for name in (actor.name, *actor.aliases):
                for (group,) in connection.execute(
                    "SELECT DISTINCT coalesce(same_as, id) FROM actors WHERE name = ?", (name,)
                ):
                    found[group] = min(number, found.get(group, number))
        return found

    def by_itself(self, names: Iterable[str]) -> Belongs | None:
        """Return whom a full name of an actor makes it."""
        for name in names:
            entry = self.full.get(folded_name(name))
            if entry is not None:
                return Belongs(entry, f"called “{name}”")
        return None

    def by_short(self, names: Iterable[str]) -> Belongs | None:
        """Return whom a name that many bear makes an actor, in an article of the matter."""
        for name in names:
            entry = self.short.get(folded_name(name))
            if entry is not None:
                return Belongs(entry, f"called “{name}” where others of the dossier are named in full")
        return None

    def among(self, seen: Iterable[Seen], groups: Groups) -> dict[int, Belongs]:
        """Return which of an article's actors belong to the dossier."""
        seen = list(seen)
        found: dict[int, Belongs] = {}
        for each in seen:
            belongs = self.by_itself(each.names)
            if belongs is None and each.group in groups:
                entry = groups[each.group]
                belongs = Belongs(entry, f"judged the same as {self.entries[entry].name}")
            if belongs is not None:
                found[each.id] = belongs
        named = {each.entry for each in found.values()}
        for each in seen:
            short = None if each.id in found else self.by_short(each.names)
            if short is not None and named - {short.entry}:
                found[each.id] = short
        return found


def seen_in(connection: sqlite3.Connection, version: int) -> list[Seen]:
    """Return the actors of a version."""
    rows = connection.execute(
        "SELECT id, key, coalesce(same_as, id), name, aliases FROM actors WHERE version = ? ORDER BY number",
        (version,),
    )
    return [
        Seen(identity, key, group, names_of(name, aliases)) for identity, key, group, name, aliases in rows
    ]


def names_of(name: str, aliases: str | None) -> tuple[str, ...]:
    """Return all names of an actor's row."""
    return (name, *json.loads(aliases)) if aliases else (name,)
