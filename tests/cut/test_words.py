from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.cut.words import words
from wortlaut.records import Language
from wortlaut.spans import Span

PIECES = st.sampled_from(
    [*"ab A1 .,!?…\"„“”'’-–:;@#&*/%$€_+=~<>()\n", "Dr.", "z.B.", "n't", "'s", "www.", "http://", "in", "U.S.",
     "2.", "\u0301", "\u00ad", "\u200f", "\u200d", "\ufe0f", "👩", "🇩", "🏽", "\r\n", "\x00", "cannot", "CDU/CSU"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.characters(), max_size=60).map("".join)
TONGUES: st.SearchStrategy[Language] = st.sampled_from(["de", "en"])


def cut(text: str, language: Language) -> list[str]:
    return [span.text(text) for span in words(text, Span(0, len(text)), language)]


@given(TEXTS, TONGUES, st.data())
def test_words_and_the_white_space_between_them_give_back_the_sentence(
    text: str, language: Language, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    position = start
    for span in words(text, Span(start, end), language):
        assert span.start < span.end <= end
        assert text[position : span.start].strip() == ""
        assert not any(character.isspace() for character in span.text(text))
        position = span.end
    assert text[position:end].strip() == ""


@given(TEXTS, TONGUES)
def test_a_combining_mark_stays_with_its_base(text: str, language: Language) -> None:
    for span in words(text, Span(0, len(text)), language):
        first_of_its_kind = span.start == 0 or text[span.start - 1].isspace()
        assert first_of_its_kind or unicodedata.category(text[span.start])[0] != "M"


@given(st.sampled_from(["👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪", "1️⃣", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]), st.sampled_from(["", "a", ".", "»", " "]), TONGUES)  # fmt: skip
def test_an_emoji_is_not_torn(emoji: str, after: str, language: Language) -> None:
    assert any(word.startswith(emoji) for word in cut(f"Gut {emoji}{after}", language))


@given(TEXTS, TONGUES)
def test_a_sentence_has_the_same_words_wherever_it_stands(text: str, language: Language) -> None:
    alone = words(text, Span(0, len(text)), language)
    within = words(f"Xyz {text} Abc.", Span(4, 4 + len(text)), language)
    assert [Span(span.start + 4, span.end + 4) for span in alone] == within


def test_decomposed_letters_are_letters() -> None:
    assert cut("Mu\u0308ller und Cafe\u0301.", "de") == ["Mu\u0308ller", "und", "Cafe\u0301", "."]


def test_a_mark_on_a_full_stop_stays_there() -> None:
    assert cut("Ja.\u0301", "de") == ["Ja", ".\u0301"]


def test_the_final_stop_is_a_word_before_closing_marks_too() -> None:
    assert cut("„Das gilt usw.“", "de") == ["„", "Das", "gilt", "usw", ".", "“"]


def test_an_abbreviation_inside_keeps_its_stop() -> None:
    assert cut("Das gilt usw. auch hier.", "de") == ["Das", "gilt", "usw.", "auch", "hier", "."]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        ".", "a.", "a", "\u0301", "e\u0301", "-", "a-", "a'", "n't", "'s", "1,", "1/", "1-", "@", "a@", "a:in", "a*innen",
        "http://", "http://(", "www.", "www.(", "👩\u200d", "🇩", "\u200d", "''", "_", "A$", "&", "a&a", "non-", "#a", "(", "\x00",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length_alone(piece: str, language: Language) -> None:
    text = piece * (100_000 // len(piece))
    before = time.process_time()
    words(text, Span(0, len(text)), language)
    # Half a second at most; if the time grew with the square it would be minutes.
    assert time.process_time() - before < 5
