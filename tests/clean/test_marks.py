"""Quotation marks and their partners."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.clean.marks import Quoted, outermost, pair_marks
from wortlaut.records import Language
from wortlaut.spans import Span


def pairs(text: str, language: Language = "de") -> list[Quoted]:
    return list(pair_marks(text, Span(0, len(text)), language))


def names(text: str, language: Language = "de") -> list[str]:
    return [one.span.text(text) for one in pairs(text, language)]


@pytest.mark.parametrize(
    "quotation",
    ["„Ja“", "„Ja”", '„Ja"', "“Ja”", '"Ja"', "»Ja«", "«Ja»", "« Ja »", "‚Ja‘", "‘Ja’", "›Ja‹", "‹Ja›", "'Ja'", "»Ja»"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["de", "en"])
def test_marks_of_every_kind_are_paired(quotation: str, language: Language) -> None:
    assert names(f"Sie sagte {quotation}, dann ging sie.", language) == [quotation]


def test_marks_may_stand_at_both_ends_of_the_text() -> None:
    assert names("„Ja“") == ["„Ja“"]


def test_what_is_inside_another_has_a_depth_and_comes_after_it() -> None:
    text = "„Er sagte ‚nie‘ und »nein«“"
    assert [(one.span.text(text), one.depth) for one in pairs(text)] == [
        (text, 0),
        ("‚nie‘", 1),
        ("»nein«", 1),
    ]
    assert [one.span.text(text) for one in outermost(pairs(text))] == [text]


def test_the_inner_span_leaves_out_marks_and_white_space() -> None:
    text = "« Ja, gern »"
    assert [one.inner.text(text) for one in pairs(text)] == ["Ja, gern"]


def test_two_quotations_side_by_side_are_two() -> None:
    assert names('"Ja" und "nein"') == ['"Ja"', '"nein"']
    assert names("„Ja“, sagte er, „nein“") == ["„Ja“", "„nein“"]


def test_the_german_closing_mark_opens_in_english() -> None:
    assert names("“Yes” and “no”", "en") == ["“Yes”", "“no”"]


@pytest.mark.parametrize(
    "text",
    ["Jan’s Werft", "Wie geht's?", "rock 'n' roll bleibt", "die Spieler’ und", "the '90s were", "O'Neill"],
)
def test_an_apostrophe_opens_nothing_that_it_could_not_close(text: str) -> None:
    assert not any(one.closed and len(one.inner.text(text).split()) > 1 for one in pairs(text, "en"))


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    text = "‘The players’ union agrees, it’s over,’ he said"
    assert names(text, "en") == ["‘The players’ union agrees, it’s over,’"]


@pytest.mark.parametrize(
    "text", ['Ein 27" Monitor', "Er ist 5'10\" groß", 'Felgen mit 18" und 19" Breite', "6′ 2″"]
)
def test_inches_and_primes_are_no_marks(text: str) -> None:
    assert pairs(text) == []


def test_an_unclosed_quotation_ends_with_the_text() -> None:
    text = "Sie sagte: „Ja, und zwar sofort."
    (one,) = pairs(text)
    assert (one.span.text(text), one.closed) == ("„Ja, und zwar sofort.", False)


def test_an_unclosed_quotation_ends_where_the_next_of_its_kind_opens() -> None:
    text = "„Ja, sagte sie. „Nein“, sagte er."
    assert [(one.span.text(text), one.closed) for one in pairs(text)] == [
        ("„Ja, sagte sie.", False),
        ("„Nein“", True),
    ]


def test_marks_around_nothing_are_no_quotation() -> None:
    assert pairs('„“ und »« und ""') == []


def test_only_the_given_stretch_is_looked_at() -> None:
    text = "„Ja“ und „nein“"
    assert [one.span for one in pair_marks(text, Span(5, len(text)), "de")] == [Span(9, 15)]


MARKS = st.text(alphabet="„“”«»‚‘’›‹\"' ab.,5\n", max_size=80)


@given(MARKS, st.sampled_from(["de", "en"]))
def test_pairs_are_sorted_nested_and_inside_the_text(text: str, language: Language) -> None:
    found = pairs(text, language)
    starts = [one.span.start for one in found]
    assert starts == sorted(set(starts))
    for one in found:
        assert 0 <= one.span.start < one.inner.start < one.inner.end <= one.span.end <= len(text)
        assert one.inner.end < one.span.end or not one.closed
    for before, after in pairwise(found):
        assert after.span.start >= before.span.end or after.span.end <= before.span.end
    for one in found:
        around = [other for other in found if other != one and other.span.covers(one.span)]
        assert one.depth == len(around)


@pytest.mark.parametrize("piece", ["„", '"', "“„", "‚‘ ", "'", "« ", "a’s ’", "„‚“"])
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = perf_counter()
        pairs(text)
        return perf_counter() - began

    small, large = min(seconds(20_000) for _ in range(2)), min(seconds(160_000) for _ in range(2))
    # Eight times the text: linear is 8, quadratic 64; the rest is noise.
    assert large < 40 * max(small, 0.01)
