"""What a German speaker leads a statement with: "ich glaube,", "ich muss ganz offen sagen:", "Herr Minister,".

In speech the first main clause often only says that something is said or thought, or calls somebody; what is said stands in the clause
behind it, which then is the one to judge. News editors cut such leads, speakers have them in every tenth sentence. What judges by itself
("ich finde es gut, dass"), hopes, or says that something is not thought, is no lead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.language import load

# A lead has so many words at most, one that calls somebody so many.
_LONGEST, _CALL = 12, 5
# What is said has so many words at least.
_SHORTEST = 3
# Leads stand before leads: "Herr Minister, ich muss sagen: …".
_TIMES = 3
_SELVES = frozenset({"ich", "wir"})
_WORD = re.compile(r"\w")


class Words(NamedTuple):
    """The words of ``lead_words.toml``."""

    forms: dict[str, frozenset[str]]
    needing: dict[str, str]
    facts: tuple[str, ...]


@cache
def _words() -> Words:
    data = load("de", "lead_words")
    forms: dict[str, list[str]] = data["forms"]
    lists = {name: frozenset(words) for name, words in forms.items()}
    return Words(lists, data["needing"], tuple(f"{fact} " for fact in forms["facts"]))


def without_lead(words: Sequence[str]) -> list[str]:
    """Return the words of a sentence without what only leads it."""
    said = list(words)
    for _ in range(_TIMES):
        end = _lead(said)
        if not end:
            break
        said = said[end:]
    return said


def _lead(words: Sequence[str]) -> int:
    """Return how many words lead the others, 0 if none do."""
    end = next((place for place, word in enumerate(words[: _LONGEST + 1]) if word in (",", ":")), 0)
    behind = words[end + 1 :]
    if not end or len(behind) < _SHORTEST:
        return 0
    lead, forms = words[:end], _words().forms
    whole = " ".join(lead)
    if whole in forms["fillers"] or (words[end] == ":" and _repeats(lead)):
        return end + 1
    if words[end] == "," and (behind[0] in forms["hanging"] or not _leaves(lead, behind[0])):
        return 0
    if _calls(lead) and behind[0] not in ("dass", "daß"):
        return end + 1
    if lead[0] in forms["opening"] or not forms["more"].isdisjoint(lead):
        return 0
    return end + 1 if f"{whole} ".startswith(_words().facts) or _tells(lead) else 0


def _leaves(lead: Sequence[str], first: str) -> bool:
    """Say whether a word behind the comma begins what is said: "ich finde, in der Sache war das falsch"."""
    forms = _words().forms
    return first not in forms["perhaps"] or not forms["thinking"].isdisjoint(lead[-2:]) or _calls(lead)


def _calls(lead: Sequence[str]) -> bool:
    """Say whether words only call somebody."""
    forms = _words().forms
    calls = lead[0] in forms["addressing"] or list(lead[:2]) == ["meine", "damen"]
    return calls and len(lead) <= _CALL and forms["verbs"].isdisjoint(lead)


def _repeats(lead: Sequence[str]) -> bool:
    """Say whether it is told that something was said before: "es ist schon gesagt worden:"."""
    return list(lead[:2]) in (["es", "ist"], ["es", "wurde"]) and lead[-1] in _words().forms["before"]


def _tells(lead: Sequence[str]) -> bool:
    """Say whether a clause only says that its speaker says or thinks something."""
    forms, needing = _words().forms, _words().needing
    for place, word in enumerate(lead):
        beside = {*lead[max(0, place - 1) : place], *lead[place + 1 : place + 2]}
        own = not _SELVES.isdisjoint(beside)
        if own and word in forms["thinking"] and needing.get(word, word) in lead:
            return True
        if word in forms["carrying"] and (own or "man" in beside):
            return lead[-1] in forms["telling"] or not forms["convinced"].isdisjoint(lead)
    return False
