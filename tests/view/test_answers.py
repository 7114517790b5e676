"""What was found, as people see it."""

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import wortlaut
from tests.store.asking.filled import fill
from wortlaut.spans import Span
from wortlaut.view.answers import marked_hits, print_found, print_timeline
from wortlaut.view.chart import bar, print_series
from wortlaut.view.shown import print_shown


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path: Path = tmp_path_factory.mktemp("answers")
    with wortlaut.open(fill(path / "a.db")) as opened:
        yield opened


def paper() -> tuple[Console, io.StringIO]:
    written = io.StringIO()
    return Console(file=written, width=80, highlight=False, markup=False, emoji=False), written


def test_a_hit_is_shown_with_what_is_known_of_it(kept: wortlaut.Store) -> None:
    console, written = paper()
    assert print_found(kept.search("Bodentruppe"), console) == 1
    (found,) = kept.search("Bodentruppe")
    assert written.getvalue() == (
        "2016-06-01 · Rundschau · Ingrid Solvang\n"
        "    „Keine [Bodentruppen] nach Sabha“\n"
        f"  {found.act if found.status == 'actual' else f'{found.act}, {found.status}'} · direct"
        f" · score {found.score:.2f} · Müde <Truppen> · {found.id}\n\n"
    )


def test_nothing_is_wider_than_eighty_columns_and_no_line_ends_in_blanks(kept: wortlaut.Store) -> None:
    console, written = paper()
    print_found(kept.search(), console)
    print_timeline(kept.timeline("Solvang"), console)
    print_timeline(kept.timeline("sahara"), console)
    print_series(kept.series("Orte"), console)
    for each in kept.search():
        print_shown(kept.show(each.id), console)
    print_shown(kept.actor("Jonas Brekke"), console)
    print_shown(kept.article("troops"), console)
    lines = written.getvalue().splitlines()
    assert len(lines) > 100
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_timeline_names_each_day_once(kept: wortlaut.Store) -> None:
    console, written = paper()
    print_timeline(kept.timeline("Jonas Brekke"), console)
    days = [line for line in written.getvalue().splitlines() if line[:1].isdigit()]
    assert days == ["2016-06-01", "2017-02-03", "2017-05-05"]
    assert "threaten: Ingrid Solvang → Jonas Brekke" in written.getvalue()


def test_a_statement_is_shown_in_its_sentence(kept: wortlaut.Store) -> None:
    console, written = paper()
    print_shown(kept.show("Ingrid Solvang"), console)
    assert "articles     4, 2016-02-02 to 2017-05-05" in written.getvalue()
    (found,) = kept.search("Bodentruppe")
    print_shown(kept.show(found.id), console)
    assert "[„Keine Bodentruppen nach Sabha“], sagte" in written.getvalue()


def test_escape_sequences_in_a_quote_do_not_reach_the_terminal() -> None:
    quote = "a\x1b[31mb"
    assert marked_hits(quote, [Span(0, 1)], plain=True).plain == "[a]\ufffd[31mb"
    assert "\x1b" not in marked_hits(quote, [Span(0, 1)], plain=False).plain


def test_bars_are_as_long_as_their_figures() -> None:
    assert bar(10, None, 10) == "█" * 20
    assert bar(5, None, 10).rstrip() == "█" * 10
    assert bar(0, None, 10).strip() == ""
    assert bar(0.001, None, 10).strip() != ""
    assert bar(5, 10, 10) == "█" * 10 + "░" * 10
    assert {len(bar(value / 7, None, 10)) for value in range(71)} == {20}
    assert bar(1, None, 0).strip() == ""
