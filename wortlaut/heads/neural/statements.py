"""Statements off the encoder's vectors: anchors, the words of every role, and the judgement of each.

The shape is that of the probe on the German news quotation corpus: a statement is anchored at the first word of its
cue, or of its quote where it has none, and every word within reach is asked five times whether it has a role in it.
What the rules found goes in beside the vectors, so that the reader learns where to believe them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from wortlaut.cut.text import CutText
from wortlaut.heads.neural.features import Found, Words, by_anchor, conditions, found_words, word_features
from wortlaut.heads.neural.shape import CONDITION, REACH, REFINED, ROLES
from wortlaut.heads.rules.cue_acts import judge_spans
from wortlaut.heads.rules.nesting import holders
from wortlaut.records import Act, Medium, Statement, StatementType, Status
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Statements read at a time: their words lie padded beside one another.
_TOGETHER = 48
# More anchors than this in an article are no article's.
_MOST = 4_000
_QUOTE, _SPEAKER, _CUE, _FRAME, _ADDRESSEE = range(len(ROLES))


class Graphs(Protocol):
    """What a pack computes; shapes as in ``train/heads.py``."""

    def words(self, vectors: Floats, rules: Floats) -> tuple[Floats, Floats, Floats]:
        """Return anchor logits (words), name logits (words, names) and refined vectors (words, REFINED)."""

    def roles(
        self, near: Floats, anchor: Floats, condition: Floats, distance: Ints, real: Floats
    ) -> tuple[Floats, Floats]:
        """Return role logits (anchors, words, roles) and what they were read from (anchors, words, REFINED)."""

    def judge(self, x: Floats, weights: Floats, at: Ints, opinion: Floats) -> tuple[Floats, ...]:
        """Return logits of type, medium, act and status, each (statements, labels)."""


class Settings(msgspec.Struct, frozen=True):
    """What was chosen on held-back articles; part of a pack."""

    anchor: float = 0.5
    """Least probability of an anchor."""
    roles: tuple[float, ...] = (0.5,) * len(ROLES)
    """Least probability of a word in each role."""
    gap: int = 2
    """Words left out of a run that are taken in when the run goes on after them …"""
    gap_least: float = 0.2
    """… and each is at least so probable."""
    same: float = 0.6
    """Two statements whose quotes share so much are one."""
    score: tuple[float, ...] = (0.0, 1.0, 0.0, 0.0, 0.0)
    """Weights of the score: constant, anchor's logit, the quote's mean logit, found by the rules, has a cue."""


class Labels(msgspec.Struct, frozen=True):
    """The labels of the judgement in the order of its outputs; part of a pack."""

    type: tuple[StatementType, ...]
    medium: tuple[Medium, ...]
    act: tuple[Act, ...]
    status: tuple[Status, ...]


class Draft(msgspec.Struct):
    """A statement as positions of words."""

    anchor: int
    roles: dict[str, list[int]]
    evidence: tuple[float, ...]
    x: Floats
    weights: Floats
    at: int
    rule: Statement | None
    type: StatementType = "indirect"
    medium: Medium = "speech"
    act: Act = "assert"
    status: Status = "actual"

    @property
    def quote(self) -> frozenset[int]:
        """The words of the quote."""
        return frozenset(self.roles["quote"])


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
    anchors = choose_anchors(logits, settings.anchor)
    same = by_anchor(found)
    drafts: list[Draft] = []
    for at in range(0, len(anchors), _TOGETHER):
        drafts += _with_roles(anchors[at : at + _TOGETHER], logits, refined, same, graphs, settings)
    return _once(drafts, settings.same)


def choose_anchors(logits: Floats, least: float) -> list[int]:
    """Return the words that anchor a statement: probable enough, and more so than the words beside them."""
    needed = np.log(least / (1 - least))
    chosen = []
    for index in np.flatnonzero(logits >= needed):
        beside = logits[max(0, index - 1) : index + 2]
        if logits[index] >= beside.max():
            chosen.append(int(index))
    return chosen[:_MOST]


def _with_roles(
    anchors: Sequence[int],
    logits: Floats,
    refined: Floats,
    found: Mapping[int, Found],
    graphs: Graphs,
    settings: Settings,
) -> Iterator[Draft]:
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
    scores, x = graphs.roles(near, refined[list(anchors)], condition, distance.astype(np.int64), real)
    for row, (anchor, low, high) in enumerate(zip(anchors, lows, highs, strict=True)):
        own = scores[row, : high - low]
        roles = _decode(own, low, settings)
        if not roles["quote"]:
            continue
        quote = [word - low for word in roles["quote"]]
        weights = np.zeros((high - low, 2), np.float32)
        weights[quote, 0] = 1
        weights[[word - low for word in roles["cue"]], 1] = 1
        rule = found[anchor].statement if anchor in found else None
        evidence = (
            1.0,
            float(logits[anchor]),
            float(own[quote, _QUOTE].mean()),
            float(rule is not None),
            float(bool(roles["cue"])),
        )
        yield Draft(anchor, roles, evidence, x[row, : high - low], weights, anchor - low, rule)


def _decode(scores: Floats, low: int, settings: Settings) -> dict[str, list[int]]:
    chances = 1 / (1 + np.exp(-scores))
    roles = {}
    for column, role in enumerate(ROLES):
        chance = chances[:, column]
        taken = chance >= settings.roles[column]
        places = np.flatnonzero(taken)
        for before, after in pairwise(places):
            between = slice(before + 1, after)
            if 1 < after - before <= settings.gap + 1 and (chance[between] >= settings.gap_least).all():
                taken[between] = True
        roles[role] = [low + int(word) for word in np.flatnonzero(taken)]
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


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)


def judge_drafts(cut: CutText, words: Words, drafts: Sequence[Draft], graphs: Graphs, labels: Labels) -> None:
    """Give every draft its type, medium, act and status."""
    for start in range(0, len(drafts), _TOGETHER):
        group = drafts[start : start + _TOGETHER]
        longest = max(len(draft.x) for draft in group)
        x = np.stack([np.pad(draft.x, ((0, longest - len(draft.x)), (0, 0))) for draft in group])
        weights = np.stack([np.pad(draft.weights, ((0, longest - len(draft.x)), (0, 0))) for draft in group])
        at = np.asarray([draft.at for draft in group], np.int64)
        opinions = np.stack([_opinion(cut, words, draft, labels) for draft in group])
        kinds, media, acts, statuses = graphs.judge(x, weights, at, opinions)
        for row, draft in enumerate(group):
            draft.type = labels.type[int(kinds[row].argmax())]
            draft.medium = labels.medium[int(media[row].argmax())]
            draft.act = labels.act[int(acts[row].argmax())]
            draft.status = labels.status[int(statuses[row].argmax())]


def _opinion(cut: CutText, words: Words, draft: Draft, labels: Labels) -> Floats:
    rule = draft.rule
    kind: StatementType = rule.type if rule is not None else _kind(cut, words, draft)
    spans = {role: as_spans(draft.roles[role], words) for role in ROLES}
    act, status = judge_spans(
        cut.text,
        kind,
        {role: spans[role] for role in ("quote", "cue", "frame", "speaker")},
        cut.language,
    )
    given = (rule.type if rule else None, rule.medium if rule else None, act, status)
    return np.concatenate(
        [
            np.asarray([name == value for name in names], np.float32)
            for value, names in zip(
                given, (labels.type, labels.medium, labels.act, labels.status), strict=True
            )
        ]
    )


def _kind(cut: CutText, words: Words, draft: Draft) -> StatementType:
    """Guess the type of what the rules did not find, for the rules to judge it by."""
    if cut.text[words.spans[draft.roles["quote"][0]].start] in '„“»«"':
        return "direct"
    return "indirect" if draft.roles["cue"] else "reported"


def as_spans(places: Sequence[int], words: Words) -> tuple[Span, ...]:
    """Return words as spans, those beside one another as one."""
    spans: list[Span] = []
    last = -2
    for place in places:
        word = words.spans[place]
        if place == last + 1 and spans:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(word)
        last = place
    return tuple(spans)


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
