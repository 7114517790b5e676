"""How the content of a German statement stands: by which test of the guideline, in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.acts import clause_of, judge_clause
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.cue_acts import read_cue
from wortlaut.heads.rules.judging.prospects import prospects, said_in
from wortlaut.heads.rules.judging.verdicts import has_perfect


def _reads(quote: str, frame: str = "", cue: str = "") -> set[str]:
    lore = lore_of("de")
    reading = read_cue(cue, frame, "de")
    clause = clause_of(quote, reading, lore)
    act, _ = judge_clause(clause, reading, lore)
    return prospects(clause, reading.act, act, "indirect", lore)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Der Kassierer soll das Geld verspielt haben", "hearsay perfect"),
        ("Zwei Boote sollen dabei beschädigt worden sein", "hearsay perfect"),
        ("Das Schiff soll sich im Hafen befinden", "hearsay state"),
        ("Die Nachbarn wollen einen Knall gehört haben", "hearsay wants"),
        ("Die Stadt wolle das Bad schließen", "wants"),
        ("Das Bad soll im Mai geschlossen werden", "shall"),
        ("Die Stadt plane einen Neubau", "intends"),
        ("Vermutlich sei ein Kabel gebrochen", "hedged"),
        ("Er glaube, dass der Deich halte", "guesses itself"),
        ("Es werde vermutet, dass ein Kabel gebrochen sei", "guessed"),
        ("Es sei unklar, wer die Tür geöffnet habe", "unknown"),
        ("Derzeit werde die Ursache untersucht", "is being done"),
        ("Das Wasser werde steigen", "will happen"),
        ("Das Amt werde die Akten prüfen", "will do"),
        ("ob die Brücke halte", "question"),
        ("Ich bitte die Gäste um Geduld", "asks itself appeal"),
        ("Es bestehe die Möglichkeit, dass der Deich breche", "chance"),
        ("Dem Tal drohe eine Flut", "looming"),
        ("Ein Neubau sei geplant", "arranged"),
        ("Ein Neubau sei für Mai vorgesehen", "arranged"),
        ("Das Amt werde die Akten voraussichtlich prüfen", "will do"),
        ("Damit wäre die Brücke zu schmal", "unreal hanging"),
        ("Die Brücke sei 1908 gebaut worden", "past"),
        ("Die Brücke sei schmal", "present"),
    ],
)
def test_a_verdict_comes_from_the_first_test_that_holds(quote: str, expected: str) -> None:
    assert f"reads {expected}" in _reads(quote)


@pytest.mark.parametrize(
    ("quote", "frame", "cue", "expected"),
    [
        ("das Bad zu schließen", "Der Antrag der Fraktion,", "", "reads demanded"),
        ("das Bad zu schließen", "Der Beschluss des Rates,", "", "reads planned"),
        ("das Bad geschlossen zu haben", "Der Bericht des Rates,", "", "reads actual"),
        ("der Deich halte", "Er hoffte,", "hoffte", "reads uncertain"),
        ("der Deich halte", "Schätzungen zufolge", "zufolge", "reads uncertain"),
        ("der Deich sei undicht", "Er warnte,", "warnte", "reads actual"),
        ("der Deich könne brechen", "Er warnte,", "warnte", "reads uncertain"),
    ],
)
def test_a_frame_tells_how_what_is_said_stands(quote: str, frame: str, cue: str, expected: str) -> None:
    assert expected in _reads(quote, frame, cue)


def test_a_guess_inside_an_attribute_is_none_of_the_clause() -> None:
    assert "hedge" in said_in(["der", "dieb", "ist", "wohl", "geflohen"])
    assert "hedge" not in said_in(["einer", "der", "wohl", "bekanntesten", "diebe", "ist", "geflohen"])


def test_an_infinitive_of_the_perfect_is_told_from_others() -> None:
    assert has_perfect(["soll", "das", "geld", "verspielt", "haben"])
    assert has_perfect(["soll", "ein", "kollege", "gewesen", "sein"])
    assert not has_perfect(["soll", "ein", "haus", "haben"])


@given(
    st.lists(
        st.sampled_from(
            [
                "soll",
                "wolle",
                "werde",
                "sei",
                "nicht",
                "vermutlich",
                ",",
                "haben",
                "gebaut",
                "zu",
                "bauen",
                "ob",
            ]
        )
    )
)
def test_every_clause_reads_as_one_status(words: list[str]) -> None:
    found = {name for name in _reads(" ".join(words)) if name.startswith("reads ") and "/" not in name}
    assert len(found) == 2 if words else True
