"""Who acts in the first main clause: the speaker, its own side, another, or nobody who is named."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import Language

# The subject begins within so many words, and the noun that names it stands so many behind its article.
_WITHIN = 12
_NOUN_WITHIN = 4
_SHORTEST_NAME = 3
_STEM = 4
# The verb at the end of a clause is among so many words.
_END = 5
_WORD = re.compile(r"[\w.-]+")


@cache
def _forms(language: Language) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load(language, "judging_words")["subjects"].items()}


def speakers(clause: Clause, reading: Reading, reported: bool, language: Language) -> set[str]:
    """Return the classes of who speaks: by the words of the speaker, else by those of the frame."""
    named = [word.lower() for word in _WORD.findall(reading.speaker)]
    for words in (named, [] if reported else clause.frame):
        who = {name for name, _ in classes_in(words, language) if name.startswith("by_")}
        if who:
            return who
    return {"by_name"} if named else {"by_none"}


def subject_of(clause: Clause, reading: Reading, who: Set[str], language: Language) -> str:
    """Return whose the subject of the first main clause is.

    ``self`` is a pronoun for the speaker, ``name`` a word that names it, ``side`` a noun of its class ("Konzernchef …: der
    Konzern"), ``country`` one that it speaks for, ``body`` and ``land`` others of these kinds, ``it`` a subject in name only.
    """
    forms, words = _forms(language), clause.words[:_WITHIN]
    names = {word.lower() for word in _WORD.findall(reading.speaker) if len(word) >= _SHORTEST_NAME}
    names -= forms["determiners"]
    for place in _starts(words, forms):
        word = words[place]
        if word in forms["selves"]:
            return "self"
        if word == "es" or (
            word in forms["empty"] and forms["finite"].intersection(words[place + 1 : place + 2])
        ):
            return "it"
        found = _named(words[place : place + _NOUN_WITHIN], names, who, language)
        if found:
            return found
    return "other"


def _starts(words: Sequence[str], forms: dict[str, frozenset[str]]) -> list[int]:
    """Return where the subject may begin: at the head of the clause, behind its conjunction, behind its finite verb."""
    return [
        place
        for place, word in enumerate(words)
        if (place == 0 or words[place - 1] in forms["finite"] or words[place - 1] in forms["conjunctions"])
        and word not in forms["never"]
    ]


def _named(phrase: Sequence[str], names: Set[str], who: Set[str], language: Language) -> str:
    """Return whom a phrase that may be the subject names, in respect of the speaker."""
    forms = _forms(language)
    for place, word in enumerate(phrase):
        if place and (word in forms["finite"] or word in forms["never"] or word in forms["determiners"]):
            break
        if word in names:
            return "name"
        if word in forms["countries"]:
            begins = (word[:_STEM], *load(language, "judging_words")["speaks_for"].get(word, ()))
            return "country" if any(name.startswith(begins) for name in names) else "land"
        bodies = {name for name, _ in classes_in([word], language) if name in _BODIES}
        if bodies:
            return "side" if bodies & who else "body"
    return ""


_BODIES = frozenset(
    {"by_court", "by_prosecution", "by_party", "by_government", "by_company", "by_group", "by_athlete"}
)
_FUTURE = (
    "future",
    "plan",
    "decide",
    "promise",
    "will do",
    "will be done",
    "shall",
    "denies",
    "request",
    "oblige",
)


def sides(clause: Clause, reading: Reading, found: Set[str], who: Set[str], language: Language) -> set[str]:
    """Return the traits that tell who acts in the first main clause, and whether somebody does what is foretold."""
    subject = subject_of(clause, reading, who, language)
    side = "own" if subject in OWN_SIDE else "not own"
    goal = f"goal {goal_of(clause, language)}"
    moods = [name for name in _MOODS if _forms(language)[name].intersection(clause.words)]
    goals = {goal, *(f"{goal}/{mood}" for mood in moods), *(f"{goal}/{mood}/{side}" for mood in moods)}
    if "soon" in found:
        goals |= {f"{goal}/soon", *(f"{goal}/soon/{mood}" for mood in moods)}
    return goals | {f"subject {subject}", *(f"{name}/{side}" for name in _FUTURE if name in found)}


OWN_SIDE = frozenset({"self", "name", "side", "country"})
_MOODS = ("will", "shall", "want")


def goal_of(clause: Clause, language: Language) -> str:
    """Return what the verb at the end of the clause tells: a deed done on purpose, what happens, or neither."""
    forms = _forms(language)
    ends = (word for word in reversed(clause.words[-_END:]) if word.isalpha())
    last = next((word for word in ends if word not in forms["auxiliaries"]), "")
    return "deed" if last in forms["deeds"] else "happening" if last in forms["happenings"] else "other"
