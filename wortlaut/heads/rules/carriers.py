"""German statements that hang on a noun: "die Forderung, …", "der Vorwurf der SPD, dass …", "ist der Ansicht, …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wortlaut.heads.rules.clauses import cue_spans
from wortlaut.heads.rules.complements import ends_in_infinitive, is_infinitive_clause, is_subjunctive
from wortlaut.heads.rules.cues import find_cues
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase
from wortlaut.heads.rules.speakers import clause_subject
from wortlaut.heads.rules.things import is_thing
from wortlaut.heads.rules.vouching import is_aside
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
    return carrier_lore(noun)[1] if is_carrier(noun) else None


def carrier_lore(noun: str) -> tuple[Act, Medium]:
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
    if (
        line.low[start] in words("source_phrases", "relative")
        or line.low[max(noun - 1, line.first)] in _VOUCHING
    ):
        return None
    if line.low[start] in words("clause_words", "that"):
        kind = "that"
    elif is_subjunctive(line, start):
        kind = "main"
    elif is_infinitive_clause(line, start):
        kind = "infinitive"
    else:
        return None
    act, medium = carrier_lore(line.low[noun])
    end = _end(line, start, noun, kind)
    behind = noun_phrase(line, noun, comma, close=True)
    owner = (noun + 1, behind) if behind > noun + 1 else _owner(line, noun)
    stop = next((at for at in line.breaks if at > end and line.words[at] in ":;"), line.last)
    if owner is None and end + 1 < stop and line.words[end] == ",":
        owner = _who_deals(line, end + 1, stop)
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


def _who_deals(line: Line, verb: int, stop: int) -> Range | None:
    """Return who does something with what is said, behind the verb: "Die Behauptung, …, wies der Rat zurück".

    Of another verb the noun is as likely the subject itself: "Die Nachricht, …, löste Proteste aus".
    """
    end = noun_phrase(line, verb + 1, stop, close=True)
    if end == verb + 1 or line.low[verb + 1] in _OBJECTS or is_thing(line, verb + 1, end):
        return None
    object_first = line.low[line.first] in _OBJECTS
    deals = object_first or any(cue.at == verb and not cue.passive for cue in find_cues(line))
    return (verb + 1, end) if deals else None


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
_GOING_ON = frozenset(
    {"um", "ohne", "statt", "anstatt", "und", "oder", "aber", "sondern", "was", "so", "als"}
)
_OBJECTS = frozenset({"den", "dem", "einen", "einem", "sich"})
# "Nach Meinung von X, Professor am Institut, könnte …": a source's phrase
_VOUCHING = frozenset({"nach", "laut", "gemäß"})
# "kam zu dem Schluss", "begegnete ihr mit dem Argument", "stand im Verdacht"
_JOINING = frozenset({"zu", "zum", "zur", "mit", "im"})
_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden"})


def _noun(line: Line, comma: int) -> int | None:
    """Return the carrier noun of the phrase that ends before a comma."""
    for index in range(comma - 1, max(line.first - 1, comma - _LONGEST_PHRASE), -1):
        if line.is_capital(index) and is_carrier(line.low[index]) and line.quoted[index] < 0:
            reaches = index + 1 == comma or noun_phrase(line, index, comma, close=True) == comma
            return index if reaches or _is_addressed(line, index, comma) else None
    return None


def _is_addressed(line: Line, noun: int, comma: int) -> bool:
    """Say whether a noun reaches to a comma with those it goes to: "der Vorwurf der Stadt an die Bahn, …"."""
    at = noun_phrase(line, noun, comma, close=True)
    return at < comma and line.low[at] in _TOWARDS and noun_phrase(line, noun, comma) == comma


_TOWARDS = frozenset({"an", "gegen", "bei"})


def _is_main_verb(line: Line, index: int) -> bool:
    """Say whether the main verb stands here, be it in a plural form that only a list would know: ", schenken sie …"."""
    if is_finite(line, index):
        return True
    word = line.low[index]
    plural = (
        word.endswith("n") and word.isalpha() and not line.is_capital(index) and not is_function_word(word)
    )
    return (
        plural and index + 1 < line.last and line.low[index + 1] in words("clause_words", "subject_pronouns")
    )


def _closes_infinitive(line: Line, comma: int) -> bool:
    """Say whether an infinitive ends at a comma, behind which the clause around goes on."""
    if not ends_in_infinitive(line, line.chunk_start(comma), comma) or comma + 1 >= line.last:
        return False
    behind = comma + 1
    leads = line.low[behind]
    clausal = (
        words("clause_words", "subordinators")
        | words("clause_words", "content")
        | words("clause_words", "relatives")
    )
    if leads in clausal | _GOING_ON or is_aside(line, behind):
        return False
    return not ends_in_infinitive(line, behind, line.next_break(behind))


def _end(line: Line, start: int, noun: int, kind: str) -> int:
    """Return where the clause ends: before what is left of the sentence around it."""
    stops = [at for at in line.breaks if at > start and line.words[at] == ","]
    first = not any(is_finite(line, i) for i in range(line.first, noun))
    for at in stops:
        if at + 1 < line.last and first and _is_main_verb(line, at + 1):
            return at
        if kind == "infinitive" and not first and _closes_infinitive(line, at):
            return at
    if stops and line.last - stops[-1] <= _SHORT_REST and not line.is_capital(min(stops[-1] + 1, line.n - 1)):
        return stops[-1]
    return line.last
