"""Names of rules, gazetteer and model joined, the model's logits written by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from tests.texts import cut_text
from wortlaut.encode.encode import Encoded, Vectors
from wortlaut.encode.pack import Pack
from wortlaut.encode.words import words_of
from wortlaut.heads.find import find, find_named
from wortlaut.heads.naming import KINDS, NameKind


def encoded(text: str, names: dict[str, NameKind], **settings: Any) -> Encoded:
    """Encode a text with a model that knows these words, one each, for names of these kinds."""
    cut = cut_text(text)
    words = words_of(cut)
    logits = np.zeros((len(words.spans), len(KINDS), 3), np.float32)
    logits[:, :, 0] = 3
    for at, span in enumerate(words.spans):
        if (kind := names.get(span.text(text))) is not None:
            logits[at, KINDS.index(kind), 1] = 9
    pack = SimpleNamespace(
        names=lambda vectors: logits.reshape(len(vectors), -1),
        manifest=SimpleNamespace(settings={"names": settings} if settings else {}),
    )
    return Encoded(cut, words, Vectors(cast(Pack, pack), np.zeros((len(words.spans), 4), np.float32)))


def names_in(one: Encoded) -> list[str]:
    named = find_named(one)
    return [f"{one.cut.text[each.start : each.end]}/{each.kind}" for each in named.mentions]


def test_without_a_model_the_names_are_those_of_the_rules() -> None:
    cut = cut_text("Gestern sprach Lena Brandt in Kiel.")
    assert names_in(Encoded(cut, words_of(cut))) == ["Lena Brandt/person"]


def test_the_model_finds_what_no_rule_knows() -> None:
    one = encoded("Dort schwieg Quendt lange.", {"Quendt": "person"})
    assert names_in(one) == ["Quendt/person"]


def test_a_place_of_the_gazetteer_tips_the_scales() -> None:
    text = "Sie fuhren am Abend nach Bremen weiter."
    assert names_in(encoded(text, {}, votes=[0.0, 0.0, 4.0, 0.0])) == ["Bremen/place"]


def test_names_are_disjoint_and_in_order() -> None:
    one = encoded(
        "Ahlsen traf Quendt in Bremen.", {"Ahlsen": "person", "Quendt": "person", "Bremen": "place"}
    )
    assert names_in(one) == ["Ahlsen/person", "Quendt/person", "Bremen/place"]


def test_an_article_without_words_has_no_names() -> None:
    cut = cut_text("")
    one = Encoded(cut, words_of(cut), None)
    assert find(one).mentions == ()
