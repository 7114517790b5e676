"""Trees off logits that hands or chance wrote."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts import cut_text
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.neural import grammar
from wortlaut.heads.neural.grammar import Floats, Grammar, Labels, Node, Text, read_trees
from wortlaut.spans import Span

LABELS = Labels(
    upos=("NOUN", "VERB", "PUNCT"),
    features={"Mood": ("", "Ind", "Sub"), "Number": ("", "Sing", "Plur")},
    relations=("nsubj", "root", "punct", "parataxis"),
)
WIDTH = 12


class Graphs:
    """Reads tags, heads and relations off the vectors as they are; counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.rng = np.random.default_rng(3)
        self.weights = self.rng.normal(size=(WIDTH, WIDTH)).astype(np.float32)

    def grammar(self, vectors: Floats, real: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        self.asked += 1
        assert vectors.shape[:2] == real.shape
        arcs = vectors @ self.weights @ vectors.transpose(0, 2, 1) + (real[:, None, :] - 1) * 1e4
        return vectors[:, :, :9], arcs, vectors, vectors

    def relations(self, dependents: Floats, governors: Floats) -> Floats:
        logits: Floats = dependents[:, :4] + governors[:, 4:8]
        return logits


def made(sizes: list[int], seed: int) -> tuple[Words, Floats]:
    count = sum(sizes)
    spans = [Span(2 * at, 2 * at + 1) for at in range(count)]
    vectors = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    return Words(spans, [True] * count, [0, *np.cumsum(sizes).tolist()]), vectors


def plain(words: Words) -> Text:
    return Text("x " * 200, "de", words)


def check_tree(tree: tuple[Node, ...]) -> None:
    roots = [number for number, node in enumerate(tree) if node.head == number]
    assert len(roots) == 1
    assert [number for number, node in enumerate(tree) if node.relation == "root"] == roots
    for number in range(len(tree)):
        at = number
        for _ in tree:
            at = tree[at].head
        assert at == roots[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 2**20))
def test_every_sentence_is_a_tree_over_its_own_words(sizes: list[int], seed: int) -> None:
    words, vectors = made(sizes, seed)
    trees = read_trees(plain(words), vectors, Graphs(), LABELS)
    assert [len(tree) for tree in trees] == sizes
    assert [node.span for tree in trees for node in tree] == words.spans
    for tree in trees:
        check_tree(tree)
        for node in tree:
            assert node.upos in LABELS.upos
            assert all(value and value in LABELS.features[name] for name, value in node.features.items())


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 2**20))
def test_a_sentence_reads_the_same_alone_as_among_others(sizes: list[int], seed: int) -> None:
    words, vectors = made(sizes, seed)
    together = read_trees(plain(words), vectors, Graphs(), LABELS)
    for number, (start, end) in enumerate(zip(words.sentences, words.sentences[1:], strict=False)):
        one = Words(words.spans[start:end], words.spaces[start:end], [0, end - start])
        (alone,) = read_trees(plain(one), vectors[start:end], Graphs(), LABELS)
        assert alone == together[number]


def test_a_sentence_beyond_all_measure_is_one_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "_LONGEST", 7)
    words, vectors = made([3, 23, 7], 1)
    trees = read_trees(plain(words), vectors, Graphs(), LABELS)
    assert [len(tree) for tree in trees] == [3, 23, 7]
    for tree in trees:
        check_tree(tree)
    assert [node.relation for node in trees[1]].count("parataxis") >= 3


def test_tags_and_features_are_the_best_of_each() -> None:
    text = "Quendt schweige."
    words = words_of(cut_text(text))
    vectors = np.zeros((3, WIDTH), np.float32)
    vectors[0, [0, 7]] = 1  # NOUN, Sing
    vectors[1, [1, 5]] = 1  # VERB, Sub
    vectors[2, 2] = 1  # PUNCT
    ((first, second, third),) = read_trees(Text(text, "de", words), vectors, Graphs(), LABELS)
    assert [node.span.text(text) for node in (first, second, third)] == ["Quendt", "schweige", "."]
    assert (first.upos, first.features) == ("NOUN", {"Number": "Sing"})
    assert (second.upos, second.features) == ("VERB", {"Mood": "Sub", "VerbForm": "Fin"})
    assert (third.upos, third.features) == ("PUNCT", {})


def test_nothing_is_computed_before_it_is_asked_for_and_then_once() -> None:
    words, vectors = made([3, 4], 2)
    graphs = Graphs()
    lazy = Grammar(plain(words), vectors, graphs, LABELS)
    assert graphs.asked == 0
    assert lazy.trees is lazy.trees
    assert graphs.asked == 1


def test_a_text_without_words_has_no_trees() -> None:
    graphs = Graphs()
    assert Grammar(plain(Words([], [], [0])), np.zeros((0, WIDTH), np.float32), graphs, LABELS).trees == ()
    assert graphs.asked == 0


def test_a_form_that_no_indicative_has_is_a_subjunctive_whatever_the_model_says() -> None:
    text = "Quendt sei."
    words = words_of(cut_text(text))
    vectors = np.zeros((3, WIDTH), np.float32)
    vectors[1, [1, 4]] = 1  # VERB, Ind
    for language, mood in (("de", "Sub"), ("en", "Ind")):
        ((_, verb, _),) = read_trees(Text(text, language, words), vectors, Graphs(), LABELS)  # type: ignore[arg-type]
        assert verb.features["Mood"] == mood
