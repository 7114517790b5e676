"""Names of organisations: compared across languages, abbreviations and longer forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product
from typing import Any

from msgspec import Struct, structs

from wortlaut.heads.mentions.lexicon import fold, name_parts, stem
from wortlaut.heads.nationalities import countries_of
from wortlaut.heads.places.gazetteer import Level, gazetteer
from wortlaut.language import LANGUAGES, load
from wortlaut.store.compounds import parts
from wortlaut.store.linking.known_names import known_body
from wortlaut.store.linking.names import sounds

_LONGEST = 120
_SHORTEST_LETTERS = 3
LONGEST_LETTERS = 6
_SHORTEST_PART = 3
_SHORTEST_HEAD = 6
_SHORTEST_SOUND = 5
_MOST_WORDS, _MOST_LETTERS = 5, 5
_FEW_TOKENS = 2
_LINKING = ("", "s", "es", "n", "en", "e", "er")
_ENDINGS = ("", "e", "en", "er", "es", "em", "n", "s", "ns", "um", "ums")


class BodyName(Struct, frozen=True, gc=False):
    """A name in what it is compared by.

    ``known`` is the data files' name for it, ``words`` are those that say something, in small letters, ``tokens`` its words as concepts, countries (``@DE``), places
    (``#`` and an id) and else their sound; ``proper`` those of them that name something. ``country`` is what the
    name itself says, ``homes`` the countries that the data files say it is of, ``doubtful`` whether the name may
    be something else there. ``letters`` is what its abbreviation would be, or is.
    """

    folded: str
    known: str
    words: tuple[str, ...]
    tokens: frozenset[str]
    proper: frozenset[str]
    country: str
    homes: frozenset[str]
    doubtful: bool
    letters: frozenset[str]
    is_firm: bool
    is_letters: bool
    local: bool


@cache
def _data() -> dict[str, Any]:
    return load("de", "bodies")


@lru_cache(maxsize=1 << 16)
def parse_body(name: str) -> BodyName | None:
    """Take the name of a body apart; None for what holds no word."""
    name = name[:_LONGEST]
    folded = fold(name)
    if not folded:
        return None
    known = known_body(name)
    meant = _meant(name)
    words = _words(meant[0] if meant else name)
    tokens = frozenset(token for word in words for token in meaning(word))
    for token, implied in _data()["implied"].items():
        if token in tokens:
            tokens -= frozenset(implied)
    countries = {token[1:] for token in tokens if token.startswith("@")}
    country = meant[1] if meant else next(iter(countries)) if len(countries) == 1 else ""
    is_letters = len(name.split()) == 1 and sum(map(str.isupper, name)) >= 2 and len(name) <= LONGEST_LETTERS
    return BodyName(
        folded=" ".join(fold(word) for word in words) or folded,
        words=tuple(word.lower() for word in words),
        known="" if meant else known.name,
        homes=frozenset() if meant else known.homes,
        doubtful=not meant and known.doubtful,
        tokens=frozenset(token for token in tokens if not token.startswith("@")),
        proper=frozenset(token for token in tokens if token.startswith(("#", "~"))),
        country=country,
        letters=frozenset({folded}) if is_letters else _letters(words, name),
        is_firm=_has_legal_form(name),
        is_letters=is_letters,
        local=known.local or (not known.name and _is_general(tokens, words)),
    )


def _is_general(tokens: frozenset[str], words: list[str]) -> bool:
    """Say whether a name says what kind of body it is and not which."""
    if not any(one.startswith(("#", "~")) for one in tokens):
        return True
    return len(words) == 1 and fold(words[0]).endswith(_OF_EVERY_COUNTRY)


_OF_EVERY_COUNTRY = ("ministerium", "behoerde", "gericht", "polizei", "verwaltung")


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    return {_stems(name): (words, country) for name, (words, country) in _data()["means"].items()}


def _stems(name: str) -> str:
    return " ".join(stem(word) for word in fold(name).split())


def _meant(name: str) -> tuple[str, str] | None:
    """Return what a name stands for in other words; a country before it says whose it is."""
    if found := _meanings().get(_stems(name)):
        return found
    first, _, rest = name.partition(" ")
    codes = _country_codes(first.lower().removesuffix("'s").removesuffix("’s")) or _country_named(first)
    found = _meanings().get(_stems(rest)) if len(codes) == 1 else None
    return (found[0], codes[0]) if found else None


def _country_named(word: str) -> tuple[str, ...]:
    """Return the country that a genitive names: "Peru's audit office", "Norwegens Fischereidirektorat"."""
    names = (word.removesuffix("'s").removesuffix("’s"), word.removesuffix("s"))
    place = next((found for name in names if (found := _place(name)).startswith("@")), "")
    return (place[1:],) if place else ()


def _country_codes(word: str) -> tuple[str, ...]:
    """Return the countries that an adjective speaks of; those of regions ("bayerisch") speak of none."""
    found = [codes for language in LANGUAGES if (codes := countries_of(word, language))]
    return () if not found or stem(word) in _regions() or word in _regions() else found[0]


@cache
def _regions() -> frozenset[str]:
    forms: set[str] = set()
    for language in LANGUAGES:
        for row in load(language, "nationalities")["regions"].values():
            names = [
                *row["adjectives"],
                row.get("man", ""),
                row.get("woman", ""),
                row["people"],
                *row.get("also", ()),
            ]
            forms.update(form for name in names for form in (name.lower(), stem(name.lower())))
    return frozenset(forms)


def _words(name: str) -> list[str]:
    empty = frozenset(_data()["empty"]["words"].split())
    legal = name_parts("de", "legal_forms") | name_parts("en", "legal_forms")
    words = [
        part
        for word in name.replace("/", " ").split()
        for part in word.strip("„“”\"'’()[],.;:").replace("‑", "-").replace("‐", "-").split("-")
    ]
    words = [word for word in words if fold(word)]
    kept = [word for word in words if word not in legal and fold(word) not in empty]
    return kept or words


def _has_legal_form(name: str) -> bool:
    legal = name_parts("de", "legal_forms") | name_parts("en", "legal_forms")
    return any(word in legal or word in ("Company", "Corporation") for word in name.split())


def _letters(words: list[str], name: str) -> frozenset[str]:
    """Return what a name may be abbreviated to; also with letters for the parts of compounds, or for small words."""
    large = [word for word in words if word[0].isupper()]
    forms = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in name.split() if word[0].isalpha()),
    }
    options = [
        dict.fromkeys((word[0], word[0] + _second_letter(word.lower()))) for word in large[:_MOST_WORDS]
    ]
    forms.update("".join(letters) for letters in product(*options))
    return frozenset(fold(one) for one in forms if len(one) >= _SHORTEST_LETTERS)


@lru_cache(maxsize=1 << 14)
def _second_letter(word: str) -> str:
    """Return the letter that the last part of a compound begins with: "Zentralverband" is "ZV"."""
    folded = fold(word)
    if _concept(folded):
        return ""
    for cut in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART):
        if _concept(folded[cut:]):
            return folded[cut]
    of = parts(word)
    return of[-1][:1] if of else ""


@lru_cache(maxsize=1 << 16)
def meaning(word: str) -> tuple[str, ...]:
    """Return what a word of a name means: concepts, a country, a place, or else its sound."""
    return known_meaning(word) or (_sound(word, fold(_nominative(word))),)


def known_meaning(word: str) -> tuple[str, ...]:
    """Return what a word of a name means, if it is more than a sound."""
    low = _nominative(word)
    folded = fold(low)
    if (found := _concept(folded)) in _data()["heads"]:
        return (found,)  # a "Union" is no town of that name
    if (place := _place(word)).startswith("#"):
        return (place,)
    if len(codes := _country_codes(low)) == 1:
        return (f"@{codes[0]}",)
    if found:
        return (found,)
    if parts := _compound(folded):
        return parts
    # "Wiener Hafenbehörde"
    inhabitant = _place(word[:-2]) if low.endswith("er") else ""
    return (place or inhabitant,) if place or inhabitant else ()


def _nominative(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _sound(word: str, folded: str) -> str:
    """Return the sound of a word in both languages; a few letters alone sound like too many others."""
    if len(folded) < _SHORTEST_SOUND or (word.isupper() and len(word) <= LONGEST_LETTERS):
        return f"~{folded}"
    return "~" + sounds(_COGNATE.sub("ic", folded))[0]


# "meteorologische", "meteorological"; "technische", "technical".
_COGNATE = re.compile(r"(?<=\w{4})(?:isch(?:e[mnrs]?)?|ical|ics|ic|ik)$")


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("heads", "topics"):
        for concept, words in _data()[table].items():
            for base in words["de"]:
                for ending in _ENDINGS:
                    found.setdefault(base + ending, concept)
            for word in words["en"]:
                found.setdefault(word, concept)
    return found


def _concept(folded: str) -> str:
    return _concepts().get(folded, "")


def _topic(folded: str) -> str:
    """Return what the first part of a compound says a body is for: "Bund" is the state there, and no association."""
    return _topics().get(folded) or _concept(folded)


@cache
def _topics() -> dict[str, str]:
    topics = _data()["topics"].items()
    return {base + end: topic for topic, words in topics for base in words["de"] for end in _ENDINGS}


@lru_cache(maxsize=1 << 14)
def _compound(word: str) -> tuple[str, ...]:
    """Return the concepts of a German compound whose parts are all known; empty for another word."""
    for cut in range(len(word) - _SHORTEST_PART, 1, -1):
        head = _concept(word[cut:])
        if head in ("", "city"):  # "Neustadt" is a name
            continue
        first = word[:cut]
        for link in _LINKING:
            base = first.removesuffix(link) if first.endswith(link) else ""
            if base and (topic := _topic(base)):
                return (topic, head)
        if len(first) > _LONGEST // 4:
            return ()
        if inner := _compound(first):
            return (*inner, head)
    return _by_head(word)


def _by_head(word: str) -> tuple[str, ...]:
    """Return a compound's unknown first part and the kind of body it ends in: "Nachtigallenverband"."""
    for cut in range(_SHORTEST_PART + 1, len(word) - _SHORTEST_HEAD + 1):
        head = _concept(word[cut:])
        if head in _data()["heads"] and head != "city":
            return (*(_compound(word[:cut]) or ("~" + sounds(word[:cut].removesuffix("s"))[0],)), head)
    return ()


@lru_cache(maxsize=1 << 14)
def _place(word: str) -> str:
    """Return a token for a place of note, the same for its German and its English name."""
    if not word[:1].isupper() or word.isupper():
        return ""
    candidates = gazetteer().look_up(word).candidates
    if not candidates:
        return ""
    first = max(candidates, key=lambda one: one.population)
    if first.level == Level.COUNTRY:
        return f"@{first.country}"
    return f"#{first.geonames}" if first.population >= _OF_NOTE else ""


_OF_NOTE = 100_000


@cache
def municipal() -> frozenset[str]:
    """Return the concepts of bodies that every town has."""
    return frozenset(_data()["municipal"])


def without_other_bodies(names: Iterable[BodyName]) -> tuple[BodyName, ...]:
    """Return what a body is called; letters whose long form is told are no known body of another one."""
    told = tuple(names)
    longs = [one for one in told if not one.is_letters]
    return tuple(
        structs.replace(one, known="", homes=frozenset(), doubtful=False)
        if one.is_letters and one.known and longs and all(long.known != one.known for long in longs)
        else one
        for one in told
    )


def says_what_it_does(word: str) -> bool:
    """Say whether a word of a firm's name tells its business: "Motorenwerke"."""
    return fold(word).endswith(_firm_ends())


@cache
def _firm_ends() -> tuple[str, ...]:
    return tuple(_data()["firms"]["ends"].split())


def keys_of_body(name: BodyName, country: str = "") -> tuple[str, ...]:
    """Return keys of which every other form of the name shares one; ``country`` is the body's if the name has none."""
    keys = [f"={name.known}"] if name.known else []
    keys += [f"^{letters}" for letters in sorted(name.letters)[:_MOST_LETTERS]]
    keys.append("+" + " ".join(sorted(name.tokens)))
    if name.proper:
        keys.append("*" + " ".join(sorted(name.proper)))
    keys += _keys_of_place(name, name.country or country)
    if name.is_firm:
        called = [word for word in name.words if not says_what_it_does(word)]
        keys.append("+" + " ".join(sorted(token for word in called for token in meaning(word.capitalize()))))
    return tuple(dict.fromkeys(keys))


def needs_country(name: BodyName) -> bool:
    """Say whether a name says what kind of body it is, and neither which nor of which country."""
    return not (name.country or name.known) and len(name.tokens) >= _FEW_TOKENS and name.local


def _keys_of_place(name: BodyName, country: str) -> list[str]:
    """Return keys for what kind of body it is and where, which a translation keeps whatever its other words are."""
    places = [token for token in sorted(name.tokens) if token.startswith("#")]
    where = places[0] if places else f"@{country}" if country else ""
    heads = [token for token in sorted(name.tokens) if token in _data()["heads"]]
    if not where or len(name.tokens) < _FEW_TOKENS:
        return []
    return [f"%{where} {head}" for head in heads[:1]] or ([f"%{where}"] if places else [])
