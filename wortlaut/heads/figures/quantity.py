"""Quantities: a number or a range with its unit, before it is known whether it is a figure."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.heads.figures.lexicon import Lexicon, Unit
from wortlaut.heads.figures.numerals import Number, german_word, read_number, tidy
from wortlaut.heads.figures.tokens import Line

# A word of winning may stand so many tokens away from the result.
_NEAR = 25
_SCALED = 1000  # What is smaller may leave its scale to the number behind it: "$15 to $20 million".
_DASHES = frozenset("-–—‐‑")


@dataclass(slots=True)
class Quantity:
    """A quantity between the tokens ``first`` and ``last``, from code point ``start`` to ``end``.

    ``form`` is that of its number; ``unit`` is None for a bare count; ``of`` are two tokens; ``kind`` says how
    it was written where that matters (``age``, ``every``, ``score``, ``between``); ``scale`` is that of its number.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    form: str
    high: float | None = None
    unit: str | None = None
    kind: str = ""
    bound: str = "exact"
    of: tuple[int, int] | None = None
    scale: float = 1.0


def quantity_at(line: Line, index: int, known: Lexicon) -> Quantity | None:
    """Return the quantity that begins at a token, or None."""
    leading = known.leading.at(line.words, index)
    at = leading[0] if leading else index
    if leading is None:
        special = (
            _every(line, index, known) or _compound(line, index, known) or _bare_part(line, index, known)
        )
        if special is not None:
            return special
    number = read_number(line, at, known)
    if number is None:
        return None
    found = _score(line, at, number, known) or _share_of(line, at, number, known)
    if found is not None:
        return found
    found = _ranged(line, at, number, known)
    found.first, found.start = index, line.starts[index]
    if leading is not None:
        _add_money_scale(line, found, known)
        _set_unit(found, leading[1])
        _join_money(line, found, known)
    else:
        _add_unit(line, found, known)
    return found


def _join_money(line: Line, found: Quantity, known: Lexicon) -> None:
    """Read on where either end has its sign: "between $15m and $20m", "$15 to $20 million"."""
    words, at = known.number, found.last
    if found.high is not None or known.leading.at(line.words, at + 1) is None:
        return
    ranges = (
        line.lower(at) in words["to"] and line.lower(found.first - 1) not in words["from"] | words["moved"]
    )
    ranges = ranges or (line.word(at) in _DASHES and _is_dash_range(line, at))
    ranges = ranges or (line.lower(at) in words["and"] and _is_between(line, found.first, known))
    second = quantity_at(line, at + 1, known) if ranges else None
    if second is None or second.unit != found.unit or second.high is not None:
        return
    low = tidy(found.value * (second.scale if found.scale == 1 and found.value < _SCALED else 1))
    if low < second.value:
        found.value, found.high, found.kind, found.scale = low, second.value, "range", second.scale
        found.last, found.end = second.last, second.end


def _add_money_scale(line: Line, found: Quantity, known: Lexicon) -> None:
    """Read the letter in "$250m", which elsewhere is a metre."""
    scale = known.money_scales.get(line.word(found.last))
    if scale is None or not line.glued(found.last):
        return
    found.value, found.scale = tidy(found.value * scale), scale
    found.high = None if found.high is None else tidy(found.high * scale)
    found.last, found.end = found.last + 1, line.ends[found.last]


def _new(line: Line, first: int, last: int, value: float, form: str) -> Quantity:
    return Quantity(first, last, line.starts[first], line.ends[last - 1], value, form)


def _ranged(line: Line, index: int, number: Number, known: Lexicon) -> Quantity:
    found = _new(line, index, number.end, number.value, number.form)
    found.scale = number.scale
    second = _second(line, index, number, known)
    if second is None:
        return found
    scale = number.scale if number.scale != 1 else second.scale
    low, high = tidy(number.plain * scale), second.value
    if second.scale == 1 and number.scale == 1:
        low *= _suspended(line, number.end, second, known)
    if low >= high or second.form == "article":
        return found
    found.value, found.high, found.last, found.scale = low, high, second.end, second.scale
    found.end, found.kind = line.ends[second.end - 1], "range"
    return found


def _second(line: Line, index: int, number: Number, known: Lexicon) -> Number | None:
    """Return the other end of a range, if the number is the near one."""
    at, words = number.end, known.number
    if line.word(at) in _DASHES and line.glued(at) and line.lower(at + 1) in words["to"]:
        at += 1
    up_to = line.lower(at) in words["to"] and line.lower(at + 1) in words["up_to"]
    joined = line.lower(at) in words["to"] or (line.word(at) in _DASHES and _is_dash_range(line, at))
    if line.lower(at) in words["to"] and line.lower(index - 1) in words["from"]:
        joined = False
    if _is_between(line, index, known):
        unit = known.units.at(_unit_tokens(line, known), at)
        at = unit[0] if unit else at + (line.is_noun(at) and line.lower(at + 1) in words["and"])
        joined = joined or line.lower(at) in words["and"]
    if not joined and line.lower(at) in words["or"] and number.form != "article":
        second = read_number(line, at + 1, known)
        return second if second and second.plain == number.plain + 1 else None
    return read_number(line, at + 1 + up_to, known) if joined else None


def _is_between(line: Line, index: int, known: Lexicon) -> bool:
    # One word may stand in between: "zwischen rund 20 und 30".
    return line.lower(index - 1) in known.number["between"] or (
        line.lower(index - 2) in known.number["between"]
        and known.bounds_before.before(line.low, index) is not None
    )


def _is_dash_range(line: Line, at: int) -> bool:
    tight = line.glued(at) and line.glued(at + 1)
    return tight or not (line.glued(at) or line.glued(at + 1))


def _suspended(line: Line, at: int, second: Number, known: Lexicon) -> int:
    """Return what "acht-" is short of in "acht- bis zehntausend"."""
    if known.language != "de" or not (line.word(at) == "-" and line.glued(at)):
        return 1
    word = line.lower(second.end - 1)
    for stem, worth in known.inner.items():
        if word.endswith(stem) and word != stem:
            return worth
    return 1


def _set_unit(found: Quantity, unit: Unit) -> None:
    found.unit = unit.name
    if unit.factor != 1:
        found.value = tidy(found.value * unit.factor)
        found.high = None if found.high is None else tidy(found.high * unit.factor)


def _unit_tokens(line: Line, known: Lexicon) -> list[str]:
    return line.words if known.language == "de" else line.low


def _add_unit(line: Line, found: Quantity, known: Lexicon) -> None:
    at = found.last
    if line.word(at) in _DASHES and line.glued(at) and line.glued(at + 1):
        _add_hyphened(line, found, at + 1, known)
        return
    symbol = None if found.form == "article" else known.symbols.at(line.words, at)
    unit = symbol or known.units.at(_unit_tokens(line, known), at)
    if unit is None or (
        unit[0] - at == 1 and not line.is_word(at) and line.is_word(at + 1) and line.glued(at + 1)
    ):
        _add_adjective(line, found, at, known)
        return
    _set_unit(found, unit[1])
    found.last, found.end = unit[0], line.ends[unit[0] - 1]
    _add_per(line, found, known)


def _add_per(line: Line, found: Quantity, known: Lexicon) -> None:
    for words, names in ((known.per_words, known.per), (known.per_also_words, known.per_also)):
        if line.lower(found.last) not in words:
            continue
        below = names.at(line.words, found.last + 1)
        if below is not None and found.unit and not found.unit.isupper() and found.unit not in _NO_PER:
            found.unit = f"{found.unit}-per-{below[1]}"
            found.last, found.end = below[0], line.ends[below[0] - 1]
            return


_NO_PER = frozenset(["percent", "permille", "point", "share"])


def _add_hyphened(line: Line, found: Quantity, at: int, known: Lexicon) -> None:
    """Read the unit in "4.000-Euro-Rad", "58-jährige", "40-kilometre", of which only the unit belongs."""
    if known.language == "en":
        scaled = known.scales.at(line.low, at)
        if scaled is not None and line.word(scaled[0]) == "-":
            found.value, at = tidy(found.value * scaled[1]), scaled[0] + 1
        unit = known.units.at(line.low, at)
        if unit is not None:
            _set_unit(found, unit[1])
            found.last, found.end = unit[0], line.ends[unit[0] - 1]
        else:
            _add_adjective(line, found, at, known)
        return
    parts = line.word(at).split("-")
    scale = known.scales.at([parts[0].lower()], 0) if len(parts) > 1 else None
    if scale is not None:
        found.value = tidy(found.value * scale[1])
    read = 2 if scale else 1
    unit = known.units.at(parts[read - 1 : read], 0)
    if unit is not None:
        _set_unit(found, unit[1])
        found.last, found.end = at + 1, line.starts[at] + len("-".join(parts[:read]))
    else:
        _add_adjective(line, found, at, known)


def _add_adjective(line: Line, found: Quantity, at: int, known: Lexicon) -> None:
    """Read "jährige", "prozentige", "year-old"."""
    word = line.lower(at)
    if word in known.ages:
        found.unit, found.kind = known.ages[word], "age"
    elif word.rstrip("ersnm") in known.age_words["percent"]:
        found.unit = "percent"
    elif (
        known.language == "en"
        and line.lower(at + 2) in known.age_words["old"]
        and word in known.age_words["units"]
    ):
        found.unit, found.kind, at = "month" if word == "month" else "year", "age", at + 2
    else:
        return
    found.last, found.end = at + 1, line.ends[at]


def _compound(line: Line, index: int, known: Lexicon) -> Quantity | None:
    """Read one German word that holds a number and its unit: "Zwölfjährige", "Fünf-Prozent-Hürde"."""
    if known.language != "de":
        return None
    word, low = line.words[index], line.low[index]
    for ending, name in known.ages.items():
        if low.endswith(ending):
            value = german_word(low.removesuffix(ending).rstrip("-"))
            if value is None:
                return None
            found = _new(line, index, index + 1, value, "word")
            found.unit, found.kind = name, "age"
            return found
    parts = word.split("-", 2)
    if len(parts) < 2:
        return _percent_word(line, index)
    value = german_word(parts[0].lower())
    unit = known.units.at([parts[1]], 0)
    if value is None or unit is None:
        return None
    found = _new(line, index, index + 1, value, "word")
    found.end = found.start + len(parts[0]) + 1 + len(parts[1])
    _set_unit(found, unit[1])
    return found


def _percent_word(line: Line, index: int) -> Quantity | None:
    head, found, _ = line.low[index].partition("prozentig")
    value = german_word(head) if found and head else None
    # "hundertprozentige Tochter" says "wholly".
    if value is None or value == 100:
        return None
    quantity = _new(line, index, index + 1, value, "word")
    quantity.unit = "percent"
    return quantity


def _share_of(line: Line, index: int, number: Number, known: Lexicon) -> Quantity | None:
    """Read "zwei Drittel", "ein Viertel", "three quarters", "one in four", "neun von zehn"."""
    at = number.end
    if line.word(at) == "-" and line.glued(at) and known.language == "en":
        at += 1
    part = known.parts.get(line.lower(at))
    whole = number.plain == int(number.plain) and number.scale == 1
    if part is not None and part != 0.5 and whole and 0 < number.plain * part <= 1:
        if number.form == "article" and part == 0.25 and not _is_partitive(line, at + 1, known):
            return None
        found = _new(line, index, at + 1, tidy(number.plain * part), "word")
        found.unit = "share"
        return found
    return _one_in(line, index, number, known)


def _one_in(line: Line, index: int, number: Number, known: Lexicon) -> Quantity | None:
    link, at = "", number.end
    for words in (line.low[at : at + 2], line.low[at : at + 1]):
        if " ".join(words) in known.number["share_links"]:
            link, at = " ".join(words), at + len(words)
            break
    if not link:
        return None
    whole = read_number(line, at, known)
    if whole is None or "digits" in (whole.form, number.form) or whole.form == "article":
        return None
    if not number.value < whole.value <= 10 and not (
        number.value == 1 and whole.value in (12, 20, 50, 100, 1000)
    ):
        return None
    found = _new(line, index, whole.end, tidy(number.value / whole.value), "word")
    found.unit = "share"
    return found


def _is_partitive(line: Line, at: int, known: Lexicon) -> bool:
    return line.lower(at) in known.counted["partitives"]


def _bare_part(line: Line, index: int, known: Lexicon) -> Quantity | None:
    """Read "die Hälfte", "half of the mayors"; of the other parts a number or an article says that they are shares."""
    part = known.parts.get(line.low[index])
    if part is None:
        return None
    if known.language == "de":
        before = line.lower(index - 1)
        bound = known.bounds_before.before(line.low, index)
        is_share = part != 0.25 and (before in known.number["definite"] or bound is not None)
        is_share = is_share or line.low[index] in ("dreiviertel", "zweidrittel")
    else:
        following = line.lower(index + 1)
        is_share = part == 0.5 and (
            _is_partitive(line, index + 1, known) or following in known.number["definite"]
        )
    if not is_share:
        return None
    found = _new(line, index, index + 1, part, "word")
    found.unit = "share"
    return found


def _every(line: Line, index: int, known: Lexicon) -> Quantity | None:
    """Read "jeder vierte", "every tenth"."""
    if line.low[index] not in known.number["every"]:
        return None
    nth = known.ordinals.get(line.lower(index + 1))
    if nth is None:
        return None
    found = _new(line, index, index + 2, tidy(1 / nth), "word")
    found.unit, found.kind = "share", "every"
    return found


def _score(line: Line, index: int, number: Number, known: Lexicon) -> Quantity | None:
    """Read a result: "3:1", in English "3-1" where the dash can be no range."""
    at = number.end
    mark = line.word(at)
    if number.form != "digits" or number.scale != 1 or mark not in (":", "-", "–"):
        return None
    if not line.is_number(at + 1) or line.glued(at) != line.glued(at + 1):
        return None
    second = read_number(line, at + 1, known)
    if second is None or second.form != "digits" or second.scale != 1 or second.end != at + 2:
        return None
    if mark == ":":
        is_result = not _is_clock(line, index, at, number, known)
    else:
        is_result = known.language == "en" and _is_dashed_result(line, index, number, second, known)
    if not is_result:
        return None
    found = _new(line, index, second.end, number.value, "digits")
    found.high, found.unit, found.kind = second.value, "point", "score"
    return found


def _is_clock(line: Line, index: int, at: int, number: Number, known: Lexicon) -> bool:
    minutes = line.word(at + 1)
    if line.word(at + 2) == ":" or line.word(index - 1) == ":":
        return True
    if known.language == "en":
        return len(minutes) == 2 and number.value < 24
    if len(minutes) != 2 or number.value > 24 or int(minutes) > 59 or not line.glued(at):
        return False
    if known.after_no_figure.at(line.words, at + 2) is not None:
        return True
    return line.lower(index - 1) in known.no_figure["clock"] or known.counted["results"].isdisjoint(
        line.low[max(index - _NEAR, 0) : index + _NEAR]
    )


def _is_dashed_result(line: Line, index: int, number: Number, second: Number, known: Lexicon) -> bool:
    if number.value > 200 or second.value > 200:
        return False
    if known.units.at(line.low, second.end) or line.word(second.end) == "-":
        return False
    near = line.low[max(index - 8, 0) : index] + line.low[second.end : second.end + 4]
    return any(word in known.counted["results"] for word in near)
