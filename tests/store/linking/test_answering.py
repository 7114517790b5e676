"""What of one statement another answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.linking.test_statements import said
from wortlaut.records import Language
from wortlaut.store.linking.answering import answered
from wortlaut.store.linking.lexicon import senses, synonyms, translates
from wortlaut.store.linking.said import words_of


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Kindergartengebühren", "fee"),
        ("abgerissen", "demolish"),
        ("auszubaggern", "dredg"),
        ("Häuser", "hous"),
    ],
)
def test_a_german_word_stands_for_english_ones_in_compounds_and_participles(
    german: str, english: str
) -> None:
    assert english in senses(german.casefold())


def test_a_short_beginning_stands_for_short_words_alone() -> None:
    assert "egg" in senses("eier")
    assert "egg" not in senses("einigung")


def test_a_word_with_an_umlaut_does_not_begin_like_a_short_one_without() -> None:
    assert "drive" in senses("fahren")
    assert "drive" not in senses("fähren")


def test_a_figure_counts_as_a_word() -> None:
    one, same, other = (said("Es gab Tote", numbers=frozenset({each})) for each in (58.0, 58.0, 23.0))
    assert answered(one, same).least == 1.0
    assert answered(one, other).most < 1.0


def test_english_words_for_which_one_german_word_stands_are_alike_in_meaning() -> None:
    assert "dwell" in synonyms("apart") or "flat" in synonyms("apart")
    assert not translates("apartment", "gletscher")


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Die Gebühren steigen", "Kindergartengebühren steigen", ("de", "de")),
        ("Wir verkaufen die Wohnungen", "We will sell the apartments", ("de", "en")),
        ("The flats will be torn down", "The apartments will be torn down", ("en", "en")),
    ],
)
def test_words_that_mean_the_same_answer_each_other(
    a: str, b: str, languages: tuple[Language, Language]
) -> None:
    assert answered(said(a, language=languages[0]), said(b, language=languages[1])).least > 0.6


def test_what_speaks_of_something_else_is_not_answered() -> None:
    other = said("Der Gletscher schmilzt schneller als erwartet", identity=2)
    assert answered(said(), other).most < 0.2


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The nurses slept badly", "Nurses sleep badly", ("en", "en")),
        ("They fed and paid the workers", "We feed and pay workers", ("en", "en")),
        ("Er lehnte den Antrag ab", "Der Antrag sei abgelehnt", ("de", "de")),
        ("They rejected the motion", "Man lehne den Antrag ab", ("en", "de")),
        ("Die Häftlinge starben", "The inmates died", ("de", "en")),
        ("Khartoum", "Khartum", ("en", "de")),
    ],
)
def test_forms_of_a_verb_and_what_stands_apart_from_it_are_one(
    a: str, b: str, languages: tuple[Language, Language]
) -> None:
    assert answered(said(a, language=languages[0]), said(b, language=languages[1])).most > 0.6


def test_a_particle_stays_alone_where_no_verb_is_known_with_it() -> None:
    assert words_of("Der Vertrag und das Amt, auf.", "de").content == ("vertrag", "amt")
    assert words_of("Man hebe die Sperre auf.", "de").content == ("aufhebe", "sperre")


def test_who_says_it_is_nothing_that_a_reported_statement_says() -> None:
    reported = replace(said("Ingrid Solvang lehnt den Antrag ab"), type="reported")
    assert answered(reported, said("Der Antrag sei abzulehnen", identity=2)).least == 1.0


# The first call reads the word lists.
@settings(deadline=None)
@given(
    st.text(max_size=60), st.text(max_size=60), st.sampled_from(["de", "en"]), st.sampled_from(["de", "en"])
)
def test_shares_are_shares_and_change_places_with_the_statements(
    a: str, b: str, first: Language, second: Language
) -> None:
    one, other = said(a, language=first), said(b, language=second, identity=2)
    found = answered(one, other)
    assert 0 <= found.least <= found.most <= 1.0001
    assert answered(other, one)[:3] == (found.second, found.first, found.weight)
    assert answered(other, one)[3:] == found[3:]
