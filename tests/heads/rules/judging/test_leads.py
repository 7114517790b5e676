"""What only leads a statement is looked through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.leads import without_lead


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("ich glaube , der hafen ist verloren", "der hafen ist verloren"),
        ("ich muss ganz offen sagen : der plan ist schlecht", "der plan ist schlecht"),
        ("herr minister , der deich hält nicht", "der deich hält nicht"),
        ("herr minister , ich glaube , der deich hält nicht", "der deich hält nicht"),
        # What judges by itself, hopes, or says that something is not thought, leads nothing.
        ("ich finde es gut , dass der hafen bleibt", "ich finde es gut , dass der hafen bleibt"),
        ("ich hoffe , der hafen bleibt offen", "ich hoffe , der hafen bleibt offen"),
        ("ich glaube nicht , dass der hafen bleibt", "ich glaube nicht , dass der hafen bleibt"),
        ("der wirt glaubt , der hafen bleibt", "der wirt glaubt , der hafen bleibt"),
    ],
)
def test_a_lead_is_looked_through(sentence: str, left: str) -> None:
    assert " ".join(without_lead(sentence.split())) == left


@given(
    st.lists(
        st.sampled_from(["ich", "glaube", "herr", "minister", ",", ":", "der", "hafen", "bleibt", "nicht"])
    )
)
def test_what_is_left_is_the_end_of_the_sentence(words: list[str]) -> None:
    left = without_lead(words)
    assert words[len(words) - len(left) :] == left
    assert left or not words
