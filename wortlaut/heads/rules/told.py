"""Who speaks, parted from whom it is told to: "sagte Ada Solvang der Zeitung", "warf die Bank der Stadt vor"."""

from __future__ import annotations

from wortlaut.heads.rules.addressees import is_medium, lore
from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.german import words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.things import body_endings

_CLEARLY_DATIVE = frozenset({"dem", "einem", "unserem", "seinem", "ihrem", "diesem", "meinem"})
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


def told_to(line: Line, cue: Cue, speaker: Range) -> Range:
    """Take the dative from a speaker behind the verb or before the last one of a clause: "sagte Ada Solvang der Zeitung".

    What looks like a genitive cannot belong to a name, and a second genitive in a row tells of the medium.
    """
    start, end = speaker
    if cue.verb.name in lore("never_alone") and cue.at < start and not cue.passive:
        return _without_object(line, cue, speaker)
    if cue.verb.name not in _TELLS or (start < cue.at and not cue.final):
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
