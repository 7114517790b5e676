"""Every word has its vector, whatever else is read.

The pack in ``tests/encode/pack`` has two small layers of random weights; ``tests/train/tiny.py`` makes it.
"""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import cut_text
from wortlaut.encode import choice
from wortlaut.encode.encode import encode, vectors_of
from wortlaut.encode.pack import Pack, open_pack
from wortlaut.encode.windows import MOST
from wortlaut.encode.words import words_of

FOLDER = Path(__file__).parent / "pack"
PACK = open_pack(FOLDER, threads=1)
WORDS = st.text("abeäßÜ0„“.,- \n", max_size=400)
SHORT = "Der Hafen von Westrum bleibt offen. „Wir warten ab“, sagte Ingrid Solvang am Dienstag."
LONG = " ".join(f"Am Tag {day} sagte Ingrid Solvang, der Hafen bleibe offen." for day in range(60))


def vectors(text: str, pack: Pack = PACK) -> np.ndarray:
    """Return the vectors of a text's words."""
    cut = cut_text(text)
    return vectors_of(cut.text, words_of(cut), pack)


@settings(deadline=None, max_examples=40)
@given(WORDS)
def test_every_word_has_a_vector_and_is_in_its_place(text: str) -> None:
    cut = cut_text(text)
    words = words_of(cut)
    assert words.spans == [word for sentence in cut.sentences for word in sentence.words]
    assert words.sentences[-1] == len(words.spans)
    made = vectors_of(cut.text, words, PACK)
    assert made.shape == (len(words.spans), 32)
    assert np.isfinite(made).all()
    assert made.any(axis=1).all()


def test_an_article_has_the_same_vectors_alone_and_after_others() -> None:
    alone = vectors(SHORT, open_pack(FOLDER, threads=1))
    vectors(LONG)
    assert (vectors(SHORT) == alone).all()


def test_threads_change_no_vector() -> None:
    assert (vectors(LONG, open_pack(FOLDER, threads=2)) == vectors(LONG)).all()


def test_words_of_a_long_article_know_what_lies_around_them_across_windows() -> None:
    cut = cut_text(LONG)
    words = words_of(cut)
    sizes = [
        len(ids) for ids in PACK.pieces.of_words([one.text(cut.text) for one in words.spans], words.spaces)
    ]
    assert sum(sizes) > 3 * MOST
    assert vectors(LONG).any(axis=1).all()


def test_what_is_far_away_changes_no_vector_and_what_is_near_does() -> None:
    changed = LONG.replace("Tag 59", "Tag 99")
    here, there = vectors(LONG), vectors(changed)
    assert (here[:100] == there[:100]).all()
    assert not (here[-5:] == there[-5:]).all()


def test_by_rules_alone_there_are_no_vectors() -> None:
    choice.choose(choice.NONE)
    try:
        encoded = encode(cut_text(SHORT))
    finally:
        choice.choose()
    assert encoded.vectors is None
    assert encoded.words.spans


def test_with_a_pack_the_step_hands_on_vectors_and_pack() -> None:
    choice.choose(str(FOLDER), threads=1)
    try:
        encoded = encode(cut_text(SHORT))
    finally:
        choice.choose()
    assert encoded.vectors is not None
    assert (encoded.vectors.values == vectors(SHORT)).all()
    assert encoded.vectors.pack.manifest.name == "tiny"


@pytest.mark.parametrize("word", ["x" * 100_000, "\u0301" * 5_000, "ﷺ" * 3_000])
def test_a_monstrous_word_has_one_vector_as_any_other(word: str) -> None:
    assert vectors(f"Sie sagte {word} dort.").any(axis=1).all()
