"""In which of its meanings a German modal verb stands, and what requires without one: "soll" as plan, purpose, hearsay, wish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import Bracket, grammar, with_commas
from wortlaut.heads.rules.judging.clause_parts import is_infinitive, parts, scope_words
from wortlaut.heads.rules.judging.evidence import classes_by, classes_in
from wortlaut.heads.rules.judging.modal_case import Case, forms_of
from wortlaut.heads.rules.judging.modal_verbs import (
    BODIES,
    MODAL_INFINITIVES,
    MUST,
    READERS,
    SHALL,
    SHOULD,
    is_been,
)
from wortlaut.heads.rules.judging.requirements import REQUIRING, required
from wortlaut.heads.rules.judging.scope import is_negated, is_task
from wortlaut.language import load
from wortlaut.records import Act, StatementType, Status

_WORD = re.compile(r"[\w.-]+")
# The verb of a clause is among so many words at its end.
_END = 4
# What leads a clause, its subject with it, is among so many words.
_LEAD = 3
_SUBJECT = 7
# A slogan without a verb has at most so many words.
_SLOGAN = 9
_NEEDS = frozenset({"brauchen", "brauche", "braucht", "fehlt", "fehle", "nottut"})
# "Was wir jetzt brauchen, ist …": so many words at the beginning.
_NEED_WITHIN = 7


class Modality(NamedTuple):
    """How a clause stands by its modal verb, or by what requires without one, and the function that says so."""

    status: Status
    reason: str


@cache
def _countries() -> frozenset[str]:
    return frozenset(load("de", "judging_words")["subjects"]["countries"])


def modality_of(
    whole: Sequence[str], bracket: Bracket, frame: Sequence[str], speaker: str, cue: Act
) -> Modality | None:
    """Return how the main clause of a sentence stands by its modal verb or what requires in it, None where neither says."""
    if not whole or whole[0] == "ob" or "?" in whole or cue in ("warn", "ask"):
        return None
    if whole[0] == "was" and not _NEEDS.isdisjoint(whole[1:_NEED_WITHIN]):
        return Modality("demanded", "takes")
    words = [whole[place] for place in bracket.places] or list(whole)
    met = frozenset(
        name
        for some in (words, with_commas(whole, bracket))
        for name, _ in classes_in(some, "de", "modality_words")
    )
    if is_slogan(whole, frame):
        return Modality("demanded", "slogan")
    present = set(words)
    functions = [read for forms, read in READERS if not forms.isdisjoint(present)] or (
        [required]
        if met & REQUIRING or is_infinitive(words) or bracket.finite in ("wants", "is", "has", "have_many")
        else []
    )
    if not functions:
        return None
    main = [part.words for part in parts(whole) if part.place == "main"]
    named = [word.lower() for word in _WORD.findall(speaker)]
    who = classes_by(named) or (frozenset({"by_name"}) if named else classes_by(frame))
    case = Case(
        words=words,
        bracket=bracket,
        verb=_verb(words),
        met=met,
        framed=frozenset(name for name, _ in classes_in(frame, "de", "modality_frames")),
        who=who,
        cue=cue,
        reported=list(frame) == list(whole),
        negated="sondern" not in whole and is_negated(whole),
        agent=_is_agent(words),
        hangs=_hangs(whole),
        been=is_been([word for word in whole if word[-1:].isalnum()]),
        task=any(is_task(part) for part in main),
        has_to=bracket.finite in ("has", "have_many") and any(_has_to(part) for part in main),
        whole=whole,
    )
    for read in functions:
        for holds, status, reason in read(case):
            if holds:
                return Modality(status, reason)
    return None


def is_slogan(whole: Sequence[str], frame: Sequence[str]) -> bool:
    """Say whether words are a slogan without a verb: "Kein Geld für Spekulanten!", or on a banner without the mark."""
    words = [word for word in whole if word[:1].isalnum()]
    if not words or len(words) > _SLOGAN or words[0] not in forms_of("slogan_begins"):
        return False
    if not scope_words().words["finite"].isdisjoint(words):
        return False
    shouted = any(name == "slogan" for name, _ in classes_in(frame, "de", "modality_frames"))
    return shouted or "!" in whole


def _verb(words: Sequence[str]) -> str:
    """Return the verb at the end of a clause that is full of meaning."""
    known = grammar()
    ends = [word for word in words if word[:1].isalpha()][-_END:]
    return next((word for word in reversed(ends) if word not in known.finite and word != "worden"), "")


def _hangs(whole: Sequence[str]) -> bool:
    """Say whether a quotation is a relative clause: "in dem eine Bombe liegen sollte"."""
    lore = scope_words()
    first, second = [*whole, "", ""][:2]
    if not whole or whole[-1] not in MODAL_INFINITIVES | SHOULD | SHALL | MUST:
        return False
    if first in lore.relatives:
        return second in lore.articles or second in lore.prepositions
    return first in lore.prepositions and second in lore.relatives


def _is_agent(words: Sequence[str]) -> bool:
    """Say whether the subject can be asked to act: a body, a land, people; its words stand beside the modal verb."""
    finite = grammar().finite
    at = next((place for place, word in enumerate(words) if word in finite), -1)
    if at < 0:
        return False
    near = words[:at] if 0 < at <= _SUBJECT else words[at + 1 : at + _LEAD + 1]
    if at < _LEAD or not near or near[0] in scope_words().prepositions:
        near = [*words[:at], *words[at + 1 : at + _LEAD + 1]]
    if not _countries().isdisjoint(near):
        return True
    return not BODIES.isdisjoint(classes_by(near))


def _has_to(part: Sequence[str]) -> bool:
    """Say whether a form of "haben" stands with an infinitive: "er hat sich zu melden", not "gelogen zu haben"."""
    return is_infinitive(part) and not {"hat", "habe", "haben", "hätten"}.isdisjoint(part[:-1])


def modality_traits(modality: Modality | None, kind: StatementType, cue: Act) -> set[str]:
    """Return the traits of a modality: its function, and its status alone and with the type and the act of the cue."""
    if modality is None:
        return set()
    status, reason = modality
    return {f"modality {one}" for one in (status, reason, f"{status}/{kind}", f"{status}/cue {cue}")}
