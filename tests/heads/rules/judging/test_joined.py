"""Joined traits: a class of words beside the act of the cue, and beside another class."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.joined import aims, joined
from wortlaut.records import Act


def _joined(words: list[str], cue: Act = "assert") -> set[str]:
    return joined(words, classes_in(words, "de"), cue, "de")


def test_a_class_stands_beside_the_act_of_the_cue() -> None:
    assert "blame/cue praise" in _joined(["die", "kritik", "sei", "unverschämt"], "praise")


def test_two_classes_of_a_clause_are_joined_whatever_their_order() -> None:
    one = _joined(["die", "stadt", "müsse", "den", "skandal", "beenden"])
    other = _joined(["den", "skandal", "müsse", "die", "stadt", "beenden"])
    assert "blame & oblige" in one
    assert one == other


def test_a_negation_is_joined_with_no_other_class() -> None:
    found = _joined(["die", "stadt", "dürfe", "den", "skandal", "nicht", "dulden"])
    assert "negation/cue assert" in found
    assert not any("&" in name and "negation" in name for name in found)


def test_who_speaks_is_no_class_of_what_is_said() -> None:
    assert _joined(["das", "gericht"]) == set()


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("damit soll der lärm verringert werden", {"aim True", "aim True/means True"}),
        ("das gesetz solle die mieter schützen", {"aim True", "aim True/means False"}),
        ("am montag soll die brücke gesprengt werden", {"aim False", "aim False/means False"}),
        ("die stadt schützt die mieter", set()),
    ],
)
def test_a_clause_with_soll_may_tell_what_a_measure_is_for(clause: str, found: set[str]) -> None:
    assert aims(clause.split(), "de") == found
