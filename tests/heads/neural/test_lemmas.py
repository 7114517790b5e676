"""Lemmas, as the words' parts of speech decide them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.heads.neural.lemmas import lemma_of
from wortlaut.records import Language

CASES = [
    line.split()
    for line in (Path(__file__).parent / "cases" / "lemmas.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "form", "upos", "lemma"), CASES)
def test_a_word_has_the_lemma_of_its_part_of_speech(
    language: Language, form: str, upos: str, lemma: str
) -> None:
    tag, _, number = upos.partition("+")
    assert lemma_of(form, tag, {"Number": number} if number else {}, language) == lemma


@settings(max_examples=50, deadline=None)
@given(
    st.text(min_size=1, max_size=80),
    st.sampled_from(["NOUN", "VERB", "ADJ", "PROPN", "NUM", "X"]),
    st.sampled_from(["de", "en"]),
)
def test_any_word_has_a_lemma(form: str, upos: str, language: Language) -> None:
    assert isinstance(lemma_of(form, upos, {}, language), str)
