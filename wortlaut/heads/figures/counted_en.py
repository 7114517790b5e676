"""What an English figure counts or measures."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.phrases_en import (
    Tokens,
    behind_number,
    closing_noun,
    joined_nouns,
    leading_noun,
    shared_noun,
    subject,
    through_transparent,
    up_to,
)
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

_WHOLES = frozenset(["share", "percent", "permille"])


def right_noun(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Return the noun that stands behind the number in its own phrase."""
    at = found.last
    if line.lower(at) in known.counted["partitives"]:
        return _partitive(line, at + 1, known)
    if found.unit == "share" and line.lower(at) in known.counted["determiners"]:
        return _partitive(line, at, known)
    is_plain = found.unit is None and found.form != "article"
    plural = is_plain and not (found.value == 1 and found.high is None)
    noun = closing_noun(line, at, known, plural=plural)
    if noun is None:
        return shared_noun(line, at, known) if is_plain else None
    return joined_nouns(line, noun, known) if is_plain and found.value != 1 else noun


def _partitive(line: Line, at: int, known: Lexicon) -> Tokens | None:
    """Read "of the 16,000 [jobs]", "of [them]"."""
    if line.lower(at) in known.counted["pronouns"] and line.lower(at + 1) in (*known.counted["stops"], ""):
        return at, at + 1
    while line.lower(at) in known.counted["determiners"] or line.is_number(at):
        at += 1
    noun = closing_noun(line, behind_number(line, at, known), known, plural=False)
    return noun and joined_nouns(line, noun, known)


def counted(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Return what the figure counts or measures, as far as its own clause says so."""
    if found.unit == "point":
        return None
    if found.kind == "age":
        return _aged(line, found, known)
    if found.unit is None or found.unit in _WHOLES:
        noun = None if _turns_away(line, found) else right_noun(line, found, known)
        return noun or _left(line, found, known) or _subject(line, found, known)
    if found.unit.isupper():
        return _money_noun(line, found, known) or _left(line, found, known) or _subject(line, found, known)
    return _measured(line, found, known)


def _turns_away(line: Line, found: Quantity) -> bool:
    return found.unit in ("percent", "permille") and line.lower(found.last) != "of" and found.kind != "hyphen"


def _money_noun(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "a $2.5m [bridge]", "$3bn in [aid]"."""
    if line.lower(found.last) == "in" and not line.is_noun(found.last + 1):
        noun = closing_noun(line, found.last + 1, known, plural=False)
        return noun if noun and noun[0] == found.last + 1 else None
    if line.lower(found.first - 1) in ("a", "an", "the", "its", "their"):
        return closing_noun(line, found.last, known, plural=False)
    return None


def _measured(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "a 40-kilometre [pipeline]", "800 tonnes of [rice]", "the [tunnel], 2.3 miles long"."""
    low = line.lower(found.last)
    if low in known.counted["partitives"]:
        return _partitive(line, found.last + 1, known)
    if low in known.counted["dimensions"]:
        return _dimension_noun(line, found, known)
    if low in known.counted["directions"]:
        return (
            None
            if low in ("south", "north", "east", "west", "from", "off", "away")
            else _left(line, found, known)
        )
    hyphened = found.last > 1 and line.word(found.last - 2) == "-"
    if hyphened or found.unit == "magnitude":
        return closing_noun(line, found.last, known, plural=False)
    return _left(line, found, known) or _subject(line, found, known)


def _dimension_noun(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    noun = subject(line, found.first, found.last, known)
    if noun is None and line.word(found.first - 1) == ",":
        noun = leading_noun(line, _sentence_start(line, found.first - 1), found.first - 1, known)
    return noun


def _sentence_start(line: Line, at: int) -> int:
    least = max(at - 30, 0)
    while at > least and line.word(at - 1) not in (",", ".", ";", "“", '"'):
        at -= 1
    return at


def _aged(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    if line.lower(found.last - 1) in known.age_words["old"]:
        return closing_noun(line, found.last, known, plural=False)
    before = line.word(found.first - 1)
    if line.word(found.first - 1) in ("(", ","):
        return _name_before(line, found.first - 1)
    if before.lower() in known.age_words["bare"]:
        at = found.first - 1 - (line.word(found.first - 2) == ",")
        noun = (at - 1, at)
        if line.is_noun(at - 1):
            return _name_before(line, at)
        return noun if line.is_word(at - 1) else None
    at = found.first - 1
    if line.lower(at) in known.age_words["young"]:
        return at, at + 1
    return _old_subject(line, found, known)


def _old_subject(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    noun = subject(line, found.first, found.last, known)
    before = line.low[max(found.first - 3, 0) : found.first]
    if noun is None and any(word in ("who", "which", "that") for word in before):
        at = next(
            where for where in range(found.first - 1, -1, -1) if line.low[where] in ("who", "which", "that")
        )
        at -= line.word(at - 1) == ","
        return (at - 1, at) if line.is_word(at - 1) else None
    return noun


def _name_before(line: Line, end: int) -> Tokens | None:
    start = end
    while start > 0 and end - start < 2 and line.is_noun(start - 1):
        start -= 1
    return (start, end) if start < end else None


def _left(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "a [loan] of 90 million euros", "a [turnout] of 62 percent"."""
    at = found.first - (line.lower(found.first - 1) in known.number["between"])
    at -= line.lower(at - 1) in ("a", "an", "just", "only", "nearly")
    if line.lower(at - 1) not in known.counted["close_links"] or not line.is_word(at - 2):
        return _number_of(line, found, known)
    if found.unit is None:
        return _number_of(line, found, known)
    start = at - 2
    while start > 0 and line.is_word(start - 1) and line.low[start - 1] not in known.counted["stops"]:
        start -= 1
    noun = closing_noun(line, start, known, plural=False)
    return None if noun is None else through_transparent(line, up_to(line, noun, at - 1, known), known)


def _number_of(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    """Read "the number of [refugees] rose to 41"."""
    for at in range(found.first - 1, max(found.first - 16, -1), -1):
        if line.low[at] in known.counted["transparent"] and line.lower(at + 1) == "of":
            noun = through_transparent(line, (at, at + 1), known)
            return noun if noun[0] > at and noun[1] <= found.first else None
    return None


def _subject(line: Line, found: Quantity, known: Lexicon) -> Tokens | None:
    if found.unit is None and not any(
        word in known.counted["copulas"] for word in line.low[max(found.first - 2, 0) : found.first]
    ):
        return None
    return subject(line, found.first, found.last, known)
