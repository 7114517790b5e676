"""Posts and block quotes as statements of their authors, in text and on pages."""

from pathlib import Path

import pytest
from msgspec import UnsetType

from wortlaut.article.page import read_page
from wortlaut.heads.rules.posts import is_statement, post_statements
from wortlaut.records import Part

PAGES = Path(__file__).parents[2] / "article" / "pages"
NAMED = sorted(path.stem for path in PAGES.glob("*.toml") if "\nline = " in path.read_text("utf-8"))


def speakers(name: str) -> tuple[list[str], list[str | UnsetType]]:
    """Return who speaks on a page by the rules, and who wrote by its parts."""
    layout = read_page((PAGES / f"{name}.html").read_text("utf-8"))
    drafts = post_statements(layout.text, layout.parts)
    named = [part.author or part.handle for part in layout.parts if is_statement(part)]
    return [" ".join(span.text(layout.text) for span in draft.speaker) for draft in drafts], named


@pytest.mark.parametrize("name", NAMED)
def test_on_pages_the_author_of_every_post_and_quote_is_a_span_of_the_text(name: str) -> None:
    found, named = speakers(name)
    assert found
    assert found == named


def test_there_are_pages_with_posts_and_quotes_to_check() -> None:
    assert len(NAMED) > 25
    assert len(speakers("whole_four_quotes")[0]) == 4


TEXT = "Wir bleiben.\n\nBis zum Schluss.\n\nAnn Roe, Rätin\n\n— @anon"


def test_the_line_below_the_last_paragraph_of_a_quote_names_who_says_all_of_them() -> None:
    parts = [
        Part(start=0, end=12, kind="blockquote", author="Ann Roe"),
        Part(start=14, end=30, kind="blockquote", author="Ann Roe"),
        Part(start=32, end=46, kind="caption"),
    ]
    drafts = post_statements(TEXT, parts)
    assert [[span.text(TEXT) for span in draft.speaker] for draft in drafts] == [["Ann Roe"], ["Ann Roe"]]


def test_the_account_speaks_where_no_name_is_known() -> None:
    parts = [Part(start=0, end=12, kind="embed", handle="@anon"), Part(start=48, end=55, kind="caption")]
    (draft,) = post_statements(TEXT, parts)
    assert [span.text(TEXT) for span in draft.speaker] == ["@anon"]
