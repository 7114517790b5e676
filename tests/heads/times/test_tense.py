"""The tense of the clause around a time."""

from __future__ import annotations

import re

import pytest

from wortlaut.heads.times.meaning import Tense
from wortlaut.heads.times.tense import forward, tense
from wortlaut.records import Language


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am X sagte er ab.", "past"),
        ("de", "Am X wurde er verhaftet.", "past"),
        ("de", "Er ist am X zurückgetreten.", "past"),
        ("de", "Sie hat am X unterschrieben.", "past"),
        ("de", "Am X trainierte die Mannschaft.", "past"),
        ("de", "Am X wird er verhaftet.", "future"),
        ("de", "Der Rat will am X entscheiden.", "future"),
        ("de", "Am X beginnt der Prozess.", "future"),
        ("de", "Er sagte, dass er am X kommen werde.", "future"),
        ("de", "Treffen am X.", "future"),
        ("de", "Das für X angesagte Spiel fiel aus.", "future"),
        ("de", "Der Sieger vom X fehlte.", "past"),
        ("de", "Der Kurs dauert vom X bis Juni.", "present"),
        ("de", "Nach der Niederlage am X will der Trainer umstellen.", "past"),
        ("de", "Vor dem Spiel am X trainiert die Mannschaft.", "future"),
        ("de", "Der Bund ruft auf, am X die Arbeit niederzulegen.", "future"),
        ("de", "Er bestritt, am X gefahren zu sein.", "past"),
        ("de", "Am X ist das Bad gesperrt.", "present"),
        ("de", "Am X gastiert der Zirkus.", "present"),
        ("de", "Der Lauf sei hart, so der Trainer am X.", "past"),
        ("de", "Am X haben Diebe ein Rad gestohlen.", "past"),
        ("de", "Rat Lanz (Grüne) hat am X (gegen 9 Uhr) zugestimmt.", "past"),
        ("de", "Nach dem 1:2 muss der Klub am X siegen.", "future"),
        ("de", "Unfall am X.", "past"),
        ("de", "Ball am X.", "future"),
        ("de", "Gasthof Krone, X, ab 19.30 Uhr.", "future"),
        ("de", "Gasthof Krone, X, 8, 10 und 19 Uhr.", "future"),
        ("de", "Wegen X weitere 25. Die Runde war lang.", None),
        ("en", "He resigned on X.", "past"),
        ("en", "She met him on X.", "past"),
        ("en", "It has ended on X.", "past"),
        ("en", "He will resign on X.", "future"),
        ("en", "She said it, and he will go on X.", "future"),
        ("en", "Meeting on X.", None),
    ],
)
def test_verb_forms_tell_the_tense(language: Language, text: str, expected: Tense | None) -> None:
    words = re.findall(r"\w+|\s+|.", text)
    place = words.index("X")
    assert tense(words, place, place + 1, language) == expected


def test_a_clause_without_a_verb_takes_its_sentence() -> None:
    words = re.findall(r"\w+|\s+|.", "Im Saal, am X, wurde gefeiert.")
    place = words.index("X")
    assert tense(words, place, place + 1, "de") == "past"
    assert tense(words, place, place + 1, "de", clause_only=True) is None


def test_until_looks_ahead() -> None:
    assert forward(["bis", " ", "Freitag"], 2, "de") == "future"
    assert forward(["am", " ", "Freitag"], 2, "de") is None
    assert forward(["Freitag"], 0, "de") is None
