"""What somebody takes a thing for."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.cue_acts import read_cue, read_sentence
from wortlaut.heads.rules.judging.judgements import act_of


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


@pytest.mark.parametrize(
    ("said", "about", "act"),
    [
        ("eine glatte mogelpackung", "alder nannte das gutachten", "accuse"),
        ("völlig übertrieben", "der trainer nannte die sperre", "accuse"),
        ("völlig übertrieben", "der verband nannte die forderung", "reject"),
        ("lächerlich", "alder nannte die vorwürfe", "deny"),
        ("ein rückschritt", "die kammer nannte den vorschlag", "reject"),
        ("ein wortbruch", "die kammer nannte den vorschlag", "accuse"),
        ("katastrophal", "die helferin nannte die lage", "assert"),
        ("katastrophal", "die helferin nannte das verhalten der behörde", "accuse"),
        ("schreckliche tragödie", "der bischof nannte das unglück eine", "regret"),
        ("vorbildlich", "die jury nannte den umgang mit der quelle", "praise"),
    ],
)
def test_a_judgement_is_read_with_what_is_judged(said: str, about: str, act: str) -> None:
    assert act_of(said.split(), about.split()) == act


def test_who_speaks_of_a_disaster_blames_nobody() -> None:
    for sentence in (
        "Der Kreis sprach von einer Verwüstung.",
        "Der Kreis sprach von einer humanitären Katastrophe.",
    ):
        assert read_sentence(sentence, sentence, "de").act == "assert"
    sentence = "Der Kreis sprach von einem Wortbruch."
    assert read_sentence(sentence, sentence, "de").act == "accuse"
