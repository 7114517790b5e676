"""The traits that tell how a statement values what it speaks of: what it blames, praises, fears or mourns, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.evidence import classes_in, is_negated, negations
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import Language, StatementType

# What is not good is bad, what is not bad is good.
_OPPOSITE = {"bad": "good", "good": "bad"}
_MANY = 2
# Of so many words one that values: a judgement rather than a report that has such a word in it.
_DENSE = (3, 6, 10)
_MIDDLE = 6
# A word that values and ends the clause is its predicate, as a rule; an article stands at most so far before its noun.
_ENDS, _ARTICLE = 2, 2
_MARKS = frozenset(",.:;!?")

Met = tuple[str, int]
"""A class of ``judging_words.toml``, and the place of the word that belongs to it."""


class Lists(NamedTuple):
    """The sides to which classes belong, and the little words."""

    sides: dict[str, tuple[str, ...]]
    forms: dict[str, frozenset[str]]


@cache
def _lists(language: Language) -> Lists:
    data = load(language, "value_words")
    sides: dict[str, tuple[str, ...]] = {}
    for side, names in data["sides"].items():
        for name in names:
            sides[name] = (*sides.get(name, ()), side)
    return Lists(sides, {name: frozenset(words) for name, words in data["forms"].items()})


class Valued(NamedTuple):
    """The finer classes met in a sentence, and where words stand that speak for a side: in it, in its first clause."""

    classes: set[str]
    whole: dict[str, set[int]]
    clause: dict[str, set[int]]


def valued(words: Sequence[str], clause: int, met: Sequence[Met], language: Language) -> Valued:
    """Return what is valued in a sentence whose first main clause has so many words and which has met such classes."""
    fine = classes_in(words, language, "value_words")
    negated = negations(met)
    sides = _lists(language).sides
    found = Valued(set(), {}, {})
    for name, index in fine:
        found.classes.add(f"not {name}" if is_negated(index, negated) else name)
    for name, index in (*met, *fine):
        for side in sides.get(name, ()):
            said = _OPPOSITE.get(side, side) if is_negated(index, negated) else side
            found.whole.setdefault(said, set()).add(index)
            if index < clause:
                found.clause.setdefault(said, set()).add(index)
    return found


def values(
    clause: Clause, met: Sequence[Met], kind: StatementType, who: Iterable[str], language: Language
) -> set[str]:
    """Return the traits of what a statement values: one of a type, of such speakers, whose sentence has met such classes."""
    found = valued(clause.whole, len(clause.words), met, language)
    sides, forms = _lists(language)
    words = set(clause.words)
    said, whole = _balance(found.clause), _balance(found.whole)
    frame = (
        found.classes
        if kind == "reported"
        else {name for name, _ in classes_in(clause.frame, language, "value_words")}
    )
    setting = "valued" if "valuing" in frame else "said" if clause.frame else "free"
    mood = "told" if words & forms["subjunctive"] else "plain"
    traits = found.classes | said | {f"{one} whole" for one in whole} | {f"{one}/{mood}" for one in said}
    if "deed" in found.classes:
        traits |= {f"{one}/deed" for one in said}
    if kind != "reported":
        traits |= {f"frame {side}" for name in frame for side in sides.get(name, ())}
    else:
        traits |= {f"{one}/reported {setting}" for one in whole}
    if "felony" in found.clause and words & forms["hearsay"]:
        traits |= {"charged", *(f"charged/{one}" for one in who)}
    return traits | _weight(found.clause, clause.words, setting, forms)


def _balance(places: Mapping[str, set[int]]) -> set[str]:
    """Return the sides that words speak for, whether more than once, and whether one stands alone."""
    found = {f"side {side}" for side in places}
    found |= {f"side {side} twice" for side, at in places.items() if len(at) >= _MANY}
    if not places:
        found.add("values nothing")
    if len(places) == 1:
        found |= {f"only {side}" for side in places}
    if "bad" in places and "good" in places:
        found.add("mixed")
    return found


def _weight(
    places: Mapping[str, set[int]], words: Sequence[str], setting: str, forms: Mapping[str, frozenset[str]]
) -> set[str]:
    """Return how much of a clause values, and whether its predicate does."""
    found: set[str] = set()
    if not places:
        return found
    order = [index for index, word in enumerate(words) if word not in _MARKS]
    length = len(order)
    while order and words[order[-1]] in forms["auxiliary"]:
        order.pop()
    copula = not forms["copula"].isdisjoint(words)
    for side, at in places.items():
        found |= {f"dense {step} {side}" for step in _DENSE if len(at) * step >= length}
        if len(at) * _MIDDLE >= length:
            found.add(f"dense {side}/{setting}")
        if not at.isdisjoint(order[-_ENDS:]):
            found.add(f"ends {side}")
        if copula and not at.isdisjoint(order[-1:]):
            found.add(f"is {side}")
        if any(not forms["article"].isdisjoint(words[max(0, index - _ARTICLE) : index]) for index in at):
            found.add(f"a {side}")
    return found
