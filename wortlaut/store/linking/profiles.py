"""What an article says of each of its actors that helps to know them again in another article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Protocol

from msgspec import Struct, structs

from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.records import Actor, Language, Mention, Place
from wortlaut.store.linking.beside import Beside
from wortlaut.store.linking.bodies import (
    BodyName,
    keys_of_body,
    needs_country,
    parse_body,
    without_other_bodies,
)
from wortlaut.store.linking.given_names import first_letters
from wortlaut.store.linking.names import (
    PersonName,
    families,
    is_given_alone,
    is_office_alone,
    keys_of_person,
    parse_person,
    romanised,
    skeleton,
)
from wortlaut.store.linking.offices import Office
from wortlaut.store.linking.setting import Setting

_MOST_COMPANY = 40


class Profile:
    """One actor of one article. ``names`` and ``bodies`` hold what it is called, the fullest first.

    What stands beside its names is read when it is first asked for: most actors of an article are never compared
    with anybody.
    """

    def __init__(
        self, identity: int, actor: Actor, beside: Beside, setting: Setting,
        *, names: tuple[PersonName, ...] = (), bodies: tuple[BodyName, ...] = (),
    ) -> None:  # fmt: skip
        self.id, self.kind, self.name = identity, actor.kind, actor.name
        self.names, self.bodies = names, bodies
        self._actor, self._beside = actor, beside
        self.setting = setting
        """What all actors of the article share."""
        self._is_person = actor.kind == "person"

    @property
    def company(self) -> frozenset[str]:
        """Who else is named in the article."""
        return frozenset().union(
            *[names for actor, names in self.setting.company.items() if actor != self.id]
        )

    @property
    def gender(self) -> str:
        """What titles, roles or the given name tell."""
        return self._gender[0]

    @property
    def gender_told(self) -> bool:
        """Whether more than the given name tells the gender."""
        return self._gender[1]

    @cached_property
    def _gender(self) -> tuple[str, bool]:
        return self._beside.gender(self.names) if self._is_person else ("u", False)

    @cached_property
    def country(self) -> str:
        """The country of an actor, of its office or of a body; empty where nothing tells it."""
        named = self.offices if self._is_person else self.bodies
        told = next((one.country for one in named if one.country), "")
        return self._actor.country or told or self._beside.country()

    @cached_property
    def callings(self) -> frozenset[str]:
        """What somebody is said to do."""
        return self._beside.callings() if self._is_person else frozenset()

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """The offices that somebody is said to hold."""
        return tuple(dict.fromkeys(self._beside.offices())) if self._is_person else ()

    @cached_property
    def ties(self) -> frozenset[str]:
        """The parties, bodies and places that stand beside a name or office; the town of a body."""
        return self._beside.ties() if self._is_person else self._beside.seat()

    @cached_property
    def kin(self) -> bool:
        """Whether relatives are spoken of near the name."""
        return self._is_person and self._beside.speaks_of("kin")

    @cached_property
    def changed(self) -> bool:
        """Whether what somebody was before is spoken of near the name."""
        return bool(self.offices or self.callings) and self._beside.speaks_of("change")

    @cached_property
    def born(self) -> int:
        """The year that an age gives; 0 for none."""
        return self._beside.born() if self._is_person else 0

    @cached_property
    def peerages(self) -> frozenset[str]:
        """The names of a peer's titles."""
        return self._beside.peerages() if self._is_person else frozenset()

    @cached_property
    def has_died(self) -> bool:
        """Whether the article tells of the death."""
        return self._is_person and self._beside.has_died()

    @cached_property
    def described(self) -> frozenset[str]:
        """The nouns right beside a name for what somebody is."""
        return self._beside.described() if self._is_person else frozenset()

    @property
    def pronoun_gender(self) -> str:
        """What the pronouns for somebody tell."""
        return self._beside.pronoun_gender()

    @property
    def handles(self) -> frozenset[str]:
        """Its names in networks."""
        aliases = self._actor.aliases if self._is_person else ()
        return frozenset(alias.lower() for alias in aliases if alias.startswith("@"))


class Telling(Protocol):
    """What profiles are made from: an article's words and what was found in it."""

    @property
    def version(self) -> int: ...  # noqa: D102  # as they are called
    @property
    def article(self) -> int: ...  # noqa: D102
    @property
    def day(self) -> int: ...  # noqa: D102
    @property
    def language(self) -> Language: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def actors(self) -> Sequence[tuple[int, Actor]]: ...  # noqa: D102
    @property
    def mentions(self) -> Sequence[Mention]: ...  # noqa: D102
    @property
    def places(self) -> Sequence[Place]: ...  # noqa: D102


class Told(Struct, frozen=True, kw_only=True):
    """An article's words and what was found in it, as far as profiles are made from it."""

    version: int
    article: int
    day: int
    language: Language
    text: str
    actors: Sequence[tuple[int, Actor]]
    mentions: Sequence[Mention]
    places: Sequence[Place]


class ArticleProfiles:
    """An article with the profiles of its actors: not of groups, nor of mere descriptions."""

    def __init__(self, told: Telling) -> None:
        """``told`` may read what it tells when it is asked."""
        self._told = told
        self._every: dict[int, Profile] | None = None
        self._kept: dict[int, Profile | None] = {}
        self._mentions: dict[str | None, list[Mention]] | None = None
        self.setting = Setting(told, self._own_names, self._company)

    def every(self) -> dict[int, Profile]:
        """Return the profiles of all that may be known again, by actor."""
        if self._every is None:
            made = ((identity, self._made(identity, actor)) for identity, actor in self._told.actors)
            self._every = {identity: one for identity, one in made if one is not None}
        return self._every

    def of(self, identity: int) -> Profile | None:
        """Return the profile of an actor, None if it has none."""
        if identity not in self._kept:
            if self._every is None:
                actor = next((actor for each, actor in self._told.actors if each == identity), None)
                self._kept[identity] = None if actor is None else self._profile(identity, actor)
            else:
                self._kept[identity] = self._every.get(identity)
        return self._kept[identity]

    def lighten(self) -> None:
        """Let go of the profiles that nobody asked for by themselves."""
        self._every = self._mentions = None

    def _own_names(self) -> list[str]:
        return [actor.name for _, actor in self._named()]

    def _company(self) -> dict[int, tuple[str, ...]]:
        return {identity: _company_names(actor) for identity, actor in islice(self._named(), _MOST_COMPANY)}

    def _named(self) -> Iterator[tuple[int, Actor]]:
        """Yield those that are called by a name, whose profiles need not be made for that."""
        for identity, actor in self._told.actors:
            if actor.kind == "place" or (
                actor.kind in ("person", "organization") and _is_named(self._mentions_of(actor))
            ):
                yield identity, actor

    def _made(self, identity: int, actor: Actor) -> Profile | None:
        return self._kept[identity] if identity in self._kept else self._profile(identity, actor)

    def _mentions_of(self, actor: Actor) -> Sequence[Mention]:
        if self._mentions is None:
            self._mentions = defaultdict(list)
            for each in self._told.mentions:
                self._mentions[each.actor].append(each)
        return self._mentions.get(actor.id, ())

    def _profile(self, identity: int, actor: Actor) -> Profile | None:
        if actor.kind not in ("person", "organization", "place"):
            return None
        mentions = self._mentions_of(actor)
        named = actor.kind == "place" or _is_named(mentions)
        if actor.kind == "person" and not named:
            return None
        beside = Beside(self._told, actor, mentions)
        if actor.kind == "person":
            names = (*_names(actor, beside.generation()), *beside.other_names())
            return Profile(identity, actor, beside, self.setting, names=names) if names else None
        bodies = _bodies((*_called(actor), *beside.letters(), *beside.long_forms()))
        made = Profile(identity, actor, beside, self.setting, bodies=bodies)
        return made if bodies and (named or _says_which(made)) else None


def profiles(told: Telling) -> list[Profile]:
    """Return the profiles of all actors that may be known again: not of groups, nor of mere descriptions."""
    return list(ArticleProfiles(told).every().values())


def keys_of(profile: Profile) -> tuple[str, ...]:
    """Return the keys under which an actor is found."""
    if profile.kind != "person":
        return look_up_keys(profile)
    keys = [f"@{handle}" for handle in sorted(profile.handles)]
    for name in profile.names:
        for sound in keys_of_person(name):
            keys += [f"p{sound}", *(f"p{sound}|{letter}" for letter in _letters(name))]
        keys += _bare_keys(name)
    return tuple(dict.fromkeys(keys))


def look_up_keys(profile: Profile) -> tuple[str, ...]:
    """Return the keys under which all that may be the same is found.

    Of a full name those with the same initial, and those without a given name; of a family name all that bear it.
    """
    if profile.kind != "person":
        # Nobody looks for the country of a body whose name tells enough.
        country = profile.country if any(needs_country(body) for body in profile.bodies) else ""
        return tuple(
            dict.fromkeys(f"o{key}" for body in profile.bodies for key in keys_of_body(body, country))
        )
    keys = [f"@{handle}" for handle in sorted(profile.handles)]
    for name in profile.names:
        for sound in keys_of_person(name):
            keys += [f"p{sound}|{letter}" for letter in _letters(name)] if name.given else [f"p{sound}"]
            keys += [f"p{sound}|"] if name.given else []
        keys += _bare_keys(name)
    return tuple(dict.fromkeys(keys))


def _bare_keys(name: PersonName) -> list[str]:
    """Return a key that a full name shares with its spellings with other vowels."""
    bare = skeleton(families(name)[0]) if name.given else ""
    keys = [f"k{bare}|{letter}" for letter in _letters(name)] if len(bare) > 1 else []
    return [*keys, f"c{chinese}"] if (chinese := romanised(name)) else keys


def _letters(name: PersonName) -> tuple[str, ...]:
    """Return the first letters of the given names, as they sound in their best-known form; "" for none."""
    return tuple(dict.fromkeys(letter for one in name.given[:3] for letter in first_letters(one))) or ("",)


def _called(actor: Actor) -> Iterator[str]:
    """Yield the names of a body; a description in one lower-case word or a bare noun is none."""
    yield actor.name
    for alias in actor.aliases:
        word = alias.rpartition(" ")[2].rpartition("-")[2]
        noun = noun_of(word, "de") or noun_of(word, "en")
        if alias[:1].isupper() and (noun is None or " " in alias):
            yield alias


def _says_which(profile: Profile) -> bool:
    """Say whether a description of a body may be known again: "das polnische Verteidigungsministerium"."""
    return bool(profile.country or profile.bodies[0].proper) or len(profile.bodies[0].tokens) > 1


def _names(actor: Actor, generation: str) -> Iterator[PersonName]:
    main = parse_person(actor.name)
    if main is None or is_given_alone(main) or is_office_alone(actor.name):
        return
    yield structs.replace(main, generation=main.generation or generation)
    for alias in actor.aliases:
        # A longer second name is another one: by marriage, or on a stage. Short ones are parts of the first.
        other = parse_person(alias) if " " in alias and not alias.startswith("@") else None
        if other is not None and other.is_full and other.family != main.family:
            yield other


def _company_names(actor: Actor) -> tuple[str, ...]:
    """Return the keys by which an actor counts as company in another article; bare and general names do not."""
    if actor.kind == "person":
        full = [name for name in _names(actor, "") if name.is_full]
        return tuple(dict.fromkeys(f"p{keys_of_person(name)[0]} {name.given[0][0]}" for name in full))
    bodies = (body for body in _bodies(_called(actor)) if not body.local)
    return tuple(dict.fromkeys(f"o{keys_of_body(body)[0]}" for body in bodies))


def _bodies(called: Iterable[str]) -> tuple[BodyName, ...]:
    return without_other_bodies(dict.fromkeys(one for name in called if (one := parse_body(name))))


def _is_named(mentions: Iterable[Mention]) -> bool:
    return any(each.form == "name" for each in mentions)
