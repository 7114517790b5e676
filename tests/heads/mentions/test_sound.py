"""Which names a model may find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.heads.mentions.sound import sound_span
from wortlaut.heads.naming import KINDS, Name, NameKind
from wortlaut.records import Language
from wortlaut.spans import Span


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("de", "Quendt", "person", "Quendt"),
        ("de", "Er", "person", None),
        ("de", "Der", "person", None),
        ("de", "„", "organization", None),
        ("de", "vier", "other", None),
        ("de", "DIE", "organization", "DIE"),
        ("de", "Der Kanal", "other", "Der Kanal"),
        ("de", "Verband Ahlsen für", "organization", "Verband Ahlsen"),
        ("de", "Vom Winde verweht", "other", "Vom Winde verweht"),
        ("de", "Bundesministeriums", "organization", None),
        ("de", "Bundesministeriums des Innern", "organization", "Bundesministeriums des Innern"),
        ("de", "UN-Mission", "organization", None),
        ("de", "US-Partner", "organization", None),
        ("de", "Rot-Weiß", "organization", "Rot-Weiß"),
        ("de", "Anne-Kathrin", "person", "Anne-Kathrin"),
        ("de", "Kanal „", "other", "Kanal"),
        ("de", 'US-Zeitung "', "organization", None),
        ("de", "Sawt al-Kathib“", "organization", "Sawt al-Kathib"),
        ("de", "Verein „Rote Düne“", "organization", "Verein „Rote Düne“"),
        ("en", "She", "person", None),
        ("en", "Marsh", "person", "Marsh"),
        ("en", "7 Rivers", "organization", "7 Rivers"),
    ],
)
def test_what_is_no_name_is_dropped_and_small_ends_are_cut(
    language: Language, text: str, kind: NameKind, expected: str | None
) -> None:
    span = sound_span(Name(Span(0, len(text)), kind, 0.9), text, language)
    assert (span and span.text(text)) == expected


@given(st.text(min_size=1, max_size=30), st.sampled_from(KINDS), st.sampled_from(["de", "en"]))
def test_a_name_only_ever_gets_shorter(text: str, kind: NameKind, language: Language) -> None:
    whole = Span(0, len(text))
    span = sound_span(Name(whole, kind, 0.9), text, language)
    assert span is None or (whole.covers(span) and span.start < span.end)
