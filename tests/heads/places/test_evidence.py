"""What a model's names say about places."""

from __future__ import annotations

import pytest

from tests.texts import cut_text
from wortlaut.heads.naming import Name, NameKind
from wortlaut.heads.places import find_places
from wortlaut.heads.places.evidence import Evidence
from wortlaut.spans import Span

NAMES = [
    Name(Span(0, 12), "person", 0.9),
    Name(Span(20, 36), "organization", 0.8),
    Name(Span(32, 36), "place", 0.7),
    Name(Span(40, 44), "place", 1.0),
    Name(Span(50, 60), "organization", 1.0),
]


@pytest.mark.parametrize(
    ("span", "speaks_for"),
    [
        (Span(5, 12), False),  # part of a person's name
        (Span(32, 36), True),  # "Universität Köln": a place by itself in a name
        (Span(20, 31), False),
        (Span(40, 44), True),
        (Span(50, 60), False),  # the club, not the town
        (Span(70, 74), False),  # no name at all
    ],
)
def test_names_speak_for_and_against(span: Span, speaks_for: bool) -> None:
    assert (Evidence(NAMES).points(span) > 0) is speaks_for


def test_a_surer_name_weighs_more() -> None:
    sure, doubtful = (Evidence([Name(Span(0, 4), "place", score)]) for score in (0.9, 0.4))
    assert sure.points(Span(0, 4)) > doubtful.points(Span(0, 4))


@pytest.mark.parametrize(("kind", "expected"), [("place", ["Essen"]), ("person", [])])
def test_the_same_words_are_a_place_or_none_by_the_names(kind: NameKind, expected: list[str]) -> None:
    text = "Am Montag kam Essen an die Reihe."
    cut = cut_text(text)
    names = [Name(Span(14, 19), kind, 0.99)]
    assert [one.span.text(text) for one in find_places(cut, names).mentions] == expected
