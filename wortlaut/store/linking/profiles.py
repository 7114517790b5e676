"""What an article says of each of its actors that helps to know them again in another article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from wortlaut.heads.mentions.lexicon import fold, stem
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.records import Actor, Language, Mention, Place
from wortlaut.store.linking.beside import Beside
from wortlaut.store.linking.bodies import BodyName, keys_of_body, meaning, parse_body
from wortlaut.store.linking.names import (
    PersonName,
    families,
    first_letters,
    is_given_alone,
    is_office_alone,
    keys_of_person,
    parse_person,
    skeleton,
)
from wortlaut.store.linking.offices import Office

_MOST_WORDS = 160
_READ_CHARACTERS = 6_000
_MOST_COMPANY = 40
_WORD = re.compile(r"[^\W\d_]{6,40}+")


class Setting(Struct, frozen=True, kw_only=True):
    """What all actors of an article share: when and where it is set, who else is in it, its rarer words.

    ``article`` is the first of its near-duplicates, ``day`` 0 where nobody knows it.
    """

    version: int
    article: int
    day: int
    language: Language
    places: frozenset[str]
    countries: frozenset[str]
    words: frozenset[str]
    company: dict[int, frozenset[str]]


class Profile(Struct, frozen=True, kw_only=True):
    """One actor of one article. ``names`` and ``bodies`` hold what it is called, the fullest first.

    ``gender_told`` says whether more than the given name tells the gender.

    ``ties`` are the parties, bodies and places that stand beside its name or office, ``born`` the year that its
    age gives, ``handles`` its names in networks. ``kin`` says whether relatives are spoken of near its name,
    ``changed`` whether what it was before is.
    """

    id: int
    kind: str
    name: str
    setting: Setting
    names: tuple[PersonName, ...] = ()
    bodies: tuple[BodyName, ...] = ()
    gender: str = "u"
    gender_told: bool = False
    country: str = ""
    callings: frozenset[str] = frozenset()
    offices: tuple[Office, ...] = ()
    ties: frozenset[str] = frozenset()
    kin: bool = False
    changed: bool = False
    born: int = 0
    handles: frozenset[str] = frozenset()

    @property
    def company(self) -> frozenset[str]:
        """Who else is named in the article."""
        others = (names for actor, names in self.setting.company.items() if actor != self.id)
        return frozenset().union(*others)


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


def profiles(told: Told) -> list[Profile]:
    """Return the profiles of all actors that may be known again: not of groups, nor of mere descriptions."""
    made = [
        profile
        for identity, actor in told.actors
        if actor.kind in ("person", "organization", "place") and (profile := _profile(told, identity, actor))
    ]
    setting = _setting(told, made)
    return [_with(profile, setting) for profile in made]


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
        return tuple(dict.fromkeys(f"o{key}" for body in profile.bodies for key in keys_of_body(body)))
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
    return [f"k{bare}|{letter}" for letter in _letters(name)] if len(bare) > 1 else []


def _letters(name: PersonName) -> tuple[str, ...]:
    """Return the first letters of the given names, as they sound in their best-known form; "" for none."""
    return tuple(dict.fromkeys(letter for one in name.given[:3] for letter in first_letters(one))) or ("",)


def _with(profile: Profile, setting: Setting) -> Profile:
    return structs.replace(profile, setting=setting)


_NOWHERE = Setting(
    version=0, article=0, day=0, language="de", places=frozenset(), countries=frozenset(),
    words=frozenset(), company={},
)  # fmt: skip


def _profile(told: Told, identity: int, actor: Actor) -> Profile | None:
    if actor.kind != "person":
        beside = Beside(told, actor)
        called = (*_called(actor), *beside.letters(), *beside.long_forms())
        bodies = tuple(dict.fromkeys(one for name in called if (one := parse_body(name))))
        country = actor.country or next((body.country for body in bodies if body.country), "")
        made = Profile(
            id=identity, kind=actor.kind, name=actor.name, setting=_NOWHERE, bodies=bodies,
            country=country or beside.country(), ties=beside.seat(),
        )  # fmt: skip
        return made if bodies and (_is_named(told, actor) or _says_which(made)) else None
    if not _is_named(told, actor):
        return None
    beside = Beside(told, actor)
    names = (*_names(actor, beside.generation()), *beside.other_names())
    gender, gender_told = beside.gender(names)
    offices, callings = tuple(dict.fromkeys(beside.offices())), beside.callings()
    if not names:
        return None
    return Profile(
        id=identity, kind="person", name=actor.name, setting=_NOWHERE, names=names,
        gender=gender, gender_told=gender_told, callings=callings, country=actor.country or next((one.country for one in offices if one.country), "") or beside.country(),
        offices=offices, ties=beside.ties(), kin=beside.speaks_of("kin"), changed=bool(offices or callings) and beside.speaks_of("change"), born=beside.born(),
        handles=frozenset(alias.lower() for alias in actor.aliases if alias.startswith("@")),
    )  # fmt: skip


def _called(actor: Actor) -> Iterator[str]:
    """Yield the names of a body; a description in one lower-case word or a bare noun is none."""
    yield actor.name
    for alias in actor.aliases:
        word = alias.rpartition(" ")[2].rpartition("-")[2]
        noun = noun_of(word, "de") or noun_of(word, "en")
        if alias[:1].isupper() and (noun is None or " " in alias):
            yield alias


def _is_named(told: Told, actor: Actor) -> bool:
    return actor.kind == "place" or any(
        mention.actor == actor.id and mention.form == "name" for mention in told.mentions
    )


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


def _setting(told: Told, made: Sequence[Profile]) -> Setting:
    cities = frozenset(
        str(place.geonames or fold(place.name)) for place in told.places if place.kind != "country"
    )
    countries = frozenset(place.country for place in told.places if place.country)
    own = {form for profile in made for word in profile.name.split() for form in _forms_of(word)}
    return Setting(
        version=told.version, article=told.article, day=told.day, language=told.language, places=cities,
        countries=countries, words=frozenset(word for word in _rare_words(told.text) if word[0] not in "#@") - own,
        company={profile.id: frozenset(_company_names(profile)) for profile in made[:_MOST_COMPANY]},
    )  # fmt: skip


def _company_names(profile: Profile) -> Iterator[str]:
    """Yield the key by which an actor counts as company in another article; bare and general names do not."""
    if profile.kind == "person":
        yield from (
            f"p{keys_of_person(name)[0]} {name.given[0][0]}" for name in profile.names if name.is_full
        )
    else:
        yield from (f"o{keys_of_body(body)[0]}" for body in profile.bodies if not body.local)


def _rare_words(text: str) -> Iterable[str]:
    """Return the longer words of a text, as concepts where German and English share one."""
    found: dict[str, None] = {}
    for match in _WORD.finditer(text[:_READ_CHARACTERS]):
        for token in _word_meaning(match.group()):
            found.setdefault(token)
        if len(found) >= _MOST_WORDS:
            break
    return found


@lru_cache(maxsize=1 << 16)
def _forms_of(word: str) -> tuple[str, ...]:
    """Return how a word of a name may stand among the words of a text."""
    parts = [part for part in (word, *word.split("-")) if part]
    return tuple({form for part in parts for form in (*_word_meaning(part), fold(part))})


def _word_meaning(word: str) -> tuple[str, ...]:
    meant = meaning(word)
    return meant if not meant[0].startswith("~") else (stem(fold(word)),)
