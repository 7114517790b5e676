"""Statements off the encoder's vectors: anchors, the words of every role, and the judgement of each.

The shape is that of the probe on the German news quotation corpus: a statement is anchored at the first word of its
cue, or of its quote where it has none, and every word within reach is asked five times whether it has a role in it.
What the rules found goes in beside the vectors, so that the reader learns where to believe them.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from wortlaut.cut.text import CutText
from wortlaut.encode.words import Words
from wortlaut.heads.neural.draft import Draft, Graphs, Labels, Settings
from wortlaut.heads.neural.features import (
    Found,
    anchor_of,
    by_anchor,
    conditions,
    found_words,
    positions,
    word_features,
)
from wortlaut.heads.neural.judging import as_spans, judge_drafts
from wortlaut.heads.neural.runs import edges_of, runs
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED, ROLES
from wortlaut.heads.rules.cue_acts import Role
from wortlaut.heads.rules.nesting import holders
from wortlaut.records import Statement, StatementType
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Statements read at a time: their words lie padded beside one another.
_TOGETHER = 48
# More anchors than this in an article are no article's.
_MOST = 4_000
# A word less likely than this, as a logit, is in no run.
_HOPELESS = -4.0
_QUOTE = ROLES.index("quote")


def read_statements(
    cut: CutText,
    words: Words,
    vectors: Floats,
    rules: Sequence[Statement],
    graphs: Graphs,
    labels: Labels,
    settings: Settings,
) -> tuple[Statement, ...]:
    """Return the statements of an article, ordered and with their ids; ``rules`` is what the rules found."""
    drafts = read_drafts(cut, words, vectors, rules, graphs, settings)
    judge_drafts(cut, words, drafts, graphs, labels)
    return finish(cut, words, drafts, settings)


def read_drafts(
    cut: CutText,
    words: Words,
    vectors: Floats,
    rules: Sequence[Statement],
    graphs: Graphs,
    settings: Settings,
) -> list[Draft]:
    """Return what is found, each statement once, not yet judged."""
    if not words.spans:
        return []
    found = found_words(rules, words.spans)
    logits, _, refined = graphs.words(vectors, word_features(cut, words, found))
    same, edges = by_anchor(found), edges_of(cut, words)
    anchors = choose_anchors(logits, settings.anchor)
    added = {at for at, one in same.items() if one.statement.score >= settings.rules}
    anchors = sorted(added.union(anchors))[:_MOST]
    drafts: list[Draft] = []
    for at in range(0, len(anchors), _TOGETHER):
        drafts += _with_roles(anchors[at : at + _TOGETHER], logits, refined, same, edges, graphs, settings)
    return _with_siblings(_once(drafts, settings.same), found, settings.same)


def choose_anchors(logits: Floats, least: float) -> list[int]:
    """Return the words that anchor a statement: probable enough, and more so than the words beside them."""
    needed = _logit(least)
    chosen = []
    for index in np.flatnonzero(logits >= needed):
        beside = logits[max(0, index - 1) : index + 2]
        if logits[index] >= beside.max():
            chosen.append(int(index))
    return chosen


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


def given_drafts(
    cut: CutText,
    words: Words,
    vectors: Floats,
    rules: Sequence[Statement],
    given: Sequence[tuple[Mapping[Role, Sequence[Span]], StatementType]],
    graphs: Graphs,
) -> list[Draft]:
    """Return drafts for statements whose spans are known, each with its type, to be judged.

    One whose spans hold no word is judged by the first word of the article.
    """
    if not words.spans:
        return []
    found = found_words(rules, words.spans)
    _, _, refined = graphs.words(vectors, word_features(cut, words, found))
    same = by_anchor(found)
    drafts = []
    for start in range(0, len(given), _TOGETHER):
        group = given[start : start + _TOGETHER]
        placed: list[dict[str, list[int]]] = [
            {role: positions(spans.get(role, ()), words.spans) for role in ROLES} for spans, _ in group
        ]
        anchors = [anchor_of(roles) or 0 for roles in placed]
        near = _around(anchors, refined, same)
        _, x = graphs.roles(*near.inputs)
        for row, (anchor, low, high) in enumerate(zip(anchors, near.lows, near.highs, strict=True)):
            inside = {
                role: [word for word in places if low <= word < high] for role, places in placed[row].items()
            }
            evidence = (1.0, 0.0, 0.0, 0.0, 0.0)
            draft = _draft(anchor, inside, evidence, x[row, : high - low], low, same)
            draft.given = group[row][1]
            drafts.append(draft)
    return drafts


def judged(
    cut: CutText,
    words: Words,
    vectors: Floats,
    found: Sequence[Statement],
    graphs: Graphs,
    labels: Labels,
) -> tuple[Statement, ...]:
    """Return the statements that the rules found, with the act and the status that the model gives them."""
    given = [({role: getattr(one, role) for role in ROLES}, one.type) for one in found]
    drafts = given_drafts(cut, words, vectors, found, given, graphs)  # type: ignore[arg-type]  # roles are of Role
    judge_drafts(cut, words, drafts, graphs, labels)
    named = {one.id: (one, draft) for one, draft in zip(found, drafts, strict=False)}
    made = []
    for one in found:
        _, draft = named.get(one.id, (one, None))
        holder, its = named.get(one.inside or "", (one, None))
        if its is not None and (one.act, one.status) == (holder.act, holder.status):
            draft = its  # words quoted within a statement have the labels of the clause they stand in
        made.append(
            one if draft is None else msgspec.structs.replace(one, act=draft.act, status=draft.status)
        )
    return tuple(made)


class _Near(msgspec.Struct, frozen=True):
    """The words around anchors as the graph of the roles takes them."""

    lows: list[int]
    highs: list[int]
    inputs: tuple[Floats, Floats, Floats, Ints, Floats]


def _around(anchors: Sequence[int], refined: Floats, found: Mapping[int, Found]) -> _Near:
    count = len(refined)
    lows = [max(0, anchor - REACH) for anchor in anchors]
    highs = [min(count, anchor + REACH + 1) for anchor in anchors]
    longest = max(high - low for low, high in zip(lows, highs, strict=True))
    near = np.zeros((len(anchors), longest, REFINED), np.float32)
    condition = np.zeros((len(anchors), longest, CONDITION), np.float32)
    real = np.zeros((len(anchors), longest), np.float32)
    for row, (anchor, low, high) in enumerate(zip(anchors, lows, highs, strict=True)):
        near[row, : high - low] = refined[low:high]
        condition[row, : high - low] = conditions(low, high, found.get(anchor))
        real[row, : high - low] = 1
    at = np.asarray(anchors) - np.asarray(lows)
    distance = np.clip(np.arange(longest)[None, :] - at[:, None], -REACH, REACH) + REACH
    return _Near(lows, highs, (near, refined[list(anchors)], condition, distance.astype(np.int64), real))


def _with_roles(
    anchors: Sequence[int],
    logits: Floats,
    refined: Floats,
    found: Mapping[int, Found],
    edges: npt.NDArray[np.bool_],
    graphs: Graphs,
    settings: Settings,
) -> Iterator[Draft]:
    near = _around(anchors, refined, found)
    needed = _logit(settings.anchor)
    scores, x = graphs.roles(*near.inputs)
    for row, (anchor, low, high) in enumerate(zip(anchors, near.lows, near.highs, strict=True)):
        own = scores[row, : high - low]
        # Below the least chance stand those of the rules that are taken as they are.
        likely = logits[anchor] >= needed
        roles = _decode(own, low, edges, settings) if likely else found[anchor].roles
        if likely and anchor in found:
            roles = _trusting(roles, found[anchor], settings.trusted)
        if roles["quote"] and all(low <= word < high for word in (*roles["quote"], *roles["cue"])):
            quote = [word - low for word in roles["quote"]]
            evidence = (
                1.0,
                float(logits[anchor]),
                float(own[quote, _QUOTE].mean()),
                float(anchor in found),
                float(bool(roles["cue"])),
            )
            yield _draft(anchor, roles, evidence, x[row, : high - low], low, found)


def _trusting(roles: dict[str, list[int]], rule: Found, trusted: Sequence[float]) -> dict[str, list[int]]:
    """Take the words of the rules for the roles in which they are to be trusted more."""
    return {
        role: rule.roles[role] if rule.statement.score >= least else roles[role]
        for role, least in zip(ROLES, trusted, strict=True)
    }


def _draft(
    anchor: int,
    roles: dict[str, list[int]],
    evidence: tuple[float, ...],
    x: Floats,
    low: int,
    found: Mapping[int, Found],
) -> Draft:
    weights = np.zeros((len(x), 2), np.float32)
    weights[[word - low for word in roles["quote"]], 0] = 1
    weights[[word - low for word in roles["cue"]], 1] = 1
    rule = found[anchor].statement if anchor in found else None
    return Draft(anchor, roles, evidence, x, weights, anchor - low, rule)


def _decode(
    scores: Floats, low: int, edges: npt.NDArray[np.bool_], settings: Settings
) -> dict[str, list[int]]:
    """Return the words of every role, as runs that do not begin or end where nothing speaks for it."""
    high = low + len(scores)
    costs = np.where(edges[low:high], settings.at_edge, settings.within)
    roles: dict[str, list[int]] = {}
    for column, role in enumerate(ROLES):
        likely = scores[:, column] - _logit(settings.roles[column])
        near = np.flatnonzero(likely > _HOPELESS)
        if not len(near):
            roles[role] = []
            continue
        start, end = int(near[0]), int(near[-1]) + 1
        cost = costs[start : end + 1] * settings.runs[column]
        taken = runs(likely[start:end].tolist(), cost.tolist())
        roles[role] = [low + start + place for place in taken]
    return roles


def _once(drafts: Sequence[Draft], same: float) -> list[Draft]:
    """Drop what says again what a more probable draft near it says."""
    dropped: set[int] = set()
    for index, draft in enumerate(drafts):
        for place in range(index + 1, min(len(drafts), index + _TOGETHER)):
            other = drafts[place]
            if other.anchor - draft.anchor > 2 * REACH:
                break
            if _shared(draft.quote, other.quote) >= same:
                dropped.add(place if draft.evidence[1] >= other.evidence[1] else index)
    return [draft for index, draft in enumerate(drafts) if index not in dropped]


def _with_siblings(drafts: Sequence[Draft], found: Sequence[Found], same: float) -> list[Draft]:
    """Add what the rules find at the cue of a draft beside it: words in quotation marks within an indirect quote.

    An anchor stands for one statement alone, so that the model cannot find the second.
    """
    at_anchor: dict[int, list[Found]] = {}
    for one in found:
        at_anchor.setdefault(one.anchor, []).append(one)
    kept = []
    for draft in drafts:
        kept.append(draft)
        quotes = [draft.quote]
        for one in at_anchor.get(draft.anchor, ()):
            quote = frozenset(one.roles["quote"])
            if all(_shared(quote, other) < same for other in quotes) and draft.near(quote):
                quotes.append(quote)
                kept.append(draft.beside(one))
    return kept


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def finish(cut: CutText, words: Words, drafts: Sequence[Draft], settings: Settings) -> tuple[Statement, ...]:
    """Return drafts as statements with ids, ordered by where their quotes begin, each with what it stands in."""
    made: dict[str, Statement] = {}
    for draft in drafts:
        one = _statement(cut.text, words, draft, settings)
        made.setdefault(one.id, one)
    ordered = sorted(made.values(), key=lambda one: (one.quote[0].start, -one.quote[-1].end, one.id))
    inside = holders([one.quote for one in ordered])
    return tuple(
        one if at is None else msgspec.structs.replace(one, inside=ordered[at].id)
        for one, at in zip(ordered, inside, strict=True)
    )


def _statement(text: str, words: Words, draft: Draft, settings: Settings) -> Statement:
    spans = {role: as_spans(draft.roles[role], words) for role in ROLES}
    logit = float(np.dot(settings.score, draft.evidence))
    parts = [draft.type, *(f"{span.start}-{span.end} {span.text(text)}" for span in spans["quote"])]
    parts += [f"{span.start}-{span.end}" for span in spans["cue"]]
    return Statement(
        id=hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        type=draft.type,
        medium=draft.medium,
        quote=spans["quote"],
        speaker=spans["speaker"],
        cue=spans["cue"],
        frame=spans["frame"],
        addressee=spans["addressee"],
        act=draft.act,
        status=draft.status,
        score=round(float(1 / (1 + np.exp(-logit))), 4),
    )
