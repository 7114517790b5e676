"""What follows from a correction for the rest of a record."""

from msgspec import structs

from tests.store.test_applying import nested, said
from wortlaut.spans import Span
from wortlaut.store.applying import apply
from wortlaut.store.corrections import Piece
from wortlaut.store.fitting import fitted


def test_what_lay_in_a_statement_that_is_none_lies_in_the_one_around_it() -> None:
    record = nested(Span(0, 50), Span(10, 40), Span(20, 30))
    corrected, _ = apply(record, [said("none", None, Span(10, 40), "b")])
    assert {each.id: each.inside for each in corrected.statements} == {"a": None, "c": "a"}


def test_a_quote_that_grows_or_shrinks_takes_in_or_lets_go_what_it_holds() -> None:
    record = nested(Span(0, 20), Span(5, 10))
    short = (Piece(0, 4, "x" * 4),)
    corrected, _ = apply(record, [said("quote", short, Span(0, 20), "a")])
    assert [each.inside for each in corrected.statements] == [None, None]
    whole = (Piece(0, 20, "x" * 20),)
    again, _ = apply(
        record, [said("quote", short, Span(0, 20), "a"), said("quote", whole, Span(0, 20), "a", "d")]
    )
    assert [each.inside for each in again.statements] == [None, "a"]


def test_a_circle_is_not_made() -> None:
    record = nested(Span(0, 20), Span(5, 10))
    odd = tuple(structs.replace(each, inside="b" if each.id == "a" else None) for each in record.statements)
    found = structs.replace(record, statements=odd)
    corrected, _ = apply(found, [said("quote", (Piece(0, 30, "x" * 30),), Span(0, 20), "a")])
    assert {each.id: each.inside for each in corrected.statements} == {"a": "b", "b": None}
    assert fitted(found, found) is found
