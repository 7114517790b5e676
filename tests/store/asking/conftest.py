"""The small file, once for all tests of a module."""

from collections.abc import Iterator

import pytest

import wortlaut
from tests.store.asking.filled import fill


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[wortlaut.Store]:
    with wortlaut.open(fill(tmp_path_factory.mktemp("asking") / "a.db")) as opened:
        yield opened
