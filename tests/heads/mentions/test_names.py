"""Names of people and organisations, by rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import cut_text
from wortlaut.heads.mentions.find import find_mentions
from wortlaut.records import Language

LANGUAGES: tuple[Language, ...] = ("de", "en")


def names(text: str, language: Language = "de") -> list[str]:
    cut = cut_text(text, language)
    found, _ = find_mentions(cut)
    return [f"{cut.text[one.start : one.end]}/{one.kind[0]}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern sprach Lena Brandt in Kiel.", ["Lena Brandt/p"]),
        ("Das sagte US-Außenminister Harkness.", ["Harkness/p"]),
        ("Das sagte Ministerin Ursula von der Aue am Montag.", ["Ursula von der Aue/p"]),
        ("Dort traf Tarik al-Mansur seinen Bruder.", ["Tarik al-Mansur/p"]),
        ("Frau Petrow und Herr Dr. Lohse kamen.", ["Petrow/p", "Lohse/p"]),
        ("Die Vereinten Nationen und die EU mahnen.", ["Vereinten Nationen/o", "EU/o"]),
        ("Die Hilfsorganisation Oasenhilfe klagt.", ["Oasenhilfe/o"]),
        ("Der Sender „Kanal 3“ berichtet.", ["Kanal 3/o"]),
        ("Die Fahrwerk Nord AG baut Stellen ab.", ["Fahrwerk Nord AG/o"]),
        ("Der Deutsche Umweltrat warnt.", ["Deutsche Umweltrat/o"]),
        ("Das Landgericht Köln urteilte.", ["Landgericht Köln/o"]),
        ("Lena Brandt kam. Brandts Hund auch.", ["Lena Brandt/p", "Brandts/p"]),
        ("Die SPD stimmte zu.", ["SPD/o"]),
        ("So steht es bei der dpa.", ["dpa/o"]),
        ("WIEN, 8. April (nda) – Es regnet.", []),
        ("Die Regierung und der Minister schweigen am Mittwoch.", []),
        ("Der Gouverneur von Tabasco trat zurück.", []),
        ("Es kostet 200 Mark und wird im August geliefert.", []),
    ],
)
def test_german_names_are_found_bare(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Prime Minister Tareq al-Mansur spoke.", ["Tareq al-Mansur/p"]),
        ("Lt. Gen. Thomas Brack agreed.", ["Thomas Brack/p"]),
        ("She works at the Lagos Centre for Saharan Studies.", ["Lagos Centre for Saharan Studies/o"]),
        ("The U.N. and the State Department agreed.", ["U.N./o", "State Department/o"]),
        ("Nothing was said by the Norwegians.", []),
        ("Ms Marsh laughed.", ["Marsh/p"]),
    ],
)
def test_english_names_are_found_bare(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_names_and_phrases_of_any_text_lie_in_it_in_order(language: Language, text: str) -> None:
    cut = cut_text(text, language)
    found, phrases = find_mentions(cut)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    for phrase in phrases:
        assert (
            0
            <= phrase.whole
            <= phrase.span.start
            <= phrase.head.start
            < phrase.head.end
            == phrase.span.end
            <= len(cut.text)
        )
