"""Given names compared: short forms, spellings, initials, one of several."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from wortlaut.language import load
from wortlaut.store.linking.names import (
    DOUBLED,
    VOWELS,
    PersonName,
    all_words,
    first_sound,
    known_given_names,
    romanised,
    skeleton,
    sounds,
)

_THROAT = re.compile("[kgCG]")


_SERVANT = re.compile(r"abd(?:[aeou](?:l|r|s|sch|sh|d|z|n|t)(?=\w{3}))?(\w{3,})")


_LONGEST_CONTRACTED = 8


# "Bart" is short for "Bartholomew"; shorter beginnings are those of too many names.
_SHORTEST_SHORT = 4


Given = Literal["equal", "sound", "short", "part", "initial", "missing", "different"]


def compare_given(a: PersonName, b: PersonName) -> Given:
    """Say how the given names agree; two that share none are different."""
    if not a.given or not b.given:
        return "missing"
    if a.given == b.given or all_words(a) == all_words(b):
        return "equal"
    ours, theirs = a.given[0], b.given[0]
    if len(ours) == 1 or len(theirs) == 1:
        return _by_initial(a, b)
    if ours == theirs:
        return _by_middle(a.given[1:], b.given[1:])
    if _sound_alike(a, b):
        return "sound"
    return _spelled_otherwise(ours, theirs) or _by_parts(a, b)


def _sound_alike(a: PersonName, b: PersonName) -> bool:
    """Say whether all given names are one by their sound: "Abdelwahid", "Abdul Wahid"; "Shu-fen", "Shufen"."""
    heard = [set(sounds("".join(one.given))) for one in (a, b)]
    return bool(heard[0] & heard[1]) or _is_servant_of_same(a, b) or romanised(a) == romanised(b) != ""


def _is_servant_of_same(a: PersonName, b: PersonName) -> bool:
    """Say whether both are Arabic names of a servant of the same: "Abd ar-Rahman", "Abdulrahman"."""
    of = [_SERVANT.fullmatch("".join(one.given)) for one in (a, b)]
    rests = [skeleton(found.group(1)) for found in of if found is not None]
    return len(rests) > 1 and rests[0] == rests[1] and len(rests[0]) > 1


def _is_contracted(long: PersonName, short: PersonName) -> bool:
    """Say whether a given name is made of the beginnings of two: "Hajo" of "Hans-Joachim"."""
    if len(long.given) != 2 or len(short.given) != 1 or not 3 < len(short.given[0]) < _LONGEST_CONTRACTED:
        return False
    first, second = long.given
    word = short.given[0]
    return any(
        len(first) >= at > 0 and first.startswith(word[:at]) and second.startswith(word[at:])
        for at in range(2, len(word) - 1)
    )


def _by_initial(a: PersonName, b: PersonName) -> Given:
    if _initials(a) == _initials(b):
        return "part" if len(a.given) > 1 else "initial"
    return "initial" if a.given[0][0] == b.given[0][0] else "different"


def _spelled_otherwise(ours: str, theirs: str) -> Given | None:
    if set(sounds(ours)) & set(sounds(theirs)):
        return "sound"
    known = _same_given()
    foreign = ours not in known_given_names() or theirs not in known_given_names()
    if foreign and len(skeleton(ours)) > 2 and skeleton(ours) == skeleton(theirs):
        return "sound"
    if foreign and len(_throat(ours)) > 2 and _throat(ours) == _throat(theirs):
        return "sound"
    if known.get(ours, frozenset((ours,))) & known.get(theirs, frozenset((theirs,))):
        return "short"
    less, more = sorted((ours, theirs), key=len)
    return (
        "short"
        if len(less) >= _SHORTEST_SHORT and len(more) - len(less) > 1 and more.startswith(less)
        else None
    )


@lru_cache(maxsize=1 << 14)
def _throat(word: str) -> str:
    """Return the consonants of a word with what is said in the throat as one: "Jizchak", "Yitzhak"."""
    sound = next((each for each in sounds(word) if "C" not in each), first_sound(word))
    return DOUBLED.sub(r"\1", sound[:1] + _THROAT.sub("k", VOWELS.sub("", sound[1:])))


def _by_parts(a: PersonName, b: PersonName) -> Given:
    """Compare by any given name: "Hans-Peter" is called Hans, Peter or Hape; "Karl Theodor" Theodor."""
    if _is_contracted(a, b) or _is_contracted(b, a):
        return "short"
    full = {one for one in a.given if len(one) > 1} & {one for one in b.given if len(one) > 1}
    return "part" if full and (len(a.given) == 1 or len(b.given) == 1) else "different"


def _by_middle(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Given:
    """Compare middle names: one without is no other, "George W." and "George H." are two."""
    if not ours or not theirs:
        return "equal"
    first, second = sorted((ours[0], theirs[0]), key=len)
    return "equal" if second.startswith(first) or set(sounds(first)) & set(sounds(second)) else "different"


def _initials(name: PersonName) -> str:
    return "".join(one[0] for one in name.given)


@cache
def _same_given() -> dict[str, frozenset[str]]:
    """Return the first word of each line that a given name stands in: "Ted" is Edward or Theodore."""
    found: dict[str, set[str]] = {}
    for line in load("de", "name_variants")["given"]["same"].splitlines():
        for word in line.split():
            found.setdefault(word, set()).add(line.split()[0])
    return {word: frozenset(lines) for word, lines in found.items()}


def first_letters(given: str) -> tuple[str, ...]:
    """Return the letters that a given name and all its other forms may begin with, as they sound."""
    known = sorted(_same_given().get(given, ()))
    return tuple(dict.fromkeys(sound[0] for word in (given, *known) for sound in sounds(word) if sound))
