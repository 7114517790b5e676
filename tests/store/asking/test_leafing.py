"""A search is read page by page, and what says the same is told once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import wortlaut
from tests.store.asking.filled import fill
from wortlaut.errors import UsageError
from wortlaut.store.asking.cursors import cursor_of, row_at
from wortlaut.store.asking.filters import Sort
from wortlaut.store.asking.leafing import leaf
from wortlaut.store.writing import Writer


def read_all(
    kept: wortlaut.Store,
    words: str | None = None,
    *,
    sort: Sort = "newest",
    size: int = 2,
    grouped: bool = False,
    **filters: Any,
) -> list[str]:
    """Return the keys of all statements, leaf by leaf."""
    found, after = [], None
    for _ in range(50):
        page = leaf(kept.connection, words, filters, sort=sort, after=after, size=size, grouped=grouped)  # type: ignore[arg-type]
        assert len(page.findings) <= size
        found += [each.statement.id for each in page.findings]
        if page.next is None:
            return found
        after = page.next
    raise AssertionError("it never ends")


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("size", [1, 2, 5, 50])
def test_leaf_by_leaf_everything_is_found_once(kept: wortlaut.Store, sort: Sort, size: int) -> None:
    whole = [each.id for each in kept.search(sort=sort)]
    assert read_all(kept, sort=sort, size=size) == whole
    assert read_all(kept, "Truppen OR Orte", sort=sort, size=size, speaker="Brekke") == [
        each.id for each in kept.search("Truppen OR Orte", sort=sort, speaker="Brekke")
    ]


def test_the_best_are_read_leaf_by_leaf_too(kept: wortlaut.Store) -> None:
    whole = [each.id for each in kept.search("Prozent OR Truppen", sort="best")]
    assert len(whole) > 2
    assert read_all(kept, "Prozent OR Truppen", sort="best") == whole


def test_a_leaf_tells_where_the_quote_stands_in_the_text(kept: wortlaut.Store) -> None:
    found = leaf(kept.connection, '"Keine Bodentruppen"', {}).findings
    (each,) = found
    text = kept.record("troops").text
    assert text[each.start : each.end] == "„Keine Bodentruppen nach Sabha“" == each.statement.quote


def test_a_cursor_names_nothing_that_changes_with_the_file(kept: wortlaut.Store) -> None:
    newest = kept.search(limit=1).to_list()[0]
    page = leaf(kept.connection, None, {}, size=1)
    assert page.next == f"2017-05-06~chancellor~{newest.id}"


def test_where_the_statement_is_gone_its_day_is_told_again(kept: wortlaut.Store) -> None:
    page = leaf(kept.connection, None, {}, after="2016-06-01~troops~0000", size=50)
    assert page.findings[0].statement.published == "2016-06-01"
    page = leaf(kept.connection, None, {}, sort="oldest", after="2017-05-06~x~0000", size=50)
    assert [each.statement.article for each in page.findings] == ["chancellor"]


def test_a_cursor_leads_back_to_its_statement(kept: wortlaut.Store) -> None:
    for (identity,) in kept.connection.execute("SELECT id FROM statements"):
        cursor = cursor_of(kept.connection, identity)
        assert row_at(kept.connection, cursor, newest_first=True) == identity


@pytest.mark.parametrize("wrong", ["", "x", "~", "2016~a~b", "2016-99-99~a~b", "rank~1"])
def test_what_is_no_cursor_is_told(kept: wortlaut.Store, wrong: str) -> None:
    with pytest.raises(UsageError, match="is no place in the list"):
        leaf(kept.connection, None, {}, after=wrong)


def test_what_says_the_same_is_told_once_on_all_leaves_together(tmp_path: Path, kept: wortlaut.Store) -> None:
    path = Path(shutil.copy(fill(tmp_path / "a.db"), tmp_path / "b.db"))
    with Writer(path) as writer, writer.transaction():
        ids = [
            row[0]
            for row in writer.connection.execute("SELECT id FROM statements WHERE id > 268435456 ORDER BY id")
        ]
        group = ids[1], ids[4], ids[-1]
        for member in group[1:]:
            writer.connection.execute("UPDATE statements SET same_as = ? WHERE id = ?", (group[0], member))
    with wortlaut.open(path) as joined:
        whole = [each.id for each in joined.search()]
        firsts = read_all(joined, size=1, grouped=True)
        assert len(firsts) == len(whole) - 2
        assert firsts[0] == whole[0]
        assert read_all(joined, sort="oldest", size=2, grouped=True)[2] == whole[::-1][2]
        first = leaf(joined.connection, None, {}, size=1).findings[0]
        assert first.others == 2
        assert first.statement.outlet not in first.outlets
        assert first.outlets
        apart = leaf(joined.connection, None, {}, size=50, grouped=False)
        assert [each.statement.id for each in apart.findings] == whole
        # Where the newest does not meet the filter, another one of the group stands for it.
        outlet = first.outlets[0]
        assert read_all(joined, outlet=outlet, size=1, grouped=True) == [
            each.id for each in joined.search(outlet=outlet)
        ]
