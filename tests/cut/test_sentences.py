from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.clean.stray_stops import stray_stops
from wortlaut.cut.sentences import sentences
from wortlaut.records import Language
from wortlaut.spans import Span

# What matters to the rules, and all of Unicode beside it.
PIECES = st.sampled_from(
    [
        *"ab AÄ1.!?…\"„“”«»'()[]-–:;\n",
        "Dr.",
        "z.B.",
        " 2. ",
        "Der ",
        " die ",
        "\r\n",
        "\u0301",
        "\u200f",
        "\u200d",
        "\x00",
    ]
)
TEXTS = st.lists(PIECES | st.characters(), max_size=60).map("".join)
TONGUES: st.SearchStrategy[Language] = st.sampled_from(["de", "en"])


def cut(text: str, language: Language = "de", within: Span | None = None) -> list[str]:
    found = sentences(text, within or Span(0, len(text)), language, frozenset())
    return [span.text(text) for span in found]


@given(TEXTS, TONGUES, st.data())
def test_sentences_are_in_order_and_leave_out_white_space_alone(
    text: str, language: Language, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    within = Span(start, end)
    stray = stray_stops(text, within, language)
    position = start
    for span in sentences(text, within, language, stray):
        assert span.start < span.end <= end
        assert text[position : span.start].strip() == ""
        assert span.text(text) == span.text(text).strip()
        position = span.end
    assert text[position:end].strip() == ""


@given(TEXTS, TONGUES)
def test_a_paragraph_is_cut_the_same_wherever_it_stands(text: str, language: Language) -> None:
    alone = sentences(text, Span(0, len(text)), language, frozenset())
    within = sentences(f"Xyz. {text} Abc.", Span(5, 5 + len(text)), language, frozenset())
    assert within == [Span(span.start + 5, span.end + 5) for span in alone]


def test_an_empty_paragraph_has_no_sentence() -> None:
    assert cut("") == []
    assert cut(" \n\t ") == []


def test_a_stray_stop_ends_no_sentence() -> None:
    text = "Er kam. Sie ging."
    assert sentences(text, Span(0, len(text)), "de", frozenset({6})) == [Span(0, len(text))]


def test_the_languages_differ_in_ordinals() -> None:
    text = "He was born on May 5. Stone was not."
    assert len(cut(text, "en")) == 2
    assert len(cut("Er feierte den 5. Geburtstag.", "de")) == 1


def test_a_sentence_never_leaves_the_paragraph() -> None:
    text = "Der Rat tagt. Er schwieg. Sie ging."
    assert cut(text, within=Span(4, 25)) == ["Rat tagt.", "Er schwieg."]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        ".",
        ". ",
        "a.",
        "A. ",
        "1. ",
        "...a",
        '."',
        '"',
        ". (",
        "!) ",
        "[1]",
        ".[1]",
        "\u0301",
        "a",
        " ",
        "\n",
        "a\n",
        ".\n",
        ". a",
    ],
)
def test_the_time_grows_with_the_length_alone(piece: str, language: Language) -> None:
    text = piece * (200_000 // len(piece))
    before = time.process_time()
    stray = stray_stops(text, Span(0, len(text)), language)
    sentences(text, Span(0, len(text)), language, stray)
    # A second is ten times what it takes; if the time grew with the square it would be minutes.
    assert time.process_time() - before < 5
