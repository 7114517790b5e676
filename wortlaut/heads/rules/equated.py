"""German statements that a noun is said to be: "Seine Aussage ist, dass …", "Die Forderung der Gewerkschaft lautet: …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wortlaut.heads.rules.carriers import carrier_lore, is_carrier
from wortlaut.heads.rules.complements import is_infinitive_clause, is_subjunctive
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import noun_phrase

_MOST_WORDS = 12
_SHORTEST_CLAUSE = 3
_MEANS = frozenset({"lautet", "lautete", "laute", "lauten", "lauteten"})
_IS = frozenset({"ist", "war", "sei", "bleibt", "blieb", "sind", "waren"})
# May stand behind the verb: "lautete deshalb:", "ist klar:"
_BESIDE = frozenset(
    {"es", "klar", "eindeutig", "deutlich", "unmissverständlich", "einfach", "knapp", "kurz", "nun", "jetzt", "dabei"}
    | {"deshalb", "daher", "darum", "also", "auch", "stets", "immer", "weiter", "weiterhin", "dagegen", "hingegen"}
)  # fmt: skip


class _Named(NamedTuple):
    """The noun for something said, the end of its phrase, which begins the sentence, and the verb if there is one."""

    noun: int
    end: int
    verb: int | None


def equated_statements(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the statements that a sentence equates with a noun for something said, where nothing else was found.

    The whole phrase of the noun is the speaker, as the quotation corpus has it: whose it is, actors are told by.
    """
    begun = {span.start for draft in drafts for span in draft.quote}
    found = []
    for line in lines:
        stop = line.next_break(line.first)
        if stop + _SHORTEST_CLAUSE >= line.last or line.words[stop] not in (",", ":"):
            continue
        named = _named(line, stop) if line.whole[stop + 1].start not in begun else None
        if named is not None and _holds_clause(line, stop, named):
            found.append(_draft(line, stop, named))
    return found


def _draft(line: Line, stop: int, named: _Named) -> Draft:
    act, medium = carrier_lore(line.low[named.noun])
    return Draft(
        pattern="equated",
        type="indirect",
        quote=line.spans(stop + 1, line.last),
        speaker=line.spans(line.first, named.end),
        cue=line.spans(named.verb, named.verb + 1) if named.verb is not None else (),
        frame=line.spans(line.first, stop + 1),
        medium=medium,
        act=act,
        line=line.number,
    )


def _named(line: Line, stop: int) -> _Named | None:
    """Read the words before a comma or colon: a noun for something said, with whose it is, and a verb that equates."""
    if stop - line.first > _MOST_WORDS or line.low[line.first] not in words("clause_words", "determiners"):
        return None
    end = stop - (line.low[stop - 1] in _BESIDE)
    verb = end - 1 if line.low[end - 1] in (_MEANS | _IS) else None
    if verb is None and (line.words[stop] == "," or end < stop):
        return None
    end = end if verb is None else verb
    noun = next(
        (at for at in range(line.first + 1, end) if line.is_capital(at) and is_carrier(line.low[at])), None
    )
    if noun is None or any(line.is_capital(at) for at in range(line.first + 1, noun)):
        return None
    if noun_phrase(line, noun, end) != end:
        return None
    owned = line.low[line.first] in words("clause_words", "possessives") | {"ihr"} or noun + 1 < end
    return _Named(noun, end, verb) if owned or (verb is not None and line.words[stop] == ",") else None


def _holds_clause(line: Line, stop: int, named: _Named) -> bool:
    """Say whether a clause stands behind that can be what is said, no list and no explanation of a thing."""
    start = stop + 1
    if line.quoted[start] >= 0 or line.low[named.noun] in _FACTS:
        return False
    if line.words[stop] == ",":
        content = line.low[start] in words("clause_words", "that") or is_subjunctive(line, start)
        return content or is_infinitive_clause(line, start)
    if named.verb is not None and line.low[named.verb] in _MEANS:
        return True
    return any(is_finite(line, at) or line.words[at] in german_mood() for at in range(start, line.last))


# These are facts too, which nobody needs to have said: "Das Ergebnis der Wahl war, dass …".
_FACTS = frozenset({"ergebnis", "prinzip"})
