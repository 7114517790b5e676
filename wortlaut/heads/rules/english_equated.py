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
    verb = next(
        (
            at
            for at in range(line.first + 2, min(line.last, line.first + _LONGEST_PHRASE))
            if line.low[at] in _IS
        ),
        None,
    )
    if (
        verb is None
        or any(line.quoted[at] >= 0 for at in range(line.first, verb))
        or not _is_owned(line, verb)
    ):
        return
    lead = verb + 1 + (verb + 1 < line.last and line.low[verb + 1] in _PLAINLY)
    if lead + _SHORTEST_CLAUSE > line.last or line.quoted[lead] >= 0:
        return
    colon = line.words[lead] == ":"
    start = lead + colon
    if (
        not (line.low[lead] == "that" or (colon and has_verb(line, start, line.last)))
        or line.quoted[start] >= 0
    ):
        return
    noun = next(at for at in range(line.first, verb) if line.low[at] in _nouns())
    draft = draft_of(line, "equated", None, None)
    draft.act = _nouns()[line.low[noun]]
    draft.speaker, draft.cue = line.spans(line.first, verb), line.spans(verb, verb + 1)
    draft.frame, draft.quote = line.spans(line.first, start), line.spans(start, line.last)
    yield draft


def _is_owned(line: Line, verb: int) -> bool:
    """Say whether the words before a verb are such a noun with its owner: "her verdict", "the message of the mayor"."""
    noun = next((at for at in range(line.first, verb) if line.low[at] in _nouns()), None)
    if noun is None or any(line.words[at] in ",;:" for at in range(line.first, verb)):
        return False
    if noun + 1 < verb:
        return line.low[noun + 1] in ("of", "from")
    before = range(line.first, noun)
    return line.low[line.first] in english_words("clause_words", "possessives") | {"her"} or any(
        line.low[at].endswith(("'s", "’s", "s'", "s’")) for at in before
    )
