"""Words of nationality: every country has them in both languages, and they are read in all forms."""

from __future__ import annotations

import pytest

from wortlaut.heads.nationalities import countries_of
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language


@pytest.mark.parametrize(
    ("word", "language", "codes"),
    [
        ("irakischen", "de", ("IQ",)),
        ("irakerinnen", "de", ("IQ",)),
        ("iraker", "de", ("IQ",)),
        ("französin", "de", ("FR",)),
        ("us-amerikanische", "de", ("US",)),
        ("nordsyrischen", "de", ("SY",)),
        ("bayerische", "de", ("DE",)),
        ("kongolesisch", "de", ("CD", "CG")),
        ("kurdisch", "de", ()),
        ("tisch", "de", ()),
        ("british", "en", ("GB",)),
        ("briton", "en", ("GB",)),
        ("syrians", "en", ("SY",)),
        ("frenchwoman", "en", ("FR",)),
        ("table", "en", ()),
    ],
)
def test_a_word_names_its_countries(word: str, language: Language, codes: tuple[str, ...]) -> None:
    assert countries_of(word, language) == codes


def test_both_languages_know_the_same_countries() -> None:
    german, english = (set(load(language, "nationalities")["countries"]) for language in LANGUAGES)
    assert len(german) > 190
    assert german == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_complete(language: Language) -> None:
    for code, row in load(language, "nationalities")["countries"].items():
        assert len(code) == 2
        assert row["adjectives"]
        assert row["man"]
        assert row["people"]
