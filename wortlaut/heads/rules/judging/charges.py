"""Whether a German statement charges somebody, though its cue may be neutral; court and press tell of wrongs as news."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from wortlaut.heads.rules.judging.evidence import classes_in, is_negated, negations
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.heads.rules.judging.verdicts import has_perfect
from wortlaut.language import load

# Who speaks, by the first of these that holds.
_VOICES = (
    ("court", frozenset({"by_court"})),
    ("prosecution", frozenset({"by_prosecution"})),
    ("press", frozenset({"by_press"})),
    ("partisan", frozenset({"by_party", "by_group", "by_defence", "by_athlete", "by_artist", "by_witness"})),
    ("power", frozenset({"by_government", "by_company"})),
    ("expert", frozenset({"by_expert", "by_document"})),
)
# A word of the predicate is among so many at the end of a clause, but for helping verbs.
_ENDS = 3
_TWICE = 2
_MARKS = frozenset(",.:;!?")
_SHALL = frozenset({"soll", "sollen", "sollte", "solle"})
_OUGHT = frozenset({"müssen", "sollen", "dürfen"})
_UNREAL = frozenset({"hätte", "hätten", "hättet", "hättest"})
_BY = frozenset({"von", "vom", "durch"})
# What is demanded or supposed charges nobody yet.
_OPEN = frozenset({"demanded", "called", "conditional"})
_WORD = re.compile(r"[\w.-]+")
# An office in a body: "Verdi-Chef", "Verbandspräsidentin", "Parteivorsitzender".
_OFFICE = re.compile(
    r"(?P<body>\w[\w.-]{1,}?)-?(?:präsident|chef|vorsitzende|sprecher|vize|boss|führer|vertreter|geschäftsführer|anwalt|experte)"
    r"(?:in|innen|en|n|r|s)?"
)
_TAKING_SIDES = frozenset({"by_party", "by_group"})


def charges(clause: Clause, speaker: str) -> bool:
    """Say whether a German statement charges somebody, though its cue may be neutral."""
    if clause.frame == clause.whole:
        # A reported statement: its verb tells the act.
        return False
    named = _WORD.findall(speaker.lower())
    framed = _classes(clause.frame) | _classes(named)
    voice = voice_of(named or clause.frame)
    words = clause.words
    if not _SHALL.isdisjoint(words) and _is_hearsay_of_deed(words):
        return voice not in ("press", "court")
    if voice == "court":
        return False
    if voice != "expert" and not _UNREAL.isdisjoint(words) and not _OUGHT.isdisjoint(words[-2:]):
        # What somebody ought to have done.
        return True
    return clause.said.isdisjoint(_OPEN) and _is_said_to_blame(words, voice, framed)


def _is_said_to_blame(words: Sequence[str], voice: str, framed: Set[str]) -> bool:
    """Say whether a noun of the frame hands on a charge, or somebody who takes sides blames."""
    if voice != "press" and "charging" in framed and "turned" not in framed:
        return True
    return (voice not in ("press", "power") or "opinion" in framed) and _is_blamed(words)


def _classes(words: Sequence[str]) -> Set[str]:
    return {name for name, _ in classes_in(words, "de", "charge_words")}


def voice_of(words: Sequence[str]) -> str:
    """Return which kind of voice speaks, "person" where no class tells it.

    Who holds an office in a body speaks with the body's voice ("Verdi-Chef", "Verbandspräsident"), and a union, chamber or party
    of whomever with its own ("Polizeigewerkschaft", "Ärztekammer").
    """
    at: dict[int, set[str]] = {}
    for name, place in classes_in([_body_of(word) for word in words], "de"):
        at.setdefault(place, set()).add(name)
    who: set[str] = set()
    for names in at.values():
        who |= names & _TAKING_SIDES or names
    return next((name for name, classes in _VOICES if classes & who), "person")


def _body_of(word: str) -> str:
    """Return the body in which somebody holds an office by a compound, else the word."""
    found = _OFFICE.fullmatch(word)
    body = found["body"] if found else ""
    return body if any(name.startswith("by_") for name, _ in classes_in([body], "de")) else word


def _is_hearsay_of_deed(words: Sequence[str]) -> bool:
    """Say whether somebody is said to have done a deed that suspects do, not what befell somebody."""
    if not has_perfect(words) or negations(classes_in(words, "de")):
        return False
    told_of_doer = "worden" not in words or not _BY.isdisjoint(words)
    return told_of_doer and "suspected" in _classes(words)


def _is_blamed(words: Sequence[str]) -> bool:
    """Say whether words of blame make the predicate of a clause, or condemn wherever they stand."""
    met = classes_in(words, "de")
    negated = negations(met)
    blame = [place for name, place in met if name == "blame" and not is_negated(place, negated)]
    condemned = any(not is_negated(place, negated) for place in condemned_at(words))
    return condemned or len(blame) >= _TWICE or not predicate(words).isdisjoint(blame)


def condemned_at(words: Sequence[str]) -> set[int]:
    """Return where words and idioms stand that condemn whoever they are said of."""
    condemning = (*classes_in(words, "de", "charge_words"), *classes_in(words, "de", "censure_words"))
    return {place for name, place in condemning if name in ("condemn", "idiom")}


def predicate(words: Sequence[str]) -> set[int]:
    """Return the places of the last words of a clause, but for helping verbs."""
    helping = load("de", "value_words")["forms"]["auxiliary"]
    order = [place for place, word in enumerate(words) if word not in _MARKS]
    while order and words[order[-1]] in helping:
        order.pop()
    return set(order[-_ENDS:])
