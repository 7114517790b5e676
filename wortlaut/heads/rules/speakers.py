"""Who speaks: the noun phrases beside a German verb of saying."""

from __future__ import annotations

from wortlaut.heads.rules.citing import CITES, cited_in_passive
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import german_mood, german_verbs, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import is_finite, is_function_word, noun_phrase
from wortlaut.heads.rules.things import is_thing, names_source
from wortlaut.heads.rules.told import told_to

# Articles that no German subject begins with.
_NOT_SUBJECT = frozenset(
    {"dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen", "seinem", "seinen", "ihrem", "ihren", "keinen", "keinem",
     "jenem", "jenen", "deren", "dessen", "ihm", "ihn", "ihnen", "mehreren", "vielen", "allen", "beiden", "es", "das_"}
)  # fmt: skip
_SOURCE_IN_PLACE = frozenset(
    {"heißen", "bekannt werden", "verlauten", "hervor|gehen", "von Rede sein", "vom Rede sein",
     "zu lesen sein", "zu hören sein", "zu vernehmen sein", "zu erfahren sein", "zu entnehmen sein", "durch|sickern", "durch|dringen"}
)  # fmt: skip
_AGENT = frozenset({"von", "vom", "seitens", "durch"})
# Behind these "von" tells what of: "wurde von dem Brand berichtet".
_ABOUT = frozenset({"berichten", "sprechen", "erzählen", "aus|gehen", "träumen", "ab|raten", "hören"})
_OUT_OF = frozenset({"aus"})
_PLACE = frozenset({"in", "im", "aus", "bei", "beim", "auf"})
# Adverbs and adjectives that begin a sentence with a capital and look like a name.
_ADVERB_ENDINGS = ("lich", "weise", "fristig", "mäßig", "seitig", "ständig", "sorgt", "rascht")
_BEFORE_SUBJECT = frozenset(
    {"auch", "und", "aber", "doch", "denn", "einzig", "nur", "sogar", "selbst", "ebenso", "allein", "–", "-"}
)
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "er", "sie", "man"})
_BEHIND_VERB = frozenset({"sich", "auch", "nun", "jetzt", "dagegen"})
# "Dessen Vorsitzender warf der Stadt vor, …": these tell whose, and in no case.
_WHOSE = frozenset({"dessen", "deren"})
_MOST_SKIPPED = 12
_LONGEST_NAME = 12


Range = tuple[int, int]


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
        return _relative(line, cue) or _behind(line, cue.clause + 1, stop)
    found = _in_front(line, cue, begin) if cue.at > begin else None
    return found or _behind(line, cue.at + 1, _clause_end(line, cue.at + 1))


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
    found = _before(line, begin, cue.at)
    if found is None or (found[1] != cue.at and not _says_more(line, cue)):
        found = _before(line, cue.clause, cue.at) or found
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
            found = _before(line, at + 1, cue.at)
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
    front, found = _before(line, start, verb), _behind(line, verb + 1, joint)
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
    if end == at or line.low[at] in _NOT_SUBJECT or is_thing(line, at, end):
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


def _before(line: Line, begin: int, verb: int) -> Range | None:
    """Read the subject before a verb in second place, without relative clauses and adverbs behind it."""
    start = begin
    while start < verb and line.low[start] in _BEFORE_SUBJECT:
        start += 1
    if start < verb and line.low[start] in _PAIRED and _PAIRED[line.low[start]] in line.low[start:verb]:
        return start, verb
    counted = _behind_count(line, start, verb)
    if counted > start:
        end = noun_phrase(line, counted, verb)
        return (start, end) if end > counted and not _tells_when(line, end) else None
    return _uncounted(line, start, verb)


_WHOSE = frozenset({"dessen", "deren"})
# "Sowohl der Rat als auch die Stadt erklärten, …"
_PAIRED = {"sowohl": "als", "weder": "noch", "entweder": "oder"}


def _tells_when(line: Line, end: int) -> bool:
    return line.low[end - 1] in words("clause_words", "time_nouns")


def _uncounted(line: Line, start: int, verb: int) -> Range | None:
    some = _is_some(line, start) or (start == line.first and line.low[start] in _WHOSE)
    if (
        start >= verb
        or (line.low[start] in _NOT_SUBJECT and not some)
        or _is_adverb_before_subject(line, start)
    ):
        return None
    if (
        is_function_word(line.low[start])
        and line.low[start] not in words("clause_words", "determiners")
        and not some
    ):
        return (start, start + 1) if line.low[start] in words("clause_words", "subject_pronouns") else None
    end = noun_phrase(line, start, verb)
    if (
        end == start
        and verb == start + 2
        and line.low[start] in ("der", "die")
        and line.low[start + 1].endswith("e")
    ):
        return start, verb
    if end == start:
        return (
            (start, start + 1)
            if line.low[start] in words("clause_words", "pronouns") and start + 1 == verb
            else None
        )
    if (
        line.low[start] in words("clause_words", "determiners") | words("clause_words", "pronouns")
        or line.words[start][0].isupper()
        or line.words[start][0].isdigit()
        or (line.quoted[start] >= 0 and end - start <= _LONGEST_NAME)
        or some
    ):
        return None if _tells_when(line, end) else (start, end)
    return None


def _is_adverb_before_subject(line: Line, start: int) -> bool:
    """Say whether what looks like a name is an adverb, with the subject behind the verb: "Ausdrücklich lobte der Rat"."""
    if not line.low[start].endswith(_ADVERB_ENDINGS):
        return False
    at = start + 2
    while at < line.last and line.low[at] in _BEHIND_VERB:
        at += 1
    return at < line.last and line.low[at] in _ARTICLES


def _behind_count(line: Line, start: int, verb: int) -> int:
    """Return where what is counted begins behind "mehr als", "rund", "sowohl"; or ``start`` where nothing is."""
    at = start
    while at < verb and line.low[at] in words("clause_words", "approximations"):
        at += 1 + (line.low[at] in _THAN and at + 1 < verb and line.low[at + 1] in ("als", "zu"))
    if at == start or at >= verb:
        return start
    if line.low[at] in words("clause_words", "articles") and line.low[start] in words(
        "clause_words", "prepositions"
    ):
        return start  # "Über die Pläne sagte sie, …"
    number = line.words[at][:1].isdigit() or line.low[at] in words("clause_words", "counts")
    return at if number else start


_THAN = frozenset({"mehr", "weniger", "bis"})


def _is_some(line: Line, start: int) -> bool:
    return line.low[start] in words("clause_words", "some")


def _behind(line: Line, start: int, limit: int) -> Range | None:
    """Read the first noun phrase behind a verb or a subordinator that can be a subject."""
    index, skipped = start, 0
    while index < limit and skipped < _MOST_SKIPPED:
        word = line.low[index]
        if line.words[index] in ",:":
            return None
        if word in words("clause_words", "prepositions") and not line.is_capital(index):
            end = noun_phrase(line, index + 1, limit, close=True)
            index = max(index + 1, end)
        elif word in _NOT_SUBJECT and not (
            word in _WHOSE and index + 1 < limit and line.is_capital(index + 1)
        ):
            index = max(index + 1, noun_phrase(line, index, limit, close=True))
        else:
            end = noun_phrase(line, index, limit, close=True)
            if end > index:
                return index, _to_name(line, end, limit)
            index += 1
        skipped += 1
    return None


def _to_name(line: Line, end: int, limit: int) -> int:
    """Take a place and a name behind it into an office: "die Sprecherin der Fraktion | im Rat, Ada Solvang,"."""
    if end + 1 >= limit or line.low[end] not in words("clause_words", "attaching"):
        return end
    longer = noun_phrase(line, end + 1, limit, close=True)
    for comma in range(end + 2, longer - 2):
        if line.words[comma] == "," and line.is_capital(comma + 1) and line.is_capital(comma + 2):
            return longer
    return end


def sentence_subject(line: Line) -> Range | None:
    """Return the subject of a sentence's main clause, without knowing its verb."""
    if line.first >= line.last:
        return None
    found = _before(line, line.first, line.last)
    if found is not None:
        return _named_behind(line, found) or found
    verb = next((i for i in range(line.first + 1, line.last) if is_finite(line, i)), None)
    return _behind(line, verb + 1, _clause_end(line, verb + 1)) if verb is not None else None


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
                found = _before(line, start, verb)
                if found is not None and found[1] == verb:
                    return found
                break
    return sentence_subject(line)
