"""Who speaks to, about and with whom."""

import wortlaut
from tests.store.asking.test_grouping import everything
from wortlaut.store.asking.filters import plan
from wortlaut.store.asking.network import KINDS, Network, narrow_to_edge, network
from wortlaut.store.asking.search import search


def whole(kept: wortlaut.Store, most: int = 40) -> Network:
    return network(kept.connection, everything(kept), KINDS, most=most)


def told(found: Network) -> set[tuple[str, str, str]]:
    names = {each.actor: each.name for each in found.nodes}
    return {(names[each.source], each.kind, names[each.target]) for each in found.edges}


def test_who_speaks_to_whom_and_who_acts_towards_whom_is_told(kept: wortlaut.Store) -> None:
    found = whole(kept)
    assert ("Jonas Brekke", "to", "Ingrid Solvang") in told(found)
    assert any(kind == "did" for _, kind, _ in told(found))
    assert found.exact


def test_each_edge_counts_what_narrowing_to_it_finds(kept: wortlaut.Store) -> None:
    edges = [each for each in whole(kept).edges if each.kind != "did"]
    assert edges
    for each in edges:
        asked = plan(kept.connection, None, {"since": "2000-01-01"})
        narrow_to_edge(kept.connection, asked, each.kind, each.source, each.target)
        assert len(list(search(kept.connection, asked))) == each.count


def test_only_the_kinds_that_are_asked_for_are_there(kept: wortlaut.Store) -> None:
    found = network(kept.connection, everything(kept), ["to"])
    assert {each.kind for each in found.edges} == {"to"}
    assert {each.actor for each in found.nodes} == {
        name for each in found.edges for name in (each.source, each.target)
    }


def test_of_many_actors_the_strongest_are_shown(kept: wortlaut.Store) -> None:
    found, all_ = whole(kept, most=2), whole(kept)
    assert len(found.nodes) == 2
    assert found.left_out == len(all_.nodes) + all_.left_out - 2
    assert max(each.weight for each in all_.nodes) == max(each.weight for each in found.nodes)


def test_nobody_is_tied_to_themselves(kept: wortlaut.Store) -> None:
    assert all(each.source != each.target for each in whole(kept).edges)
