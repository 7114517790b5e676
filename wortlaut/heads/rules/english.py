"""English statements: "X said that …", "…, X said", "according to X", and quotations in marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.direct import without_echoes
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import Cue, draft_of, english_cues, has_verb, spans_of
from wortlaut.heads.rules.english_direct import english_direct
from wortlaut.heads.rules.english_phrases import (
    Range,
    addressee,
    is_verb,
    source_end,
    subject_before,
    subject_behind,
    with_asides,
)
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line
from wortlaut.language import load

_TIMES_WITHIN = 8


def read_english(lines: Sequence[Line], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return the drafts of an English article."""
    drafts: list[Draft] = []
    cues: list[list[Cue]] = []
    for line in lines:
        cues.append(list(english_cues(line)))
        drafts += _clauses(line, cues[-1])
        drafts += _sources(line)
    direct = list(english_direct(lines, cues, quoted, drafts))
    drafts = without_echoes(drafts, direct, lines[0].text if lines else "") + direct
    taken = {draft.line for draft in drafts if draft.pattern not in ("partial", "nested")}
    drafts += [
        draft for line in lines if line.number not in taken for draft in _reported(line, cues[line.number])
    ]
    return drafts + list(_free(lines, drafts))


_SHIFTED = frozenset({"would", "had", "wouldn't", "hadn't", "wouldn’t", "hadn’t"})


def _free(lines: Sequence[Line], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Read sentences in the shifted tense that go on with what was said: "He had received one reply."."""
    last: dict[int, Draft] = {draft.line: draft for draft in drafts}
    for line in lines[1:]:
        before = last.get(line.number - 1)
        if before is None or line.number in last or lines[line.number - 1].part != line.part:
            continue
        if before.type == "reported" or not before.speaker or line.last <= line.first:
            continue
        helping = english_words("clause_words", "auxiliaries")
        verb = next(
            (i for i in range(line.first, min(line.last, line.first + 12)) if line.low[i] in helping), None
        )
        if verb is None or line.low[verb] not in _SHIFTED:
            continue
        if any(at < verb for at in line.breaks) or line.quoted[line.first] >= 0:
            continue
        draft = Draft("free", "indirect_free_indirect", (line.span,), before.speaker, line=line.number)
        draft.medium = before.medium
        last[line.number] = draft
        yield draft


def _clauses(line: Line, cues: Sequence[Cue]) -> list[Draft]:
    found: list[Draft] = []
    begin = line.first
    for index, cue in enumerate(cues):
        behind = cues[index + 1] if index + 1 < len(cues) else None
        end = line.last
        if behind is not None and _tells_on(line, cue, behind):
            end = behind.start - 1 - (line.words[behind.start - 2] == "," and not _is_telling(line, behind))
        goes_on = bool(found) and index > 0 and _tells_on(line, cues[index - 1], cue)
        draft = (
            (_goes_on(line, cue, found[-1]) if goes_on else None)
            or _behind_clause(line, cue)
            or _gerund(line, cue, begin)
            or _before_clause(line, cue, begin, end)
        )
        if draft is not None:
            found.append(draft)
            begin = max(begin, line.index_at(draft.quote[0].start))
    return found


def _tells_on(line: Line, cue: Cue, behind: Cue) -> bool:
    """Say whether the subject of a verb says more: "denied that …, and said that …"."""
    joins = line.low[behind.start - 1] in ("and", "but") or _is_telling(line, behind)
    return joins and behind.start - 2 > cue.end and _clause_behind(line, behind) is not None


def _is_telling(line: Line, cue: Cue) -> bool:
    """Say whether a cue is a participle that hangs on the sentence's verb: ", saying that …"."""
    return line.low[cue.start] in english_words("clause_words", "telling")


def _goes_on(line: Line, cue: Cue, before: Draft) -> Draft | None:
    """Read the second verb of "She denied that …, and said that …", whose subject is the first one's."""
    found = _clause_behind(line, cue)
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
    if "clause" not in cue.verb.takes and "question" not in cue.verb.takes:
        return None
    start = line.chunk_start(cue.start)
    if start <= line.first + 1 or line.words[start - 1] not in ",–—-":
        return None
    beside = _name_beside(line, start) if start == cue.start else None
    start = start if beside is None else beside[0]
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
    found = _clause_behind(line, cue)
    if found is None:
        return None
    start, kind = found
    beside = _is_telling(line, cue)
    speaker = _main_subject(line, cue.start) if beside else subject_before(line, begin, cue.start)
    if speaker is None or start >= end or _all_quoted(line, start, end):
        return None
    begin = cue.start if beside else begin
    draft = draft_of(line, f"before_{kind}", cue, speaker)
    draft.addressee = spans_of(line, addressee(line, cue.verb, cue.end, start))
    draft.quote = line.spans(start, end)
    draft.frame = line.spans(cue.start - 1 if line.low[cue.start - 1] == "and" else begin, start)
    return draft


def _main_subject(line: Line, participle: int) -> Range | None:
    """Return the subject of the sentence that a participle such as "saying" hangs on."""
    verb = next((at for at in range(line.first + 1, participle) if is_verb(line, at)), None)
    return None if verb is None else subject_before(line, line.first, verb)


def _clause_behind(line: Line, cue: Cue) -> tuple[int, str] | None:
    takes = cue.verb.takes
    stop = line.next_break(cue.end)
    reach = range(cue.end, min(stop, cue.end + _TIMES_WITHIN + 4))
    for index in reach:
        if line.low[index] in ("and", "but") and index > cue.end:
            break  # "said the bridge was closed and promised that …"
        if line.quoted[index] >= 0:
            break
        if line.low[index] == "that" and takes & {"clause", "that"}:
            return index, "that"
        if line.low[index] == "to" and "infinitive" in takes and _is_infinitive(line, index):
            return index, "infinitive"
        if takes & {"question", "person"} and line.low[index] in ("whether", "if", "why"):
            return index, "question"
    if "clause" not in takes:
        return None
    index = _skip_times(line, cue.end)
    spoken_to = addressee(line, cue.verb, cue.end, line.last)
    if spoken_to is not None:
        index = max(index, _skip_times(line, spoken_to[1]))
    if index < line.last and _begins_clause(line, index):
        return index, "main"
    return None


def _gerund(line: Line, cue: Cue, begin: int) -> Draft | None:
    """Read "She accused him of lying" and "She denied taking bribes"."""
    preposition = _GERUNDS.get(cue.verb.name)
    if preposition is None:
        return None
    stop = line.next_break(cue.end)
    starts = (
        [cue.end] if not preposition else [i + 1 for i in range(cue.end, stop) if line.low[i] == preposition]
    )
    start = next((i for i in starts if i < stop and _is_gerund(line, i)), None)
    speaker = subject_before(line, begin, cue.start)
    if start is None or speaker is None or (preposition and start == cue.end + 1):
        return None  # "traders accused of": a participle
    draft = draft_of(line, "before_infinitive", cue, speaker)
    if preposition:
        draft.cue += line.spans(start - 1, start)
        draft.addressee = line.spans(cue.end, start - 1)
    draft.quote = line.spans(start, line.last)
    draft.frame = line.spans(begin, start)
    return draft


def _is_gerund(line: Line, index: int) -> bool:
    return line.low[index].endswith("ing") and line.low[index] not in (
        "nothing",
        "something",
        "anything",
        "being",
    )


_GERUNDS = {"accuse": "of", "deny": "", "admit": "", "suspect": "of", "recommend": "", "suggest": ""}


def _is_infinitive(line: Line, index: int) -> bool:
    if index + 1 >= line.last or line.is_capital(index + 1):
        return False
    return line.low[index + 1] not in english_words("clause_words", "determiners")


def _skip_times(line: Line, index: int) -> int:
    times = english_words("clause_words", "times")
    end = index
    while end < line.last and end < index + _TIMES_WITHIN:
        if line.low[end] in times:
            end += 1
        elif line.low[end] in ("on", "in", "at", "during", "late", "early") and end + 1 < line.last:
            width = 2 if line.is_capital(end + 1) or line.low[end + 1] in times else 0
            if not width:
                break
            end += width
        else:
            break
    return end


def _begins_clause(line: Line, index: int) -> bool:
    """Say whether a clause with a subject and a finite verb begins here."""
    if line.words[index][0] in ",.;:" or line.low[index] in english_words("clause_words", "prepositions"):
        return False
    stop = min(line.last, max(line.next_break(index), index + 12))
    # "confirmed the offer and said …" is two verbs of one subject, not a clause that begins with "the offer".
    joined = next((at for at in range(index + 1, stop) if line.low[at] in ("and", "but")), stop)
    begin = index if line.low[index] in _PRONOUNS else index + 1
    return any(has_verb(line, begin, end) for end in range(begin + 1, joined + 1))


_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "there", "this", "that", "these", "those"}
)


def _sources(line: Line) -> Iterator[Draft]:
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


def _reported(line: Line, cues: Sequence[Cue]) -> Iterator[Draft]:
    """Read "X praised the progress"."""
    for cue in cues:
        participle = cue.end < line.last and line.low[cue.end] in ("of", "by")
        if (
            "object" in cue.verb.takes
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
