"""Parts that say again what others say."""

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.article.plain import read_plain
from wortlaut.clean.repeats import mark_repeats
from wortlaut.records import Part

FIRST = (
    "Die Koalition hat am Montag in Rom beschlossen, ihre Angriffe auf die Stellungen der Miliz fortzusetzen."
)
SECOND = (
    "Der Minister sprach von einem wichtigen Schritt, dem weitere folgen müssten, und dankte den Verbündeten."
)


def marked(*paragraphs: str) -> list[tuple[str, int | None]]:
    """Return kind and ``repeats`` of every part of a text."""
    text = "\n\n".join(paragraphs)
    return [(part.kind, part.repeats) for part in mark_repeats(text, read_plain(text).parts)]


def test_a_teaser_that_is_cut_off_repeats_the_part_it_is_taken_from() -> None:
    assert marked("Titel", "Die Koalition hat am Montag in Rom beschlossen, ihre Angriffe …", FIRST, SECOND) == [
        ("title", None), ("teaser", 2), ("body", None), ("body", None),
    ]  # fmt: skip


def test_a_teaser_may_be_cut_in_mid_word_and_end_in_a_link() -> None:
    teaser = "Die Koalition hat am Montag in Rom beschlossen, ihre Angriffe auf die Stell... mehr lesen"
    assert marked("Titel", teaser, FIRST, SECOND)[1] == ("teaser", 2)


def test_a_teaser_may_run_over_two_paragraphs_of_the_body() -> None:
    assert marked("Titel", f"{FIRST} Der Minister sprach von …", FIRST, SECOND)[1] == ("teaser", 2)


def test_the_body_may_begin_with_a_date_line_that_the_teaser_lacks() -> None:
    assert marked("Titel", f"{FIRST[:80]} …", f"ROM (nda) – {FIRST}", SECOND)[1] == ("teaser", 2)


def test_of_two_equal_paragraphs_the_first_is_read() -> None:
    assert marked("Titel", FIRST, SECOND, FIRST) == [
        ("title", None),
        ("body", None),
        ("body", None),
        ("body", 1),
    ]


def test_a_pull_quote_repeats_the_sentence_it_is_taken_from() -> None:
    text = f"{SECOND}\n\n{FIRST}"
    parts = (
        Part(start=0, end=len(SECOND), kind="blockquote"),
        Part(start=len(SECOND) + 2, end=len(text), kind="body"),
    )
    longer = f"{text} {SECOND}"
    parts = (parts[0], Part(start=len(SECOND) + 2, end=len(longer), kind="body"))
    assert [part.repeats for part in mark_repeats(longer, parts)] == [1, None]


def test_short_stretches_and_paragraphs_that_only_begin_alike_repeat_nothing() -> None:
    assert marked("Titel", "Die Koalition hat getagt.", FIRST, FIRST.replace("Montag", "Dienstag"), SECOND) == [
        ("title", None), ("body", None), ("body", None), ("body", None), ("body", None),
    ]  # fmt: skip


def test_a_paragraph_that_ends_in_an_ellipsis_and_stands_nowhere_else_is_no_teaser() -> None:
    assert marked("Titel", "Und so warten sie weiter, Tag um Tag, Woche um Woche …", FIRST)[1] == (
        "body",
        None,
    )


@given(
    st.lists(
        st.sampled_from(["a b c d e f g", "a b c d e f …", "c d e f g h i", "a b c d e f g h", "x"]),
        max_size=8,
    )
)
def test_what_is_repeated_is_read_itself(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    parts = mark_repeats(text, read_plain(text).parts)
    for part in parts:
        assert part.repeats is None or parts[part.repeats].repeats is None
