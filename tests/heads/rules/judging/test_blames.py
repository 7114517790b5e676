"""Tests of what wrong a clause tells of, of whom, and by which voice."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.blames import blames, wrong_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.doers import deed_of


@pytest.mark.parametrize(
    ("quote", "wrong"),
    [
        ("die Landrätin habe den Kreistag getäuscht", "blamed"),
        ("die Reederei schiebe die Schuld auf den Lotsen", "blamed"),
        ("damit verstoße der Kreis gegen das Wasserrecht", "blamed"),
        ("der Kreis habe die Pächter nie gefragt", "left undone"),
        ("der Kreis habe die Pächter gefragt", ""),
        ("die Nachbarn hätten das Feuer auf den Posten eröffnet", "aggression"),
        ("die Männer hätten zwei Fischer entführt", "crime"),
        ("der Deich sei an drei Stellen undicht", ""),
    ],
)
def test_the_predicate_tells_the_wrong(quote: str, wrong: str) -> None:
    assert wrong_of(clause_of(quote, Reading("assert", "sagen", "sagte"), lore_of("de"))) == wrong


def _traits(quote: str, speaker: str) -> set[str]:
    reading = Reading("assert", "sagen", f"sagte {speaker}", speaker)
    clause = clause_of(quote, reading, lore_of("de"))
    return blames(clause, reading, deed_of(clause, reading, "indirect", quote))


def test_whom_it_is_said_of_and_by_whom_make_a_difference() -> None:
    said = "Die Regierung habe die Fischer getäuscht."
    assert "wrong blamed/other/partisan" in _traits(said, "die Opposition")
    assert "wrong blamed/other/court" in _traits(said, "das Gericht")


def test_a_purpose_that_is_hidden_is_a_motive() -> None:
    assert "motive" in _traits("Der Kreis baue nur, um von den Schulden abzulenken.", "Aydin")
    assert "motive" not in _traits("Der Kreis baue den Deich.", "Aydin")
