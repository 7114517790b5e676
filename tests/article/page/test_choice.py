from __future__ import annotations

from wortlaut.article.page import read_page

PARAGRAPHS = [
    "Der Rat von Hallern hat am Montag eine neue Ordnung für den Marktplatz beschlossen.",
    "Händler dürfen künftig bis zwanzig Uhr verkaufen, sagte die Sprecherin der Stadt.",
    "Gegen die Vorlage stimmten sechs der vierzig Mitglieder des Rates, zwei enthielten sich.",
    "Die Ordnung tritt im Mai in Kraft und soll nach einem Jahr überprüft werden.",
]
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def kinds(body: str) -> list[tuple[str, str]]:
    layout = read_page(f"<html><body><article>{body}</article></body></html>")
    return [(p.kind, layout.text[p.start : p.end]) for p in layout.parts]


def test_a_lead_is_known_by_its_name_or_its_place() -> None:
    lead = "Auf dem Markt von Hallern darf bald länger verkauft werden, wenn das Land zustimmt."
    for html in (f'<p class="intro">{lead}</p>', f"<div><h2>{lead}</h2></div>", f"<p><b>{lead}</b></p>"):
        found = kinds(f"<header><h1>Rat beschließt Ordnung</h1>{html}</header><div>{BODY}</div>")
        assert found[:2] == [("title", "Rat beschließt Ordnung"), ("teaser", lead)]


def test_a_cut_off_lead_is_kept_though_the_text_repeats_it() -> None:
    lead = "Der Rat von Hallern hat am Montag eine neue Ordnung … mehr"
    found = kinds(f'<h1>Rat beschließt Ordnung</h1><p class="teaser-text">{lead}</p><div>{BODY}</div>')
    assert ("teaser", lead) in found
    assert [text for kind, text in found if kind == "body"] == PARAGRAPHS


def test_headings_captions_and_lists_keep_their_place() -> None:
    parts = [f"<p>{p}</p>" for p in PARAGRAPHS]
    parts.insert(2, "<h2>Sechs Stimmen dagegen</h2>")
    parts.insert(1, "<figure><img src='x'><figcaption>Der Markt am Morgen</figcaption></figure>")
    found = kinds(f"<h1>Rat beschließt Ordnung</h1><div>{''.join(parts)}</div>")
    assert [kind for kind, _ in found] == ["title", "body", "caption", "body", "heading", "body", "body"]


def test_a_second_copy_of_a_long_paragraph_is_left_out() -> None:
    long = " ".join(PARAGRAPHS * 2)
    found = kinds(f"<h1>Rat beschließt Ordnung</h1><div><p>{long}</p>{BODY}<p>{long}</p></div>")
    assert [text for _, text in found].count(long) == 1


def test_the_text_of_json_ld_is_read_where_the_page_shows_none() -> None:
    text = " ".join(PARAGRAPHS)
    layout = read_page(
        '<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Rat beschließt Ordnung",'
        f'"articleBody":"{text}"}}</script></head><body><div id="root">Bitte warten</div></body></html>'
    )
    assert PARAGRAPHS[2] in layout.text
    assert layout.parts[0].kind == "title"
