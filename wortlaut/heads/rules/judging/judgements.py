"""What somebody takes a thing for: the words of the judgement in "nannte X einen Y", and the act that they make of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import cast, get_args

from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.language import load
from wortlaut.records import Act

# Of a judgement without a word that leads it, so many words at the end of the clause count where no article begins it.
_BARE = 4
# So many words behind a negation are negated.
_REACH = 3
# The act of a judgement by the class of its words, and by one that is negated.
_ACTS: dict[str, Act] = {
    "contradict": "deny",
    "refuse": "reject",
    "blame": "accuse",
    "danger": "warn",
    "approve": "praise",
    "oblige": "demand",
}
_NEGATED: dict[Act, Act] = {
    "praise": "reject",
    "accuse": "deny",
    "demand": "reject",
    "warn": "deny",
    "regret": "deny",
}
_BEGINS = frozenset({"ein", "eine", "einen", "kein", "keine", "keinen"})


@cache
def _marks() -> dict[str, str]:
    """Return of each verb of judging the word that leads the judgement ("" where none does)."""
    given: dict[str, list[str]] = load("de", "act_verbs")["judging"]
    return {verb: "" if mark == "bare" else mark for mark, verbs in given.items() for verb in verbs}


def judges(verb: str) -> bool:
    """Say whether a German verb tells what somebody takes a thing for."""
    return verb in _marks()


def judgement(verb: str, low: Sequence[str], at: int) -> list[str]:
    """Return the words of the judgement in a main clause (in lower case) whose verb stands ``at`` a place."""
    mark = _marks()[verb]
    if not mark and "als" in low[:at]:
        # "Als Grund nannte er …" names something and judges nothing.
        return []
    if not mark:
        return _bare(low, at)
    places = [place for place, word in enumerate(low) if word in _forms_of(mark) and place]
    behind = [place for place in places if place > at] or places or ([0] if low[:1] == [mark] else [])
    if not behind:
        return []
    return _until_mark(low[behind[0] + 1 :])


def _forms_of(mark: str) -> tuple[str, ...]:
    return {"von": ("von", "vom"), "mit": ("mit",)}.get(mark, (mark,))


def _bare(low: Sequence[str], at: int) -> list[str]:
    """Return what follows an article that no preposition leads, else the last words of the clause."""
    rest = _until_mark(low[at + 1 :])
    for place, word in enumerate(rest):
        led = place and rest[place - 1] in words("clause_words", "prepositions")
        if word in _BEGINS and not led:
            return rest[place:]
    return rest[-_BARE:]


def _until_mark(low: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in low:
        if word in ",;:.!?–" and found:
            break
        found.append(word)
    return found


def act_of(said: Sequence[str], about: Sequence[str] = (), verb: str = "") -> Act:
    """Return the act that a judgement of these words is: by the first that judges, and by what is judged.

    ``about``: the words beside the judgement, which name what is judged.
    """
    more = classes_in(said, "de", "judgement_words")
    judged = [
        (name, place) for name, place in classes_in(said, "de", "judged") + more if name in get_args(Act)
    ]
    known = [(name, place) for name, place in classes_in(said, "de") if name in _ACTS or name == "negation"]
    first: tuple[int, int, Act] | None = min(
        [(place, 0, cast("Act", name)) for name, place in judged]
        + [(place, 1, _ACTS[name]) for name, place in known if name in _ACTS],
        default=None,
    )
    if first is None:
        return "assert"
    place, _, act = first
    if act == "accuse" and any(name == "regret" for name, _ in judged):
        # "eine schreckliche Tragödie": the noun tells what the adjective is said of.
        return "regret"
    negated = any(name == "negation" and 0 < place - before <= _REACH for name, before in known)
    act = _NEGATED.get(act, act) if negated else act
    return _by_what_is_judged(act, {name for name, _ in more}, about, verb)


# Who speaks of a disaster blames nobody, unless a deed is named.
_SPEAKING_OF = frozenset({"von sprechen", "davon sprechen"})


def _by_what_is_judged(act: Act, met: Set[str], about: Sequence[str], verb: str) -> Act:
    """Return the act of a bad judgement by what it is of: a claim, a plan, a deed, a state of affairs."""
    if act not in ("accuse", "reject"):
        return act
    of = {name for name, _ in classes_in(about, "de", "judgement_words") if name.startswith("about_")}
    befalls = "about_state" in of or verb in _SPEAKING_OF
    if act == "accuse" and "disaster" in met and befalls and "about_deed" not in of:
        return "assert"
    if "about_claim" in of and "about_deed" not in of:
        return "deny"
    if "about_plan" in of and "about_deed" not in of:
        return "reject" if "mild" in met else act
    return "accuse" if "about_deed" in of else act
