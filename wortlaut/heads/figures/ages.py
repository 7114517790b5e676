"""How old somebody is: "83 Jahre alt", "im Alter von 58 Jahren", "Mara Lindt (49)", "aged 19"."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

_OLDEST = 125


def add_age(line: Line, found: Quantity, known: Lexicon) -> None:
    """Make the quantity an age if the words around it say so."""
    if found.unit is not None or found.form not in ("digits", "word") or found.value > _OLDEST:
        return
    words = known.age_words
    at = found.last
    is_months = line.lower(at) in words["months"]
    if line.lower(at) in words["years"] or is_months:
        if line.lower(at + 1) in words["old"] or _is_aged(line, found, known):
            found.unit, found.kind = "month" if is_months else "year", "age"
            found.last, found.end = at + 1, line.ends[at]
    elif _is_beside_name(line, found, known) or _is_bare_age(line, found, known):
        found.unit, found.kind = "year", "age"


def _is_aged(line: Line, found: Quantity, known: Lexicon) -> bool:
    words = known.age_words
    before = line.low[max(found.first - 4, 0) : found.first]
    if any(word in words["aged"] for word in before):
        return True
    if any(word in words["young"] for word in before) and any(
        word in words["limits"] for word in before[-2:]
    ):
        return True
    # "mit 20 Jahren", but not "mit 20 Jahren Haft".
    return before[-1:] == ["mit"] and not line.is_noun(found.last + 1)


def _is_bare_age(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether "aged" or the like stands right before the number."""
    before = line.low[max(found.first - 2, 0) : found.first]
    return any(word in known.age_words["bare"] for word in before[-1:])


def _is_beside_name(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether the number stands in brackets or commas behind somebody's name."""
    pair = line.word(found.first - 1) + line.word(found.last)
    if found.form != "digits" or pair not in ("()", "(,", ",,", ",.") or found.value < 5 or found.value > 110:
        return False
    if found.value != int(found.value) or line.ends[found.last - 1] - line.starts[found.first] > 3:
        return False
    at = found.first - 2
    if line.lower(at) in known.no_figure["weekdays"] or (pair == ",." and known.language == "de"):
        return False
    return line.is_noun(at) and line.is_noun(at - 1) and at >= 1 and not line.word(at).isupper()
