"""What an article says of each of its actors that helps to know them again in another article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from wortlaut.heads.mentions.lexicon import fold, gender_of, stem, titles
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.nationalities import countries_of
from wortlaut.records import Actor, Language, Mention, Place
from wortlaut.spans import Span
from wortlaut.store.linking.bodies import BodyName, keys_of_body, meaning, parse_body
from wortlaut.store.linking.names import (
    PersonName,
    first_letters,
    generation_of,
    is_given_alone,
    keys_of_person,
    other_name_leads,
    parse_person,
)
from wortlaut.store.linking.offices import Office, parse_office

_MOST_WORDS = 160
_READ_CHARACTERS = 6_000
_SHORTEST_WORD = 6
_MOST_MENTIONS = 12
_MOST_COMPANY = 40
_BEFORE, _AFTER = 26, 60
_NEAR_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{6,40}+")
_BESIDE = re.compile(r"^[ \u00a0]?\(([A-ZÄÖÜ][^()\n]{1,24})\)")
_GENERATION = re.compile(r"^,? ([A-Za-zÄä]{2,7}\.?)(?=[ ,.;)]|$)")
_AGE_AFTER = re.compile(r"^(?:,? (?:[Jj]un|[Ss]en|[JS]r)[a-z]*\.?)?(?:, | \(|, aged )(\d{2})(?=[,).])")
_CLAUSE_END = re.compile(r"[,;:!?()\"“„”\n]|(?<![A-Z])\. ")
_APPOSITION = re.compile(r"^, (?:an? |the |former )*([^,.;:\n]{4,60})(?=[,.;])")
_AGE_BEFORE = re.compile(r"(\d{2})(?:-jährig\w*|-year-old)\s*$")
_GOES_ON = re.compile(
    r"^ (?:of|for|at|in|von|vom|der|des|für|beim|im|aus)(?: (?:the|der|des|den|dem))? ([^,.;:!?()\n\"“„]{2,60})"
)
_CAPITAL_WORD = re.compile(r"[A-ZÄÖÜ][\w'’&-]+")


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

    ``ties`` are the parties, bodies and places that stand beside its name or office, ``born`` the year that its
    age gives, ``handles`` its names in networks.
    """

    id: int
    kind: str
    name: str
    setting: Setting
    names: tuple[PersonName, ...] = ()
    bodies: tuple[BodyName, ...] = ()
    gender: str = "u"
    country: str = ""
    offices: tuple[Office, ...] = ()
    ties: frozenset[str] = frozenset()
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
    return tuple(dict.fromkeys(keys))


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
        beside = _Beside(told, actor)
        called = (*_called(actor), *beside.letters())
        bodies = tuple(dict.fromkeys(one for name in called if (one := parse_body(name))))
        country = actor.country or next((body.country for body in bodies if body.country), "")
        made = Profile(
            id=identity, kind=actor.kind, name=actor.name, setting=_NOWHERE, bodies=bodies,
            country=country or beside.country(), ties=beside.seat(),
        )  # fmt: skip
        return made if bodies and (_is_named(told, actor) or _says_which(made)) else None
    if not _is_named(told, actor):
        return None
    beside = _Beside(told, actor)
    names = (*_names(actor, beside.generation()), *beside.other_names())
    offices = tuple(dict.fromkeys(beside.offices()))
    if not names:
        return None
    return Profile(
        id=identity, kind="person", name=actor.name, setting=_NOWHERE, names=names,
        gender=beside.gender(names), country=actor.country or next((one.country for one in offices if one.country), "") or beside.country(),
        offices=offices, ties=beside.ties(), born=beside.born(),
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
    if main is None or is_given_alone(main):
        return
    yield structs.replace(main, generation=main.generation or generation)
    for alias in actor.aliases:
        # A longer second name is another one: by marriage, or on a stage. Short ones are parts of the first.
        other = parse_person(alias) if " " in alias and not alias.startswith("@") else None
        if other is not None and other.is_full and other.family != main.family:
            yield other


@cache
def _other_name() -> re.Pattern[str]:
    return re.compile(rf"^,? ?\(?(?:{other_name_leads()}) ((?:[A-ZÄÖÜÉ][\w'’-]+ ?){{1,3}})", re.UNICODE)


class _Beside:
    """What stands beside the mentions and roles of one person."""

    def __init__(self, told: Told, actor: Actor) -> None:
        self._told, self._actor = told, actor
        named = [one for one in told.mentions if one.actor == actor.id and one.form != "pronoun"]
        self._spans = [Span(one.start, one.end) for one in named[:_MOST_MENTIONS]]

    def offices(self) -> Iterator[Office]:
        """Yield what the roles name; where the article's reading has none, what stands right beside the name."""
        found = False
        for role in self._actor.roles:
            office = parse_office(role.text, self._told.language)
            if office is not None:
                found = True
                yield office
        if not found:
            yield from self._offices_beside()

    def _offices_beside(self) -> Iterator[Office]:
        text = self._told.text
        for span in self._spans:
            before = _CLAUSE_END.split(text[max(0, span.start - _AFTER) : span.start])[-1].split()[
                -_NEAR_WORDS:
            ]
            apposition = _APPOSITION.match(text[span.end : span.end + _AFTER + 10])
            for words in (" ".join(before), apposition.group(1) if apposition else ""):
                office = parse_office(words, self._told.language) if words else None
                if office is not None and not words.startswith(("der ", "die ", "das ")):
                    yield office

    def generation(self) -> str:
        """Return what a word after the name says of it: "Otto Brinkhaus junior"."""
        for span in self._spans:
            after = _GENERATION.match(self._told.text[span.end : span.end + 10])
            if after and (told := generation_of(after.group(1))):
                return told
        return ""

    def gender(self, names: Sequence[PersonName]) -> str:
        """Return the gender that titles, then roles, then the given name tell."""
        text, language = self._told.text, self._told.language
        for span in self._spans:
            words = text[max(0, span.start - 16) : span.start].split()
            told = titles(language).get(words[-1], "u") if words else "u"
            if told != "u":
                return told
        for role in self._actor.roles:
            begin = role.text.split()[:1]
            noun = noun_of(begin[0], language) if begin and language == "de" else None
            if noun is not None and noun.gender == "f":
                return "f"
        return gender_of(self._actor.name.split()[0]) if names and names[0].given else "u"

    def other_names(self) -> Iterator[PersonName]:
        """Yield the name by birth or marriage that stands right after the name."""
        main = parse_person(self._actor.name)
        for span in self._spans if main is not None else ():
            told = _other_name().match(self._told.text[span.end : span.end + _AFTER])
            other = parse_person(told.group(1)) if told else None
            if main is not None and other is not None and other.family != main.family:
                yield PersonName(other.family, other.given or main.given)

    def letters(self) -> Iterator[str]:
        """Yield the abbreviation in brackets after the name of a body."""
        for span in self._spans:
            told = _BESIDE.match(self._told.text[span.end : span.end + _AFTER])
            if told and told.group(1).isupper():
                yield told.group(1)

    def country(self) -> str:
        """Return the country that stands beside an office or body: "Kenya's Health Ministry", "das Parlament in Wien"."""
        text, language = self._told.text, self._told.language
        roles = [Span(role.start, role.end) for role in self._actor.roles]
        for span in roles if self._actor.kind == "person" else self._spans:
            words = text[max(0, span.start - _BEFORE) : span.start].split()
            codes = countries_of(words[-1].lower(), language) if words else ()
            if len(codes) == 1:
                return codes[0]
            for place in self._told.places:
                beside = place.end in (span.start - 1, span.start - 3) or self._stands_in(span, place)
                if beside and place.country:
                    return place.country
        return ""

    def seat(self) -> frozenset[str]:
        """Return the town that a body is told to be in, right after its name."""
        return frozenset(
            str(place.geonames or place.name)
            for span in self._spans
            for place in self._told.places
            if place.kind == "city" and self._stands_in(span, place)
        )

    def _stands_in(self, span: Span, place: Place) -> bool:
        return place.start > span.end and self._told.text[span.end : place.start] in (" in ", " von ", " of ")

    def ties(self) -> frozenset[str]:
        """Return the parties, bodies and places that the office or the name is told with."""
        found: set[str] = set()
        text = self._told.text
        for role in self._actor.roles:
            goes_on = _GOES_ON.match(text[role.end : role.end + _AFTER])
            found.update(_tokens_of(goes_on.group(1), self._told.language) if goes_on else ())
            first, dash, _ = role.text.partition("-")
            found.update(_tokens_of(first, self._told.language) if dash else ())
            found.update(_tokens_of(" ".join(role.text.split()[1:]), self._told.language))
        for span in self._spans:
            beside = _BESIDE.match(text[span.end : span.end + _AFTER])
            found.update(_tokens_of(beside.group(1), self._told.language) if beside else ())
        return frozenset(found - {token for word in self._actor.name.split() for token in meaning(word)})

    def born(self) -> int:
        """Return the year of birth that an age gives, 0 for none."""
        text = self._told.text
        for span in self._spans:
            age = _AGE_AFTER.match(text[span.end : span.end + 12]) or _AGE_BEFORE.search(
                text[max(0, span.start - _BEFORE) : span.start]
            )
            if age and self._told.day:
                return self._told.day // 365 - int(age.group(1))
        return 0


def _tokens_of(words: str, language: Language) -> Iterator[str]:
    """Yield what the capital words of a stretch mean, but for offices and countries, which are told apart."""
    for found in _CAPITAL_WORD.finditer(words):
        word = found.group()
        noun = noun_of(word, language)
        if noun is None or noun.kind != "person":
            yield from (token for token in meaning(word) if not token.startswith("@"))


def _setting(told: Told, made: Sequence[Profile]) -> Setting:
    cities = frozenset(
        str(place.geonames or fold(place.name)) for place in told.places if place.kind != "country"
    )
    countries = frozenset(place.country for place in told.places if place.country)
    own = {word for profile in made for word in fold(profile.name).split()}
    return Setting(
        version=told.version, article=told.article, day=told.day, language=told.language, places=cities,
        countries=countries, words=frozenset(_rare_words(told.text)) - own,
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


def _word_meaning(word: str) -> tuple[str, ...]:
    meant = meaning(word)
    return meant if not meant[0].startswith("~") else (stem(fold(word)),)
