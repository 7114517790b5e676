"""Tests of the signs by which somebody is taken to task, and of what is foretold, in words that need not blame or warn."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.doers import deed_of
from wortlaut.heads.rules.judging.forebodings import forebodings
from wortlaut.heads.rules.judging.rebukes import addressed, rebukes
from wortlaut.records import StatementType


def _traits(quote: str, kind: StatementType = "direct") -> set[str]:
    reading = Reading("assert", "sagen", "sagte Aydin", "Aydin")
    clause = clause_of(quote, reading, lore_of("de"))
    return rebukes(clause, kind, deed_of(clause, reading, kind, quote), quote) | forebodings(clause, kind)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Leider ist der Deich undicht", "sign alas"),
        ("In Wahrheit prüft den Deich niemand", "sign unmask"),
        ("Ein Konzept für den Deich sucht man vergeblich", "sign lack"),
        ("Der Landrat lässt die Gemeinden mit dem Hochwasser allein", "sign undo"),
        ("Da fragt man sich, wer den Deich plant", "sign opening"),
        ("Das haben die Gemeinden auszubaden, auf dem Rücken der Bauern", "sign cause"),
        ("Er will davon nichts wissen", "sign mind"),
        ("Das ist nichts als Geheimniskrämerei", "sign loaded"),
        ("Für die Deiche bleiben gerade mal drei Millionen", "sign belittle"),
        ("Jetzt soll auch noch die Schleuse fallen", "sign again"),
        ("Statt zu bauen, tagt der Kreis", "sign contrast"),
    ],
)
def test_a_sign_is_a_trait(quote: str, found: str) -> None:
    assert found in _traits(quote)


def test_signs_are_counted_and_told_by_whom_they_mean() -> None:
    one = _traits("Leider hat der Minister den Deich gebaut")
    assert {"signs 2", "signs 2/other"} <= one
    more = _traits("Leider haben Sie wieder einmal kein Wort zu den Deichen gesagt")
    assert {"signs 5", "signs 5/you", "signs 5/direct"} <= more
    assert not any(name.startswith("signs") for name in _traits("Der Deich ist vier Meter hoch"))


def test_reports_and_lone_weak_signs_are_not_counted() -> None:
    said = "Leider habe der Kreis kein Wort zu den Deichen gesagt"
    assert "signs 4/indirect" in _traits(said, "indirect")
    assert not _traits(said, "reported")
    weak = _traits("Statt eines Deichs baut der Kreis einen Wall")
    assert "sign contrast" in weak
    assert not any(name.startswith("signs") for name in weak)


@pytest.mark.parametrize(
    ("said", "kind", "found"),
    [
        ("Das haben Sie versprochen", "direct", {"you", "you do"}),
        ("Mich wundert, wie Sie rechnen", "direct", {"you", "what you"}),
        ("Das ist das Ergebnis Ihrer Deichpolitik", "direct", {"you", "your"}),
        ("Sie haben den Deich verkommen lassen", "direct", {"you do"}),
        ("Sie bauen den Deich zurück", "direct", {"you do"}),
        ("Sie haben den Deich verkommen lassen", "indirect", set()),
        ("Sie ist vier Meter hoch", "direct", set()),
        ("Die Bauern sagen, sie zahlen nicht", "direct", set()),
    ],
)
def test_a_capital_tells_who_is_spoken_to(said: str, kind: StatementType, found: set[str]) -> None:
    assert addressed(said, len(said.split()), kind) == found


@pytest.mark.parametrize(
    ("quote", "foretold"),
    [
        ("Wenn wir nichts tun, wird es keine Deiche mehr geben", True),
        ("Wenn der Kreis so weitermacht, wird er scheitern", True),
        ("Wenn das Wetter hält, wird der Deich im Mai fertig", False),
        ("Der Deich wird im Mai fertig", False),
    ],
)
def test_ill_foretold_on_a_condition_is_a_trait(quote: str, foretold: bool) -> None:
    assert ("foretells ill if" in _traits(quote)) == foretold


def test_words_of_ill_are_a_trait_whenever_it_comes() -> None:
    assert "foretells ill" in _traits("Das birgt Risiken")
    assert "foretells ill to come" in _traits("Das wird sich rächen, und zwar an den Dörfern")
