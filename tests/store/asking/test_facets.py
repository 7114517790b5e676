"""What a search can be narrowed by: each count is how many one finds with it."""

from __future__ import annotations

from typing import Any

import pytest

import wortlaut
from wortlaut.errors import UsageError
from wortlaut.store.asking.facets import Facets, count, facets

NUMBERS = {"least_score": float}


def found_with(kept: wortlaut.Store, words: str | None, name: str, value: str, asked: dict[str, Any]) -> int:
    filters = {**asked, name: NUMBERS.get(name, str)(value)}
    if name == "dossier":
        filters.pop("line", None)  # another dossier has other lines
    return len(kept.search(words, **filters).to_list())


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (None, {}),
        ("Truppen OR Orte", {}),
        (None, {"speaker": "Solvang"}),
        (None, {"act": ["reject", "warn"], "language": "en"}),
        (None, {"dossier": "sahara", "line": "Finanzen"}),
        (None, {"place": "Oslo"}),
        ('"die Truppen"', {"least_score": 0.9, "since": "2016-01-01"}),
        (None, {"outlet": "nowhere"}),
    ],
)
def test_every_count_is_what_is_found_with_that_value(
    kept: wortlaut.Store, words: str | None, asked: dict[str, Any]
) -> None:
    found = facets(kept.connection, words, asked, seconds=30)  # type: ignore[arg-type]
    assert found.counted == len(kept.search(words, **asked).to_list())
    assert not found.more
    assert not found.least
    for name, choices in found.choices.items():
        for each in choices:
            assert each.count == found_with(kept, words, name, each.value, asked), (name, each)


def test_a_facet_shows_what_else_could_be_chosen(kept: wortlaut.Store) -> None:
    found = facets(kept.connection, None, {"act": "warn"})
    assert {each.value for each in found.choices["act"]} == {"assert", "reject", "demand", "warn"}
    assert {each.value for each in found.choices["type"]} == {"indirect"}


def test_places_are_those_of_the_quote_or_its_frame(kept: wortlaut.Store) -> None:
    found = facets(kept.connection, "Bodentruppen", {})
    assert {each.name for each in found.choices["place"]} == {"Sabha", "Oslo"}


def test_lines_are_told_of_the_dossier_that_is_chosen(kept: wortlaut.Store) -> None:
    assert facets(kept.connection, None, {}).choices["line"] == ()
    (line,) = facets(kept.connection, None, {"dossier": "sahara"}).choices["line"]
    assert (line.value, line.count) == ("Finanzen", 1)


def test_where_there_are_more_than_are_gone_through_the_newest_count(kept: wortlaut.Store) -> None:
    found = facets(kept.connection, None, {"act": "assert"}, most=3)
    assert (found.counted, found.more) == (3, True)
    assert found.oldest is not None
    assert {"speaker", "outlet", "place"} <= found.least
    few = facets(kept.connection, None, {"outlet": "kurier.example"}, most=3)
    assert not few.more
    assert few.least == {"outlet"}


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (None, {}),
        ("Truppen OR Orte OR die", {}),
        ("-Truppen", {"act": "assert", "since": "2016-02-02", "until": "2017-05-05"}),
        (None, {"act": ["assert", "reject"], "status": "denied", "outlet": "Rundschau"}),
        (None, {"country": "IT"}),
    ],
)
def test_what_the_index_can_count_is_counted_to_the_end(
    kept: wortlaut.Store, words: str | None, asked: dict[str, Any]
) -> None:
    whole = facets(kept.connection, words, asked, seconds=30)  # type: ignore[arg-type]
    few = facets(kept.connection, words, asked, most=1)  # type: ignore[arg-type]
    for name in ("act", "status", "type", "language"):
        assert name not in few.least
        assert few.choices[name] == whole.choices[name]


def test_what_only_rows_can_tell_stays_a_least_count(kept: wortlaut.Store) -> None:
    assert "act" in facets(kept.connection, None, {"speaker": "Brekke"}, most=1).least


def test_time_that_has_run_out_leaves_counts_out_and_says_so(
    kept: wortlaut.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wortlaut.store.asking.deadline._STEPS", 1)
    found: Facets = facets(kept.connection, None, {}, seconds=0)
    assert found.least
    assert all(name in found.choices for name in ("speaker", "act", "place"))
    assert facets(kept.connection, None, {}).counted == 12  # what comes after is not stopped


def test_how_many_there_are_is_counted_no_further_than_asked(kept: wortlaut.Store) -> None:
    assert count(kept.connection, None, {}, most=100, seconds=30) == (12, False)
    assert count(kept.connection, None, {}, most=5) == (5, True)
    assert count(kept.connection, None, {"outlet": "nowhere"}, most=5) == (0, False)


def test_a_wrong_question_is_told(kept: wortlaut.Store) -> None:
    with pytest.raises(UsageError, match="no act 'sing'"):
        facets(kept.connection, None, {"act": "sing"})  # type: ignore[typeddict-item]
