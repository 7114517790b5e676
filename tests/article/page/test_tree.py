"""Pages that mean harm: a clear error or a text, in bounded time, and never anything else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut.article.page import read_page
from wortlaut.article.page.tree import MOST_ELEMENTS, content, fragment, parse, squeeze
from wortlaut.errors import BadPage

P = "<p>Der Rat beschloss am Montag die neue Ordnung, sagte die Sprecherin der Stadt Hallern.</p>"
ARTICLE = f"<html><body><article><h1>Der Rat beschließt</h1>{P * 4}</article></body></html>"


@pytest.mark.parametrize(
    "html",
    ["", " \n", "<.", "<!doctype html>", "<html><head><title>x</title></head></html>", "<html><body></body></html>",
     "<html><body>" + "<div>" * 100_000 + P + "</body></html>", "<p>" + "<b>" * 100_000 + P,
     "<p>" * (MOST_ELEMENTS + 1), "<script>let a = 1;</script>"],
    ids=["empty", "blank", "angle", "doctype", "head", "no text", "deep", "deep inline", "many", "script"],
)  # fmt: skip
def test_a_page_without_an_article_is_a_bad_page_with_a_reason(html: str) -> None:
    with pytest.raises(BadPage) as caught:
        read_page(html)
    assert len(caught.value.reason) > 20


@pytest.mark.parametrize(
    "noise",
    ["\0", "\x08\x1b", "\ud800a\udfff", "&#0;&#xD800;&bogus;&#99999999;", "<!-- a -- b -->", "<![CDATA[x]]>",
     "<div " + "a=1 " * 1_500 + ">", '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
     '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [[{}]], "author": 7}</script>',
     '<script type="application/json">' + '{"a":' * 20_000 + "</script>",
     '<div class="fb-post">' * 200 + "</div>" * 200, "<blockquote>" * 200 + "</blockquote>" * 200,
     '<iframe class="twitter-tweet" data-tweet-id="9999999999999999999999" srcdoc="<p>&lt;"></iframe>',
     '<time datetime="9999999"></time><abbr data-utime="99999999999"></abbr>',
     '<link rel="canonical" href="http://[x/"><a href="https://[">x</a>'],
)  # fmt: skip
def test_the_article_is_read_whatever_stands_before_it(noise: str) -> None:
    layout = read_page(ARTICLE.replace("<article>", f"{noise}<article>"))
    assert layout.text.count("die neue Ordnung") == 4


def test_a_page_of_five_megabytes_in_one_line_is_read_in_bounded_time() -> None:
    start = time.process_time()
    layout = read_page(f"<html><body><p>{'Der Rat beschloss es am Montag. ' * 160_000}</p></body></html>")
    assert len(layout.text) > 5_000_000
    assert time.process_time() - start < 60


def test_control_characters_and_invisible_marks_do_not_reach_the_text() -> None:
    layout = read_page(ARTICLE.replace("Ordnung", "Ord\u00adnung\x07\u200b"))
    assert "neue Ordnung, sagte" in layout.text


def test_squeezing_leaves_single_blanks_between_words() -> None:
    assert squeeze(" a\n\t b\u00a0c ") == "a b c"


def test_a_fragment_of_no_html_is_none_or_has_its_text() -> None:
    assert fragment("") is None
    root = fragment("nur Text")
    assert root is not None
    assert content(root) == "nur Text"


def test_too_many_elements_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(BadPage, match="elements"):
        parse("<br>" * 500_000)


MANY = "".join(f" a{i}='>'" for i in range(50_000))


@pytest.mark.parametrize(
    "tag", [f"<p{MANY}>", "<p " + "\n".join(f"a{i}" for i in range(50_000)), f"<p/{MANY.replace(' ', '/')}>"]
)
def test_a_tag_of_thousands_of_attributes_is_refused_before_it_is_parsed(tag: str) -> None:
    start = time.process_time()
    with pytest.raises(BadPage, match="attributes"):
        read_page(ARTICLE.replace("<article>", f"{tag}<article>"))
    assert fragment(tag) is None
    assert time.process_time() - start < 5


def test_long_text_behind_an_angle_bracket_is_no_tag_of_many_attributes() -> None:
    script = "<script>if (a<b) { c = 'x > y'; }" + " d = e;" * 5_000 + "</script>"
    assert read_page(ARTICLE.replace("<article>", f"{script}<article>")).text.count("die neue Ordnung") == 4


WORDS = "Die Stadt hilft. "
TRAPS = {
    "inline": f"<p>{f'<b>{WORDS}</b>' * 25_000}</p>",
    "strange inline": f"<p>{f'<kbd>{WORDS}</kbd>' * 25_000}</p>",
    "figure": f"<figure>{f'<p>{WORDS}</p>' * 25_000}</figure>",
    "nested quotes": f"{'<blockquote>' * 200}{P * 10_000}",
    "nested pull quotes": f"{'<div class=quote>' * 200}{P * 10_000}",
    "hidden frames": '<div data-x="' + "&lt;blockquote&gt;x" * 8_000 + '"></div>',
    "frames in frames": f"{'<div class=twitter-tweet>' * 200}{P * 10_000}",
    "letters": f"<p>{'<span class=initial>A</span>' * 25_000}</p>",
}


@pytest.mark.parametrize("name", TRAPS)
def test_markup_on_which_others_work_by_the_square_is_read_in_bounded_time(name: str) -> None:
    page = ARTICLE.replace("</h1>", f"</h1>{P * 4}{TRAPS[name]}")
    start = time.process_time()
    assert "die neue Ordnung" in read_page(page).text
    assert time.process_time() - start < 20


SNIPPETS = st.sampled_from(
    [P, "<h1>Rat</h1>", "<h2>Zweiter Teil</h2>", "<blockquote>Ja. <cite>Ann Roe</cite></blockquote>", "<div>", "</div>",
     '<blockquote class="twitter-tweet"><p>Ja</p>&mdash; A (@b) <a href="https://x.com/b/status/694">1</a></blockquote>',
     "<article>", "</article>", "<aside>", "<figure><figcaption>Das Rathaus.</figcaption></figure>", "<li>x", "<br>",
     "<noscript>", "<template>", '<p class="lead">Der Rat hat entschieden.</p>', "\0", "&nbsp;", "<table><tr><td>1"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=30)), max_size=25).map("".join))
def test_whatever_the_page_the_parts_are_ordered_disjoint_and_trimmed(html: str) -> None:
    try:
        layout = read_page(html)
    except BadPage:
        return
    end = -2
    for part in layout.parts:
        assert part.start == end + 2
        end = part.end
        text = layout.text[part.start : part.end]
        assert text
        assert text == text.strip()
    assert end == len(layout.text)
