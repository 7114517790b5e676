"""Which names of places are also words, first names or surnames."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources

from wortlaut.heads.places.names import fold

GERMAN_WORD, ENGLISH_WORD, FIRST_NAME, SURNAME, BEGINS = 1, 2, 4, 8, 16

# The census lists names down to the rarest: these many hold nine in ten bearers.
_SURNAMES = 14_000


def _dictionary(language: str) -> dict[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    data = DefaultDictionaryFactory().get_dictionary(language)
    return {_text(form): _text(lemma) for form, lemma in data.items()}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def german_words(names: Iterable[str]) -> set[str]:
    """Return the keys of those names that German also uses as a word.

    A proper name has no form but the genitive in -s; what has more is a noun ("Hof", "Höfe"). What is
    known in lower case is a verb's or adjective's form ("Essen", "Singen").
    """
    dictionary = _dictionary("de")
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary.items():
        forms[lemma].add(form)
    found = set()
    for name in names:
        lower = name.lower()
        own = {form for form in forms.get(name, ()) if form not in {name, name + "s", name + "'", lower}}
        lemma = dictionary.get(name, name)
        inflected = lemma not in {name, lower} and name != lemma + "s"
        if own or inflected or (lower != name and lower in dictionary):
            found.add(fold(name))
    return found


def english_words(names: Iterable[str]) -> set[str]:
    """Return the keys of those names that English also writes in lower case."""
    dictionary = _dictionary("en")
    known = set(dictionary) | set(dictionary.values())
    return {fold(name) for name in names if name.lower() != name and name.lower() in known}


def _census(file: str, limit: int | None = None) -> list[str]:
    lines = (resources.files("names") / file).read_text("ascii").splitlines()[:limit]
    return [line.split()[0] for line in lines]


def _faker(kind: str) -> set[str]:
    """Return the names of one kind in faker's lists of all languages that write with Latin letters."""
    package = importlib.import_module("faker.providers.person")

    found: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) and not attribute.endswith(("formats", "romanized_pairs")):
                value = getattr(provider, attribute)
                if isinstance(value, tuple | list | dict):
                    found |= {name for name in value if isinstance(name, str)}
    return {name for name in found if name.isalpha() and name[0].isupper() and ord(max(name)) < 0x250}


def first_names() -> set[str]:
    """Return the keys of first names."""
    return {
        fold(name)
        for name in [*_census("dist.female.first"), *_census("dist.male.first"), *_faker("first_name")]
        if len(name) > 2
    }


def surnames() -> set[str]:
    """Return the keys of surnames."""
    return {
        fold(name) for name in [*_census("dist.all.last", _SURNAMES), *_faker("last_name")] if len(name) > 2
    }
