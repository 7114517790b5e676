"""The view ``dossier`` of the page: who belongs, who said what on which line, what may follow from what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct, structs
from starlette.responses import Response
from starlette.routing import Route

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.bars import Drawing, days_of, draw
from wortlaut.page.reasons import Reasons
from wortlaut.page.visit import Visit, view
from wortlaut.store.asking.dossiers import in_full, people_of, told_lately
from wortlaut.store.asking.utterances import InFull
from wortlaut.store.days import day_of
from wortlaut.store.dossiers.told import Candidate, Claims, LineTold, Member, Relation, Said, Told
from wortlaut.store.stored import StoredStatement

PAGE = 50
_KINDS = ("all", "pledged", "demanded", "ruled_out")
_RELATIONS: tuple[Relation, ...] = ("may reverse", "may fulfil", "may repeat")
_CANDIDATES = 6
_CHARTS = ("timeline", "map", "network")


class Asked(Struct, frozen=True):
    """The state in the address bar: a line of effort, a side, a kind of statement, a page."""

    key: str
    line: str | None = None
    side: str | None = None
    kind: str = "all"
    page: int = 1

    def address(self, **changes: object) -> str:
        """Return the address with something changed; from the first page on unless a page is given."""
        values = {"line": self.line, "side": self.side, "kind": self.kind, "page": 1, **changes}
        values["kind"] = None if values["kind"] == "all" else values["kind"]
        values["page"] = None if values["page"] == 1 else values["page"]
        return links.with_query(links.dossier(self.key), **values) + "#statements"


class OnLine(Struct, frozen=True):
    """A line of effort with its bars on the axis that all lines share; None for the bars of no dated statement."""

    line: LineTold
    row: int
    address: str


class Filed(Struct, frozen=True):
    """A statement of the dossier with all its lines and what speaks for each."""

    full: InFull
    saids: tuple[Said, ...]

    @property
    def tellings(self) -> int:
        """How many statements say the same."""
        return max(each.tellings for each in self.saids)


class Paired(Struct, frozen=True):
    """Candidates of one relation; ``shown`` of them."""

    relation: str
    count: int
    shown: tuple[Candidate, ...]


@view
def dossiers(visit: Visit) -> Response:
    """List the dossiers."""
    return visit.page("dossiers.html", dossiers=visit.store.dossiers(), days_of=days_of(visit.words))


@view
def dossier(visit: Visit) -> Response:
    """Show a dossier."""
    told = told_lately(visit.store, visit.path("key"))
    asked = _asked(visit, told)
    people = people_of(visit.store.connection, told.key, told.members)
    saids = _left(told, asked)
    groups = _grouped(saids)
    pages = max(1, -(-len(groups) // PAGE))
    page = min(asked.page, pages)
    lines, drawing = _lines(visit, told, asked)
    paired = _paired(told.candidates, asked, everything=visit.query("candidates") == "all")
    return visit.page(
        "dossier.html",
        told=told,
        asked=asked,
        people=people,
        parts=_parts(told.members),
        lines=lines,
        drawing=drawing,
        kinds=_kinds(told, asked),
        sides=_sides(told, asked),
        titles={each.name: each.title for each in told.lines},
        filed=_filed(visit, groups[(page - 1) * PAGE : page * PAGE]),
        found=len(groups),
        page=page,
        pages=pages,
        paired=paired,
        fulls=_fulls(visit, paired),
        days_of=days_of(visit.words),
        claims=_claims(told.claims, asked),
        reasons=Reasons(visit.words),
        charts=[(name, _chart(visit, name, asked)) for name in _CHARTS],
    )


def _asked(visit: Visit, told: Told) -> Asked:
    line, kind, page = visit.query("line"), visit.query("kind"), visit.query("page") or ""
    if line is not None and line not in {each.name for each in told.lines}:
        known = ", ".join(each.name for each in told.lines if each.name)
        raise UsageError(f"no line {line!r} in dossier {told.key}; there are {known}")
    return Asked(
        key=told.key,
        line=line,
        side=visit.query("side"),
        kind=kind if kind in _KINDS else "all",
        page=max(1, int(page[:6])) if page.isdecimal() else 1,
    )


def _chart(visit: Visit, name: str, asked: Asked) -> str | None:
    path = f"/{name}"
    known = path in visit.request.app.state.paths
    return links.with_query(path, dossier=asked.key, line=asked.line) if known else None


def _of_kind(told: Told, kind: str) -> Sequence[Said]:
    held: dict[str, Sequence[Said]] = {
        "pledged": told.pledged,
        "demanded": told.demanded,
        "ruled_out": told.ruled_out,
    }
    return held.get(kind, told.said)


def _left(told: Told, asked: Asked, *, without: str = "") -> list[Said]:
    """Return the statements that are asked for; one of the filters is left out if told."""
    return [
        each
        for each in _of_kind(told, "all" if without == "kind" else asked.kind)
        if (without == "line" or asked.line is None or each.line == asked.line)
        and (without == "side" or asked.side is None or each.side == asked.side)
    ]


_Keys = tuple[str, str]


def _grouped(saids: Iterable[Said]) -> list[list[Said]]:
    """Return what is said of each statement together, the newest first; what is undated comes last."""
    groups: dict[_Keys, list[Said]] = {}
    for each in saids:
        groups.setdefault((each.statement.id, each.statement.article), []).append(each)
    return sorted(groups.values(), key=lambda group: day_of(group[0].statement.published), reverse=True)


def _filed(visit: Visit, groups: Sequence[Sequence[Said]]) -> list[Filed]:
    keys = [(group[0].statement.id, group[0].statement.article) for group in groups]
    full = in_full(visit.store.connection, keys)
    return [Filed(full[key], tuple(group)) for key, group in zip(keys, groups, strict=True) if key in full]


def _fulls(visit: Visit, paired: Iterable[Paired]) -> dict[_Keys, InFull]:
    """Return the statements of candidates in full."""
    both = (half for group in paired for each in group.shown for half in (each.earlier, each.later))
    keys = {(half.id, half.article) for half in both if isinstance(half, StoredStatement)}
    return in_full(visit.store.connection, sorted(keys))


def _parts(members: Iterable[Member]) -> list[tuple[str, list[Member]]]:
    return [(part, list(held)) for part, held in groupby(members, key=lambda each: each.part)]


def _lines(visit: Visit, told: Told, asked: Asked) -> tuple[list[OnLine], Drawing | None]:
    """Return the lines of effort, with the rows that they are in the drawing."""
    rows = [
        [day_of(each.statement.published) for each in told.said if each.line == line.name]
        for line in told.lines
    ]
    lines = [
        OnLine(line, row, asked.address(line=None if asked.line == line.name else line.name))
        for row, line in enumerate(told.lines)
        if line.statements
    ]
    return lines, draw(rows, visit.words)


def _kinds(told: Told, asked: Asked) -> list[tuple[str, int, str, bool]]:
    return [
        (
            kind,
            len(_grouped(_left(told, Asked(asked.key, asked.line, asked.side, kind)))),
            asked.address(kind=kind),
            kind == asked.kind,
        )
        for kind in _KINDS
    ]


def _sides(told: Told, asked: Asked) -> list[tuple[str, int, str, bool]]:
    counts = Counter(group[0].side for group in _grouped(_left(told, asked, without="side")) if group[0].side)
    return [
        (side, count, asked.address(side=None if side == asked.side else side), side == asked.side)
        for side, count in counts.most_common(12)
    ]


def _paired(candidates: Iterable[Candidate], asked: Asked, *, everything: bool) -> list[Paired]:
    left = [
        each
        for each in candidates
        if (asked.line is None or each.line == asked.line) and (asked.side is None or each.side == asked.side)
    ]
    made = []
    for relation in _RELATIONS:
        held = sorted((each for each in left if each.relation == relation), key=lambda each: -each.weight)
        if held:
            made.append(Paired(relation, len(held), tuple(held if everything else held[:_CANDIDATES])))
    return made


def _claims(claims: Iterable[Claims], asked: Asked) -> list[Claims]:
    """Return the figures of the lines that are asked for, what is undated last."""
    return [
        structs.replace(each, figures=tuple(sorted(each.figures, key=lambda one: not one.published)))
        for each in claims
        if asked.line is None or each.line == asked.line
    ]


routes: list[Route] = [Route("/dossiers", dossiers), Route("/dossier/{key}", dossier)]
