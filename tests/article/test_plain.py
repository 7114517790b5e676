"""Plain text and its parts."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from wortlaut.article.plain import read_plain
from wortlaut.records import Part

LONG = "Die Koalition hat am Montag in Rom beschlossen, ihre Angriffe auf die Stellungen der Miliz fortzusetzen und auszuweiten."


def parts_of(text: str) -> list[tuple[str, str]]:
    """Return kind and text of every part."""
    return [(part.kind, part.span.text(text)) for part in read_plain(text).parts]


def only(text: str, kind: str) -> Part:
    """Return the one part of a kind."""
    (part,) = [part for part in read_plain(text).parts if part.kind == kind]
    return part


def test_paragraphs_are_parted_by_blank_lines_of_any_kind() -> None:
    assert parts_of(f"{LONG}\r\n \t\r\n{LONG}\n\n\n{LONG}") == [("body", LONG)] * 3


def test_lines_are_paragraphs_where_no_line_is_blank() -> None:
    assert parts_of(f"{LONG}\n{LONG}") == [("body", LONG)] * 2


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "Die Koalition hat am Montag in Rom beschlossen, ihre Angriffe auf\ndie Stellungen der Miliz fortzusetzen und sie auszuweiten, wie der\nMinister im Anschluss an die Sitzung sagte."
    assert parts_of(wrapped) == [("body", wrapped)]


def test_a_short_first_line_is_the_title_and_short_lines_between_are_headings() -> None:
    text = f"Solvang: Wir bleiben\n\n{LONG}\n\nKein Rückzug\n\n{LONG}"
    assert [kind for kind, _ in parts_of(text)] == ["title", "body", "heading", "body"]


def test_a_title_right_above_its_text_is_a_part_of_its_own() -> None:
    assert parts_of(f"Solvang: Wir bleiben\n{LONG}\n\n{LONG}")[0] == ("title", "Solvang: Wir bleiben")


def test_bylines_date_lines_and_list_items_are_no_headings() -> None:
    text = f"Titel\n\nVon Anna Berg\n\nStand: 14.03.2027, 18:20 Uhr\n\n- ein Punkt\n\n{LONG}"
    assert [kind for kind, _ in parts_of(text)] == ["title", "body", "body", "body", "body"]


def test_a_paragraph_and_a_line_with_name_handle_and_date_are_a_post() -> None:
    text = f"{LONG}\n\nWe will stay.\n— Jane Roe (@janeroe) February 2, 2016\n\n{LONG}"
    post = only(text, "embed")
    assert post.span.text(text) == "We will stay."
    assert (post.author, post.handle, post.published, post.url) == (
        "Jane Roe",
        "@janeroe",
        "2016-02-02",
        UNSET,
    )


def test_the_line_of_a_post_may_stand_apart_in_german_and_with_a_link() -> None:
    text = f"{LONG}\n\nWir bleiben.\n\n– Max Muster (@max@social.example) 2. Februar 2016, 14:30 Uhr https://social.example/@max/1\n\n{LONG}"
    post = only(text, "embed")
    assert post.handle == "@max@social.example"
    assert post.published == "2016-02-02T14:30:00"
    assert post.url == "https://social.example/@max/1"
    assert only(text, "caption").span.text(text).startswith("– Max Muster")


def test_a_quoted_paragraph_and_a_line_with_a_name_are_a_block_quote() -> None:
    text = (
        f"{LONG}\n\n„Wir bleiben, bis die letzte Brücke steht.“\n— Ingrid Solvang, Außenministerin\n\n{LONG}"
    )
    assert only(text, "blockquote").author == "Ingrid Solvang"


def test_a_dash_that_begins_a_line_of_speech_makes_no_block_quote() -> None:
    text = f"{LONG}\n\nEr nickte.\n\n— Ja, sagte sie.\n\n{LONG}"
    assert {kind for kind, _ in parts_of(text)} == {"title", "body"} or {
        kind for kind, _ in parts_of(text)
    } == {"body"}


@given(st.text(alphabet=st.sampled_from("aZ \n\r\t.„“—-(@)2016é\u0301\u2028\x00👩\u200d"), max_size=200))
def test_every_character_that_is_seen_lies_in_exactly_one_part(text: str) -> None:
    layout = read_plain(text)
    assert layout.text == text
    seen = [i for part in layout.parts for i in range(part.start, part.end)]
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen)
    outside = set(range(len(text))) - set(seen)
    assert all(text[i].isspace() for i in outside)
    assert all(part.start < part.end for part in layout.parts)
