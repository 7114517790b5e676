"""What the figures of one sentence owe each other: a shared unit, a shared noun."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from wortlaut.heads.figures.lexicon import Lexicon
from wortlaut.heads.figures.numerals import tidy
from wortlaut.heads.figures.quantity import Quantity
from wortlaut.heads.figures.tokens import Line

_SUMS = frozenset(["percent", "permille"])
# So many figures away one may lend its noun: enough for any sentence, and linear in the longest.
_NEAR = 20
# So many tokens name who gives the next sum.
_GAP = 6
# What is smaller may leave its scale to the sum behind it.
_SCALED = 1000
_WHOLES = _SUMS | {"share", "point"}


def share_units(line: Line, found: Sequence[Quantity], known: Lexicon) -> None:
    """Give the numbers of "3, 4 und 7 Meter" the unit of the last; its scale only where both are money."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if left.unit is not None or left.form == "article":
            continue
        is_gapped = _is_gapped(line, left, right, known)
        if right.kind == "score" or not (is_gapped or _are_linked(line, left, right, known)):
            continue
        left.unit, left.kind = right.unit, right.kind if right.kind == "age" else left.kind
        _share_scale(left, right)


def _share_scale(left: Quantity, right: Quantity) -> None:
    """Count in millions, too, what leaves its scale to the sum behind it: "von 45 auf 60 Millionen Euro"."""
    is_money = right.unit is not None and right.unit.isupper()
    if not is_money or left.form != "digits" or left.scale != 1 or left.value >= _SCALED:
        return
    left.value, left.scale = tidy(left.value * right.scale), right.scale
    left.high = None if left.high is None else tidy(left.high * right.scale)


def _is_gapped(line: Line, left: Quantity, right: Quantity, known: Lexicon) -> bool:
    """Say whether the sum's currency is said behind the next: "Italien mit 60, Norwegen mit 45 Millionen Euro"."""
    if right.unit is None or not right.unit.isupper() or left.form != "digits":
        return False
    link = line.lower(right.first - 1)
    if link != line.lower(left.first - 1) or link not in known.number["gap_links"]:
        return False
    between = range(left.last, right.first - 1)
    return (
        2 <= len(between) <= _GAP
        and line.low[left.last] in known.number["plain_lists"]
        and all(line.is_noun(at) or line.low[at] in known.number["plain_lists"] for at in between)
    )


def share_ages(line: Line, found: Sequence[Quantity], known: Lexicon) -> None:
    """Go on counting years in "aged 19 and 23"."""
    for left, right in itertools.pairwise(found):
        if (
            left.kind == "age"
            and right.unit is None
            and right.of is None
            and _are_linked(line, left, right, known)
        ):
            right.unit, right.kind = left.unit, "age"


def _are_linked(line: Line, left: Quantity, right: Quantity, known: Lexicon) -> bool:
    link = _link(line, left, right)
    if link in known.number["change_to"]:
        return line.lower(left.first - 1) in known.number["change_from"]
    return link in known.number["lists"]


def _link(line: Line, left: Quantity, right: Quantity) -> str:
    """Return the one word between two figures; the hyphen of "27- und 30-jährige" is none."""
    at = left.last + (line.word(left.last) == "-" and line.glued(left.last))
    end = right.first - (line.word(right.first - 1) == "." and line.glued(right.first - 1))
    return line.low[at] if end - at == 1 else ""


def share_money(found: Sequence[Quantity]) -> None:
    """Count a large sum without its currency in the one before: "316 Milliarden Euro, 39 Milliarden weniger"."""
    money = ""
    for each in found:
        if each.unit is not None and each.unit.isupper():
            money = each.unit
        elif money and each.unit is None and each.of is None and each.value >= 1e6 and each.form != "article":
            each.unit = money


def spread_refusal(line: Line, found: Sequence[Quantity], refused: set[int], known: Lexicon) -> None:
    """Refuse, too, what stands in one list with a time or a rank: "5, 10 und 15 Minuten"."""
    plain = known.number["plain_lists"]
    pairs = list(itertools.pairwise(found))
    for left, right in reversed(pairs):
        if (
            id(right) in refused
            and left.unit is None
            and left.of is None
            and _link(line, left, right) in plain
        ):
            refused.add(id(left))
    for left, right in pairs:
        if (
            id(left) in refused
            and right.unit is None
            and right.of is None
            and _link(line, left, right) in plain
        ):
            refused.add(id(right))


def share_nouns(line: Line, found: Sequence[Quantity], known: Lexicon) -> None:
    """Give a number without its noun the noun of the same sentence: "30 Menschen, 4 davon schwer"."""
    for left, right in itertools.pairwise(found):
        if (
            right.of is None
            and left.of is not None
            and (_measures_the_same(line, left, right, known) or _says_again(line, left, right))
        ):
            right.of = left.of
    for left, right in reversed(list(itertools.pairwise(found))):
        _take_following(line, left, right, known)
    for index, quantity in enumerate(found):
        stands_for = quantity.of is not None and line.low[quantity.of[0]] in known.counted["pronouns"]
        if (quantity.of is not None and not stands_for) or not _may_borrow(line, quantity, known):
            continue
        near = [*reversed(found[max(index - _NEAR, 0) : index]), *found[index + 1 : index + _NEAR]]
        donor = next((other for other in near if _gives(other, quantity)), None)
        quantity.of = quantity.of if donor is None else donor.of


def _says_again(line: Line, left: Quantity, right: Quantity) -> bool:
    """Say whether a sum in brackets is the one before in other money: "149.800 Yuan (zirka 16.000 Euro)"."""
    if left.unit is None or right.unit is None or not (left.unit.isupper() and right.unit.isupper()):
        return False
    return line.low[left.last : right.first] in (["("], ["(", "umgerechnet"], ["–"], ["-"], [","])


def _measures_the_same(line: Line, left: Quantity, right: Quantity, known: Lexicon) -> bool:
    """Say whether two measures stand in a row: "35 Tonnen schwer, 13,2 Meter hoch", "aged 19 and 23"."""
    if left.unit is None or right.unit is None or left.unit.isupper() or left.unit in _WHOLES:
        return False
    if (left.kind == "age") != (right.kind == "age"):
        return False
    between = line.low[left.last : right.first]
    fitting = known.number["lists"] | known.counted["dimensions"]
    return len(between) <= 3 and all(word in fitting for word in between)


def _take_following(line: Line, quantity: Quantity, following: Quantity, known: Lexicon) -> None:
    if quantity.unit is None or quantity.unit != following.unit or following.of is None:
        return
    is_own = following.of[0] >= following.last
    if (quantity.of is None or is_own) and _are_linked(line, quantity, following, known):
        quantity.of = following.of


def _may_borrow(line: Line, quantity: Quantity, known: Lexicon) -> bool:
    if quantity.unit is None:
        return True
    return quantity.unit in _SUMS or (
        quantity.unit == "share" and line.lower(quantity.last) in known.counted["of_them"]
    )


def _gives(other: Quantity, taker: Quantity) -> bool:
    if other.of is None or other.kind in ("age", "score"):
        return False
    if other.of[0] < taker.last and taker.first < other.of[1]:
        return False  # "3 Zwei": what is counted here is the taker itself
    if taker.unit in _SUMS:
        return other.unit in _SUMS
    return other.unit in (None, "share")
