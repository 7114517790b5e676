"""English forms of the verbs of saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from wortlaut.heads.rules.verbs import Form, Kind, Verb, Verbs
from wortlaut.language import load

_VOWELS = frozenset("aeiou")


@cache
def english_verbs() -> Verbs:
    """Return every form of every English verb of saying; a particle ("out") is the verb's companion."""
    data = load("en", "speech_verbs")
    verbs = Verbs()
    for group in data["groups"]:
        for name in group["verbs"]:
            for form in _forms(name, group, data["principal"]):
                verbs.add(form)
    return verbs


@cache
def english_words(topic: str, key: str) -> frozenset[str]:
    """Return a list of an English data file as a set."""
    return frozenset(load("en", topic)[key])


@cache
def noun_forms() -> frozenset[str]:
    """Return the forms that are a noun as well: "claim", "claims"."""
    bases = load("en", "speech_verbs")["nouns"]["verbs"]
    return frozenset(bases) | frozenset(_third(base) for base in bases)


_PARTICLE_WITHIN = 3


def act_form(words: Sequence[str]) -> Form | None:
    """Return the verb of saying that a cue, or a sentence that tells of a statement, has; one that names an act first.

    A particle stands near behind its verb ("ruled it out"); a form behind an article or a preposition is a noun.
    """
    low = [word.lower() for word in words]
    nominal = english_words("clause_words", "determiners") | english_words("clause_words", "prepositions")
    best: tuple[tuple[int, bool], Form] | None = None
    for place, word in enumerate(low):
        if word in noun_forms() and place and low[place - 1] in nominal and low[place - 1] != "to":
            continue
        for form in english_verbs().forms(word):
            if not form.verb.companions <= set(low[place + 1 : place + 1 + _PARTICLE_WITHIN]):
                continue
            rank = (len(form.verb.companions), form.verb.act != "assert")
            if best is None or rank > best[0]:
                best = rank, form
    return best[1] if best else None


def _forms(name: str, group: dict[str, Any], principal: dict[str, list[str]]) -> Iterator[Form]:
    base, *companions = name.split(" ")
    verb = Verb(name, group["act"], group["medium"], frozenset(group["takes"]), frozenset(companions))
    past, participle = principal.get(base) or [_past(base)] * 2
    kinds = {
        base: Kind.PLURAL,
        _third(base): Kind.FINITE,
        past: Kind.FINITE,
        _present_participle(base): Kind.PARTICIPLE,
    }
    kinds.setdefault(participle, Kind.PARTICIPLE)
    for word, kind in kinds.items():
        yield Form(word, kind, verb, split=False)


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _present_participle(base: str) -> str:
    return (base[:-1] if base.endswith("e") else base) + "ing"
