"""How what a German statement says stands: by its construction, what is due, on what a condition hangs, what is negated, who must."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wortlaut.heads.rules.judging.brackets import Bracket, grammar
from wortlaut.heads.rules.judging.clause_parts import Part, parts
from wortlaut.heads.rules.judging.shapes import behind_of, classes_of, forms_of, shape, who_of
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.records import Act, StatementType, Status

# What sets a clause that begins with its verb against the main one is among so many words.
_LED = 12
# What somebody needs, asks for, stands up for, lacks, supposes or holds to be wrong.
_DUE = frozenset(
    {
        "needful",
        "weighty",
        "advisable",
        "dutiful",
        "owed",
        "standing_up",
        "asking_for",
        "supposed",
        "refusing",
        "lacking",
        "wrong",
    }
)
STANDING = "stands: "
"""How the traits begin that a status is weighed by, and no act: for acts they only fit debates the better."""
_MODALS = frozenset({"must", "ought", "should", "shall", "may", "wants", "can", "could", "will"})


def standings(clause: Clause, cue: Act, act: Act, kind: StatementType, read: Status | None) -> set[str]:
    """Return the traits of how a statement stands; ``read`` is its status by the tests of the guideline."""
    bracket = clause.bracket
    if bracket is None:
        return set()
    found = {*_due(clause, bracket, kind), *_conditions(clause, bracket, cue)}
    found |= {*_negated(clause, bracket), *_modal(clause, bracket, kind)}
    shaped = shape(clause, kind)
    if shaped:
        found |= {f"shape {one}" for one in shaped}
    settled = shaped[0] if shaped else read
    if settled:
        found.add(f"settled {settled}")
    if kind != "reported":
        found |= {*_opined(clause, bracket, act, kind)}
    return {STANDING + trait for trait in found}


def _due(clause: Clause, bracket: Bracket, kind: StatementType) -> Iterator[str]:
    """Yield what is needed, advised, owed, lacking or held wrong in the main clause, with what follows it."""
    behind, who = behind_of(clause.whole), who_of(clause.words, kind)
    no = "" if forms_of("negations").isdisjoint(clause.words) else "not "
    for name in classes_of(clause.words) & _DUE:
        due = f"due {no}{name}"
        yield from (due, f"{due} {behind}", f"{due}/{bracket.finite}", f"{due}/{who}")


def _conditions(clause: Clause, bracket: Bracket, cue: Act) -> Iterator[str]:
    """Yield whether a condition holds for what is said, or only hangs loosely on it: "Sie haben recht, wenn Sie klagen"."""
    whole = clause.whole
    split = parts(whole)
    for before, part in pairwise(split):
        if part.words[0] in forms_of("if"):
            loose = _is_loose(clause, before, part, cue)
            yield f"condition {loose or 'behind'}"
            yield "condition loose" if loose else f"condition behind/{bracket.finite}"
    if whole and whole[0] in forms_of("phrases"):
        yield f"condition phrase {whole[0]}/{bracket.finite}"
    if bracket.lead == "verb" and not forms_of("before").isdisjoint(whole[:_LED]):
        yield "set against before"


def _is_loose(clause: Clause, before: Part, part: Part, cue: Act) -> str:
    """Return by what a clause with "wenn" behind another is no condition of the main one, empty where it is one."""
    words = part.words
    if before.place not in ("main", "later", "conjunct"):
        return f"within {before.place}"
    about = "geht" in words and not {"um", "darum"}.isdisjoint(words)
    tests = (
        ("asked", "?" in clause.whole or cue in ("demand", "appeal")),
        ("though", before.words[-1] in forms_of("though")),
        ("elliptic", not forms_of("elliptic").isdisjoint(words[1:2])),
        ("about", about),
        ("judged", not forms_of("judged").isdisjoint(clause.words)),
    )
    return next((name for name, holds in tests if holds), "")


def _negated(clause: Clause, bracket: Bracket) -> Iterator[str]:
    """Yield where a negation stands: in the first part or a later one, at its beginning, against something else."""
    whole, negations = clause.whole, forms_of("negations")
    if negations.isdisjoint(whole):
        return
    for number, part in enumerate(parts(whole)):
        if negations.isdisjoint(part.words):
            continue
        where = "first" if part.words[0] in negations else "within"
        what = "phrase" if grammar().verbal.isdisjoint(part.words) else "clause"
        yield f"no later {where} {what} {part.place}" if number else f"no {where}/{bracket.finite}"
    if "sondern" in whole:
        yield f"no but/{bracket.finite}"
    if ("und", "nicht") in pairwise(whole):
        yield "no and not"


def _modal(clause: Clause, bracket: Bracket, kind: StatementType) -> Iterator[str]:
    """Yield of whom a modal verb is said, how pressing, and how it is borne."""
    if bracket.finite not in _MODALS:
        return
    who = who_of(clause.words, kind)
    no = "" if forms_of("negations").isdisjoint(clause.words) else " not"
    yield f"{bracket.finite} of {who}{no}"
    yield f"{bracket.finite} of {who}/{bracket.end}"
    for name in classes_of(clause.words) & {"borne", "pressing"}:
        yield f"{bracket.finite} {name}{no}"


def _opined(clause: Clause, bracket: Bracket, act: Act, kind: StatementType) -> Iterator[str]:
    """Yield who holds what is said, and how it stands by its verb."""
    opining = forms_of("opining").intersection(clause.frame)
    if not opining:
        return
    who = who_of(clause.frame, kind)
    yield f"held by {who}/{bracket.finite}"
    yield f"held by {who}/{act}"
    if clause.modality is not None:
        yield f"held by {who}/modal {clause.modality.status}"
    for word in opining:
        yield f"held {word}/{who}"
