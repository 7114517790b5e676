"""Places that statements speak of."""

import wortlaut
from tests.store.asking.test_grouping import everything
from wortlaut.store.asking.filters import plan
from wortlaut.store.asking.placed import narrow_to_places, place_named, placed
from wortlaut.store.asking.search import search


def test_each_place_counts_what_narrowing_to_it_finds(kept: wortlaut.Store) -> None:
    found = placed(kept.connection, everything(kept))
    assert found
    for each in found:
        asked = plan(kept.connection, None, {"since": "2000-01-01"})
        narrow_to_places(asked, [each.key])
        assert len(list(search(kept.connection, asked))) == each.statements
        assert -90 <= each.lat <= 90
        named = place_named(kept.connection, each.key)
        assert named is not None
        assert named.geonames is None or str(named.geonames) == each.key


def test_several_places_are_asked_for_at_once(kept: wortlaut.Store) -> None:
    keys = [each.key for each in placed(kept.connection, everything(kept)) if each.key.isdecimal()]
    assert len(keys) > 1
    asked = plan(kept.connection, None, {"since": "2000-01-01"})
    narrow_to_places(asked, keys)
    one = plan(kept.connection, None, {"since": "2000-01-01"})
    narrow_to_places(one, keys[:1])
    assert len(list(search(kept.connection, asked))) > len(list(search(kept.connection, one)))


def test_a_place_that_is_not_there_is_none(kept: wortlaut.Store) -> None:
    assert place_named(kept.connection, "99999999") is None
    assert place_named(kept.connection, "'; DROP TABLE places") is None
    asked = plan(kept.connection, None, {})
    narrow_to_places(asked, ["Nirgendwo"])
    assert list(search(kept.connection, asked)) == []
