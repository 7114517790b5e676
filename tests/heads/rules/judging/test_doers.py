"""Doers: whose a plan or a measure is that a German statement tells, seen from who speaks."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.doers import Deed, act_of_deed, deed_of, doers
from wortlaut.records import Act, StatementType


def _read(quote: str, speaker: str, kind: StatementType = "indirect", cue: Act = "assert") -> Deed | None:
    reading = Reading(cue, "sagen", "", speaker)
    return deed_of(clause_of(quote, reading, lore_of("de")), reading, kind, quote)


@pytest.mark.parametrize(
    ("speaker", "quote", "told"),
    [
        ("Konzernchef Jonas Wenck", "Der Konzern werde zwei Werke schließen.", ("holder", "name", "will do")),
        ("der Werkleiter", "Ab Mai werde das Werk umgebaut.", ("name", "nobody", "will be done")),
        ("die „Harzer Rundschau“", "Die Werft wolle ein Dock bauen.", ("teller", "body", "wants")),
        ("Ministerin Ohlsen", "das Amt nicht abgeben zu wollen", ("holder", "own infinitive", "to want")),
        ("Ministerin Ohlsen", "den Deich im Mai zu erhöhen", ("holder", "own infinitive", "to do")),
        ("Ministerin Ohlsen", "Ziel sei es, den Deich zu erhöhen.", ("holder", "thing", "arranged")),
        ("Ministerin Ohlsen", "Polen werde Ärzte entsenden.", ("holder", "land", "will do")),
        ("ein Sprecher", "Moll werde im Mai antreten.", ("name", "principal", "will do")),
        ("dem Entwurf", "Die Steuer soll gesenkt werden.", ("paper", "nobody", "shall")),
        ("die Polizei", "Der Täter soll geflohen sein.", ("holder", "thing", "hearsay")),
        ("die Polizei", "Das Gelände sei gesperrt worden.", ("holder", "nobody", "measure")),
        ("die Polizei", "Drei Menschen seien verletzt worden.", ("holder", "nobody", "tells")),
        ("die Universität", "Der Hörsaal sei gesperrt.", ("holder", "thing", "measure is")),
        ("der Landrat", "Er trete zum Mai zurück.", ("holder", "he", "does")),
        ("die Stadt", "Das Wasser werde steigen.", ("holder", "thing", "will happen")),
    ],
)
def test_part_doer_and_form_are_told_apart(speaker: str, quote: str, told: tuple[str, str, str]) -> None:
    deed = _read(quote, speaker)
    assert deed is not None
    assert deed.told == told


@pytest.mark.parametrize(
    ("speaker", "quote", "verdict"),
    [
        ("Konzernchef Jonas Wenck", "Der Konzern werde zwei Werke schließen.", "plans"),
        ("Konzernchef Jonas Wenck", "Der Konzern werde kein Werk schließen.", "refuses"),
        ("die Gewerkschaft", "Die Bahn werde zwei Werke schließen.", "plan of another"),
        ("der Zeitung", "Die Bahn werde zwei Werke schließen.", "hearsay"),
        ("der Landrat", "Er trete zum Mai zurück.", "leaves"),
        ("Anwältin Ohlsen", "Wir gehen in Berufung.", "resolves"),
        ("Anwältin Ohlsen", "Die Stadt geht in Berufung.", "fact"),
        ("die Ministerin", "Man werde alles tun, um die Kinder zu retten.", "binds"),
        ("die Ministerin", "Die Brücke werde ab Mai gesperrt.", "plan for body"),
        ("Ilka Brandt", "Die Brücke werde ab Mai gesperrt.", "plan for whom"),
        ("die Polizei", "Das Gelände sei gesperrt worden.", "measure own"),
        ("der Bericht", "Das Gelände sei gesperrt worden.", "hearsay"),
        ("die Stadt", "Das Wasser werde steigen.", "foretold"),
        ("die Stadt", "Das Wasser sei gestiegen.", "fact"),
    ],
)
def test_they_make_a_verdict(speaker: str, quote: str, verdict: str) -> None:
    deed = _read(quote, speaker)
    assert deed is not None
    assert deed.verdict == verdict


def test_a_verdict_makes_an_act_only_under_a_neutral_cue() -> None:
    deed = _read("Der Konzern werde zwei Werke schließen.", "Konzernchef Jonas Wenck")
    assert act_of_deed(deed, Reading("assert", "sagen", "")) == "announce"
    assert act_of_deed(deed, Reading("warn", "warnen", "")) is None
    assert "deed says announce" in doers(deed, Reading("assert", "sagen", ""), "indirect")
