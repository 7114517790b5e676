"""Quoted words in a clause with a verb of saying or naming: "X nannte das „absurd“", "Von einem „…“ sprach X"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wortlaut.heads.rules.addressees import addressee, marked, must_name
from wortlaut.heads.rules.clauses import cue_spans
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.free import subjunctive
from wortlaut.heads.rules.german import german_mood, german_verbs, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.places import Place, is_name, is_one_noun
from wortlaut.heads.rules.speakers import sentence_subject, subject
from wortlaut.language import load
from wortlaut.spans import Span


def quote_draft(pattern: str, place: Place, line: Line, cue: Cue | None, speaker: Range | None) -> Draft:
    """Return a draft of a quotation with what its cue says of it, without a frame."""
    return Draft(
        pattern=pattern,
        type="direct",
        quote=tuple(place.spans),
        speaker=line.spans(*speaker) if speaker else (),
        cue=cue_spans(line, _own_words(line, cue)) if cue else (),
        medium=cue.verb.medium if cue else "speech",
        act=cue.verb.act if cue else "assert",
        verb=cue.verb.name if cue else "",
        line=line.number,
    )


def _own_words(line: Line, cue: Cue) -> list[int]:
    """Return the words of a cue without the article by which it was known: "sieht darin | einen"."""
    articles = words("clause_words", "articles") & cue.verb.companions
    return [at for at in cue.indices if line.low[at] not in articles]


def in_clause(place: Place, cues: Sequence[Cue]) -> Draft | None:
    """Read quoted words in a clause with a verb of saying: "X nannte das „absurd“"."""
    line = place.first
    if place.first is not place.last and place.end < place.last.last:
        return None
    cue = _cue_of(place, cues)
    if cue is None:
        return None
    begin = cue.at if _begins_with(place, cue) else _part_start(line, cue.at)
    speaker = _before_words(subject(line, cue, begin), place.start)
    if is_name(place) and (speaker is None or line.low[speaker[0]] in ("man", "sich")):
        return None
    if _goes_on(line, cue, speaker):
        return None
    naming = "name" in cue.verb.takes
    draft = quote_draft("named" if naming else "partial", place, line, cue, speaker)
    own = _own_words(line, cue)
    draft.cue = cue_spans(
        line,
        sorted(
            {
                *own,
                *_leading_in(line, cue, place.start),
                *with_words(line, place.start),
                *_governing(line, cue, place.start),
            }
        ),
    )
    if must_name(cue):
        spoken_to = addressee(line, cue, speaker, place.start)
    else:
        spoken_to = marked(line, min(cue.clause, cue.at), place.start, speaker)
    draft.addressee = line.spans(*spoken_to) if spoken_to else ()
    draft.frame = _around(line, place, cue)
    return draft


def _cue_of(place: Place, cues: Sequence[Cue]) -> Cue | None:
    """Return the verb that quoted words stand with, if they can be said: a name is, where the verb takes one noun."""
    line, governed = place.first, _governed(place, cues) or _calls_that(place, cues)
    if is_name(place) and not (is_one_noun(place) or governed):
        return None
    cue = next((one for one in reversed(cues) if one.at < place.start), None)
    cue = governed or _verb_of_clause(place, cues) or cue or _verb_behind(place, cues)
    if cue is None or (is_name(place) and not (governed or _names(cue, line))):
        return None
    # A paper speaks itself: "Wie „nordpost online“ berichtet, …".
    paper = cue.final and line.low[cue.clause] == "wie"
    return None if paper and (place.start, place.end) == (cue.clause + 1, cue.at) else cue


def _governed(place: Place, cues: Sequence[Cue]) -> Cue | None:
    """Return the verb whose object or preposition one word in marks stands for: "warnte vor „Hysterie“", "warf ihm „Willkür“ vor"."""
    line, word = place.first, place.start + 1
    if place.size != 1 or place.start <= line.first or not line.words[word].isalpha():
        return None
    if not line.words[word][1:].islower() or line.low[place.start - 1] in _DEFINITE:
        return None
    cue = next((one for one in reversed(cues) if one.at < place.start and not one.final), None)
    if cue is None or line.next_break(cue.at) <= place.start:
        return None
    bare = cue.verb.name in words("speech_verbs", "of_bare_nouns")
    if bare and cue.verb.prefix:
        return cue if cue.end > place.end else None
    bare = bare and place.end == line.next_break(place.end)
    return cue if bare or _governing(line, cue, place.start) else None


def _calls_that(place: Place, cues: Sequence[Cue]) -> Cue | None:
    """Return the naming verb by which words in marks judge what a pronoun takes up: "„Unsinn“ nannte das die Ministerin"."""
    line, stop = place.first, place.first.next_break(place.end)
    for cue in cues:
        if "name" not in cue.verb.takes or cue.final or cue.passive:
            continue
        ends = place.size == 1 and place.end == stop and line.chunk_start(place.start) <= cue.at < place.start
        if ends and line.low[place.start - 1] in _THAT:
            return cue
        if _begins_with(place, cue) and not _THAT.isdisjoint(line.low[cue.end : min(stop, cue.end + 4)]):
            return cue
    return None


_THAT = frozenset({"das", "dies", "es"})
_DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des"})


def _governing(line: Line, cue: Cue, start: int) -> list[int]:
    """Find the preposition right before words in marks that the verb governs: "warnte zudem vor einer „Katastrophe“"."""
    at = start - 1
    listed = line.low[at] in ("und", "oder")  # "vor „Hysterie“ und „Panik“"
    while at > cue.at and (
        line.low[at] in words("clause_words", "determiners")
        or (listed and (at == start - 1 or line.quoted[at] >= 0))
    ):
        at -= 1
    return [at] if at > cue.at and line.low[at] in _prepositions().get(cue.verb.name, ()) else []


@cache
def _prepositions() -> dict[str, frozenset[str]]:
    """Return the prepositions by which a verb of saying adds what is said."""
    given: dict[str, list[str]] = load("de", "speech_verbs")["governs"]
    return {verb: frozenset(leads) for verb, leads in given.items()}


def _verb_of_clause(place: Place, cues: Sequence[Cue]) -> Cue | None:
    """Return the verb that ends the clause in which the words stand: "Während er von einem „…“ sprach"."""
    line = place.first
    final = next(
        (one for one in cues if one.final and one.clause < place.start and one.at >= place.end), None
    )
    return final if final is not None and line.next_break(place.end) > final.at else None


def _goes_on(line: Line, cue: Cue, speaker: Range | None) -> bool:
    """Say whether a clause goes on with what somebody said, so that its verb is no cue.

    "… und würden „bald“ in Nordhafen erwartet", "Zu Recht habe der Rat die Pläne als „unfertig“ bezeichnet."
    """
    if speaker is None and cue.passive and any(line.low[at] in german_mood() for at in cue.indices):
        return True
    return line.low[cue.at] in german_mood().first and subjunctive(line) == "first"


def _part_start(line: Line, verb: int) -> int:
    """Return where the part of a sentence begins that a semicolon parts from what stands before."""
    return max((at + 1 for at in line.breaks if at < verb and line.words[at] == ";"), default=line.first)


def _before_words(speaker: Range | None, start: int) -> Range | None:
    """End a speaker where the quoted words begin: "äußerten die Richter „schwere Bedenken“"."""
    if speaker is None or not speaker[0] < start < speaker[1]:
        return speaker
    return speaker[0], start


def _verb_behind(place: Place, cues: Sequence[Cue]) -> Cue | None:
    """Return the verb of a clause that begins with what it names: "Von einem „…“ sprach X"."""
    line = place.first
    for cue in cues:
        if cue.at >= place.end and not cue.final and line.next_break(place.start) > cue.at:
            leads = cue.indices[0] < place.start and cue.indices[0] == cue.clause
            naming = "name" in cue.verb.takes
            leads = leads or (naming and (line.low[cue.clause] == "als" or _begins_with(place, cue)))
            return cue if leads else None
    return None


def _begins_with(place: Place, cue: Cue) -> bool:
    """Say whether a sentence begins with the words in marks, right before the verb: "Einen „Skandal“ nannte X das"."""
    line = place.first
    article = line.low[line.first] in words("clause_words", "articles")
    return place.start == line.first + article and cue.at == place.end


def _around(line: Line, place: Place, cue: Cue) -> tuple[Span, ...]:
    """Return the words around a quotation in its clause, without what else the subject does: "… und verwies auf Y"."""
    stop = line.next_break(cue.end)
    if "clause" in cue.verb.takes and stop < place.start and line.words[stop] == ",":
        return line.spans(line.first, stop + 1)  # what follows is said: "X teilte mit, Y „steht bereit“"
    begin = _part_start(line, min(place.start, cue.at))
    behind = (at for at in line.breaks if line.words[at] == ";" and at >= max(place.end, cue.end))
    end = next(behind, line.last)
    for at in range(max(place.end, cue.end), end - 1):
        if line.quoted[at] < 0 and line.low[at] in _AND and _is_verb(line, at + 1):
            end = at - 1 if line.words[at - 1] == "," else at
            break
    return line.spans(begin, place.start) + (line.spans(place.end, end) if place.end < end else ())


def _names(cue: Cue, line: Line) -> bool:
    """Say whether a verb names something what it is, so that a noun in marks behind it is a judgement."""
    if cue.passive or any(line.low[at] == "sich" for at in range(cue.clause, cue.end)):
        return False
    if "name" in cue.verb.takes or not cue.verb.companions.isdisjoint(_NAMING):
        return True
    return _is_taken_as(line, cue)


def _is_taken_as(line: Line, cue: Cue) -> bool:
    """Say whether "als" leads in what somebody makes of a thing beside such a verb: "wies das als „Unsinn“ zurück"."""
    return "als" in line.low[cue.at : line.next_break(cue.at)] and f"als {cue.verb.name}" in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(name for group in load("de", "speech_verbs")["groups"] for name in group["verbs"])


_NAMING = frozenset({"als", "von"})


def _is_verb(line: Line, index: int) -> bool:
    return is_finite(line, index) or (line.low[index] in german_verbs() and not line.is_capital(index))


_AND = frozenset({"und", "aber", "doch"})


_LONGEST_WITH = 4


def with_words(line: Line, end: int) -> range:
    """Find "mit den Worten" right before a quotation or its colon, or before the prefix of the verb."""
    for stop in (end, end - 1):
        if stop - _LONGEST_WITH >= line.first and line.words[stop - 1] in _WORDS:
            starts = range(stop - 2, stop - _LONGEST_WITH, -1)
            at = next((at for at in starts if line.low[at] in ("mit", "unter")), None)
            if at is not None:
                return range(at, stop)
    return range(0)


_WORDS = frozenset({"Worten", "Satz", "Parole", "Parolen", "Rufen"})
_LEADS_IN = frozenset({"als", "mit"})
_MOST_BETWEEN = 3


def _leading_in(line: Line, cue: Cue, start: int) -> list[int]:
    """Find the "als" of "bezeichnete das als „absurd“", which belongs to the verb."""
    index = start - 1
    lowest = max(cue.clause, start - 1 - _MOST_BETWEEN)
    while index > lowest and line.low[index] in words("clause_words", "determiners"):
        index -= 1
    return [index] if index > cue.clause - 1 and line.low[index] in _LEADS_IN else []


def behind_noun(place: Place) -> Draft | None:
    """Read words behind the noun for what they are: "die Feststellung „…“", "Plakate mit der Aufschrift „…“"."""
    line, noun = place.first, place.start - 1
    if place.first is not place.last or place.size < _SHORTEST or noun < line.first:
        return None
    if line.words[noun] == "," and line.low[place.start + 1] in words("clause_words", "that"):
        noun -= 1
    leads = noun - 1
    if line.low[noun] not in words("source_phrases", "before_quotations") or leads < line.first:
        return None
    if line.low[leads] not in words("clause_words", "determiners"):
        return None
    leads -= leads > line.first and line.low[leads - 1] in words("clause_words", "prepositions")
    begin = leads if line.low[leads] == "mit" else line.chunk_start(leads)
    verb = next((at for at in range(begin, leads) if is_finite(line, at)), None)
    draft = quote_draft("led_by_noun", place, line, None, _holder(line, noun))
    draft.cue = cue_spans(line, [*([verb] if verb is not None else []), *range(leads, noun + 1)])
    rest = line.spans(place.end, line.last) if place.end < line.last else ()
    draft.frame = line.spans(line.first, place.start) + rest
    return draft


def _holder(line: Line, noun: int) -> Range | None:
    """Return the subject, or where it stands: "In der Zeitung fand sich die Feststellung „…“"."""
    found = sentence_subject(line)
    if found is None or not found[0] <= noun < found[1]:
        return found
    if line.low[line.first] not in words("clause_words", "prepositions"):
        return None
    end = noun_phrase(line, line.first + 1, noun, close=True)
    return (line.first + 1, end) if end > line.first + 1 else None


# Fewer words in marks behind a noun are a name.
_SHORTEST = 3
