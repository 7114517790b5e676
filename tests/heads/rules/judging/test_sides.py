"""Sides: who acts in the first main clause of a German statement, seen from who speaks."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import Reading, clause_of
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.sides import goal_of, sides, speakers, subject_of
from wortlaut.heads.rules.judging.statuses import Clause


def _read(quote: str, speaker: str, frame: str = "") -> tuple[Clause, Reading]:
    reading = Reading("assert", "sagen", frame, speaker)
    return clause_of(quote, reading, lore_of("de")), reading


@pytest.mark.parametrize(
    ("speaker", "classes"),
    [
        ("Konzernchef Jonas Wenck", {"by_company"}),
        ("die Ministerin", {"by_government"}),
        ("die „Harzer Rundschau“", {"by_press"}),
        ("Oberstaatsanwältin Veit", {"by_prosecution"}),
        ("der Studie", {"by_expert"}),
        ("er", {"by_pronoun"}),
        ("Ilka Brandt", {"by_name"}),
        ("", {"by_none"}),
    ],
)
def test_who_speaks_is_told_by_the_words_of_the_speaker(speaker: str, classes: set[str]) -> None:
    assert classes <= speakers(*_read("Es regne.", speaker), reported=False, language="de")


def test_without_a_speaker_the_frame_tells_who_speaks() -> None:
    clause, reading = _read("Es regne.", "", "Nach dem Urteil des Landgerichts")
    assert "by_court" in speakers(clause, reading, reported=False, language="de")
    assert speakers(clause, reading, reported=True, language="de") == {"by_none"}


@pytest.mark.parametrize(
    ("speaker", "quote", "subject"),
    [
        ("Konzernchef Jonas Wenck", "Der Konzern werde im Mai zwei Werke schließen.", "side"),
        ("Ministerin Ohlsen", "die Regierung werde den Damm erhöhen.", "side"),
        ("Ministerin Ohlsen", "Im Mai werde das Ministerium neu bauen.", "side"),
        ("Ministerin Ohlsen", "die Gewerkschaft werde streiken.", "body"),
        ("der Gewerkschafter Aydin", "Das Unternehmen werde zwei Werke schließen.", "body"),
        ("Sprecher der Lindwerft", "Die Lindwerft werde ein Dock bauen.", "name"),
        ("die polnische Ministerin", "Polen werde Ärzte entsenden.", "country"),
        ("der dänische Minister", "Polen werde Ärzte entsenden.", "land"),
        ("Landrat Moll", "Im Herbst werde er nicht mehr antreten.", "self"),
        ("Landrat Moll", "Es werde keine Steuer geben.", "it"),
        ("Landrat Moll", "Das Wasser werde steigen.", "other"),
    ],
)
def test_the_subject_is_the_speaker_its_side_or_another(speaker: str, quote: str, subject: str) -> None:
    clause, reading = _read(quote, speaker)
    assert subject_of(clause, reading, speakers(clause, reading, False, "de"), "de") == subject


@pytest.mark.parametrize(
    ("quote", "goal"),
    [
        ("Die Brücke solle im Mai gesperrt werden.", "deed"),
        ("dass die Stadt die Brücke sperren wolle.", "deed"),
        ("Das Wasser werde weiter steigen.", "happening"),
        ("Die Brücke sei schön.", "other"),
    ],
)
def test_a_deed_is_told_from_what_happens_by_the_verb_at_the_end(quote: str, goal: str) -> None:
    assert goal_of(_read(quote, "der Kreis")[0], "de") == goal


def test_who_acts_stands_beside_what_is_done() -> None:
    clause, reading = _read("Der Konzern werde zwei Werke schließen.", "Konzernchef Wenck")
    found = sides(clause, reading, {"future"}, {"by_company"}, "de")
    assert {"subject side", "goal deed/will/own", "future/own"} <= found
