"""What a language says of acts and status: word lists to look for in the first main clause of a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.language import load
from wortlaut.records import Act, Language

_WORD = re.compile(r"\w[\w'’-]*+(?:[.,]\d++|\.[a-zäöü]{2}[\w-]*+)*+|[?,;:.!]")
# The first main clause and what hangs on it lie within so many words.
_WITHIN = 40
_SHORTEST_CLAUSE = 3
# A full stop behind fewer letters may be that of an abbreviation or a figure.
_SHORTEST_BEFORE_STOP = 3
# "Benedikt XVI. ist …": a number of a pope or a king.
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
# The first sentences of so many texts are kept: quote, frame and speaker of a statement are asked for again and again.
_MOST_TEXTS = 64


# Stems are looked up by their first letters.
_KEY = 3


class Entries(NamedTuple):
    """Words and phrases to look for; "…" in a phrase parts words that may stand apart, "*" ends a stem.

    ``stems`` are kept by their first letters, ``phrases`` by their first word.
    """

    single: frozenset[str]
    stems: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, entries: Sequence[str]) -> Entries:
        """Sort the entries of a data file by their kind."""
        stems: dict[str, tuple[str, ...]] = {}
        phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
        single = set()
        for entry in entries:
            if " " in entry:
                phrase = tuple(entry.split(" "))
                phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
            elif entry.endswith("*"):
                stems[entry[:_KEY]] = (*stems.get(entry[:_KEY], ()), entry[:-1])
            else:
                single.add(entry)
        return cls(frozenset(single), stems, phrases)

    def stand_in(self, words: Sequence[str]) -> bool:
        """Say whether one of the entries stands in the words."""
        if not self.single.isdisjoint(words):
            return True
        stems, phrases = self.stems, self.phrases
        if stems:
            for word in words:
                begun_so = stems.get(word[:_KEY])
                if begun_so is not None and word.startswith(begun_so):
                    return True
        if not phrases or phrases.keys().isdisjoint(words):
            return False
        begun = [phrase for word in words if word in phrases for phrase in phrases[word]]
        return any(_stands(words, phrase) for phrase in begun)


def _stands(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    if "…" in phrase:
        return phrase[-1] in words[words.index(phrase[0]) + 1 :]
    if phrase[1] not in words:
        return False
    first, width = phrase[0], len(phrase)
    return any(word == first and tuple(words[i : i + width]) == phrase for i, word in enumerate(words))


class Lore(NamedTuple):
    """The lists of a language."""

    language: Language
    acts: tuple[Act, ...]
    lists: dict[str, Entries]
    clause_ends: frozenset[str]
    guessing: frozenset[str]
    loose: frozenset[str]
    reporting: frozenset[str]


@cache
def lore_of(language: Language) -> Lore:
    """Return the lists of a language."""
    data = load(language, "statement_acts")
    return Lore(
        language=language,
        acts=tuple(group["act"] for group in data["acts"]),
        lists={name: Entries.of(entries) for name, entries in data["status"].items()},
        clause_ends=frozenset(data["clause_ends"]),
        guessing=frozenset(data["guessing"]),
        loose=frozenset(data["loose"]),
        reporting=frozenset(data["reporting"]),
    )


def acts_said(words: Sequence[str], lore: Lore) -> set[str]:
    """Return the acts that the words of a clause name."""
    return {act for act, _ in classes_in(words, lore.language, "acts")}


def lists_in(words: Sequence[str], lore: Lore) -> frozenset[str]:
    """Return the names of the status lists of which a word or a phrase stands in the words."""
    return frozenset(name for name, _ in classes_in(words, lore.language, "status"))


def first_sentence(text: str) -> list[str]:
    """Return the words of the first sentence in lower case, with the marks between them."""
    return list(_first_sentence(text))


@lru_cache(maxsize=_MOST_TEXTS)
def _first_sentence(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word == "." and found and (len(found[-1]) < _SHORTEST_BEFORE_STOP or _ROMAN.fullmatch(found[-1])):
            continue
        found.append(word)
        if len(found) == _WITHIN or word in "?;.!":
            break
    return tuple(found)


def first_clause(whole: list[str], lore: Lore) -> list[str]:
    """Return the words before the first clause that hangs on the first, or stands beside it."""
    for index, word in enumerate(whole):
        if index < _SHORTEST_CLAUSE:
            continue
        if word in ".!?;" or (
            word in (",", ":") and index + 1 < len(whole) and whole[index + 1] in lore.clause_ends
        ):
            return whole[:index]
    return whole
