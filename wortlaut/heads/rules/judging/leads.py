"""What a German speaker leads a statement with: "Ich sage Ihnen: …", "Fest steht, dass …", "Herr Minister, …". It is looked through.

In speech the first clause often only says that something is said, held or so, or calls somebody; what is said stands behind it and is what
is judged. News editors cut such leads, speakers have them in every tenth sentence. A clause that judges by itself ("ich finde es gut,
dass"), hopes, asks, or says that something is not so, leads nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from wortlaut.language import word_sets

# What leads has at most so many words before a colon, before "dass" and before a clause with its verb in the second place.
_BEFORE_COLON, _BEFORE_THAT, _BEFORE_PLAIN = 13, 9, 5
# Without a verb it is shorter, as is what calls somebody, and a clause that is led has some words.
_ALONE, _CALL, _SHORTEST = 5, 5, 3
# Leads stand before leads: "Herr Minister, ich sage ganz deutlich: …".
_TIMES = 3
_THAT = frozenset({"dass", "daß"})
_words = partial(word_sets, "de", "lead_words", "words")


def without_lead(whole: Sequence[str]) -> Sequence[str]:
    """Return the words of a sentence in lower case behind what only leads it."""
    for _ in range(_TIMES):
        behind = _behind_call(whole) or _behind_colon(whole) or _behind_comma(whole)
        if not behind:
            break
        whole = behind
    return whole


def _parted(whole: Sequence[str], mark: str, longest: int) -> tuple[list[str], Sequence[str]]:
    """Return the words before the first of a mark and what stands behind it, nothing if no clause does."""
    place = next((place for place, word in enumerate(whole[: longest + 1]) if word == mark), 0)
    behind = whole[place + 1 :]
    return (list(whole[:place]), behind) if place and len(behind) >= _SHORTEST else ([], [])


def _behind_call(whole: Sequence[str]) -> Sequence[str]:
    """Return the words behind those that only call somebody: "Herr Minister", "meine Damen und Herren"."""
    for mark in (",", ":"):
        before, behind = _parted(whole, mark, _CALL)
        known = _words()
        calls = before and (before[0] in known["addressing"] or before[:2] == ["meine", "damen"])
        if calls and known["verbs"].isdisjoint(before) and behind[0] not in _THAT:
            return behind
    return []


def _behind_colon(whole: Sequence[str]) -> Sequence[str]:
    before, behind = _parted(whole, ":", _BEFORE_COLON)
    lead, known = _last_part(before), _words()
    if not lead or "?" in before:
        return []
    alone = len(lead) <= _ALONE and known["alone"].issuperset(lead)
    leads = alone or " ".join(lead) in known["fillers"] or _leads(lead) or _believes(lead, behind)
    return behind if leads else []


def _last_part(words: Sequence[str]) -> list[str]:
    """Return the words behind the clause that begins a sentence, where one does: "wenn man das liest, muss man sagen"."""
    start = 0
    if words and words[0] in _words()["hanging"] - _words()["naming"] and "," in words:
        start = max(place for place, word in enumerate(words) if word == ",")
    return [word for word in words[start:] if word[:1].isalnum()]


def _behind_comma(whole: Sequence[str]) -> Sequence[str]:
    before, behind = _parted(whole, ",", _BEFORE_THAT)
    known, lead = _words(), [word for word in before if word[:1].isalnum()]
    if not lead or ":" in before:
        return []
    leads = _leads(lead) or _believes(lead, behind)
    if behind[0] in _THAT:
        return behind if leads else []
    if behind[0] in known["hanging"]:
        return []
    if " ".join(lead) in known["fillers"]:
        return behind
    # Behind the verb itself no relative clause begins: "ich finde, der Deich …".
    verbal = known["telling"] | known["believing"] | known["judging"] | {"meine"}
    begins = behind[0] not in known["relatives"] or lead[-1] in verbal
    own = len(lead) <= _BEFORE_PLAIN and lead[0] in ("ich", "wir") and behind[0] not in known["addressing"]
    return behind if leads and own and begins else []


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
