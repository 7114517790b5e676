"""English statements without a verb of saying: "according to X", a run that goes on, and what "is to be done"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import draft_of
from wortlaut.heads.rules.english_phrases import source_end, with_asides
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line
from wortlaut.language import load

_SHIFTED = frozenset({"would", "had", "wouldn't", "hadn't", "wouldn’t", "hadn’t"})


def english_free(lines: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Read sentences in the shifted tense that go on with what was said: "He had received one reply."."""
    last: dict[int, Draft] = {draft.line: draft for draft in drafts}
    for line in lines[1:]:
        if line.number not in last and _is_scheduled(line):
            yield Draft("free", "free_indirect", (line.span,), line=line.number)
            continue
        before = last.get(line.number - 1)
        if before is None or line.number in last or lines[line.number - 1].part != line.part:
            continue
        if before.type == "reported" or not before.speaker or line.last <= line.first:
            continue
        verb = next(
            (i for i in range(line.first, min(line.last, line.first + 12)) if line.low[i] in _helping()),
            None,
        )
        if verb is None or line.low[verb] not in _SHIFTED:
            continue
        if any(at < verb for at in line.breaks) or line.quoted[line.first] >= 0:
            continue
        draft = Draft("free", "indirect_free_indirect", (line.span,), before.speaker, line=line.number)
        draft.medium = before.medium
        last[line.number] = draft
        yield draft


def _helping() -> frozenset[str]:
    return english_words("clause_words", "auxiliaries")


def _is_scheduled(line: Line) -> bool:
    """Say whether a sentence tells what "is to be done", which somebody must have said."""
    within = range(line.first + 1, min(line.last - 2, line.first + _SCHEDULED_WITHIN))
    verb = next((i for i in within if line.low[i] in _helping()), None)
    return (
        verb is not None
        and line.low[verb] in ("is", "are")
        and line.low[verb + 1] == "to"
        and not any(line.low[i] in ("that", "who", "which", "what", "where") for i in range(line.first, verb))
        and line.quoted[line.first] < 0
    )


_SCHEDULED_WITHIN = 15


def english_sources(line: Line) -> Iterator[Draft]:
    """Read "according to X"."""
    leads = [lead.split(" ") for lead in load("en", "source_phrases")["leads"]]
    for index in range(line.first, line.last):
        for lead in leads:
            if line.low[index : index + len(lead)] == lead and line.quoted[index] < 0:
                draft = _source(line, index, index + len(lead))
                if draft is not None:
                    yield draft


def _source(line: Line, start: int, name: int) -> Draft | None:
    end = source_end(line, name, first=start == line.first)
    if end <= name:
        return None
    end = with_asides(line, end)
    draft = draft_of(line, "according", None, (name, end))
    draft.cue = line.spans(start, name)
    before = start - 1 if start > line.first and line.words[start - 1] == "," else start
    after = end + 1 if end < line.last and line.words[end] == "," else end
    draft.frame = line.spans(before, after if start == line.first else end)
    draft.quote = line.spans(line.first, before) + line.spans(after, line.last)
    return draft if draft.quote else None
