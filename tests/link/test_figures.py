from hypothesis import given
from hypothesis import strategies as st

from wortlaut.link.figures import claimed, without_times
from wortlaut.records import Figure, Statement, Time
from wortlaut.spans import Span


def figure(start: int, end: int) -> Figure:
    return Figure(start=start, end=end, value=1.0, unit="count")


def statement(name: str, *quote: tuple[int, int], inside: str | None = None) -> Statement:
    return Statement(
        id=name,
        type="indirect",
        medium="speech",
        quote=tuple(Span(*each) for each in quote),
        act="assert",
        status="actual",
        inside=inside,
        score=1.0,
    )


def claimants(figures: list[Figure], statements: list[Statement]) -> list[str | None]:
    return [each.statement for each in claimed(figures, statements)]


def test_a_figure_belongs_to_the_statement_whose_quote_holds_it() -> None:
    statements = [statement("s1", (0, 10)), statement("s2", (20, 30))]
    assert claimants([figure(5, 7), figure(12, 14), figure(25, 30)], statements) == ["s1", None, "s2"]


def test_of_nested_statements_the_innermost_claims_it() -> None:
    statements = [statement("outer", (0, 40)), statement("inner", (0, 40), inside="outer")]
    assert claimants([figure(5, 7)], statements) == ["inner"]
    assert claimants([figure(5, 7)], statements[::-1]) == ["inner"]


def test_the_gap_of_an_interrupted_quote_holds_nothing() -> None:
    assert claimants([figure(12, 14), figure(21, 23)], [statement("s1", (0, 10), (20, 30))]) == [None, "s1"]


def test_a_figure_that_is_only_partly_quoted_is_not_claimed() -> None:
    assert claimants([figure(8, 12)], [statement("s1", (0, 10))]) == [None]


def test_statements_nested_in_a_ring_do_not_hang() -> None:
    ring = [statement("a", (0, 9), inside="b"), statement("b", (0, 9), inside="a")]
    assert claimants([figure(1, 2)], ring)[0] in ("a", "b")


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=6),
)
def test_who_claims_a_figure_quotes_it_and_nobody_shorter_does(
    figures: list[tuple[int, int]], quotes: list[tuple[int, int]]
) -> None:
    statements = [statement(str(index), (start, start + size)) for index, (start, size) in enumerate(quotes)]
    given_figures = sorted((figure(start, start + size) for start, size in figures), key=lambda f: f.start)
    for each in claimed(given_figures, statements):
        holding = [
            span.end - span.start
            for one in statements
            for span in one.quote
            if span.start <= each.start and each.end <= span.end
        ]
        if each.statement is None:
            assert not holding
        else:
            start, size = quotes[int(each.statement)]
            assert start <= each.start
            assert each.end <= start + size
            assert size == min(holding)


def test_a_figure_in_a_date_is_none_but_one_in_a_length_or_a_vague_time_stays() -> None:
    times = [
        Time(start=0, end=7, type="DATE", value="2027-09-09"),
        Time(start=20, end=27, type="DURATION", value="P3D"),
        Time(start=30, end=37, type="DATE", value="PAST_REF", vague=True),
        Time(start=40, end=47, type="SET", value="P1D"),
    ]
    figures = [figure(6, 7), figure(7, 9), figure(20, 21), figure(30, 31), figure(38, 41)]
    assert without_times(figures, times) == (figures[1], figures[2], figures[3])
    assert without_times(figures, []) == tuple(figures)
