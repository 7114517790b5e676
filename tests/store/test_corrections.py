"""What may be said, and how it is written down."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.store.corrections import (
    Added,
    Correction,
    Kind,
    OnMap,
    Pair,
    Parties,
    Party,
    Piece,
    Value,
    value_of,
    written,
)

NAME = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PARTY = st.builds(Party, NAME, st.sampled_from(("person", "group")), st.none() | st.just("NO"))
PIECES = st.lists(st.builds(Piece, st.integers(-9, 9), st.integers(0, 99), NAME), max_size=2).map(tuple)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "act": st.just("warn"),
    "quote": PIECES,
    "speaker": st.builds(Parties, st.lists(PARTY, max_size=2).map(tuple), st.none() | PIECES),
    "none": st.none(),
    "add": st.builds(Added, quote=PIECES, speaker_actors=st.lists(PARTY, max_size=1).map(tuple)),
    "place": st.none() | st.just(OnMap("Oslo", None, "city", "NO", 59.9, 10.7)),
    "same": st.builds(Pair, st.just("actor"), st.none() | PARTY, st.none() | PARTY),
}


def said(kind: str, value: str | None) -> Correction:
    """Return a correction of a kind, with a value as it is stored."""
    return Correction(
        key="c", kind=kind, version=1, subject="s", start=0, end=0, words="", value=value, author="E", made="2016"
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(VALUES))
@given(data=st.data())
def test_a_value_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    value: Value = data.draw(VALUES[kind])
    assert value_of(said(kind, written(value))) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [("act", '"sing"'), ("act", None), ("colour", None), ("quote", "[[1]]"), ("none", "1"), ("same", '{"thing":"x"}'),
     ("speaker", "{}"), ("status", "{"), ("add", "null")],
)  # fmt: skip
def test_what_is_none_of_its_kind_is_refused(kind: str, value: str | None) -> None:
    with pytest.raises(ValueError, match=r"."):
        value_of(said(kind, value))


def test_every_kind_has_a_value() -> None:
    kinds = {kind for part in get_args(Kind) for kind in (get_args(part) or (part,))}
    assert len(kinds) == 15
    for kind in kinds:
        with pytest.raises(ValueError, match=r"."):
            value_of(said(kind, '{"none of": "these"}'))
