"""German statements without a frame: sentences in the subjunctive that go on with what the last speaker says."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import is_finite
from wortlaut.heads.rules.speakers import Range, sentence_subject, subject
from wortlaut.records import StatementType

_WITHIN = 40
_REACH = 8
_HEARSAY_REACH = 1
_HEARSAY = frozenset({"soll", "sollen"})
_PATTERNS: dict[StatementType, str] = {"indirect_free_indirect": "free", "free_indirect": "hearsay"}


def free_statements(lines: Sequence[Line], drafts: Sequence[Draft], cues: Sequence[Sequence[Cue]]) -> list[Draft]:
    """Return runs of sentences in the subjunctive, each with the speaker of the statement before it."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.line, []).append(draft)
    found: list[Draft] = []
    speaker: Draft | None = None
    run: Draft | None = None
    for line in lines:
        here = [
            draft
            for draft in by_line.get(line.number, [])
            if draft.type == "indirect" or draft.pattern not in ("partial", "nested")
        ]
        kind = None if here else _kind(line, speaker, lines)
        if kind is not None:
            if run is not None and run.line == line.number - 1 and run.type == kind:
                run.quote = (run.quote[0]._replace(end=line.span.end),)
                run.line = line.number
            else:
                run = _start(line, kind, speaker, lines, cues)
                found.append(run)
            speaker = run
        else:
            speaker, run = _last_said(here, by_line.get(line.number, ())) or speaker, None
    return found


def _last_said(framed: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """Return the statement of a sentence that may go on in the next: one with a clause, else a fragment with its cue."""
    if framed:
        return framed[-1]
    return next((draft for draft in reversed(drafts) if draft.speaker and draft.cue), None)


def without_said(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what stands in a statement itself: "Die Behörde gehe davon aus, dass …" goes on with what somebody says.

    There the verb of saying is in the subjunctive, and it is the main verb of its sentence.
    """
    said = [_is_said(lines[draft.line], draft) for draft in drafts]
    framed = {
        draft.line
        for draft, inner in zip(drafts, said, strict=True)
        if draft.type == "indirect" and not inner
    }
    return [
        draft for draft, inner in zip(drafts, said, strict=True) if not inner or draft.line in framed
    ]


def _is_said(line: Line, draft: Draft) -> bool:
    first = german_mood().first
    cue = [word for span in draft.cue for word in span.text(line.text).lower().split()]
    return draft.type == "indirect" and not first.isdisjoint(cue) and subjunctive(line) == "first"


def _kind(line: Line, speaker: Draft | None, lines: Sequence[Line]) -> StatementType | None:
    """Say what a sentence without a frame is, by the mood of its main verb."""
    mood = subjunctive(line)
    if mood == "hearsay" and speaker is not None and speaker.line >= line.number - _HEARSAY_REACH:
        return "free_indirect"
    if (
        mood == "first"
        or (mood == "second" and _is_near(speaker, line))
        or (mood == "plural" and (_is_near(speaker, line) or _is_in(speaker, line, lines)))
    ):
        return "indirect_free_indirect"
    return None


def _is_near(speaker: Draft | None, line: Line) -> bool:
    return speaker is not None and speaker.line >= line.number - 1


def _is_in(speaker: Draft | None, line: Line, lines: Sequence[Line]) -> bool:
    return speaker is not None and speaker.line >= line.number - 8 and lines[speaker.line].part == line.part


def _start(line: Line, kind: StatementType, speaker: Draft | None, lines: Sequence[Line], cues: Sequence[Sequence[Cue]]) -> Draft:
    near = speaker if speaker is not None and line.number - speaker.line <= _REACH else None
    if near is None or (near.line < line.number - 1 and lines[near.line].part != line.part):
        near = _told_of(line, lines, cues) or near
    elif near.line < line.number - 1:
        near = _told_of(line, lines, cues, True) or near
    same = near is not None and lines[near.line].part == line.part
    return Draft(
        pattern=_PATTERNS[kind] + ("" if near is None else "_same_paragraph" if same else "_next_paragraph"),
        type=kind,
        quote=(line.span,),
        speaker=near.speaker if near else (),
        medium=near.medium if near else "speech_writing",
        line=line.number,
    )


def _told_of(line: Line, lines: Sequence[Line], cues: Sequence[Sequence[Cue]], only: bool = False) -> Draft | None:
    """Take the subject of the sentence before for the speaker, where no statement was found in it."""
    if line.number == 0:
        return None
    before = lines[line.number - 1]
    found = _told_by(before, cues[before.number])
    if found is None and not only:
        found = sentence_subject(before)
    if found is None:
        return None
    return Draft(
        pattern="told_of",
        type="reported",
        quote=(),
        speaker=before.spans(*found),
        medium="speech_writing",
        line=before.number,
    )


def _told_by(line: Line, cues: Sequence[Cue]) -> Range | None:
    """Return the subject of the main clause's verb of saying, for a sentence in which no statement was found."""
    for cue in cues:
        if cue.final:
            continue
        found = subject(line, cue, line.first)
        if found is not None and (found[0] > cue.at or found[0] == line.first):
            return found
    return None


def subjunctive(line: Line) -> str:
    """Say what the main verb of a sentence is: "first" or "second" for the subjunctive, "plural" for a plural of the second
    (which may stand for the first), "hearsay" for "soll", or "" for none of these."""
    if line.last <= line.first or line.low[line.first] in words("clause_words", "that"):
        return ""
    skip = line.first
    for index in range(line.first, min(line.last, line.first + _WITHIN)):
        if index < skip or line.quoted[index] >= 0 or line.bracketed[index]:
            continue
        if line.is_capital(index) and index != line.first:
            continue
        if line.words[index] == ",":
            skip = _behind_relative(line, index + 1)
            continue
        mood = _mood(line, index)
        if mood or is_finite(line, index):
            return mood or ("hearsay" if line.low[index] in _HEARSAY else "")
    return ""


def _mood(line: Line, index: int) -> str:
    mood, word = german_mood(), line.low[index]
    if word not in mood or _first_person(line, index):
        return ""
    if word in mood.second:
        return "plural" if word.endswith("n") else "second"
    # A regular form with a capital is a noun: "Versuche, den Brand zu löschen, schlugen fehl."
    return "first" if not line.is_capital(index) or word in words("subjunctive", "first") else ""


def _behind_relative(line: Line, start: int) -> int:
    """Return where a relative clause behind a comma ends: ", die … hätten", ", von denen …"; or its begin."""
    at = start + (start < line.last and line.low[start] in words("clause_words", "prepositions"))
    if at >= line.last or line.low[at] not in words("clause_words", "relatives"):
        return start
    end = line.next_break(at)
    return end if is_finite(line, end - 1) or line.low[end - 1] in german_mood() else start


def _first_person(line: Line, index: int) -> bool:
    beside = (line.low[index - 1] if index else "", line.low[index + 1] if index + 1 < line.n else "")
    return "ich" in beside
