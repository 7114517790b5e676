from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.clean.stray_stops import stray_stops
from wortlaut.records import Language
from wortlaut.spans import Span

PIECES = st.sampled_from([*'ab A1.!?…"„“ \n', "Dr.", "z.B.", " 2. ", "Der ", " zu ", " to ", ". "])
TEXTS = st.lists(PIECES | st.characters(), max_size=60).map("".join)


def stray(text: str, language: Language = "de") -> list[int]:
    return sorted(stray_stops(text, Span(0, len(text)), language))


@given(TEXTS, st.sampled_from(["de", "en"]), st.data())
def test_every_offset_names_a_full_stop_before_white_space(
    text: str, language: Language, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for offset in stray_stops(text, Span(start, end), language):
        assert start <= offset < end - 1
        assert text[offset] == "."
        assert text[offset + 1].isspace()


@pytest.mark.parametrize(
    "text",
    [
        "Sie wollen sich auf die Stadt konzentrieren. zu wollen. Das war im Januar.",
        "Die Miliz soll in Sirte. und Umgebung geschlagen werden.",
        "Er traf seine Kollegin aus Rom. und flog dann heim.",
        "Der Minister, der am Montag. nach Tunis flog, schwieg.",
        "Sie sagte, dass die Truppen. abgezogen werden. Er widersprach.",
    ],
)
def test_a_stop_before_what_goes_on_is_stray(text: str) -> None:
    assert stray(text) == [text.index(". ")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers want to focus on the city. to win there. They agreed.",
        "She met the governor. who had resigned the day before. He was calm.",
    ],
)
def test_english_has_stray_stops_too(text: str) -> None:
    assert stray(text, "en") == [text.index(". ")]


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat tagt. Er berät.",  # a sentence
        "Der Rat tagt. er berät. Sie schweigt.",  # a forgotten capital
        "Das kostet ca. hundert Euro, bzw. etwas mehr.",  # abbreviations
        "Am 2. und 3. Februar tagte der 15. deutsche Bundestag.",  # ordinals
        "Papst Benedikt XVI. will reisen.",
        "Der Weltranglisten-20. trifft auf Thea Rau.",
        "Der Konzern wächst. iRobot auch.",  # names with a small first letter
        "Der Streik ist aus. ver.di ist zufrieden.",
        "Er ging. al-Sadik blieb. Sie ging. de Maire blieb.",
        "Der Präsident tritt zurück. dpa",
        "„Wir bleiben.“ sagte er.",  # after closing marks
        "Er wartete ... und ging.",  # dots
    ],
)
def test_these_stops_are_not_stray(text: str) -> None:
    assert stray(text) == []


def test_a_writer_without_capitals_has_no_stray_stops() -> None:
    assert stray("ich war in rom. zu essen gab es viel. und es war schön. gerne wieder.") == []
    assert stray("Ich war in rom. zu essen gab es viel. und schön war es. gerne wieder.") == []
    assert stray("I went to rome. to eat was great. and the people. to be repeated.", "en") == []


def test_stops_outside_the_paragraph_are_left_alone() -> None:
    text = "Sie will kommen. und gehen. Sie will kommen. und gehen."
    assert stray_stops(text, Span(28, len(text)), "de") == frozenset({43})
