"""The view ``correct``: where a person corrects what the program found, and the list of what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
from msgspec import structs
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from wortlaut.errors import StoreBusy, UsageError
from wortlaut.page import correct_list, links
from wortlaut.page.correct_shown import (
    paragraphs,
    said_of_article,
    said_of_statement,
    span_field,
    span_fields,
)
from wortlaut.page.correct_words import refused, told
from wortlaut.page.saying import CHOICES, SPANS, Asked, Kind, Refused, say, undo
from wortlaut.page.visit import Visit, stores, view, words_for
from wortlaut.records import Record, Statement
from wortlaut.spans import Span
from wortlaut.store import mapping
from wortlaut.store.applying import hull
from wortlaut.store.asking.addresses import Address
from wortlaut.store.asking.judged import judged
from wortlaut.store.corrections import Correction

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_MOST_FOUND = 20
Typed = dict[str, list[str]]


@view
def statement(visit: Visit) -> Response:
    """Show all that can be corrected of a statement."""
    return _statement(visit, {}, None)


def _statement(visit: Visit, typed: Typed, wrong: Refused | None) -> Response:
    key, of = visit.path("key"), visit.query("article") or _one(typed, "article")
    if not of:
        of = visit.store.statement(key).article.id
    shown = visit.store.article(of)
    found = next((each for each in shown.record.statements if each.id == key), None)
    if found is None:
        raise UsageError(visit.words("correct.refused.gone"))
    record = shown.record
    names = {each.id: each.name for each in record.actors}
    around = hull([span for name in ("quote", "frame", "speaker") for span in getattr(found, name)])
    return visit.page(
        "correct_statement.html",
        status=400 if wrong else 200,
        article=shown.article,
        record=record,
        version=_number(visit, shown.article.id),
        statement=found,
        quote=" ".join(span.text(record.text) for span in found.quote),
        parties={name: [names[each] for each in getattr(found, f"{name}_actors")] for name in ("speaker", "addressee")},
        spans=span_fields(record, found),
        choices=CHOICES,
        paragraphs=paragraphs(record, around),
        said=said_of_statement(visit, shown.article.id, key),
        next=_next(visit, links.article(shown.article.id)),
        typed=typed,
        wrong=_wrong(visit, wrong),
    )  # fmt: skip


@view
def article(visit: Visit) -> Response:
    """Show where what is missing in an article, and what is wrong with its places, can be said."""
    return _article(visit, {}, None)


def _article(visit: Visit, typed: Typed, wrong: Refused | None) -> Response:
    shown = visit.store.article(visit.path("article") or visit.query("id") or "")
    chosen = _chosen(visit.query("span") or _one(typed, "spans"), shown.record)
    what = "place" if (visit.query("what") or _one(typed, "kind")) == "place" else "add"
    name = (visit.query("name") or "").strip()
    return visit.page(
        "correct_article.html",
        status=400 if wrong else 200,
        article=shown.article,
        record=shown.record,
        version=_number(visit, shown.article.id),
        what=what,
        field=span_field("quote", chosen, shown.record.text),
        name=name,
        found=mapping.candidates(name, shown.record.source.language) if name else None,
        choices=CHOICES,
        paragraphs=paragraphs(shown.record),
        said=[each for each in said_of_article(visit, shown.article.id).get("", []) if each.kind in {"none", "place"}],
        next=_next(visit, links.article(shown.article.id)),
        typed=typed,
        wrong=_wrong(visit, wrong),
    )  # fmt: skip


@view
def actor(visit: Visit) -> Response:
    """Show whom an actor is judged the same as, and where somebody else can be named."""
    return _actor(visit, {}, None)


def _actor(visit: Visit, typed: Typed, wrong: Refused | None) -> Response:
    of, key = visit.path("article"), visit.path("key")
    group = visit.store.actor_at(Address(of, key))
    shown = visit.store.article(of)
    here = next((each for each in shown.record.actors if each.id == key), None)
    if here is None:
        raise UsageError(visit.words("correct.refused.missing"))
    name = (visit.query("name") or _one(typed, "name")).strip()
    return visit.page(
        "correct_actor.html",
        status=400 if wrong else 200,
        article=shown.article,
        whom=here,
        judged=judged(visit.store.connection, int(group.removeprefix("actor:")))[:_MOST_FOUND],
        name=name,
        found=_called(visit, name, group) if name else [],
        next=_next(visit, links.actor(of, key)),
        typed=typed,
        wrong=_wrong(visit, wrong),
    )


def _called(visit: Visit, name: str, group: str) -> list[dict[str, Any]]:
    """Return who is called so, but for who is asked about."""
    found = []
    for each in visit.store.actors(name)[: _MOST_FOUND + 1]:
        if each.actor != group:
            at = visit.store.address(each.actor)
            of = visit.store.article(at.article).article
            found.append({"name": each.name, "key": at.key, "article": of, "address": visit.actor(each)})
    return found


_PAGES = {"statement": _statement, "article": _article, "actor": _actor}


async def give(request: Request) -> Response:
    """Take what a form says; lead back, or say beside the field why it cannot be."""
    typed = _typed(await request.form())
    page = request.url.path.split("/")[2]
    as_json = "application/json" in request.headers.get("accept", "")
    try:
        given = await run_in_threadpool(_give, request, page, typed)
    except (Refused, StoreBusy) as error:
        wrong = error if isinstance(error, Refused) else Refused("", str(error))
        if as_json:
            told_so = {"kind": wrong.kind, "error": refused(str(error), words_for(request))}
            return JSONResponse(told_so, 503 if isinstance(error, StoreBusy) else 400)
        return await run_in_threadpool(_again, request, page, typed, wrong)
    next_ = local(_one(typed, "next")) or "/corrections"
    if as_json:
        words = words_for(request)
        what = [{"key": each.key, "says": told(each, words)} for each in given]
        return JSONResponse({"next": next_, "given": what, "says": _says(given, request)})
    return RedirectResponse(next_, 303)


def _says(given: Sequence[Correction], request: Request) -> str:
    words = words_for(request)
    if not given:
        return words("correct.nothing_changed")
    return words("correct.saved", what=" ".join(told(each, words) for each in given))


def _give(request: Request, page: str, typed: Typed) -> list[Correction]:
    if page == "statement" and "none" not in typed:
        with stores(request).lent() as store:
            try:
                record = store.article(_one(typed, "article")).record
            except UsageError as error:
                raise Refused("", str(error)) from error
        asked = _changed(record, request.path_params["key"], typed)
    else:
        asked = [_asked(page, request.path_params, typed)]
        if asked[0].thing == "article" and asked[0].other:
            asked = [structs.replace(asked[0], other=_article_in(asked[0].other, str(request.base_url)))]
    return say(request.app.state.path, asked, request.app.state.settings.user)


def _again(request: Request, page: str, typed: Typed, wrong: Refused) -> Response:
    if page not in _PAGES:
        raise HTTPException(400, refused(str(wrong), words_for(request)))
    with stores(request).lent() as store:
        try:
            return _PAGES[page](Visit(request, store), typed, wrong)
        except UsageError as error:
            raise HTTPException(404, str(error)) from error


def _article_in(typed: str, page: str) -> str:
    """Return the id in the address of an article of this page; anything else as it is."""
    path = "/" + typed.removeprefix(page) if typed.startswith(page) else typed
    parts = urlsplit(path)
    if not parts.path.startswith("/article/"):
        return typed
    return unquote(parts.path.removeprefix("/article/")) or parse_qs(parts.query).get("id", [""])[0]


def _changed(record: Record, key: str, typed: Typed) -> list[Asked]:
    """Return what a statement's form says other than what stands in the record."""
    found = next((each for each in record.statements if each.id == key), None)
    if found is None:
        raise Refused("", "no statement stands there")
    names = {each.id: each.name for each in record.actors}
    asked = [
        _of(typed, cast(Kind, kind), key, value=_one(typed, kind))
        for kind in CHOICES
        if _one(typed, kind) not in {"", getattr(found, kind)}
    ]
    for kind in SPANS:
        spans, words = _new_spans(found, record.text, kind, typed)
        if spans is not None or words is not None:
            asked.append(_of(typed, cast(Kind, kind), key, spans=spans, words=words or ()))
    for kind in ("speaker", "addressee"):
        spans, words = _new_spans(found, record.text, kind, typed)
        actors = () if f"{kind}_nobody" in typed else tuple(filter(None, map(str.strip, typed.get(kind, []))))
        known = tuple(names[each] for each in getattr(found, f"{kind}_actors"))
        if f"{kind}_spans" in typed and (actors != known or spans is not None or words is not None):
            new = _one(typed, f"{kind}_new") or None
            asked.append(
                _of(typed, cast(Kind, kind), key, actors=actors, new=new, spans=spans, words=words or ())
            )
    return asked  # fmt: skip


def _new_spans(
    found: Statement, text: str, kind: str, typed: Typed
) -> tuple[tuple[tuple[int, int], ...] | None, tuple[str, ...] | None]:
    """Return other spans than a statement has: chosen in the text, else typed; None where they are as they were."""
    field = span_field(kind, getattr(found, kind), text)
    if f"{kind}_spans" not in typed:
        return None, None
    if _one(typed, f"{kind}_spans") != field.spans:
        return _pairs(_one(typed, f"{kind}_spans")), None
    lines = tuple(line.strip() for line in _one(typed, f"{kind}_words").splitlines() if line.strip())
    if f"{kind}_words" in typed and lines != tuple(field.words.splitlines()):
        return (None, lines) if lines else ((), None)
    return None, None


def _of(typed: Typed, kind: Kind, key: str, **values: Any) -> Asked:
    version = _one(typed, "version")
    return msgspec.convert(
        {
            "kind": kind, "article": _one(typed, "article"), "statement": key, "reason": _one(typed, "reason"),
            "version": int(version) if version.isdecimal() and len(version) < 9 else None, **values,
        },
        Asked,
    )  # fmt: skip


def _asked(page: str, path: dict[str, Any], typed: Typed) -> Asked:
    """Return what another form says."""
    kind = "none" if page == "statement" else _one(typed, "kind")
    values: dict[str, Any] = {"article": path.get("article") or _one(typed, "article")}
    if page == "article":
        spans = _pairs(_one(typed, "spans"))
        words = tuple(line.strip() for line in _one(typed, "words").splitlines() if line.strip())
        values |= {"spans": spans or None, "words": () if spans else words}
        if kind == "place":
            values["value"] = "" if "no_place" in typed else _one(typed, "value")
        else:
            values |= {name: _one(typed, name) for name in ("act", "status", "type") if _one(typed, name)}
            values |= {"actors": tuple(typed.get("speaker", ())), "new": _one(typed, "speaker_new") or None}
    elif page == "pair":
        values |= {name: _one(typed, name) for name in ("thing", "one", "other", "other_article")}
    elif page == "actor":
        values |= {name: _one(typed, name) for name in ("one", "other", "other_article")}
        values["article"] = _one(typed, "of") or values["article"]
    try:
        return _of(typed, cast(Kind, kind), str(path.get("key", "")), **values)
    except msgspec.ValidationError as error:
        raise Refused(kind, str(error)) from error


async def undoing(request: Request) -> Response:
    """Take a correction back."""
    typed = _typed(await request.form())
    try:
        await run_in_threadpool(
            undo, request.app.state.path, request.path_params["key"], request.app.state.settings.user
        )
    except UsageError as error:
        raise HTTPException(404, refused(str(error), words_for(request))) from error
    return RedirectResponse(local(_one(typed, "next")) or "/corrections", 303)


def local(address: str) -> str | None:
    """Return an address if it is one of this page's own."""
    parts = urlsplit(address)
    own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if own and not parts.scheme and not parts.netloc and "\\" not in address else None


def _typed(form: FormData) -> Typed:
    typed: Typed = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            typed.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return typed


def _one(typed: Typed, name: str) -> str:
    return typed.get(name, [""])[0].strip()


def _pairs(told_so: str) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in _SPAN.findall(told_so)[:50])


def _chosen(told_so: str, record: Record) -> list[Span]:
    spans = [Span(*pair) for pair in _pairs(told_so)]
    return [span for span in spans if 0 <= span.start < span.end <= len(record.text)]


def _number(visit: Visit, article_id: str) -> int:
    return next(each.number for each in visit.store.versions(article_id) if each.current)


def _next(visit: Visit, otherwise: str) -> str:
    return local(visit.query("next") or "") or otherwise


def _wrong(visit: Visit, wrong: Refused | None) -> dict[str, str] | None:
    return None if wrong is None else {"kind": wrong.kind, "says": refused(str(wrong), visit.words)}


routes: list[Route] = [
    Route("/correct/statement/{key}", statement, methods=["GET"]),
    Route("/correct/statement/{key}", give, methods=["POST"]),
    Route("/correct/actor/{article:path}/{key}", actor, methods=["GET"]),
    Route("/correct/actor/{article:path}/{key}", give, methods=["POST"]),
    Route("/correct/article/{article:path}", article, methods=["GET"]),
    Route("/correct/article/{article:path}", give, methods=["POST"]),
    Route("/correct/pair", give, methods=["POST"]),
    Route("/corrections/{key}/undo", undoing, methods=["POST"]),
    *correct_list.routes,
]
operations = correct_list.operations
