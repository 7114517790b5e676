"""Which German verbs are subjunctive by their form."""

from __future__ import annotations

import pytest

from wortlaut.heads.neural.moods import subjunctives


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sie/PRON/1/nsubj sei/AUX/1/root krank/ADJ/1/xcomp", ["sei"]),
        ("Er/PRON/1/nsubj habe/AUX/1/root Zeit/NOUN/1/obj", ["habe"]),
        ("ich/PRON/1/nsubj habe/VERB/1/root Zeit/NOUN/1/obj", []),
        ("ich/PRON/2/nsubj habe/AUX/2/aux gegessen/VERB/2/root", []),
        ("er/PRON/2/nsubj habe/AUX/2/aux gegessen/VERB/2/root", ["habe"]),
        ("ich/PRON/1/nsubj wäre/AUX/1/root da/ADV/1/advmod", ["wäre"]),
        ("Es/PRON/1/expl gebe/VERB/1/root Streit/NOUN/1/obj", ["gebe"]),
        ("Sie/PRON/1/nsubj sagte/VERB/1/root nichts/PRON/1/obj", []),
        ("die/DET/1/det Habe/NOUN/1/root", []),
    ],
)
def test_a_verb_is_subjunctive_by_its_form_and_its_subject(words: str, expected: list[str]) -> None:
    forms, upos, heads, relations = zip(*(word.split("/") for word in words.split()), strict=True)
    found = subjunctives(forms, upos, [int(head) for head in heads], relations)
    assert [forms[at] for at in found] == expected
