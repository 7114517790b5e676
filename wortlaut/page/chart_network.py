"""The network: who speaks to, about and with whom; who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page.chart_asked import Asked, Listed
from wortlaut.page.chart_csv import sheet, whole_address
from wortlaut.page.chart_shown import common, rounded
from wortlaut.page.visit import Visit, view
from wortlaut.store.asking.grouping import narrow
from wortlaut.store.asking.network import KINDS, Edge, Kind, Network, kinds_in, narrow_to_edge, network

_SIZES = (15, 30, 60)
_USUAL = 30
_SAMPLE = 4000
_SORTS = ("count", "source", "kind", "target")


class Tie(Struct, frozen=True):
    """An edge as the table shows it."""

    source: str
    target: str
    kind: Kind
    count: int
    address: str
    source_page: str
    target_page: str


@view
def show(visit: Visit) -> Response:
    """Show the network."""
    asked = Asked(visit)
    known = kinds_in(asked.connection)
    kinds, most = _kinds(visit, known), _size(visit)
    detail = asked.detail(most=_SAMPLE)
    whole = asked.overview() if asked.since or asked.until else detail
    found = network(asked.connection, detail, kinds, most=most) if detail else Network((), (), 0, True)
    row = visit.query("row")
    ties = _ties(asked, found)
    drawn: dict[str, Any] = {
        "nodes": [
            {"key": asked.short(each.actor), "name": each.name, "kind": each.kind, "weight": each.weight}
            for each in found.nodes
        ],
        "edges": [
            {"source": asked.short(edge.source), "target": asked.short(edge.target), "kind": edge.kind, "count": tie.count, "key": _edge_key(asked, edge)}
            for edge, tie in zip(found.edges, ties, strict=True)
        ],
        "row": row,
        "kinds": {kind: visit.words(f"charts.network.kind.{kind}") for kind in KINDS},
    }  # fmt: skip
    sort = visit.query("sort") if visit.query("sort") in _SORTS else "count"
    values = common(asked, detail, whole, drawn)
    return visit.page(
        "network.html",
        **(values | {"exact": found.exact}),
        listed=_listed(asked, row),
        chosen=_chosen(asked, row),
        ties=sorted(ties, key=lambda tie: _order(tie, str(sort))),
        sort=sort,
        kinds=[
            (kind, kind in kinds, asked.without_choice(kind=_toggled(kinds, kind, known))) for kind in known
        ],
        sizes=[(size, size == most, asked.without_choice(most=size)) for size in _SIZES],
        found=found,
    )


def network_csv(visit: Visit) -> Iterator[dict[str, Any]]:
    """Yield the edges of the picture."""
    asked = Asked(visit)
    detail = asked.detail(most=_SAMPLE)
    if detail is None:
        return
    found = network(asked.connection, detail, _kinds(visit, kinds_in(asked.connection)), most=_size(visit))
    for tie in _ties(asked, found):
        yield {
            "source": tie.source, "kind": visit.words(f"charts.network.kind.{tie.kind}"), "target": tie.target,
            "statements": tie.count, "estimated": visit.words("charts.no" if found.exact else "charts.yes"),
            "source_address": whole_address(visit, tie.source_page), "target_address": whole_address(visit, tie.target_page),
        }  # fmt: skip


def _kinds(visit: Visit, known: tuple[Kind, ...]) -> tuple[Kind, ...]:
    given = visit.request.query_params.getlist("kind")
    return tuple(kind for kind in known if kind in given) or known


def _toggled(kinds: tuple[Kind, ...], kind: Kind, known: tuple[Kind, ...]) -> list[Kind]:
    """Return the kinds with one more or less; all are as good as none."""
    kept = [each for each in known if (each in kinds) != (each == kind)]
    return [] if len(kept) == len(known) else kept


def _size(visit: Visit) -> int:
    given = visit.query("most")
    return next((size for size in _SIZES if given == str(size)), _USUAL)


def _order(tie: Tie, sort: str) -> tuple[object, ...]:
    name = {"source": tie.source, "target": tie.target, "kind": str(KINDS.index(tie.kind))}.get(sort, "")
    return (name.casefold(), -tie.count, tie.source.casefold(), tie.target.casefold())


def _ties(asked: Asked, found: Network) -> list[Tie]:
    names = {each.actor: each.name for each in found.nodes}
    return [
        Tie(
            names[edge.source], names[edge.target], edge.kind, edge.count if found.exact else rounded(edge.count),
            asked.without_choice(row=_edge_key(asked, edge)), asked.visit.actor(edge.source), asked.visit.actor(edge.target),
        )
        for edge in found.edges
    ]  # fmt: skip


def _edge_key(asked: Asked, edge: Edge) -> str:
    return f"{asked.short(edge.source)}|{edge.kind}|{asked.short(edge.target)}"


def _parts(row: str) -> tuple[str, Kind | None, str]:
    parts = row.split("|")
    if len(parts) == 1:
        return parts[0], None, ""
    if len(parts) != 3 or parts[1] not in KINDS:
        raise UsageError("what was chosen in the network is not understood; choose it anew")
    return parts[0], parts[1], parts[2]


def _listed(asked: Asked, row: str | None) -> Listed:
    plan = asked.plan()
    if row is not None:
        source, kind, target = _parts(row)
        if kind is None:
            narrow(asked.connection, plan, "actor", asked.actor(source))
        else:
            narrow_to_edge(asked.connection, plan, kind, asked.actor(source), asked.actor(target))
    return asked.sentences(plan)


def _chosen(asked: Asked, row: str | None) -> tuple[str, str, str] | None:
    if row is None:
        return None
    source, kind, target = _parts(row)
    names = asked.names([asked.actor(each) for each in (source, target) if each])
    told = asked.visit.words(f"charts.network.kind.{kind}") if kind else ""
    return names[0], told, names[1] if target else ""


routes = [
    Route("/network", show),
    Route(
        "/network.csv",
        sheet(
            "network",
            ("source", "kind", "target", "statements", "estimated", "source_address", "target_address"),
            network_csv,
        ),
    ),
]
