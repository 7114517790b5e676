"""English statements in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.direct import goes_on, take_up
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import Cue, draft_of, has_verb, spans_of
from wortlaut.heads.rules.english_phrases import (
    addressee,
    main_subject,
    source_end,
    subject_before,
    subject_behind,
)
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.places import SHORT, Place, is_name, places


def english_direct(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], quoted: Sequence[Quoted], drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the statements of the quotations in marks, given what was found without them."""
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
    draft = _with_marks(draft_of(line, "behind", cue, speaker), place)
    draft.addressee = spans_of(line, addressee(line, cue.verb, max(cue.end, speaker[1]), stop))
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
    if speaker is None or speaker != (start, comma) or has_verb(line, start, comma):
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
    telling = line.low[cue.start] in english_words("clause_words", "telling")
    speaker = (main_subject if telling else _subject)(line, cue.start)
    if speaker is None:
        return None
    whole = line.words[place.start - 1] in ",:"
    draft = _with_marks(draft_of(line, "colon" if whole else "partial", cue, speaker), place)
    draft.addressee = spans_of(line, addressee(line, cue.verb, cue.end, place.start))
    rest = (
        line.spans(place.end, line.last) if not whole and place.last is line and place.end < line.last else ()
    )
    draft.frame = line.spans(line.first, place.start) + rest
    return draft


def _subject(line: Line, verb: int) -> Range | None:
    return subject_before(line, line.first, verb)


def _colon(place: Place) -> Draft | None:
    line = place.first
    colon = place.start - 1
    if colon <= line.first or line.words[colon] != ":" or place.size < SHORT:
        return None
    end = source_end(line, line.first, first=False)
    draft = _with_marks(
        draft_of(line, "colon_bare", None, (line.first, end) if end == colon else None), place
    )
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
        return _with_marks(replace(draft_of(place.first, "alone", None, None), medium="speech"), place)
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
