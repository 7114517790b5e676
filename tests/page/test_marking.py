"""The text with its marks: every character stays, every border cuts."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.page.marking import Marks, Ref, Said, Value, harmless
from wortlaut.spans import Span
from wortlaut.view.safe import safe

TEXT = "Wir bleiben, sagte Brekke in Oslo."


class Reader(HTMLParser):
    """Gathers the text of markup, and the attributes of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def marked(
    text: str = TEXT, said: tuple[Said, ...] = (), values: tuple[Value, ...] = (), **others: Any
) -> str:
    marks = Marks(text, said, values, others.get("refs", ()), others.get("chosen"))
    return str(marks.html(Span(0, len(text))))


def test_overlapping_spans_are_cut_into_stretches_that_name_them_all() -> None:
    found = read(marked(said=(Said(Span(0, 11), 1, "quote"), Said(Span(4, 18), 2, "quote"))))
    assert [each["data-s"] for _, each in found.elements] == ["1q", "1q 2q", "2q"]
    assert [each["class"] for _, each in found.elements] == ["g q1", "g q2", "g q1"]
    assert found.text == TEXT


def test_of_values_at_one_place_all_give_their_layer_and_the_innermost_the_address() -> None:
    outer = Value(Span(19, 33), "name", "/actor/a/b", "Brekke in Oslo")
    inner = Value(Span(29, 33), "place", "/place/1", "Oslo")
    found = read(marked(values=(outer, inner)))
    assert [(each["class"], each["href"]) for _, each in found.elements] == [
        ("v v-name", "/actor/a/b"),
        ("v v-name v-place", "/place/1"),
    ]


def test_the_mark_before_a_statement_is_no_character_of_the_text() -> None:
    ref = Ref(at=0, number=1, key="k", address="/article/x?span=0-11", label="Statement 1")
    found = read(marked(said=(Said(Span(0, 11), 1, "quote"),), refs=(ref,)))
    assert found.elements[0][1]["aria-describedby"] == "note-1"
    assert found.text == TEXT


def test_an_address_marks_its_stretch_across_borders_and_is_named_once() -> None:
    found = read(marked(said=(Said(Span(0, 11), 1, "quote"),), chosen=Span(4, 18)))
    assert [each.get("id") for tag, each in found.elements if tag == "mark"] == ["marked", None]


def test_marks_of_direction_are_shown_as_what_they_are() -> None:
    assert harmless("a\u202eb<") == 'a<span class="control" title="U+202E">\ufffd</span>b&lt;'


@given(
    st.text(max_size=60).map(lambda text: text.replace("\r", "\n")),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 9)), max_size=12),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_whatever_is_marked_the_text_stays_as_it_is(
    text: str, said: list[tuple[int, int, int]], values: list[tuple[int, int]]
) -> None:
    end = len(text)
    found = read(
        marked(
            text,
            tuple(Said(Span(min(a, end), min(b, end)), number, "quote") for a, b, number in said),
            tuple(Value(Span(min(a, end), min(b, end)), "time", "/day/x", "<b>") for a, b in values),
        )
    )
    assert found.text == safe(text)
    assert not any(tag not in {"a", "span"} for tag, _ in found.elements)
