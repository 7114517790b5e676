"""What somebody takes a thing for."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.cue_acts import read_cue, read_sentence


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Alder nannte den Vertrag einen fairen Ausgleich.", "praise"),
        ("Alder bezeichnete die Forderungen als unrealistisch.", "reject"),
        ("Die Fraktion hält das Gesetz für verfassungswidrig.", "accuse"),
        ("Brandt sieht in dem Entwurf eine Benachteiligung der Schulen.", "accuse"),
        ("Brandt sieht in dem Entwurf keine gute Lösung.", "reject"),
        ("Als Grund nannte Alder einen Fehler.", "assert"),
        ("Alder trat mit der Forderung auf, die Steuer zu senken.", "assert"),
        ("Der Minister äußerte sich mit der Warnung.", "warn"),
    ],
)
def test_the_judgement_decides_and_nouns_only_where_they_name_the_act(sentence: str, act: str) -> None:
    assert read_sentence(sentence, sentence, "de").act == act


@pytest.mark.parametrize(
    ("cue", "frame", "act"),
    [
        ("zeigte sich", "Alder zeigte sich besorgt", "warn"),
        ("zeigte sich", "Alder zeigte sich mit dem Haushalt zufrieden", "praise"),
        ("schloss nicht aus", "Alder schloss nicht aus", "assert"),
        ("sprach sich für aus", "Alder sprach sich für eine Reform aus", "appeal"),
        ("erklärte", "Nach seinem Rücktritt erklärte Alder", "assert"),
        ("übte Kritik", "Alder übte Kritik", "accuse"),
    ],
)
def test_what_belongs_to_the_verb_of_a_cue_may_stand_in_its_frame(cue: str, frame: str, act: str) -> None:
    assert read_cue(cue, frame, "de").act == act
