"""Calls of an English clause on somebody: imperatives, slogans, subjunctives, and what the first person wants of others."""

from __future__ import annotations

from wortlaut.heads.rules.english_verbs import english_words, is_naming
from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.english_clauses import clause_words
from wortlaut.heads.rules.judging.english_said import Said
from wortlaut.records import Act


def called(said: Said, lore: Lore) -> Act | None:
    """Read an imperative: "Stop the war", "Come to the meeting"."""
    words, verb, bare = said.main.words, said.clause.verb, said.main.verb < 0
    if is_naming(verb) or not (bare or words[:1] in (["don't"], ["don’t"], ["do"])):
        return None
    slogan = verb == "chant" and said.clause.marked and bare and len(words) <= _SLOGAN
    if slogan or (verb == "tell" and said.clause.whole[:1] == ["to"]):
        return "demand"
    if verb in _URGED and bare and _is_subjunctive(words):
        return _URGED[verb]
    return _imperative(said, lore)


def _imperative(said: Said, lore: Lore) -> Act | None:
    words, lists = said.main.words, lore.lists
    if not words or not (said.clause.marked or said.clause.verb or ":" in said.clause.frame):
        return None
    first = words[1:] if words[0] in ("please", "never", "always", "just") else words
    if lists["imperatives"].stand_in(first[:1]) or words[:1] == ["please"]:
        return "appeal" if lists["inviting"].stand_in(words) else "demand"
    return None


_SLOGAN = 6
_URGED: dict[str, Act] = {"suggest": "appeal", "insist": "demand"}


def _is_subjunctive(words: list[str]) -> bool:
    """Say whether a clause without a helping verb has neither a past nor a third person: "that hauliers use …"."""
    plural = len(words) > 2 and words[0].endswith("s") and not words[1].endswith(("s", "ed"))
    if plural and words[1] not in english_words("clause_words", "irregular"):
        return True
    irregular = english_words("clause_words", "irregular")
    start = words[1:7]
    if "be" in start:
        return True
    finite = any(word.endswith("ed") or word in irregular for word in start)
    return not finite and not any(word.endswith("s") and not word.endswith("ss") for word in start[1:3])


def wished(said: Said, lore: Lore) -> Act | None:
    """Read what the first person wants of others: "We expect our neighbours to call", "I want an apology"."""
    words = [word for word in said.clause.whole[:4] if word not in ("do", "not", "now", "also")]
    if said.negated or words[:1] not in (["we"], ["i"]) or not lore.lists["wishes"].stand_in(words[1:2]):
        return None
    behind = said.clause.whole[2:]
    if words[1] == "expect" and lore.lists["expected_of"].stand_in(behind[:4]):
        return "demand"
    if behind[:1] in (["to"], ["that"]) or (words[1] == "expect" and "to" not in behind[:8]):
        return "demand" if words[1:3] == ["insist", "that"] else None
    begin = behind[: behind.index("to")] if "to" in behind[:8] else []
    asked = bool(begin) and clause_words().auxiliaries.isdisjoint(begin)
    return "demand" if words[1] != "expect" or asked else None
