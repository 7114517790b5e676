"""English statements: "X said that …", "…, X said", "according to X", and quotations in marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.direct import goes_on, take_up, without_echoes
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_phrases import (
    Range,
    addressee,
    is_noun,
    source_end,
    subject_before,
    subject_behind,
)
from wortlaut.heads.rules.english_verbs import english_verbs, english_words, noun_forms
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.places import SHORT, Place, is_name, places
from wortlaut.heads.rules.verbs import Kind, Verb
from wortlaut.language import load
from wortlaut.spans import Span

_TIMES_WITHIN = 8


class Cue(NamedTuple):
    """A verb of saying from ``start`` to before ``end``, with its particle."""

    verb: Verb
    start: int
    end: int


def read_english(lines: Sequence[Line], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return the drafts of an English article."""
    drafts: list[Draft] = []
    cues: list[list[Cue]] = []
    for line in lines:
        cues.append(list(_cues(line)))
        drafts += _clauses(line, cues[-1])
        drafts += _sources(line)
    direct = list(_direct(lines, cues, quoted, drafts))
    drafts = without_echoes(drafts, direct, lines[0].text if lines else "") + direct
    taken = {draft.line for draft in drafts if draft.pattern not in ("partial", "nested")}
    drafts += [
        draft for line in lines if line.number not in taken for draft in _reported(line, cues[line.number])
    ]
    return drafts


_NEVER_BEFORE = frozenset({"to", "the", "a", "an", "of", "not"})


def _cues(line: Line) -> Iterator[Cue]:
    verbs = english_verbs()
    helping = english_words("clause_words", "auxiliaries")
    for index in verbs.places(line.low, line.first, line.last):
        if line.quoted[index] >= 0 or line.bracketed[index]:
            continue
        before = line.low[index - 1] if index > line.first else ""
        if before in _NEVER_BEFORE or (line.is_capital(index) and index > line.first):
            continue
        if line.low[index] in noun_forms() and is_noun(line, index):
            continue
        for form in verbs.forms(line.low[index]):
            if form.kind is Kind.PARTICIPLE and before not in helping:
                continue
            end = _particle(line, index + 1, form.verb)
            if end is not None:
                start = index - 1 if before in ("has", "have", "had") else index
                yield Cue(form.verb, start, end)
                break


def _particle(line: Line, index: int, verb: Verb) -> int | None:
    if not verb.companions:
        return index
    return index + 1 if index < line.last and line.low[index] in verb.companions else None


def _draft(line: Line, pattern: str, cue: Cue | None, speaker: Range | None) -> Draft:
    return Draft(
        pattern=pattern,
        type="indirect",
        quote=(),
        speaker=line.spans(*speaker) if speaker else (),
        cue=line.spans(cue.start, cue.end) if cue else (),
        medium=cue.verb.medium if cue else "speech_writing",
        act=cue.verb.act if cue else "assert",
        verb=cue.verb.name if cue else "",
        line=line.number,
    )


def _clauses(line: Line, cues: Sequence[Cue]) -> list[Draft]:
    found: list[Draft] = []
    begin = line.first
    for cue in cues:
        draft = _behind_clause(line, cue) or _before_clause(line, cue, begin)
        if draft is not None:
            found.append(draft)
            begin = max(begin, line.index_at(draft.quote[0].start))
    return found


def _all_quoted(line: Line, start: int, end: int) -> bool:
    return all(line.quoted[i] >= 0 or not line.words[i][0].isalnum() for i in range(start, end))


def _behind_clause(line: Line, cue: Cue) -> Draft | None:
    """Read "The bridge is closed, she said" and "The bridge, she said, is closed"."""
    if "clause" not in cue.verb.takes and "question" not in cue.verb.takes:
        return None
    start = line.chunk_start(cue.start)
    if start <= line.first + 1 or line.words[start - 1] not in ",–—-":
        return None
    speaker = subject_before(line, start, cue.start)
    if speaker is None and cue.start == start:
        speaker = subject_behind(line, cue.end)
    if speaker is None or speaker[0] > cue.end or (speaker[1] <= cue.start and speaker[0] != start):
        return None
    end = _frame_end(line, max(cue.end, speaker[1]))
    if end is None or (not _has_verb(line, line.first, start - 1) and end >= line.last):
        return None
    draft = _draft(line, "after", cue, speaker)
    draft.addressee = _spans(line, addressee(line, cue.verb, cue.end, end))
    rest = line.spans(end + 1, line.last) if end + 1 < line.last else ()
    draft.quote = line.spans(line.first, start - 1) + rest
    draft.frame = line.spans(start - 1, end + 1 if rest else end)
    return None if _all_quoted(line, line.first, start - 1) else draft


def _frame_end(line: Line, index: int) -> int | None:
    """Return where a frame behind a clause ends; None if more is said behind the verb than when and to whom."""
    stop = line.next_break(index)
    if any(line.low[i] in ("that", "whether") or line.quoted[i] >= 0 for i in range(index, stop)):
        return None
    return None if _has_verb(line, index, stop) else stop


def _has_verb(line: Line, start: int, end: int) -> bool:
    helping = english_words("clause_words", "auxiliaries")
    return any(
        line.low[i] in helping or line.low[i].endswith(("ed", "n't")) for i in range(start, end)
    ) or any(
        line.low[i].endswith("s") and not line.is_capital(i) and line.low[i - 1].isalpha()
        for i in range(start + 1, end)
    )


def _before_clause(line: Line, cue: Cue, begin: int) -> Draft | None:
    """Read "She said (that) the bridge was closed", "She promised to stay", "She asked whether …"."""
    found = _clause_behind(line, cue)
    if found is None:
        return None
    start, kind = found
    speaker = subject_before(line, begin, cue.start)
    if speaker is None or start >= line.last or _all_quoted(line, start, line.last):
        return None
    draft = _draft(line, f"before_{kind}", cue, speaker)
    draft.addressee = _spans(line, addressee(line, cue.verb, cue.end, start))
    draft.quote = line.spans(start, line.last)
    draft.frame = line.spans(cue.start - 1 if line.low[cue.start - 1] == "and" else begin, start)
    return draft


def _spans(line: Line, words: Range | None) -> tuple[Span, ...]:
    return line.spans(*words) if words else ()


def _clause_behind(line: Line, cue: Cue) -> tuple[int, str] | None:
    takes = cue.verb.takes
    stop = line.next_break(cue.end)
    reach = range(cue.end, min(stop, cue.end + _TIMES_WITHIN + 4))
    for index in reach:
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
    stop = line.next_break(index)
    return _has_verb(line, index + 1, max(stop, min(line.last, index + 12)))


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
    draft = _draft(line, "according", None, (name, end))
    draft.cue = line.spans(start, name)
    before = start - 1 if start > line.first and line.words[start - 1] == "," else start
    after = end + 1 if end < line.last and line.words[end] == "," else end
    draft.frame = line.spans(start, after if start == line.first else end)
    draft.quote = line.spans(line.first, before) + line.spans(after, line.last)
    return draft if draft.quote else None


def _direct(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], quoted: Sequence[Quoted], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    by_line: dict[int, list[Draft]] = {}
    for one in drafts:
        by_line.setdefault(one.line, []).append(one)
    before: Draft | None = None
    for place in places(lines, quoted):
        draft = (
            _quote_before(place, cues[place.last.number])
            or _nested(place, by_line.get(place.first.number, []))
            or _quote_behind(place, cues[place.first.number])
            or _alone(place, before)
        )
        if before is not None and goes_on(place, before):
            take_up(before, place, draft)
            continue
        if draft is None:
            continue
        before = draft
        yield draft


def _with_marks(draft: Draft, place: Place) -> Draft:
    draft.type = "direct"
    draft.quote = tuple(place.spans)
    return draft


def _quote_before(place: Place, cues: Sequence[Cue]) -> Draft | None:
    """Read "“…,” she said" and "“…,” said the mayor"."""
    line, start = place.last, place.end
    if is_name(place) and place.size < SHORT:
        return None
    opens = start + 1 if start < line.last and line.words[start] in ",–—-" else start
    cue = next((one for one in cues if one.start >= opens), None)
    if cue is None or not cue.verb.takes & {"clause", "question"}:
        return None
    if cue.start >= line.next_break(opens):
        speaker = _with_aside(line, opens, cue.start)
    elif cue.start > opens:
        speaker = subject_before(line, opens, cue.start)
    else:
        speaker = subject_behind(line, cue.end)
    if speaker is None or (cue.start > opens and speaker[0] != opens):
        return None
    stop = line.next_break(max(cue.end, speaker[1]))
    stop = next((i for i in range(cue.end, stop) if line.quoted[i] >= 0), stop)
    if any(line.low[i] == "that" for i in range(cue.end, stop)):
        return None
    draft = _with_marks(_draft(line, "behind", cue, speaker), place)
    draft.addressee = _spans(line, addressee(line, cue.verb, max(cue.end, speaker[1]), stop))
    closing = stop + 1 < line.last and line.words[stop] in ",:" and line.quoted[stop + 1] >= 0
    draft.frame = line.spans(start, stop + 1 if closing else stop)
    return draft


_LONGEST_ASIDE = 25


def _with_aside(line: Line, start: int, verb: int) -> Range | None:
    """Read a speaker behind whom something stands between commas: "the mayor, who arrived late, said"."""
    comma = line.next_break(start)
    if line.words[verb - 1] != "," or verb - start > _LONGEST_ASIDE or comma == verb - 1:
        return None
    speaker = subject_before(line, start, comma)
    if speaker is None or speaker != (start, comma) or _has_verb(line, start, comma):
        return None
    relative = line.low[comma + 1] in english_words("clause_words", "relatives")
    return (start, comma) if relative else (start, verb - 1)


def _quote_behind(place: Place, cues: Sequence[Cue]) -> Draft | None:
    """Read "She said: “…”" and "She called it “…”"."""
    line = place.first
    cue = next((one for one in reversed(cues) if one.end <= place.start), None)
    if cue is None:
        return _colon(place)
    if is_name(place) and "name" not in cue.verb.takes:
        return None
    speaker = subject_before(line, line.first, cue.start)
    if speaker is None:
        return None
    whole = line.words[place.start - 1] in ",:"
    draft = _with_marks(_draft(line, "colon" if whole else "partial", cue, speaker), place)
    draft.addressee = _spans(line, addressee(line, cue.verb, cue.end, place.start))
    rest = (
        line.spans(place.end, line.last) if not whole and place.last is line and place.end < line.last else ()
    )
    draft.frame = line.spans(line.first, place.start) + rest
    return draft


def _colon(place: Place) -> Draft | None:
    line = place.first
    colon = place.start - 1
    if colon <= line.first or line.words[colon] != ":" or place.size < SHORT:
        return None
    end = source_end(line, line.first, first=False)
    draft = _with_marks(_draft(line, "colon_bare", None, (line.first, end) if end == colon else None), place)
    draft.frame = line.spans(line.first, colon + 1)
    draft.medium = "speech"
    return draft


def _nested(place: Place, drafts: Sequence[Draft]) -> Draft | None:
    if is_name(place):
        return None
    span = place.span
    for draft in reversed(drafts):
        if any(one.covers(span) for one in draft.quote):
            return replace(
                draft, pattern="nested", type="direct", quote=(span,), judged=draft.judged or draft.quote
            )
    return None


def _alone(place: Place, before: Draft | None) -> Draft | None:
    if place.size < SHORT or place.start > place.first.first or place.end < place.last.last:
        return None
    if before is None:
        return _with_marks(replace(_draft(place.first, "alone", None, None), medium="speech"), place)
    return replace(
        before,
        pattern="goes_on",
        type="direct",
        quote=tuple(place.spans),
        line=place.last.number,
        act="assert",
        verb="",
        judged=(),
    )


def _reported(line: Line, cues: Sequence[Cue]) -> Iterator[Draft]:
    """Read "X praised the progress"."""
    for cue in cues:
        if "object" in cue.verb.takes and cue.end < line.last and line.words[cue.end] not in ",:.":
            speaker = subject_before(line, line.first, cue.start)
            if speaker is not None:
                draft = _draft(line, "reported", cue, speaker)
                draft.type = "reported"
                draft.quote = (line.span,)
                draft.cue = ()
                yield draft
                return
