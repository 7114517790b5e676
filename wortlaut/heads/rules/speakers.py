"""Who speaks: the noun phrases beside a German verb of saying."""

from __future__ import annotations

from wortlaut.heads.rules.beside import NOT_SUBJECT, subject_before, subject_behind
from wortlaut.heads.rules.citing import CITES, cited_in_passive
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_mood, german_verbs, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase
from wortlaut.heads.rules.things import is_thing, names_source
from wortlaut.heads.rules.told import told_to

_SOURCE_IN_PLACE = frozenset(
    {"heißen", "bekannt werden", "verlauten", "hervor|gehen", "von Rede sein", "vom Rede sein",
     "zu lesen sein", "zu hören sein", "zu vernehmen sein", "zu erfahren sein", "zu entnehmen sein", "durch|sickern", "durch|dringen"}
)  # fmt: skip
_AGENT = frozenset({"von", "vom", "seitens", "durch"})
# Behind these "von" tells what of: "wurde von dem Brand berichtet".
_ABOUT = frozenset({"berichten", "sprechen", "erzählen", "aus|gehen", "träumen", "ab|raten", "hören"})
_OUT_OF = frozenset({"aus"})
_PLACE = frozenset({"in", "im", "aus", "bei", "beim", "auf"})


def subject(line: Line, cue: Cue, begin: int) -> Range | None:
    """Return the words of the subject of a cue in a clause that begins at ``begin``."""
    found = _subject(line, cue, begin)
    if found is None:
        return _it(line, cue, begin)
    # "Einigkeit besteht darüber": the noun is part of the cue.
    found = found[0], min((at for at in cue.indices if found[0] <= at < found[1]), default=found[1])
    return _with_seat(line, told_to(line, cue, found)) if found[0] < found[1] else None


def _with_seat(line: Line, found: Range) -> Range:
    """Take where an institution sits into its phrase: "die Regierung | in Nordhafen", "die Behörden | vor Ort"."""
    start, end = found
    if end + 1 >= line.last or line.low[end - 1] not in words("source_phrases", "seated"):
        return found
    if line.low[end : end + 2] == ["vor", "ort"]:
        return start, end + 2
    place = line.low[end] == "in" and line.is_capital(end + 1)
    if not place and not (line.low[end] == "im" and line.low[end + 1] in words("source_phrases", "articled")):
        return found
    return start, noun_phrase(line, end + 1, line.next_break(end + 1), close=True)


def _subject(line: Line, cue: Cue, begin: int) -> Range | None:
    if cue.passive or cue.verb.name in _SOURCE_IN_PLACE:
        return _source(line, cue)
    if cue.final:
        # "wie sich Ada Solvang ausdrückte": the pronoun stands before its subject.
        stop = next((at for at in cue.indices if line.low[at] != "sich"), cue.at)
        return _relative(line, cue) or subject_behind(line, cue.clause + 1, stop)
    found = _in_front(line, cue, begin) if cue.at > begin else None
    return found or subject_behind(line, cue.at + 1, _clause_end(line, cue.at + 1))


def _it(line: Line, cue: Cue, begin: int) -> Range | None:
    """Return an "es" beside the verb that is somebody: "Es wies den Vorwurf zurück", "Weiter stellte es fest, …"."""
    if cue.passive or cue.final or cue.verb.name in _SOURCE_IN_PLACE:
        return None
    beside = (cue.at - 1, cue.at + 1) if cue.at == begin + 1 else (cue.at + 1,)
    at = next((i for i in beside if i < line.last and line.low[i] == "es" and i not in cue.indices), None)
    return (at, at + 1) if at is not None else None


def _source(line: Line, cue: Cue) -> Range | None:
    """Return who speaks where the verb has no subject that does: whom a passive names, or where "it says" so."""
    if cue.passive and cue.verb.name == CITES:
        cited, source = cited_in_passive(line, cue)
        return source or cited
    if cue.verb.name == _SAYS and cue.final and line.low[cue.clause] in words("clause_words", "prepositions"):
        return _antecedent(line, cue.clause - 1)
    return _agent(line, cue)


def _in_front(line: Line, cue: Cue, begin: int) -> Range | None:
    """Return the subject before the verb, of a clause that begins at ``begin``, if it is not the object."""
    found = subject_before(line, begin, cue.at)
    if found is None or (found[1] != cue.at and not _says_more(line, cue)):
        found = subject_before(line, cue.clause, cue.at) or found
        found = found if found is not None and found[1] == cue.at else _joined(line, cue) or found
    shared = _shared(line, cue)
    if shared is not None and (found is None or shared[0] > found[1]):
        return shared
    return None if found is None or _is_object(line, found, cue) else found


def _joined(line: Line, cue: Cue) -> Range | None:
    """Return the subject right before the verb of a second main clause: "Es brennt und die Stadt warnt, dass …"."""
    start = line.chunk_start(cue.at)
    for at in range(cue.at - 2, start, -1):
        if line.low[at] in _JOINS and line.quoted[at] < 0:
            found = subject_before(line, at + 1, cue.at)
            if found is None or found[1] != cue.at:
                return None
            return found if any(_may_be_verb(line, i) for i in range(start + 1, at)) else None
    return None


def _shared(line: Line, cue: Cue) -> Range | None:
    """Return the subject behind the first of two verbs of a clause: "Danach legte sie das Amt nieder und verkündete, …"."""
    joint = cue.at - 1
    if joint <= line.first or line.low[joint] not in _JOINS or _names_subject(line, cue.at + 1):
        return None
    start = line.chunk_start(joint)
    if start >= joint:
        return None
    leads = line.low[line.first] in words("clause_words", "subordinators") and line.first < start
    verb = start if leads and not is_function_word(line.low[start]) else None
    if verb is None:
        verb = next((at for at in range(start, joint) if _may_be_verb(line, at)), None)
    if verb is None or (verb == start > line.first and not leads):
        return None
    front, found = subject_before(line, start, verb), subject_behind(line, verb + 1, joint)
    told_of = front is not None and found is not None and found[0] == verb + 1 and is_thing(line, *front)
    return found if front is None or told_of else None


_JOINS = frozenset({"und", "aber", "doch", "sowie"})


def _names_subject(line: Line, index: int) -> bool:
    return index < line.last and line.low[index] in words("clause_words", "subject_pronouns")


def _may_be_verb(line: Line, index: int) -> bool:
    return (
        line.quoted[index] < 0
        and not line.is_capital(index)
        and (is_finite(line, index) or line.low[index] in german_verbs())
    )


_SAYS = "heißen"


def _antecedent(line: Line, comma: int) -> Range | None:
    """Return the phrase that a relative clause is about: "veröffentlichte einen Brief, in dem es heißt, …"."""
    start = line.chunk_start(comma)
    for at in range(start, comma):
        if noun_phrase(line, at, comma) == comma:
            return at, comma
    return None


def _says_more(line: Line, cue: Cue) -> bool:
    """Say whether the verb goes on behind what its subject said: "X sagte, die Insel brauche Hilfe und fügte hinzu: …"."""
    if line.low[cue.at - 1] not in ("und", "aber") or line.low[cue.at] in german_mood():
        return False
    return any(line.low[at] in german_mood() for at in range(cue.clause, cue.at - 1))


def _is_object(line: Line, found: Range, cue: Cue) -> bool:
    """Say whether a subject pronoun behind the verb shows that what stands before it is the object."""
    behind = line.low[cue.at + 1] if cue.at + 1 < line.last else ""
    if found[1] - found[0] == 1 and line.low[found[0]] in words("clause_words", "subject_pronouns"):
        return False
    if behind in ("er", "man", "wir", "ich") or (
        behind == "sie" and (line.low[found[0]] in ("das", "dies") or is_thing(line, *found))
    ):
        return True
    if not line.low[cue.at].endswith("n") and _is_plural(line, found):
        return True
    told = cue.verb.takes & _OBJECT and not cue.passive
    return bool(told) and is_thing(line, *found) and _speaks_behind(line, cue)


_OBJECT = frozenset({"name", "object", "sentence"})


def _is_plural(line: Line, found: Range) -> bool:
    """Say whether a phrase is surely plural, so that a verb in the singular is not its own: "Die neuen Pläne nannte X …"."""
    start, end = found
    if line.low[start] not in ("die", "diese") or start + 1 >= end:
        return False
    behind = start + 1
    if not line.is_capital(behind):
        return line.low[behind].endswith("en")
    return line.low[behind].endswith(_PLURALS)


_PLURALS = ("ungen", "heiten", "keiten", "schaften", "ionen", "täten", "innen")


def _speaks_behind(line: Line, cue: Cue) -> bool:
    """Say whether a subject stands right behind the verb: a name, or a noun that is in no other case."""
    at = cue.at + 1
    end = noun_phrase(line, at, line.next_break(at), close=True)
    if end == at or line.low[at] in NOT_SUBJECT or is_thing(line, at, end):
        return False
    return line.is_capital(at) or line.low[at] in words("clause_words", "determiners")


def _relative(line: Line, cue: Cue) -> Range | None:
    """Return the relative pronoun that is the subject of its clause: ", der … vorwarf"."""
    if line.low[cue.clause] not in ("der", "die", "das", "welcher", "welche", "welches"):
        return None
    behind = cue.clause + 1
    pronoun = line.low[behind] in words("clause_words", "subject_pronouns")
    if (pronoun and not line.is_capital(behind + 1)) or behind == cue.indices[0]:
        return None if behind != cue.indices[0] else (cue.clause, behind)
    return (
        None
        if line.low[behind] in ("die", "das", "ein", "eine") and line.low[cue.clause] != "der"
        else (cue.clause, behind)
    )


def _agent(line: Line, cue: Cue) -> Range | None:
    """Return whom a passive names with "von", or else where "it says" what is said."""
    start = line.chunk_start(min(cue.indices)) if min(cue.indices) > line.first else line.first
    start = start if start < min(cue.indices) else line.first
    end = _clause_end(line, cue.end)
    end = min(end, line.next_break(cue.end))
    ways = [_AGENT, _PLACE] if cue.passive else [_PLACE, _AGENT]
    if cue.verb.name.removeprefix("von ") in _ABOUT:
        ways.remove(_AGENT)
    # "In einem Bericht von Ada Solvang wird …": the report speaks.
    inside = noun_phrase(line, start + 1, end, close=True) if line.low[start] in _PLACE else start
    for leads in ways if cue.verb.name != "hervor|gehen" else (_OUT_OF,):
        for index in range(start, end):
            if (
                line.low[index] in leads
                and line.quoted[index] < 0
                and (index >= inside or leads is not _AGENT)
            ):
                found = _led(line, cue, index, (start, end))
                if found is not None:
                    return found
    return None


def _led(line: Line, cue: Cue, index: int, within: Range) -> Range | None:
    """Return who stands behind a preposition; of a passive neither an attribute before the verb nor a mere place."""
    agent, (start, end) = line.low[index] in _AGENT, within
    if agent and cue.passive and start < index < cue.indices[0] and not cue.final:
        return None
    stop = noun_phrase(line, index + 1, end, close=True)
    if agent:
        named = not names_source(line, index - 1, index)
    else:
        in_paper = (
            line.low[index] == "im" and index + 1 < end and line.quoted[index + 1] >= 0
        )  # "im „Abendblatt“"
        named = not cue.passive or in_paper or names_source(line, index + 1, stop)
    if stop > index + 1 and named and line.low[index + 1] not in words("clause_words", "time_nouns"):
        return index + 1, stop
    pronoun = agent and index + 1 < end and line.low[index + 1] in ("ihr", "ihm", "ihnen")
    return (index + 1, index + 2) if pronoun else None


def _clause_end(line: Line, index: int) -> int:
    """Return where the clause of a verb ends at the latest: a content word or a colon."""
    content = words("clause_words", "that")
    while index < line.last and line.low[index] not in content and line.words[index] not in ":;":
        index += 1
    return index


def sentence_subject(line: Line) -> Range | None:
    """Return the subject of a sentence's main clause, without knowing its verb."""
    if line.first >= line.last:
        return None
    found = subject_before(line, line.first, line.last)
    if found is not None:
        return _named_behind(line, found) or found
    verb = next((i for i in range(line.first + 1, line.last) if is_finite(line, i)), None)
    return subject_behind(line, verb + 1, _clause_end(line, verb + 1)) if verb is not None else None


def _named_behind(line: Line, front: Range) -> Range | None:
    """Return the name right behind the verb where a thing stands before it: "Jede Schuld wies Solvang von sich"."""
    if not is_thing(line, *front):
        return None
    verb = next(
        (at for at in range(front[1], line.next_break(front[1])) if _may_be_verb(line, at)), line.last
    )
    end = noun_phrase(line, verb + 1, line.last, close=True)
    return (verb + 1, end) if end > verb + 1 and line.is_capital(verb + 1) else None


def clause_subject(line: Line, index: int) -> Range | None:
    """Return the subject right before the verb of the clause in which a word stands; else that of the sentence."""
    start = line.chunk_start(index)
    if start > line.first:
        for verb in range(start + 1, index):
            if _may_be_verb(line, verb):
                found = subject_before(line, start, verb)
                if found is not None and found[1] == verb:
                    return found
                break
    return sentence_subject(line)
