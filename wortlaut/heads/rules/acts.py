"""What a statement does and how its content stands, from the verb of its frame and its first main clause."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

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


class _Entries(NamedTuple):
    """Words and phrases to look for; "…" in a phrase parts words that may stand apart."""

    single: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, entries: list[str]) -> _Entries:
        phrases = tuple(tuple(entry.split(" ")) for entry in entries if " " in entry)
        return cls(frozenset(entry for entry in entries if " " not in entry), phrases)

    def stand_in(self, words: list[str]) -> bool:
        """Say whether one of the entries stands in the words."""
        present = set(words)
        if not self.single.isdisjoint(present):
            return True
        return any(phrase[0] in present and _stands(words, phrase) for phrase in self.phrases)


def _stands(words: list[str], phrase: tuple[str, ...]) -> bool:
    if "…" in phrase:
        return phrase[-1] in words[words.index(phrase[0]) + 1 :]
    width = len(phrase)
    return any(tuple(words[i : i + width]) == phrase for i in range(len(words) - width + 1))


class _Lore(NamedTuple):
    """What a language says of acts and status."""

    acts: tuple[tuple[Act, _Entries], ...]
    status: dict[str, _Entries]
    clause_ends: frozenset[str]
    guessing: frozenset[str]


@cache
def _lore(language: Language) -> _Lore:
    data = load(language, "statement_acts")
    return _Lore(
        acts=tuple((group["act"], _Entries.of(group["words"])) for group in data["acts"]),
        status={name: _Entries.of(entries) for name, entries in data["status"].items()},
        clause_ends=frozenset(data["clause_ends"]),
        guessing=frozenset(data["guessing"]),
    )


def _words(text: str) -> list[str]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        found.append(match.group().lower())
        if len(found) == _WITHIN or found[-1] in ("?", ";"):
            break
    return found


def _first_clause(whole: list[str], lore: _Lore) -> list[str]:
    """Return the words before the first clause that hangs on the first, or stands beside it."""
    for index, word in enumerate(whole):
        if index < _SHORTEST_CLAUSE:
            continue
        if word in ".!?;" or (
            word in (",", ":") and index + 1 < len(whole) and whole[index + 1] in lore.clause_ends
        ):
            return whole[:index]
    return whole


def _act(whole: list[str], clause: list[str], reading: Reading, lore: _Lore) -> Act:
    if reading.act == "reject" and lore.status["claims"].stand_in(reading.frame.lower().split()):
        return "deny"
    if reading.act != "assert":
        return reading.act
    if "?" in whole:
        return "ask"
    for act, entries in lore.acts:
        if entries.stand_in(clause):
            return act
    if _is_own_plan(clause, lore.status):
        return "reject" if _negated(clause, lore.status) else "announce"
    return "assert"


def _is_own_plan(clause: list[str], status: dict[str, _Entries]) -> bool:
    """Say whether the clause begins with the speaker as a pronoun beside a verb of planning."""
    start = clause[:4]
    return any(
        {one, other} & status["self"].single and {one, other} & status["plan_verbs"].single
        for one, other in pairwise(start)
    )


def _status(whole: list[str], clause: list[str], act: Act, reading: Reading, lore: _Lore) -> Status:
    status = lore.status
    guesses = reading.verb in lore.guessing
    plans = status["planned"].stand_in(clause) and not guesses and act != "warn"
    guessed = act == "warn" or guesses or status["uncertain"].stand_in(clause) or _is_hearsay(clause, status)
    tests: tuple[tuple[bool, Status], ...] = (
        (_is_conditional(whole, status), "conditional"),
        (act == "ask", "uncertain"),
        (act in ("demand", "appeal") or status["demanded"].stand_in(clause), "demanded"),
        (act in ("reject", "deny") or _negated(clause, status), "denied"),
        (act in ("announce", "pledge") or plans, "planned"),
        (guessed, "uncertain"),
    )
    return next((answer for holds, answer in tests if holds), "actual")


def _is_conditional(whole: list[str], status: dict[str, _Entries]) -> bool:
    if whole and whole[0] in status["condition_first"].single:
        return True
    return status["conditional"].stand_in(whole) and not status["never_conditional"].stand_in(whole)


def _negated(clause: list[str], status: dict[str, _Entries]) -> bool:
    return status["negations"].stand_in(clause) and not status["never_negations"].stand_in(clause)


def _is_hearsay(clause: list[str], status: dict[str, _Entries]) -> bool:
    return status["hearsay"].stand_in(clause) and status["perfect"].stand_in(clause[-3:])
