"""What is judged of an actor: which mentions are one, which perhaps, which not; why, and by whom."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from msgspec import Struct

from wortlaut.store.asking.utterances import MEMBERS

MOST = 300

_JUDGED = f"""
SELECT own.id, other, verdict.name, own.score, reasons.text, own.author, coalesce(actors.same_as, actors.id)
FROM (SELECT member.id, b AS other, verdict, score, reason, author FROM ({MEMBERS}) AS member
      CROSS JOIN actor_judgements ON a = member.id
      UNION ALL
      SELECT member.id, a AS other, verdict, score, reason, author FROM ({MEMBERS}) AS member
      CROSS JOIN actor_judgements ON b = member.id) AS own
CROSS JOIN actors ON actors.id = other
JOIN terms AS verdict ON verdict.id = own.verdict
JOIN reasons ON reasons.id = own.reason
ORDER BY own.author IS NULL, verdict.name = 'same', own.score DESC, other LIMIT {MOST * 4}
"""  # noqa: S608  # our own
_MENTIONS = """
SELECT actors.id, actors.name, articles.key, articles.title, outlets.name, articles.published
FROM json_each(?) AS asked CROSS JOIN actors ON actors.id = asked.value
CROSS JOIN versions ON versions.id = actors.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article LEFT JOIN outlets ON outlets.id = articles.outlet
"""


class Mentioned(Struct, frozen=True, kw_only=True):
    """Somebody as an article names them."""

    name: str
    article: str
    title: str
    outlet: str | None
    published: str | None


class Judged(Struct, frozen=True, kw_only=True):
    """One judgement of a mention of somebody: with whom, what, how surely, why, by whom (None: the program).

    ``group`` is ``actor:123`` of the other's group; ``inside`` says whether both are taken for the same (also where
    this judgement says otherwise, and others outweigh it). ``one`` is the group's own mention, of two the later.
    """

    group: str
    verdict: str
    score: float | None
    reason: str
    author: str | None
    inside: bool
    one: Mentioned
    other: Mentioned


def judged(connection: sqlite3.Connection, group: int) -> list[Judged]:
    """Return the judgements on a group's mentions, persons' first, each pair once; at most :data:`MOST`.

    Of those with another group, the surest stands for all that say the same. What only an older text of an article
    names is left out.
    """
    pairs: dict[tuple[object, ...], tuple[Any, ...]] = {}
    for one, two, verdict, score, reason, author, head in connection.execute(_JUDGED, {"group": group}):
        inside = head == group
        own, other = (max(one, two), min(one, two)) if inside else (one, two)
        key = (own, other) if inside else (head, verdict, author)
        pairs.setdefault(key, (own, other, verdict, score, reason, author, inside, head))
    kept = list(pairs.values())[:MOST]
    mentions = _mentions(connection, {each for pair in kept for each in pair[:2]})
    return [
        Judged(
            group=f"actor:{head}", verdict=verdict, score=score, reason=reason, author=author, inside=inside,
            one=mentions[own], other=mentions[other],
        )
        for own, other, verdict, score, reason, author, inside, head in kept
        if own in mentions and other in mentions
    ]  # fmt: skip


def _mentions(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, Mentioned]:
    rows = connection.execute(_MENTIONS, (json.dumps(list(ids)),))
    return {
        identity: Mentioned(name=name, article=article, title=title, outlet=outlet, published=published)
        for identity, name, article, title, outlet, published in rows
    }
