"""What lies ahead in a German clause, by whose it is, in which form and with what kind of verb: plan, forecast, wish, courtesy.

"Werden" and "wollen" tell a plan with some subjects and verbs and something else with others: "wir werden das prüfen" announces,
"wir werden das noch erleben" foretells, "ich möchte Ihnen danken" thanks, "Sie wollen kürzen" tells another's plan and mostly blames.
Each part alone speaks for little, so the person of the subject, the form of the verb and the kind of the infinitive are traits together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import grammar, is_participle, with_commas
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause, denies
from wortlaut.heads.rules.judging.subjects import doer_lists
from wortlaut.language import load, word_sets
from wortlaut.records import Act, StatementType

_WORD = re.compile(r"\w[\w-]*")
# A subject stands so near to the finite verb, and among so many words where the verb ends the clause.
_NEAR, _LEAD = 3, 4
# A word whose verb at the end of the clause is that of a present has a prefix of so many letters at least.
_SHORTEST = 4
_PERSONS = {"ich": "i", "wir": "we", "man": "one", "er": "he", "es": "it", "das": "this", "dies": "this"}
_INFINITIVES = ("en", "ern", "eln", "tun", "sein")
_CONDITIONS = frozenset({"wenn", "falls", "sofern", "sollte", "sollten", "verb", "solange"})
# Verbs that say so much whoever is the subject, and those told apart only where the clause has no turn of phrase.
_SPEAKING = ("turning", "saying", "thanking", "urging", "sorry", "asking")
# Acts done by saying that one will, the most telling first; and what nobody means to do.
_ACTS = (
    "asking",
    "urging",
    "claiming",
    "thanking",
    "opposing",
    "warning",
    "blaming",
    "sorry",
    "turning",
    "saying",
)
_DONE: dict[str, Act] = {
    "asking": "ask",
    "urging": "appeal",
    "claiming": "demand",
    "thanking": "praise",
    "opposing": "deny",
    "warning": "warn",
    "blaming": "accuse",
    "sorry": "regret",
}
# "Wir werden siegen" is meant, "wir werden es erleben" is not.
_UNDERGONE = frozenset({"undergoing"})
_UNMEANT = frozenset({"undergoing", "achieving", "being", "giving"})
_FINITE = frozenset({"will", "would", "would_many", "wants", "wanted"})
_FORETOLD = "own foretold"
_OF_OTHERS = frozenset({"you will", "you want", "you like", "you wanted"})
OF_YOURS = "of yours"
"""Stands among what is said of a clause whose subject are those spoken to."""
_SAID = frozenset({"like", "want", "let", "would", "now"})
_OWN = frozenset({"i", "we", "own infinitive", "name", "side"})
_THINGS = frozenset({"thing", "it", "this", "none", "nobody"})
_BESIDE = ("going_on", "staged", "foretold", "ill")


class Ahead(NamedTuple):
    """Who acts, in which form, and of what kinds the verb is."""

    who: str
    form: str
    kinds: tuple[str, ...]


class Words(NamedTuple):
    """The lists of ``plan_words.toml``."""

    finite: dict[str, str]
    verbs: Mapping[str, frozenset[str]]
    forms: Mapping[str, frozenset[str]]
    prefixes: frozenset[str]


@cache
def _words() -> Words:
    return Words(
        {form: name for name, forms in word_sets("de", "plan_words", "finite").items() for form in forms},
        word_sets("de", "plan_words", "verbs"),
        word_sets("de", "plan_words"),
        frozenset(load("de", "clause_words")["separable_prefixes"]),
    )


def plans(clause: Clause, kind: StatementType, cue: Act, doer: str, speaker: str, said: str) -> set[str]:
    """Return the traits of what lies ahead in a clause; ``said`` are its words as they are written."""
    if kind == "reported" or clause.bracket is None:
        return set()
    met = {name for name, _ in classes_in(clause.whole, "de", "plan_words")}
    found = _aims(clause, met)
    ahead = ahead_in(clause, doer, said)
    if ahead is None:
        return found | _papers(clause, met, cue)
    said_so = _signs(clause)
    who, form, kinds = ahead
    found |= {f"ahead {who}/{form}", *(f"ahead {form}/{one}" for one in kinds)}
    same = _is_same(who, speaker)
    if same:
        found.add(f"ahead same/{form}")
    told = verdict(ahead, said_so, own=same or who in _OWN)
    found |= {f"lies ahead: {told}", f"lies ahead: {told}/{kind}", f"lies ahead: {told}/cue {cue}"}
    return found | {
        f"lies ahead: {told}/{one}" for one in (*sorted(said_so), *_BESIDE) if one in said_so | met
    }


def _signs(clause: Clause) -> set[str]:
    """Return whether a clause hangs on a condition, is denied, asks, or has what it wants in a clause behind it."""
    bracket = clause.bracket
    beside = {bracket.lead, bracket.behind, *bracket.inside} if bracket else set()
    signs = {
        "if": not _CONDITIONS.isdisjoint(beside),
        "not": denies(clause),
        "?": "?" in clause.whole,
        "that": with_commas(clause.whole, bracket)[-1:] in (["dass"], ["daß"]),
    }
    return {name for name, holds in signs.items() if holds}


def as_meant(clause: Clause, said: str) -> Clause:
    """Return a clause that has no plan where the speaker only says something with "werden", "wollen" or "möchte".

    "Ich möchte Sie bitten" asks, "ich will daran erinnern" tells, "wir werden das noch erleben" foretells.
    """
    ahead = ahead_in(clause, "none", said)
    if ahead is None or ahead.form == "now":
        return clause
    told = verdict(ahead, _signs(clause), own=ahead.who in _OWN)
    off: set[str] = set()
    on: set[str] = set()
    if told in _OF_OTHERS:
        # What those spoken to want is no plan of the speaker's.
        on = {"described", OF_YOURS} | ({"predicted"} if ahead.form == "will" else set())
    elif told == _FORETOLD:
        off, on = {"intended"}, {"predicted", "described", _FORETOLD}
    elif told in ("own like", "speaks by turning"):
        on = {"intended"}
    elif told.startswith("speaks by "):
        off, on = {"intended", "future", "demanded", "called"}, {told, "described"}
    return clause._replace(said=(clause.said - off) | on)


def tells_only(clause: Clause) -> bool:
    """Say whether a clause with "werden", "wollen" or "möchte" of the speaker says or foretells something and plans nothing."""
    return _FORETOLD in clause.said or any(name.startswith("speaks by ") for name in clause.said)


def act_meant(clause: Clause) -> Act | None:
    """Return the act that a clause does by saying that it will: "ich möchte Ihnen danken" praises."""
    return next((act for kind, act in _DONE.items() if f"speaks by {kind}" in clause.said), None)


def verdict(ahead: Ahead, signs: Set[str], *, own: bool) -> str:
    """Return what person, form and kind of verb make together of what lies ahead; ``own``: the speaker's side acts."""
    who, form, kinds = ahead
    acts = [kind for kind in kinds if kind in _ACTS]
    unmeant = _UNMEANT if not own or form == "now" else _UNDERGONE
    meant = form not in ("will", "now") or not unmeant.issuperset(kinds) or not kinds
    doer = "own" if own else "another"
    tests: tuple[tuple[bool, str], ...] = (
        (own and bool(acts) and form in _SAID and "not" not in signs, f"speaks by {acts[0] if acts else ''}"),
        (form.endswith(" müssen"), f"{doer} must"),
        (form.endswith(("be done", "becomes")), f"{form} {kinds[0] if kinds else ''}"),
        (who in _THINGS, "there will be" if "giving" in kinds else f"thing {form}"),
        (who == "you", f"you {form}"),
        (own and form == "want" and "that" in signs, "own want that"),
        (not meant, f"{doer} foretold" if form == "will" else "own undergoes"),
    )
    return next((told for holds, told in tests if holds), f"{doer} {form}")


def _is_same(who: str, speaker: str) -> bool:
    """Say whether a pronoun names who speaks and who acts: "er sagte, er werde …"."""
    if speaker.lower() == "sie":
        return who in ("she", "they")
    return _PERSONS.get(speaker.lower(), "") == who


def _aims(clause: Clause, met: Set[str]) -> set[str]:
    """Return whose aim a clause names."""
    if "aim" not in met or clause.bracket is None:
        return set()
    forms = _words().forms
    whose = next((name for name in ("own", "yours") if not forms[name].isdisjoint(clause.words)), "nobody's")
    return {
        f"aim {whose}",
        f"aim {whose}/{clause.bracket.finite}",
        f"aim {whose}/{clause.bracket.behind or 'alone'}",
    }


def _papers(clause: Clause, met: Set[str], cue: Act) -> set[str]:
    """Return whether a quotation without a verb is of a paper in which something is planned."""
    known = grammar()
    if "paper" not in met or any(word in known.finite or word in known.full for word in clause.words):
        return set()
    return {"paper of plans", f"paper of plans/cue {cue}"}


def ahead_in(clause: Clause, doer: str, said: str) -> Ahead | None:
    """Return what lies ahead in a clause, None where nothing does."""
    words, known = clause.words, _words()
    written = _WORD.findall(said)
    nouns = {word.lower() for word in written[1:] if word[0].isupper()}
    if list(words[:3]) in (["lassen", "sie", "mich"], ["lassen", "sie", "uns"]):
        verb = _verb(words[3:], nouns)
        return Ahead("i" if words[2] == "mich" else "we", "let", _kinds(clause, verb))
    hangs = not known.forms["hanging"].isdisjoint(clause.whole[:1])
    places = [place for place, word in enumerate(words) if word in known.finite and word not in nouns]
    # In "muss gebaut werden" the last word is no finite verb.
    if places and clause.bracket is not None and clause.bracket.finite in _FINITE:
        place = places[-1] if hangs else places[0]
        first = (
            place - 2 if not known.forms["beside"].isdisjoint(words[max(0, place - 1) : place]) else place - 1
        )
        near = words[:_LEAD] if hangs else [*words[max(0, first) : place], *words[place + 1 : place + _NEAR]]
        rest = words[:place] if hangs else words[place + 1 :]
        who = _who(near, words, doer, _whom(words[place], written))
        return _finite_ahead(clause, known.finite[words[place]], who, rest, nouns)
    return _present(clause, words, nouns)


def _finite_ahead(clause: Clause, form: str, who: str, rest: Sequence[str], nouns: Set[str]) -> Ahead:
    """Return what lies ahead with a verb of that form, whose infinitive is among the rest of the clause."""
    chained = _words().forms["chained"]
    verbs = [word for word in rest if word[:1].isalpha()]
    if verbs and verbs[-1] in chained and len(verbs) > 1:
        return Ahead(who, f"{form} {verbs[-1]}", _kinds(clause, _verb(verbs[:-1], nouns)))
    known = grammar()
    done = bool(verbs) and is_participle(verbs[-1], known)
    if form in ("will", "would") and done and verbs[-1] not in nouns:
        return Ahead(who, f"{form} be done", _done(verbs[-1]))
    if verbs[-1:] == ["werden"] and len(verbs) > 1 and is_participle(verbs[-2], known):
        return Ahead(who, f"{form} be done", _done(verbs[-2]))
    if verbs[-1:] == ["haben"] and "zu" in verbs[-_NEAR:]:
        return Ahead(who, f"{form} müssen", _kinds(clause, _verb(verbs[:-1], nouns)))
    if form == "will" and _becomes(verbs, nouns):
        return Ahead(who, "becomes", ())
    return Ahead(who, form, _kinds(clause, _verb(verbs, nouns)))


def _becomes(rest: Sequence[str], nouns: Set[str]) -> bool:
    """Say whether "werden" is no helping verb: "das wird schwer", "die Löhne werden höher", "sie werden zum Problem"."""
    last = rest[-1] if rest else ""
    if not last or last in nouns:
        return not _words().forms["into"].isdisjoint(rest)
    return not last.endswith("n")


def _done(participle: str) -> tuple[str, ...]:
    """Return whether a participle tells of a measure or of what is going on."""
    forms = _words().forms
    return tuple(name for name in ("decided", "lasting") if participle in forms[name]) or ("other",)


def _present(clause: Clause, words: Sequence[str], nouns: Set[str]) -> Ahead | None:
    """Return what the speaker does in the present: "wir legen einen Entwurf vor", which may be to come."""
    at = next((place for place, word in enumerate(words[:_LEAD]) if word in ("wir", "ich")), -1)
    if at < 0:
        return None
    last = words[-1]
    prefix = last if last in _words().prefixes else ""
    for place in (at + 1, at - 1):
        if not 0 <= place < len(words) or words[place] in nouns or words[place] in grammar().finite:
            continue
        stem = words[place]
        verb = prefix + (stem if words[at] == "wir" else stem + "n" if stem.endswith("e") else stem)
        kinds = _kinds(clause, verb)
        if kinds not in (("other",), ("none",)):
            return Ahead(_PERSONS[words[at]], "now", kinds)
    return None


def _whom(verb: str, written: Sequence[str]) -> str:
    """Return whom "sie" names beside a finite verb: one woman, those spoken to, or others.

    At the beginning every "Sie" is written large: there it is one woman's or one body's with a singular, and others' with the
    subjunctive, with which indirect speech tells of them.
    """
    if not verb.endswith("n"):
        return "she"
    spoken_to = written[:1] == ["Sie"] and verb not in _words().forms["told_of_others"]
    return "you" if spoken_to or "Sie" in written[1:] else "they"


def _who(near: Sequence[str], words: Sequence[str], doer: str, sie: str) -> str:
    """Return who acts: by the pronoun beside the verb (``sie`` is whom that names), else as the deed tells."""
    for word in near:
        if word == "sie":
            return sie
        if word in _PERSONS:
            return _PERSONS[word]
    if doer != "self":
        return doer
    return next((_PERSONS[word] for word in ("wir", "ich") if word in words), "one")


def _verb(words: Sequence[str], nouns: Set[str]) -> str:
    """Return the last word that may be an infinitive."""
    never = nouns | ((doer_lists().subjects["determiners"] | doer_lists().possessives) - {"sein"})
    return next((word for word in reversed(words) if word.endswith(_INFINITIVES) and word not in never), "")


def _kinds(clause: Clause, verb: str) -> tuple[str, ...]:
    """Return of what kinds a verb is: what a turn of phrase tells of it first, else the lists that have it."""
    met = {name for name, _ in classes_in(clause.words, "de", "plan_words")}
    turns = tuple(name for name in _SPEAKING if name in met)
    kinds = turns + tuple(
        name for name, verbs in _words().verbs.items() if verb in verbs and name not in turns
    )
    return kinds or ("other" if verb else "none",)
