"""An input is found again as the article that it was stored as."""

from __future__ import annotations

from pathlib import Path

from tests.store.made import incoming, store
from wortlaut.store.asking.inputs import article_of_input
from wortlaut.store.reading import Store

FIRST = (
    "Ministerin Ada Kern sagte am Dienstag, der Hafen bleibe offen. „Wir schließen ihn nicht“, sagte Kern."
)


def test_an_input_leads_to_its_article_as_that_stands_now(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one, two = (
        incoming(FIRST, id="a1", title="Hafen"),
        incoming("Die Lage ist ruhig, teilte niemand mit.", id="a1"),
    )
    store(path, one, two)
    with Store(path) as opened:
        first, second = (article_of_input(opened.connection, each.digest) for each in (one, two))
        assert first == second
        assert first is not None
        assert first.article == "a1"
        assert first.statements == len(opened.record("a1").statements)
        assert article_of_input(opened.connection, "00" * 32) is None
