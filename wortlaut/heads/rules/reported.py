"""German statements that are only reported: "X lobte die Fortschritte", "X kündigte seinen Rücktritt an"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

from wortlaut.heads.rules.addressees import addressee
from wortlaut.heads.rules.clauses import is_main_clause
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.hanging import hanging_clause
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.speakers import subject
from wortlaut.language import load


def reported_statements(
    lines: Sequence[Line], cues: Sequence[Sequence[Cue]], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the clauses that tell of a statement by a verb and its object alone, mostly whole sentences."""
    taken = {
        draft.line
        for draft in drafts
        if draft.type == "indirect" or draft.pattern not in ("nested", "partial")
    }
    quoting: defaultdict[int, list[int]] = defaultdict(list)
    for draft in drafts:
        for span in draft.cue:
            quoting[span.start].append(draft.quote[-1].end)
    told = [
        draft
        for line in lines
        if line.number not in taken
        for draft in _of_line(line, cues[line.number], quoting)
    ]
    full = {draft.line for draft in drafts if draft.type != "direct"}
    quoting_too = (hanging_clause(lines[at], cues[at]) for at in sorted(taken - full))
    return told + [draft for draft in quoting_too if draft is not None]


def _of_line(line: Line, cues: Sequence[Cue], quoting: Mapping[int, Sequence[int]]) -> Iterator[Draft]:
    behind = hanging_clause(line, cues)
    if behind is not None:
        yield behind
    telling = [cue for cue in cues if cue.verb.takes & _OBJECT and line.low[cue.at] not in german_mood()]
    telling = [cue for cue in telling if not (_is_other_sense(line, cue) or _quotes(line, cue, quoting))]
    own = next((cue for cue in telling if not cue.final), None)
    contrast = next((cue for cue in telling if _sets_against(line, cue, quoting)), None)
    if behind is not None and own is not None and "von" in own.verb.companions:
        own = None
    for cue in (own, contrast):
        speaker = _speaker(line, cue) if cue is not None else None
        if cue is not None and speaker is not None:
            begin, end = _clause(line, cue, speaker)
            yield _draft(line, cue, speaker, begin, min(end, line.breaks[-1]) if behind else end)


def _quotes(line: Line, cue: Cue, quoting: Mapping[int, Sequence[int]]) -> bool:
    """Say whether what the verb tells of is nothing but words in marks: "sprach von einem „Fehler“"."""
    ends = {end for at in cue.indices for end in quoting.get(line.whole[at].start, ())}
    if len(ends) != 1:
        return False
    behind = line.index_at(ends.pop())
    return behind >= line.last or behind in cue.indices


def _is_other_sense(line: Line, cue: Cue) -> bool:
    """Say whether a noun beside the verb shows that nothing is said: "Der Sturm forderte drei Todesopfer"."""
    nouns = _told_of_nothing().get(cue.verb.name)
    if nouns is None:
        return False
    whole, ends = nouns
    return any(
        line.is_capital(at) and (line.low[at] in whole or line.low[at].endswith(ends))
        for at in range(line.chunk_start(cue.at), line.next_break(cue.at))
    )


@cache
def _told_of_nothing() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """Return of a verb the nouns, whole and by their ends, beside which it tells of no statement."""
    given: dict[str, list[str]] = load("de", "speech_verbs")["told_of_nothing"]
    return {
        verb: (
            frozenset(noun for noun in nouns if noun[0] != "-"),
            tuple(noun[1:] for noun in nouns if noun[0] == "-"),
        )
        for verb, nouns in given.items()
    }


def _sets_against(line: Line, cue: Cue, quoting: Container[int]) -> bool:
    """Say whether a clause is set against another, and quotes nothing in marks."""
    return cue.final and line.low[cue.clause] == _CONTRASTS and line.whole[cue.at].start not in quoting


def _draft(line: Line, cue: Cue, speaker: Range, begin: int, end: int) -> Draft:
    spoken_to = addressee(line, cue, speaker, min(end, line.last)) if not cue.final else None
    name = cue.verb.name
    return Draft(
        pattern=f"reported_{name}" + ("_passive" if cue.passive else "") + ("_final" if cue.final else ""),
        type="reported",
        quote=(line.span,) if end - begin == line.n else line.spans(begin, end),
        speaker=line.spans(*speaker),
        addressee=line.spans(*spoken_to) if spoken_to else (),
        medium=load("de", "speech_verbs")["reported_media"].get(name, cue.verb.medium),
        act=cue.verb.act,
        verb=name,
        line=line.number,
    )


def _speaker(line: Line, cue: Cue) -> Range | None:
    """Return who tells; a preposition of the verb does not belong to the noun: "sprach sich Solvang für … aus"."""
    if line.low[cue.at] in _IS and not (cue.passive or cue.verb.name.endswith("gehen")):
        return None  # what has been done, not who did it: "Weitere Aktionen sind angekündigt"
    found = subject(line, cue, line.first)
    if found is not None and line.low[found[0]] == _NOBODY and found[1] == found[0] + 1:
        return None
    if found is None:
        unnamed = cue.passive and cue.verb.name in words("speech_verbs", "unnamed")
        return (line.first, line.first) if unnamed else None
    start, end = found
    return start, min([end, *(at for at in cue.indices if at > start)])


_OBJECT = frozenset({"object", "sentence"})
_IS = frozenset({"ist", "sind", "war", "waren"})
_NOBODY = "man"
_CONTRASTS = "während"


def _clause(line: Line, cue: Cue, speaker: Range) -> Range:
    """Return the words that tell of it: the sentence, without main clauses before and clauses set against it."""
    if cue.final:
        return cue.clause, cue.end
    begin, end = 0, line.n
    if line.low[line.first] == _CONTRASTS:
        begin = next((at + 1 for at in line.breaks if at + 1 < line.last and is_finite(line, at + 1)), 0)
    elif (
        line.first < cue.clause <= speaker[0]
        and line.words[cue.clause - 1] in ",;"
        and is_main_clause(line, cue.clause - 1)
    ):
        begin = cue.clause
    for at in line.breaks:
        if cue.end <= at < line.last - 1 and line.low[at + 1] == _CONTRASTS:
            return begin, at
    return begin, end
