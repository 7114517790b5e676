"""Whose a plan or a measure is: the speaker's own, that of the body it speaks for, nobody's who is named, or another's.

A deed told beforehand is announced by whoever does it and by whoever speaks for that body, and merely told by anybody else.
So three things are read: what part the speaker plays, to whom the first main clause gives the deed, and in which form
the clause tells it; what they make together is a trait, beside each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.brackets import Bracket, grammar
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.clause_parts import is_infinitive, parts
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.plans import OF_YOURS, tells_only
from wortlaut.heads.rules.judging.sides import speakers
from wortlaut.heads.rules.judging.statuses import Clause, denies
from wortlaut.heads.rules.judging.subjects import HOLDERS, doer_lists, subject_phrase, whose
from wortlaut.heads.rules.judging.verdicts import has_perfect
from wortlaut.records import Act, StatementType

_WORD = re.compile(r"\w[\w.-]*")
_SHORTEST_NAME = 3
# A noun phrase has so many words before the noun that is its head.
_PHRASE = 5
_TELLERS = frozenset({"by_press", "by_expert", "by_witness"})
# Lead no infinitive that is the whole of what is said: what tells a purpose, conjunctions, pronouns that are a subject.
_NO_INFINITIVE = frozenset(
    {"um", "ohne", "statt", "anstatt", "dass", "daß", "er", "sie", "es", "wir", "ich", "man"}
)
# Behind "zu" at the end of a clause: the infinitive of a modal verb, or of "lassen".
_WANT = frozenset({"wollen"})
_HELPING = frozenset({"wollen", "lassen", "können", "müssen", "dürfen", "werden"})
# They speak for others by trade: whose deeds they tell, for those they speak.
_VOICES = (
    "sprecher",
    "sprecherin",
    "sprechers",
    "anwalt",
    "anwältin",
    "berater",
    "management",
    "vertreter",
    "pressestelle",
)


class Told(NamedTuple):
    """Who does what a clause tells: the part of the speaker, whose the deed is, and the form in which it is told."""

    part: str
    doer: str
    form: str


class Deed(NamedTuple):
    """What a clause tells of a deed, the classes of words met in it, and what these make together."""

    told: Told
    met: frozenset[str]
    verdict: str


def deed_of(clause: Clause, reading: Reading, kind: StatementType, said: str) -> Deed | None:
    """Return what a German statement tells of a deed; ``said`` are its words as they are written."""
    if clause.bracket is None:
        return None
    met = frozenset(name for name, _ in classes_in(clause.words, "de", "doer_words"))
    told = Told(
        part_of(clause, reading, kind == "reported"),
        doer_of(clause, clause.bracket, reading, kind, said),
        form_of(clause, clause.bracket, kind, met),
    )
    guessed = clause.verb in lore_of("de").guessing
    return Deed(told, met, verdict(told, met, denied=denies(clause), guessed=guessed))


def doers(deed: Deed | None, reading: Reading, kind: StatementType) -> set[str]:
    """Return the traits of whose the deed is that a German statement tells."""
    if deed is None:
        return set()
    (part, doer, form), met, plan = deed
    found = {f"deed {plan}", f"deed {plan}/{kind}", f"deed {plan}/cue {reading.act}"}
    found |= {f"doer {doer}", f"doer {doer}/{form}", f"part {part}", f"part {part}/{form}", f"told {form}"}
    found |= {f"part {part}/{doer}", f"{part}/{doer}/{form}"} | {f"do {name}" for name in met}
    act = act_of_deed(deed, reading)
    return found | {f"deed says {act or 'nothing'}"}


def part_of(clause: Clause, reading: Reading, reported: bool) -> str:
    """Return what part the speaker plays: it tells of others, holds an office or a trade, or is a paper that plans."""
    named = [word.lower() for word in _WORD.findall(reading.speaker)]
    who = speakers(clause, reading, reported or bool(named), "de")
    some = named or ([] if reported else clause.frame)
    papers = {name for name, _ in classes_in(some, "de", "doer_papers")}
    leads = {name for name, _ in classes_in(some[:2], "de", "doer_papers")}
    if "holding" in papers or "leading" in leads:
        return "holder"
    if "own" in papers:
        return "paper"
    if "told" in papers or (who & _TELLERS and not who & HOLDERS):
        return "teller"
    if who & HOLDERS:
        return "holder"
    return next(
        name for name in ("pronoun", "none", "document", "name") if f"by_{name}" in who or name == "name"
    )


def doer_of(clause: Clause, bracket: Bracket, reading: Reading, kind: StatementType, said: str) -> str:
    """Return whose the deed of the first main clause is, seen from the speaker."""
    words = clause.words
    if is_bare(clause, kind):
        return "own infinitive"
    if _is_passive(bracket) and not _has_agent(words):
        return "nobody"
    nouns = {word.lower() for word in _WORD.findall(said) if word[0].isupper()} - doer_lists().starts
    who = speakers(clause, reading, kind == "reported", "de")
    names = {word.lower() for word in _WORD.findall(reading.speaker) if len(word) >= _SHORTEST_NAME}
    found = whose(
        subject_phrase(words, clause, nouns), names - doer_lists().subjects["determiners"], who, nouns
    )
    if found == "he" and OF_YOURS in clause.said:
        return "you"
    speaks = any(name.endswith(_VOICES) for name in names)
    return "principal" if speaks and found in ("someone", "body", "kin") else found


def is_bare(clause: Clause, kind: StatementType) -> bool:
    """Say whether an infinitive with "zu" is what is said: whoever speaks is its subject."""
    if kind != "indirect" or not _NO_INFINITIVE.isdisjoint(clause.whole[:1]):
        return False
    piece = next((part.words for part in parts(clause.whole)), ())
    if not piece:
        return False
    known = grammar()
    if len(piece) > 1 and piece[-2] == "zu" and piece[-1] in _HELPING:
        return known.finite.keys().isdisjoint(piece[:-1])
    infinitive = is_infinitive(piece) or any(
        word == "zu" and after.endswith("n") and after not in known.words["relatives"]
        for word, after in pairwise(piece)
    )
    return infinitive and known.finite.keys().isdisjoint(piece)


def _is_passive(bracket: Bracket) -> bool:
    return bracket.end in ("be done", "been done") or (
        bracket.finite in ("will", "would_many", "would", "passed") and bracket.end == "done"
    )


def _has_agent(words: Sequence[str]) -> bool:
    """Say whether a passive names who acts: "vom Konzern übernommen"."""
    for place, word in enumerate(words):
        if word in ("von", "vom", "durch"):
            near = words[place + 1 : place + _PHRASE]
            if any(name.startswith("by_") for name, _ in classes_in(near, "de")):
                return True
    return False


def form_of(clause: Clause, bracket: Bracket, kind: StatementType, met: Set[str]) -> str:
    """Return the form in which a clause tells a deed."""
    if is_bare(clause, kind):
        return _infinitive_form(clause)
    words = clause.words
    if tells_only(clause):
        return "tells"
    found = _modal_form(words, bracket, kind, met) or _measure_form(bracket)
    if found:
        return found
    if "in_force" in met:
        return "in force"
    if met & {"aimed", "dated"}:
        return "arranged" if bracket.finite in ("is", "full first", "full", "was") else "arranged past"
    does = bracket.finite.startswith("full") and present_deed(words)
    return "tells" if not does else "does soon" if "soon" in met else "does"


def _infinitive_form(clause: Clause) -> str:
    if clause.verb in doer_lists().claiming:
        return "to claim"
    last = parts(clause.whole)[0].words[-1]
    return "to want" if last in _WANT else "to have" if last in ("haben", "sein") else "to do"


def _modal_form(words: Sequence[str], bracket: Bracket, kind: StatementType, met: Set[str]) -> str:
    """Return the form of a clause with a modal verb, one of intending, or "werden"."""
    finite, verb, known = bracket.finite, bracket.verb, doer_lists()
    shall = finite == "shall" or words[-1:] in (["solle"], ["sollen"], ["soll"])
    ahead = not met.isdisjoint(("soon", "dated"))
    if shall and (has_perfect(words) or (verb in grammar().verbs["state"] and not ahead)):
        return "hearsay"
    if finite in ("wants", "wanted", "shall", "should"):
        # In reported speech "sollten" is the subjunctive of "sollen" as well.
        return "shall" if finite == "should" and kind in _REPORTED and ahead else finite
    if not known.intends.isdisjoint(words):
        return "wants"
    if finite not in ("will", "would", "would_many"):
        return ""
    if bracket.end in ("done", "be done", "been done"):
        return "will be done" if "soon" in met or verb in grammar().verbs["arranged"] else "is done"
    return "will do" if verb in known.deeds else "will happen" if verb in known.happenings else "will"


def _measure_form(bracket: Bracket) -> str:
    """Return the form in which a clause tells that a measure has been taken."""
    if bracket.verb not in doer_lists().measures:
        return ""
    if bracket.end == "been done":
        return "measure" if bracket.finite in ("is", "was") else "measure past"
    return f"measure {bracket.finite}" if bracket.finite in ("is", "has") and bracket.end == "done" else ""


def present_deed(words: Sequence[str]) -> bool:
    """Say whether a clause has the present of a verb of doing: "stelle … bereit", "ruft … zurück"."""
    last = words[-1] if words else ""
    prefix = last if last in doer_lists().prefixes else ""
    return any(prefix + verb in doer_lists().deeds for word in words for verb in _infinitives(word))


def _infinitives(word: str) -> list[str]:
    changed = doer_lists().changed.get(word)
    if changed:
        return [changed]
    ends = (end for end in ("et", "t", "e") if word.endswith(end))
    return [word.removesuffix(end) + "en" for end in ends]


_REPORTED = frozenset({"indirect", "indirect_free_indirect"})
_OWN = frozenset({"own infinitive", "self", "he", "name", "side", "country"})
_NOBODY = frozenset({"nobody", "thing", "it", "none"})
# Forms of what is meant to be done, by whoever; of these, those that a thing may have for its subject.
_PLANS = frozenset({"to want", "to do", "wants", "shall", "will do", "will", "will be done", "does soon"})
_PLANS_OF_THINGS = frozenset({"shall", "will be done", "wants"})
_SPEAKS = frozenset({"holder", "paper"})
# Forms in which what is settled is told without a word for the future.
_RESOLVES = frozenset({"does", "does soon", "tells", "arranged"})
# What verdicts make of a statement under a neutral cue.
_ACTS: dict[str, Act] = {
    "leaves": "announce",
    "resolves": "announce",
    "binds": "pledge",
    "refuses": "reject",
    "plans": "announce",
    "plan for body": "announce",
    "plan of principal": "announce",
    "measure own": "announce",
    "arranged own": "announce",
    "plan of another": "assert",
    "hearsay": "assert",
    "expected": "assert",
    "foretold": "assert",
}


def act_of_deed(deed: Deed | None, reading: Reading) -> Act | None:
    """Return the act that a deed makes of what is said under a neutral cue: none where it tells nothing of a plan."""
    if deed is None or reading.act != "assert":
        return None
    return _ACTS.get(deed.verdict)


def verdict(told: Told, met: Set[str], *, denied: bool, guessed: bool) -> str:
    """Return what the part of the speaker, the doer and the form make together."""
    part, doer, form = told
    if form == "will happen" or (form == "will" and doer in _NOBODY):
        return "foretold"
    if form == "hearsay" or (part == "teller" and doer not in ("self", "own infinitive")):
        return "hearsay"
    if form in _PLANS or (form == "arranged" and "soon" in met):
        return "expected" if guessed else _planned(told, met, denied=denied)
    return _in_force(told, met)


def _in_force(told: Told, met: Set[str]) -> str:
    """Return the verdict on what has been done, holds, or was meant once."""
    part, doer, form = told
    own = doer in _OWN
    whose_own = own or (doer in _NOBODY and part in _SPEAKS) or doer == "principal"
    if form in ("measure", "measure has", "measure is", "in force"):
        return "measure own" if whose_own and (own or form != "measure has") else "measure of another"
    if form == "arranged":
        return "arranged own" if whose_own else "arranged"
    if form == "does" and own and "leaving" in met:
        return "leaves"
    if form in _RESOLVES and own and "resolve" in met:
        return "resolves"
    return "past plan" if form in ("wanted", "should") else "fact"


def _planned(told: Told, met: Set[str], *, denied: bool) -> str:
    """Return the verdict on what is meant to be done."""
    part, doer, form = told
    if doer in _OWN:
        if "leaving" in met:
            return "leaves"
        return "binds" if "bound" in met else "refuses" if denied else "plans"
    if doer == "principal":
        return "plan of principal not" if denied else "plan of principal"
    if doer not in _NOBODY:
        return "plan of another"
    if form not in _PLANS_OF_THINGS and "soon" not in met:
        return "plan of nobody"
    return f"plan for {'body' if part in _SPEAKS else 'whom'}{' not' if denied else ''}"
