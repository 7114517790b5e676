"""By what a German clause censures somebody though its cue may be neutral: an idiom, a judgement, a deed told, ends imputed.

A word of blame alone does not tell a charge from a report of one. So it is read where it stands and of whom it is said: a judging noun
or manner is a charge as the predicate ("das ist ein Ausverkauf", "der Ton war schrill und würdelos"), harm as the deed
of somebody else ("sie haben unsere Ersparnisse verspielt"), not of the weather; an idiom wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import partial

from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.brackets import grammar
from wortlaut.heads.rules.judging.charges import predicate, voice_of
from wortlaut.heads.rules.judging.doers import Deed
from wortlaut.heads.rules.judging.evidence import classes_in, is_negated, negations
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import StatementType

_WORD = re.compile(r"[\w.-]+")
_JUDGING = ("noun", "name", "manner")
# Of so many words a quotation is a judgement as a whole: "ein durchsichtiges Manöver".
_FRAGMENT = 6
# The subject of a clause is among so many words at its beginning, or behind its verb.
_SUBJECT = 8
_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_TWICE = 2
# What is asked of somebody, supposed or planned censures nobody yet.
_OPEN = frozenset({"demanded", "called", "intended"})
# They tell of charges as news; in their own words, quoted, they make them as well.
_TELLERS = frozenset({"press", "court", "prosecution"})
_BY = frozenset({"von", "vom", "durch"})
_OTHERS = frozenset({"body", "land", "someone", "kin", "he", "principal"})
_forms = partial(word_sets, "de", "censure_words")


def censures(clause: Clause, reading: Reading, kind: StatementType, deed: Deed | None) -> set[str]:
    """Return the traits of whether a clause censures somebody, by how many signs, and who does."""
    hints = set() if kind == "reported" else hints_of(clause, deed, kind)
    if hints.isdisjoint(_SURE):
        return set()
    voice = _voice(clause, reading)
    verdict = _verdict(clause, voice, kind)
    found = {f"censured {verdict}", f"censured {verdict}/{voice}", f"censured {verdict}/{kind}"}
    return found | ({f"censured {verdict} twice"} if len(hints) >= _TWICE else set())


def is_censured(clause: Clause, reading: Reading, kind: StatementType, deed: Deed | None) -> bool:
    """Say whether a statement surely censures somebody."""
    if kind == "reported" or hints_of(clause, deed, kind).isdisjoint(_SURE):
        return False
    return _verdict(clause, _voice(clause, reading), kind) == "made"


def _voice(clause: Clause, reading: Reading) -> str:
    """Return which kind of voice speaks."""
    return voice_of([word.lower() for word in _WORD.findall(reading.speaker)] or clause.frame)


def _verdict(clause: Clause, voice: str, kind: StatementType) -> str:
    """Return whether the censure is made, left open, or told as news."""
    if voice == "court" or (voice in _TELLERS and kind != "direct"):
        return "told"
    return "open" if clause.said & _OPEN else "made"


_SURE = frozenset({"idiom", "judged", "harm", "harm to own", "ends", "avoidable", "left undone"})


def hints_of(clause: Clause, deed: Deed | None, kind: StatementType) -> set[str]:
    """Return by what a clause may censure somebody."""
    words = clause.words
    met = _met(words)
    found: set[str] = {"idiom", "waiting", "avoidable"}.intersection(met)
    own = not _forms()["selves"].isdisjoint(words[:2])
    if "ends" in met and not own:
        found.add("ends")
    if _is_judged(clause, met):
        found.add("judged")
    elif any(name in met for name in _JUDGING):
        found.add("judging")
    return found | _deeds(clause, met, deed) if kind == "direct" else found


def _met(words: Sequence[str]) -> dict[str, list[int]]:
    """Return the classes met, with the places of their words, without those that are negated."""
    negated = negations(classes_in(words, "de"))
    found: dict[str, list[int]] = {}
    for name, place in classes_in(words, "de", "censure_words"):
        if name in ("waiting", "avoidable", "victim") or not is_negated(place, negated):
            found.setdefault(name, []).append(place)
    return found


def _is_judged(clause: Clause, met: Mapping[str, Sequence[int]]) -> bool:
    """Say whether a word of judgement makes the predicate, or a short quotation that is no clause."""
    words = clause.words
    places = {place for name in _JUDGING for place in met.get(name, ())}
    if not places:
        return False
    known = grammar()
    bare = not any(word in known.finite or word in known.full for word in words)
    if bare and len(words) <= _FRAGMENT and not _ARTICLES.isdisjoint(words[:1]):
        return True
    is_so = bare or not _forms()["finite_be"].isdisjoint(words)
    return is_so and not places.isdisjoint(predicate(words))


def _deeds(clause: Clause, met: Mapping[str, Sequence[int]], deed: Deed | None) -> set[str]:
    """Return what harm the clause tells as the deed of somebody else, or what it says was left undone."""
    words, forms = clause.words, _forms()
    found: set[str] = set()
    passive = "worden" in words and _BY.isdisjoint(words)
    if passive or "selbst" in words or not _is_of_others(words, deed):
        return found
    at = predicate(words) | _finite(words)
    if not at.isdisjoint(met.get("deed", ())):
        found.add("harm")
        if "victim" in met:
            found.add("harm to own")
    undone = any(
        name == "owed" and place in at | {one - 1 for one in at}
        for name, place in classes_in(words, "de", "charge_words")
    )
    if undone and not forms["negations"].isdisjoint(words) and "waiting" in met:
        found.add("left undone")
    return found


def _is_of_others(words: Sequence[str], deed: Deed | None) -> bool:
    """Say whether the deed is that of people who are not the speaker's side."""
    forms = _forms()
    subject = words[:_SUBJECT]
    if not forms["nature"].isdisjoint(subject) or not {"ich", "wir"}.isdisjoint(words):
        return False
    if deed is None:
        return not forms["they"].isdisjoint(subject[:_TWICE])
    if deed.told.doer in _OTHERS:
        return True
    return deed.told.doer in ("self", "thing", "it", "side", "none") and not forms["they"].isdisjoint(
        words[:1]
    )


def _finite(words: Sequence[str]) -> Set[int]:
    known = grammar()
    return {place for place, word in enumerate(words) if word in known.full and word not in known.finite}
