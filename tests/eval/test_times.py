"""How times are scored."""

from __future__ import annotations

import pytest

from eval.times import Expression, _untagged, documents, pair, read
from wortlaut.records import Time


def gold(start: int, end: int, value: str = "2016") -> Expression:
    return Expression(start=start, end=end, type="DATE", value=value)


def ours(start: int, end: int, value: str = "2016") -> Time:
    return Time(start=start, end=end, type="DATE", value=value)


def test_an_expression_is_matched_once() -> None:
    assert len(pair([gold(0, 4), gold(5, 9)], [ours(0, 9)])) == 1
    assert len(pair([gold(0, 9)], [ours(0, 4), ours(5, 9)])) == 1


def test_an_equal_span_goes_before_one_that_overlaps() -> None:
    ((_, found),) = pair([gold(5, 9)], [ours(0, 6), ours(5, 9)])
    assert (found.start, found.end) == (5, 9)


def test_tags_are_taken_out_and_empty_ones_ignored() -> None:
    source = 'A <TIMEX3 type="DATE" value="2016">2016</TIMEX3>&amp;<TIMEX3 type="DATE" value="1"/> b'
    text, expressions = _untagged(source)
    assert text == "A 2016& b"
    assert [(each.start, each.end, each.value) for each in expressions] == [(2, 6, "2016")]


def test_of_nested_expressions_the_outermost_counts() -> None:
    text, expressions = _untagged('<TIMEX2 val="1">am <TIMEX2 val="2">Tag</TIMEX2> da</TIMEX2>')
    assert [(text[each.start : each.end], each.value) for each in expressions] == [("am Tag da", "1")]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("gold/times-en", 200),
        ("gold/times-de-a", 200),
        ("gold/times-de-b", 150),
        ("gold/times-de-c", 120),
        ("gold/times-de-d", 150),
    ],
)
def test_our_own_sets_have_their_size_and_are_read(name: str, least: int) -> None:
    texts = list(documents(name))
    assert sum(len(each.expressions) for each in texts) >= least
    assert all(each.published for each in texts)
    assert read(texts[0])
