"""German clauses in the subjunctive that hang on a main clause in the indicative, whatever its verb is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.speakers import sentence_subject, subject

_REASONS = frozenset(
    {
        "weil",
        "da",
        "dass",
        "daß",
        "ob",
        "wenn",
        "obwohl",
        "wobei",
        "wonach",
        "womit",
        "worauf",
        "sofern",
        "falls",
        "wie",
    }
)
_VOUCHING = frozenset({"nach", "laut"})
_FIRST_PERSON = frozenset({"ich", "wir", "mich", "uns"})
_POINTING = frozenset(
    {"darauf", "darüber", "dafür", "dagegen", "dazu", "daran", "damit", "davon", "davor", "daraus"}
)


def hanging_clause(line: Line, cues: Sequence[Cue]) -> Draft | None:
    """Read the clause in the subjunctive that ends a sentence.

    "Die Agentur spricht von einem Leck, das sie gesehen habe", "Der Rat erhob Einspruch, weil die Küste leide".
    """
    comma, stop = line.breaks[-1] if line.breaks else line.last, line.last
    while stop > comma and line.bracketed[stop - 1]:
        stop -= 1
    if comma + 2 >= stop or line.words[comma] != "," or line.quoted[stop - 1] >= 0:
        return None
    if line.low[stop - 1] not in german_mood():
        return None
    if line.low[comma + 1] in _VOUCHING and line.low[comma + 2] in words("clause_words", "relatives"):
        return _vouched_for(line, comma, stop)
    if _is_relative(line, comma + 1):
        cue = next((cue for cue in reversed(cues) if cue.end <= comma and cue.introduces), None)
        if cue is not None:
            return _of_cue(line, cue, comma, stop)
    elif line.low[comma + 1] not in _REASONS:
        return None
    return _without_cue(line, comma, stop)


def _is_relative(line: Line, start: int) -> bool:
    lead = start + (line.low[start] in words("clause_words", "prepositions"))
    return line.low[lead] in words("clause_words", "relatives")


def _vouched_for(line: Line, comma: int, stop: int) -> Draft | None:
    """Read "verwies auf Studien, nach denen das Mittel nicht wirke": the studies say so."""
    if comma + 3 >= stop:
        return None
    return Draft(
        pattern="hanging_source",
        type="indirect",
        quote=line.spans(comma + 3, stop),
        speaker=line.spans(comma + 2, comma + 3),
        cue=line.spans(comma + 1, comma + 2),
        frame=line.spans(line.first, comma + 3),
        medium="speech_writing",
        line=line.number,
    )


def _of_cue(line: Line, cue: Cue, comma: int, stop: int) -> Draft | None:
    speaker = subject(line, cue, line.first)
    if speaker is None:
        return None
    return Draft(
        pattern="hanging",
        type="indirect",
        quote=line.spans(comma + 1, stop),
        speaker=line.spans(*speaker),
        cue=tuple(line.at(at, at + 1) for at in cue.indices),
        frame=line.spans(line.first, comma + 1),
        medium=cue.verb.medium,
        act=cue.verb.act,
        verb=cue.verb.name,
        line=line.number,
    )


def _without_cue(line: Line, comma: int, stop: int) -> Draft | None:
    """Read it where the main clause, in the indicative, has no verb of saying."""
    mood = german_mood()
    if line.low[stop - 1] not in mood.first or not _FIRST_PERSON.isdisjoint(line.low[comma:stop]):
        return None
    speaker = sentence_subject(line)
    if speaker is None or speaker[1] > comma or any(word in mood for word in line.low[line.first : comma]):
        return None
    return Draft(
        pattern="hanging_bare",
        type="indirect",
        quote=line.spans(comma + 1, stop),
        speaker=line.spans(*speaker),
        cue=tuple(line.at(at, at + 1) for at in _verb(line, comma)),
        frame=line.spans(line.first, comma + 1),
        line=line.number,
    )


def _verb(line: Line, comma: int) -> Iterator[int]:
    """Yield the words of the main verb: "beruft sich darauf", "hatte erhoben"."""
    finite = next((at for at in range(line.first + 1, comma) if is_finite(line, at)), None)
    if finite is None:
        return
    yield finite
    if finite + 1 < comma and line.low[finite + 1] == "sich":
        yield finite + 1
    helped = line.low[finite] in words("clause_words", "auxiliaries") | words("clause_words", "modals")
    last = comma - 1
    verbal = line.low[last] in _POINTING or (helped and line.words[last].islower() and line.quoted[last] < 0)
    if last > finite + 1 and verbal:
        yield last
