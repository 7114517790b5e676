"""Which sentences are joined: a quotation that asks or calls out, and the frame behind it."""

from __future__ import annotations

import pytest

from tests.heads.test_statements import prepared
from wortlaut.heads.rules.joining import join_frames
from wortlaut.records import Language


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("“Is he coming?” Hill asked the minister.", "en", 1),
        ("“Is he coming?” The minister said nothing.", "en", 2),
        ("“Is he coming?” Hill said the bridge was closed.", "en", 2),
        ("“He is coming.” Hill left.", "en", 2),
        ("Is he coming? Hill asked the minister.", "en", 2),
        ("„Kommt er?“ Hillmann fragte die Ministerin.", "de", 2),
    ],
)
def test_a_frame_is_joined_to_its_question_and_nothing_else(
    text: str, language: Language, sentences: int
) -> None:
    assert len(join_frames(text, prepared(text, language).sentences, language)) == sentences
