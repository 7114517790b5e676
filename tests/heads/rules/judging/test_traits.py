"""Traits: a fragment is read with the sentence that it stands in; who speaks stands beside what is said."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from wortlaut.heads.rules.judging.around import is_fragment, sentence_around
from wortlaut.heads.rules.judging.cue_acts import traits_of_spans
from wortlaut.spans import Span

TEXT = "Der Rat tagte lange. Landrätin Moll sagte, der Neubau sei „ein Fass ohne Boden“ und müsse warten. Es regnete."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_sentence_around_a_fragment_is_given_without_the_words_of_its_frame() -> None:
    around = sentence_around(TEXT, _span("„ein Fass ohne Boden“"), (_span("Landrätin Moll sagte,"),))
    assert around.split() == [
        "der",
        "Neubau",
        "sei",
        "„ein",
        "Fass",
        "ohne",
        "Boden“",
        "und",
        "müsse",
        "warten",
    ]


def test_a_fragment_has_the_traits_of_the_sentence_around_it() -> None:
    spans = {
        "quote": (_span("„ein Fass ohne Boden“"),),
        "cue": (_span("sagte"),),
        "frame": (_span("Landrätin Moll sagte,"),),
        "speaker": (_span("Landrätin Moll"),),
    }
    found = traits_of_spans(TEXT, "direct", spans, "de")  # type: ignore[arg-type]
    assert {"type=indirect", "length 3", "finite=is"} <= found
    # Of two clauses that are joined the first decides.
    assert "act=demand" not in found


def test_a_short_sentence_has_the_traits_of_the_sentence_around_it_beside_its_own() -> None:
    text = "Landrätin Moll sagte: „Das ist ein Glücksfall“, doch der Neubau müsse warten. Es regnete."
    start = text.index("„")
    spans = {"quote": (Span(start, text.index("“") + 1),), "cue": (), "frame": (), "speaker": ()}
    found = traits_of_spans(text, "direct", spans, "de")  # type: ignore[arg-type]
    assert {"oblige.around", "act=praise"} <= found
    assert "fragment" not in found


def test_only_a_short_direct_quotation_may_be_a_fragment() -> None:
    assert is_fragment(["ein", "fass", "ohne", "boden"], "direct")
    assert not is_fragment(["ein", "fass", "ohne", "boden"], "indirect")
    assert not is_fragment(["wort"] * 20, "direct")


@example("\n", 0, 1)
@example("Raus hier!“ Das rief sie.", 0, 11)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_the_sentence_around_holds_the_quotation_whatever_the_text(text: str, start: int, width: int) -> None:
    quote = Span(min(start, len(text)), min(start + width, len(text)))
    assert text[quote.start : quote.end] in sentence_around(text, quote, ())


def _around(text: str) -> str:
    start, end = text.index("„"), text.index("“") + 1
    return sentence_around(text, Span(start, end), ()).strip(" .")


def test_the_sentence_around_begins_where_the_main_clause_of_the_fragment_does() -> None:
    assert _around("Die Kritik müsse man ertragen, der Umzug sei aber „ein Fest“ gewesen.") == (
        "der Umzug sei aber „ein Fest“ gewesen"
    )
    assert _around("Moll lobte den Rat und nannte den Plan „mutig“.") == "nannte den Plan „mutig“"
    assert (
        _around("Der Rat, der den Plan kenne, habe „lange“ getagt.")
        == "Der Rat, der den Plan kenne, habe „lange“ getagt"
    )


def test_the_sentence_around_ends_before_another_quotation_and_begins_behind_the_sentence_before() -> None:
    assert _around("Moll nannte das „knapp“: „Es reicht nie.“") == "Moll nannte das „knapp“"
    assert _around("Der Rat tagte. „Ein Fest“, sagte Moll.") == "„Ein Fest“, sagte Moll"


def test_a_predicate_that_judges_is_read_as_what_something_is_named() -> None:
    for text, trait in (
        ("Das Gesetz sei eine Mogelpackung.", "is judged accuse"),
        ("Der Entwurf sei wegweisend.", "is judged praise"),
        ("Der Hafen sei eine Mogelpackung genannt worden.", ""),
        ("Der Hafen sei aus Beton.", ""),
    ):
        found = traits_of_spans(
            text, "indirect", {"quote": (Span(0, len(text)),), "cue": (), "frame": (), "speaker": ()}, "de"
        )
        assert {one for one in found if one.startswith("is judged")} == ({trait} if trait else set())
