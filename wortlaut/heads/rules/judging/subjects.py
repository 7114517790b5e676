"""What phrase is the subject of a German clause, and whom it names in respect of the speaker."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.german import words as listed
from wortlaut.heads.rules.judging.brackets import grammar
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load

# So many letters of a noun tell it again in a compound: "Konzernchef … der Konzern".
_STEM = 4
# A noun phrase has so many words before the noun that is its head.
_PHRASE = 5
HOLDERS = frozenset(
    {
        "by_government",
        "by_company",
        "by_court",
        "by_prosecution",
        "by_party",
        "by_group",
        "by_athlete",
        "by_artist",
    }
)
_OBLIQUE = frozenset(
    {"dem", "den", "des", "einem", "einen", "eines", "dessen", "deren", "ihm", "ihn", "ihnen", "sich", "uns"}
)


class Words(NamedTuple):
    """The lists of ``doer_words.toml`` and those of other files that belong to them."""

    generic: frozenset[str]
    possessives: frozenset[str]
    changed: dict[str, str]
    deeds: frozenset[str]
    happenings: frozenset[str]
    subjects: dict[str, frozenset[str]]
    prefixes: tuple[str, ...]
    starts: frozenset[str]
    things: tuple[str, ...]
    speaking: tuple[str, ...]
    intends: frozenset[str]
    claiming: frozenset[str]
    measures: frozenset[str]
    adverbs: frozenset[str]


@cache
def doer_lists() -> Words:
    """Return the word lists."""
    data = load("de", "doer_words")
    subjects = {name: frozenset(words) for name, words in load("de", "judging_words")["subjects"].items()}
    verbs = grammar().verbs
    return Words(
        generic=frozenset(data["bodies"]["generic"]),
        possessives=frozenset(data["bodies"]["possessives"]),
        changed=data["changed"],
        deeds=subjects["deeds"] | verbs["doing"] | frozenset(data["verbs"]["deeds"]),
        happenings=subjects["happenings"] | verbs["happening"],
        subjects=subjects,
        prefixes=tuple(load("de", "clause_words")["separable_prefixes"]),
        starts=listed("clause_words", "adverbs").union(
            *(map(str.lower, some) for some in load("de", "sentence_starts").values())
        ),
        things=tuple(load("de", "clause_words")["things"]),
        speaking=tuple(load("de", "clause_words")["speaking_bodies"]),
        intends=frozenset(data["verbs"]["intends"]),
        claiming=frozenset(data["verbs"]["claiming"]),
        measures=frozenset(data["verbs"]["measures"]),
        adverbs=frozenset(data["bodies"]["adverbs"]),
    )


def subject_phrase(words: Sequence[str], clause: Clause, nouns: Set[str]) -> list[str]:
    """Return the words of the phrase that is the subject of a clause, up to its nouns; nothing where none is found."""
    known, forms = grammar(), doer_lists().subjects
    places = [place for place, word in enumerate(words) if word in known.finite and word not in nouns]
    if not places:
        places = [
            place for place, word in enumerate(words) if place and word in known.full and word not in nouns
        ]
    hangs = clause.whole[:1] in (["dass"], ["daß"], ["ob"])
    at = 0 if hangs or not places else places[0]
    if at and (words[0] in forms["never"] or words[0] in _OBLIQUE or not _may_begin(words, 0, nouns)):
        return _phrase(words, at + 1, nouns)
    return _phrase(words, 0, nouns) if at or hangs or not places else _phrase(words, 1, nouns)


def _may_begin(words: Sequence[str], place: int, nouns: Set[str]) -> bool:
    word = words[place]
    forms = doer_lists().subjects
    return word in forms["selves"] or word in forms["determiners"] or word in nouns or word in forms["empty"]


def _phrase(words: Sequence[str], start: int, nouns: Set[str]) -> list[str]:
    """Return the first phrase from a place on that no preposition leads and that may be a nominative."""
    forms = doer_lists().subjects
    place = start
    while place < len(words):
        word = words[place]
        if word in forms["never"] and word not in _OBLIQUE:
            place += 1
            if word not in doer_lists().adverbs:
                place = _behind(words, place, nouns)
        elif word in _OBLIQUE:
            place = (
                place + 1 if word in ("sich", "uns", "ihm", "ihn", "ihnen") else _behind(words, place, nouns)
            )
        elif word in forms["selves"] or (word in ("es", "dies", "das") and not _led(words, place, nouns)):
            return [word]
        elif _may_begin(words, place, nouns):
            return list(words[place : max(place + 1, _behind(words, place, nouns))])
        else:
            place += 1
    return []


def _led(words: Sequence[str], place: int, nouns: Set[str]) -> bool:
    """Say whether a word that may be a pronoun is the article of a noun."""
    return any(word in nouns for word in words[place + 1 : place + 3])


def _behind(words: Sequence[str], place: int, nouns: Set[str]) -> int:
    """Return the place behind the nouns of a phrase that begins there."""
    for head in range(place, min(len(words), place + _PHRASE)):
        if words[head] in nouns:
            end = head + 1
            while end < len(words) and words[end] in nouns:
                end += 1
            return end
    return place + 1


def whose(phrase: Sequence[str], names: Set[str], who: Set[str], nouns: Set[str]) -> str:
    """Return whom a subject names, in respect of a speaker with these names, who is of these classes."""
    if not phrase:
        return "none"
    first, head = phrase[0], next((word for word in phrase if word in nouns), phrase[-1])
    if len(phrase) == 1 and first in _PRONOUNS:
        return _PRONOUNS[first]
    if any(word in names for word in phrase if word in nouns) or _is_named(head, names):
        return "name"
    if first in doer_lists().possessives:
        return "side"
    return _body(head, names, who) or ("someone" if first in nouns else "thing")


_PRONOUNS = {
    **dict.fromkeys(("wir", "ich", "man"), "self"),
    **dict.fromkeys(("er", "sie"), "he"),
    **dict.fromkeys(("es", "dies", "das"), "it"),
}


def _body(head: str, names: Set[str], who: Set[str]) -> str:
    """Return what country, body or thing a noun names, in respect of the speaker; nothing where it may name somebody."""
    known = doer_lists()
    if head in known.subjects["countries"]:
        begins = (head[:_STEM], *load("de", "judging_words")["speaks_for"].get(head, ()))
        return "country" if any(name.startswith(begins) for name in names) else "land"
    bodies = {name for name, _ in classes_in([head], "de") if name.startswith("by_")}
    if head in known.generic:
        return "side" if bodies & who or who & {"by_name", "by_none", "by_pronoun"} else "body"
    timed = {"aimed", "dated"} & {name for name, _ in classes_in([head], "de", "doer_words")}
    if timed or (head.endswith(known.things) and not head.endswith(known.speaking)):
        return "thing"
    if bodies & HOLDERS and not classes_in([head], "de", "doer_papers"):
        return "kin" if bodies & HOLDERS & who else "body"
    return ""


def _is_named(head: str, names: Set[str]) -> bool:
    """Say whether a noun is part of a name of the speaker: "Konzernchef … der Konzern", "Polizei … die Kriminalpolizei"."""
    if len(head) < _STEM:
        return any(name.startswith((head + "-", head + "s-")) for name in names)
    return any(
        name.startswith(head) or name.endswith(head) or (len(name) > _STEM and head.endswith(name))
        for name in names
    )
