"""English statements that a noun is said to be: "His message is that …", "The union's demand is that …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import draft_of, has_verb
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line
from wortlaut.language import load
from wortlaut.records import Act

_IS = frozenset({"is", "was", "remains", "remained"})
_PLAINLY = frozenset({"clear", "simple", "blunt", "also", "still", "now", "always"})
_LONGEST_PHRASE = 8
_SHORTEST_CLAUSE = 3


@cache
def _nouns() -> dict[str, Act]:
    given: dict[Act, list[str]] = load("en", "speech_verbs")["equated"]
    return {noun: act for act, nouns in given.items() for noun in nouns}


def equated(line: Line) -> Iterator[Draft]:
    """Yield what a noun for something said is, where the phrase that begins the sentence says whose it is."""
    within = range(line.first + 2, min(line.last, line.first + _LONGEST_PHRASE))
    verb = next((at for at in within if line.low[at] in _IS), None)
    noun = _owned(line, verb) if verb is not None else None
    if verb is None or noun is None:
        return
    lead = verb + 1 + (verb + 1 < line.last and line.low[verb + 1] in _PLAINLY)
    if lead + _SHORTEST_CLAUSE > line.last:
        return
    start = lead + (line.words[lead] == ":")
    holds = line.low[lead] == "that" or (start > lead and has_verb(line, start, line.last))
    if not holds or line.quoted[lead] >= 0 or line.quoted[start] >= 0:
        return
    draft = draft_of(line, "equated", None, None)
    draft.act = _nouns()[line.low[noun]]
    draft.speaker, draft.cue = line.spans(line.first, verb), line.spans(verb, verb + 1)
    draft.frame, draft.quote = line.spans(line.first, start), line.spans(start, line.last)
    yield draft


def _owned(line: Line, verb: int) -> int | None:
    """Return the noun before a verb, if it is one for something said with its owner: "her verdict", "the message of the mayor"."""
    phrase = range(line.first, verb)
    noun = next((at for at in phrase if line.low[at] in _nouns()), None)
    if noun is None or any(line.words[at] in ",;:" or line.quoted[at] >= 0 for at in phrase):
        return None
    if noun + 1 < verb:
        return noun if line.low[noun + 1] in ("of", "from") else None
    possessed = line.low[line.first] in english_words("clause_words", "possessives") | {"her"}
    named = any(line.low[at].endswith(("'s", "’s", "s'", "s’")) for at in range(line.first, noun))
    return noun if possessed or named else None
