"""Who is cited, and by whom: "Die Zeitung zitiert den Minister mit den Worten …", "…, wird X von der Zeitung zitiert"."""

from __future__ import annotations

from wortlaut.heads.rules.addressees import is_medium
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase

CITES = "zitieren"
_AGENT = frozenset({"von", "vom"})
_WITHIN = frozenset({"in", "im"})
_ACCUSATIVE = frozenset({"den", "einen", "ihn", "seinen", "ihren"})


def cited_in_passive(line: Line, cue: Cue) -> tuple[Range | None, Range | None]:
    """Return who is cited in "wird X von der Zeitung zitiert", and by whom."""
    start = cue.clause + 1 if cue.final else cue.at + 1
    if not cue.final and cue.clause < cue.at and noun_phrase(line, cue.clause, cue.at) == cue.at:
        cited, start = (cue.clause, cue.at), cue.at + 1
    else:
        leads = _AGENT | _WITHIN
        verb = next((at for at in cue.indices if at >= start and at != cue.at), cue.end)
        stop = next((at for at in range(start, verb) if line.low[at] in leads), verb)
        end = noun_phrase(line, start, stop, close=True)
        cited, start = (start, end), end
    if line.low[start] in _AGENT | _WITHIN:
        end = noun_phrase(line, start + 1, cue.indices[-1], close=True)
        named = line.low[start] in _AGENT or any(is_medium(line.low[at]) for at in range(start + 1, end))
        if end > start + 1 and named:
            return _filled(cited), (start + 1, end)
    return _filled(cited), None


def _filled(found: Range) -> Range | None:
    return found if found[0] < found[1] else None


def cited_beside(line: Line, cue: Cue, speaker: Range) -> tuple[Range, Range | None]:
    """Return the source of an active clause without the one it cites, and that one: "zitiert die „Post“ Ada Solvang"."""
    start, end = speaker
    if end <= cue.at:
        found = noun_phrase(line, cue.at + 1, line.next_break(cue.at + 1), close=True)
        leads = line.low[min(cue.at + 1, line.n - 1)]
        named = (
            leads in _ACCUSATIVE
            or leads in words("clause_words", "possessives")
            or line.is_capital(cue.at + 1)
        )
        return speaker, (cue.at + 1, found) if found > cue.at + 1 and named else None
    for at in range(start + 1, end):
        if line.is_capital(at) and line.quoted[at] < 0 and _ends_source(line, at - 1):
            return (start, at), (at, end)
    if end < line.last and line.low[end] in _ACCUSATIVE and not is_function_word(line.low[end - 1]):
        found = noun_phrase(line, end, line.next_break(end), close=True)
        return speaker, (end, found) if found > end else None
    return speaker, None


def _ends_source(line: Line, index: int) -> bool:
    """Say whether a name ends with a word: by its closing mark, or since it is an address: "post.de"."""
    word = line.words[index]
    return line.quoted[index] >= 0 or (word.islower() and "." in word[1:-1])
