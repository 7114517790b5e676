"""What a source vouches for: the words of the clause or sentence that its phrase stands in, and what belongs to the phrase."""

from __future__ import annotations

from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, german_verbs, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import noun_phrase

_MOST_PARTS = 3


def vouched_for(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the sentence that the source vouches for."""
    chunk = line.chunk_start(start)
    leads = words("clause_words", "relatives") | words("clause_words", "subordinators") | {"was"}
    if line.first < chunk < start and (line.low[chunk] in leads or _leads_relative(line, chunk)):
        return chunk, _subordinate_end(line, end)
    if line.first < chunk == start and end < line.last:
        begins = line.low[end] in german_mood() or is_finite(line, end)
        if begins:  # a main clause of its own: "…, nach Angaben der Polizei habe er …"
            return chunk, line.last
    stop = next((at for at in line.breaks if at > end and line.words[at] == ";"), line.last)
    told = any(
        not line.is_capital(at)
        and not line.bracketed[at]
        and line.low[at] in german_verbs()
        and line.low[at] not in german_mood()
        for at in range(stop + 1, line.last)
    )
    return line.first, stop if told else line.last


def _subordinate_end(line: Line, end: int) -> int:
    """Return where a subordinate clause ends: at the first break that stands behind no noun of a list."""
    stop = line.next_break(end)
    for _ in range(_MOST_PARTS):
        if stop >= line.last or not line.is_capital(stop - 1):
            return stop
        stop = line.next_break(stop + 1)
    return line.next_break(end)


def _leads_relative(line: Line, index: int) -> bool:
    """Say whether a preposition and a relative pronoun begin a clause: "ein Boot, auf dem sich …"."""
    pronoun = index + 1
    if line.low[index] not in words("clause_words", "prepositions") or pronoun >= line.last:
        return False
    relative = line.low[pronoun] in words("clause_words", "relatives")
    return relative and noun_phrase(line, pronoun, line.last) == pronoun


def is_aside(line: Line, index: int) -> bool:
    """Say whether a relative clause begins."""
    if index + 1 >= line.last:
        return False
    return line.low[index] in words("clause_words", "relatives") or _leads_relative(line, index)


def behind_relative(line: Line, comma: int) -> int:
    """Return where the sentence goes on behind a relative clause that belongs to the source."""
    if not is_aside(line, comma + 1) and not _is_participle_aside(line, comma + 1):
        return comma + 1
    stop = line.next_break(comma + 1)
    return stop + 1 if stop + 1 < line.last else comma + 1


def _is_participle_aside(line: Line, index: int) -> bool:
    """Say whether a stretch without a verb stands before the main clause's: "…, vertreten durch X, sei …"."""
    stop = line.next_break(index)
    if stop + 1 >= line.last or line.words[stop] != "," or line.is_capital(index):
        return False
    begins = line.low[stop + 1] in german_mood() or is_finite(line, stop + 1)
    return begins and not any(is_finite(line, at) for at in range(index + 1, stop))
