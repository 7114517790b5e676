"""The clause that only leads what a German speaker holds ("Ich sage Ihnen: …", "Fest steht, dass …"), which is looked through."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wortlaut.language import load

# What leads has at most so many words before a colon, before "dass" and before a clause with its verb in the second place.
_BEFORE_COLON, _BEFORE_THAT, _BEFORE_PLAIN = 13, 9, 5
# Without a verb it is shorter, and a clause that is led has some words.
_ALONE, _SHORTEST = 5, 3
_THAT = frozenset({"dass", "daß"})


class Led(NamedTuple):
    """The words behind what leads them, and how it does: by a colon, by "dass", as a plain clause; empty where nothing does."""

    words: Sequence[str]
    by: str


@cache
def _words() -> dict[str, frozenset[str]]:
    lists: dict[str, list[str]] = load("de", "frame_words")["words"]
    return {name: frozenset(forms) for name, forms in lists.items()}


def led(whole: Sequence[str]) -> Led:
    """Return what a sentence in lower case says behind the clauses that only lead it."""
    for place, word in enumerate(whole[: _BEFORE_COLON + 1]):
        if word == ":" and len(whole) - place > _SHORTEST:
            return _behind_colon(whole, place)
        if word == "?":
            break
    return _behind_comma(whole)


def _behind_colon(whole: Sequence[str], place: int) -> Led:
    before = _last_part(whole[:place])
    behind = whole[place + 1 :]
    if not before:
        return Led(whole, "")
    known = _words()
    alone = len(before) <= _ALONE and known["alone"].issuperset(before)
    if alone or _leads(before) or _believes(before, behind):
        return Led(led(behind).words, "alone" if alone else "colon")
    return Led(whole, "")


def _last_part(words: Sequence[str]) -> list[str]:
    """Return the words behind the clause that begins a sentence, where one does: "wenn man das liest, muss man sagen"."""
    start = 0
    if words and words[0] in _words()["hanging"] - _words()["naming"] and "," in words:
        start = max(place for place, word in enumerate(words) if word == ",")
    return [word for word in words[start:] if word[:1].isalnum()]


def _behind_comma(whole: Sequence[str]) -> Led:
    place = next((place for place, word in enumerate(whole[: _BEFORE_THAT + 1]) if word == ","), 0)
    behind = whole[place + 1 :]
    if not place or len(behind) < _SHORTEST:
        return Led(whole, "")
    before = [word for word in whole[:place] if word[:1].isalnum()]
    if not before:
        return Led(whole, "")
    leads = _leads(before) or _believes(before, behind)
    if behind[0] in _THAT and leads:
        return Led(behind, "that")
    known = _words()
    plain = len(before) <= _BEFORE_PLAIN and before[:1] in (["ich"], ["wir"])
    # Behind the verb itself no relative clause begins: "ich finde, der Deich …".
    verbal = known["telling"] | known["believing"] | known["judging"] | {"meine"}
    begins = behind[0] not in known["relatives"] or before[-1] in verbal
    if plain and leads and begins and behind[0] not in (known["hanging"] | known["addressing"]):
        return Led(behind, "plain")
    return Led(whole, "")


def _leads(before: Sequence[str]) -> bool:
    """Say whether a clause only tells that its speaker holds what follows, or that it is so."""
    known, present = _words(), set(before)
    if present & (known["negations"] | known["bearing"]) or before[0] in known["hanging"] - known["naming"]:
        return False
    if present & known["judging"]:
        # "Ich finde, dass …" leads, "ich finde es gut, dass …" judges.
        return known["beside"].issuperset(present - known["judging"]) or bool(present & {"fest", "dafür"})
    return " ".join(before[:2]) in known["openings"] or _tells(before) or _shows(before)


def _tells(before: Sequence[str]) -> bool:
    """Say whether the speaker's side says or holds something: "ich sage ganz klar", "wir sind der Meinung"."""
    known, present = _words(), set(before)
    if not present & known["selves"] or before[0] in ("sie", "so"):
        return False
    tells = present & known["telling"]
    means = not {("ich", "meine"), ("meine", "ich")}.isdisjoint(pairwise(before))
    return means or bool(tells - known["bare"]) or bool(tells and present & known["with_bare"])


def _shows(before: Sequence[str]) -> bool:
    """Say whether something is said to be so or to be shown: "klar ist", "das zeigt", "daraus wird deutlich"."""
    known, present = _words(), set(before)
    shows = present & known["showing"]
    shown = bool(shows - known["shown_bare"]) or bool(shows and present & known["shown_with"])
    if present & known["naming"] and shown:
        return True
    certain = present & known["certain"] and ("so" not in present or before[-1] == "so")
    return bool(present & known["copula"] and certain) and "sie" not in present


def _believes(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Say whether who believes something asks for it: "ich glaube, wir sollten …" is no guess."""
    known, present = _words(), set(before)
    if present & (known["negations"] | known["bearing"]) or not {"ich", "wir"} & present:
        return False
    return bool(present & known["believing"]) and not known["asking"].isdisjoint(behind)
