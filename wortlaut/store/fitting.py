"""What follows from a correction for the rest of a record: which statement lies in which, and claims what."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from wortlaut.heads.rules.nesting import holders
from wortlaut.link.figures import claimed
from wortlaut.records import Event, Figure, Record, Statement


def fitted(found: Record, corrected: Record) -> Record:
    """Return a corrected record whose statements, figures and events point at what is there.

    Only what the corrections changed is worked out anew; all else stays as the reading had it.
    """
    if found.statements == corrected.statements:
        return corrected
    statements = _nested(found.statements, corrected.statements)
    return structs.replace(
        corrected,
        statements=statements,
        figures=_claimed(found, statements),
        events=_spoken_of(found, corrected.events, statements),
    )


def _nested(found: Sequence[Statement], now: Sequence[Statement]) -> tuple[Statement, ...]:
    before, after = _holders(found), _holders(now)
    there = {each.id for each in now}
    outer = {each.id: each.inside for each in found}
    inside: dict[str, str | None] = {}
    for each in now:
        if each.id not in outer or before.get(each.id) != after.get(each.id):
            inside[each.id] = after.get(each.id)
        else:
            inside[each.id] = _standing(each.inside, there, outer)
    for each in now:
        if inside[each.id] != outer.get(each.id) and _in_a_circle(each.id, inside):
            inside[each.id] = None
    return tuple(structs.replace(each, inside=inside[each.id]) for each in now)


def _holders(statements: Sequence[Statement]) -> dict[str, str | None]:
    ordered = sorted((each for each in statements if each.quote), key=_by_quote)
    held = holders([each.quote for each in ordered])
    return {each.id: None if at is None else ordered[at].id for each, at in zip(ordered, held, strict=True)}


def _by_quote(statement: Statement) -> tuple[int, int, str]:
    return statement.quote[0].start, -statement.quote[-1].end, statement.id


def _standing(name: str | None, there: set[str], outer: dict[str, str | None]) -> str | None:
    """Return a statement, or, if it has gone, the next one around it that has not."""
    seen: set[str] = set()
    while name is not None and name not in there and name not in seen:
        seen.add(name)
        name = outer.get(name)
    return name if name in there else None


def _in_a_circle(start: str, inside: dict[str, str | None]) -> bool:
    seen = {start}
    name = inside[start]
    while name is not None and name not in seen:
        seen.add(name)
        name = inside.get(name)
    return name is not None


def _claimed(found: Record, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    before, after = _claims(found.figures, found.statements), _claims(found.figures, statements)
    there = {each.id for each in statements}
    return tuple(
        each
        if was == now and (each.statement is None or each.statement in there)
        else structs.replace(each, statement=now)
        for each, was, now in zip(found.figures, before, after, strict=True)
    )


def _claims(figures: Sequence[Figure], statements: Sequence[Statement]) -> list[str | None]:
    """Return for every figure, in the record's order, the statement that claims it."""
    order = sorted(range(len(figures)), key=lambda index: figures[index].start)
    claims: list[str | None] = [None] * len(figures)
    for index, figure in zip(order, claimed(figures, statements), strict=True):
        claims[index] = figure.statement
    return claims


def _spoken_of(found: Record, events: Sequence[Event], statements: Sequence[Statement]) -> tuple[Event, ...]:
    there = {each.id for each in statements}
    outer = {each.id: each.inside for each in found.statements}
    return tuple(
        each
        if each.statement is None or each.statement in there
        else structs.replace(each, statement=_standing(each.statement, there, outer))
        for each in events
    )
