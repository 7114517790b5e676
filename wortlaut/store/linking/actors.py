"""The same actor across articles.

An actor of a new article is compared with a few members of every group that shares a key of its names, never
with all, so that the work grows with the number of actors. Only the first of a group has keys
(``actor_keys``). A family name alone joins nobody (:mod:`~wortlaut.store.linking.likeness` says what does), and
where two groups fit it equally, it stays open.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from wortlaut.store.linking.bodies import BodyName, parse_body
from wortlaut.store.linking.given_names import compare_given
from wortlaut.store.linking.judgements import Judgement, Judging, any_parted, regroup
from wortlaut.store.linking.known import Known
from wortlaut.store.linking.likeness import Comparison, Likeness
from wortlaut.store.linking.names import PersonName, compare_families, parse_person
from wortlaut.store.linking.profiles import Profile, keys_of, look_up_keys

# Of those that share a key, the latest are looked at; of these, so many are compared in full.
_SHARING, _COMPARED = 48, 5
# Of a group, the first one and the latest.
_LATEST = 2
# How much better the best group must fit a bare family name than the next.
_MARGIN = 0.1
_MOST_SAME, _MOST_OPEN = 2, 2
_MOST_TOKENS = 8
# How well a name fits that is the same: of a body, of a person with a given name.
_CALLED_SO, _FULL_NAME = 2 * _MOST_TOKENS, 4
# What is less likely is not worth a line of the file.
_LIKELY = 0.4


def joined_with(connection: sqlite3.Connection, version: int) -> list[int]:
    """Return the versions whose actors were said to be the same as those of a version.

    Linked again once it is removed, they find their groups again.
    """
    rows = connection.execute(
        "SELECT DISTINCT other.version FROM actors"
        " JOIN (SELECT a AS one, b AS two FROM actor_judgements UNION ALL SELECT b, a FROM actor_judgements)"
        " ON one = actors.id JOIN actors AS other ON other.id = two"
        " WHERE actors.version = ?1 AND other.version <> ?1",
        (version,),
    )
    return [row[0] for row in rows]


class _Judged(Struct):
    """A group, the member that an actor was compared with best, and the outcome."""

    head: int
    member: int
    comparison: Comparison

    @property
    def likeness(self) -> Likeness:
        """The outcome, for which the articles are compared when it is first asked for."""
        return self.comparison.likeness

    @property
    def is_same(self) -> bool:
        """Say whether the two are the same."""
        return not self.comparison.is_ruled_out and self.likeness.verdict == "same"


class ActorLinker:
    """Links the actors of versions with all others; keeps what it read of them for the next ones.

    The writer that it belongs to tells it by :meth:`forget` when findings are replaced or taken back.
    """

    def __init__(self, connection: sqlite3.Connection, term: Callable[[str], int]) -> None:
        """``term`` is :meth:`~wortlaut.store.interning.Interning.term`."""
        self._connection = connection
        self._judging = Judging(connection, "actor", term)
        self._known = Known(connection)

    def forget(self) -> None:
        """Forget what was read: it may be otherwise now."""
        self._known.forget()

    def link_versions(self, versions: Iterable[int]) -> None:
        """Judge the actors of these versions; those that are linked already stay so."""
        self._known.begin()
        for version in versions:
            for identity, profile in self._known.of(version).items():
                if not self._is_linked(identity):
                    self._link(profile)

    def _is_linked(self, identity: int) -> bool:
        """Say whether an actor is in a group or stands for one; let what judgements say hold first."""
        row = self._row(identity)
        if row is None or row[0] is not None or self._has_keys(identity):
            return True
        judged = self._connection.execute(
            "SELECT 1 FROM actor_judgements JOIN terms ON terms.id = verdict AND name = 'same'"
            " WHERE a = ?1 OR b = ?1 LIMIT 1",
            (identity,),
        ).fetchone()
        if judged is None:
            return False
        # Whoever stood for its group is gone, or was read again: another one stands for it now.
        regroup(self._connection, "actor", [identity])
        row = self._row(identity)
        self._put_keys(identity if row is None or row[0] is None else row[0])
        return True

    def _link(self, profile: Profile) -> None:
        judged: list[_Judged] = []
        is_found = False
        for head, fit in self._candidates(profile):
            if is_found and fit < _CALLED_SO:
                break
            if found := self._judge(profile, head):
                judged.append(found)
                is_found |= fit >= _CALLED_SO and found.is_same
        judgements = list(_chosen(profile, judged, self._are_parted))
        self._judging.put(judgements)
        self._judging.regroup()
        row = self._row(profile.id)
        if row is not None and row[0] is None:
            self._put_keys(profile.id)

    def _are_parted(self, one: int, other: int) -> bool:
        return any_parted(self._connection, "actor", {one, other})

    def _judge(self, profile: Profile, head: int) -> _Judged | None:
        """Compare an actor with a group; what is said of one member to rule it out holds for all.

        Nothing of the articles is compared with a group that is ruled out. Else the latest come first, so that the
        links of a large group do not all hang on its first, and no further member is asked when one decides.
        """
        members = self._members(head)
        if any(version == profile.setting.version for _, version in members):
            return None  # the article itself says that they are two
        begun: list[_Judged] = []
        for identity, version in members:
            member = self._known.one(identity, version)
            if member is not None:
                begun.append(_Judged(head, identity, Comparison(profile, member)))
                if begun[-1].comparison.is_ruled_out:
                    return begun[-1]
        best: _Judged | None = None
        for one in sorted(begun, key=lambda one: -one.member):
            if one.likeness.verdict != "unsure":
                return one
            if best is None or (one.likeness.score, one.member) > (best.likeness.score, best.member):
                best = one
        return best

    def _candidates(self, profile: Profile) -> list[tuple[int, int]]:
        """Return the first of each group that shares a key and may be called as the actor, and how well that fits.

        What shares no more than a key is not looked at where somebody of the full name is there.
        """
        found: dict[int, int] = {}
        for key in look_up_keys(profile):
            rows = self._connection.execute(
                "SELECT coalesce(actors.same_as, actors.id), actors.name, actors.country FROM actor_keys"
                " JOIN actors ON actors.id = actor WHERE actor_keys.key = ? ORDER BY actor DESC LIMIT ?",
                (hashed(key), _SHARING),
            )
            for head, name, country in rows:
                if head != profile.id and (fit := _fit(profile, name, country)):
                    found[head] = max(found.get(head, 0), fit)
        is_known = profile.kind == "person" and max(found.values(), default=0) >= _FULL_NAME
        order = sorted(found.items(), key=lambda each: (-each[1], -each[0]))
        return [each for each in order if each[1] > 1 or not is_known][:_COMPARED]

    def _members(self, head: int) -> list[tuple[int, int]]:
        """Return the ids of the first of a group and of its latest, and their versions."""
        return self._connection.execute(
            # The latest are found in the index alone: a group may have thousands of rows.
            "SELECT id, version FROM actors WHERE id = ?1 OR id IN"
            " (SELECT id FROM actors WHERE same_as = ?1 ORDER BY id DESC LIMIT ?2) ORDER BY id <> ?1, id DESC",
            (head, _LATEST),
        ).fetchall()

    def _row(self, identity: int) -> tuple[int | None, int] | None:
        row: tuple[int | None, int] | None = self._connection.execute(
            "SELECT same_as, version FROM actors WHERE id = ?", (identity,)
        ).fetchone()
        return row

    def _has_keys(self, identity: int) -> bool:
        query = "SELECT 1 FROM actor_keys WHERE actor = ? LIMIT 1"
        return self._connection.execute(query, (identity,)).fetchone() is not None

    def _put_keys(self, identity: int) -> None:
        row = self._row(identity)
        profile = None if row is None else self._known.one(identity, row[1])
        if profile is not None:
            self._connection.executemany(
                "INSERT OR IGNORE INTO actor_keys VALUES (?, ?)",
                [(hashed(key), identity) for key in keys_of(profile)],
            )


def hashed(key: str) -> int:
    """Return a key as ``actor_keys`` holds it."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


def _fit(profile: Profile, name: str, country: str | None) -> int:
    """Return how well a name may be the actor's, 0 for not at all: what costs nothing is asked first."""
    if profile.kind != "person":
        return _body_fits(profile, name) + bool(country and country == profile.country)
    other = parse_person(name)
    if other is None:
        return 0
    fits = max(_names_fit(own, other) for own in profile.names)
    return fits and fits + bool(country and country == profile.country)


def _body_fits(profile: Profile, name: str) -> int:
    """Return how much of a name a body's own names share; 1 where nothing, since abbreviations share none."""
    other = parse_body(name)
    if other is None:
        return 1
    shared = max(len(other.tokens & own.tokens) for own in profile.bodies)
    return 2 * shared + (_CALLED_SO if any(_is_called(own, other) for own in profile.bodies) else 1)


def _is_called(own: BodyName, other: BodyName) -> bool:
    return own.folded == other.folded or bool(own.known and own.known == other.known)


def _names_fit(own: PersonName, other: PersonName) -> int:
    # A married or a stage name is known by its key alone, and may look like another's.
    if compare_families(own, other) == "different":
        return 1
    given = compare_given(own, other)
    return {"different": 0, "missing": 2, "initial": 2}.get(given, _FULL_NAME)


def _chosen(
    profile: Profile, judged: Sequence[_Judged], are_parted: Callable[[int, int], bool]
) -> Iterator[Judgement]:
    """Yield what is worth storing of an actor's comparisons.

    Who is the same as two that were told apart is the one that fits better: to call them all the same would only let
    their groups be worked out anew each time.
    """
    likely = [one for one in judged if not one.comparison.is_ruled_out and one.likeness.verdict != "not_same"]
    order = sorted(likely, key=lambda one: (-one.likeness.score, -one.member))
    same = [one for one in order if one.likeness.verdict == "same"]
    if len(same) > 1 and _is_open(same):
        for one in same[:_MOST_OPEN]:
            yield _judgement(profile, one, "another one fits as well")
        return
    for one in same[:_MOST_SAME]:
        other = one is not same[0] and are_parted(same[0].head, one.head)
        yield _judgement(profile, one, "another one fits better" if other else "")
    unsure = (one for one in order if one.likeness.verdict == "unsure" and one.likeness.score >= _LIKELY)
    apart = (one for one in judged if one not in likely and one.comparison.says_something)
    for found in (next(unsure, None), max(apart, key=lambda one: one.member, default=None)):
        if found is not None:
            yield _judgement(profile, found)


def _is_open(same: Sequence[_Judged]) -> bool:
    """Say whether an actor without a full name fits two groups equally."""
    first, second = same[0].likeness, same[1].likeness
    bare = "missing_given" in first.relation or "initial_given" in first.relation
    return bare and first.score - second.score < _MARGIN


def _judgement(profile: Profile, judged: _Judged, doubt: str = "") -> Judgement:
    likeness = judged.likeness
    return Judgement(
        a=profile.id,
        b=judged.member,
        verdict="unsure" if doubt else likeness.verdict,
        relation=likeness.relation,
        score=likeness.score,
        reason=f"{likeness.reason[:-1]}; {doubt}." if doubt else likeness.reason,
    )
