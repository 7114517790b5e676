"""Statements over time in rows."""

import pytest

import wortlaut
from wortlaut.errors import UsageError
from wortlaut.store.asking.filters import plan
from wortlaut.store.asking.grouping import By, narrow, rows
from wortlaut.store.asking.periods import scale
from wortlaut.store.asking.search import search
from wortlaut.store.asking.spreading import Spread, extent, spread


def everything(kept: wortlaut.Store) -> Spread:
    asked = plan(kept.connection, None, {})
    ends = extent(kept.connection, asked)
    assert ends is not None
    return spread(kept.connection, asked, scale(*ends))


@pytest.mark.parametrize("by", ["actor", "act", "outlet"])
def test_each_row_counts_what_narrowing_to_it_finds(kept: wortlaut.Store, by: By) -> None:
    found, more = rows(kept.connection, everything(kept), by)
    assert more == 0
    assert found
    for row in found:
        asked = plan(kept.connection, None, {"since": "2000-01-01"})
        narrow(kept.connection, asked, by, row.key)
        listed = list(search(kept.connection, asked))
        assert (row.name, row.total) == (row.name, len(listed))
        assert row.total == sum(row.counts) == len(row.ids)


def test_lines_are_rows_of_their_dossier(kept: wortlaut.Store) -> None:
    found, _ = rows(kept.connection, everything(kept), "line", dossier="sahara")
    assert {(row.key, row.total) for row in found} == {("Finanzen", 1), ("", 1)}
    asked = plan(kept.connection, None, {"dossier": "sahara"})
    narrow(kept.connection, asked, "line", "Finanzen", dossier="sahara")
    assert len(list(search(kept.connection, asked))) == 1


def test_the_fullest_rows_come_first_and_who_is_unknown_last(kept: wortlaut.Store) -> None:
    found, more = rows(kept.connection, everything(kept), "actor", most=2)
    assert found[0].total >= found[1].total
    assert all(row.key.startswith("actor:") for row in found)
    assert more > 0


def test_lines_without_a_dossier_are_a_wrong_question(kept: wortlaut.Store) -> None:
    with pytest.raises(UsageError, match="say which with dossier"):
        rows(kept.connection, everything(kept), "line")
    with pytest.raises(UsageError, match="say which with dossier"):
        narrow(kept.connection, plan(kept.connection, None, {}), "line", "Finanzen")
    nobody = plan(kept.connection, None, {})
    narrow(kept.connection, nobody, "outlet", "Nirgendblatt")
    assert list(search(kept.connection, nobody)) == []
