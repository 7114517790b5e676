"""What somebody does for a living, by the words beside the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.records import Language
from wortlaut.store.linking.callings import callings_in


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Die Meeresbiologin", "de", {"biologist"}),
        ("der Ärztin", "de", {"doctor"}),
        ("des Dachdeckers", "de", {"craftsman"}),
        ("the marine biologist", "en", {"biologist"}),
        ("former climate scientist", "en", {"climatologist"}),
        ("judge and novelist", "en", {"judge", "author"}),
    ],
)
def test_a_calling_is_the_same_in_both_languages(words: str, language: Language, expected: set[str]) -> None:
    assert callings_in(words.split(), language) == expected


@pytest.mark.parametrize(("words", "language"), [("er kocht gern", "de"), ("the German chancellor", "en")])
def test_other_words_tell_no_calling(words: str, language: Language) -> None:
    assert not callings_in(words.split(), language)


def test_a_german_boss_is_no_cook_though_an_english_chef_is() -> None:
    assert not callings_in(["Chef"], "de")
    assert callings_in(["chef"], "en") == {"cook"}


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6), st.sampled_from(["de", "en"]))
def test_any_words_may_be_asked(words: list[str], language: Language) -> None:
    assert isinstance(callings_in(words, language), frozenset)
