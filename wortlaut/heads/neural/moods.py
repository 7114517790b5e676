"""The German subjunctive, where the form of a verb shows it: the treebank has too few for the model to learn them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from wortlaut.language import load

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "expl"})


def subjunctives(
    forms: Sequence[str], upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> Iterator[int]:
    """Yield the words of a sentence that are German verbs whose form no indicative has here.

    "sei" and "wäre" are subjunctive wherever they stand, "habe" and "gebe" unless the speaker is the subject.
    """
    first_person = load("de", "subjunctive")["first_person"]
    own = {
        head
        for form, head, relation in zip(forms, heads, relations, strict=True)
        if relation in _SUBJECTS and form.lower() in first_person
    }
    for at, (form, tag) in enumerate(zip(forms, upos, strict=True)):
        low = form.lower()
        if tag not in _VERBS:
            continue
        if low in _always() or (low in _third_person() and not {at, heads[at]} & own):
            yield at


@cache
def _always() -> frozenset[str]:
    data = load("de", "subjunctive")
    return frozenset(data["second"]) | {one for one in data["first"] if one not in _shared()}


@cache
def _third_person() -> frozenset[str]:
    data = load("de", "subjunctive")
    regular = {stem + "e" for stem in data["stems"]} - set(data["never"])
    return frozenset(regular | _shared())


@cache
def _shared() -> frozenset[str]:
    """Return the forms that "ich" takes in the indicative, too."""
    return frozenset(load("de", "subjunctive")["first_person_indicative"])
