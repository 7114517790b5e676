"""What a statement does and how it stands: type, medium, act and status of drafts, by the model and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from wortlaut.cut.text import CutText
from wortlaut.encode.words import Words
from wortlaut.heads.neural.draft import Draft, Graphs, Labels, Settings
from wortlaut.heads.neural.scores import TOGETHER
from wortlaut.heads.neural.shape import ROLES
from wortlaut.heads.rules.judging.cue_acts import WEIGHED, Role, verdict_of_spans
from wortlaut.heads.rules.judging.weighing import ACTS, HUNDRED, STATUSES, pairs_of
from wortlaut.heads.rules.media_traits import Asked
from wortlaut.heads.rules.media_weighing import MEDIA, weigh_media
from wortlaut.heads.rules.posts import is_statement
from wortlaut.records import Act, Language, StatementType, Status
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]

LABELLED = ("type", "medium", "act", "status")
"""What is judged, in the order of the graph's outputs."""


def judge_drafts(
    cut: CutText,
    words: Words,
    drafts: Sequence[Draft],
    graphs: Graphs,
    labels: Labels,
    settings: Settings,
) -> None:
    """Give every draft its type, medium, act and status: what the model says and what the rules say, added up.

    (Product of two experts, each of which has errors of its own; for what is common both have the same reason, which counts once.)
    German acts and statuses are chosen together; German media are weighed at last, beside those of the other drafts.
    """
    media: list[tuple[_Said, Floats]] = []
    for start in range(0, len(drafts), TOGETHER):
        group = drafts[start : start + TOGETHER]
        longest = max(len(draft.x) for draft in group)
        x = np.stack([np.pad(draft.x, ((0, longest - len(draft.x)), (0, 0))) for draft in group])
        weights = np.stack([np.pad(draft.weights, ((0, longest - len(draft.x)), (0, 0))) for draft in group])
        at = np.asarray([draft.at for draft in group], np.int64)
        said = [_of_rules(cut, words, draft, settings) for draft in group]
        judged = graphs.judge(x, weights, at, np.stack([_as_ones(one, labels) for one in said]))
        sums: dict[str, list[Floats]] = {name: [] for name in LABELLED}
        for name, logits in zip(LABELLED, judged, strict=True):
            names = getattr(labels, name)
            for draft, of_rules, row in zip(group, said, logits, strict=True):
                added = _added(name, names, row, of_rules, settings)
                setattr(draft, name, names[int(added.argmax())])
                sums[name].append(added)
                if name == "medium":
                    media.append((of_rules, added))
        if settings.weighed and cut.language in WEIGHED:
            for draft, acts, statuses in zip(group, sums["act"], sums["status"], strict=True):
                draft.act, draft.status = _together(acts, statuses, labels, cut.language)
    if settings.weighed and cut.language in WEIGHED:
        _weigh_media(cut, drafts, media, labels, settings)


def _together(acts: Floats, statuses: Floats, labels: Labels, language: Language) -> tuple[Act, Status]:
    """Return the act and the status for which most speaks, taken together."""
    both = acts[:, None] + statuses[None, :] + _pairs(labels, language)
    act, status = divmod(int(both.argmax()), len(labels.status))
    return labels.act[act], labels.status[status]


@cache
def _pairs(labels: Labels, language: Language) -> Floats:
    """Return what speaks for each act (rows) with each status (columns), in the order of the model's labels."""
    pairs = pairs_of(language)
    table = [[pairs[act, status] / HUNDRED for status in labels.status] for act in labels.act]
    return np.asarray(table, np.float32)


def _weigh_media(
    cut: CutText,
    drafts: Sequence[Draft],
    judged: Sequence[tuple[_Said, Floats]],
    labels: Labels,
    settings: Settings,
) -> None:
    """Give every draft the medium for which its traits speak, the drafts beside it, and the logits of model and rules.

    Posts are what the rules say: the corpus that the weights learned from has none.
    """
    columns = [labels.medium.index(medium) for medium in MEDIA]
    posts = [part.span for part in cut.parts if is_statement(part)]
    told, asked = [], []
    for draft, (said, row) in zip(drafts, judged, strict=True):
        if draft.rule is not None and any(post.covers(draft.rule.quote[0]) for post in posts):
            draft.medium = draft.rule.medium
            continue
        told.append((draft, row[columns]))
        asked.append(Asked(draft.type, said.spans, draft.rule.medium if draft.rule else None))
    for (draft, row), weighed in zip(told, weigh_media(cut.text, asked), strict=True):
        added = np.asarray(weighed, np.float32) + np.float32(settings.share_of_medium) * row
        draft.medium = MEDIA[int(added.argmax())]


def _added(name: str, names: Sequence[str], row: Floats, said: _Said, settings: Settings) -> Floats:
    if (weighed := said.scores.get(name)) is not None:
        common = np.asarray(settings.common.get(name, 0.0), np.float32)
        of_rules = np.asarray([weighed[one] for one in names], np.float32)
        return of_rules + np.float32(settings.share) * (row - common)
    label, table = said.labels[name], settings.opinions.get(name)
    if label is None or table is None:
        return row
    return row + np.asarray(table[names.index(label)], np.float32)


def as_holders(drafts: Sequence[Draft]) -> None:
    """Give words quoted within a statement of the same speaker the act and status of that statement.

    (So the guideline has it, and 194 of 206 such quotations in the corpus' training part are labelled so.)
    """
    of_rules = {draft.rule.id: draft for draft in drafts if draft.rule is not None}
    for draft in drafts:
        holder = of_rules.get(draft.rule.inside or "") if draft.rule is not None else None
        if draft.rule is None or holder is None or holder.rule is None:
            continue
        if holder.rule.type != "direct" and draft.rule.speaker == holder.rule.speaker:
            draft.act, draft.status = holder.act, holder.status


class _Said(msgspec.Struct, frozen=True):
    """What the rules say of a statement with these spans: labels, which the model is told, and where they weigh them, what speaks for each.

    Act and status are those of the first rule that holds, as in training: what the weights say is added to the model's logits,
    and would count twice.
    """

    spans: dict[Role, tuple[Span, ...]]
    labels: dict[str, str | None]
    scores: dict[str, dict[str, float]]


def _of_rules(cut: CutText, words: Words, draft: Draft, settings: Settings) -> _Said:
    """Return what the rules say of a statement; of type and medium only where they found it."""
    rule = draft.rule
    kind = draft.given or (rule.type if rule is not None else _kind(cut, words, draft))
    spans: dict[Role, tuple[Span, ...]] = {
        role: as_spans(draft.roles[role], words, cut.text) for role in ROLES
    }
    (act, status), scores = verdict_of_spans(cut.text, kind, spans, cut.language, weighed=settings.weighed)
    return _Said(
        spans,
        {
            "type": rule.type if rule else None,
            "medium": rule.medium if rule else None,
            "act": act,
            "status": status,
        },
        {}
        if scores is None
        else {
            "act": {act: value / HUNDRED for act, value in zip(ACTS, scores.acts, strict=True)},
            "status": {
                status: value / HUNDRED for status, value in zip(STATUSES, scores.statuses, strict=True)
            },
        },
    )


def _as_ones(said: _Said, labels: Labels) -> Floats:
    return np.concatenate(
        [
            np.asarray([label == said.labels[name] for label in getattr(labels, name)], np.float32)
            for name in LABELLED
        ]
    )


def _kind(cut: CutText, words: Words, draft: Draft) -> StatementType:
    """Guess the type of what the rules did not find, for the rules to judge it by."""
    if cut.text[words.spans[draft.roles["quote"][0]].start] in '„“»«"':
        return "direct"
    return "indirect" if draft.roles["cue"] else "reported"


def as_spans(places: Sequence[int], words: Words, text: str) -> tuple[Span, ...]:
    """Return words as spans, those beside one another as one, but none over the end of a paragraph."""
    spans: list[Span] = []
    last = -2
    for place in places:
        word = words.spans[place]
        if place == last + 1 and spans and "\n" not in text[spans[-1].end : word.start]:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(word)
        last = place
    return tuple(spans)
