"""German statements in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.addressees import addressee, told_beside
from wortlaut.heads.rules.beside import subject_behind
from wortlaut.heads.rules.citing import CITES, cited_beside, cited_in_passive
from wortlaut.heads.rules.clauses import cue_spans, frame_end
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.echoes import BEHIND
from wortlaut.heads.rules.fragments import behind_noun, in_clause, quote_draft, with_words
from wortlaut.heads.rules.free import subjunctive, told_of
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.places import SHORT, Place, is_name, places
from wortlaut.heads.rules.speakers import sentence_subject, subject
from wortlaut.heads.rules.vouching import is_aside
from wortlaut.spans import Span, join, subtract


def direct_statements(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], quoted: Sequence[Quoted], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the statements of the quotations in marks, given what was found without them."""
    found: list[Draft] = []
    by_line: dict[int, list[Draft]] = {}
    for one in drafts:
        by_line.setdefault(one.line, []).append(one)
    before: Draft | None = None
    for place in places(lines, quoted):
        line = place.first
        draft = (
            _with_frame_behind(place, cues[place.last.number])
            or _after_colon(place, cues[line.number])
            or _nested(place, by_line.get(line.number, []))
            or in_clause(place, cues[line.number])
            or behind_noun(place)
            or _taken_up(place, lines, cues)
            or _alone(place, _last_said(place, before, by_line, (lines, cues)))
        )
        if before is not None and goes_on(place, before):
            first = before.quote
            take_up(before, place, draft)
            for one in found:
                if one.pattern == "cited" and one.line == before.line and one.quote == first:
                    one.quote, one.frame = before.quote, before.frame
            continue
        if draft is None:
            continue
        if draft.pattern == "colon":
            draft.frame = _without_said(draft, by_line.get(line.number, ()))
            if before is not None and _adds_to(before, draft, line):
                draft.speaker = before.speaker
                told = (Span(before.frame[0].start, draft.frame[-1].end),)
                draft.frame = tuple(subtract(told, before.quote))
        found.append(draft)
        if draft.verb == CITES and draft.pattern in _CITING:
            found += _cited(draft, (*cues[line.number], *cues[place.last.number]), (line, place.last))
        by_line.setdefault(place.last.number, []).append(draft)
        before = draft
    return found


_CITING = frozenset({"colon", "behind", "partial"})


def _cited(draft: Draft, cues: Sequence[Cue], lines: Sequence[Line]) -> list[Draft]:
    """Make the words that one cites a statement of the one who is cited, too, and leave the source its own name."""
    line = next(one for one in lines if one.number == draft.line)
    cue = next((one for one in cues if any(span.covers(line.whole[one.at]) for span in draft.cue)), None)
    if cue is None or not draft.speaker:
        return []
    if cue.passive:
        cited, source = cited_in_passive(line, cue)
        cited = cited if source else None
    else:
        said = (line.index_at(draft.speaker[0].start), line.index_at(draft.speaker[-1].end - 1) + 1)
        source, cited = cited_beside(line, cue, said)
        draft.speaker = line.spans(*source)
    return (
        [replace(draft, speaker=line.spans(*cited), cue=(), pattern="cited", medium="speech")]
        if cited
        else []
    )


_RESUMING = frozenset({"aber", "doch", "und", "denn", "sondern", "but", "and", "because"})


def goes_on(place: Place, before: Draft) -> bool:
    """Say whether a quotation is the second half of one that its frame interrupts: "…“, sagte X, „…"."""
    line, comma = place.first, place.start - 1
    if before.pattern not in BEHIND or before.line != line.number or comma <= line.first:
        return False
    if line.low[comma] in _RESUMING:
        comma -= 1
    return line.words[comma] in ",;–-—" and before.frame[-1].end >= line.whole[comma - 1].end


def _adds_to(before: Draft, draft: Draft, line: Line) -> bool:
    """Say whether who was just quoted says more behind "und": "„…“, sagte X, „…“, und fügte hinzu: „…“"."""
    if before.pattern not in BEHIND or before.line != line.number or not (before.frame and draft.cue):
        return False
    cue = line.index_at(draft.cue[0].start)
    return before.quote[0].end <= draft.cue[0].start and line.low[cue - 1] in _RESUMING


def take_up(before: Draft, place: Place, draft: Draft | None) -> None:
    """Add the second half of a quotation, and the frame behind it, which interrupts it once more."""
    before.quote = (*before.quote, *place.spans)
    if draft is not None and draft.pattern in BEHIND:
        before.frame = (*before.frame, *draft.frame)
        before.cue = (*before.cue, *draft.cue)


def _after_colon(place: Place, cues: Sequence[Cue]) -> Draft | None:
    """Read "X sagte: „…“"."""
    line = place.first
    colon = place.start - 1
    if colon <= line.first or line.words[colon] != ":":
        return None
    before = [one for one in cues if one.end <= colon]
    cue = next((one for one in reversed(before) if not one.final), before[-1] if before else None)
    begin = max((at + 1 for at in line.breaks if at < colon and line.words[at] in "–—;:"), default=line.first)
    begin = begin if cue is None or begin <= cue.indices[0] else line.first
    if cue is None and place.size < SHORT:
        return None
    if cue is None and begin == line.first and subjunctive(line) == "first":
        return quote_draft("colon_free", place, line, None, None)
    speaker = subject(line, cue, begin) if cue else _without_verb(line, begin, colon)
    draft = quote_draft("colon" if cue else "colon_bare", place, line, cue, speaker)
    if cue is not None:
        draft.cue = cue_spans(line, sorted({*cue.indices, *with_words(line, colon)}))
    that = line.next_break(cue.end) if cue is not None else colon
    told = that + 1 < colon and line.low[that + 1] in words("clause_words", "that")
    draft.frame = line.spans(begin, that + 1 if told else colon + 1)
    if cue is not None:
        spoken_to = addressee(line, cue, speaker, colon)
        draft.addressee = line.spans(*spoken_to) if spoken_to else ()
    return draft


def _without_said(draft: Draft, drafts: Sequence[Draft]) -> tuple[Span, ...]:
    """Return the frame before a colon without what is said in it: "Er sagt, | es sei zu spät, | und fügt hinzu:"."""
    said: list[Span] = []
    for one in drafts:
        if one.type == "indirect" and one.quote and one.quote[-1].end <= draft.quote[0].start:
            if one.cue == draft.cue:
                return one.frame
            said += one.quote
    return tuple(subtract(draft.frame, join(said)))


def _without_verb(line: Line, begin: int, colon: int) -> Range | None:
    """Return who speaks where no verb of saying stands before the colon: the subject, if the sentence has one."""
    phrase = _first_phrase(line, begin, colon)
    found = sentence_subject(line) if begin == line.first else phrase
    return phrase if found is None or phrase is None or found[0] == phrase[0] else found


def _first_phrase(line: Line, begin: int, end: int) -> Range | None:
    for index in range(begin, end):
        stop = noun_phrase(line, index, end, close=True)
        if stop > index:
            return index, stop
    return None


def _with_frame_behind(place: Place, cues: Sequence[Cue]) -> Draft | None:
    """Read "„…“, sagte X" and "„…“, so X"."""
    line = place.last
    start = place.end
    verb = start + 1 if start < line.last and line.words[start] in ",–-" else start
    called = _is_called(place, cues)
    if verb >= line.last or (
        is_name(place) and place.size < SHORT and not (called or _is_uttered(place, verb))
    ):
        return None
    if verb > start and line.low[verb] == "so" and (judging := _judging(cues, verb + 1)) is not None:
        draft = _told(place, verb + 1, judging)
        draft.cue = cue_spans(line, (verb, *judging.indices))
        return draft
    named = is_name(place) and not (called or _is_uttered(place, verb))
    if verb == start and (named or not _begins_sentence(place)):
        return None
    cue = next((one for one in cues if one.at == verb or _leads_as(line, one, verb)), None)
    if cue is not None and line.low[cue.at + 1 : cue.at + 2] == ["aber"]:
        return None  # "…: „…“, fügte aber hinzu, dass …"
    if cue is not None:
        return _told(place, verb, cue)
    return _so(place, verb) if line.low[verb] == "so" else None


def _is_called(place: Place, cues: Sequence[Cue]) -> bool:
    """Say whether one word first in a sentence is what somebody calls a thing: "„Absurd“ nannte der Rat die Pläne".

    The thing stands behind who speaks; in "„Bild“ nannte den Rat absurd" a paper does.
    """
    line, verb = place.first, place.end
    if place.size != 1 or place.start != line.first or verb >= line.last:
        return False
    if not line.words[place.start + 1][1:].islower():
        return False
    cue = next((one for one in cues if one.at == verb and one.verb.takes == _NAMES_ONLY), None)
    speaker = subject_behind(line, verb + 1, line.next_break(verb)) if cue is not None else None
    if speaker is None or speaker[0] != verb + 1:
        return False
    thing = speaker[1]
    return noun_phrase(line, thing, line.last) > thing or line.low[thing : thing + 1] in (
        ["das"],
        ["dies"],
        ["es"],
    )


_NAMES_ONLY = frozenset({"name"})


def _leads_as(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a clause begins with "wie" and tells who said it: "wie X schreibt", not "wie sie X nennt"."""
    return cue.final and cue.clause == start and line.low[start] == "wie" and "clause" in cue.verb.takes


def _so(place: Place, so: int) -> Draft | None:
    """Read "„…“, so X"."""
    line = place.last
    stop = min(noun_phrase(line, so + 1, line.last), _next_quotation(line, so + 1))
    if stop == so + 1:
        return None
    draft = quote_draft("behind_so", place, line, None, (so + 1, stop))
    draft.cue = line.spans(so, so + 1)
    while stop < line.last and line.words[stop] not in ",:;–" and line.quoted[stop] < 0:
        stop += 1
    while stop + 1 < line.last and line.words[stop] == "," and is_aside(line, stop + 1):
        stop = line.next_break(stop + 1)
    if (told := told_beside(line, so + 1, stop)) is not None:
        draft.addressee = line.spans(*told)
        stop = max(stop, told[1])
    draft.frame = line.spans(place.end, _with_comma(line, stop))
    return draft


def _told(place: Place, verb: int, cue: Cue) -> Draft:
    """Return a quotation with the frame of the verb of saying behind it."""
    line = place.last
    end = frame_end(line, cue)
    speaker = _clipped(subject(line, cue, verb), end)
    draft = quote_draft("behind", place, line, cue, speaker)
    if cue.final:
        draft.cue = cue_spans(line, (cue.clause, *cue.indices))
    draft.frame = line.spans(place.end, _with_comma(line, end))
    spoken_to = addressee(line, cue, speaker, end)
    draft.addressee = line.spans(*spoken_to) if spoken_to else ()
    return draft


def _judging(cues: Sequence[Cue], verb: int) -> Cue | None:
    """Return the verb of "ein „Erfolg“, so urteilte X", not that of "„Rotkappen“, so werden sie genannt"."""
    return next(
        (one for one in cues if one.at == verb and not one.passive and "clause" in one.verb.takes), None
    )


def _is_uttered(place: Place, verb: int) -> bool:
    """Say whether a word or two are no name: ",“, rief er" or "!“ rief er" comes behind them."""
    line = place.last
    ends = line.words[place.end - 1 - place.closed]
    return _begins_sentence(place) and (verb > place.end or ends in ".!?,")


def _next_quotation(line: Line, index: int) -> int:
    """Return where a quotation begins behind a comma, or the sentence's end."""
    for at in range(index, line.last - 1):
        if line.words[at] in ",:" and line.quoted[at] < 0 <= line.quoted[at + 1]:
            return at
    return line.last


def _clipped(speaker: Range | None, end: int) -> Range | None:
    """Keep a speaker within the frame: behind it may stand the second half of the quotation."""
    if speaker is None or speaker[1] <= end or speaker[0] >= end:
        return speaker
    return speaker[0], end


def _with_comma(line: Line, end: int) -> int:
    """Take a comma or colon into the frame behind which the quotation goes on."""
    goes_on = end + 1 < line.last and line.words[end] in ",:" and line.quoted[end + 1] >= 0
    return end + 1 if goes_on else end


def _begins_sentence(place: Place) -> bool:
    line = place.first
    return place.start <= line.first or line.words[place.start - 1] in ",:–-"


def _nested(place: Place, drafts: Sequence[Draft]) -> Draft | None:
    """Read quoted words inside what is said indirectly: same speaker, cue and frame."""
    if is_name(place):
        return None
    span = place.span
    for draft in reversed(drafts):
        if draft.type != "direct" and any(one.covers(span) for one in draft.quote):
            judged = draft.judged or draft.quote
            return replace(draft, pattern="nested", type="direct", quote=(span,), judged=judged)
    return None


def nested_later(lines: Sequence[Line], quoted: Sequence[Quoted], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the quoted words inside free indirect speech, which is found after all else."""
    taken = {draft.quote[0]: draft for draft in drafts if draft.type == "direct"}
    free = [draft for draft in drafts if draft.type in ("indirect_free_indirect", "free_indirect")]
    starts = [draft.quote[0].start for draft in free]
    # The frame of the statement that goes on is the frame of the words in marks, too.
    framed = {draft.speaker: draft for draft in drafts if draft.speaker and draft.cue and draft.frame}
    found = []
    for place in places(lines, quoted):
        index = bisect_right(starts, place.span.start) - 1
        if index < 0:
            continue
        draft = _nested(place, free[index : index + 1])
        if draft is None:
            continue
        led = draft.leads or framed.get(draft.speaker, draft)
        own = taken.get(place.span)
        if own is None:
            found.append(replace(draft, pattern="nested_free", cue=led.cue, frame=led.frame))
        elif own.pattern in _IN_CLAUSE and _is_said(own, place.first.text) and draft.speaker:
            own.speaker, own.cue, own.frame, own.medium = draft.speaker, led.cue, led.frame, draft.medium
    return found


_IN_CLAUSE = ("partial", "named")


def _is_said(draft: Draft, text: str) -> bool:
    """Say whether the verb beside words in marks is itself what somebody says: "Es drohe „ein Unglück“"."""
    cue = [word for span in draft.cue for word in span.text(text).lower().split()]
    return not german_mood().first.isdisjoint(cue)


def _taken_up(place: Place, lines: Sequence[Line], cues: Sequence[Sequence[Cue]]) -> Draft | None:
    """Read a quotation that the next sentence takes up: "„…“ Das sagte X", "„…“ Mit diesen Worten begrüßte X"."""
    number = place.last.number + 1
    if number >= len(lines) or place.start > place.first.first or place.end < place.last.last:
        return None
    line = lines[number]
    begin = next((n for n in (1, 3) if tuple(line.low[line.first : line.first + n]) in _TAKING_UP), 0)
    cue = next((one for one in cues[number] if begin and one.indices[0] == line.first + begin), None)
    if cue is None or cue.final:
        return None
    draft = quote_draft("taken_up", place, line, cue, subject(line, cue, line.first + begin))
    draft.frame = line.spans(line.first, line.last)
    return draft


_TAKING_UP = frozenset({("das",), ("dies",), ("so",), ("mit", "diesen", "worten")})


def _last_said(
    place: Place,
    before: Draft | None,
    drafts: Mapping[int, Sequence[Draft]],
    around: tuple[Sequence[Line], Sequence[Sequence[Cue]]],
) -> Draft | None:
    """Return what was said last before a quotation: the quotation before it, or what the sentence before tells."""
    at = place.first.number - 1
    if at < 0 or (before is not None and before.line >= at):
        return before
    said = next((one for one in reversed(drafts.get(at, ())) if one.speaker), None)
    lines, cues = around
    return said or told_of(lines[at], cues[at], before is None) or before


def _alone(place: Place, before: Draft | None) -> Draft | None:
    """Read a quotation that fills its sentences: it goes on with the speaker of the one before."""
    if place.size < SHORT or place.start > place.first.first or place.end < place.last.last:
        return None
    if before is None:
        return quote_draft("alone", place, place.first, None, None)
    return replace(before, pattern="goes_on", type="direct", quote=tuple(place.spans), line=place.last.number)
