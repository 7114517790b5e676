"""What can be asked of the file."""

from pathlib import Path
from typing import Any

import pytest

import wortlaut
from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.errors import UsageError

ENGLISH = "“We are staying,” Ingrid Solvang said in Rome. Jonas Brekke warned that the talks would fail."


@pytest.fixture
def kept(tmp_path: Path) -> wortlaut.Store:
    path = tmp_path / "a.db"
    store(
        path,
        incoming(OTHER, id="2", published="2017-02-03T10:00:00+01:00", publisher="Rundschau"),
        incoming(GERMAN, id="1", published="2016-02-02", url="https://www.kurier.example/a"),
        incoming(ENGLISH, id="3", published="2016-06-01", publisher="Courier", language="en"),
        incoming("„Ohne Tag“, sagte Ingrid Solvang.", id="4"),
    )
    return wortlaut.open(path)


def quotes(kept: wortlaut.Store, words: str | None = None, **filters: object) -> list[str]:
    """Return the quotes that are found."""
    return [each.quote for each in kept.statements(words, **filters)]  # type: ignore[arg-type]


def test_statements_come_by_date_whatever_the_order_in_which_they_were_added(kept: wortlaut.Store) -> None:
    days = [each.published for each in kept.statements()]
    assert days[0] is None
    assert days[1:] == sorted(day for day in days if day)
    backwards = [each.published for each in kept.statements(newest_first=True)]
    assert backwards == days[::-1]


def test_all_words_must_stand_in_the_quote(kept: wortlaut.Store) -> None:
    assert quotes(kept, "bleiben WIR") == ["„Wir bleiben“"]
    assert quotes(kept, "bleiben reicht") == []
    assert quotes(kept, "Solvang") == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (
            {"speaker": "solvang"},
            ["„Ohne Tag“", "„Wir bleiben“", "man werde nicht nachlassen", "“We are staying,”"],
        ),
        ({"speaker": "Ingrid Solvang", "language": "en"}, ["“We are staying,”"]),
        ({"outlet": "Courier", "type": "direct"}, ["“We are staying,”"]),
        ({"outlet": "kurier.example", "type": "direct"}, ["„Wir bleiben“"]),
        ({"outlet": "Nobody"}, []),
        (
            {"type": "direct", "since": "2016-02-02", "until": "2016-06-01"},
            ["„Wir bleiben“", "“We are staying,”"],
        ),
        ({"type": "direct", "until": "2016-02-02"}, ["„Wir bleiben“"]),
        ({"type": "direct", "since": "2016-06-02"}, ["„Das reicht nicht“"]),
        ({"type": "direct", "since": "2017-02-04"}, []),
        ({"type": "direct", "limit": 1, "newest_first": True}, ["„Das reicht nicht“"]),
        ({"speaker": "solvang", "limit": 1}, ["„Ohne Tag“"]),
    ],
)
def test_filters_meet(kept: wortlaut.Store, filters: dict[str, Any], found: list[str]) -> None:
    assert quotes(kept, **filters) == found


@pytest.mark.parametrize("field", ["type", "medium", "act", "status"])
def test_every_value_of_a_field_finds_just_its_statements(kept: wortlaut.Store, field: str) -> None:
    every = list(kept.statements())
    for value in {getattr(each, field) for each in every}:
        assert [each.id for each in kept.statements(**{field: value})] == [
            each.id for each in every if getattr(each, field) == value
        ]


def test_the_least_score_is_exact(kept: wortlaut.Store) -> None:
    scores = sorted({each.score for each in kept.statements()})
    for score in (*scores, 0.0, 1.0):
        assert [each.score >= score for each in kept.statements(least_score=score)] == [True] * sum(
            each.score >= score for each in kept.statements()
        )


@pytest.mark.parametrize("words", ["a OR b", "NEAR(a b)", "words:", "'; x --", "marks : actwarn"])
def test_words_are_words_whatever_they_look_like(kept: wortlaut.Store, words: str) -> None:
    assert quotes(kept, words) == []
    assert quotes(kept, speaker=words) == []


def test_articles_come_by_date_and_are_found_by_id_and_url(kept: wortlaut.Store) -> None:
    assert [each.id for each in kept.articles()] == ["4", "1", "3", "2"]
    assert [each.id for each in kept.articles(since="2016-06-01", until="2017-02-03")] == ["3", "2"]
    assert [each.id for each in kept.articles(outlet="Rundschau")] == ["2"]
    assert len(list(kept.articles(limit=2))) == 2
    assert kept.record("https://www.kurier.example/a") == kept.record("1")
    with pytest.raises(UsageError, match="has no article 9"):
        kept.record("9")
    with pytest.raises(UsageError, match="has no article 1, version 2"):
        kept.record("1", 2)


def test_the_views_say_the_same_in_plain_sql(kept: wortlaut.Store) -> None:
    rows = kept.connection.execute(
        "SELECT key, quote, speaker_words, type, act, outlet, published FROM v_statements ORDER BY id"
    ).fetchall()
    assert rows == [
        (each.id, each.quote, each.speaker or None, each.type, each.act, each.outlet, each.published)
        for each in kept.statements()
    ]
    assert kept.connection.execute("SELECT count(*), count(text) FROM v_articles").fetchone() == (4, 4)
    for view in ("v_events", "v_figures"):
        kept.connection.execute(f"SELECT * FROM {view}").fetchall()
