"""The words of time expressions and the codes they are written in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.times.lexicon import CAPITAL, NUMBER, SMALL
from wortlaut.heads.times.rules import rules
from wortlaut.spans import Span

GERMAN = rules("de")[0]


def codes(text: str) -> str:
    """Return the codes of one stretch, without the line end that closes it."""
    return GERMAN.tokens(text, [Span(0, len(text))]).codes[:-1]


def test_words_of_no_class_tell_their_case_alone() -> None:
    assert codes("Brücke fiel") == f"{CAPITAL} {SMALL}"


def test_a_number_is_written_as_what_it_can_be() -> None:
    assert codes("2014") in GERMAN.codes("year")
    assert codes("31") in GERMAN.codes("day")
    assert codes("32") not in GERMAN.codes("day")
    assert codes("24") in GERMAN.codes("hour")
    assert codes("60") not in GERMAN.codes("minute")
    assert codes("20145") == NUMBER
    assert codes("٣") == NUMBER


def test_every_number_of_four_digits_has_a_code() -> None:
    for number in range(10_000):
        for digits in {str(number), f"{number:02d}", f"{number:03d}", f"{number:04d}"}:
            assert len(codes(digits)) == 1


@pytest.mark.parametrize(
    ("word", "name", "value"),
    [
        ("Jänner", "month", 1),
        ("MONTAG", "weekday", 1),
        ("einundzwanzig", "number", 21),
        ("vergangenen", "rel", -1),
        ("Vergangenen", "rel", -1),
        ("Dienstagabend", "weekday_part", {"weekday": 2, "part": "EV"}),
        ("zweitägige", "number_lasting", {"amount": 2, "unit": "D"}),
    ],
)
def test_a_word_has_its_value(word: str, name: str, value: object) -> None:
    assert GERMAN.has(word, name)
    assert GERMAN.value(word, name) == value


def test_a_noun_written_small_is_another_word() -> None:
    assert GERMAN.has("Abend", "part")
    assert not GERMAN.has("abend", "part")


@given(st.lists(st.text(), max_size=5))
def test_tokens_give_back_their_stretches(pieces: list[str]) -> None:
    text = "".join(pieces)
    edges = [sum(map(len, pieces[:index])) for index in range(len(pieces) + 1)]
    stretches = [Span(start, end) for start, end in pairwise(edges)]
    tokens = GERMAN.tokens(text, stretches)
    assert "".join(tokens.words) == text
    assert len(tokens.words) == len(tokens.starts) == len(tokens.codes)
    for index, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
        assert text[start : tokens.end(index)] == word
