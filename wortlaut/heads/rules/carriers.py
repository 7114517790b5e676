"""German statements that hang on a noun: "die Forderung, …", "der Vorwurf der SPD, dass …", "ist der Ansicht, …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wortlaut.heads.rules.clauses import cue_spans
from wortlaut.heads.rules.complements import is_infinitive_clause, is_subjunctive
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.speakers import clause_subject
from wortlaut.language import load
from wortlaut.records import Act, Medium

_LONGEST_PHRASE = 12
_SHORT_REST = 4
_MOST_ADJECTIVES = 3
_ENDINGS = ("e", "en", "er", "em", "es")


@cache
def _carriers() -> dict[str, tuple[Act, Medium]]:
    groups = load("de", "source_phrases")["carriers"]
    return {noun: (group["act"], group["medium"]) for group in groups for noun in group["nouns"]}


@cache
def _ends() -> tuple[str, ...]:
    """Return what ends compounds that mean the same: "Betrugsvorwurf"."""
    return tuple(load("de", "source_phrases")["carrier_ends"])


def is_carrier(noun: str) -> bool:
    """Say whether a noun (in lower case) names something that is said."""
    return noun in _carriers() or noun.endswith(_ends())


def carrier_medium(noun: str) -> Medium | None:
    """Return the medium of what a noun (in lower case) names as said, or None if it names no such thing."""
    return _lore(noun)[1] if is_carrier(noun) else None


def _lore(noun: str) -> tuple[Act, Medium]:
    """Return act and medium of a carrier or of the one that a compound ends in."""
    whole = _carriers()
    return whole[noun] if noun in whole else whole[next(end for end in _ends() if noun.endswith(end))]


def carried_statements(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the statements of clauses that hang on a noun and on no verb found before."""
    begun = {span.start for draft in drafts for span in draft.quote}
    found = []
    for line in lines:
        for comma in line.breaks:
            if (
                comma + 2 < line.last
                and line.words[comma] == ","
                and line.whole[comma + 1].start not in begun
            ):
                draft = _carried(line, comma)
                if draft is not None:
                    found.append(draft)
    return found


def _carried(line: Line, comma: int) -> Draft | None:
    noun = _noun(line, comma)
    if noun is None:
        return None
    start = comma + 1
    if line.low[start] in words("source_phrases", "relative"):
        return None
    if line.low[start] in words("clause_words", "that"):
        kind = "that"
    elif is_subjunctive(line, start):
        kind = "main"
    elif is_infinitive_clause(line, start):
        kind = "infinitive"
    else:
        return None
    act, medium = _lore(line.low[noun])
    end = _end(line, start, noun)
    owner = (noun + 1, comma) if comma > noun + 1 else _owner(line, noun)
    stop = next((at for at in line.breaks if at > end and line.words[at] in ":;"), line.last)
    if owner is None and end + 1 < stop and line.words[end] == "," and is_finite(line, end + 1):
        behind = noun_phrase(line, end + 2, stop, close=True)
        owner = (end + 2, behind) if behind > end + 2 and line.low[end + 2] not in _OBJECTS else None
    rest = line.spans(end, stop) if end < stop else ()
    return Draft(
        pattern=f"carried_{kind}",
        type="indirect",
        quote=line.spans(start, end),
        speaker=line.spans(*owner) if owner else (),
        cue=cue_spans(line, _cue(line, noun, clause_subject(line, noun) if comma == noun + 1 else None)),
        frame=line.spans(line.first, start) + rest,
        medium=medium,
        act=act,
        line=line.number,
    )


def _owner(line: Line, noun: int) -> Range | None:
    """Return the subject of the clause of a noun, or from whom that comes: "Von der Polizei kam die Information, …"."""
    owner = clause_subject(line, noun)
    if owner is None or not owner[0] <= noun < owner[1]:
        return owner
    end = noun_phrase(line, line.first + 1, noun, close=True) if line.low[line.first] == "von" else 0
    return (line.first + 1, end) if end > line.first + 1 else None


def _cue(line: Line, noun: int, subject: Range | None) -> list[int]:
    """Return the noun with its article, and what somebody does with it: "kam zu dem Schluss", "teilen die Ansicht"."""
    leads = noun
    while leads > line.first and noun - leads < _MOST_ADJECTIVES and line.low[leads - 1].endswith(_ENDINGS):
        leads -= 1
        if line.low[leads] in words("clause_words", "determiners"):
            break
    if line.low[leads] not in words("clause_words", "determiners"):
        leads = noun
    found = list(range(leads, noun + 1))
    if subject is None or leads <= line.first:
        return [leads - 1, *found] if leads > line.first and is_finite(line, leads - 1) else found
    joins = [leads - 1] if line.low[leads - 1] in _JOINING else []
    if not joins and line.low[leads - 1] in words("clause_words", "prepositions"):
        return found
    start = line.chunk_start(leads)
    verb = next((at for at in range(start, leads) if is_finite(line, at) and line.quoted[at] < 0), None)
    if verb is None and subject[1] == leads - 1 and line.low[subject[1]].endswith("n"):
        verb = subject[1]
    return found if verb is None or line.low[verb] in _PASSIVE else [verb, *joins, *found]


# Lead no subject: "Die Behauptung, …, überraschte den Rat".
_OBJECTS = frozenset({"den", "dem", "einen", "einem", "sich"})
# "kam zu dem Schluss", "begegnete ihr mit dem Argument", "stand im Verdacht"
_JOINING = frozenset({"zu", "zum", "zur", "mit", "im"})
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden"})


def _noun(line: Line, comma: int) -> int | None:
    """Return the carrier noun of the phrase that ends before a comma."""
    for index in range(comma - 1, max(line.first, comma - _LONGEST_PHRASE), -1):
        if line.is_capital(index) and is_carrier(line.low[index]) and line.quoted[index] < 0:
            reaches = index + 1 == comma or noun_phrase(line, index, comma, close=True) == comma
            return index if reaches else None
    return None


def _end(line: Line, start: int, noun: int) -> int:
    """Return where the clause ends: before what is left of the sentence around it."""
    stops = [at for at in line.breaks if at > start and line.words[at] == ","]
    for at in stops:
        if (
            at + 1 < line.last
            and is_finite(line, at + 1)
            and not any(is_finite(line, i) for i in range(line.first, noun))
        ):
            return at
    if stops and line.last - stops[-1] <= _SHORT_REST and not line.is_capital(min(stops[-1] + 1, line.n - 1)):
        return stops[-1]
    return line.last
