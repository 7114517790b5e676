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


WIRE = """bdt0123 4 pl 210 nda 0456

Koalition/Miliz/Konflikte/Welt/
(Zusammenfassung 1430 - neu: Reaktionen)
Koalition will Angriffe ausweiten =

BERLIN (nda) - Die Koalition hat am Montag beschlossen, ihre Angriffe auf
die Stellungen der Miliz fortzusetzen. Das teilte ein Sprecher nach der
Sitzung mit.
   Ministerin Ingrid Solvang sagte, man werde bleiben. «Wir gehen nicht»,
sagte sie. Auch die Partner hätten zugesagt.

nda abc xx n1 yyde 021830 Feb 27
"""


def test_the_title_of_a_wire_stands_below_its_codes_and_its_paragraphs_end_with_short_lines() -> None:
    found = parts_of(WIRE)
    assert [text for kind, text in found if kind == "title"] == ["Koalition will Angriffe ausweiten ="]
    assert [text.split("\n")[0][:20] for kind, text in found if kind != "title"] == [
        "bdt0123 4 pl 210 nda", "Koalition/Miliz/Konf", "(Zusammenfassung 143", "BERLIN (nda) - Die K",
        "Ministerin Ingrid So", "nda abc xx n1 yyde 0",
    ]  # fmt: skip
    assert {kind for kind, _ in found} == {"title", "body"}


def test_title_subtitle_byline_and_date_set_without_blank_lines_are_parts_of_their_own() -> None:
    text = f"Koalition bleibt\nMinister sehen Fortschritte\nVon Anna Berg\n2. Februar 2016, 14:30 Uhr\n\n{LONG}\n\n{LONG}"
    assert parts_of(text)[:4] == [
        ("title", "Koalition bleibt"), ("teaser", "Minister sehen Fortschritte"), ("body", "Von Anna Berg"),
        ("body", "2. Februar 2016, 14:30 Uhr"),
    ]  # fmt: skip
    assert [kind for kind, _ in parts_of(text.replace("\n\n", "\n"))[:2]] == ["title", "teaser"]


def test_a_title_right_above_wrapped_text_is_known_by_the_room_that_it_leaves() -> None:
    text = "Koalition bleibt\n" + WIRE.split("\n\n")[2]
    assert [kind for kind, _ in parts_of(text)] == ["title", "body", "body"]


def test_notes_to_desks_and_signs_are_neither_titles_nor_headings() -> None:
    text = f"(Achtung Sperrfrist: 2. Februar 2016, 18.00 Uhr)\n\nKoalition bleibt\n\n{LONG}\n\n###\n\n{LONG}"
    assert [kind for kind, _ in parts_of(text)] == ["body", "title", "body", "body", "body"]


def test_the_subject_of_a_mail_is_its_title() -> None:
    text = f"From: Ann Roe <ann@roe.example>\nTo: desk@nda.example\nSubject: Bericht aus Rom\n\nLiebe Kollegen,\n\n{LONG}\n\n{LONG}"
    assert [kind for kind, _ in parts_of(text)] == ["body", "body", "title", "body", "body", "body"]


def test_a_quote_of_several_paragraphs_is_all_its_authors() -> None:
    for gap in ("\n", "\n\n"):
        text = f"{LONG}\n\n„Wir bleiben.\n\nBis die letzte Brücke steht.“{gap}— Ingrid Solvang\n\n{LONG}"
        layout = read_plain(text)
        assert [(p.kind, p.author) for p in layout.parts[1:3]] == [("blockquote", "Ingrid Solvang")] * 2
        assert (layout.parts[3].kind, layout.parts[3].span.text(text)) == ("caption", "— Ingrid Solvang")


def test_a_quote_that_is_closed_by_another_speaker_without_a_line_stays_text() -> None:
    text = f"{LONG}\n\n„Wir bleiben.\n\nBis zuletzt.“\n\nDas sagte sie.\n\n{LONG}"
    assert {kind for kind, _ in parts_of(text)[1:]} == {"body"}
