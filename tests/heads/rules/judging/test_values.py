"""What a statement values: the sides its words speak for, how densely, in the predicate, and under which frame."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import first_sentence, lore_of
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.values import Valued, valued, values
from wortlaut.records import StatementType


def _valued(sentence: str, clause: int = 40) -> Valued:
    words = first_sentence(sentence)
    return valued(words, clause, classes_in(words, "de"), "de")


def _values(quote: str, frame: str = "", kind: StatementType = "indirect", who: str = "by_none") -> set[str]:
    lore = lore_of("de")
    clause = clause_of(quote, Reading("assert", "", frame), lore)
    return values(clause, classes_in(clause.whole, "de"), kind, [who], "de")


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        ("Der Kreis kehre die Gutachten unter den Teppich.", "wronging", "bad"),
        ("Die Anhörung sei eine Farce gewesen.", "scorn", "bad"),
        ("Die Pläne seien ein Schlag ins Gesicht der Pendler.", "scorn", "bad"),
        ("Das Amt hat tatenlos zugesehen.", "failing", "bad"),
        ("Der Erlass sei mit dem Grundgesetz nicht vereinbar.", "unlawful", "bad"),
        ("Hut ab vor dieser Mannschaft!", "tribute", "good"),
        ("Wir können das Fest kaum erwarten.", "joy", "good"),
        ("Er war die Lichtgestalt seiner Partei.", "esteem", "good"),
        ("Das ist ein Zeichen der Hoffnung.", "success", "good"),
        ("Das ist ein Spiel mit dem Feuer.", "peril", "harm"),
        ("Wir kriegen dich.", "threat", "harm"),
        ("Meine Gedanken sind bei den Familien.", "grief", "sad"),
        ("Uns sind Fehler unterlaufen.", "admit", "sad"),
        ("Er soll zwei Männer erstochen haben.", "violence", "felony"),
        ("Die Wache soll Gefangene aus Habgier erpresst haben.", "violence", "felony"),
        ("Das Amt hat Fristen nicht eingehalten.", "failing", "bad"),
        ("Für die Sperrung gibt es keine Rechtsgrundlage.", "unlawful", "bad"),
        ("Am Ende müssen die Mieter die Zeche zahlen.", "scorn", "bad"),
        ("Die Genossenschaft ist ein Aushängeschild der Region.", "success", "good"),
        ("Sie war eine Wegbereiterin der Chirurgie.", "esteem", "good"),
        ("Der Insel drohe das Artensterben.", "peril", "harm"),
        ("Die Warnung haben wir zu spät erkannt.", "admit", "sad"),
    ],
)
def test_idioms_and_words_speak_for_a_side(sentence: str, name: str, side: str) -> None:
    found = _valued(sentence)
    assert name in found.classes
    assert side in found.whole


def test_what_is_negated_speaks_for_the_other_side() -> None:
    assert _valued("Das war kein Erfolg.").whole.keys() == {"bad"}
    assert _valued("Das war keine Farce.").whole.keys() == {"good"}


def test_what_stands_behind_the_first_clause_speaks_for_the_whole_sentence_alone() -> None:
    found = _valued("Der Rat tagt, weil die Stadt versagt hat.", clause=3)
    assert "bad" in found.whole
    assert "bad" not in found.clause


def test_a_flight_is_no_lie_and_a_failing_heart_no_fault() -> None:
    assert not _valued("Der Mann starb auf dem Flug, zwei Flüge später.").whole
    assert "bad" not in _valued("Er starb an Herzversagen.").whole


def test_both_sides_are_mixed_and_one_stands_alone() -> None:
    assert "mixed" in _values("Die Reform ist ein Erfolg trotz dieser Farce")
    assert "only bad" in _values("Die Reform ist eine Farce")
    assert "values nothing" in _values("Die Reform tritt im Mai in Kraft")


def test_a_word_in_a_short_clause_weighs_more_than_in_a_long_report() -> None:
    assert "dense 3 bad" in _values("„eine Farce“", kind="direct")
    long = "Der Ausschuss befasst sich am Montag in Kiel mit der Frage nach dem Skandal um die Hafenbahn an der Förde"
    assert not {name for name in _values(long) if name.startswith("dense 3")}


def test_a_judgement_is_told_from_an_attribute_by_its_place() -> None:
    assert {"ends bad", "is bad"} <= _values("Das Vorgehen des Amtes sei unverantwortlich")
    found = _values("Die rücksichtslosen Fahrer seien inzwischen der Polizei in Kiel bekannt")
    assert "ends bad" not in found
    assert "a bad" in _values("Das sei ein Skandal, sagte sie")


def test_the_frame_tells_whether_something_is_valued_or_said() -> None:
    assert "dense bad/valued" in _values("„eine Farce“", "Moll nannte die Anhörung", "direct")
    assert "dense bad/said" in _values("„eine Farce“", "sagte Moll", "direct")
    assert "side good/reported valued" in _values("Der Kreis wertet die Einigung als Erfolg", kind="reported")


def test_the_tone_of_the_frame_is_told() -> None:
    assert "frame bad" in _values("Der Bau ruhe seit Mai", "sagte Moll empört")
    assert "frame good" in _values("Der Bau ruhe seit Mai", "sagte Moll erleichtert")


def test_hearsay_of_a_crime_is_a_charge_of_whoever_tells_it() -> None:
    assert "charged/by_prosecution" in _values("Er soll zwei Männer erstochen haben", who="by_prosecution")
    assert "charged" not in _values("Er soll zwei Männer getroffen haben")
