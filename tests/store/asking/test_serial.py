"""The figures that statements hold."""

import wortlaut
from tests.store.asking.test_utterances import group
from wortlaut.store.asking.serial import series_of
from wortlaut.store.asking.utterances import utterances


def test_figures_that_count_the_same_stand_together(kept: wortlaut.Store) -> None:
    ids = [each.id for each in utterances(kept.connection, group(kept, "Jonas Brekke"))]
    (towns,) = (each for each in series_of(kept.connection, ids) if each.counted == "Orte")
    assert (towns.unit, [each.value for each in towns.figures]) == ("percent", [30, 25])
    assert not towns.linked
    assert series_of(kept.connection, []) == []
