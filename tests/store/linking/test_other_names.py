"""Other names that an article tells: by birth and marriage wherever it says so, and those of peers."""

import pytest

from tests.store.linking.test_beside import beside, profile
from wortlaut.store.linking.likeness import compare
from wortlaut.store.linking.other_names import peerages


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        (
            "Nele Abendroth kam. Sie gewann 2010, noch unter dem Namen Wackernagel.",
            "Nele Abendroth",
            "wackernagel",
        ),
        ("Nele Abendroth, die damals noch Wackernagel hieß, kam.", "Nele Abendroth", "wackernagel"),
        ("Gemma Hasdell won the seat. As Gemma Threlfall she lost it.", "Gemma Hasdell", "threlfall"),
        (
            "Gemma Hasdell won the vote. It was under her maiden name of Threlfall.",
            "Gemma Hasdell",
            "threlfall",
        ),
        ("Gemma Hasdell of Leeds has stopped calling herself Threlfall.", "Gemma Hasdell", "threlfall"),
        ("Honor Littleton, Baroness Hallowdean of Exe, heads the inquiry.", "Honor Littleton", "hallowdean"),
    ],
)
def test_another_name_is_read_where_it_is_told(text: str, name: str, family: str) -> None:
    assert family in {found.family for found in beside(text, name).other_names()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nele Abendroth kam. Der Ort trug früher den Namen des Flusses.", "Nele Abendroth"),
        ("Gemma Hasdell met Gemma Threlfall of the union.", "Gemma Hasdell"),
        ("Gemma Hasdell, the head of the inquiry, gave no name.", "Gemma Hasdell"),
    ],
)
def test_what_names_somebody_or_something_else_is_no_other_name(text: str, name: str) -> None:
    assert not list(beside(text, name).other_names())


def test_peers_are_known_by_their_titles() -> None:
    assert set(peerages("Lord Ashcombe of Thirlby and the Earl of Wexcombe")) == {"ashcombe", "wexcombe"}
    lord = profile("Lord Ashcombe of Thirlby spoke on the bridge.", "Lord Ashcombe of Thirlby", number=1)
    named = profile("Edmund Rowley, Lord Ashcombe, spoke of the bridge.", "Edmund Rowley", number=2)
    assert compare(lord, named).verdict == "same"
