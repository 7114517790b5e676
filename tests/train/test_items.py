"""Windows of items and their batches."""

import numpy as np

from train.items import Item, batches
from wortlaut.heads.neural.shape import RULES


def item(size: int) -> Item:
    return Item(source="x", pieces=[[5]] * (size - 2), rules=np.zeros((size - 2, RULES), np.float32))


def test_a_batch_has_no_more_items_and_no_more_padded_pieces_than_told() -> None:
    rng = np.random.default_rng(1)
    items = [item(int(size)) for size in rng.integers(4, 90, 200)]
    made = batches(items, 300, 8, rng)
    assert sum(map(len, made)) == len(items)
    for batch in made:
        assert len(batch) <= 8
        assert len(batch) * max(one.size for one in batch) <= 300


def test_an_item_larger_than_a_batch_is_a_batch_of_its_own() -> None:
    made = batches([item(500), item(10)], 300, 8, np.random.default_rng(1))
    assert sorted(len(batch) for batch in made) == [1, 1]
