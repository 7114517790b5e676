"""Statements with where they stand, figures with their sentences."""

import wortlaut
from wortlaut.records import quoted
from wortlaut.store.asking.filters import plan
from wortlaut.store.asking.sentences import figure_sentences, sentence_at, sentences


def test_a_statement_comes_with_the_span_of_its_quote(kept: wortlaut.Store) -> None:
    found = sentences(kept.connection, plan(kept.connection, None, {}), limit=50)
    assert len(found) == len(kept.search().to_list())
    for each in found:
        record = kept.record(each.statement.article)
        said = next(one for one in record.statements if one.id == each.statement.id)
        assert quoted(said.quote, record.text) == each.statement.quote
        assert each.span.start == said.quote[0].start
        assert each.span.end == said.quote[-1].end


def test_pages_follow_each_other(kept: wortlaut.Store) -> None:
    every = sentences(kept.connection, plan(kept.connection, None, {}), limit=50, newest_first=False)
    paged = [
        each
        for offset in range(0, len(every), 2)
        for each in sentences(
            kept.connection, plan(kept.connection, None, {}), limit=2, offset=offset, newest_first=False
        )
    ]
    assert paged == every


def test_a_figure_comes_with_its_sentence(kept: wortlaut.Store) -> None:
    found = figure_sentences(kept.connection, kept.series("Orte"))
    assert found
    for each in found:
        assert each.figure.words in each.sentence
        assert each.span.text(kept.record(each.figure.article).text) == each.figure.words


def test_outside_of_all_sentences_some_words_around_are_given() -> None:
    assert sentence_at("Titel. 25 Prozent", "[]", 7) == "Titel. 25 Prozent"
    assert sentence_at("Titel. 25 Prozent", "[0,6]", 0) == "Titel."
