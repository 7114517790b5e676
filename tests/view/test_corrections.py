"""What a correction says, in a line."""

import pytest

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
    written,
)
from wortlaut.view.corrections import described


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("act", "warn", "“We\x1b stay”: act is warn"),
        ("speaker", Parties(()), "“We\x1b stay”: speaker is nobody known"),
        ("addressee", Parties((Party("A"), Party("B"))), "“We\x1b stay”: addressee is A, B"),
        ("quote", (Piece(0, 2, "We"), Piece(3, 7, "„stay“")), "“We\x1b stay”: quote is “We” … „stay“"),
        ("cue", (), "“We\x1b stay”: cue is empty"),
        ("none", None, "“We\x1b stay” is no statement"),
        ("place", None, "“We\x1b stay” is no place"),
        ("place", OnMap("Oslo", 3143244, "city", "NO", 1, 2), "“We\x1b stay” is Oslo (NO, GeoNames 3143244)"),
        ("place", OnMap("Sahel", None, "region", None, 1, 2), "“We\x1b stay” is Sahel"),
        ("add", Added(quote=()), "“We\x1b stay” is a direct statement"),
        ("same", Pair("actor", Party("A"), Party("B")), "A is the same as B"),
        ("not_same", Pair("figure"), "“We\x1b stay” is not the same as “They”"),
        ("unsure", Pair("statement"), "“We\x1b stay” is perhaps the same as “They”"),
    ],
)
def test_a_correction_is_said_in_words(kind: Kind, value: Value, told: str) -> None:
    said = Correction(
        key="c", kind=kind, version=1, subject="s", start=0, end=0, words="We\x1b  stay", value=written(value),
        other_words="They", author="E", made="2016",
    )  # fmt: skip
    assert described(said) == told.replace("\x1b", "\ufffd")


def test_long_words_are_cut_and_nonsense_is_said_to_be_so() -> None:
    said = Correction(
        key="c", kind="none", version=1, subject="s", start=0, end=0, words="long " * 50, author="E", made="2016"
    )  # fmt: skip
    assert len(described(said)) < 90
    assert described(said).endswith("…” is no statement")
    odd = Correction(
        key="c", kind="colour", version=1, subject="s", start=0, end=0, words="", author="E", made="2016"
    )
    assert described(odd) == "colour cannot be understood"
