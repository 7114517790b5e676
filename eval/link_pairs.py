"""Pairs of statements that are labelled as the same or not: read, and turned into records."""

from __future__ import annotations

import hashlib
from typing import Any

from msgspec import structs

from wortlaut.article.source import Given, Source
from wortlaut.pipeline import read
from wortlaut.records import Actor, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.linking.said import Said, said_in


def record_of(side: dict[str, Any]) -> Record:
    """Return the record of a side: places and figures as the program reads them, the statement as labelled."""
    text = side["text"]
    given = Given(published=side["published"], publisher=side["publisher"], language=side["language"])
    digest = hashlib.sha256(repr(sorted(side.items())).encode()).hexdigest()
    found = read(Source(content=text, kind="text", digest=digest, where="", given=given))
    statement = Statement(
        id=digest[:16],
        type=side["type"],
        medium="speech",
        quote=tuple(Span(*each) for each in side["quote"]),
        speaker=tuple(Span(*each) for each in side["speaker"]),
        speaker_actors=("a1",) if side.get("actor") else (),
        act=side["act"],
        status=side["status"],
        score=1.0,
    )
    actors = (Actor(id="a1", name=side["actor"], kind="person"),) if side.get("actor") else ()
    figures = tuple(structs.replace(each, statement=None) for each in found.figures)
    return structs.replace(
        found, mentions=(), actors=actors, statements=(statement,), events=(), figures=figures
    )


def said_of(side: dict[str, Any], identity: int) -> Said:
    """Return a side as it is compared."""
    record = record_of(side)
    return said_in(record, record.statements[0], identity=identity, article=identity)
