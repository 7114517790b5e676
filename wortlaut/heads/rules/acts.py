"""What a statement does and how its content stands, from the verb of its frame and its first main clause."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from wortlaut.language import load
from wortlaut.records import Act, Language, Status

_WORD = re.compile(r"[\w'’-]+|[?,;:.!]")
# The first main clause and what hangs on it lie within so many words.
_WITHIN = 40
_SHORTEST_CLAUSE = 3


class Reading(NamedTuple):
    """What is known of a statement beside its words: the act of its verb, the verb, the words of its frame."""

    act: Act
    verb: str
    frame: str


def judge(quote: str, reading: Reading, language: Language) -> tuple[Act, Status]:
    """Return act and status of a statement with this quote."""
    lore = _lore(language)
    whole = _words(quote)
    clause = _first_clause(whole, lore)
    act = _act(whole, clause, reading, lore)
    return act, _status(whole, clause, act, reading, lore)


@cache
def _lore(language: Language) -> dict[str, Any]:
    return load(language, "statement_acts")


def _words(text: str) -> list[str]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        found.append(match.group().lower())
        if len(found) == _WITHIN or found[-1] in ("?", ";"):
            break
    return found


def _first_clause(whole: list[str], lore: dict[str, Any]) -> list[str]:
    """Return the words before the first clause that hangs on the first, or stands beside it."""
    ends = set(lore["clause_ends"])
    for index, word in enumerate(whole):
        if index < _SHORTEST_CLAUSE:
            continue
        if word in ".!?;" or (word in (",", ":") and index + 1 < len(whole) and whole[index + 1] in ends):
            return whole[:index]
    return whole


def _act(whole: list[str], clause: list[str], reading: Reading, lore: dict[str, Any]) -> Act:
    if reading.act == "reject" and _any(reading.frame.lower().split(), lore["status"]["claims"]):
        return "deny"
    if reading.act != "assert":
        return reading.act
    if "?" in whole:
        return "ask"
    for group in lore["acts"]:
        if _any(clause, group["words"]):
            return group["act"]  # type: ignore[no-any-return]
    if _is_own_plan(clause, lore["status"]):
        return "reject" if _negated(clause, lore["status"]) else "announce"
    return "assert"


def _is_own_plan(clause: list[str], status: dict[str, Any]) -> bool:
    """Say whether the clause begins with the speaker as a pronoun beside a verb of planning."""
    start = clause[:4]
    return any(
        {one, other} & set(status["self"]) and {one, other} & set(status["plan_verbs"])
        for one, other in pairwise(start)
    )


def _status(whole: list[str], clause: list[str], act: Act, reading: Reading, lore: dict[str, Any]) -> Status:
    status = lore["status"]
    guesses = reading.verb in status["guessing"]
    plans = _any(clause, status["planned"]) and not guesses and act != "warn"
    guessed = act == "warn" or guesses or _any(clause, status["uncertain"]) or _is_hearsay(clause, status)
    tests: tuple[tuple[bool, Status], ...] = (
        (_is_conditional(whole, status), "conditional"),
        (act == "ask", "uncertain"),
        (act in ("demand", "appeal") or _any(clause, status["demanded"]), "demanded"),
        (act in ("reject", "deny") or _negated(clause, status), "denied"),
        (act in ("announce", "pledge") or plans, "planned"),
        (guessed, "uncertain"),
    )
    return next((answer for holds, answer in tests if holds), "actual")


def _is_conditional(whole: list[str], status: dict[str, Any]) -> bool:
    if whole and whole[0] in status["condition_first"]:
        return True
    return _any(whole, status["conditional"]) and not _any(whole, status["never_conditional"])


def _negated(clause: list[str], status: dict[str, Any]) -> bool:
    return _any(clause, status["negations"]) and not _any(clause, status["never_negations"])


def _is_hearsay(clause: list[str], status: dict[str, Any]) -> bool:
    return _any(clause, status["hearsay"]) and _any(clause[-3:], status["perfect"])


def _any(words: list[str], entries: list[str]) -> bool:
    """Say whether one of the entries stands in the words."""
    present = set(words)
    for entry in entries:
        if " " not in entry:
            if entry in present:
                return True
        elif _stands(words, present, entry.split(" ")):
            return True
    return False


def _stands(words: list[str], present: set[str], entry: list[str]) -> bool:
    if "…" in entry:
        first, last = entry[0], entry[-1]
        return (
            first in present
            and last in present
            and words.index(first) < len(words) - words[::-1].index(last) - 1
        )
    if not present.issuperset(entry):
        return False
    width = len(entry)
    return any(words[i : i + width] == entry for i in range(len(words) - width + 1))
