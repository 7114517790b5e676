"""What is known of nouns for people and bodies: "Außenministerin", "Polizei", "Medienberichte", "spokesman"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from wortlaut.language import load
from wortlaut.records import Language

NounKind = Literal["person", "body", "group", "document", "message"]
Gender = Literal["m", "f", "n", "u"]

# German compounds are known by their last part; shorter ends would be found in too many words.
_SHORTEST_END = 4
# What is longer is no word; looking for its parts would take too long.
_LONGEST = 80


class Noun(NamedTuple):
    """A noun for people or bodies.

    ``base`` is the head without gender and number ("minister"), ``family`` what it is one of: of a person
    ``office``, ``other``, ``anybody`` or ``inhabitant``, of a body its class, of which one noun may take up another.
    """

    base: str
    kind: NounKind
    gender: Gender = "u"
    plural: bool = False
    family: str = ""


@lru_cache(maxsize=1 << 16)
def noun_of(word: str, language: Language) -> Noun | None:
    """Return what is known of a noun as it stands in the text; of a German compound, of its last part."""
    if len(word) > _LONGEST:
        return None
    low = word.lower()
    if language == "en":
        return _english().get(low)
    forms, never, whole = _german()
    low = low.rpartition("-")[2]
    if len(low) < 3:
        return None
    if found := forms.get(low):
        return found
    for start in range(2, len(low) - 2):
        found = forms.get(low[start:])
        if found and not low.endswith(never):
            return found if _may_end(low[start:], found, whole) else None
    return None


def _may_end(end: str, noun: Noun, whole: frozenset[str]) -> bool:
    if noun.base in whole or noun.kind == "group":
        return False
    return len(noun.base) >= _SHORTEST_END or noun.base in _short() or len(end) > _SHORTEST_END


@cache
def _short() -> frozenset[str]:
    return frozenset(load("de", "collectives")["forms"]["short"])


@cache
def _german() -> tuple[dict[str, Noun], tuple[str, ...], frozenset[str]]:
    people, bodies = load("de", "person_words"), load("de", "collectives")
    forms: dict[str, Noun] = {}
    for form, noun in (*_german_bodies(bodies), *_german_people(people), *_german_inhabitants()):
        forms.setdefault(form, noun)
    never = (*people["not_persons"].split(), *bodies["forms"]["not_bodies"])
    return forms, never, frozenset(bodies["forms"]["whole"])


def _german_bodies(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    yield from _of_speech(data)
    for end in data["messages"]["ends"]:
        yield end, Noun(end, "message")
    for word in (*data["groups"]["nouns"], *data["groups"]["ends"]):
        yield word, Noun(word, "group", "u", plural=True)
    feminine, neuter = frozenset(data["forms"]["feminine"]), frozenset(data["forms"]["neuter"])
    for family, words in data["classes"].items():
        for word in words:
            gender = _body_gender(word, feminine, neuter)
            noun = Noun(word, "body", gender, family=family)
            yield word, noun
            if gender != "f":
                yield from ((word + end, noun) for end in ("s", "es"))
            many = word.removesuffix("um") + "en" if word.endswith("ium") else word
            ends = ("",) if many != word else ("n", "en", "e", "nen")
            yield from ((many + end, noun._replace(plural=True, kind="group")) for end in ends)


def _of_speech(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    """Give documents before words for the message alone: a word of both lists is a document."""
    yield from ((word, Noun(word, "document")) for word in data["documents"]["nouns"])
    yield from ((word, Noun(word, "message")) for word in data["messages"]["nouns"])


def _body_gender(word: str, feminine: frozenset[str], neuter: frozenset[str]) -> Gender:
    if word in feminine or word.endswith(("ung", "schaft", "tion", "sion", "heit", "tät", "ei", "enz")):
        return "f"
    return "n" if word in neuter else "m"


def _german_people(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    women, either = frozenset(data["women"]), frozenset(data["either"])
    anybody, special = frozenset(data["anybody"]), data["feminine"]
    by_word: dict[str, Noun] = {}
    for family in ("offices", "persons"):
        for word in data[family].split():
            kind = "anybody" if word in anybody else "office" if family == "offices" else "other"
            gender: Gender = "f" if word in women else "u" if word in either else "m"
            noun = by_word[word] = Noun(word, "person", gender, family=kind)
            yield from _weak_and_strong(word, noun)
            if gender == "m":
                female = special.get(word) or (word.removesuffix("e") + "in")
                yield female, noun._replace(gender="f")
                yield female + "nen", noun._replace(gender="f", plural=True)
    for word in data["adjectival"].split():
        noun = Noun(word, "person", "u", family="office")
        yield word + "er", noun._replace(gender="m")
        yield from ((word + end, noun) for end in ("e", "en", "em"))
    for form, word in data["irregular"].items():
        yield form, by_word[word]._replace(plural=form not in ("mannes", "herrn"))


def _german_inhabitants() -> Iterator[tuple[str, Noun]]:
    data = load("de", "nationalities")
    for row in (*data["countries"].values(), *data["regions"].values()):
        noun = Noun(row["man"].lower(), "person", "m", family="inhabitant")
        if row["man"] != "-":
            many = row["people"] != row["man"]
            yield noun.base, noun
            yield noun.base + "s", noun
            yield from ((row["people"].lower() + end, noun._replace(plural=many)) for end in ("", "n"))
        if row["woman"] != "-":
            yield row["woman"].lower(), noun._replace(gender="f")
            yield row["woman"].lower() + "nen", noun._replace(gender="f", plural=True)


def _weak_and_strong(word: str, noun: Noun) -> Iterator[tuple[str, Noun]]:
    """Give the cases of a masculine or neuter noun; the plural where its form shows it."""
    yield word, noun
    if noun.gender == "f":
        yield word + "en", noun._replace(plural=True)
        yield word + "n", noun._replace(plural=True)
        return
    yield from ((word + end, noun) for end in ("s", "es"))
    weak = word.endswith(
        ("ent", "ant", "ist", "at", "e", "ot", "graf", "prinz", "held", "mensch", "loge", "ege")
    )
    for end in ("e", "en", "n", "er", "ern"):
        many = not (weak and end in ("en", "n"))
        yield word + end, noun._replace(plural=many)


@cache
def _english() -> dict[str, Noun]:
    people, bodies = load("en", "person_words"), load("en", "collectives")
    forms: dict[str, Noun] = {}
    for form, noun in (*_english_people(people), *_english_bodies(bodies), *_english_inhabitants()):
        forms.setdefault(form, noun)
    return forms


def _english_people(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    women, men, anybody = (frozenset(data[key]) for key in ("women", "men", "anybody"))
    by_word: dict[str, Noun] = {}
    for family in ("offices", "persons"):
        for word in data[family].split():
            kind = "anybody" if word in anybody else "office" if family == "offices" else "other"
            gender: Gender = "f" if word in women else "m" if word in men else "u"
            noun = by_word.setdefault(word, Noun(word, "person", gender, family=kind))
            yield word, noun
            yield word + "s", noun._replace(plural=True)
    for form, word in data["irregular"].items():
        yield form, by_word[word]._replace(plural=True)


def _english_inhabitants() -> Iterator[tuple[str, Noun]]:
    data = load("en", "nationalities")
    for row in (*data["countries"].values(), *data["regions"].values()):
        noun = Noun(row.get("man", "-").lower(), "person", "u", family="inhabitant")
        if noun.base != "-":
            yield noun.base, noun
        if row["people"] != "-":
            yield row["people"].lower(), noun._replace(plural=True)


def _english_bodies(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    for family, words in data["classes"].items():
        for word in words:
            noun = Noun(word, "body", "n", family=family)
            yield word, noun
            many = word[:-1] + "ies" if word.endswith("y") else word + "s"
            yield many, noun._replace(kind="group", plural=True)
    for word in data["groups"]["nouns"]:
        yield word, Noun(word, "group", "u", plural=True)
    yield from _of_speech(data)
