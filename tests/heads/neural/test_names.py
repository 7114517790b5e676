"""Names off logits, the logits written by hand or by chance."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tests.texts import cut_text
from wortlaut.encode.words import Words, words_of
from wortlaut.heads.naming import KINDS, Name, NameKind, outermost
from wortlaut.heads.neural.names import Settings, Told, best_tags, names_of, read_names, stretches
from wortlaut.spans import Span

CASES = [
    tuple(block.split("\n"))
    for block in (Path(__file__).parent / "cases" / "names.txt").read_text("utf-8").strip().split("\n\n")
    if not block.startswith("#")
]


def logits_of(count: int, tags: dict[tuple[int, NameKind], tuple[str, float]]) -> np.ndarray:
    """Return logits that favour "outside" by 4, but where a tag and how far it is ahead are given."""
    logits = np.zeros((count, len(KINDS), 3), np.float32)
    logits[:, :, 0] = 4
    for (word, kind), (tag, ahead) in tags.items():
        logits[word, KINDS.index(kind), "OBI".index(tag)] = 4 + ahead
    return logits.reshape(count, -1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_cases(case: tuple[str, ...]) -> None:
    """A case: the text; lines "kind tag word ahead"; "= name/kind …" what is read."""
    text, *lines, expected = case
    words = words_of(cut_text(text))
    forms = [span.text(text) for span in words.spans]
    tags: dict[tuple[int, NameKind], tuple[str, float]] = {}
    for line in lines:
        kind, tag, word, ahead = line.split()
        tags[forms.index(word), kind] = (tag, float(ahead))  # type: ignore[index]
    found = names_of(logits_of(len(forms), tags), words, (), Settings())
    assert [f"{one.span.text(text)}/{one.kind}" for one in found] == [
        one.strip() for one in expected.removeprefix("=").split(";") if one.strip()
    ]


@st.composite
def articles(draw: st.DrawFn) -> tuple[np.ndarray, Words]:
    """Return logits and words of sentences of any length."""
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    count = sum(sizes)
    logits = draw(arrays(np.float32, (count, len(KINDS) * 3), elements=st.floats(-20, 20, width=32)))
    spans = [Span(2 * at, 2 * at + 1) for at in range(count)]
    sentences = [0, *np.cumsum(sizes).tolist()]
    return logits, Words(spans, [True] * count, sentences)


TOLD = st.lists(
    st.tuples(
        st.builds(lambda at, size: Span(at, at + size), st.integers(0, 60), st.integers(1, 9)),
        st.sampled_from(KINDS),
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(articles())
def test_the_models_names_lie_in_one_sentence(given_: tuple[np.ndarray, Words]) -> None:
    logits, words = given_
    edges = [words.spans[at].start for at in words.sentences[:-1]]
    for name in names_of(logits, words, (), Settings()):
        assert not any(name.span.start < edge < name.span.end for edge in edges)


@settings(max_examples=100, deadline=None)
@given(articles(), TOLD)
def test_names_are_whole_words_and_never_cross(given_: tuple[np.ndarray, Words], told: list[Told]) -> None:
    logits, words = given_
    found = names_of(logits, words, told, Settings(votes=(5.0,) * 4))
    starts, ends = {span.start for span in words.spans}, {span.end for span in words.spans}
    for name in found:
        assert name.span.start in starts
        assert name.span.end in ends
        assert 0 <= name.score <= 1
    for one, other in product(found, found):
        if one is not other and one.span.overlaps(other.span):
            assert one.kind != other.kind
            assert one.span != other.span
            assert one.span.covers(other.span) or other.span.covers(one.span)
    assert list(found) == sorted(found, key=lambda one: (one.span.start, -one.span.end))


@settings(max_examples=100, deadline=None)
@given(
    arrays(
        np.float32, st.tuples(st.integers(1, 6), st.just(1), st.just(3)), elements=st.floats(-9, 0, width=32)
    )
)
def test_no_legal_tags_are_more_probable_than_those_that_are_chosen(chances: np.ndarray) -> None:
    begins = np.arange(len(chances)) == 0
    tags = best_tags(chances, begins)[:, 0].tolist()
    legal = [
        one
        for one in product(range(3), repeat=len(chances))
        if all(tag != 2 or (at and one[at - 1]) for at, tag in enumerate(one))
    ]

    def total(one: tuple[int, ...]) -> float:
        return sum(float(chances[at, 0, tag]) for at, tag in enumerate(one))

    assert tuple(tags) in legal
    assert total(tuple(tags)) == pytest.approx(max(map(total, legal)), abs=1e-4)


def test_a_name_ends_where_the_next_begins() -> None:
    assert stretches(np.array([1, 2, 1, 0, 1, 2, 2])) == [(0, 2), (2, 3), (4, 7)]


def test_what_others_found_tips_the_scales() -> None:
    text = "Gestern kam Quendt an."
    words = words_of(cut_text(text))
    logits = logits_of(len(words.spans), {(2, "person"): ("B", -1.0)})
    told: list[Told] = [(Span(12, 18), "person")]
    settings_ = Settings(votes=(2.0, 0.0, 0.0, 0.0))
    assert not names_of(logits, words, (), settings_)
    (name,) = names_of(logits, words, told, settings_)
    assert (name.span, name.kind) == (Span(12, 18), "person")
    assert 0.5 < name.score < 0.9


def test_what_a_list_has_whole_is_not_cut_short() -> None:
    text = "Der Rat der Ahlsen tagt."
    words = words_of(cut_text(text))
    logits = logits_of(len(words.spans), {(1, "organization"): ("B", 3.0), (3, "organization"): ("I", -1.0)})
    settings_ = Settings(votes=(0.0, 3.0, 0.0, 0.0))
    whole = Span(4, 18)
    assert [one.span for one in names_of(logits, words, (), settings_)] == [Span(4, 7)]
    assert [one.span for one in names_of(logits, words, [(whole, "organization")], settings_)] == [whole]
    # What the model has as long or longer stays.
    assert [one.span for one in names_of(logits, words, [(Span(4, 7), "organization")], settings_)] == [
        Span(4, 7)
    ]


def test_a_vote_for_no_words_is_none() -> None:
    words = words_of(cut_text("Ja."))
    assert not names_of(
        logits_of(len(words.spans), {}), words, [(Span(9, 12), "place")], Settings(votes=(9.0,) * 4)
    )


def test_a_higher_wall_lets_fewer_names_through() -> None:
    words = words_of(cut_text("Quendt kam."))
    logits = logits_of(len(words.spans), {(0, "person"): ("B", 1.0)})
    assert names_of(logits, words, (), Settings())
    assert not names_of(logits, words, (), Settings(outside=(1.5, 0.0, 0.0, 0.0)))


def test_an_article_without_words_asks_no_graph() -> None:
    class Graphs:
        def names(self, vectors: np.ndarray) -> np.ndarray:
            raise AssertionError(vectors)

    assert read_names(Words([], [], [0]), np.zeros((0, 4), np.float32), (), Graphs(), Settings()) == ()


def test_the_outermost_names_are_disjoint() -> None:
    names = [
        Name(Span(0, 16), "organization", 0.9), Name(Span(12, 16), "place", 0.8), Name(Span(20, 24), "person", 0.7),
    ]  # fmt: skip
    assert outermost(reversed(names)) == [names[0], names[2]]
