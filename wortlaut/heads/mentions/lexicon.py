"""Names that are known: first names, organisations under their several names, media, titles; and what is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from wortlaut.heads.mentions.nouns import Gender
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language

_NOUN_END = 6
_LONGEST = 80


class Known(NamedTuple):
    """A name of an organisation that the data files hold: its words as stems, and which one it stands for."""

    stems: tuple[str, ...]
    name: str
    family: str


@cache
def first_names() -> dict[str, Gender]:
    """Return the gender by first name, of both files: news names people from everywhere."""
    names: dict[str, Gender] = {}
    for language in LANGUAGES:
        data = load(language, "first_names")
        for key, gender in (("men", "m"), ("women", "f")):
            for name in data[key].split():
                names[name] = gender if names.get(name, gender) == gender else "u"  # type: ignore[assignment]
    for language in LANGUAGES:
        names |= dict.fromkeys(load(language, "first_names")["either"].split(), "u")
    return {_without_marks(name): gender for name, gender in names.items()} | names


def _without_marks(name: str) -> str:
    """Return "Andres" for "Andrés", as many papers write it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def doubtful_first_names() -> frozenset[str]:
    """Return the first names that are other words, too."""
    return frozenset(load("en", "first_names")["words"].split())


@cache
def family_first() -> frozenset[str]:
    """Return the family names that stand before the given name ("Kim Jong-un")."""
    return frozenset(load("en", "first_names")["family_first"].split())


def gender_of(first: str) -> Gender:
    """Return whose first name it is; of a double name by its first half."""
    names = first_names()
    return names.get(first) or names.get(first.partition("-")[0]) or "u"


@cache
def titles(language: Language) -> dict[str, Gender]:
    """Return the gender by word that stands before a person's name without being part of it."""
    data = load(language, "person_words")["titles"]
    return {word: gender for gender, words in data.items() for word in words}


@cache
def not_organizations(language: Language) -> frozenset[str]:
    """Return words of capitals that name no organisation."""
    return frozenset(load(language, "organizations")["not_organizations"].split())


@cache
def name_parts(language: Language, key: str) -> frozenset[str]:
    """Return ``legal_forms``, ``clubs`` or ``heads``: words that names of organisations are built with."""
    return frozenset(load(language, "organizations")["name_parts"][key])


@cache
def known_organizations(language: Language) -> dict[str, tuple[Known, ...]]:
    """Return the known names by the stem of their first word, the longest first.

    The other language's names follow those of the language, so that the latter name what both know.
    """
    found: dict[tuple[str, ...], Known] = {}
    for one in (language, *(each for each in LANGUAGES if each != language)):
        for known in _known(load(one, "organizations")):
            found.setdefault(known.stems, known)
    index: dict[str, list[Known]] = {}
    for known in found.values():
        index.setdefault(known.stems[0], []).append(known)
    return {stem: tuple(sorted(group, key=lambda one: -len(one.stems))) for stem, group in index.items()}


def _known(data: dict[str, Any]) -> Iterator[Known]:
    parties = frozenset(data["parties"])
    lists = [("party" if names[0] in parties else "organization", names) for names in data["same"]]
    lists += [("armed", names) for names in data["armed"]]
    media = data["media"]["names"].replace("\n", "").split(";")
    lists += [("press", entry.split("|")) for entry in media if entry]
    for family, names in lists:
        for name in names:
            yield Known(tuple(stem(word) for word in split_name(name)), names[0], family)


def split_name(name: str) -> list[str]:
    """Cut a name of the data files as the text is cut: slashes and full stops inside stay."""
    return name.split()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word without the endings that its case may give it; capitals and short words stay as they are."""
    if len(word) < 5 or word.isupper():
        return word
    for ending in ("en", "er", "es", "em", "e", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Say whether a German word with a capital is a noun that names nothing."""
    if len(word) > _LONGEST:
        return False
    nouns, _, endings = _common()
    low = word.lower()
    if low in nouns:
        return True
    low = low.rpartition("-")[2]
    if low in nouns or low.endswith(endings):
        return True
    return any(low[start:] in nouns for start in range(3, len(low) - _NOUN_END + 1))


def is_time(word: str) -> bool:
    """Say whether a German word is a day, a month or a unit."""
    return word.lower() in _common()[1]


@cache
def _common() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    data = load("de", "common_nouns")
    times = frozenset(data["times"].lower().split())
    return frozenset(data["nouns"].lower().split()) | times, times, tuple(data["endings"])


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Return a name for comparison: no case, marks, hyphens or apostrophes; "ö" is "oe"."""
    low = name.casefold()
    if low.isascii() and low.isalnum():
        return low
    low = low.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    apart = unicodedata.normalize("NFKD", low)
    return " ".join("".join(c if c.isalnum() else " " if c in " -‐‑/" else "" for c in apart).split())
