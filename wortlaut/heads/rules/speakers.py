"""Who speaks: the noun phrases beside a German verb of saying."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.rules.addressees import is_medium, lore
from wortlaut.heads.rules.citing import CITES, cited_in_passive
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import is_finite, is_function_word, noun_phrase
from wortlaut.language import load

# Articles that no German subject begins with.
_NOT_SUBJECT = frozenset(
    {"dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen", "seinem", "seinen", "ihrem", "ihren", "keinen", "keinem",
     "jenem", "jenen", "deren", "dessen", "ihm", "ihn", "ihnen", "mehreren", "vielen", "allen", "beiden", "es", "das_"}
)  # fmt: skip
_CLEARLY_DATIVE = frozenset({"dem", "einem", "unserem", "seinem", "ihrem", "diesem", "meinem"})
_SOURCE_IN_PLACE = frozenset(
    {"heißen", "bekannt werden", "verlauten", "hervor|gehen", "von Rede sein", "vom Rede sein"}
)
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
    if cue.passive and cue.verb.name == CITES:
        cited, source = cited_in_passive(line, cue)
        return source or cited
    if cue.passive or cue.verb.name in _SOURCE_IN_PLACE:
        return _agent(line, cue)
    if cue.final:
        # "wie sich Ada Solvang ausdrückte": the pronoun stands before its subject.
        stop = next((at for at in cue.indices if line.low[at] != "sich"), cue.at)
        return _relative(line, cue) or _behind(line, cue.clause + 1, stop)
    if cue.at > begin:
        found = _before(line, begin, cue.at)
        if found is None or (found[1] != cue.at and not _says_more(line, cue)):
            found = _before(line, cue.clause, cue.at) or found
        if found is not None and not _is_object(line, found, cue):
            return found
    if cue.at > begin and line.low[cue.at - 1] in ("und", "aber") and is_finite(line, cue.at):
        shared = sentence_subject(line)  # "Am Abend kam Ada Solvang und kritisierte das als „Unfug“"
        if shared is not None and shared[1] < cue.at:
            return shared
    return _behind(line, cue.at + 1, _clause_end(line, cue.at + 1))


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
    if behind in ("er", "man", "wir", "ich") or (behind == "sie" and line.low[found[0]] in ("das", "dies")):
        return True
    return not line.low[cue.at].endswith("n") and _is_plural(line, found)


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


def told_to(line: Line, cue: Cue, speaker: Range) -> Range:
    """Take from a speaker behind the verb the dative to whom it is told: "sagte Ada Solvang der Zeitung".

    What looks like a genitive cannot belong to a name, and a second genitive in a row tells of the medium.
    """
    start, end = speaker
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
    # "In einem Bericht von Ada Solvang wird …": the report speaks.
    inside = noun_phrase(line, start + 1, end, close=True) if line.low[start] in _PLACE else start
    ways = (_AGENT, _PLACE) if cue.passive else (_PLACE, _AGENT)
    for leads in ways if cue.verb.name != "hervor|gehen" else (_OUT_OF,):
        for index in range(start, end):
            if (
                line.low[index] in leads
                and line.quoted[index] < 0
                and not (index < inside and leads is _AGENT)
            ):
                stop = noun_phrase(line, index + 1, end, close=True)
                named = leads is not _PLACE or not cue.passive or _names_source(line, index + 1, stop)
                named = named or (
                    line.low[index] == "im" and line.quoted[index + 1] >= 0
                )  # "im „Abendblatt“"
                if stop > index + 1 and named:
                    return index + 1, stop
                if leads is _AGENT and index + 1 < end and line.low[index + 1] in ("ihr", "ihm", "ihnen"):
                    return index + 1, index + 2
    return None


@cache
def _source_endings() -> tuple[str, ...]:
    nouns = load("de", "source_phrases")["nouns"].values()
    return tuple(noun.lstrip("-") for group in nouns for noun in group)


def _names_source(line: Line, start: int, end: int) -> bool:
    """Say whether a place is one that tells something: "in Berichten", "in Diplomatenkreisen"."""
    return any(line.is_capital(at) and line.low[at].endswith(_source_endings()) for at in range(start, end))


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
        return found
    verb = next((i for i in range(line.first + 1, line.last) if is_finite(line, i)), None)
    if verb is None:
        return None
    end = next((at for at in line.breaks if at > verb and line.words[at] in ":;"), line.last)
    return _behind(line, verb + 1, end)
