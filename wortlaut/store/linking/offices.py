"""Offices: what the words for a role mean, in German and English alike."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.nationalities import countries_of
from wortlaut.language import load
from wortlaut.records import Language

_LONGEST = 160
_PHRASE_WORDS = 4


class Office(Struct, frozen=True):
    """An office as concepts: its head ("minister"), what it is for, of which country, and of what rank.

    ``rank`` is ``vice``, ``former``, ``next`` or empty; ``country`` empty where the words name none.
    """

    head: str
    topic: str = ""
    country: str = ""
    rank: str = ""

    @property
    def name(self) -> str:
        """The office without its country, as it is compared."""
        return " ".join(
            part for part in (self.rank if self.rank == "vice" else "", self.topic, self.head) if part
        )


@cache
def _data(language: Language) -> dict[str, Any]:
    return load(language, "offices")


@lru_cache(maxsize=1 << 15)
def parse_office(text: str, language: Language) -> Office | None:
    """Return the office that a role's words name; None for what is no office we know."""
    words = text[:_LONGEST].replace(",", " ").split()
    found = _english(words) if language == "en" else _german(words)
    if found is None:
        return None
    head, topic, country, at = found
    around = words[:at] + words[at + 1 :]
    return Office(head, topic, country or _country(around, language), _rank(words, language))


def _english(words: list[str]) -> tuple[str, str, str, int] | None:
    low = [word.lower().strip(".,") if len(word) > 4 else word.lower() for word in words]
    phrases = _data("en")["phrases"]
    for size in range(_PHRASE_WORDS, 1, -1):
        for at in range(len(low) - size + 1):
            meant = phrases.get(" ".join(low[at : at + size]).replace("-", " "))
            if meant:
                return meant[0], meant[1], meant[2], at
    for at, word in enumerate(low):
        head = _heads("en").get(word)
        if head:
            topic = next((found for one in low[:at] if (found := _topics("en").get(one))), "")
            return head, topic, "", at
    return None


def _german(words: list[str]) -> tuple[str, str, str, int] | None:
    for at, word in enumerate(words):
        noun = noun_of(word.strip(".,"), "de")
        if noun is None or noun.kind != "person":
            continue
        low = word.lower().strip(".,")
        base = noun.base
        whole = _heads("de").get(low) or next(
            (
                head
                for end in ("in", "n", "en", "s", "e")
                if (head := _heads("de").get(low.removesuffix(end)))
            ),
            "",
        )
        head = whole or _heads("de").get(base.removeprefix("vize"), "")
        if not head:
            continue
        first = "" if whole else _first_part(low, base)
        topic, country = _of_first(first)
        return head, topic, country, at
    return None


def _first_part(word: str, base: str) -> str:
    stem = base if base in word else base[:-2]  # "ärztin" has another vowel than its base
    return word[: word.rindex(stem)] if stem in word else ""


def _of_first(first: str) -> tuple[str, str]:
    """Return the topic and the country that the first part of a compound names."""
    country = ""
    for prefix, code in _data("de")["countries"].items():
        if first.startswith(prefix):
            first, country = first[len(prefix) :].lstrip("-"), code
            break
    first = first.rstrip("-")
    for rank_word in ("vize", "ex-", "ex", "landes"):
        first = first.removeprefix(rank_word)
    topic = _topics("de").get(first) or _topics("de").get(first.removesuffix("s"), "")
    return topic, country


def _country(words: list[str], language: Language) -> str:
    for word in words:
        low = word.lower().removesuffix("'s").removesuffix("’s")
        named = _data(language)["countries"].get(low)
        codes = (named,) if named else countries_of(low, language)
        if len(codes) == 1:
            return str(codes[0])
    return ""


def _rank(words: list[str], language: Language) -> str:
    low = [part for word in words for part in word.lower().strip(".,").split("-")]
    for rank, marks in _data(language)["ranks"].items():
        for word in low:
            if word in marks or (language == "de" and any(_inflects(word, mark) for mark in marks)):
                return str(rank)
    return ""


def _inflects(word: str, mark: str) -> bool:
    if mark == "vize":
        return word.startswith("vize")
    return len(mark) > 2 and word.startswith(mark) and len(word) - len(mark) <= 2


@cache
def _heads(language: Language) -> dict[str, str]:
    return {word: head for head, words in _data(language)["heads"].items() for word in words}


@cache
def _topics(language: Language) -> dict[str, str]:
    return {word: topic for topic, words in _data(language)["topics"].items() for word in words}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(heads) for kind, heads in _data("de")["kinds"].items()}


def one_a_country(office: Office) -> bool:
    """Say whether one person at a time holds it in a country: a foreign minister, a head of government."""
    return office.head in _kinds()["one_a_country"] and (office.head != "minister" or bool(office.topic))


def one_a_place(office: Office) -> bool:
    """Say whether one person at a time holds it in a town or a region."""
    return office.head in _kinds()["one_a_place"]


def same_walk_of_life(a: Office, b: Office) -> bool:
    """Say whether one person may well hold both: a minister and an envoy, but not a minister and a goalkeeper."""
    return a.head == b.head or any(
        a.head in heads and b.head in heads
        for kind, heads in _kinds().items()
        if kind not in ("one_a_country", "one_a_place")
    )
