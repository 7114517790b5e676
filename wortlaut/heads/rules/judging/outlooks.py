"""Finer tests of how the content of a German statement stands: what is ruled out, supposed, weighed, dated or only thought of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache

from wortlaut.heads.rules.judging.brackets import Bracket, grammar, is_participle
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.scope import is_infinitive, parts
from wortlaut.heads.rules.judging.statuses import Clause, denies
from wortlaut.language import load
from wortlaut.records import Act, StatementType, Status

Test = tuple[bool, Status, str]

_ENDS_THERE = 2
_SUBJECT_BEGINS = 3
# Finite verbs of what is over.
_PAST = frozenset({"has", "had", "was", "passed", "was_able", "had_to", "have_many", "would_have"})
_PRESENT = frozenset({"full", "full first", "is", "will", "would_many", "lets"})
_OVER = frozenset({"worden", "gewesen"})


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("de", "outlook_words")["forms"].items()}


@cache
def _questions() -> frozenset[str]:
    return frozenset(load("de", "outlook_words")["classes"]["question"])


def _met(words: Sequence[str]) -> set[str]:
    return {name for name, _ in classes_in(words, "de", "outlook_words")}


def first_looks(clause: Clause, bracket: Bracket, kind: StatementType, act: Act) -> Iterator[Test]:
    """Yield the tests of what is asked, hangs on a condition, would only be so, or is ruled out."""
    words, met = clause.words, _met(clause.words)
    framed = _met(clause.frame) if kind != "reported" else set()
    indirect = kind != "direct" and kind != "reported"
    asks = indirect and not _questions().isdisjoint(clause.whole[:2]) and "asked" in framed
    yield asks and "?" not in clause.whole, "uncertain", "asked about"
    hangs = "provided" in met or ("provided" in framed and bracket.finite in ("would", "would_many", "will"))
    yield hangs and not _is_over(bracket, words), "conditional", "provided"
    yield from _unreal(clause, bracket, kind, met)
    rules_out = "excludes" in met and not _is_over(bracket, words)
    negated = denies(clause) or "not_excluded" in met
    yield rules_out and _says_no(words), "uncertain", "not ruled out"
    yield rules_out and not negated, "denied", "ruled out"


def _says_no(words: Sequence[str]) -> bool:
    return not {"nicht", "nichts", "kein", "keine", "keinen", "keinerlei", "niemanden"}.isdisjoint(words)


def _is_over(bracket: Bracket, words: Sequence[str]) -> bool:
    """Say whether a clause tells of what is over."""
    return bracket.finite in _PAST or (
        bracket.finite in ("is", "would_be") and not _OVER.isdisjoint(words[-_ENDS_THERE:])
    )


def _unreal(clause: Clause, bracket: Bracket, kind: StatementType, met: Set[str]) -> Iterator[Test]:
    """Yield the tests of a second subjunctive that does not merely report."""
    words, forms = clause.words, _forms()
    single = not forms["unreal"].isdisjoint(words)
    many = not forms["unreal_many"].isdisjoint(words)
    if not (single or many) or bracket.finite in ("shall", "could", "might", "should"):
        return
    real = "guessing" in clause.said or "missed" in clause.said or "polite" in met
    direct = kind == "direct" or clause.marked
    yield single and direct and not real, "conditional", "unreal direct"
    yield "shares" in met and not direct, "conditional", "unreal share"
    yield single and "hanging" in met and not real, "conditional", "unreal hanging"
    yield single and _is_thought(words) and not real, "conditional", "unreal thought"


def _is_thought(words: Sequence[str]) -> bool:
    """Say whether the subject stands for a deed or an event: "eine Absage wäre", "das würde"."""
    forms = _forms()
    at = next((place for place, word in enumerate(words) if word in forms["unreal"]), 0)
    near = words[max(0, at - 1) : at] if at else ()
    if any(word in forms["thought"] for word in (*near, *words[at + 1 : at + 2])):
        return True
    before, behind = words[:at], words[at + 1 : at + 1 + _SUBJECT_BEGINS]
    ends = tuple(forms["events"])
    return (bool(before) and before[0] in ("ein", "eine", "der", "die", "das") and any(w.endswith(ends) for w in before[1:4])) or (
        bool(behind) and behind[0] in ("ein", "eine") and any(w.endswith(ends) for w in behind[1:])
    )


def later_looks(clause: Clause, bracket: Bracket, kind: StatementType, own: bool) -> Iterator[Test]:
    """Yield the tests of what is supposed, weighed, or to come on a day."""
    words, met = clause.words, _met(clause.words)
    over = _is_over(bracket, words) and kind != "reported"
    yield "weighs" in met and not over, "uncertain", "weighed"
    yield "reckons" in met and not over, "uncertain", "reckoned"
    yield "likely" in met and not over, "uncertain", "likely"
    present = bracket.finite in _PRESENT and not over
    dated = {"held", "dated"} <= met and "again" not in met
    yield dated and present, "planned", "dated"
    yield bracket.finite == "will" and own, "planned", "own will"


def infinitive_looks(clause: Clause, kind: StatementType, cue: Act) -> Iterator[Test]:
    """Yield the test of an infinitive under a verb of saying, which tells what the speaker means to do."""
    main = next((part.words for part in parts(clause.whole)), ())
    if kind != "indirect" or not main or not is_infinitive(main) or any(w in grammar().finite for w in main[:-1]):
        return
    verb = main[-1] if main[-2:-1] == ["zu"] else main[-1].replace("zu", "", 1)
    over = is_participle(main[-3], grammar()) if len(main) > _ENDS_THERE and verb in ("haben", "sein") else False
    yield cue == "assert" and not over and verb not in _forms()["states"], "planned", "means to do"
