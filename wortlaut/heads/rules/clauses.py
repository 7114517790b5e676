"""German statements made by a verb of saying and a clause: before it, behind it, or around it."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.addressees import addressee
from wortlaut.heads.rules.amid import behind_semicolon, broken_off, is_taken_up, with_aside
from wortlaut.heads.rules.clause_ends import AND, acts_on, complement_end, tells_on
from wortlaut.heads.rules.complements import asks, find_complement
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_attribute, is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.speakers import subject
from wortlaut.spans import Span

_MOST_CHUNKS = 8
_LONG_QUOTE = 8
_SUBJECT_WITHIN = 4


def clause_statements(line: Line, cues: Sequence[Cue]) -> list[Draft]:
    """Return the statements that the cues of a sentence make with clauses of the same sentence."""
    drafts: list[Draft] = []
    begin = line.first
    for index, cue in enumerate(cues):
        behind = cues[index + 1] if index + 1 < len(cues) else None
        begin = max(begin, _behind_colon(line, cue.at))
        draft = (
            _after_quote(line, cue) or _as_clause_first(line, cue) or _before_quote(line, cue, begin, behind)
        )
        if draft is not None and not any(draft.quote == one.quote for one in drafts):
            if (
                drafts
                and index
                and tells_on(line, cue.at - 1, cue)
                and drafts[-1].cue[0].end < line.whole[cue.at].start
            ):
                draft.speaker = drafts[-1].speaker
            drafts.append(draft)
            if draft.pattern.startswith("before"):
                begin = max(begin, line.index_at(draft.quote[0].start))
    return drafts


def _behind_colon(line: Line, verb: int) -> int:
    """Return where the part of the sentence begins behind the last colon or semicolon before a verb."""
    return max((at + 1 for at in line.breaks if at < verb and line.words[at] in ":;"), default=line.first)


def _draft(line: Line, cue: Cue, pattern: str, speaker: Range | None, end: int) -> Draft:
    spoken_to = addressee(line, cue, speaker, end)
    return Draft(
        pattern=pattern,
        type="indirect",
        quote=(),
        speaker=line.spans(*speaker) if speaker else (),
        cue=cue_spans(line, cue.indices),
        addressee=line.spans(*spoken_to) if spoken_to else (),
        medium=cue.verb.medium,
        act=cue.verb.act,
        verb=cue.verb.name,
        line=line.number,
    )


def cue_spans(line: Line, indices: Sequence[int]) -> tuple[Span, ...]:
    """Return the words of a cue, neighbours joined."""
    spans: list[Span] = []
    previous = -2
    for index in indices:
        if index == previous + 1:
            spans[-1] = Span(spans[-1].start, line.whole[index].end)
        else:
            spans.append(line.whole[index])
        previous = index
    return tuple(spans)


def _after_quote(line: Line, cue: Cue) -> Draft | None:
    """Read "Die Lage sei ernst, sagte X" and "Die Lage ist ernst, wie X sagte"."""
    start = cue.clause
    if start <= line.first + 1 or line.words[start - 1] not in ",–-—":
        return None
    pointed = cue.at == start + 1 and line.low[start] in _POINTS_BACK
    speaker = subject(line, cue, start + pointed)
    end = with_aside(line, cue) if _is_open(line, cue, start - 2) else frame_end(line, cue)
    if not (_stands_as(line, cue) if cue.final else _stands_behind(line, cue, speaker, end)):
        return None
    if not cue.final and _leads_content(line, end):
        return None
    indices = (start, *cue.indices) if cue.final or line.low[start] == "so" else cue.indices
    draft = _draft(line, cue, "after_as" if cue.final else "after", speaker, end)
    draft.cue = cue_spans(line, indices)
    if end + 1 < line.last and line.words[end] == "," and acts_on(line, end + 1):
        end = line.last  # "…, erklärte der Verband, und forderte ein Eingreifen"
    return surround(line, draft, start - 1, end)


def _is_open(line: Line, cue: Cue, index: int) -> bool:
    """Say whether a clause breaks off at its helping verb: "Er habe, sagte X, von nichts gewusst"; or "Es gebe, heißt es, …"."""
    subordinate = line.low[line.first] in words("clause_words", "subordinators") | words(
        "clause_words", "that"
    )
    helping = words("clause_words", "auxiliaries") | words("clause_words", "modals")
    breaks_off = line.low[index] in helping or (
        cue.verb.name == "heißen" and line.low[index] in german_mood()
    )
    return (breaks_off and not subordinate) or (cue.final and broken_off(line, index + 1) > line.first)


# ", so glaubt man" and ", das entschied die Stadt" stand behind what they point back to.
_POINTS_BACK = frozenset({"so", "das", "dies"})


def _stands_as(line: Line, cue: Cue) -> bool:
    """Say whether a clause with its verb at the end is one of "wie X mitteilte"."""
    told = "clause" in cue.verb.takes and cue.verb.medium != "speech_thought"
    return told and line.low[cue.clause] == "wie"


def _stands_behind(line: Line, cue: Cue, speaker: Range | None, end: int) -> bool:
    """Say whether a verb of saying begins what stands behind a main clause or amid one."""
    start = cue.clause + (line.low[cue.clause] in _POINTS_BACK)
    if start != min(cue.indices) or not _speaks_here(cue, speaker):
        return False
    if end + 1 < line.last and line.words[end + 1] in german_mood():
        return True
    if line.low[cue.clause] == "so" and cue.at == start and end < line.last:
        return True  # "In zehn Jahren, so schätzen die Forscher, …"
    if cue.at != start or line.low[start + 1] == "aber":
        return False  # the next thing that the subject does: "…, befürchtet aber weitere Tote"
    return _is_said_before(line, cue, start, end)


def _is_said_before(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Say whether what stands before a verb of saying is a clause that it can take."""
    first = line.low[line.first]
    if asks(cue) and first in words("clause_words", "content"):
        return True  # "Ob er antritt, ließ der Bürgermeister offen"
    whole = cue.verb.name == "heißen" and end == line.last and "es" in line.low[start:end]
    if whole and first not in words("clause_words", "subordinators"):
        return True  # "Die meisten Fälle entfallen auf den Süden, heißt es": no list knows the verb
    return is_main_clause(line, cue.clause - 1)


def _speaks_here(cue: Cue, speaker: Range | None) -> bool:
    """Say whether the verb behind a clause has its own subject, and is not the next thing the first one does."""
    if cue.verb.name == "heißen":
        return True
    if "clause" not in cue.verb.takes or cue.passive or speaker is None:
        return False
    first = min(cue.indices)
    return first < speaker[0] <= first + _SUBJECT_WITHIN


def surround(line: Line, draft: Draft, start: int, end: int) -> Draft | None:
    """Set the frame to the words from ``start`` to before ``end`` and the quote to the rest of the sentence."""
    first = broken_off(line, start)
    first = first if first > line.first else behind_semicolon(line, start)
    quote = [*line.spans(first, start)]
    if end < line.last and line.words[end] in ",–-—:" and end + 1 < line.last:
        relative = line.words[first - 1] == "," and line.low[first] not in words("clause_words", "that")
        relative = relative and first > line.first
        stop = line.next_break(end + 1) if relative else line.last
        if line.words[end] != ":" or line.quoted[end + 1] < 0:
            quote += line.spans(end + 1, stop)
        end += 1
    draft.quote = tuple(quote)
    draft.frame = line.spans(start, end)
    return draft if draft.quote and not _all_quoted(line, line.first, start) else None


def _all_quoted(line: Line, start: int, end: int) -> bool:
    return all(line.quoted[i] >= 0 or not line.words[i][0].isalnum() for i in range(start, end))


def is_main_clause(line: Line, end: int) -> bool:
    """Say whether the words before ``end`` hold a main clause."""
    subordinators = words("clause_words", "subordinators") | words("clause_words", "content")
    if line.quoted[end - 1] >= 0 and _is_long_quote(line, max(line.first, end - _LONG_QUOTE)):
        return True
    first = line.low[line.first]
    stop = min(line.next_break(line.first), end)
    if first in ("bis", "seit"):
        behind = line.first + 1 + (line.low[line.first + 1] in ("zu", "zum", "zur"))
        if noun_phrase(line, behind, stop) > behind:
            return True
    if first in subordinators:
        later = stop + 1
        return first in words("clause_words", "that") or (
            later < end and (line.words[later] in german_mood() or is_finite(line, later))
        )
    if line.low[line.first + 1] in subordinators:
        return False
    return any(
        (is_finite(line, i) or line.words[i] in german_mood()) and not is_attribute(line, i)
        for i in range(line.first + 1, stop)
    ) or is_taken_up(line, stop, end)


def frame_end(line: Line, cue: Cue) -> int:
    """Return where the frame behind a quote ends: at a break that is no apposition and no relative clause."""
    index = cue.end
    for _ in range(_MOST_CHUNKS):
        index = _next_stop(line, index)
        if index >= line.last or not _goes_on(line, index):
            return index
        index += 1
    return line.last


def _next_stop(line: Line, index: int) -> int:
    stop = line.next_break(index)
    for at in range(index, stop):
        if line.quoted[at] >= 0 and at > index and _is_long_quote(line, at):
            return at
    return stop


def _is_long_quote(line: Line, at: int) -> bool:
    end = at
    while end < line.n and line.quoted[end] == line.quoted[at]:
        end += 1
    return end - at >= _LONG_QUOTE


def _goes_on(line: Line, comma: int) -> bool:
    """Say whether the frame goes on behind a comma."""
    start = comma + 1
    if line.words[comma] != "," or start >= line.last or line.quoted[start] >= 0:
        return False
    first = line.low[start]
    if first in words("clause_words", "relatives") or first in words("clause_words", "prepositions"):
        return True
    if first in words("clause_words", "subordinators") and first not in words("clause_words", "that"):
        return True
    end = noun_phrase(line, start, line.last)
    return end > start and (
        end >= line.last or line.words[end] in ",." or line.low[end] in ("am", "im", "in", "bei", "gegenüber")
    )


def _leads_content(line: Line, index: int) -> bool:
    return index + 1 < line.last and line.low[index + 1] in words("clause_words", "that")


def _as_clause_first(line: Line, cue: Cue) -> Draft | None:
    """Read "Wie X mitteilte, sei die Lage ernst"."""
    if not cue.final or cue.clause != line.first or line.low[line.first] != "wie":
        return None
    comma = line.next_break(cue.end)
    if comma >= line.last - 1:
        return None
    draft = _draft(line, cue, "as_first", subject(line, cue, line.first), comma)
    draft.cue = cue_spans(line, (line.first, *cue.indices))
    draft.frame = line.spans(line.first, comma + 1)
    draft.quote = line.spans(comma + 1, line.last)
    return draft


def _before_quote(line: Line, cue: Cue, begin: int, behind: Cue | None) -> Draft | None:
    """Read "X sagte, dass …", "X sagte, die Lage sei …", "X versprach, … zu …"."""
    found = find_complement(line, cue)
    if found is None or _belongs_behind(line, cue, behind, found[0]):
        return None
    start, kind = found
    if begin > line.first and line.quoted[begin] >= 0 and line.chunk_start(cue.at) == cue.at:
        begin = line.first  # "Er sagte: „…“, fügte aber hinzu, dass …"
    speaker = subject(line, cue, begin)
    start = _behind_apposition(line, start, speaker) if speaker and cue.at < speaker[0] else start
    end = complement_end(line, start, cue, kind, behind)
    if end <= start or _all_quoted(line, start, end):
        return None
    draft = _draft(line, cue, f"before_{kind}", speaker, start - 1)
    draft.quote = line.spans(start, end)
    opens = cue.at - 1 if cue.at > begin > line.first and line.low[cue.at - 1] == "und" else begin
    if speaker and speaker[1] == cue.at and speaker[0] - 1 > begin > line.first:
        opens = speaker[0] - 1 if line.low[speaker[0] - 1] in AND else opens
    frame = [*line.spans(opens, start)]
    told_on = end + 1 < line.last and behind is not None and tells_on(line, end + 1, behind)
    goes_on = end < line.last and (line.words[end] == "," or (kind == "that" and line.low[end] == "und"))
    behind_end = line.low[min(end + 1, line.n - 1)]
    apart = (cue.final and cue.clause == line.first) or behind_end in ("so", "wie", "was")
    if goes_on and not told_on and not apart and kind != "main":
        frame += line.spans(end, line.last)
    draft.frame = tuple(frame)
    return draft


def _behind_apposition(line: Line, start: int, speaker: Range) -> int:
    """Return where a clause begins behind the name of who speaks: "erklärte der Leiter des Amtes, Ada Brandt, es sei …"."""
    stop = speaker[1]
    if not speaker[0] < start < stop < line.last - 1 or line.words[stop] != ",":
        return start
    behind = line.next_break(stop + 1)
    led = line.low[stop + 1] in words("clause_words", "prepositions") and behind + 1 < line.last
    return behind + 1 if led and line.low[behind + 1] in words("clause_words", "that") else stop + 1


def _belongs_behind(line: Line, cue: Cue, behind: Cue | None, start: int) -> bool:
    """Say whether the next verb takes the clause: "versprach Hilfe und sicherte zu, dass …"."""
    if behind is not None and cue.final and start in behind.indices:
        return True  # "hatte der Verband, der Betriebe vertritt, gewarnt, …"
    if behind is None or "clause" not in behind.verb.takes or behind.end != start - 1:
        return False
    if behind.final:  # "protestierte, da sie befürchtet, dass …"
        published = behind.passive and line.low[behind.clause] in words("clause_words", "relatives")
        return cue.end < behind.clause and not published
    told = next((at for at in behind.indices if at not in cue.indices), behind.at)
    return cue.end < told < start and line.low[told - 1] in AND
