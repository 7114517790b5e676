"""How heavily all that a German statement says weighs against somebody: figures of reproach, and the little words of an argument.

Hardly any word blames wherever it stands, and speakers seldom leave it at one: "Ihr Konzept ist heiße Luft, und dann sparen Sie auch noch".
So each class of words weighs something, every place of the clause counts by the heaviest class met there, and the sum is told in
steps, so that whatever is heavier is at least as much of a charge. Nor is it the figures alone: who argues against somebody
says "eigentlich", "einfach", "schon wieder", "obwohl", "als ob", and how many of these meet is told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.contents import core_of
from wortlaut.heads.rules.judging.evidence import Topic, classes_in, is_negated, negations
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import StatementType

# What each class of a table weighs; the steps that the sum is told in.
_WEIGHTS = {"heavy": 3, "middling": 2, "light": 1}
_MOST = 9
_LEVELS = (1, 3, 6)
# These hold a negation themselves ("kein Konzept", "nicht hinnehmbar"), or mean no less behind one.
_HOLDING = frozenset({"void", "outrage", "shirk"})
_ARGUING = frozenset({"still", "bottom", "as_if", "marvel", "those", "simply", "once_more", "though"})
# "Sie hätten das prüfen müssen", not "wir hätten verlieren können" nor "es hätte verhindert werden können".
_OUGHT = re.compile(
    r"\bhätten?\b(?! (?:ich|wir)\b)[^;:]*\b\w+en (?:müssen|sollen|können|dürfen)\b", re.IGNORECASE
)
_NOT_OUGHT = re.compile(r"\b(?:ich|wir|werden)\b", re.IGNORECASE)


class Burden(NamedTuple):
    """A class of a file, and what it weighs: as it stands, or only where it is negated."""

    topic: Topic
    name: str
    weight: int
    missing: bool = False
    turned: bool = False
    """Whether a negation before it takes its weight away."""


@cache
def _burdens() -> tuple[Burden, ...]:
    tables: dict[str, dict[Topic, list[str]]] = load("de", "reproach_words")["weights"]
    turned = {(topic, name) for topic, names in tables["turned"].items() for name in names}
    found = [
        Burden(topic, name, weight, turned=(topic, name) in turned)
        for table, weight in _WEIGHTS.items()
        for topic, names in tables[table].items()
        for name in names
    ]
    for table, weight in (("missing_good", 2), ("missing", 1)):
        for topic, names in tables[table].items():
            found += [Burden(topic, name, weight, missing=True) for name in names]
    return tuple(found)


def reproaches(clause: Clause, kind: StatementType, said: str) -> set[str]:
    """Return the traits of how heavily a statement weighs against somebody; ``said`` are its words as they are written."""
    if kind == "reported":
        return set()
    met = frozenset(_figures(clause.whole))
    arguing = met & _ARGUING
    found = {f"argues {name}" for name in arguing} | {f"reproach {name}" for name in met - arguing}
    found |= {f"reproach >={count}" for count in range(1, len(met - arguing) + 1)}
    burden = burden_of(core_of(said).words)
    found |= {f"burden >={step}" for step in range(1, min(_MOST, burden) + 1)}
    if burden:
        # What is asked or called for charges nobody yet, however heavy.
        mood = "asked" if "?" in clause.whole else "called" if "demanded" in clause.said else "told"
        found.add(f"burden {sum(burden >= least for least in _LEVELS)}/{mood}")
    return found | ({"ought to have"} if _OUGHT.search(said) and not _NOT_OUGHT.search(said) else set())


def burden_of(words: Sequence[str]) -> int:
    """Return how heavily words weigh: at each place the heaviest class met there."""
    negated = negations(classes_in(words, "de"))
    met: dict[Topic, Set[tuple[str, int]]] = {}
    at: dict[int, int] = {}
    for burden in _burdens():
        if burden.topic not in met:
            met[burden.topic] = frozenset(classes_in(words, "de", burden.topic))
        for name, place in met[burden.topic]:
            if name != burden.name:
                continue
            no = is_negated(place, negated)
            if no if burden.missing else not (no and burden.turned):
                at[place] = max(at.get(place, 0), burden.weight)
    return sum(at.values())


def _figures(words: Sequence[str]) -> Iterator[str]:
    """Yield the classes of figures and arguments met, without the figures that are negated."""
    negated = negations(classes_in(words, "de"))
    for name, place in classes_in(words, "de", "reproach_words"):
        if name in _HOLDING or name in _ARGUING or not is_negated(place, negated):
            yield name
