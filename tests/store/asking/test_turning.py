"""Timelines and series are read page by page: whatever the size of a page, the same comes out."""

from __future__ import annotations

import pytest

import wortlaut
from wortlaut.errors import UsageError
from wortlaut.store.asking.turning import figures_after, timeline_after


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("of", ["Brekke", "Solvang", "Sprecher", "sahara"])
def test_a_timeline_page_by_page_is_the_whole(
    kept: wortlaut.Store, of: str, newest_first: bool, size: int
) -> None:
    found, after = [], None
    for _ in range(60):
        page, after = timeline_after(
            kept.connection, of, {}, newest_first=newest_first, after=after, size=size
        )
        found += page
        if after is None:
            break
    assert found == kept.timeline(of, newest_first=newest_first).to_list()


@pytest.mark.parametrize("size", [1, 50])
def test_a_series_page_by_page_is_the_whole(kept: wortlaut.Store, size: int) -> None:
    figure = kept.series("Prozent").to_list()[0].id
    for of in ("Prozent", "Orte", figure):
        found, after = [], None
        while True:
            page, after = figures_after(kept.connection, of, {"speaker": "Brekke"}, after=after, size=size)
            found += page
            if after is None:
                break
        assert found == kept.series(of, speaker="Brekke").to_list()


@pytest.mark.parametrize("wrong", ["x", "2016-02-02", "2016-99-99~1", "~-1", "~99999999"])
def test_what_is_no_cursor_is_told(kept: wortlaut.Store, wrong: str) -> None:
    with pytest.raises(UsageError, match="is no place in the list"):
        timeline_after(kept.connection, "Brekke", {}, after=wrong)
