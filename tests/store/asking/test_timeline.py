"""What somebody said and did, in the order of time."""

import pytest

import wortlaut
from wortlaut.store.asking import timeline
from wortlaut.store.stored import StoredEvent, StoredFigure, StoredStatement


def kinds(kept: wortlaut.Store, of: str, **asked: object) -> list[str]:
    return [type(each).__name__.removeprefix("Stored") for each in kept.timeline(of, **asked)]  # type: ignore[arg-type]


def test_statements_come_with_their_figures_and_events_day_by_day(kept: wortlaut.Store) -> None:
    entries = list(kept.timeline("Jonas Brekke"))
    days = [each.published or "" for each in entries]
    assert [day[:10] for day in days] == sorted(day[:10] for day in days)
    said = [each for each in entries if isinstance(each, StoredStatement)]
    assert {each.id for each in said} == {each.id for each in kept.search(actor="Jonas Brekke")}
    for number, each in enumerate(entries):
        if isinstance(each, StoredFigure):
            before = next(one for one in reversed(entries[:number]) if isinstance(one, StoredStatement))
            assert each.statement == before.id
    assert [each.type for each in entries if isinstance(each, StoredEvent)] == ["THREATEN"]


def test_backwards_it_is_the_other_way_round(kept: wortlaut.Store) -> None:
    def days(entries: list[object]) -> list[str]:
        return [each.published[:10] for each in entries]  # type: ignore[attr-defined]

    forwards = list(kept.timeline("Solvang"))
    backwards = list(kept.timeline("Solvang", newest_first=True))
    assert days(list(backwards)) == days(list(forwards))[::-1]
    assert {each.id for each in forwards} == {each.id for each in backwards}
    assert len(list(kept.timeline("Solvang", limit=2))) == 2


def test_events_are_left_out_where_more_is_asked_than_they_have(kept: wortlaut.Store) -> None:
    assert "Event" in kinds(kept, "Ingrid Solvang")
    assert "Event" in kinds(kept, "Ingrid Solvang", until="2016-06-01", status="actual", outlet="rundschau")
    assert "Event" not in kinds(kept, "Ingrid Solvang", least_score=0.71)
    assert "Event" not in kinds(kept, "Ingrid Solvang", since="2016-06-02")
    assert "Event" not in kinds(kept, "Ingrid Solvang", act="assert")
    assert "Event" not in kinds(kept, "Ingrid Solvang", status=["denied"])


def test_of_very_many_events_are_found_on_the_way_and_alike(
    kept: wortlaut.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kinds(kept, "Ingrid Solvang")
    monkeypatch.setattr(timeline, "_MANY_MEMBERS", 0)
    assert kinds(kept, "Ingrid Solvang") == before


def test_a_dossier_has_its_statements_and_the_events_of_its_actors(kept: wortlaut.Store) -> None:
    entries = list(kept.timeline("sahara"))
    assert {each.id for each in entries if isinstance(each, StoredStatement)} == {
        each.id for each in kept.search(dossier="sahara")
    }
    assert [each.id for each in entries if isinstance(each, StoredEvent)] == ["e1"]


def test_two_actors_are_no_question(kept: wortlaut.Store) -> None:
    with pytest.raises(wortlaut.UsageError, match="Give one actor"):
        kept.timeline("Solvang", actor="Brekke")
