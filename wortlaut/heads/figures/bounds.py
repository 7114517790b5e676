"""The word beside a number that says whether it is the number itself, or a bound of it."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.heads.figures.lexicon import Lexicon, Words
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

# A verb that takes "über" stands at most so many tokens away.
_NEAR = 12
_CLAUSE_MARKS = frozenset('.;:!?()„“”"–—,')


def add_bound(line: Line, found: Quantity, known: Lexicon) -> None:
    """Set the quantity's bound and let it begin, or end, with the bound's words."""
    if found.kind == "score":
        return
    after = known.bounds_after.at(line.low, found.last)
    if after is not None:
        found.bound = after[1]
        found.last, found.end = after[0], line.ends[after[0] - 1]
    at = found.first
    if found.unit == "share" and line.lower(at - 1) in known.number["definite"]:
        at -= 1
    before = known.bounds_before.before(line.low, at)
    if before is not None and not _is_paid_over(line, before[0], at, known):
        found.bound = before[1]
        found.first, found.start = before[0], line.starts[before[0]]
    elif _is_until(line, found, known):
        found.bound = "most"
        found.first -= 1
        found.start = line.starts[found.first]


def _is_paid_over(line: Line, first: int, at: int, known: Lexicon) -> bool:
    """Say whether "über" belongs to a noun or verb: "ein Kredit über 3 Millionen", "verfügt über 40 Boote"."""
    words = known.bound_words
    over = at - 1
    if line.low[over] not in words["over"] or not (
        first == over or (at - first == 2 and line.low[first] in words["over_adverbs"])
    ):
        return False
    before = line.lower(first - 1)
    if before in words["over_nouns"] or before in words["over_topics"]:
        return True
    if before in known.counted.get("prepositions", ()):
        return False
    return _in_clause(
        line, range(first - 1, max(first - _NEAR, 0) - 1, -1), words["over_verbs"]
    ) or _in_clause(line, range(at + 1, min(at + _NEAR, len(line))), words["over_verbs_behind"])


def _in_clause(line: Line, where: Iterable[int], verbs: Words) -> bool:
    """Say whether one of the verbs stands there before a mark ends the clause."""
    for at in where:
        if line.low[at] in verbs:
            return True
        if line.word(at) in _CLAUSE_MARKS:
            return False
    return False


def _is_until(line: Line, found: Quantity, known: Lexicon) -> bool:
    if found.high is not None or found.unit is None or found.kind == "age":
        return False
    return line.lower(found.first - 1) in known.bound_words["until"] and not line.is_number(found.first - 2)
