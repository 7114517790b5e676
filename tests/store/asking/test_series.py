"""Figures in the order of time."""

from pathlib import Path

import pytest

import wortlaut
from tests.store.asking.filled import fill
from wortlaut.store.writing import Writer


def test_what_counts_the_same_by_one_account_is_a_series(kept: wortlaut.Store) -> None:
    found = list(kept.series("Orte", speaker="Brekke"))
    assert [(each.value, each.unit, each.published) for each in found] == [
        (25, "percent", "2016-06-01"), (30, "percent", "2017-05-05"),
    ]  # fmt: skip
    assert {name.name for each in found for name in each.claimants} == {"Jonas Brekke"}
    assert list(kept.series("Orte", speaker="Solvang")) == []
    assert [each.value for each in kept.series("Orte", since="2017-01-01")] == [30]
    assert list(kept.series("Orte", unit="EUR")) == []
    assert [each.unit for each in kept.series("Euro")] == ["EUR"]
    assert len(list(kept.series("Orte", limit=1))) == 1


def test_the_series_of_a_figure_is_what_is_judged_so(tmp_path: Path) -> None:
    path = fill(tmp_path / "a.db")
    with wortlaut.open(path) as kept:
        first, last = (each.id.partition(":")[2] for each in kept.series("Orte"))
        assert [each.id for each in kept.series(f"figure:{last}")] == [f"figure:{last}"]
    with Writer(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE figures SET same_as = ? WHERE id = ?", (first, last))
    with wortlaut.open(path) as kept:
        for each in (first, last):
            assert [one.id for one in kept.series(f"figure:{each}")] == [f"figure:{first}", f"figure:{last}"]


def test_a_figure_that_is_not_there_says_so(kept: wortlaut.Store) -> None:
    with pytest.raises(wortlaut.UsageError, match="no figure:7 in the file"):
        list(kept.series("figure:7"))
