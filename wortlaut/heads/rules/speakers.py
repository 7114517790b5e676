"""Who speaks: the noun phrases beside a German verb of saying."""

from __future__ import annotations

from wortlaut.heads.rules.addressees import is_medium, lore
from wortlaut.heads.rules.citing import CITES, cited_in_passive
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import german_verbs, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import is_finite, is_function_word, noun_phrase
from wortlaut.heads.rules.things import body_endings, is_thing, names_source

# Articles that no German subject begins with.
_NOT_SUBJECT = frozenset(
    {"dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen", "seinem", "seinen", "ihrem", "ihren", "keinen", "keinem",
     "jenem", "jenen", "deren", "dessen", "ihm", "ihn", "ihnen", "mehreren", "vielen", "allen", "beiden", "es", "das_"}
)  # fmt: skip
_CLEARLY_DATIVE = frozenset({"dem", "einem", "unserem", "seinem", "ihrem", "diesem", "meinem"})
_SOURCE_IN_PLACE = frozenset({"heißen", "bekannt werden", "verlauten", "hervor|gehen"})
# Somebody to whom it is told stands beside these in the dative.
_TELLS = frozenset(
    {"sagen", "erklären", "mit|teilen", "bestätigen", "erzählen", "berichten", "versichern", "antworten", "zu|sagen", "versprechen",
     "vor|werfen", "drohen", "raten", "empfehlen", "unterstellen", "schreiben", "schildern", "zu|sichern", "an|bieten", "erläutern"}
)  # fmt: skip
_AND = frozenset({"und", "sowie", "oder"})
# Common nouns that stand without an article all the same: "Vertreter der Stadt", "Sprecherin der Polizei".
_OFFICE_ENDINGS = (
    "er",
    "erin",
    "in",
    "en",
    "te",
    "ung",
    "or",
    "eure",
    "chef",
    "präsident",
    "minister",
    "rat",
    "kreise",
    "sprecher",
)
_AGENT = frozenset({"von", "vom", "seitens", "durch"})
# Behind these "von" tells what of: "wurde von dem Brand berichtet".
_ABOUT = frozenset({"berichten", "sprechen", "erzählen", "aus|gehen", "träumen", "ab|raten", "hören"})
_OUT_OF = frozenset({"aus"})
_PLACE = frozenset({"in", "im", "aus", "bei", "beim"})
# Adverbs and adjectives that begin a sentence with a capital and look like a name.
_ADVERB_ENDINGS = ("lich", "weise", "fristig", "mäßig", "seitig", "ständig", "sorgt", "rascht")
_BEFORE_SUBJECT = frozenset(
    {"auch", "und", "aber", "doch", "denn", "einzig", "nur", "sogar", "selbst", "ebenso", "allein", "–", "-"}
)
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "er", "sie", "man"})
_BEHIND_VERB = frozenset({"sich", "auch", "nun", "jetzt", "dagegen"})
_MOST_SKIPPED = 12
_LONGEST_NAME = 12


Range = tuple[int, int]


def subject(line: Line, cue: Cue, begin: int) -> Range | None:
    """Return the words of the subject of a cue in a clause that begins at ``begin``."""
    found = _subject(line, cue, begin)
    if found is None:
        return None
    # "Einigkeit besteht darüber": the noun is part of the cue.
    found = found[0], min((at for at in cue.indices if found[0] <= at < found[1]), default=found[1])
    return told_to(line, cue, found) if found[0] < found[1] else None


def _subject(line: Line, cue: Cue, begin: int) -> Range | None:
    if cue.passive and cue.verb.name == CITES:
        cited, source = cited_in_passive(line, cue)
        return source or cited
    if cue.verb.name == _SAYS and cue.final and line.low[cue.clause] in words("clause_words", "prepositions"):
        return _antecedent(line, cue.clause - 1)
    if cue.passive or cue.verb.name in _SOURCE_IN_PLACE:
        return _agent(line, cue)
    if cue.final:
        return _relative(line, cue) or _behind(line, cue.clause + 1, cue.indices[0])
    if cue.at > begin:
        found = _before(line, begin, cue.at)
        if found is None or found[1] != cue.at:
            found = _before(line, cue.clause, cue.at) or found
            found = found if found is not None and found[1] == cue.at else _joined(line, cue) or found
        shared = _shared(line, cue)
        if shared is not None and (found is None or shared[0] > found[1]):
            return shared
        if found is not None and not _is_object(line, found, cue):
            return found
    return _behind(line, cue.at + 1, _clause_end(line, cue.at + 1))


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


def _is_object(line: Line, found: Range, cue: Cue) -> bool:
    """Say whether a subject pronoun behind the verb shows that what stands before it is the object."""
    behind = line.low[cue.at + 1] if cue.at + 1 < line.last else ""
    if found[1] - found[0] == 1 and line.low[found[0]] in words("clause_words", "subject_pronouns"):
        return False
    if behind in ("er", "man", "wir", "ich") or (behind == "sie" and line.low[found[0]] in ("das", "dies")):
        return True
    told = cue.verb.takes & _OBJECT and not cue.passive
    return bool(told) and is_thing(line, *found) and _speaks_behind(line, cue)


_OBJECT = frozenset({"name", "object", "sentence"})


def _speaks_behind(line: Line, cue: Cue) -> bool:
    """Say whether a subject stands right behind the verb: a name, or a noun that is in no other case."""
    at = cue.at + 1
    end = noun_phrase(line, at, line.next_break(at), close=True)
    return end > at and line.low[at] not in _NOT_SUBJECT and not line.low[at].endswith("en")


def told_to(line: Line, cue: Cue, speaker: Range) -> Range:
    """Take from a speaker behind the verb the dative to whom it is told: "sagte Ada Solvang der Zeitung".

    What looks like a genitive cannot belong to a name, and a second genitive in a row tells of the medium.
    """
    start, end = speaker
    if cue.verb.name in lore("never_alone") and cue.at < start and not cue.passive:
        return _without_object(line, cue, speaker)
    if cue.verb.name not in _TELLS or start < cue.at:
        return speaker
    for index in range(start + 1, end):
        if line.low[index] not in lore("leads_dative") or line.quoted[index] >= 0:
            continue
        before = line.low[index - 1]
        if line.words[index - 1] == "," and line.low[index] in _CLEARLY_DATIVE:
            return start, index - 1
        if line.words[index - 1] == "," or before in words("clause_words", "prepositions") or before in _AND:
            continue
        if _is_name_before(line, index, start) or (
            _is_medium(line, index + 1, end) and _has_genitive(line, start, index)
        ):
            return start, index
    return speaker


def _without_object(line: Line, cue: Cue, speaker: Range) -> Range:
    """Leave the end of a phrase to somebody else where it reaches to the prefix: "warf die Bank der Stadt vor, …"."""
    start, end = speaker
    if end != (cue.end - 1 if cue.end - 1 > cue.at else line.next_break(cue.at)):
        return speaker
    for index in range(end - 1, start, -1):
        before = line.low[index - 1]
        if (
            line.quoted[index] >= 0
            or line.words[index - 1] in _AND
            or before in words("clause_words", "prepositions")
        ):
            continue
        if line.low[index] in lore("leads_dative"):
            return start, index
        if index == end - 1 and line.is_capital(index) and before.endswith(body_endings()):
            return start, index
    return speaker


def _is_name_before(line: Line, index: int, start: int) -> bool:
    """Say whether the capitals before a word are a name: two in a row, or one without an article."""
    first = index
    while first > start and line.is_capital(first - 1) and line.quoted[first - 1] < 0:
        first -= 1
    if line.words[index - 1] == ")" and first == index:
        return True
    if index - first >= 2:
        return True
    return index - first == 1 and first == start and not line.low[first].endswith(_OFFICE_ENDINGS)


def _is_medium(line: Line, index: int, end: int) -> bool:
    return any(line.quoted[at] >= 0 or is_medium(line.low[at]) for at in range(index, min(index + 3, end)))


def _has_genitive(line: Line, start: int, index: int) -> bool:
    return any(line.low[at] in ("der", "des", "von", "vom") for at in range(start + 1, index))


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
    for leads in ways if cue.verb.name != "hervor|gehen" else (_OUT_OF,):
        for index in range(start, end):
            if line.low[index] in leads and line.quoted[index] < 0:
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
        named = not cue.passive or names_source(line, index + 1, stop)
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
    some = _is_some(line, start)
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
        return None if line.low[end - 1] in words("clause_words", "time_nouns") else (start, end)
    return None


def _is_adverb_before_subject(line: Line, start: int) -> bool:
    """Say whether what looks like a name is an adverb, with the subject behind the verb: "Ausdrücklich lobte der Rat"."""
    if not line.low[start].endswith(_ADVERB_ENDINGS):
        return False
    at = start + 2
    while at < line.last and line.low[at] in _BEHIND_VERB:
        at += 1
    return at < line.last and line.low[at] in _ARTICLES


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
        elif word in _NOT_SUBJECT:
            index = max(index + 1, noun_phrase(line, index, limit, close=True))
        else:
            end = noun_phrase(line, index, limit, close=True)
            if end > index:
                return index, end
            index += 1
        skipped += 1
    return None


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
