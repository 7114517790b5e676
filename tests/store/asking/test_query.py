"""What is typed, and what is meant by it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.errors import UsageError
from wortlaut.spans import Span
from wortlaut.store.asking.query import parse


def told(text: str) -> str:
    """Return a query in one line: OR within round brackets, phrases in quotation marks."""
    query = parse(text)

    def term(each: object) -> str:
        words = " ".join(f"{word.folded}{'*' if word.prefix else ''}" for word in each.words)  # type: ignore[attr-defined]
        return f'"{words}"' if each.phrase else words  # type: ignore[attr-defined]

    asked = ["(" + "|".join(map(term, group)) + ")" for group in query.asked]
    return " ".join([*asked, *(f"-{term(each)}" for each in query.barred)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Truppen", "(truppen)"),
        ("Luft OR Boden Oslo", "(luft|boden) (oslo)"),
        ("a ODER b | c", "(a|b|c)"),
        ("„rote Linie“ -Übung", '("rote linie") -ubung'),
        ('"offene Anführung', '("offene anfuhrung")'),
        ("Boden*, US-Mili*", "(boden*) (us mili*)"),
        ('-"kein Zweifel" NOT sicher', '-"kein zweifel" -sicher'),
        ("US-Außenminister", "(us aussenminister)"),
        ("OR OR Oslo OR", "(oslo)"),
        ("a AND b UND c", "(a) (b) (c)"),
        ("(Oslo OR Rom)", "(oslo|rom)"),
        ('"Haus"', '("haus")'),
        ("words : x", "(words) (x)"),
    ],
)
def test_what_is_typed_is_read_as_meant(typed: str, meant: str) -> None:
    assert told(typed) == meant


@pytest.mark.parametrize("typed", ['"', "!!!", "-", "OR", "()", "\0", " ", "* -", '""', "be*", "x " * 65])
def test_what_holds_no_word_or_too_many_says_so(typed: str) -> None:
    with pytest.raises(UsageError):
        parse(typed)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"*-()|:^+„“ OR'))))
def test_any_text_is_read_or_is_a_wrong_question(typed: str) -> None:
    try:
        query = parse(typed)
    except UsageError:
        return
    for group in query.asked:
        for term in group:
            # What the index is asked are words in quotation marks and our own operators, whatever was typed.
            bare = re.sub(r'"(?:[a-z0-9]|[^\x00-\x7f])+"', "W", term.expression())
            assert set(re.findall(r"[^\W\d]+", bare)) <= {"W", "words", "related", "OR", "AND"}


@pytest.mark.parametrize(
    ("typed", "quote", "hit"),
    [
        ("Truppe", "Keine Bodentruppen, keine Truppen!", ["Bodentruppen", "Truppen"]),
        ("Bodentruppen", "Bodentruppe oder Truppe", ["Bodentruppe"]),
        ('"keine truppen"', "Keine Bodentruppen, keine Truppen!", ["keine Truppen"]),
        ("boden*", "Bodentruppen am Boden", ["Bodentruppen", "Boden"]),
        ("Oslo -Rom", "Oslo und Rom", ["Oslo"]),
        ("a b", "a b", ["a", "b"]),
    ],
)
def test_what_was_asked_for_is_marked(typed: str, quote: str, hit: list[str]) -> None:
    assert [span.text(quote) for span in parse(typed).hits(quote, "de")] == hit


@given(st.text())
def test_hits_lie_in_the_quote_and_in_order(quote: str) -> None:
    last = 0
    for span in parse("aaa* OR 1 OR b").hits(quote, "de"):
        assert last <= span.start < span.end <= len(quote)
        last = span.end
        assert isinstance(span, Span)
