"""Finer tests of how the content of a German statement stands: what is ruled out, supposed, weighed, dated or only thought of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache, partial

from wortlaut.heads.rules.judging.brackets import Bracket, grammar, with_commas
from wortlaut.heads.rules.judging.clause_parts import is_infinitive, parts
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause, denies
from wortlaut.language import load, word_sets
from wortlaut.records import Act, StatementType, Status

Test = tuple[bool, Status, str]

_ENDS_THERE = 2
_SUBJECT_BEGINS = 3
# Finite verbs of what is over.
_PAST = frozenset({"has", "had", "was", "passed", "was_able", "had_to", "have_many", "would_have"})
# With these what is weighed is itself meant or required: "werde die Akten prüfen".
_MEANT = frozenset({"will", "wants", "wanted", "shall", "should", "must", "ought", "may", "can"})
_PRESENT = frozenset({"full", "full first", "is", "will", "would_many", "lets"})
_ARTICLES = frozenset({"ein", "eine", "der", "die", "das"})
_OVER = frozenset({"worden", "gewesen"})
_forms = partial(word_sets, "de", "outlook_words")


@cache
def _questions() -> frozenset[str]:
    return frozenset(load("de", "outlook_words")["classes"]["question"])


def _met(words: Sequence[str]) -> set[str]:
    return {name for name, _ in classes_in(words, "de", "outlook_words")}


def first_looks(clause: Clause, bracket: Bracket, kind: StatementType, act: Act) -> Iterator[Test]:
    """Yield the tests of what is asked, hangs on a condition, would only be so, or is ruled out."""
    words, met = clause.words, _met(clause.words) | _met(with_commas(clause.whole, bracket))
    framed = _met(clause.frame) if kind != "reported" else set()
    indirect = kind not in ("direct", "reported")
    asks = indirect and not _questions().isdisjoint(clause.whole[:2]) and "asked" in framed
    yield asks and "?" not in clause.whole, "uncertain", "asked about"
    hangs = "provided" in met or ("provided" in framed and bracket.finite in ("would", "would_many", "will"))
    yield hangs and not _is_over(bracket, words), "conditional", "provided"
    unheld = "unheld" in framed and indirect and act not in ("assert", "ask")
    yield unheld, "denied", "held untrue"
    yield from _unreal(clause, bracket, kind, met)
    rules_out = "excludes" in met and not _is_over(bracket, words)
    yield rules_out and _says_no(words), "uncertain", "not ruled out"
    yield rules_out and not denies(clause), "denied", "ruled out"


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
    hanging = clause.whole[:1] in (["dass"], ["daß"])
    over = not _OVER.isdisjoint(words[-_ENDS_THERE:])
    yield (
        single and not hanging and not over and not real and _is_thought(words),
        "conditional",
        "unreal thought",
    )


def _is_thought(words: Sequence[str]) -> bool:
    """Say whether the subject stands for a deed or an event: "eine Absage wäre", "das würde"."""
    forms = _forms()
    at = next((place for place, word in enumerate(words) if word in forms["unreal"]), 0)
    before, behind = words[:at], words[at + 1 : at + 1 + _SUBJECT_BEGINS]
    if not forms["thought"].isdisjoint(before[-1:]) or behind[:1] == ["dies"]:
        return True
    if behind[:1] == ["das"]:
        return not forms["alone"].isdisjoint(behind[1:2])
    if not _ARTICLES.isdisjoint(before[:1]) and _names_event(before[1 : 1 + _SUBJECT_BEGINS]):
        return True
    return behind[:1] in (["ein"], ["eine"]) and _names_event(behind[1:])


def _names_event(words: Sequence[str]) -> bool:
    forms = _forms()
    ends = tuple(forms["events"])
    return any(word.endswith(ends) and word not in forms["bodies"] for word in words)


def later_looks(clause: Clause, bracket: Bracket, kind: StatementType, own: bool) -> Iterator[Test]:
    """Yield the tests of what is supposed, weighed, or to come on a day."""
    words, met = clause.words, _met(clause.words) | _met(with_commas(clause.whole, bracket))
    over = _is_over(bracket, words) and kind != "reported"
    meant = bracket.finite in _MEANT
    yield "weighs" in met and not over and not meant, "uncertain", "weighed"
    yield "reckons" in met and not over, "uncertain", "reckoned"
    yield "likely" in met and not over, "uncertain", "likely"
    present = bracket.finite in _PRESENT and not over
    dated = {"held", "dated"} <= met and "again" not in met
    done = bracket.finite == "is" and bracket.end == "done"
    happens = bracket.verb in grammar().verbs["happening"] and not own
    yield dated and present and not done and not happens, "planned", "dated"
    yield bracket.finite == "will" and own, "planned", "own will"


def infinitive_looks(clause: Clause, kind: StatementType, cue: Act) -> Iterator[Test]:
    """Yield the test of an infinitive under a verb of saying, which tells what the speaker means to do."""
    main = next((part.words for part in parts(clause.whole)), ())
    if kind != "indirect" or clause.verb not in _forms()["meaning"] or not main or not is_infinitive(main):
        return
    if not grammar().finite.keys().isdisjoint(main[:-1]) or main[0] in ("dass", "daß"):
        return
    verb = main[-1] if main[-2:-1] == ["zu"] else main[-1].replace("zu", "", 1)
    yield cue in ("assert", "announce") and verb not in _forms()["states"], "planned", "means to do"
