from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from wortlaut.article.page.blockquotes import find_quotes
from wortlaut.article.page.units import Quote


def quotes(html: str) -> list[Quote]:
    root = fragment_fromstring(f"<div><p>Davor.</p>{html}<p>Danach steht noch ein ganzer Satz.</p></div>")
    return list(find_quotes(root, ()).values())


@pytest.mark.parametrize(
    ("html", "author", "line"),
    [
        ("<blockquote>Wir zahlen nicht.<cite>Ann Roe, Rätin</cite></blockquote>", "Ann Roe", "Ann Roe, Rätin"),
        ("<blockquote><p>Wir zahlen nicht.</p><p>— Ann Roe (Rätin)</p></blockquote>", "Ann Roe", "— Ann Roe (Rätin)"),
        ("<figure><blockquote>Wir zahlen nicht.</blockquote><figcaption>– Ann Roe</figcaption></figure>", "Ann Roe", "– Ann Roe"),
        ("<div><blockquote>Wir zahlen nicht.</blockquote><footer>Ann Roe | Rätin</footer></div>", "Ann Roe", "Ann Roe | Rätin"),
        ('<blockquote>Wir zahlen nicht.<span class="q-name">Ann Roe</span></blockquote>', "Ann Roe", "Ann Roe"),
        ('<div class="zitat"><p>Wir zahlen nicht.</p><p class="zitat__autor"><span class="name">Ann Roe</span>'
         ' <span class="role">Rätin</span></p></div>', "Ann Roe", "Ann Roe\nRätin"),
        ("<blockquote>Wir zahlen nicht. — Ann Roe</blockquote>", "Ann Roe", "— Ann Roe"),
        ("<blockquote><p>Wir zahlen nicht.</p>Ann Roe</blockquote>", "Ann Roe", "Ann Roe"),
        ("<blockquote>Wir zahlen nicht.</blockquote>", None, None),
    ],
)  # fmt: skip
def test_the_attribution_is_no_part_of_the_quote_and_names_its_author(
    html: str, author: str | None, line: str | None
) -> None:
    assert quotes(html) == [Quote(paragraphs=("Wir zahlen nicht.",), author=author, line=line)]


def test_a_cited_title_in_the_middle_of_a_quote_stays_in_it() -> None:
    found = quotes("<blockquote>Ich las <cite>Die Brücke</cite> zweimal.</blockquote>")
    assert found == [Quote(paragraphs=("Ich las Die Brücke zweimal.",))]


def test_a_block_quote_that_holds_the_whole_article_is_none() -> None:
    assert quotes(f"<blockquote>{'<p>Ein Satz des Artikels.</p>' * 30}</blockquote>") == []
    assert quotes("<blockquote><h1>Titel</h1><p>Ein Satz.</p></blockquote>") == []
