"""Statements: golden cases in plain text, and what holds of any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.article.article import Article
from wortlaut.article.plain import read_plain
from wortlaut.clean.text import CleanText
from wortlaut.cut.cut import cut
from wortlaut.cut.text import CutText
from wortlaut.heads.rules.read import read_statements as find_statements
from wortlaut.records import Language, Part, SourceInfo, Statement
from wortlaut.spans import Span

ROLES = ("quote", "speaker", "cue", "frame", "addressee")
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Case(NamedTuple):
    """A text and its statements as the case file writes them."""

    name: str
    language: Language
    text: str
    expected: list[str]


def read_cases() -> list[Case]:
    """Read all case files."""
    cases = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        head, *blocks = path.read_text("utf-8").split("=== ")
        language: Language = "en" if head.split()[1] == "en" else "de"
        for block in blocks:
            title, _, rest = block.partition("\n")
            text, *expected = rest.split("\n--- ")
            cases.append(
                Case(f"{path.stem}: {title}", language, text.strip("\n"), [e.strip("\n") for e in expected])
            )
    return cases


def prepared(text: str, language: Language, parts: tuple[Part, ...] | None = None) -> CutText:
    """Cut a text as the program does."""
    parts = read_plain(text).parts if parts is None else parts
    article = Article(source=SourceInfo(id="0", language=language), language=language, text=text, parts=parts)
    return cut(CleanText(article=article, parts=parts))


def written(statements: tuple[Statement, ...], text: str) -> list[str]:
    """Write statements as a case file does."""
    ids = [statement.id for statement in statements]
    blocks = []
    for one in statements:
        lines = [f"{one.type}, {one.medium}, {one.act}, {one.status}"]
        lines += [
            f"{role}: " + " | ".join(span.text(text).replace("\n", "\\n") for span in spans)
            for role in ROLES
            if (spans := getattr(one, role))
        ]
        if one.inside is not None:
            lines.append(f"inside: {ids.index(one.inside) + 1}")
        blocks.append("\n".join(lines))
    return blocks


CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_case_is_read_as_written(case: Case) -> None:
    found = find_statements(prepared(case.text, case.language))
    assert written(found, case.text) == case.expected


def test_there_are_enough_cases_in_both_languages() -> None:
    assert len(CASES) >= 100
    assert {case.language for case in CASES} == {"de", "en"}
    assert len({case.name for case in CASES}) == len(CASES)


# Text made of what the rules look at, so that chance finds their corners.
PIECES = st.sampled_from(
    [
        "sagte", "Solvang", "die", "Brücke", "sei", "geschlossen", ",", ".", ":", "dass", "„", "“", "»", "«", '"', "‚", "‘", "'",
        "laut", "nach", "Angaben", "der", "Polizei", "zufolge", "so", "wie", "mitteilte", "und", "\n\n", "(", ")", "–", "er",
        "kündigte", "an", "zu", "öffnen", "said", "that", "the", "mayor", "according", "to", "told", "“", "”", "will", "not", "—",
        "Demnach", "Das", "teilte", "mit", "habe", "wonach", "Forderung", "hat", "erklärt", "wurde", "gegenüber", "dem", "5'10\"",
        "e\u0301", "👩‍🚒", "\u00ad", "\u200f",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=120)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_spans_name_their_words_whatever_the_text(text: str, language: Language) -> None:
    statements = find_statements(prepared(text, language))
    for one in statements:
        assert one.quote
        for role in ROLES:
            spans = getattr(one, role)
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(before.end < after.start for before, after in pairwise(spans))
        assert not any(span.overlaps(words) for span in one.frame for words in one.quote)
        assert 0 <= one.score <= 1


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_the_frame_covers_cue_and_speaker_where_there_is_one(text: str, language: Language) -> None:
    for one in find_statements(prepared(text, language)):
        if one.frame:
            assert all(any(frame.covers(span) for frame in one.frame) for span in (*one.cue, *one.speaker))


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_ids_are_unique_and_the_same_when_read_again(text: str, language: Language) -> None:
    first = find_statements(prepared(text, language))
    again = find_statements(prepared(text, language))
    assert first == again
    assert len({one.id for one in first}) == len(first)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_inside_leads_to_a_statement_that_holds_the_quote_and_never_in_a_circle(
    text: str, language: Language
) -> None:
    statements = find_statements(prepared(text, language))
    by_id = {one.id: (place, one) for place, one in enumerate(statements)}
    for place, one in enumerate(statements):
        if one.inside is None:
            continue
        holder_place, holder = by_id[one.inside]
        assert holder_place < place
        assert all(any(outer.covers(span) for outer in holder.quote) for span in one.quote)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_statements_come_in_the_order_of_their_quotes(text: str, language: Language) -> None:
    starts = [one.quote[0].start for one in find_statements(prepared(text, language))]
    assert starts == sorted(starts)


def test_nothing_is_read_in_a_part_that_repeats_another() -> None:
    line = "Ohlsen sagte, die Brücke bleibe geschlossen."
    text = f"{line}\n\n{line}"
    second = len(line) + 2
    parts = (
        Part(start=0, end=len(line), kind="teaser", repeats=1),
        Part(start=second, end=len(text), kind="body"),
    )
    (found,) = find_statements(prepared(text, "de", parts))
    assert found.quote[0].start > second


def test_a_block_quote_with_an_author_is_spoken_and_its_author_stands_in_the_caption() -> None:
    text = "Der Deich hält.\n\n— Edda Solvang, Bürgermeisterin"
    parts = (
        Part(start=0, end=15, kind="blockquote", author="Edda Solvang"),
        Part(start=17, end=len(text), kind="caption"),
    )
    (found,) = find_statements(prepared(text, "de", parts))
    assert (found.type, found.medium) == ("direct", "speech")
    assert found.quote == (Span(0, 15),)
    assert [span.text(text) for span in found.speaker] == ["Edda Solvang"]


def test_an_embedded_post_whose_author_is_not_in_the_text_has_no_speaker() -> None:
    text = "The dam holds."
    parts = (Part(start=0, end=len(text), kind="embed", author="Edda Solvang"),)
    (found,) = find_statements(prepared(text, "de", parts))
    assert (found.type, found.medium, found.speaker) == ("direct", "writing", ())


@pytest.mark.parametrize(
    "piece", ["„", '"', "„ ‚ ", "sagte ", "Er sagte, ", "laut ", "“„ ", "X sagte. ", "„A“, sagte B. "]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_grows_with_the_text_alone(piece: str, language: Language) -> None:
    def seconds(size: int) -> float:
        text = prepared(piece * (size // len(piece)), language)
        began = process_time()
        find_statements(text)
        return process_time() - began

    seconds(1_000)
    small, large = min(seconds(40_000) for _ in range(2)), min(seconds(320_000) for _ in range(2))
    # Eight times the text: linear is 8, quadratic 64; the rest is noise.
    assert large < 40 * max(small, 0.02)
