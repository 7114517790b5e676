"""Where a clause that a German verb of saying takes ends, and the main clause around it goes on."""

from __future__ import annotations

from wortlaut.heads.rules.complements import ends_in_infinitive
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.finite import has_zu_inside, is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import noun_phrase

AND = frozenset({"und", "aber", "doch"})
"""Join a second main clause."""


def complement_end(line: Line, start: int, cue: Cue, kind: str, behind: Cue | None) -> int:
    """Return where the clause of a cue ends: mostly with the sentence."""
    leads = line.low[line.first] in words("clause_words", "subordinators") and cue.clause == line.first
    stop = line.next_break(start)
    within = _ends_within(line, start, stop, cue, kind, behind)
    if within is not None:
        return within
    while stop < line.last:
        after = stop + 1
        if _parts(line, stop, cue, kind):
            return stop
        if after < line.last and line.words[stop] == ",":
            if (behind is not None and tells_on(line, after, behind)) or (
                kind != "indicative" and acts_on(line, after)
            ):
                return stop
            word = line.low[after]
            verb = is_finite(line, after) or (
                behind is not None and behind.at == after and line.next_break(after) >= line.last - 1
            )  # ", hieß es"
            indicative = verb and word not in german_mood()
            if indicative and (
                leads or kind in ("that", "infinitive", "question") or _turns_back(line, start, after)
            ):
                return stop
            if (
                word in ("so", "wie")
                and behind is None
                and noun_phrase(line, after + 1, line.last) >= line.last
            ):
                return stop
        stop = line.next_break(after)
    return line.last


def _parts(line: Line, stop: int, cue: Cue, kind: str) -> bool:
    """Say whether a semicolon, a colon before a quotation, or what comments on an infinitive ends what is said."""
    after = stop + 1
    if line.words[stop] == ":" and after < line.n:
        return line.quoted[after] >= 0
    if line.words[stop] == "," and kind == "infinitive" and after < line.last:
        return line.low[after] == "was" or (cue.final and line.words[after] in german_mood())
    return line.words[stop] == ";" and kind != "main" and not _stays_subjunctive(line, after)


def _ends_within(line: Line, start: int, stop: int, cue: Cue, kind: str, behind: Cue | None) -> int | None:
    """Return where a clause ends before its first break: where the main clause goes on behind "und"."""
    if kind == "that" and not cue.final:
        return _does_next(line, start, stop)
    if kind == "infinitive" and not cue.final:
        return next((at for at in range(start + 2, stop - 2) if _closes_infinitive(line, start, at)), None)
    if kind == "main" and behind is not None and behind.at - 1 < stop:
        if _adds(line, start, behind):
            return behind.at - 1
        return _another_says(line, start, behind)
    return None


def _another_says(line: Line, start: int, behind: Cue) -> int | None:
    """Find the "und" behind which another says something: "sagte, es sei zu spät und der Rat forderte, …"."""
    if behind.final or behind.passive or behind.at != behind.indices[0]:
        return None
    for at in range(start + 2, behind.at - 1):
        if line.low[at] in AND and line.quoted[at] < 0 and noun_phrase(line, at + 1, behind.at) == behind.at:
            said = any(line.words[i] in german_mood() for i in range(start, at))
            told = is_finite(line, behind.at) and line.words[behind.at] not in german_mood()
            return at if said and told else None
    return None


def acts_on(line: Line, joint: int) -> bool:
    """Say whether the main verb's subject does something more behind ", und": "…, und verwies auf die Kosten"."""
    verb = joint + 1
    if line.low[joint] not in AND or verb + 1 >= line.last or line.low[verb] in german_mood():
        return False
    return is_finite(line, verb) and line.words[verb + 1] not in ",;"


def _does_next(line: Line, start: int, stop: int) -> int | None:
    """Find the "und" behind which the main clause goes on: "…, dass er krank sei und sagte die Reise ab"."""
    for at in range(start + 2, stop - 3):
        if line.low[at] == "und" and line.words[at + 1] not in german_mood() and is_finite(line, at + 1):
            ends = is_finite(line, at - 1) or line.words[at - 1] in german_mood()
            if ends and not is_finite(line, stop - 1):
                return at
    return None


def _closes_infinitive(line: Line, start: int, joint: int) -> bool:
    """Say whether the main verb's subject does more behind an infinitive: "fordert, mehr zu zahlen und droht mit Streik"."""
    verb = joint + 1
    if line.low[joint] != "und" or not ends_in_infinitive(line, start, joint):
        return False
    return is_finite(line, verb) and line.low[verb] not in german_mood() and not has_zu_inside(line.low[verb])


def _adds(line: Line, start: int, behind: Cue) -> bool:
    """Say whether who speaks says more behind "und": "sagte, die Stadt brauche Hilfe und fügte hinzu: …"."""
    verb = behind.at
    said = any(line.words[at] in german_mood() for at in range(start, verb))
    return (
        said
        and not behind.final
        and line.low[verb - 1] == "und"
        and is_finite(line, verb)
        and line.words[verb] not in german_mood()
    )


def _stays_subjunctive(line: Line, start: int) -> bool:
    return any(line.words[i] in german_mood() for i in range(start, line.last))


def _turns_back(line: Line, start: int, verb: int) -> bool:
    """Say whether a clause in the subjunctive ends before a verb whose subject spoke: "…, er sei krank, sprach aber …"."""
    own = line.next_break(start) == verb - 1 and any(
        line.words[i] in german_mood() for i in range(start, verb)
    )
    first = line.low[start] in words("clause_words", "conditions") | words("clause_words", "content")
    return own and not first and not _closes_relative(line, verb)


def _closes_relative(line: Line, verb: int) -> bool:
    return verb + 1 >= line.last or line.words[verb + 1] in ",;"


def tells_on(line: Line, start: int, behind: Cue) -> bool:
    """Say whether the main verb's subject says more behind a comma: "…, und bedauerte, dass …"."""
    verb = start + 1
    if line.low[start] not in AND or behind.at != verb or behind.final:
        return False
    return is_finite(line, verb) and line.words[verb] not in german_mood()
