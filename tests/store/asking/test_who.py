"""Who is meant by a name."""

import sqlite3
from pathlib import Path

import pytest

import wortlaut
from tests.store.asking.filled import fill
from wortlaut.store.asking import filters, search, who
from wortlaut.store.writing import Writer


def quotes(kept: wortlaut.Store, **asked: str) -> list[str]:
    return [each.quote for each in kept.search(sort="oldest", **asked)]  # type: ignore[arg-type]


def test_a_name_a_part_of_it_and_the_actor_itself_find_the_same(kept: wortlaut.Store) -> None:
    found = quotes(kept, speaker="Ingrid Solvang")
    assert "„Wir bleiben“" in found
    assert "„Keine Bodentruppen nach Sabha“" in found
    assert "„Das reicht nicht“" not in found
    assert quotes(kept, speaker="SOLVANG") == found
    (actor,) = kept.actors("Ingrid Solvang")
    assert quotes(kept, speaker=actor.actor) == found


def test_whoever_is_judged_the_same_counts_too_under_any_name(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db")
    said = "„Der Waffenstillstand hält, kein Zweifel.“"
    with wortlaut.open(path) as kept:
        assert said not in quotes(kept, speaker="Solvang")
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute(
            "UPDATE actors SET same_as = (SELECT min(id) FROM actors WHERE name = 'Ingrid Solvang')"
            " WHERE name = 'Kanzlerin'"
        )
    with wortlaut.open(path) as kept:
        found = quotes(kept, speaker="Solvang")
        assert said in found
        assert set(quotes(kept, speaker="Kanzlerin")) == set(found)
        assert "Kanzlerin" in kept.actor("Ingrid Solvang").names


def test_who_is_spoken_to_is_asked_for_apart(kept: wortlaut.Store) -> None:
    assert quotes(kept, addressee="Solvang") == ["„30 Prozent der Orte sind frei“"]
    assert quotes(kept, speaker="Brekke", addressee="Solvang") == ["„30 Prozent der Orte sind frei“"]
    either = quotes(kept, actor="Solvang")
    assert set(either) == {*quotes(kept, speaker="Solvang"), *quotes(kept, addressee="Solvang")}


@pytest.mark.parametrize("few", [0, 1, 1000])
def test_few_and_many_are_found_by_other_ways_and_alike(
    kept: wortlaut.Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    (actor,) = kept.actors("Jonas Brekke")
    expected = quotes(kept, speaker="Jonas Brekke")
    monkeypatch.setattr(filters, "_FEW", few)
    monkeypatch.setattr(search, "_LOOKED_UP", few)
    assert quotes(kept, speaker=actor.actor) == expected
    monkeypatch.setattr(who, "_MOST_MEMBERS", few)
    assert quotes(kept, speaker=actor.actor) == expected
    assert quotes(kept, speaker=actor.actor, act="assert") == [
        each.quote for each in kept.search(sort="oldest", speaker="Jonas Brekke", act="assert")
    ]


def test_nobody_is_called_by_a_quotation_mark(kept: wortlaut.Store) -> None:
    with pytest.raises(wortlaut.UsageError, match="no name in"):
        kept.search(speaker='"')


def test_names_are_looked_up_without_the_rows_themselves(kept: wortlaut.Store) -> None:
    plan = kept.connection.execute(
        "EXPLAIN QUERY PLAN SELECT same_as FROM actors WHERE name = 'x' AND same_as IS NOT NULL"
    ).fetchall()
    assert "COVERING INDEX actors_name" in str([tuple(row) for row in plan])
    assert isinstance(kept.connection, sqlite3.Connection)
