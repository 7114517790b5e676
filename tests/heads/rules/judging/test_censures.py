"""Tests of what censures somebody though the cue is neutral."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.censures import censures, is_censured
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.doers import deed_of
from wortlaut.records import StatementType


def _is_censured(quote: str, speaker: str = "Aydin", kind: StatementType = "direct") -> bool:
    reading = Reading("assert", "sagen", f"sagte {speaker}", speaker)
    clause = clause_of(quote, reading, lore_of("de"))
    return is_censured(clause, reading, kind, deed_of(clause, reading, kind, quote))


@pytest.mark.parametrize(
    ("quote", "censured"),
    [
        ("Der Kreistag misst mit zweierlei Maß", True),
        ("Beim Deichbau wurden die Posten unter Freunden zugeschanzt", True),
        ("Diese Sparorgie ist ein Rückschritt", True),
        ("Der Rückschritt beim Deichbau dauert an", False),
        ("Der Ton des Landrats war plump", True),
        ("Der Ton des Landrats war nicht plump", False),
        ("Dem Landrat geht es nur um seine Karriere", True),
        ("Uns geht es nur um den Deich", False),
        ("Sie haben unsere Ersparnisse verspielt", True),
        ("Der Sturm hat unsere Ernte vernichtet", False),
        ("Wir haben unsere Ersparnisse verspielt", False),
        ("Der Deich ist an drei Stellen undicht", False),
    ],
)
def test_idioms_judgements_ends_and_harm_by_others_censure(quote: str, censured: bool) -> None:
    assert _is_censured(quote) == censured


def test_a_court_censures_nobody_and_the_press_only_in_its_own_words() -> None:
    said = "Die Räumung sei ein Rückschritt"
    assert _is_censured(said, "die Opposition", "indirect")
    assert not _is_censured(said, "das Landgericht", "direct")
    assert not _is_censured(said, "die Zeitung", "indirect")
    assert _is_censured(said, "die Zeitung", "direct")


def test_who_censures_is_a_trait() -> None:
    said = "Der Kreistag misst mit zweierlei Maß"
    reading = Reading("assert", "sagen", "sagte die Opposition", "die Opposition")
    clause = clause_of(said, reading, lore_of("de"))
    assert "censured made/partisan" in censures(clause, reading, "direct", None)
    assert not censures(clause, reading, "reported", None)
