"""Where a time expression begins and ends, and what is none."""

from __future__ import annotations

import pytest

from tests.texts import cut_text
from wortlaut.heads.times import find_times
from wortlaut.records import Language


def found(text: str, language: Language = "de") -> list[str]:
    """Return the words of the times in a text."""
    return [text[each.start : each.end] for each in find_times(cut_text(text, language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam am Donnerstag, 25. Februar, um 20.30 Uhr.", ["Donnerstag, 25. Februar", "20.30 Uhr"]),
        ("Er kam in der kommenden Woche und im vergangenen Jahr.", ["der kommenden Woche", "vergangenen Jahr"]),
        ("Geöffnet ist von 8.30-12 und 14.30-16.30 Uhr.", ["8.30", "12", "14.30", "16.30 Uhr"]),
        ("Die 14-Tage-Frist lief ab.", ["14-Tage"]),
        ("Nach rund drei Wochen endete es.", ["drei Wochen"]),
        ("Das Jahr 2011 und der Herbst 2012.", ["Jahr 2011", "Herbst 2012"]),
        ("Sie klagten seit Jahren, drei Tage lang und seit einem halben Jahr.", ["Jahren", "drei Tage", "einem halben Jahr"]),
    ],
)  # fmt: skip
def test_prepositions_and_bounds_stay_outside(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Preis liegt bei 3,50 Euro, der Wert bei 2.014 Punkten.", "de"),
        ("Die Mai-Ausgabe und das Freitag-Team gewannen.", "de"),
        ("Guten Morgen, sagte er, und nicht zuletzt: danke.", "de"),
        ("Im „Freitag“ stand nichts davon.", "de"),
        ("Die G20 und der A380 landeten, Paragraf 1906 gilt.", "de"),
        ("Mehr als 2000 syrische Flüchtlinge, 1970 Euro, 2011 Tonnen.", "de"),
        ("Sie may march, wrote June Carver in the Sunday Courier.", "en"),
        ("The G20 paid $2015 for 2014 seats? No: 1,999 dollars.", "en"),
    ],
)
def test_numbers_names_and_parts_of_words_are_no_times(text: str, language: Language) -> None:
    assert found(text, language) == []


def test_all_capitals_are_read_as_words() -> None:
    assert found("ROM AM DONNERSTAG UND IM VERGANGENEN JAHR BEGANN ES.") == ["DONNERSTAG", "VERGANGENEN JAHR"]


def test_a_line_break_inside_an_expression_is_a_blank() -> None:
    lines = [
        "Der Vertrag zwischen den beiden Städten wurde am 3.",
        "Mai 2014 unterzeichnet und hat seither alle Fragen geregelt,",
        "die zwischen ihnen strittig waren, vor allem die nach dem Fluss.",
    ]
    assert found("\n".join(lines)) == ["3.\nMai 2014"]


def test_no_expression_runs_over_two_paragraphs() -> None:
    assert found("Er kam am 3.\n\nMai 2014 blieb eine Zeit, in der nichts geschah, wie er sagte.") == [
        "Mai 2014"
    ]
