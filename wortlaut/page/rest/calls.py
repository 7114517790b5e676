"""The calls of the API that read the record."""

from __future__ import annotations

from typing import Any, get_args

from msgspec import structs

from wortlaut.errors import UsageError
from wortlaut.page import links
from wortlaut.page.rest import types
from wortlaut.page.rest.converting import Converting, article
from wortlaut.page.rest.operations import Operation, Parameter
from wortlaut.page.search_asked import Asked, actor_of, asked, filters_of
from wortlaut.page.visit import Visit
from wortlaut.records import Act, Language, Medium, Record, StatementType, Status
from wortlaut.store.asking import lists
from wortlaut.store.asking.addresses import Address, figure_at
from wortlaut.store.asking.facets import Choice, facets
from wortlaut.store.asking.leafing import Leaf, leaf
from wortlaut.store.asking.suggesting import actors_beginning
from wortlaut.store.asking.turning import figures_after, timeline_after

MOST, USUAL = 100, 20


def limit(visit: Visit) -> int:
    """Return how many are asked for; raises :class:`~wortlaut.errors.UsageError` for none or too many."""
    value = visit.query("limit")
    if value is None:
        return USUAL
    if not value.isdecimal() or len(value) > 4 or not 1 <= int(value) <= MOST:
        raise UsageError(f"limit is a number from 1 to {MOST}, not {value[:40]!r}")
    return int(value)


def counts(visit: Visit) -> types.ApiCounts:
    """Answer how much there is."""
    return types.ApiCounts(**structs.asdict(visit.store.counts()))


def articles(visit: Visit) -> types.Articles:
    """Answer the newest articles."""
    size = limit(visit)
    asked_for = {name: visit.query(name) for name in ("outlet", "since", "until", "after")}
    found = lists.articles(visit.store.connection, **asked_for, limit=size + 1)
    return types.Articles(
        items=tuple(map(article, found[:size])), next=found[size - 1].id if len(found) > size else None
    )


def record(visit: Visit) -> Record:
    """Answer the record of an article."""
    version = visit.query("version")
    if version is not None and (not version.isdecimal() or len(version) > 6):
        raise UsageError(f"version is a number, not {version[:40]!r}")
    shown = visit.store.article(visit.path("key"))
    return shown.record if version is None else visit.store.record(shown.article.id, int(version))


def statements(visit: Visit) -> types.Statements:
    """Answer statements that meet the filters."""
    found = _leaf(visit, _question(visit), grouped=False)
    make = Converting(visit.store)
    return types.Statements(items=make.statements(each.statement for each in found.findings), next=found.next)


def statement(visit: Visit) -> types.WholeStatement:
    """Answer one statement."""
    return Converting(visit.store).whole_statement(visit.store.statement(visit.path("key")))


def search(visit: Visit) -> types.Findings:
    """Answer what is found; what says the same once, unless it is asked for apart."""
    apart = visit.query("apart")
    if apart not in {None, "true", "false"}:
        raise UsageError(f"apart is true or false, not {str(apart)[:40]!r}")
    found = _leaf(visit, _question(visit), grouped=apart != "true")
    make = Converting(visit.store)
    items = tuple(
        types.Finding(
            statement=make.statement(each.statement), start=each.start, end=each.end, others=each.others,
            outlets=each.outlets,
        )
        for each in found.findings
    )  # fmt: skip
    return types.Findings(items=items, next=found.next, cut=found.cut)


def _question(visit: Visit) -> Asked:
    return asked(visit.request.query_params)


def _leaf(visit: Visit, question: Asked, *, grouped: bool) -> Leaf:
    filters = filters_of(visit.store, question)
    return leaf(
        visit.store.connection, question.words, filters, sort=question.sort, after=question.after,
        size=limit(visit), grouped=grouped,
    )  # fmt: skip


def facet_counts(visit: Visit) -> types.FacetCounts:
    """Answer what a search can be narrowed by."""
    question = _question(visit)
    found = facets(visit.store.connection, question.words, filters_of(visit.store, question))

    def value(each: Choice) -> types.FacetValue:
        at = visit.actor(each.value) if each.value.startswith("actor:") else each.value
        return types.FacetValue(value=at, name=each.name, count=each.count)

    return types.FacetCounts(
        counted=found.counted, more=found.more, least=tuple(sorted(found.least)),
        facets={name: tuple(map(value, choices)) for name, choices in found.choices.items()},
    )  # fmt: skip


def actors(visit: Visit) -> types.Actors:
    """Answer actors by name, or those whose name begins with what is asked."""
    make, size = Converting(visit.store), limit(visit)
    if (typed := visit.query("q")) is not None:
        found = actors_beginning(visit.store.connection, typed, size)
        named = [types.ApiActor(id=_id(make, each.value), name=each.name, page=visit.actor(each.value)) for each in found]  # fmt: skip
        return types.Actors(items=tuple(named), next=None)
    after = visit.query("after")
    at = None if after is None else Address(*_parts(after))
    held = lists.actors(visit.store.connection, after=at, limit=size + 1)
    items = tuple(
        types.ApiActor(id=f"{of.article}/{of.key}", name=each.name, page=links.actor(of.article, of.key))
        for each, of in held[:size]
    )
    return types.Actors(items=items, next=items[-1].id if len(held) > size else None)


def _id(make: Converting, actor: str) -> str:
    at = make.address(actor)
    return f"{at.article}/{at.key}"


def _parts(identity: str) -> tuple[str, str]:
    article_id, _, key = identity.rpartition("/")
    return article_id, key


def actor(visit: Visit) -> types.WholeActor:
    """Answer one actor."""
    at = Address(visit.path("article"), visit.path("key"))
    return Converting(visit.store).whole_actor(visit.store.actor(visit.store.actor_at(at)))


def dossiers(visit: Visit) -> types.Dossiers:
    """Answer the dossiers."""
    fields = set(types.ApiDossier.__struct_fields__) - {"page"}
    return types.Dossiers(
        items=tuple(
            types.ApiDossier(**{name: getattr(each, name) for name in fields}, page=links.dossier(each.key))
            for each in visit.store.dossiers()
        )
    )


def dossier(visit: Visit) -> types.WholeDossier:
    """Answer one dossier."""
    return Converting(visit.store).whole_dossier(
        visit.store.dossier(visit.path("key"), line=visit.query("line"))
    )


def timeline(visit: Visit) -> types.Timeline:
    """Answer what somebody, or a dossier, said and did."""
    question = _question(visit)
    of = _of(visit, "of")
    found, after = timeline_after(
        visit.store.connection, actor_of(visit.store, of), filters_of(visit.store, question),
        newest_first=question.sort != "oldest", after=question.after, size=limit(visit),
    )  # fmt: skip
    make = Converting(visit.store)
    return types.Timeline(items=tuple(map(make.entry, found)), next=after)


def series(visit: Visit) -> types.Figures:
    """Answer the figures of what is counted, or the series that one figure belongs to."""
    question, figure = _question(visit), visit.query("figure")
    of = _of(visit, "of") if figure is None else figure_at(visit.store.connection, figure)
    found, after = figures_after(
        visit.store.connection, of, filters_of(visit.store, question), unit=visit.query("unit"),
        after=question.after, size=limit(visit),
    )  # fmt: skip
    return types.Figures(items=Converting(visit.store).figures(found), next=after)


def _of(visit: Visit, name: str) -> str:
    value = visit.query(name)
    if value is None:
        raise UsageError(f"{name} is missing: say of whom or of what")
    return value


def places(visit: Visit) -> types.Places:
    """Answer the places of the record."""
    size, after = limit(visit), visit.query("after")
    if after is not None and (not after.isdecimal() or len(after) > 12):
        raise UsageError(f"{after[:80]!r} is no place in the list; take the one that the page before gives")
    found = lists.places(visit.store.connection, after=None if after is None else int(after), limit=size + 1)
    items = tuple(
        types.ApiPlace(**structs.asdict(each), page=links.place(each.geonames)) for each in found[:size]
    )
    return types.Places(items=items, next=str(items[-1].geonames) if len(found) > size else None)


def _several(name: str, values: Any = None) -> Parameter:
    return Parameter(name=name, several=True, values=get_args(values) if values else ())


_PAGED = (Parameter(name="limit", kind="whole"), Parameter(name="after"))
_PERIOD = (Parameter(name="since", kind="day"), Parameter(name="until", kind="day"))
_FILTERS = (
    *(Parameter(name=name) for name in ("speaker", "addressee", "actor")),
    _several("act", Act), _several("status", Status), _several("type", StatementType), _several("medium", Medium),
    _several("outlet"), _several("language", Language),
    *(Parameter(name=name) for name in ("place", "country", "near")),
    Parameter(name="km", kind="number"), Parameter(name="least_score", kind="number"), *_PERIOD,
    Parameter(name="undated", kind="yes"), Parameter(name="dossier"), Parameter(name="line"),
)  # fmt: skip
_WORDS = Parameter(name="q")
_SORT = Parameter(name="sort", values=("newest", "oldest", "best"))
_ORDER = Parameter(name="sort", values=("newest", "oldest"))
_KEY = Parameter(name="key", where="path")

OPERATIONS: tuple[Operation, ...] = (
    Operation(name="counts", path="/api/counts", answer=types.ApiCounts, handler=counts, problems=(), examples=("/api/counts",)),
    Operation(name="articles", path="/api/articles", answer=types.Articles, handler=articles,
              parameters=(Parameter(name="outlet"), *_PERIOD, *_PAGED), examples=("/api/articles?limit=3",)),
    Operation(name="record", path="/api/articles/{key}", answer=Record, handler=record, slashes="key",
              parameters=(_KEY, Parameter(name="version", kind="whole")), problems=(400, 404)),
    Operation(name="statements", path="/api/statements", answer=types.Statements, handler=statements,
              parameters=(*_FILTERS, _ORDER, *_PAGED), examples=("/api/statements?act=demand&act=appeal&sort=oldest",)),
    Operation(name="statement", path="/api/statements/{key}", answer=types.WholeStatement, handler=statement,
              parameters=(_KEY,), problems=(404,)),
    Operation(name="search", path="/api/search", answer=types.Findings, handler=search,
              parameters=(_WORDS, *_FILTERS, _SORT, Parameter(name="apart", kind="yes"), *_PAGED),
              examples=("/api/search?q=Regierung OR government", "/api/search?act=reject&least_score=0.9")),
    Operation(name="facets", path="/api/facets", answer=types.FacetCounts, handler=facet_counts,
              parameters=(_WORDS, *_FILTERS), examples=("/api/facets?act=warn",)),
    Operation(name="actors", path="/api/actors", answer=types.Actors, handler=actors,
              parameters=(_WORDS, *_PAGED), examples=("/api/actors?limit=5",)),
    Operation(name="actor", path="/api/actors/{article}/{key}", answer=types.WholeActor, handler=actor, slashes="article",
              parameters=(Parameter(name="article", where="path"), _KEY), problems=(404,)),
    Operation(name="dossiers", path="/api/dossiers", answer=types.Dossiers, handler=dossiers, problems=(), examples=("/api/dossiers",)),
    Operation(name="dossier", path="/api/dossiers/{key}", answer=types.WholeDossier, handler=dossier,
              parameters=(_KEY, Parameter(name="line")), problems=(404,)),
    Operation(name="timeline", path="/api/timeline", answer=types.Timeline, handler=timeline,
              parameters=(Parameter(name="of", required=True), *_FILTERS, _ORDER, *_PAGED)),
    Operation(name="series", path="/api/figures/series", answer=types.Figures, handler=series,
              parameters=(Parameter(name="of"), Parameter(name="figure"), Parameter(name="unit"), *_FILTERS, *_PAGED),
              examples=("/api/figures/series?of=Prozent",)),
    Operation(name="places", path="/api/places", answer=types.Places, handler=places, parameters=_PAGED, examples=("/api/places?limit=5",)),
)  # fmt: skip
"""All of them, in the order in which people read about them."""
