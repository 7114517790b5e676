"""What is judged of an actor: which mentions are one, which perhaps, which not; why, and by whom."""

from __future__ import annotations

import sqlite3

from msgspec import Struct

from wortlaut.store.asking.utterances import MEMBERS

MOST = 300

_JUDGED = f"""
SELECT own.id, other, verdict.name, own.score, own.reason, own.author, coalesce(actors.same_as, actors.id), actors.name,
       articles.key, articles.title, outlets.name, articles.published
FROM (SELECT member.id, b AS other, verdict, score, reason, author FROM ({MEMBERS}) AS member
      CROSS JOIN actor_judgements ON a = member.id
      UNION ALL
      SELECT member.id, a AS other, verdict, score, reason, author FROM ({MEMBERS}) AS member
      CROSS JOIN actor_judgements ON b = member.id) AS own
CROSS JOIN actors ON actors.id = other
CROSS JOIN versions ON versions.id = actors.version AND versions.current = 1
CROSS JOIN articles ON articles.id = versions.article LEFT JOIN outlets ON outlets.id = articles.outlet
JOIN terms AS verdict ON verdict.id = own.verdict
ORDER BY own.author IS NULL, verdict.name = 'same', own.score DESC, other LIMIT {MOST * 4}
"""  # noqa: S608  # our own


class Judged(Struct, frozen=True, kw_only=True):
    """One judgement of a mention of somebody: with whom, what, how surely, why, by whom (None: the program).

    ``other`` is ``actor:123`` of the other's group, ``name`` what the article calls it; ``inside`` says whether both
    are taken for the same (also where this judgement says otherwise, and others outweigh it).
    """

    other: str
    name: str
    verdict: str
    score: float | None
    reason: str
    author: str | None
    inside: bool
    article: str
    title: str
    outlet: str | None
    published: str | None


def judged(connection: sqlite3.Connection, group: int) -> list[Judged]:
    """Return the judgements on a group's mentions, persons' first, each pair once; at most :data:`MOST`.

    Of those with another group, the surest stands for all that say the same.
    """
    found: dict[tuple[object, ...], Judged] = {}
    for own, other, verdict, score, reason, author, head, name, *article in connection.execute(
        _JUDGED, {"group": group}
    ):
        inside = head == group
        key = (min(own, other), max(own, other)) if inside else (head, verdict, author)
        key_, title, outlet, published = article
        found.setdefault(
            key,
            Judged(
                other=f"actor:{head}", name=name, verdict=verdict, score=score, reason=reason, author=author,
                inside=inside, article=key_, title=title, outlet=outlet, published=published,
            ),
        )  # fmt: skip
        if len(found) == MOST:
            break
    return list(found.values())
