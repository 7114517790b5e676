"""English statements: "X said that …", "…, X said", "according to X", and quotations in marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.echoes import without_echoes
from wortlaut.heads.rules.english_complements import clause_behind, gerund, wanted
from wortlaut.heads.rules.english_cues import Cue, draft_of, english_cues, has_verb, spans_of
from wortlaut.heads.rules.english_direct import english_direct
from wortlaut.heads.rules.english_equated import equated
from wortlaut.heads.rules.english_free import english_free, english_sources
from wortlaut.heads.rules.english_hearsay import hearsay
from wortlaut.heads.rules.english_phrases import (
    addressee,
    main_subject,
    subject_before,
    subject_behind,
)
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line, Range


def read_english(lines: Sequence[Line], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return the drafts of an English article."""
    drafts: list[Draft] = []
    cues: list[list[Cue]] = []
    for line in lines:
        cues.append(list(english_cues(line)))
        drafts += _clauses(line, cues[-1])
        drafts += english_sources(line)
        drafts += hearsay(line)
        drafts += equated(line)
    direct = list(english_direct(lines, cues, quoted, drafts))
    drafts = without_echoes(drafts, direct, lines[0].text if lines else "") + direct
    taken = {
        draft.line
        for draft in drafts
        if draft.pattern not in ("partial", "nested")
        or (draft.pattern == "partial" and draft.verb in _CHARGING)
    }
    drafts += [
        draft for line in lines if line.number not in taken for draft in _reported(line, cues[line.number])
    ]
    return drafts + list(english_free(lines, drafts))


def _clauses(line: Line, cues: Sequence[Cue]) -> list[Draft]:
    found: list[Draft] = []
    begin = line.first
    for index, cue in enumerate(cues):
        behind = cues[index + 1] if index + 1 < len(cues) else None
        end = line.last
        if behind is not None and _tells_on(line, cue, behind):
            end = behind.start - 1 - (line.words[behind.start - 2] == "," and not _is_telling(line, behind))
        elif behind is not None:
            end = _frame_behind(line, behind)
        goes_on = bool(found) and index > 0 and _tells_on(line, cues[index - 1], cue)
        draft = (
            (_goes_on(line, cue, found[-1]) if goes_on else None)
            or _behind_clause(line, cue)
            or gerund(line, cue, begin)
            or wanted(line, cue, begin, end)
            or _before_clause(line, cue, begin, end)
        )
        if draft is not None:
            found.append(draft)
            begin = max(begin, line.index_at(draft.quote[0].start))
            second = _joined_clause(line, draft)
            if second is not None:
                found.append(second)
    return found


def _frame_behind(line: Line, cue: Cue) -> int:
    """Return where what is said ends that has its frame behind: "has promised to pay, its spokesman said"."""
    later = _behind_clause(line, cue)
    if later is None or not later.frame or line.words[line.index_at(later.frame[0].start)] != ",":
        return line.last
    return line.index_at(later.frame[0].start)


def _joined_clause(line: Line, draft: Draft) -> Draft | None:
    """Part "said that the shops had stocks and that prices would hold": the second clause with "that" is said on its own."""
    if not draft.pattern.startswith("before_") or len(draft.quote) != 1:
        return None
    start, end = line.index_at(draft.quote[0].start), line.index_at(draft.quote[0].end - 1) + 1
    joint = next(
        (
            at
            for at in range(start + 3, end - 3)
            if line.low[at] in ("and", "but") and line.low[at + 1] == "that" and line.quoted[at] < 0
        ),
        None,
    )
    if joint is None or not has_verb(line, joint + 2, end) or line.low[joint + 2] in _helping():
        return None  # "and that of the others", "and that concerned the wrong village"
    behind = replace(
        draft, quote=line.spans(joint + 1, end), frame=draft.frame + line.spans(joint, joint + 1)
    )
    draft.quote = line.spans(start, joint - (line.words[joint - 1] == ","))
    return behind


def _helping() -> frozenset[str]:
    return english_words("clause_words", "auxiliaries")


def _tells_on(line: Line, cue: Cue, behind: Cue) -> bool:
    """Say whether the subject of a verb says more: "denied that …, and said that …"."""
    joins = line.low[behind.start - 1] in ("and", "but") or _is_telling(line, behind)
    return joins and behind.start - 2 > cue.end and clause_behind(line, behind) is not None


def _is_telling(line: Line, cue: Cue) -> bool:
    """Say whether a cue is a participle that hangs on the sentence's verb: ", saying that …"."""
    return line.low[cue.start] in english_words("clause_words", "telling")


def _goes_on(line: Line, cue: Cue, before: Draft) -> Draft | None:
    """Read the second verb of "She denied that …, and said that …", whose subject is the first one's."""
    found = clause_behind(line, cue)
    if found is None or not before.speaker or _all_quoted(line, found[0], line.last):
        return None
    draft = draft_of(line, f"before_{found[1]}", cue, None)
    draft.speaker = before.speaker
    draft.quote = line.spans(found[0], line.last)
    draft.frame = line.spans(cue.start - (not _is_telling(line, cue)), found[0])
    return draft


def _all_quoted(line: Line, start: int, end: int) -> bool:
    return all(line.quoted[i] >= 0 or not line.words[i][0].isalnum() for i in range(start, end))


def _behind_clause(line: Line, cue: Cue) -> Draft | None:
    """Read "The bridge is closed, she said" and "The bridge, she said, is closed"."""
    if cue.end + 1 < line.last and line.words[cue.end] == ":" and line.quoted[cue.end + 1] >= 0:
        return None  # "Asked whether he would go, Hill replied: “No.”"
    start = line.chunk_start(cue.start)
    apart = start > line.first + 1 and line.words[start - 1] in ",–—-" and not _is_passive(line, cue)
    if not apart or not cue.verb.takes & {"clause", "question"}:
        return None
    beside = _name_beside(line, start) if start == cue.start else None
    start = start if beside is None else beside[0]
    if cue.start == start and cue.end < line.last and line.low[cue.end] in ("that", "whether", "if", "to"):
        return None  # "The study, published in May, found that …"
    speaker = beside or subject_before(line, start, cue.start)
    if speaker is None and cue.start == start:
        speaker = subject_behind(line, cue.end)
    if speaker is None or speaker[0] > cue.end or (speaker[1] <= cue.start and speaker[0] != start):
        return None
    end = _frame_end(line, max(cue.end, speaker[1]))
    if end is None or (not has_verb(line, line.first, start - 1) and end >= line.last):
        return None
    draft = draft_of(line, "after", cue, speaker)
    draft.addressee = spans_of(line, addressee(line, cue.verb, cue.end, end))
    rest = line.spans(end + 1, line.last) if end + 1 < line.last else ()
    draft.quote = line.spans(line.first, start - 1) + rest
    draft.frame = line.spans(start - 1, end + 1 if rest else end)
    return None if _all_quoted(line, line.first, start - 1) else draft


def _name_beside(line: Line, comma: int) -> Range | None:
    """Return a speaker with a name or an office beside it: "…, their lawyer, Ada Alder, said"."""
    breaks = [at for at in line.breaks if at < comma - 1]
    if len(breaks) < 2 or any(line.words[at] != "," for at in breaks[-2:]):
        return None
    start, inner = breaks[-2] + 1, breaks[-1]
    plain = not has_verb(line, start, inner) and not has_verb(line, inner + 1, comma - 1)
    near = comma - start <= _LONGEST_BESIDE and inner > start and comma - 1 > inner + 1
    whole = subject_before(line, start, inner) == (start, inner)
    return (start, comma - 1) if plain and near and whole else None


_LONGEST_BESIDE = 20


def _frame_end(line: Line, index: int) -> int | None:
    """Return where a frame behind a clause ends; None if more is said behind the verb than when and to whom."""
    stop = line.next_break(index)
    if any(line.low[i] in ("that", "whether") or line.quoted[i] >= 0 for i in range(index, stop)):
        return None
    return None if has_verb(line, index, stop) else stop


def _before_clause(line: Line, cue: Cue, begin: int, end: int) -> Draft | None:
    """Read "She said (that) the bridge was closed", "She promised to stay", "She asked whether …"."""
    found = clause_behind(line, cue)
    if found is None:
        return None
    start, kind = found
    beside = _is_telling(line, cue)
    if _is_passive(line, cue):
        return _told(line, cue, begin, found)
    if kind == "main" and end < line.last and not has_verb(line, start + 1, end):
        return None  # "Norland has recalled its envoy, the ministry said"
    speaker = main_subject(line, cue.start) if beside else subject_before(line, begin, cue.start)
    if speaker is None or start >= end or _all_quoted(line, start, end):
        return None
    end = _before_tail(line, start, end, kind)
    begin = cue.start if beside else begin
    draft = draft_of(line, f"before_{kind}", cue, speaker)
    draft.addressee = spans_of(line, addressee(line, cue.verb, cue.end, start))
    draft.quote = line.spans(start, end)
    draft.frame = line.spans(cue.start - 1 if line.low[cue.start - 1] == "and" else begin, start)
    return draft


def _before_tail(line: Line, start: int, end: int, kind: str) -> int:
    """Leave out what the writer adds behind a comma: "agreed to reopen the pass, ending a dispute", ", but left …"."""
    for comma in range(start + 3, end - 2):
        word = line.low[comma + 1]
        turns = line.low[comma] == "but" and _is_deed(line, comma + 1)
        leads = kind == "infinitive" and line.words[comma] == "," and word in _TAILS
        if (turns or leads) and line.quoted[comma] < 0:
            return comma - (line.words[comma - 1] == ",")
        adds = line.words[comma] == "," and word.endswith("ing") and len(word) > _SHORTEST_PARTICIPLE
        if adds and line.quoted[comma] < 0 and word not in _NO_TAIL and line.next_break(comma + 1) >= end:
            return comma
    return end


def _is_deed(line: Line, index: int) -> bool:
    """Say whether a past form stands here that tells what else the subject did: "but left open who would pay"."""
    past = line.low[index] in english_words("clause_words", "irregular") or line.low[index].endswith("ed")
    return past and not line.is_capital(index)


_TAILS = frozenset({"after", "as", "amid", "when", "while", "despite", "hours", "days", "weeks", "months"})
_SHORTEST_PARTICIPLE = len("being")
_NO_TAIL = frozenset(
    {
        "including",
        "according",
        "during",
        "nothing",
        "everything",
        "something",
        "anything",
        "morning",
        "evening",
    }
)


def _is_passive(line: Line, cue: Cue) -> bool:
    return cue.start > line.first and line.low[cue.start - 1] in ("is", "are", "was", "were", "been")


def _told(line: Line, cue: Cue, begin: int, found: tuple[int, str]) -> Draft | None:
    """Read "They were told to stop": nobody is named who says so, and the subject is spoken to."""
    start = cue.start - 2 if line.low[cue.start - 1] == "been" else cue.start - 1
    spoken_to = subject_before(line, begin, start) if start > begin else None
    if spoken_to is None or _all_quoted(line, found[0], line.last):
        return None
    draft = draft_of(line, f"before_{found[1]}", cue._replace(start=start), None)
    draft.addressee = line.spans(*spoken_to)
    draft.quote = line.spans(found[0], line.last)
    draft.frame = line.spans(begin, found[0])
    return draft


_CHARGING = frozenset({"accuse", "suspect"})


def _names(line: Line, cue: Cue) -> bool:
    """Say whether a verb says what somebody or something is: "described her as …", "called the treaty a gift"."""
    if "name" not in cue.verb.takes:
        return False
    stop = min(line.next_break(cue.end), cue.end + _NAMED_WITHIN)
    if any(line.quoted[i] >= 0 for i in range(cue.end, stop)):
        return False
    return any(line.low[i] in ("as", "a", "an") for i in range(cue.end + 1, stop))


_NAMED_WITHIN = 8


def _reported(line: Line, cues: Sequence[Cue]) -> Iterator[Draft]:
    """Read "X praised the progress"."""
    for cue in cues:
        participle = cue.end < line.last and line.low[cue.end] in (
            "of",
            "by",
            "in",
            "at",
            "after",
            "over",
            "amid",
            "near",
        )
        if (
            ("object" in cue.verb.takes or _names(line, cue))
            and cue.end < line.last
            and line.words[cue.end] not in ",:."
            and not participle
        ):
            speaker = subject_before(line, line.first, cue.start)
            if speaker is not None:
                draft = draft_of(line, "reported", cue, speaker)
                draft.type = "reported"
                draft.medium = "speech_writing" if cue.verb.medium == "speech" else cue.verb.medium
                draft.quote = (line.span,)
                draft.cue = ()
                yield draft
                return
