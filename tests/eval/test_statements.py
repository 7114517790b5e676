"""The way from the corpus' tokens to the program's spans and back."""

from __future__ import annotations

from eval.quotation_metric import Quotation, pair
from eval.statements import Answer, Example, as_article, as_quotation, table
from wortlaut.cut.cut import cut
from wortlaut.encode.encode import encode
from wortlaut.heads.statements import find_statements
from wortlaut.records import Statement
from wortlaut.spans import Span

TEXT = "Ohlsen sagte, die Brücke bleibe zu."
TOKENS = [
    Span(0, 6),
    Span(7, 12),
    Span(12, 13),
    Span(14, 17),
    Span(18, 24),
    Span(25, 31),
    Span(32, 34),
    Span(34, 35),
]


def statement(*quote: Span) -> Statement:
    return Statement(
        id="1", type="indirect", medium="speech", quote=quote, act="assert", status="actual", score=1.0
    )


def test_a_span_names_the_tokens_that_it_overlaps_even_in_part() -> None:
    assert as_quotation(statement(Span(14, 34)), TOKENS).tokens("quote") == {3, 4, 5, 6}
    assert as_quotation(statement(Span(16, 19)), TOKENS).tokens("quote") == {3, 4}


def test_white_space_and_what_lies_beyond_the_tokens_name_none() -> None:
    assert as_quotation(statement(Span(6, 7)), TOKENS).tokens("quote") == set()
    assert as_quotation(statement(Span(35, 40)), TOKENS).tokens("quote") == set()


def test_an_interrupted_quote_names_the_tokens_of_all_its_spans() -> None:
    assert as_quotation(statement(Span(0, 6), Span(32, 35)), TOKENS).tokens("quote") == {0, 6, 7}


def test_the_program_reads_the_text_of_the_corpus_unchanged() -> None:
    assert as_article(TEXT).text == TEXT


def test_the_table_of_a_right_answer_is_full_of_ones() -> None:
    statements = find_statements(encode(cut(as_article(TEXT))))
    system = [as_quotation(one, TOKENS) for one in statements]
    gold = [
        Quotation(
            type="indirect",
            medium="speech",
            parts={
                "quote": frozenset({3, 4, 5, 6}),
                "speaker": frozenset({0}),
                "cue": frozenset({1}),
                "frame": frozenset({0, 1, 2}),
            },
        )
    ]
    figures = table([Answer(Example("", TEXT, TOKENS, gold), statements, system, pair(gold, system))])
    assert figures["joint_f1"] == figures["type"] == figures["medium"] == figures["indirect_quote_f1"] == 1.0
    assert (figures["indirect_gold"], figures["direct_system"], figures["direct_quote_f1"]) == (1, 0, 0.0)
