"""Callings: what the words beside a name say somebody does for a living, in German and English alike.

Finer than offices (:mod:`~wortlaut.store.linking.offices`): of two researchers, one is a physicist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.language import load
from wortlaut.records import Language

_SHORTEST_PART, _SHORTEST_END, _LONGEST = 3, 5, 40
_ENDINGS = ("", "s", "es", "n", "en", "in", "innen")
_UMLAUTS = {"anwalt": "anwält", "arzt": "ärzt", "koch": "köch", "bauer": "bäuer"}
_NO_MARKS = str.maketrans("", "", ".,;:!?()„“”\"'’")
_AGENT = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|man|woman|ess)")
_NO_AGENTS = frozenset(
    [
        "former",
        "after",
        "under",
        "other",
        "over",
        "never",
        "ever",
        "later",
        "earlier",
        "rather",
        "whether",
        "together",
        "however",
        "another",
        "latter",
        "minor",
        "major",
        "junior",
        "senior",
        "inner",
        "outer",
        "upper",
        "lower",
        "less",
        "unless",
        "business",
        "illness",
        "process",
        "access",
        "success",
        "human",
    ]
)


@cache
def _forms(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for calling, words in load("de", "callings")["callings"].items():
        for word in words[language].split():
            if language == "en":
                found[word] = calling
                continue
            stems = {word, word.removesuffix("e")}
            stems |= {word.removesuffix(end) + other for end, other in _UMLAUTS.items() if word.endswith(end)}
            for stem in stems:
                for ending in _ENDINGS:
                    found.setdefault(stem + ending, calling)
    return found


@lru_cache(maxsize=1 << 15)
def _calling(word: str, language: Language) -> str:
    """Return the calling that a word names; of a German compound, its last part."""
    forms = _forms(language)
    if word in forms or language == "en":
        return forms.get(word, "")
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_END + 1):
        if word[start:] in forms:
            return forms[word[start:]]
    return ""


def callings_in(words: Sequence[str], language: Language) -> frozenset[str]:
    """Return the callings that the words beside a name tell."""
    return frozenset(_found(words, language))


def _found(words: Sequence[str], language: Language) -> Iterator[str]:
    before = ""
    for written in words:
        word = _plain(written)
        if language == "en":
            told = _calling(f"{before}-{word}", "en") or _calling(word, "en")
            before = word
        else:
            told = _calling(word, "de") if written[0].isupper() else ""
        if told:
            yield told


@lru_cache(maxsize=1 << 15)
def _plain(word: str) -> str:
    return word[:_LONGEST].translate(_NO_MARKS).lower()


def with_sport(callings: frozenset[str]) -> frozenset[str]:
    """Return callings with what all of sport share added."""
    return callings | {"sport"} if callings & _sports() else callings


@cache
def _sports() -> frozenset[str]:
    return frozenset(load("de", "callings")["sport"]["callings"].split())


@cache
def _sport_words(language: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    words = load("de", "callings")["sport"][language].split()
    starts = tuple(word.removesuffix("-") for word in words if word.endswith("-"))
    return frozenset(word for word in words if not word.endswith("-")), starts


def speaks_of_sport(text: str, language: Language) -> bool:
    """Say whether two words of a text or more belong to sport."""
    wholes, starts = _sport_words(language)
    words = {_plain(word) for word in text.split()}
    return sum(word in wholes or word.startswith(starts) for word in words) > 1


def description_of(word: str, language: Language) -> str:
    """Return the base of a noun for what a person is or does; "" for another word and for mere people."""
    noun = noun_of(word, language)
    if noun is not None and noun.kind == "person":
        return "" if noun.family in ("anybody", "inhabitant") else noun.base
    return word if language == "en" and _AGENT.fullmatch(word) and word not in _NO_AGENTS else ""
