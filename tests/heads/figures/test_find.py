import math
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wortlaut.article.article import Article
from wortlaut.clean.text import CleanText
from wortlaut.cut.text import CutText, Sentence
from wortlaut.heads.figures import find_figures
from wortlaut.records import Language, Part, SourceInfo

PIECES = st.sampled_from(
    [
        "3", "12", "1.200", "1,5", "1 200", "1'200", "05", "2016", "½", "٣", "²", "10⁶", "1.1.1.1", "3:1", "14:30", "-", "–", "%", " % ", "$",
        "€", "US$", " ", "  ", "\n", ", ", ". ", "(", ")", "„", "“", "zwei", "Zwei", "zwölf", "zweihundertfünfzigtausend", "anderthalb", "ein",
        "eine halbe", "Million", "Millionen", "Mio.", "Dutzend", "Hälfte", "Drittel", "jeder vierte", "von", "der", "davon", "bis", "zwischen",
        "und", "rund", "mehr als", "bis zu", "oder mehr", "Prozent", "Euro", "Cent", "Meter", "km/h", "pro Stunde", "Grad", "minus", "Stärke",
        "Richterskala", "Jahre alt", "-jährige", "im Alter von", "Jahren", "Menschen", "verletzte", "Städte", "stieg", "um", "auf", "kostet",
        "Zahl", "Die", "Uhr", "Mai", "Platz", "one", "two", "a", "half", "hundred", "thousand", "and", "million", "dozen", "in", "of", "the",
        "percent", "points", "miles", "long", "year", "old", "aged", "people", "won", "bn", "m", "👩‍👩‍👧", "\u200f", "\u00ad", "e\u0301", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.sampled_from([" ", " ", " "]) | st.text(max_size=3), max_size=50).map("".join)
LANGUAGES: list[Language] = ["de", "en"]


def one_sentence(text: str, language: Language) -> CutText:
    article = Article(
        source=SourceInfo(id="0"),
        language=language,
        text=text,
        parts=(Part(start=0, end=len(text), kind="body"),),
    )
    clean = CleanText(article=article, parts=article.parts)
    return CutText(clean=clean, sentences=(Sentence(start=0, end=len(text), part=0, words=()),))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
@given(TEXTS, st.sampled_from(LANGUAGES))
@example("9" * 5000, "de")
@example("1.1.1.1", "de")
@example("٣ Menschen und 2½ Tonnen, 10² Euro", "de")
@example("9" * 400 + " Millionen Milliarden Billionen Euro", "de")
@example("eine Million Milliarden Billionen Billiarden Menschen", "de")
@example("two hundred and and a half million thousand", "en")
def test_whatever_the_text_figures_fit_into_it_and_follow_one_another(text: str, language: Language) -> None:
    end = 0
    for figure in find_figures(one_sentence(text, language)):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
        end = figure.end
        assert math.isfinite(figure.value)
        assert figure.unit
        assert figure.statement is None
        if figure.high is not None and figure.unit != "point":
            assert figure.value < figure.high
        if figure.unit == "share":
            assert 0 < figure.value <= 1
        if figure.of is not None:
            assert 0 <= figure.of.start < figure.of.end <= len(text)
            assert figure.of.end <= figure.start or figure.end <= figure.of.start


def test_a_part_that_repeats_another_has_no_sentences_and_so_no_figures() -> None:
    cut = one_sentence("Im Hafen liegen 14 Schiffe.", "de")
    assert find_figures(CutText(clean=cut.clean, sentences=())) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    ["9", "1.", "1 ", "1:10 ", "1 bis ", "100 000 ", "zwei und ", "twenty-", "3 Euro, ", "ein Drittel der ",
     "Anna Meier (20) ", "two thousand and ", "hundert", "fünf von der ", "Zahl der 5 ", "eine ", "$5m "],
)  # fmt: skip
def test_time_grows_with_the_length_of_a_hostile_sentence_and_no_faster(
    piece: str, language: Language
) -> None:
    def seconds(length: int) -> float:
        cut = one_sentence(piece * (length // len(piece)), language)
        taken = []
        for _ in range(3):  # the machine may be busy with other work
            begun = time.process_time()
            find_figures(cut)
            taken.append(time.process_time() - begun)
        return min(taken)

    short, long = seconds(8_000), seconds(64_000)
    # Eight times the length: eight times the time, twice that for the noise, and a quadratic would take 64.
    assert long < 24 * short + 0.1
