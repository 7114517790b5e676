"""The words around places' names, as the finder asks for them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wortlaut.language import load
from wortlaut.records import Language


class Words(NamedTuple):
    """The sets of ``_data/<language>/place_words.toml``; ``kinds`` maps a noun to the kind of place it names."""

    strong: frozenset[str]
    weak: frozenset[str]
    articles: frozenset[str]
    with_article: frozenset[str]
    needs_article: frozenset[str]
    never: frozenset[str]
    always: frozenset[str]
    districts: tuple[str, ...]
    kinds: dict[str, str]
    after: dict[str, str]
    titles: frozenset[str]
    verbs: frozenset[str]
    followers: frozenset[str]
    organisation_after: frozenset[str]
    organisation_before: frozenset[str]
    foreign: frozenset[str]
    outlets: frozenset[str]
    not_before: frozenset[str]
    currencies: frozenset[str]
    amounts: frozenset[str]
    abbreviations: dict[str, tuple[str, str]]
    after_comma: dict[str, tuple[str, str]]
    abbreviation: re.Pattern[str]
    abbreviation_begins: frozenset[str]


@cache
def place_words(language: Language) -> Words:
    """Return the words around places' names of a language."""
    data = load(language, "place_words")
    abbreviations = {short: (name, code) for short, (name, code) in data["abbreviations"].items()}
    longest_first = sorted(abbreviations, key=lambda short: (-len(short), short))
    shorts = "|".join(map(re.escape, longest_first))
    return Words(
        frozenset(data["strong_prepositions"]),
        frozenset(data["weak_prepositions"]),
        frozenset(data["articles"]),
        frozenset(data["with_article"]),
        frozenset(data["needs_article"]),
        frozenset(data["never"]),
        frozenset(data["always"]),
        tuple(data["districts"]),
        {noun: kind for kind, nouns in data["nouns"].items() for noun in nouns},
        {noun: kind for kind, nouns in data["after"].items() for noun in nouns},
        frozenset(data["persons"]["titles"]),
        frozenset(data["persons"]["verbs"]),
        frozenset(data["followers"]),
        frozenset(data["organisations"]["after"]),
        frozenset(data["organisations"]["before"]),
        frozenset(data["organisations"]["foreign"]),
        frozenset(data["organisations"]["outlets"]),
        frozenset(data["not_before"]),
        frozenset(data["currencies"]),
        frozenset(data["amounts"]),
        abbreviations,
        {short: (name, code) for short, (name, code) in data["after_comma"].items()},
        # English joins them to other words ("U.S.-led"), German makes adjectives and compounds of them.
        re.compile(rf"(?<![\w.])(?>{shorts})" + (r"(?!\w|[-‐]\w)" if language == "de" else r"(?!\w)")),
        frozenset(short[:end] for short in abbreviations for end in range(1, len(short) + 1)),
    )
