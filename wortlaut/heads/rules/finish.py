"""From drafts to statements: disjoint spans, ids, order, nesting, act, status and score."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from wortlaut.cut.text import CutText
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.judging.acts import Reading, judge
from wortlaut.heads.rules.media import settle
from wortlaut.heads.rules.nesting import holders
from wortlaut.language import load
from wortlaut.records import Language, Statement, quoted
from wortlaut.spans import Span, join, subtract, trim


def finish(cut: CutText, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    """Return the drafts as statements, each once, ordered by the begin of the quote."""
    kept: dict[str, Statement] = {}
    for draft in drafts:
        statement = as_statement(cut.text, draft, cut.language)
        if statement is not None:
            kept.setdefault(statement.id, statement)
    # Of two who are quoted with the same words, the one whose cue it is comes before the one who is only cited.
    ordered = sorted(
        kept.values(), key=lambda one: (one.quote[0].start, -one.quote[-1].end, not one.cue, one.id)
    )
    inside = holders([statement.quote for statement in ordered])
    return tuple(
        one if at is None else msgspec.structs.replace(one, inside=ordered[at].id)
        for one, at in zip(ordered, inside, strict=True)
    )


def as_statement(text: str, draft: Draft, language: Language) -> Statement | None:
    """Return a draft as a statement that stands in no other; None if it quotes nothing."""
    quote = join(draft.quote)
    if not quote:
        return None
    # Without a frame, speaker and addressee may stand in the quote: a reported statement is a whole sentence.
    outside = quote if draft.frame else ()
    cue, speaker = _outside(draft.cue, quote, text), _outside(draft.speaker, outside, text)
    frame = _outside((*draft.frame, *cue, *speaker) if draft.frame else (), quote, text)
    told = quoted(quote if draft.type == "reported" else frame, text, " ")
    reading = Reading(draft.act, draft.verb, told, quoted(speaker, text, " "))
    act, status = judge(quoted(draft.judged or quote, text, " "), reading, language)
    return Statement(
        id=_id(text, draft, quote),
        type=draft.type,
        medium=settle(draft.medium, quoted(frame, text, " "), quoted(speaker, text, " "), language),
        quote=quote,
        speaker=speaker,
        cue=cue,
        frame=frame,
        addressee=_outside(draft.addressee, outside, text),
        act=act,
        status=status,
        score=_score(draft.pattern, language),
    )


def _outside(spans: Sequence[Span], quote: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return spans without the words of the quote and without white space at their ends."""
    left = (trim(span, text) for span in subtract(spans, quote))
    return tuple(span for span in left if span.start < span.end)


def _id(text: str, draft: Draft, quote: Sequence[Span]) -> str:
    """Hash what makes a statement this one: its type, its words and where they stand, and its cue."""
    parts = [draft.type, *(f"{span.start}-{span.end} {span.text(text)}" for span in quote)]
    parts += [f"{span.start}-{span.end}" for span in draft.cue]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _score(pattern: str, language: Language) -> float:
    scores = load(language, "statement_scores")["scores"]
    while pattern not in scores and "_" in pattern:
        pattern = pattern.rpartition("_")[0]
    return float(scores.get(pattern, scores["other"]))
