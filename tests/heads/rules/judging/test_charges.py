"""Tests of what makes a statement under a neutral cue a charge."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.charges import charges, voice_of
from wortlaut.heads.rules.judging.clause_lore import lore_of


def _charges(quote: str, speaker: str, frame: str = "sagte") -> bool:
    reading = Reading("assert", "sagen", f"{frame} {speaker}", speaker)
    return charges(clause_of(quote, reading, lore_of("de")), speaker)


@pytest.mark.parametrize(
    ("quote", "speaker", "frame", "charged"),
    [
        ("die Landrätin habe den Kreistag im Unklaren gelassen", "die Opposition", "sagte", True),
        ("der Umgang mit den Pächtern sei schäbig", "Aydin", "sagte", True),
        ("der Umgang mit den Pächtern sei nicht schäbig", "Aydin", "sagte", False),
        ("die Stadt hätte den Deich prüfen müssen", "Aydin", "sagte", True),
        ("die schäbig verputzte Mauer steht am alten Hafen", "Aydin", "sagte", False),
        ("die Degradierung sei rechtswidrig", "das Gericht", "befand", False),
        ("er habe Belege gefälscht", "die Kläger", "der Vorwurf lautet", True),
        ("er habe Belege gefälscht", "die Firma", "wies den Vorwurf zurück", False),
    ],
)
def test_blame_is_a_charge_of_those_who_take_sides(
    quote: str, speaker: str, frame: str, charged: bool
) -> None:
    assert _charges(quote, speaker, frame) == charged


@pytest.mark.parametrize(
    ("quote", "speaker", "charged"),
    [
        ("er soll den Ausbrechern zur Flucht verholfen haben", "die Staatsanwaltschaft", True),
        ("die Höfe sollen von den Milizen geplündert worden sein", "die Anklägerin", True),
        ("er soll den Ausbrechern zur Flucht verholfen haben", "die Zeitung", False),
        ("zwölf Menschen sollen verletzt worden sein", "die Polizei", False),
        ("er soll nicht geschossen haben", "die Polizei", False),
    ],
)
def test_hearsay_of_a_deed_is_a_charge_but_in_the_press(quote: str, speaker: str, charged: bool) -> None:
    assert _charges(quote, speaker) == charged


def test_a_reported_statement_is_told_by_its_verb() -> None:
    said = "Die Partei nannte den Verkauf schäbig"
    reading = Reading("assert", "", said, "Die Partei")
    assert not charges(clause_of(said, reading, lore_of("de")), "Die Partei")


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        ("verdi-chef bsirske", "partisan"),
        ("die verbandspräsidentin", "partisan"),
        ("die polizeigewerkschaft", "partisan"),
        ("die ärztekammer", "partisan"),
        ("ein polizeisprecher", "prosecution"),
        ("der bundespräsident", "power"),
        ("der konzernchef", "power"),
        ("der strafsenat", "court"),
    ],
)
def test_who_holds_an_office_in_a_body_speaks_with_its_voice(speaker: str, voice: str) -> None:
    assert voice_of(speaker.split()) == voice
