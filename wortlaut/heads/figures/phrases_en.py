"""English noun phrases: the noun that closes one, seen from its left edge, and the subject of a clause."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.tokens import Line

Tokens = tuple[int, int]

_LONGEST_PHRASE = 7
_POSSESSIVE = ("'s", "’s")
_LONGEST_CLAUSE = 40
_CLAUSE_MARKS = frozenset('.;:!?()[]“”"–—,')


def closing_noun(line: Line, index: int, known: Lexicon, *, plural: bool) -> Tokens | None:
    """Return the noun that closes the phrase whose attributes begin at a token: "wounded [prisoners]".

    A compound is returned whole: "[school halls]". With ``plural`` nothing but a plural will do.
    """
    end = _phrase_end(line, index, known)
    at = index
    while at < end and _is_attribute(line, at, end, known):
        at += 1
    if at >= end:
        # "the wounded", "the missing": the last attribute is the noun.
        return (end - 1, end) if end > index and _is_plural(line, end - 1, known) else None
    plurals = [where for where in range(at, end) if _is_plural(line, where, known)]
    if plurals:
        last = _last_of_run(line, plurals, known)
        while at < last and _is_attribute(line, at, last, known):
            at += 1
        return at, last + 1
    return None if plural else (at, _singular_end(line, at, end))


def _phrase_end(line: Line, index: int, known: Lexicon) -> int:
    at = index
    while at < min(index + _LONGEST_PHRASE, len(line)):
        joins = line.word(at) == "-" and line.glued(at) and line.glued(at + 1)
        if not joins and (not line.is_word(at) or _stops(line.low[at], known)):
            break
        at += 1
    return at


def _stops(low: str, known: Lexicon) -> bool:
    return low in known.counted["stops"] or low.endswith("ly")


def _last_of_run(line: Line, plurals: list[int], known: Lexicon) -> int:
    """Return the first plural, or the one that it stands before: "arms [exports]", but not "pupils walks"."""
    last = plurals[0]
    for where in plurals[1:]:
        if where != last + 1 or line.low[last] not in known.counted["plural_modifiers"]:
            break
        last = where
    return last


def _singular_end(line: Line, at: int, end: int) -> int:
    """Return the end of a noun in the singular: all of a name, or one word and what hangs on it."""
    last = at + 1
    while last < end and line.is_noun(last) and line.is_noun(at):
        last += 1
    while last + 1 < end and line.word(last) == "-":
        last += 2
    return last


def _is_attribute(line: Line, at: int, end: int, known: Lexicon) -> bool:
    low = line.low[at]
    if line.word(at) == "-" or (line.word(at + 1) == "-" and at + 1 < end):
        return True
    if low.endswith(_POSSESSIVE) or low in known.demonyms:
        return at + 1 < end
    if line.is_noun(at) and at > 0:
        return False
    return low in known.counted["adjectives"] or (
        low.endswith(tuple(known.counted["adjective_endings"])) and at + 1 < end
    )


def _is_plural(line: Line, at: int, known: Lexicon) -> bool:
    low = line.low[at]
    if low in known.counted["plurals"]:
        return True
    return (
        low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s"))
        and len(low) > 2
        and (low not in known.counted["no_plurals"])
    )


def joined_nouns(line: Line, noun: Tokens, known: Lexicon) -> Tokens:
    """Let plurals that are counted together be one: "24 [towns and villages]", but not "24 cars and plans to"."""
    at = noun[1] + 1
    if line.lower(noun[1]) not in ("and", "or") or not _is_plural(line, noun[1] - 1, known):
        return noun
    low, behind = line.lower(at), line.lower(at + 1)
    is_verb = low in known.counted["subject_verbs"] or behind in known.counted["determiners"]
    ends = not line.is_word(at + 1) or (
        behind in known.counted["stops"] and behind not in ("to", "that", "and")
    )
    is_alone = line.word(at).islower() and low.endswith("s") and not _stops(low, known) and ends
    return (noun[0], at + 1) if is_alone and not is_verb and _is_plural(line, at, known) else noun


def shared_noun(line: Line, index: int, known: Lexicon) -> Tokens | None:
    """Read the noun that two numbers share: "22 Norwegian and 45 Nigerien [doctors]"."""
    at = index + 1
    low = line.lower(index)
    if low not in known.demonyms and low not in known.counted["adjectives"]:
        return None
    if line.lower(at) not in ("and", "or") or not line.is_number(at + 1):
        return None
    noun = closing_noun(line, at + 2, known, plural=True)
    return noun and joined_nouns(line, noun, known)


def behind_number(line: Line, index: int, known: Lexicon) -> int:
    """Return where attributes go on behind a number among them: "group’s remaining 6,000 to 7,000 [fighters]"."""
    at = index
    while at < index + _LONGEST_PHRASE and line.is_word(at) and not _stops(line.low[at], known):
        at += 1
    if not line.is_number(at):
        return index
    at += 1
    while line.is_number(at + 1) and (line.lower(at) == "to" or line.word(at) in ("-", "–")):
        at += 2
    return at


def clause(line: Line, index: int) -> Tokens:
    """Return the tokens between the marks around a token that no phrase runs over."""
    start, end = index, index
    least, most = max(index - _LONGEST_CLAUSE, 0), min(index + _LONGEST_CLAUSE, len(line))
    while start > least and line.word(start - 1) not in _CLAUSE_MARKS:
        start -= 1
    while end < most and line.word(end) not in _CLAUSE_MARKS:
        end += 1
    return start, end


def subject(line: Line, first: int, last: int, known: Lexicon) -> Tokens | None:
    """Return the noun, name or pronoun that the clause around a figure is about."""
    start, _ = clause(line, first)
    verbs = known.counted["subject_verbs"]
    is_dimension = (
        line.lower(last) in known.counted["dimensions"] or line.lower(last) in known.age_words["old"]
    )
    verb = next((at for at in range(first - 1, start - 1, -1) if line.low[at] in verbs), None)
    if verb is None:
        copulas = known.counted["copulas"]
        verb = next((at for at in range(first - 1, start - 1, -1) if line.low[at] in copulas), None)
        if verb is None or (not is_dimension and verb < first - 2):
            return None
    return leading_noun(line, start, verb, known)


def leading_noun(line: Line, start: int, limit: int, known: Lexicon) -> Tokens | None:
    """Return the head of the phrase that leads a clause and ends before its verb."""
    at = start
    for where in range(limit - 1, start, -1):
        if line.low[where] in known.counted["lead_ins"]:
            at = where
            break
    while at < limit and line.low[at] in known.counted["lead_ins"]:
        at += 1
    if at >= limit:
        return None
    if line.low[at] in known.counted["subject_pronouns"]:
        return at, at + 1
    while at < limit and (line.low[at] in known.counted["determiners"] or line.is_number(at)):
        at += 1
    noun = closing_noun(line, at, known, plural=False) if at < limit else None
    if noun is None or noun[1] > limit:
        return None
    return through_transparent(line, up_to(line, noun, limit, known), known)


def up_to(line: Line, noun: Tokens, limit: int, known: Lexicon) -> Tokens:
    """Let a compound in the singular run on to the word that ends its phrase: "the [fire front] is"."""
    end = min(_phrase_end(line, noun[0], known), limit)
    ends_phrase = end == limit or line.low[end] in known.counted["copulas"]
    return (noun[0], end) if ends_phrase and noun[1] < end <= noun[0] + 3 else noun


def through_transparent(line: Line, noun: Tokens, known: Lexicon) -> Tokens:
    """Go on from "the number" to what is counted: "of [refugees]"."""
    if line.low[noun[1] - 1] not in known.counted["transparent"] or line.lower(noun[1]) != "of":
        return noun
    at = noun[1] + 1
    while line.lower(at) in known.counted["determiners"]:
        at += 1
    return closing_noun(line, at, known, plural=False) or noun
