from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.clean.stray_stops import stray_stops
from wortlaut.clean.text import CleanText
from wortlaut.cut.cut import cut
from wortlaut.records import Part, SourceInfo

TEXTS = st.lists(
    st.sampled_from([*"aA1 .!?„“-\n", "\n\n", "Der ", "Dr. "]) | st.characters(), max_size=80
).map("".join)


def clean(text: str, parts: tuple[Part, ...] | None = None) -> CleanText:
    found = read_plain(text).parts if parts is None else parts
    stray: frozenset[int] = frozenset().union(*(stray_stops(text, part.span, "de") for part in found))
    article = Article(source=SourceInfo(id="x", language="de"), language="de", text=text, parts=found)
    return CleanText(article=article, parts=found, stray_stops=stray)


@given(TEXTS)
def test_every_character_but_white_space_is_in_one_word_of_one_sentence_of_its_part(text: str) -> None:
    cut_text = cut(clean(text))
    owners: dict[int, int] = {}
    for sentence in cut_text.sentences:
        assert cut_text.parts[sentence.part].span.covers(sentence.span)
        for word in sentence.words:
            assert sentence.span.covers(word)
            for offset in range(*word):
                assert offset not in owners
                owners[offset] = sentence.part
    for index, part in enumerate(cut_text.parts):
        inside = [offset for offset in range(part.start, part.end) if not text[offset].isspace()]
        assert all(owners[offset] == index for offset in inside)


def test_a_part_that_repeats_another_is_not_cut() -> None:
    text = "Der Rat tagt.\n\nDer Rat tagt. Er berät."
    parts = (Part(start=0, end=13, kind="teaser", repeats=1), Part(start=15, end=38, kind="body"))
    cut_text = cut(clean(text, parts))
    assert [sentence.part for sentence in cut_text.sentences] == [1, 1]


def test_a_quotation_over_two_paragraphs_is_cut_at_the_paragraph() -> None:
    text = "Er sagte: „Wir bleiben\n\nund wir kämpfen.“ Dann ging er."
    found = [sentence.span.text(text) for sentence in cut(clean(text)).sentences]
    assert found == ["Er sagte: „Wir bleiben", "und wir kämpfen.“", "Dann ging er."]
