"""Reasons in the reader's language."""

import pytest

from wortlaut.page.reasons import Reasons
from wortlaut.page.words import words


@pytest.mark.parametrize(
    ("stored", "german"),
    [
        (
            "Same family name; same given name; same place.",
            "Gleicher Familienname; gleicher Vorname; gleicher Ort.",
        ),
        (
            "Two given names (same family name; a common name).",
            "Zwei Vornamen (gleicher Familienname; ein häufiger Name).",
        ),
        (
            "One is of TD and the other of LY (same name; same place).",
            "Zwei Länder: Tschad und Libyen (gleicher Name; gleicher Ort).",
        ),
        (
            "Both are vice foreign minister, held by one at a time; both are of DE.",
            "Beide sind Vizeaußenminister, ein Amt, das nur einer zugleich hat; Land beider: Deutschland.",
        ),
        (
            "79% of the content of the shorter is in the longer; same speaker; 3 days apart.",
            "79 % vom Inhalt des kürzeren stehen im längeren; derselbe Sprecher; 3 Tage auseinander.",
        ),
        (
            "both count 'Menschen' (count); said by ingrid solvang; same number; more than six weeks apart.",
            "beide zählen 'Menschen' (count); gesagt von ingrid solvang; dieselbe Zahl; mehr als sechs Wochen auseinander.",
        ),
        (
            "“soldiers” is a word of the line; Ingrid Solvang (member) speaks",
            "„soldiers“ ist ein Wort dieser Linie; Ingrid Solvang (Mitglied) spricht",
        ),
        (
            "both have the words wort, strasse and the figures 40; pledge (planned), then assert",
            "beide haben die Wörter wort, strasse und die Zahlen 40",
        ),
    ],
)
def test_phrases_are_told_in_german(stored: str, german: str) -> None:
    assert Reasons(words("de"))(stored) == german


def test_what_persons_write_stays_as_it_is() -> None:
    for reason in ("", "Ich kenne sie.", "I know (her); really", "x" * 10_000, "{a} <b>"):
        assert Reasons(words("de"))(reason) == reason
        assert Reasons(words("en"))(reason) == reason


def test_english_ones_are_told_as_they_are_stored() -> None:
    assert Reasons(words("en"))("Same name; nothing decides.") == "Same name; nothing decides."
