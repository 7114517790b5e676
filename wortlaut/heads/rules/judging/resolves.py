"""What a German clause refuses, pledges, fears or advises where no verb of saying tells it: by idioms and who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import with_commas
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load
from wortlaut.records import Act, StatementType

Test = tuple[bool, Act, str]

# A subject that is advised stands so far from the beginning.
_SUBJECT_WITHIN = 8
_BEGIN = 5


@cache
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, list[str]] = load("de", "resolve_words")["forms"]
    return {name: frozenset(words) for name, words in forms.items()}


class Ground(NamedTuple):
    """The words of the clause, the classes met there, whether the speaker is its subject, and whether it is direct speech."""

    words: Sequence[str]
    met: Set[str]
    clause: Clause
    own: bool
    spoken: bool


def resolves(clause: Clause, kind: StatementType, own: bool) -> set[str]:
    """Return the traits of what a statement refuses, pledges, fears or advises; ``own``: its subject is the speaker's side."""
    found = taken(clause, kind, own)
    traits = {f"resolves {reason}" for _, reason in found}
    for one in {one for one, _ in found}:
        traits |= {f"resolve {one}", f"resolve {one}/{kind}"}
    return traits


def taken(clause: Clause, kind: StatementType, own: bool) -> list[tuple[Act, str]]:
    """Return the acts that a clause's idioms make of it, each with its reason."""
    words = clause.words
    met = {
        name
        for some in (words, with_commas(clause.whole, clause.bracket))
        for name, _ in classes_in(some, "de", "resolve_words")
    }
    met |= {"wishing"} & {name for name, _ in classes_in(clause.whole, "de", "resolve_words")}
    if not met or "?" in clause.whole:
        return []
    own = own or not _forms()["selves"].isdisjoint(words[:_BEGIN])
    return [
        (act, reason)
        for holds, act, reason in _tests(Ground(words, met, clause, own, kind == "direct"))
        if holds
    ]


# What surely turns an act that the words of a clause name, or what it plans, into another.
_TURNED: dict[Act, dict[str, Act]] = {
    "assert": {
        "pledges": "pledge",
        "pledged": "pledge",
        "refuses": "reject",
        "unneeded": "reject",
        "worries": "warn",
    },
    "announce": {"pledges": "pledge"},
    "reject": {"pledges": "pledge"},
    "demand": {"advises the public": "appeal"},
}


def resolved(clause: Clause, act: Act, own: bool) -> Act:
    """Return the act of a German clause that is taken for one, or what its idioms surely make of it."""
    turned = _TURNED.get(act)
    if turned is None or clause.bracket is None:
        return act
    return next((turned[reason] for _, reason in taken(clause, "indirect", own) if reason in turned), act)


def _tests(g: Ground) -> Iterator[Test]:
    met, words, forms = g.met, g.words, _forms()
    past = g.clause.bracket is not None and g.clause.bracket.finite in ("has", "had", "was", "passed")
    yield "refusing" in met and g.own and not past, "reject", "refuses"
    yield "refusing" in met and not g.own and not past and g.spoken, "reject", "refused"
    yield "unfit" in met and not past, "reject", "unfit"
    yield "unneeded" in met, "reject", "unneeded"
    yield "pledging" in met and g.own and not past, "pledge", "pledges"
    yield "pledging" in met and not g.own and not past, "pledge", "pledged"
    yield "worrying" in met and not past, "warn", "worries"
    comes = not forms["coming"].isdisjoint(words)
    yield "worsening" in met and comes and not past, "warn", "worsens"
    ought = not forms["ought"].isdisjoint(words)
    named = any(name == "public" for name, _ in classes_in(words[:_SUBJECT_WITHIN], "de", "resolve_words"))
    yield ought and named and "precaution" in met, "appeal", "advises the public"
    yield ought and not named and "precaution" in met, "appeal", "advises"
    first = next((word for word in words if word.isalpha()), "")
    called = any(name == "calling" for name, _ in classes_in([first], "de", "resolve_words"))
    yield called and g.spoken, "appeal", "calls"
    yield (
        any(name == "wishing" for name, _ in classes_in(g.clause.whole, "de", "resolve_words")),
        "appeal",
        "wishes",
    )
