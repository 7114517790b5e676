"""What takes long is found once, and again when somebody changed the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.store.made import GERMAN, OTHER, incoming, store
from wortlaut.store.asking.lately import lately
from wortlaut.store.reading import Store


def test_it_is_found_once_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN))
    asked: list[int] = []

    def find() -> int:
        asked.append(kept.counts().articles)
        return asked[-1]

    with Store(path) as kept:
        assert [lately(kept, "articles", find) for _ in range(3)] == [1, 1, 1]
        assert asked == [1]
        store(path, incoming(OTHER))
        assert lately(kept, "articles", find) == 2
        assert asked == [1, 2]


def test_few_are_kept_and_no_other_file_has_them(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store(path, incoming(GERMAN))
    with Store(path) as one, Store(path) as other:
        for number in range(20):
            assert lately(one, number, partial(int, number)) == number
        assert lately(one, 19, lambda: -1) == 19
        assert lately(one, 0, lambda: -1) == -1
        assert lately(other, 19, lambda: -1) == -1
