"""How statements spread over time."""

from collections import Counter
from pathlib import Path

import pytest

import wortlaut
from tests.store.made import incoming
from wortlaut.store.asking import spreading
from wortlaut.store.asking.filters import Filters, plan
from wortlaut.store.asking.periods import iso, scale
from wortlaut.store.asking.spreading import Spread, extent, spread
from wortlaut.store.days import day_of
from wortlaut.store.writing import Writer

_TEXT = "„Wir sind bereit“, sagte Ingrid Solvang. „Der Krieg ist vorbei“, sagte Jonas Brekke in Oslo."


def of(kept: wortlaut.Store, words: str | None = None, **filters: str) -> Spread:
    made = plan(kept.connection, words, Filters(**filters))  # type: ignore[typeddict-item]
    ends = extent(kept.connection, made)
    assert ends is not None
    return spread(kept.connection, made, scale(*ends))


@pytest.mark.parametrize(
    "filters", [{}, {"act": "assert"}, {"speaker": "Brekke"}, {"outlet": "Rundschau"}, {"dossier": "sahara"}]
)
def test_the_bins_hold_what_a_search_finds(kept: wortlaut.Store, filters: dict[str, str]) -> None:
    found = of(kept, **filters)
    told = Counter[int | None]()
    for each in kept.search(**filters):  # type: ignore[arg-type]
        if each.published:
            told[found.scale.bin_of(day_of(each.published))] += 1
    assert dict(enumerate(found.totals)) == {number: told[number] for number in range(found.scale.bins)}
    assert None not in told
    assert found.exact
    assert found.total == len(found.ids)


def test_words_are_spread_too(kept: wortlaut.Store) -> None:
    assert of(kept, "Truppen").total == len(kept.search("Truppen").to_list())


def test_the_first_and_last_day_are_told_and_what_has_no_date_is_left_out(kept: wortlaut.Store) -> None:
    ends = extent(kept.connection, plan(kept.connection, None, {}))
    assert ends is not None
    assert [iso(day) for day in ends] == ["2016-02-02", "2017-05-06"]


def test_where_nothing_is_found_there_is_no_period(kept: wortlaut.Store) -> None:
    assert extent(kept.connection, plan(kept.connection, "Quastenflosser", {})) is None


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> wortlaut.Store:
    path: Path = tmp_path_factory.mktemp("many") / "m.db"
    with Writer(path) as writer, writer.transaction():
        for number in range(60):
            day = f"2027-{1 + number % 12:02}-{1 + number % 28:02}"
            writer.store(incoming(_TEXT, id=f"a{number}", published=day, publisher="Rundschau"))
    return wortlaut.open(path)


def test_of_many_the_amounts_are_estimated_and_said_to_be(
    many: wortlaut.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = plan(many.connection, None, {})
    ends = extent(many.connection, asked)
    assert ends is not None
    true = spread(many.connection, asked, scale(*ends, most=20))
    monkeypatch.setattr(spreading, "_COUNTED", 40)
    some = spread(many.connection, asked, scale(*ends, most=20), most=24)
    assert true.exact
    assert not some.exact
    assert len(some.ids) <= 24
    assert set(some.ids) <= set(true.ids)
    # Every id stands for as many as the bin has more of them.
    assert sum(some.weights[some.scale.bin_of(each >> 28) or 0] for each in some.ids) == pytest.approx(
        sum(total for total, weight in zip(some.totals, some.weights, strict=True) if weight)
    )
    assert true.total / 4 < some.total < 4 * true.total


def test_a_sample_of_what_could_be_counted_keeps_the_true_totals(many: wortlaut.Store) -> None:
    asked = plan(many.connection, None, {})
    ends = extent(many.connection, asked)
    assert ends is not None
    found = spread(many.connection, asked, scale(*ends), most=30)
    assert not found.exact
    assert found.total == spread(many.connection, asked, scale(*ends)).total
    assert len(found.ids) < found.total


def test_an_older_version_is_not_counted(tmp_path: Path) -> None:
    with Writer(tmp_path / "v.db") as writer:
        for text in (_TEXT, _TEXT.replace("vorbei", "lange vorbei")):
            with writer.transaction():
                writer.store(incoming(text, id="a", published="2027-02-04"))
    with wortlaut.open(tmp_path / "v.db") as store:
        asked = plan(store.connection, None, {})
        ends = extent(store.connection, asked)
        assert ends is not None
        assert spread(store.connection, asked, scale(*ends)).total == len(store.search().to_list())
