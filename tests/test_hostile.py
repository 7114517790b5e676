"""Whatever comes in: a sound record or a clear error, in bounded time, and no character changed."""

import io
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import wortlaut
from wortlaut.article.load import load_stream
from wortlaut.article.source import Given, Source
from wortlaut.batch import read_all
from wortlaut.check import problems
from wortlaut.errors import ArticleError
from wortlaut.records import Record

# What news texts are made of, and what breaks programs that read them.
PIECES = st.sampled_from(
    [
        "„", "“", "”", "»", "«", "›", "‹", "‚", "‘", "’", '"', "'", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", ".", ". ", ", ", ": ",
        "…", "...", "– ", "— ", "(", ")", "!", "?", ";", "sagte", "Solvang", "Ingrid Solvang", "er", "sie", "erklärte", "dass", "man werde",
        "nicht", "so", "laut", "nach Angaben von", "zufolge", "hieß es", "in Rom", "am Montag", "am 2. Februar", "vor drei Wochen", "Mitte Januar",
        "25 Prozent", "1,2 Milliarden Euro", "$3bn", "3:1", "58-jährige", "ein Drittel", "der", "die", "das", "Minister", "US-Außenminister", "said",
        "told reporters", "that", "according to", "the", "he", "Paris in Texas", "Syriens", "z. B.", "Dr.", "e\u0301", "👩‍👩‍👧", "\u200f", "\u202e",
        "\u00ad", "\x00", "\u2028", "\x85", "\ufeff", "\u00a0", "ﬁ", "İ", "ß", "ẞ", "𝔘", "٣", "½", "— Jane Roe (@jane) February 2, 2016", "@x", "#y",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)
LENIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


def outcome(text: str, *, html: bool = False, language: str | None = "de") -> Record | ArticleError:
    """Read a text; any other exception is the test's failure."""
    try:
        return wortlaut.read(text, html=html, language=language)  # type: ignore[arg-type]
    except ArticleError as error:
        return error


def assert_sound(found: Record | ArticleError) -> None:
    """Check a record, if it is one, and that it can be written and read again."""
    if isinstance(found, ArticleError):
        assert str(found)
    else:
        assert problems(found) == []
        line = wortlaut.to_json(found)
        assert b"\n" not in line
        assert wortlaut.from_json(line) == found


@LENIENT
@given(TEXTS, st.sampled_from(["de", "en"]))
def test_any_text_gives_a_sound_record_or_a_clear_error(text: str, language: str) -> None:
    found = outcome(text, language=language)
    assert_sound(found)
    if isinstance(found, Record):
        assert found.text == text


@LENIENT
@given(TEXTS)
def test_any_text_in_a_page_gives_a_sound_record_or_a_clear_error(text: str) -> None:
    filler = (
        "<p>Die Ministerin sagte am Mittwoch in Rom, man werde in der Stadt bleiben und weiter helfen.</p>"
        * 5
    )
    assert_sound(
        outcome(
            f"<html><body><article><h1>Titel</h1>{filler}<p>{text}</p></article></body></html>", html=True
        )
    )


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<blockquote>", "</blockquote>", '<blockquote class="twitter-tweet">', "<a href='", "<!--", "-->",
     "<script>", "</script>", "<![CDATA[", "&#0;", "&#xD800;", "&nbsp;", "<table><tr><td>", "<h1>", "</h1>", "<figure>", "<figcaption>", "<iframe srcdoc='", "<template>",
     "<article>", "</article>", "<meta charset=utf-7>", "<base href=//x>", '<script type="application/ld+json">{"articleBody":', "<svg>", "<math>", "<title>", "<noscript>", "\x00", "<br>"]
)  # fmt: skip


@LENIENT
@given(st.lists(TAGS | PIECES, max_size=60).map("".join))
def test_any_markup_gives_a_sound_record_or_a_clear_error(page: str) -> None:
    assert_sound(outcome(page, html=True))


@LENIENT
@given(
    st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["text", "html", "lines"]),
)
def test_any_bytes_give_sound_records_or_clear_errors(content: bytes, kind: str) -> None:
    stream = io.BufferedReader(io.BytesIO(content))
    for reading in read_all(load_stream(stream, kind, "test", Given(language="de"))):  # type: ignore[arg-type]
        assert (reading.record is None) != (reading.error is None)
        if reading.record is not None:
            assert_sound(reading.record)
        else:
            assert "test" in str(reading.error)


# Near the limit for what runs through every step; smaller where quadratic work would show all the same.
LARGEST, LARGE = 1_900_000, 200_000
TEXTS_OF: dict[str, Callable[[int], str]] = {
    "one word": lambda n: "a" * n,
    "one line of words": lambda n: "sagte " * (n // 6),
    "full stops": lambda n: ". " * (n // 2),
    "dots": lambda n: "." * n,
    "opening marks": lambda n: "„" * (n // 3),
    "straight marks": lambda n: 'a "' * (n // 3),
    "nested marks": lambda n: "„ja " * (n // 12) + "“ " * (n // 12),
    "apostrophes": lambda n: "l'" * (n // 2),
    "abbreviations": lambda n: "z.B." * (n // 4),
    "digits": lambda n: "1" * n,
    "digits and points": lambda n: "1.1," * (n // 4),
    "numbers": lambda n: "25 Prozent, " * (n // 12),
    "dates": lambda n: "am 2. Februar 2016 " * (n // 19),
    "places": lambda n: "Paris in Texas, " * (n // 16),
    "names": lambda n: "Ingrid Solvang " * (n // 15),
    "spaces": lambda n: " " * (n - 1) + "a",
    "line ends": lambda n: "a\n" * (n // 2),
    "paragraphs": lambda n: "ja nein.\n\n" * (n // 10),
    "one teaser many times": lambda n: "Die Koalition hat am Montag in Rom getagt …\n\n" * (n // 48),
    "post lines": lambda n: "Ja.\n— Jane Roe (@jane) February 2, 2016\n\n" * (n // 42),
    "combining marks": lambda n: "a" + "\u0301" * (n // 2),
    "emoji": lambda n: "👩‍👩‍👧" * (n // 20),
    "colons": lambda n: "Solvang: " * (n // 9),
    "subjunctive": lambda n: "Er sagte, man habe, sie sei, es werde, " * (n // 40),
    "hyphens": lambda n: "US-" * (n // 3),
    "brackets": lambda n: "(" * n,
}
IN_FULL = ("one line of words", "full stops", "opening marks", "digits and points")
# Seconds of processor time, ten times what the slowest takes; quadratic work would take hours.
PATIENCE = 60


@pytest.mark.parametrize(
    ("name", "size"), [*((name, LARGE) for name in TEXTS_OF), *((name, LARGEST) for name in IN_FULL)]
)
def test_large_texts_of_anything_are_read_in_bounded_time(name: str, size: int) -> None:
    text = TEXTS_OF[name](size)
    started = time.process_time()
    found = outcome(text)
    assert time.process_time() - started < PATIENCE
    assert_sound(found)


PAGES: dict[str, Callable[[], str]] = {
    "deeply nested": lambda: (
        "<div>" * 100_000 + "Die Ministerin sagte, man werde bleiben." + "</div>" * 100_000
    ),
    "deeply nested inline": lambda: "<p>" + "<b><i>" * 50_000 + "Die Ministerin sagte, man werde bleiben.",
    "deeply nested quotes": lambda: "<blockquote>" * 50_000 + "Die Ministerin sagte, man werde bleiben.",
    "five megabytes in one line": lambda: (
        "<p>" + "Die Ministerin sagte, man werde bleiben. " * 122_000 + "</p>"
    ),
    "many paragraphs": lambda: "<p>Die Ministerin sagte, man werde bleiben.</p>" * 5_000,
    "many attributes": lambda: "<p " + "".join(f"a{i}='x' " for i in range(100_000)) + ">Ja.</p>",
    "unclosed comment": lambda: "<p>Die Ministerin sagte, man werde bleiben.</p><!--" + "-" * 2_000_000,
    "entities": lambda: "<p>" + "&amp;" * 300_000 + "</p>",
    "half tags": lambda: "<" * 1_000_000,
    "many embeds": lambda: (
        "<blockquote class='twitter-tweet'><p>Ja.</p>&mdash; J (@j) <a href='https://twitter.com/j/status/1'>May 1, 2016</a></blockquote>"
        * 5_000
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_monstrous_page_is_read_or_refused_in_bounded_time(name: str) -> None:
    page = PAGES[name]()
    started = time.process_time()
    found = outcome(page, html=True)
    assert time.process_time() - started < PATIENCE
    assert_sound(found)


def test_a_source_with_half_a_surrogate_pair_is_a_clear_error() -> None:
    item = Source(content="Ja \ud800 nein", kind="text", digest="0", where="test", given=Given(language="de"))
    (reading,) = read_all([item])
    assert "surrogate" in str(reading.error)
