"""Joined traits: a class of words beside the act of the cue, and beside another class."""

from __future__ import annotations

from wortlaut.heads.rules.joined import joined


def test_a_class_stands_beside_the_act_of_the_cue() -> None:
    assert "blame/cue praise" in joined(["die", "kritik", "sei", "unverschämt"], "praise", "de")


def test_two_classes_of_a_clause_are_joined_whatever_their_order() -> None:
    one = joined(["die", "stadt", "müsse", "den", "skandal", "beenden"], "assert", "de")
    other = joined(["den", "skandal", "müsse", "die", "stadt", "beenden"], "assert", "de")
    assert "blame & oblige" in one
    assert one == other


def test_a_negation_is_joined_with_no_other_class() -> None:
    found = joined(["die", "stadt", "dürfe", "den", "skandal", "nicht", "dulden"], "assert", "de")
    assert "negation/cue assert" in found
    assert not any("&" in name and "negation" in name for name in found)


def test_who_speaks_is_no_class_of_what_is_said() -> None:
    assert joined(["das", "gericht"], "assert", "de") == set()
