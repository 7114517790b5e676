"""From drafts to statements: disjoint spans, ids, order, nesting, scores."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wortlaut.cut.text import CutText
from wortlaut.heads.rules.draft import Draft
from wortlaut.records import Statement
from wortlaut.spans import Span, join, subtract


def finish(cut: CutText, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Return the drafts as statements, each once, ordered by the begin of the quote."""
    kept: dict[str, Statement] = {}
    for draft in drafts:
        statement = _statement(cut.text, draft)
        if statement is not None:
            kept.setdefault(statement.id, statement)
    return tuple(sorted(kept.values(), key=lambda one: (one.quote[0].start, -one.quote[-1].end, one.id)))


def _statement(text: str, draft: Draft) -> Statement | None:
    quote = join(draft.quote)
    if not quote:
        return None
    return Statement(
        id=_id(text, draft.type, quote, draft.cue),
        type=draft.type,
        medium=draft.medium,
        quote=quote,
        speaker=join(draft.speaker),
        cue=join(draft.cue),
        frame=subtract(draft.frame, quote),
        addressee=join(draft.addressee),
        act=draft.act,
        status="actual",
        score=0.5,
    )


def _id(text: str, kind: str, quote: Sequence[Span], cue: Sequence[Span]) -> str:
    parts = [
        kind,
        *(f"{span.start}-{span.end} {span.text(text)}" for span in quote),
        *(f"{s.start}" for s in cue),
    ]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
