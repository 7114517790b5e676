"""German statements without a frame: sentences in the subjunctive that go on with what the last speaker says."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.speakers import sentence_subject, subject
from wortlaut.heads.rules.things import is_thing
from wortlaut.records import StatementType

_WITHIN = 40
_REACH = 8
_HEARSAY_REACH = 1
_HEARSAY = frozenset({"soll", "sollen"})
_PATTERNS: dict[StatementType, str] = {"indirect_free_indirect": "free", "free_indirect": "hearsay"}


def free_statements(
    lines: Sequence[Line], drafts: Sequence[Draft], cues: Sequence[Sequence[Cue]]
) -> list[Draft]:
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
            if draft.type == "indirect" or draft.pattern not in _WITHIN_SENTENCE
        ]
        kind = None if here else _kind(line, speaker, lines) or _told_hearsay(line, lines, cues)
        if kind is not None:
            if run is not None and run.line == line.number - 1 and run.type == kind:
                run.quote = (run.quote[0]._replace(end=line.span.end),)
                run.line = line.number
            else:
                run = _start(line, kind, speaker, lines, cues)
                found.append(run)
            speaker = run
            if _end_at_colon(line, run, by_line.get(line.number, ())):
                run = None
        else:
            for draft in by_line.get(line.number, ()):
                if draft.pattern == "colon_free":
                    _give(draft, here[-1] if here else None)
            speaker, run = _last_said(here, by_line.get(line.number, ()), line) or speaker, None
    return found


# These leave it open whether their sentence goes on with what somebody says.
_WITHIN_SENTENCE = frozenset({"partial", "nested", "colon_free"})


def _end_at_colon(line: Line, run: Draft, drafts: Sequence[Draft]) -> bool:
    """Let a run end where a quotation follows its colon, and give that the speaker: "Die Lage sei klar: „…“"."""
    for draft in drafts:
        if draft.pattern == "colon_free":
            run.quote = (run.quote[0]._replace(end=line.whole[line.index_at(draft.quote[0].start) - 1].end),)
            _give(draft, run)
            return True
    return False


def _give(draft: Draft, said: Draft | None) -> None:
    """Give a quotation behind a colon the speaker of what stands before it, and the frame that this goes on with."""
    if said is not None:
        lead = said.leads or said
        draft.speaker, draft.cue, draft.frame = said.speaker, lead.cue, lead.frame


def _last_said(framed: Sequence[Draft], drafts: Sequence[Draft], line: Line) -> Draft | None:
    """Return the statement of a sentence that may go on in the next: one with a clause, else a fragment with its cue."""
    if framed:
        return next((draft for draft in reversed(framed) if not _points_back(draft, line)), framed[-1])
    return next((draft for draft in reversed(drafts) if draft.speaker and draft.cue), None)


def _points_back(draft: Draft, line: Line) -> bool:
    """Say whether a source names nobody itself: "seiner Meinung nach"."""
    first = draft.speaker[0].text(line.text).split()[0].lower() if draft.speaker else ""
    return draft.pattern == "according_behind" and first in words("clause_words", "possessives")


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
    return [draft for draft, inner in zip(drafts, said, strict=True) if not inner or draft.line in framed]


def _is_said(line: Line, draft: Draft) -> bool:
    if (
        draft.type != "indirect"
        or not (draft.cue and draft.quote)
        or draft.quote[0].start < draft.cue[0].start
    ):
        return False
    first = german_mood().first
    cue = [word for span in draft.cue for word in span.text(line.text).lower().split()]
    return not first.isdisjoint(cue) and subjunctive(line) == "first"


def _kind(line: Line, speaker: Draft | None, lines: Sequence[Line]) -> StatementType | None:
    """Say what a sentence without a frame is, by the mood of its main verb."""
    mood = subjunctive(line)
    if mood == "first" or not mood or speaker is None:
        return "indirect_free_indirect" if mood == "first" else None
    distance = line.number - speaker.line
    if mood == "hearsay":
        return "free_indirect" if distance <= _HEARSAY_REACH + _is_past(line) else None
    if distance <= 1 or (mood == "plural" and distance <= _REACH and _shares_part(speaker, line, lines)):
        return "indirect_free_indirect"
    return None


def _told_hearsay(line: Line, lines: Sequence[Line], cues: Sequence[Sequence[Cue]]) -> StatementType | None:
    """Find "soll" right behind a sentence that tells of somebody who speaks: "Der Hersteller gab die Preise bekannt. …"."""
    before = line.number - 1
    if before < 0 or lines[before].part != line.part or _HEARSAY.isdisjoint(line.low):
        return None
    if subjunctive(line) != "hearsay":
        return None
    return "free_indirect" if _told_by(lines[before], cues[before]) else None


def _is_past(line: Line) -> bool:
    """Say whether "soll" is told of what was: "soll … gesehen haben", "soll … verhaftet worden sein"; no plan is meant."""
    before, last = line.low[line.last - 2], line.low[line.last - 1]
    if last == "haben":
        return before.endswith(("t", "en"))
    return last == "sein" and (before == "worden" or (before.startswith("ge") and before.endswith("en")))


def _start(
    line: Line,
    kind: StatementType,
    speaker: Draft | None,
    lines: Sequence[Line],
    cues: Sequence[Sequence[Cue]],
) -> Draft:
    near = speaker if speaker is not None and line.number - speaker.line <= _REACH else None
    before = line.number - 1
    if before >= 0 and (near is None or near.line < before):
        near = (
            told_of(lines[before], cues[before], near is None or not _shares_part(near, line, lines)) or near
        )
    same = near is not None and _shares_part(near, line, lines)
    return Draft(
        pattern=_PATTERNS[kind] + ("" if near is None else "_same_paragraph" if same else "_next_paragraph"),
        type=kind,
        quote=(line.span,),
        speaker=near.speaker if near else (),
        medium=near.medium if near else "speech_writing",
        line=line.number,
        leads=None if near is None else near if near.cue else near.leads,
    )


def _shares_part(draft: Draft, line: Line, lines: Sequence[Line]) -> bool:
    return lines[draft.line].part == line.part


def told_of(before: Line, cues: Sequence[Cue], alone: bool) -> Draft | None:
    """Take who speaks from the sentence before, in which no statement was found; its mere subject if nobody else is near."""
    told = _told_by(before, cues)
    found = told or (sentence_subject(before) if alone and not _is_suffered(before) else None)
    if found is None or (told is None and is_thing(before, *found)):
        return None
    return Draft(
        pattern="told_of",
        type="reported",
        quote=(),
        speaker=before.spans(*found),
        medium="speech_writing",
        line=before.number,
    )


def _is_suffered(line: Line) -> bool:
    """Say whether a sentence is in the passive, so that its subject does not speak."""
    verb = next((at for at in range(line.first, line.last) if is_finite(line, at)), line.first)
    return line.low[verb] in _PASSIVE


_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden"})


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
    """Say whether the main verb of a sentence is in the subjunctive: "first", "second", "hearsay" for "soll", or not ("").

    "plural" is one of the second that may stand for the first, which has no form of its own there.
    """
    if line.last <= line.first:
        return ""
    behind = _mood_behind_clause(line) if _opens_with_clause(line) else None
    if behind is not None or line.low[line.first] in words("clause_words", "that"):
        return behind or ""
    skip = line.first
    for index in range(line.first, min(line.last, line.first + _WITHIN)):
        if index < skip or not _may_be_verb(line, index):
            continue
        if line.words[index] == ",":
            skip = _behind_relative(line, index + 1)
            continue
        if line.low[index] in words("clause_words", "articles"):
            # Its participles look like verbs: "Die geplante neue Brücke werde …".
            skip = noun_phrase(line, index, line.last, close=True)
            if skip > index:
                continue
        mood = _mood(line, index)
        if mood or is_finite(line, index):
            return mood or ("hearsay" if line.low[index] in _HEARSAY else "")
    return ""


def _may_be_verb(line: Line, index: int) -> bool:
    """Say whether a word is the sentence's own, neither quoted nor in brackets, and written like a verb."""
    own = line.quoted[index] < 0 and not line.bracketed[index]
    return own and (index == line.first or not line.is_capital(index))


def _opens_with_clause(line: Line) -> bool:
    """Say whether a clause may begin a sentence: "Falls der Rat zustimmt, sei …", "Verläuft der Test gut, werde …"."""
    first = line.first
    if first + 1 >= line.last or line.quoted[first] >= 0:
        return False
    if line.low[first] in words("clause_words", "conditions") | words("clause_words", "that"):
        return True
    return is_finite(line, first) and line.low[first + 1] not in german_mood()


def _mood_behind_clause(line: Line) -> str | None:
    """Return the mood of the verb behind the comma that ends the clause at the beginning, or None without a comma."""
    for at in line.breaks:
        verb = at + 1
        if verb >= line.last or line.words[at] != "," or line.is_capital(verb) or line.quoted[verb] >= 0:
            continue
        mood = _mood(line, verb)
        if mood or is_finite(line, verb):
            return mood if mood == "first" else ""  # "Falls es regnet, wäre …" is a mere condition
    return None


def _mood(line: Line, index: int) -> str:
    mood, word = german_mood(), line.low[index]
    if word not in mood or word in words("subjunctive", "possibility") or _first_person(line, index):
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
