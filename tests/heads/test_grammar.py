"""Grammar as programs ask for it."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

import wortlaut
from tests.texts import cut_text
from wortlaut.encode.encode import Encoded, Vectors
from wortlaut.encode.pack import Pack
from wortlaut.encode.words import words_of
from wortlaut.errors import PackError
from wortlaut.heads.grammar import read_grammar
from wortlaut.spans import Span


class Known:
    """A pack that takes the first word of a sentence for its root, a verb, and all others for its subjects."""

    class manifest:  # noqa: N801
        labels = {"upos": ("NOUN", "VERB"), "relations": ("nsubj", "root")}  # noqa: RUF012
        features = {"Number": ("", "Sing")}  # noqa: RUF012

    def grammar(self, vectors: Any, real: Any) -> tuple[Any, ...]:
        tags = np.zeros((*real.shape, 4), np.float32)
        tags[:, 0, 1] = 1
        tags[:, :, 3] = 1
        arcs = np.zeros((*real.shape, real.shape[1]), np.float32)
        arcs[:, :, 0] = 5
        return tags, arcs, vectors, vectors

    def relations(self, dependents: Any, governors: Any) -> Any:
        return np.zeros((len(dependents), 2), np.float32)


def encoded(text: str) -> Encoded:
    cut = cut_text(text)
    words = words_of(cut)
    return Encoded(cut, words, Vectors(cast(Pack, Known()), np.zeros((len(words.spans), 3), np.float32)))


def test_every_word_has_its_span_form_lemma_tag_features_head_and_relation() -> None:
    text = "Reden halfen. Ja!"
    first, second = read_grammar(encoded(text))
    assert [word.form for word in first] == ["Reden", "halfen", "."]
    assert [word.span.text(text) for word in (*first, *second)] == ["Reden", "halfen", ".", "Ja", "!"]
    assert [(word.upos, word.head, word.relation) for word in first] == [
        ("VERB", 0, "root"), ("NOUN", 0, "nsubj"), ("NOUN", 0, "nsubj"),
    ]  # fmt: skip
    assert first[0].lemma == "reden"
    assert first[0].span == Span(0, 5)
    assert first[0].features == {"Number": "Sing"}


def test_without_a_model_the_error_says_the_way_out() -> None:
    with pytest.raises(PackError, match="WORTLAUT_PACK"):
        wortlaut.read_grammar("Das ist alles.", language="de")


def test_a_text_without_a_word_is_an_error_as_everywhere() -> None:
    with pytest.raises(wortlaut.ArticleError):
        wortlaut.read_grammar(" … ")
