"""German clauses that something is put into: where the clause around it begins, and whether its verb comes behind."""

from __future__ import annotations

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.vouching import is_aside


def is_taken_up(line: Line, comma: int, end: int) -> bool:
    """Say whether a subject and a relative clause are followed by their verb: "Berichte, denen zufolge …, seien falsch"."""
    later = [at + 1 for at in line.breaks if comma < at < end - 1 and line.words[at] == ","]
    if any(line.words[at] in german_mood() for at in later):
        return True
    for at in [comma + 1, *later]:
        if line.low[at] == "sondern":  # "Nicht die Stadt, sondern das Land sei zuständig"
            stop = min(line.next_break(at), end)
            return any(line.words[i] in german_mood() or is_finite(line, i) for i in range(at, stop))
    aside = noun_phrase(line, line.first, comma) == comma and is_aside(line, comma + 1)
    return aside and any(is_finite(line, at) for at in later)


def with_aside(line: Line, cue: Cue) -> int:
    """Return where what is put into a clause ends, with a relative clause about who speaks: ", sagte X, der dabei war, …"."""
    end = line.next_break(cue.end)
    behind = line.next_break(end + 1)
    if behind >= line.last or line.words[end] != "," or noun_phrase(line, end + 1, behind) > end + 1:
        return end
    if is_aside(line, end + 1):
        verb = behind - 1
        return behind if is_finite(line, verb) or line.low[verb] in german_mood() else end
    return end


def broken_off(line: Line, start: int) -> int:
    """Return where the clause begins that is broken off at ``start``: "der Ort, in dem die Miliz, | wie X sagte, das Sagen habe"."""
    chunk = line.chunk_start(start - 1) if start > line.first else line.first
    relative = is_aside(line, chunk) and noun_phrase(line, chunk, line.last) == chunk
    leads = line.low[chunk] in words("clause_words", "that") or relative
    if chunk <= line.first or line.words[chunk - 1] != "," or not leads:
        return line.first
    open_end = not any(is_finite(line, at) or line.low[at] in german_mood() for at in range(chunk + 1, start))
    return chunk if open_end else line.first


def behind_semicolon(line: Line, start: int) -> int:
    """Return where a clause in the subjunctive begins behind one in the indicative: "Er verlor; er habe, sagte sie, geweint"."""
    semicolon = next((at for at in reversed(line.breaks) if at < start - 1 and line.words[at] == ";"), None)
    if semicolon is None or any(line.words[at] in german_mood() for at in range(line.first, semicolon)):
        return line.first
    said = any(line.words[at] in german_mood() for at in range(semicolon, start))
    return semicolon + 1 if said else line.first
