"""Finer tests of how the content of a German statement stands."""

from __future__ import annotations

import pytest

from wortlaut.heads.rules.judging.acts import clause_of, judge_clause
from wortlaut.heads.rules.judging.around import sentence_around
from wortlaut.heads.rules.judging.clause_lore import lore_of
from wortlaut.heads.rules.judging.cue_acts import read_cue
from wortlaut.heads.rules.judging.prospects import prospects
from wortlaut.spans import Span


@pytest.mark.parametrize(
    ("quote", "frame", "cue", "expected"),
    [
        ("Die Polizei schließe einen Unfall nicht aus", "", "", "not ruled out"),
        ("Die Partei schließe ein Bündnis aus", "", "", "ruled out"),
        ("Im Falle eines Hochwassers bleibe die Schule zu", "", "", "provided"),
        ("Eine Absage wäre ein Schaden für die Stadt", "", "", "unreal thought"),
        ("Die Regierung würde schweigen", "", "", "would"),
        ("Sonst bliebe die Brücke gesperrt", "", "", "unreal hanging"),
        ("Die Liste käme auf vier Prozent", "", "", "unreal share"),
        ("Der Rat erwäge einen Neubau", "", "", "weighed"),
        ("Der Fachmann gehe von zwei Jahren davon aus", "", "", "reckoned"),
        ("Ein Umzug sei denkbar", "", "", "likely"),
        ("Die Messe finde im Mai statt", "", "", "dated"),
        ("Das Orchester spiele am Freitag in Kiel", "", "", "dated"),
        ("Das Orchester spiele jeden Freitag in Kiel", "", "", "present"),
        ("warum die Brücke schwanke", "Unklar sei,", "", "asked about"),
        ("am Montag die Arbeit niederzulegen", "Die Fahrer erklärten,", "erklärten", "means to do"),
    ],
)
def test_a_statement_stands_as_its_clause_says(quote: str, frame: str, cue: str, expected: str) -> None:
    lore = lore_of("de")
    reading = read_cue(cue, frame, "de")
    clause = clause_of(quote, reading, lore)
    act, _ = judge_clause(clause, reading, lore)
    found = prospects(clause, reading.act, act, "indirect", lore)
    assert f"reads {expected}" in found, sorted(name for name in found if name.startswith("reads"))


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Er nannte den Bau „klug“. Der Rat schwieg.", "„klug“", "Er nannte den Bau „klug“"),
        ("Sie rief: „Halt!“ Er nannte das „klug“.", "„klug“", " Er nannte das „klug“."),
        (
            "Der Rat schwieg, und für Moll war der Bau „ein Wunder“.",
            "„ein Wunder“",
            " und für Moll war der Bau „ein Wunder“.",
        ),
    ],
)
def test_a_fragment_stands_in_its_own_clause(text: str, quote: str, expected: str) -> None:
    start = text.index(quote)
    assert sentence_around(text, Span(start, start + len(quote)), ()) == expected
