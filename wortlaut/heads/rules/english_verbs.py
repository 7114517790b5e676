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


@cache
def _english_act_verbs() -> Verbs:
    """Return the forms of the verbs of saying and, behind them, of the verbs and phrases that name an act."""
    verbs = Verbs()
    strong = {**load("en", "speech_verbs")["principal"], **load("en", "act_verbs")["principal"]}
    for topic in ("speech_verbs", "act_verbs"):
        for group in load("en", topic)["groups"]:
            for name in group["verbs"]:
                for form in _forms(name, {"medium": "speech", "takes": (), **group}, strong):
                    verbs.add(form)
    return verbs


@cache
def _act_nouns() -> frozenset[str]:
    """Return the forms of verbs that name an act and are a noun as well."""
    bases = load("en", "act_verbs")["nouns"]["verbs"]
    return noun_forms() | frozenset(bases) | frozenset(_third(base) for base in bases)


def is_naming(verb: str) -> bool:
    """Say whether a verb names what it speaks of: "called it a disgrace"."""
    return verb in english_words("act_verbs", "naming")


_PARTICLE_WITHIN = 3
_NOUN_WITHIN = 6


def act_form(words: Sequence[str], around: Sequence[str] = ()) -> Form | None:
    """Return the verb of saying that a cue, or a sentence that tells of a statement, has; one that names an act first.

    A particle stands near behind its verb ("ruled it out"), a preposition right behind it, and the noun of a phrase
    somewhat farther ("issued a stern new warning"); they may stand in the words ``around`` a cue. A form behind an article
    or a preposition is a noun.
    """
    low = [word.lower() for word in words]
    near = [word.lower() for word in around]
    nominal = english_words("clause_words", "determiners") | english_words("clause_words", "prepositions")
    best: tuple[tuple[int, bool], Form] | None = None
    for place, word in enumerate(low):
        if word in _act_nouns() and place and low[place - 1] in nominal and low[place - 1] != "to":
            continue
        beyond = near[near.index(word) + 1 :] if word in near else []
        for form in _english_act_verbs().forms(word):
            parts = form.verb.companions
            if not (_follow(parts, low[place + 1 :]) or (beyond and _follow(parts, beyond))):
                continue
            rank = (len(parts), form.verb.act != "assert")
            if best is None or rank > best[0]:
                best = rank, form
    return best[1] if best else None


def _follow(companions: frozenset[str], words: Sequence[str]) -> bool:
    """Say whether the words that belong to a verb follow it."""
    prepositions, particles = (
        english_words("act_verbs", "prepositions"),
        english_words("act_verbs", "particles"),
    )
    if len(companions) == 1 and companions <= prepositions:
        passed = (word for word in words[:_PARTICLE_WITHIN] if not word.endswith("ly") and word != "again")
        return next(passed, "") in companions
    short = prepositions | particles
    return all(
        companion in words[: _PARTICLE_WITHIN if companion in short else _NOUN_WITHIN]
        for companion in companions
    )


def _forms(name: str, group: dict[str, Any], principal: dict[str, list[str]]) -> Iterator[Form]:
    base, *companions = name.split(" ")
    verb = Verb(name, group["act"], group["medium"], frozenset(group["takes"]), frozenset(companions))
    past, participle, *further = principal.get(base) or [_past(base)] * 2
    kinds = {
        base: Kind.PLURAL,
        _third(base): Kind.FINITE,
        past: Kind.FINITE,
        _present_participle(base, past): Kind.PARTICIPLE,
    }
    kinds.setdefault(participle, Kind.PARTICIPLE)
    kinds |= dict.fromkeys(further, Kind.FINITE)  # "signalled", in America "signaled"
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


def _present_participle(base: str, past: str) -> str:
    """Return the form in -ing; what doubles a letter in the past does so here ("admitted", "admitting")."""
    if past.endswith("ed") and past[:-2].startswith(base) and len(past) > len(base) + len("ed"):
        return past[: -len("ed")] + "ing"
    if base in english_words("act_verbs", "doubled"):
        return base + base[-1] + "ing"
    return (base[:-1] if base.endswith("e") else base) + "ing"
