"""The report for people."""

import io

from rich.console import Console

import wortlaut
from wortlaut.view.report import print_report

TEXT = """Solvang: Wir bleiben

ROM, 2. Februar 2027 (nda) – „Wir bleiben“, sagte die norwegische Außenministerin Ingrid Solvang am Dienstag in Rom. Rund 25 Prozent der Orte seien zurückerobert.

We will stay.
— Jane Roe (@janeroe) February 2, 2027
"""


def shown(text: str, *, terminal: bool = False, width: int = 80) -> str:
    """Return what the report shows."""
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None
    )
    print_report(wortlaut.read(text, language="de"), "article.txt", console)
    return file.getvalue()


def test_title_date_language_and_file_come_first() -> None:
    lines = shown(TEXT).splitlines()
    assert lines[0].startswith("Solvang: Wir bleiben ─")
    assert lines[1].startswith("2027-02-02 (from an embedded post) · German")
    assert lines[2] == "article.txt"


def test_statements_stand_below_their_speaker_with_the_quote_in_brackets() -> None:
    told = shown(TEXT)
    speaker = told.index("\nIngrid Solvang")
    assert speaker < told.index("[„Wir bleiben“], sagte die norwegische")


def test_colour_marks_the_spans_and_brackets_do_not() -> None:
    told = shown(TEXT, terminal=True)
    assert "\x1b[36m„Wir bleiben“" in told
    assert "[„Wir" not in told


def test_posts_places_days_and_figures_are_named_below() -> None:
    told = " ".join(shown(TEXT).split("Also found")[1].split())
    assert "embedded post: Jane Roe · @janeroe · 2027-02-02" in told
    assert "Rom (IT)" in told
    assert "Dienstag → 2027-02-02" in told
    assert "Rund 25 Prozent [Orte]" in told


def test_an_article_without_statements_says_so() -> None:
    assert "No statements found." in shown("Am Dienstag schneite es in Rom.")


def test_the_report_keeps_to_the_width() -> None:
    for width in (40, 80, 100):
        assert max(map(len, shown(TEXT, width=width).splitlines())) <= width
