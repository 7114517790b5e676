from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from wortlaut.article.page.blocks import Block, list_blocks
from wortlaut.article.page.noise import (
    Zones,
    is_boilerplate,
    is_byline,
    is_noise_for_text,
    is_noise_for_units,
)


def block(html: str) -> Block:
    return list_blocks(fragment_fromstring(html))[0]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Lesen Sie auch: Was der Rat noch plant</p>", "<p>Quelle: abc/dpa</p>", "<p>(abc/dpa)</p>",
        "<p><a href='/x'>Freibad öffnet später</a></p>", "<p>17. November 2023, 11:20 Uhr</p>",
        "<p>Sign up for our weekly letter</p>", "<p>Photo: A. Brill</p>", "<p>© Tageblatt 2023</p>", "<p>***</p>",
        "<p class='meta-date'>vor zwei Stunden</p>",
    ],
)  # fmt: skip
def test_links_sign_offs_and_phrases_of_the_page_are_boilerplate(html: str) -> None:
    assert is_boilerplate(block(html))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Fotos des Unglücks verbreiteten sich schnell, teilte die Polizei mit.</p>",
        "<p>Copyright law is changing fast, the minister said.</p>",
        "<p>Stand der Dinge ist, dass niemand zahlt.</p>", "<p>Die Redaktion der Zeitung widersprach.</p>",
        "<p>Read our lips, the mayor told the council: no new taxes.</p>",
        "<p>Am <a href='/x'>17. November</a> 2023 stimmte der Rat ab.</p>", "<h2><a href='#a'>Zweiter Teil</a></h2>",
        "<p class='date'>Am Montag tagt der Rat.</p>",
    ],
)  # fmt: skip
def test_sentences_that_only_begin_alike_are_kept(html: str) -> None:
    assert not is_boilerplate(block(html))


def test_a_byline_is_a_line_and_no_sentence() -> None:
    assert is_byline(block("<p>Von Jost Ebbinghaus</p>"))
    assert is_byline(block("<p>By Gareth Pell, Carrow</p>"))
    assert not is_byline(block("<p>Von Montag an fahren die Busse wieder.</p>"))


def test_an_element_in_noise_is_noise_unless_most_of_the_text_stands_there() -> None:
    root = fragment_fromstring(
        '<div class="page-with-sidebar"><div class="relatedLinks"><p>x</p></div><p>y</p></div>'
    )
    inner, outer = root[0][0], root[1]
    zones = Zones(is_noise_for_text, frozenset({root}))
    assert zones.is_noise(inner)
    assert not zones.is_noise(outer)
    assert Zones(is_noise_for_text, frozenset()).is_noise(outer)


def test_boxes_of_consent_and_sharing_are_no_noise_for_posts() -> None:
    box = fragment_fromstring('<div class="consent social-embed"></div>')
    assert is_noise_for_text(box)
    assert not is_noise_for_units(box)
    assert is_noise_for_units(fragment_fromstring('<div class="comment-list"></div>'))
    assert is_noise_for_units(fragment_fromstring("<aside></aside>"))
    assert not is_noise_for_units(fragment_fromstring('<aside class="pullquote"></aside>'))
