"""Dossiers come into the file and go out of it."""

from pathlib import Path

import pytest

from tests.store.dossiers.small import DOSSIER, fill, held
from wortlaut.errors import UsageError
from wortlaut.store.dossiers import keeping
from wortlaut.store.dossiers.keeping import add_dossier, refresh, remove_dossier
from wortlaut.store.dossiers.listing import listed
from wortlaut.store.reading import Store
from wortlaut.store.writing import Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "a.db")


def test_the_same_file_again_changes_nothing_and_another_of_the_key_takes_its_place(path: Path) -> None:
    before = held(path)
    with Writer(path) as writer:
        assert add_dossier(writer, DOSSIER, "dam.toml") == ("dam", "unchanged")
    assert held(path) == before
    with Writer(path) as writer:
        assert add_dossier(writer, DOSSIER.replace('"Kredit", ', ""), "dam.toml") == ("dam", "updated")
    assert {row[4] for row in held(path) if row[1] == "statement"} == {"works", ""}


def test_what_is_wrong_leaves_the_file_as_it_was(path: Path) -> None:
    before = held(path)
    with Writer(path) as writer, pytest.raises(UsageError, match=r"dam\.toml: actors\[1\]\.part"):
        add_dossier(writer, DOSSIER.replace('"member"', '"boss"'), "dam.toml")
    assert held(path) == before


def test_removing_a_dossier_leaves_the_articles(path: Path) -> None:
    with Writer(path) as writer:
        assert remove_dossier(writer, "dam") == "dam"
        with pytest.raises(UsageError, match="it has none"):
            remove_dossier(writer, "dam")
        assert listed(writer.connection) == []
    with Store(path) as store:
        assert store.counts().articles == 5
    assert held(path) == []


def test_refreshing_names_what_was_collected_and_an_unknown_dossier_is_told(path: Path) -> None:
    with Writer(path) as writer:
        assert refresh(writer) == refresh(writer, "dam") == ["dam"]
        with pytest.raises(UsageError, match="no dossier 'x' in the file; there are dam"):
            refresh(writer, "x")


def test_a_file_holds_so_many_dossiers_and_no_more(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 1)
    with Writer(path) as writer:
        with pytest.raises(UsageError, match="holds 1 dossiers; remove one first"):
            add_dossier(writer, DOSSIER.replace('"dam"', '"two"'), "two.toml")
        assert [each.key for each in listed(writer.connection)] == ["dam"]


def test_the_list_counts_what_each_holds(path: Path) -> None:
    with Store(path) as store:
        (found,) = store.dossiers()
    assert (found.key, found.articles, found.lines) == ("dam", 4, 2)
    assert (found.first, found.last) == ("2027-02-02", "2027-06-11")


def test_search_finds_by_dossier_and_line(path: Path) -> None:
    with Store(path) as store:
        assert [each.article for each in store.search(dossier="dam", line="money")] == ["credit"]
        assert {each.article for each in store.search("Damm", dossier="dam")} == {"pledge", "broken", "kept"}
        assert list(store.search("Wetter", dossier="dam")) == []
