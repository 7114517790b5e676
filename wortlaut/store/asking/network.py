"""Who speaks to, about and with whom: the actors of statements and events as a network."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import Literal

from msgspec import Struct

from wortlaut.store.asking import who
from wortlaut.store.asking.filters import Plan
from wortlaut.store.asking.grouping import narrow
from wortlaut.store.asking.spreading import Spread
from wortlaut.store.days import day_of_id, first_id

Kind = Literal["to", "about", "with", "did"]
KINDS: tuple[Kind, ...] = ("to", "about", "with", "did")

_PARTIES = """
SELECT ids.value, terms.name, coalesce(actors.same_as, actors.id) FROM json_each(?) AS ids
CROSS JOIN statement_actors AS party ON party.statement = ids.value
JOIN terms ON terms.id = party.part JOIN actors ON actors.id = party.actor
"""
_NAMED = """
SELECT DISTINCT ids.value, coalesce(actors.same_as, actors.id) FROM json_each(?) AS ids
CROSS JOIN statements ON statements.id = ids.value
CROSS JOIN json_each(statements.quote) AS span
CROSS JOIN mentions ON mentions.version = statements.version AND mentions.actor IS NOT NULL
 AND mentions.start >= json_extract(span.value, '$[0]') AND mentions."end" <= json_extract(span.value, '$[1]')
CROSS JOIN actors ON actors.version = mentions.version AND actors.number = mentions.actor
JOIN terms ON terms.id = actors.kind AND terms.name <> 'place'
"""
_EVENTS = """
SELECT coalesce(one.same_as, one.id), coalesce(other.same_as, other.id) FROM events
JOIN versions ON versions.id = events.version AND versions.current = 1
JOIN event_actors AS agent ON agent.event = events.id AND agent.part = (SELECT id FROM terms WHERE name = 'actor')
JOIN event_actors AS whom ON whom.event = events.id AND whom.part = (SELECT id FROM terms WHERE name = 'recipient')
JOIN actors AS one ON one.id = agent.actor JOIN actors AS other ON other.id = whom.actor
WHERE events.id >= ? AND events.id < ? ORDER BY events.id DESC LIMIT 2000
"""
_ABOUT = (
    "EXISTS (SELECT 1 FROM json_each(statements.quote) AS span JOIN mentions ON mentions.version = statements.version"
    " AND mentions.start >= json_extract(span.value, '$[0]') AND mentions.\"end\" <= json_extract(span.value, '$[1]')"
    " JOIN actors ON actors.version = mentions.version AND actors.number = mentions.actor"
    " WHERE coalesce(actors.same_as, actors.id) = ?)"
)
# A quote's names are among all of its article's, so fewer statements are looked at for them.
_NAMED_MOST = 1000


class Node(Struct, frozen=True):
    """An actor of the network: ``actor:123``, how many edges' statements it has a part in."""

    actor: str
    name: str
    kind: str
    weight: int


class Edge(Struct, frozen=True):
    """How often one speaks to or about another, with another (no direction), or does something to another."""

    source: str
    target: str
    kind: Kind
    count: int


class Network(Struct, frozen=True):
    """The strongest actors with the edges between them; ``left_out`` is how many actors more there are."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    exact: bool


def kinds_in(connection: sqlite3.Connection) -> tuple[Kind, ...]:
    """Return the kinds of edges that a record can have: without events nobody does anything to anybody."""
    any_event = connection.execute("SELECT 1 FROM events LIMIT 1").fetchone()
    return KINDS if any_event else tuple(kind for kind in KINDS if kind != "did")


def network(
    connection: sqlite3.Connection,
    spread: Spread,
    kinds: Iterable[Kind],
    *,
    most: int = 40,
    events: bool = True,
) -> Network:
    """Return the network of a spread's statements, and of the events of its period if ``events`` are asked for."""
    kinds = set(kinds)
    edges: dict[tuple[int, int, Kind], float] = defaultdict(float)
    exact = _said(connection, spread, kinds, edges)
    if events and "did" in kinds:
        period = first_id(spread.scale.edges[0]), first_id(spread.scale.edges[-1])
        for pair, count in Counter(connection.execute(_EVENTS, period)).items():
            edges[(*pair, "did")] += count
    edges = {key: count for key, count in edges.items() if key[0] != key[1]}
    shown, everybody = _strongest(edges, most)
    held = [
        Edge(f"actor:{one}", f"actor:{other}", kind, max(1, round(count)))
        for (one, other, kind), count in edges.items()
        if one in shown and other in shown
    ]
    held.sort(key=lambda each: (-each.count, each.kind, each.source, each.target))
    return Network(tuple(_nodes(connection, shown)), tuple(held), everybody - len(shown), exact)


def _strongest(edges: Mapping[tuple[int, int, Kind], float], most: int) -> tuple[dict[int, float], int]:
    """Return the actors of the strongest edges with how much they are part of, and how many there are in all."""
    strengths: dict[int, float] = defaultdict(float)
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for (one, other, _), count in edges.items():
        pairs[min(one, other), max(one, other)] += count
        strengths[one] += count
        strengths[other] += count
    shown: dict[int, float] = {}
    for pair in sorted(
        pairs, key=lambda each: (-pairs[each], -strengths[each[0]] - strengths[each[1]], each)
    ):
        if len(shown.keys() | pair) <= most:
            shown |= {each: strengths[each] for each in pair}
    return dict(sorted(shown.items(), key=lambda each: (-each[1], each[0]))), len(strengths)


def narrow_to_edge(connection: sqlite3.Connection, plan: Plan, kind: Kind, source: str, target: str) -> None:
    """Let a plan find only the statements of an edge; those of events are none."""
    narrow(connection, plan, "actor", source)
    if kind == "to":
        term = who.term_id(connection, "addressee")
        plan.hold(
            "EXISTS (SELECT 1 FROM statement_actors AS whom JOIN actors ON actors.id = whom.actor"
            " WHERE whom.statement = statements.id AND whom.part = ? AND coalesce(actors.same_as, actors.id) = ?)",
            term,
            _group(connection, target),
        )
    elif kind == "about":
        plan.hold(_ABOUT, _group(connection, target))
    elif kind == "with":
        narrow(connection, plan, "actor", target)
    else:
        plan.nothing = True


def _group(connection: sqlite3.Connection, actor: str) -> int:
    return who.group_of(connection, int(actor.removeprefix("actor:")))


def _said(
    connection: sqlite3.Connection,
    spread: Spread,
    kinds: set[Kind],
    edges: dict[tuple[int, int, Kind], float],
) -> bool:
    """Add what statements tell; say whether all of them were looked at."""
    speakers: dict[int, list[int]] = defaultdict(list)
    addressees: dict[int, list[int]] = defaultdict(list)
    for statement, part, actor in connection.execute(_PARTIES, (json.dumps(spread.ids),)):
        (speakers if part == "speaker" else addressees)[statement].append(actor)
    for statement, held in speakers.items():
        weight = _weight(spread, statement)
        for one, other in product(held, addressees[statement]) if "to" in kinds else ():
            edges[one, other, "to"] += weight
        for one, other in combinations(sorted(set(held)), 2) if "with" in kinds else ():
            edges[one, other, "with"] += weight
    if "about" not in kinds:
        return spread.exact
    spoken = [each for each in spread.ids if each in speakers]
    every = max(1, -(-len(spoken) // _NAMED_MOST))
    for statement, actor in connection.execute(_NAMED, (json.dumps(spoken[::every]),)):
        for each in speakers[statement]:
            edges[each, actor, "about"] += every * _weight(spread, statement)
    return spread.exact and every == 1


def _weight(spread: Spread, statement: int) -> float:
    number = spread.scale.bin_of(day_of_id(statement))
    return 0.0 if number is None else spread.weights[number]


def _nodes(connection: sqlite3.Connection, strengths: Mapping[int, float]) -> list[Node]:
    rows = connection.execute(
        "SELECT actors.id, actors.name, terms.name FROM json_each(?) AS ids CROSS JOIN actors ON actors.id = ids.value"
        " JOIN terms ON terms.id = actors.kind",
        (json.dumps(list(strengths)),),
    )
    return [Node(f"actor:{each}", name, kind, max(1, round(strengths[each]))) for each, name, kind in rows]
