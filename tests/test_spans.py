"""Spans and what is reckoned with them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.spans import Span, holder, join, subtract, trim

SPANS = st.lists(
    st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 40), st.integers(0, 40)), max_size=8
)


def points(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    """Return every code point that the spans name."""
    return {point for span in spans for point in range(span.start, span.end)}


@given(SPANS)
def test_joined_spans_name_the_same_code_points_in_order_without_touching(spans: list[Span]) -> None:
    joined = join(spans)
    assert points(joined) == points(spans)
    assert all(first.end < second.start for first, second in pairwise(joined))


@given(SPANS, SPANS)
def test_what_is_left_after_subtraction_is_what_lies_in_no_hole(spans: list[Span], holes: list[Span]) -> None:
    assert points(subtract(spans, holes)) == points(spans) - points(holes)


@given(st.text(alphabet=" \n\ta\u00a0é", max_size=20))
def test_a_trimmed_span_names_the_stripped_text(text: str) -> None:
    assert trim(Span(0, len(text)), text).text(text) == text.strip()


@given(SPANS, st.integers(0, 40))
def test_the_holder_is_the_span_in_which_a_point_lies(spans: list[Span], point: int) -> None:
    joined = join(spans)
    expected = next((i for i, span in enumerate(joined) if span.start <= point < span.end), None)
    assert holder(Span(point, point + 1), joined) == expected
