"""Where a phrase begins and ends that names who speaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.heads.test_statements import TEXTS, prepared
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.neural.runs import stretches
from wortlaut.heads.neural.stretches import Phrases, surest, without_lone_mark
from wortlaut.records import Language
from wortlaut.spans import Span


def read_cases() -> list[tuple[Language, str, str]]:
    """Read the lines of the case file: language, text with brackets, whole phrase."""
    language: Language = "de"
    cases: list[tuple[Language, str, str]] = []
    for line in (Path(__file__).parent / "cases" / "phrases.txt").read_text("utf-8").splitlines():
        if line.startswith("language:"):
            language = "en" if line.endswith("en") else "de"
        elif " => " in line and not line.startswith("#"):
            text, _, whole = line.partition(" => ")
            cases.append((language, text, whole))
    return cases


def phrases(text: str, language: Language) -> tuple[Phrases, Words]:
    words = words_of(prepared(text, language))
    return Phrases(text, words, language), words


@pytest.mark.parametrize(("language", "marked", "whole"), read_cases())
def test_a_stretch_becomes_the_whole_phrase(language: Language, marked: str, whole: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    told, words = phrases(text, language)
    places = [at for at, span in enumerate(words.spans) if start <= span.start and span.end <= end]
    found = told.whole(places)
    assert " ".join(words.spans[at].text(text) for at in found) == whole


@given(TEXTS, st.sampled_from(["de", "en"]), st.data())
def test_a_whole_phrase_is_a_stretch_of_words_of_the_article(
    text: str, language: Language, data: st.DataObject
) -> None:
    told, words = phrases(text, language)
    if words.spans:
        start = data.draw(st.integers(0, len(words.spans) - 1))
        end = data.draw(st.integers(start + 1, len(words.spans)))
        found = told.whole(range(start, end))
        assert found == list(range(found[0], found[-1] + 1))
        assert 0 <= found[0] <= start <= found[-1] < len(words.spans)
        assert not any(found[0] < first <= start or end <= first <= found[-1] for first in words.sentences)


@pytest.mark.parametrize(
    ("text", "language", "somebody"),
    [
        ("seine", "de", False),
        ("Ihrem", "de", False),
        ("ihr", "de", True),
        ("seine Partei", "de", True),
        ("their", "en", False),
        ("her", "en", True),
    ],
)
def test_a_possessive_alone_names_nobody(text: str, language: Language, somebody: bool) -> None:
    told, words = phrases(text, language)
    assert told.names_somebody(range(len(words.spans))) is somebody


@pytest.mark.parametrize(
    ("text", "language", "speaker", "told"),
    [
        ("sie der Zeitung Donaubote", "de", "sie", "der Zeitung Donaubote"),
        ("er einem Sender", "de", "er", "einem Sender"),
        ("er selbst", "de", "er selbst", ""),
        ("er und der Minister", "de", "er und der Minister", ""),
        ("die Sprecherin der Stadt", "de", "die Sprecherin der Stadt", ""),
        ("he", "en", "he", ""),
    ],
)
def test_behind_a_pronoun_stands_who_is_told(text: str, language: Language, speaker: str, told: str) -> None:
    made, words = phrases(text, language)
    parted = made.apart(range(len(words.spans)))
    assert [" ".join(words.spans[at].text(text) for at in one) for one in parted] == [speaker, told]


@given(TEXTS, st.sampled_from(["de", "en"]), st.data())
def test_what_is_parted_is_what_there_was(text: str, language: Language, data: st.DataObject) -> None:
    made, words = phrases(text, language)
    places = data.draw(st.lists(st.integers(0, max(0, len(words.spans) - 1)), unique=True).map(sorted))
    if words.spans:
        speaker, told = made.apart(places)
        assert [*speaker, *told] == places


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (", Nadja Solvang", "Nadja Solvang"),
        ("Solvang ,", "Solvang"),
        ("„Kurier“", "„Kurier“"),
        ("Solvang“", "Solvang"),
        ("@solvang", "@solvang"),
    ],
)
def test_a_mark_without_its_partner_is_no_part_of_a_name(text: str, kept: str) -> None:
    found = without_lone_mark(Span(0, len(text)), text)
    assert found is not None
    assert found.text(text) == kept


@pytest.mark.parametrize("text", ["", ",", " ; ", "“"])
def test_of_marks_alone_nobody_is_left(text: str) -> None:
    assert without_lone_mark(Span(0, len(text)), text) is None


def test_of_two_stretches_the_likeliest_by_word_is_taken() -> None:
    likely = np.asarray([2.0, 1.0, -3.0, 2.0, 2.0, 0.0], np.float32)
    assert stretches([0, 1, 3, 4]) == [[0, 1], [3, 4]]
    assert surest([0, 1, 3, 4], likely) == [3, 4]
    assert surest([], likely) == []
