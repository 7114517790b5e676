"""How a German speaker weighs something: finds it good or bad ("gut, dass"), thanks, agrees, declines, contradicts.

One turn of phrase means something else of the speaker's own side, of somebody addressed and of a proposal ("das lehnen wir ab", "Sie lehnen
alles ab"), so each is told with what it is said of. An adjective weighs by what follows it: "gut, dass wir warteten" approves, "gut, jetzt
zu warten" advises, "wichtig, dass" asks for something.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import Act

# A negation reaches so far; a predicate without a verb stands behind so many words at most: "wie gut, dass".
_REACH, _ADVERBS = 4, 3
_SHORTEST = 3
_MARKS = frozenset(",.:;!?")
# What ends the first sentence, or the part of it that is read.
_ENDS = frozenset(".:;!?")
# Who speaks or is spoken to is named among so many words.
_BEGIN = 5
# Classes that a negation in the clause turns; the others hold it themselves ("nicht zu machen").
_PLAIN = frozenset({"thanking", "giving", "esteem", "reached", "agreeing", "owning"})
_APPROVING = frozenset({"thanking", "giving", "esteem"})
_DECLINING = frozenset({"refusing", "needless", "unplanned", "astray", "silent"})
# Of these something is declined; who is addressed or told of is rather blamed for it.
_DECLINED = frozenset({"own", "proposal", "it"})


class Weighed(NamedTuple):
    """How a predicate weighs: which kind of word, what follows it, and whether it is so, was so or would be."""

    name: str
    how: str
    tense: str


@cache
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, list[str]] = load("de", "valuing_words")["forms"]
    return {name: frozenset(words) for name, words in forms.items()}


@cache
def _weights() -> dict[str, str]:
    table: dict[str, list[str]] = load("de", "valuing_words")["weights"]
    return {word: name for name, words in table.items() for word in words}


def weighed_in(words: Sequence[str]) -> Weighed | None:
    """Return how a predicate weighs what is told behind it, or what is its subject: "das war richtig", "gut, dass"."""
    forms, weights = _forms(), _weights()
    for place, word in enumerate(words):
        behind = words[place + 1] if place + 1 < len(words) else "."
        ends = behind in _MARKS or behind in forms["beside"] or behind in forms["copula"]
        before = words[:place]
        if word not in weights or not ends or before[-1:] == ["zu"]:
            continue
        near = (*before, behind)
        if forms["copula"].isdisjoint(near) and (place >= _ADVERBS or behind != ","):
            continue
        negated = not forms["negating"].isdisjoint(before[-_REACH:])
        tense = (
            "unreal"
            if forms["unreal"].intersection(near)
            else "past"
            if forms["past"].intersection(near)
            else "now"
        )
        return Weighed(("not " if negated else "") + weights[word], _behind(words[place + 1 :]), tense)
    return None


def _behind(words: Sequence[str]) -> str:
    """Return what follows a predicate."""
    forms = _forms()
    if words[:1] != [","] or len(words) < _SHORTEST:
        return "end" if not words or words[0] in _MARKS else "amid"
    opens = next((name for name in ("that", "if", "reason", "so") if words[1] in forms[name]), "")
    return opens or ("to" if "zu" in words else "on")


def finds_good(words: Sequence[str]) -> bool:
    """Say whether a sentence finds good what is so, or has been done: "gut, dass wir warteten", "es war klug, zu warten"."""
    found = weighed_in(words)
    if found is None or "?" in words or found.tense == "unreal":
        return False
    if found.how == "that" and found.name in ("good", "right"):
        return True
    return (
        found.tense == "past" and found.name in ("good", "right", "weighty") and found.how in ("that", "to")
    )


def valuings(clause: Clause, cue: Act, act: Act) -> set[str]:
    """Return the traits of how a statement under such a cue weighs what it speaks of; ``act`` is what the rules take it for."""
    whole = clause.whole
    if "?" in whole:
        return set()
    stop = next((place for place, word in enumerate(whole) if word in _ENDS and place > 1), len(whole))
    read = whole[:stop]
    found = _traits_of(weighed_in(read))
    first = read[: read.index(",")] if "," in read[2:] else read
    met = {name for name, _ in classes_in(first, "de", "valuing_words")}
    around = {name for name, _ in classes_in(read, "de", "valuing_words")}
    about = _about(clause, first, met)
    negated = not _forms()["negating"].isdisjoint(first)
    for name in met - {"proposals"}:
        said = f"not {name}" if negated and name in _PLAIN else name
        found |= {f"weighing {said}", f"weighing {said}/{about}"}
        if not _forms()["unreal"].isdisjoint(first):
            found.add(f"weighing {said}/unreal")
    found |= {f"weighing {name} behind" for name in around - met}
    for sign in _signs(met, about, negated=negated, good=finds_good(read)):
        found |= {f"weighing {sign}", f"weighing {sign}/rule {act}", f"weighing {sign}/cue {cue}"}
    return found


def _traits_of(weighed: Weighed | None) -> set[str]:
    """Return the traits of a predicate that weighs."""
    if weighed is None:
        return set()
    name, how, tense = weighed
    return {f"weighs {name}", f"weighs {name} {how}"} | (
        {f"weighs {name} {tense}"} if tense != "now" else set()
    )


def _signs(met: Set[str], about: str, *, negated: bool, good: bool) -> set[str]:
    """Return what the classes met make of a clause."""
    tests = {
        "approves": good or (not negated and not _APPROVING.isdisjoint(met)),
        "declines": about in _DECLINED and not _DECLINING.isdisjoint(met),
        "contradicts": "contrary" in met,
    }
    return {sign for sign, holds in tests.items() if holds}


def _about(clause: Clause, first: Sequence[str], met: Set[str]) -> str:
    """Return whom or what a turn of phrase is said of."""
    forms, start = _forms(), set(first[:_BEGIN])
    subject = clause.bracket.subject if clause.bracket else ""
    tests = {
        "proposal": "proposals" in met,
        "own": subject == "selves" or not start.isdisjoint(("ich", "wir")),
        "addressed": not start.isdisjoint(forms["addressed"]),
        "it": not start.isdisjoint(("das", "es", "dies")),
    }
    return next((name for name, holds in tests.items() if holds), "other")
