"""Numbers that are no figures: dates, times, ranks, names, keys."""

from __future__ import annotations

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

_DASHES = frozenset("-–—‐‑")
_LEFT_MARKS = frozenset("/@#_=&.:\\~*+^,'’")
_RIGHT_MARKS = frozenset("/_@=&#~*^\\")
_QUOTES = frozenset("„“”\"»«‚‘’'")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


def is_part_of_a_key(line: Line, found: Quantity) -> bool:
    """Say whether the number hangs on other characters: "F-16", "1990er", an address, a phone number."""
    if _hangs_on_left(line, found.first):
        return True
    if found.unit is not None:
        return False
    in_a_row = found.form == "digits" and _is_in_a_row(line, found.first, found.last)
    return in_a_row or _hangs_on_right(line, found.last)


def _hangs_on_left(line: Line, first: int) -> bool:
    if not line.glued(first):
        return False
    before = line.word(first - 1)
    if before[-1:].isalnum() or before in _LEFT_MARKS:
        return True
    return before in _DASHES and line.glued(first - 1) and line.word(first - 2)[-1:].isalnum()


def _hangs_on_right(line: Line, last: int) -> bool:
    if not line.glued(last):
        return False
    after = line.word(last)
    if after[:1].isalnum() or after in _RIGHT_MARKS:
        return True
    if not line.glued(last + 1):
        return False
    return after in _DASHES or (after == ":" and line.is_number(last + 1))


def _is_in_a_row(line: Line, first: int, last: int) -> bool:
    """Say whether numbers stand on both sides, or a group behind that begins with nought, as in a phone number."""
    if line.is_number(first - 1) and line.words[first - 1][0] == "0" and len(line.words[first - 1]) > 1:
        return True
    if not line.is_number(last):
        return False
    return line.is_number(first - 1) or (len(line.words[last]) > 1 and line.words[last][0] == "0")


def is_no_figure(line: Line, found: Quantity, known: Lexicon, *, has_noun: bool) -> bool:
    """Say whether a quantity without a unit dates, times, ranks or names something."""
    if found.kind in ("age", "score", "every") or found.unit is not None:
        return False
    return (
        found.form == "odd"
        or line.lower(found.first - 1) in known.number["vague"]
        or is_timed(line, found, known)
        or _is_dated(line, found, known)
        or _is_ordinal(line, found, known)
        or _is_named(line, found, known, has_noun=has_noun)
        or _is_bracketed(line, found)
        or (known.language == "en" and not has_noun and line.is_noun(found.last))
        or (line.word(found.last) == "-" and line.glued(found.last))
        or (found.form == "digits" and _is_year(line, found, known, has_noun=has_noun))
        or (found.form == "word" and _is_set_phrase(line, found, known, has_noun=has_noun))
    )


def lasts(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether an age is none because of what is so old: "die zehnjährige Haft"."""
    if found.kind != "age" or found.of is None or found.of[0] < found.last:
        return False
    return line.low[found.of[0]].endswith(tuple(known.age_words["lasting"]))


def is_timed(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether a duration, a clock time or a number of times follows."""
    at = found.last
    if line.word(at) in ("-", "–") and line.glued(at):
        at += 1
    if known.after_no_figure.at(line.words, at) is not None:
        return True
    low = line.lower(at)
    return low.endswith(tuple(known.no_figure["after_endings"])) and low not in known.no_figure["after_but"]


def _is_dated(line: Line, found: Quantity, known: Lexicon) -> bool:
    months = known.no_figure["months"]
    if line.lower(found.last) in months:
        return True
    # "Sept. 9": the point is no part of the month's token.
    at = found.first - 1 - (line.word(found.first - 1) == "." and line.glued(found.first - 1))
    return line.lower(at) in months and found.form == "digits" and found.value < _LAST_YEAR


def _is_ordinal(line: Line, found: Quantity, known: Lexicon) -> bool:
    """Say whether a point or a bracket makes it a place in a row: "am 20. Oktober", "1) Wahlen"."""
    if found.form != "digits":
        return False
    mark = line.word(found.last)
    if mark == "." and line.lower(found.first - 1) in known.counted["determiners"]:
        return True
    if mark == ")" and found.first == 0:
        return True
    if mark != "." or not line.glued(found.last):
        return False
    return (known.language == "de" and found.last + 1 < len(line)) or found.first == 0


def _is_named(line: Line, found: Quantity, known: Lexicon, *, has_noun: bool) -> bool:
    """Say whether the word before is numbered by it: "Artikel 5", "Hannover 96"."""
    at = found.first - 1
    if line.word(at) == "." and line.glued(at):
        at -= 1
    if line.lower(at) in known.no_figure["numbering"] and found.form == "digits":
        return True
    if found.form == "digits" and len(line.word(at)) == 1 and line.is_noun(at):
        return True
    if line.lower(at) in known.no_figure["before"] and found.bound == "exact":
        return not has_noun
    if found.form != "digits" or has_noun or found.bound != "exact" or found.value != int(found.value):
        return False
    if not line.is_noun(found.first - 1) or (found.first == 1 and _opens_plainly(line, known)):
        return False
    return (
        line.lower(found.first - 1) not in known.no_figure["weekdays"]
        and line.lower(found.last) not in known.counted["done"]
    )


def _opens_plainly(line: Line, known: Lexicon) -> bool:
    """Say whether the sentence's first word is no name for all its capital."""
    low = line.low[0]
    return any(
        low in known.counted[group] for group in ("stops", "lead_ins", "determiners", "done", "fillers")
    )


def _is_bracketed(line: Line, found: Quantity) -> bool:
    pair = line.word(found.first - 1) + line.word(found.last)
    if pair in ("()", "[]"):
        return found.form != "word"
    # What stands alone in quotation marks is a name.
    return line.word(found.first - 1) in _QUOTES and line.word(found.last) in _QUOTES


def _is_year(line: Line, found: Quantity, known: Lexicon, *, has_noun: bool) -> bool:
    value = found.high if found.high is not None else found.value
    written = line.ends[found.last - 1] - line.starts[found.last - 1]
    if not _FIRST_YEAR <= value <= _LAST_YEAR or written != 4 or value != int(value):
        return False
    if found.bound != "exact":
        return not has_noun and 1900 <= value <= 2035 and value % 100 != 0
    if not has_noun:
        return True
    if value % 50 == 0:
        return line.lower(found.first - 1) in known.no_figure["year_words"]
    return 1800 <= value <= 2035


def _is_set_phrase(line: Line, found: Quantity, known: Lexicon, *, has_noun: bool) -> bool:
    first = found.first
    for start in range(max(first - 3, 0), first + 1):
        phrase = known.set_phrases.at(line.low, start)
        if phrase is not None and phrase[0] > first:
            return True
    if found.value in (0, 1) and not has_noun:
        return True
    if known.language == "en":
        return False
    # "die Elf", "Platz Zwölf": in the middle of a sentence a number in capitals is a name.
    return line.words[first][:1].isupper() and found.value < 100 and first > 0 and line.is_word(first - 1)
