"""The act that the words of an English clause name, and what turns it: negation, topic, whose deed it is."""

from __future__ import annotations

from wortlaut.heads.rules.english_verbs import is_naming
from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence
from wortlaut.heads.rules.judging.english_outlooks import (
    is_timely,
    must_itself,
    was_forced,
    without_plain_have,
)
from wortlaut.heads.rules.judging.english_said import BE, FIRST, WILL, Said
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.records import Act

_OBLIGED = frozenset({"have", "has", "need", "needs"})


def worded(said: Said, lore: Lore) -> Act | None:
    """Return the act that the words of the clause name."""
    acts = _acts_named(said, lore)
    if said.main.helping in ("must", "should"):
        lists, words = lore.lists, said.main.words
        planned = lists["plan_nouns"].stand_in(said.main.subject[:4]) and lists["passed"].stand_in(words)
        if said.negated and planned:
            return "reject"
        if "demand" in acts and _demands(said, lore):
            return "demand"
    if said.negated:
        acts = _turned_by_negation(said, acts, lore)
    named = next((act for act in lore.acts if act in acts and not _is_void(said, act, lore)), None)
    return _accused(said, lore) if named == "accuse" else named


def _turned_by_negation(said: Said, acts: set[Act], lore: Lore) -> set[Act]:
    """Return what negated words name: a deed that is denied or left undone, a door that is closed, a fault."""
    lists, words = lore.lists, said.main.words
    if said.own and said.clause.marked and lists["negated_regret"].stand_in(words):
        return {"regret"}
    acts = acts - {"warn", "regret", "praise"}
    if lists["wrongs"].stand_in(words) or lists["left_undone_blame"].stand_in(words):
        acts = acts | {"accuse"}
    return acts | {"reject"} if lists["closed"].stand_in(words) else acts


def _is_void(said: Said, act: Act, lore: Lore) -> bool:
    """Say whether words that name an act do not bring it about here."""
    if act in ("warn", "regret"):
        return _is_idle(said, act, lore)
    if act == "accuse":
        return said.main.helping in WILL and (said.negated or said.own)
    return act == "demand" and not _demands(said, lore)


def _acts_named(said: Said, lore: Lore) -> set[Act]:
    """Return the acts that the words of the clause name; a wrong that is only its topic blames nobody.

    "The fraud trial", "charged with murder"; nor does who only guesses at it or finds it out.
    """
    words, lists = said.main.wide, lore.lists
    found: set[Act] = set()
    for name, place in classes_in(words, lore.language, "acts"):
        act = next(one for one in lore.acts if one == name)
        if act == "accuse" and lists["crime_nouns"].stand_in(words[place : place + 1]):
            before, behind = words[max(0, place - 3) : place], words[place + 1 : place + 2]
            if lists["topics_before"].stand_in(before) or lists["topics_behind"].stand_in(behind):
                continue
        if act == "demand" and _is_noun(words, place, lore):
            continue
        if act == "demand" and is_naming(said.clause.verb):
            continue
        found.add(act)
    return found


def _is_noun(words: list[str], place: int, lore: Lore) -> bool:
    """Say whether "demand" or "need" is a noun: "demand for vans", "the need for talks"."""
    if words[place] not in ("demand", "demands", "need", "needs"):
        return False
    before, behind = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return behind in (["for"], ["of"]) or lore.lists["noun_leads"].stand_in(before)


def _is_idle(said: Said, act: Act, lore: Lore) -> bool:
    """Say whether a danger is said to be slight, or a fault that is owned up to is another's."""
    if act == "warn":
        return lore.lists["slight"].stand_in(said.main.words)
    others = said.clause.marked and said.main.subject[:1] in (["they"], ["you"], ["he"], ["she"])
    return act == "regret" and others


def _accused(said: Said, lore: Lore) -> Act:
    """Who says that no wrong was done contradicts a charge; who tells of an own one regrets it."""
    lists, words = lore.lists, said.main.words
    if lists["scorned"].stand_in(words) and lists["claimed"].stand_in(words):
        return "deny"
    undone = lists["left_undone"].stand_in(words) or lists["left_undone_blame"].stand_in(words)
    if undone and said.negated and said.own and not FIRST.isdisjoint(said.main.subject[:2]):
        return "regret"
    if said.negated and not undone:
        return "deny"
    if lists["plan_nouns"].stand_in(said.main.subject[:3]) and lists["soft_blame"].stand_in(words):
        return "reject"
    passive = said.main.helping in BE or not BE.isdisjoint(said.main.behind[:2])
    first = not FIRST.isdisjoint(said.main.subject[:2]) or said.clause.verb in _ADMITTING
    return "regret" if said.own and first and not passive else "accuse"


_ADMITTING = frozenset({"acknowledge", "admit", "concede"})


def _demands(said: Said, lore: Lore) -> bool:
    """Say whether the speaker requires something: not of itself, not as a duty that the law knows or a guess."""
    main, lists = said.main, lore.lists
    if lists["laws"].stand_in(first_sentence(said.speaker)):
        return False
    if lists["unbearable"].stand_in(main.words):
        return True
    if _is_reckoned(said, lore) or lists["duties"].stand_in(main.words) or was_forced(main.words, lore):
        return False
    obliged = not _OBLIGED.isdisjoint(main.words) and "to" in main.words
    if main.helping in WILL and (obliged or "should" in main.words):
        return False
    if said.own and not said.clause.marked and must_itself(main.words, lore):
        return False
    return not (said.own and obliged and main.helping not in ("must", "should"))


def _is_reckoned(said: Said, lore: Lore) -> bool:
    """Say whether a word of duty only guesses: "might have to", "should be open by noon", "I suppose they should"."""
    main = said.main
    guessed = lore.lists["guessed"].stand_in(without_plain_have(main.words, lore))
    return (
        guessed
        or is_timely(main, said.clause.whole, lore)
        or main.through in ("expect", "suppose", "guess", "assume")
    )
