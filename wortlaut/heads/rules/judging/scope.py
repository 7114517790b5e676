"""What a negation, a modal verb or a call reaches in a German sentence: its main clause, or one that hangs on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wortlaut.heads.rules.judging.clause_parts import (
    MARKS,
    MOST_SENTENCES,
    Part,
    ScopeWords,
    is_infinitive,
    parts,
    scope_words,
)
from wortlaut.records import StatementType

# A negation so close behind "und" belongs to what is added.
_NEAR = 3
_PARTICIPLE = re.compile(r"\w*ge\w+(?:t|en)|(?:be|ver|er|ent|zer|miss)\w+(?:t|en)|worden")
_BEGIN = 4
_SLOGAN = 6
# A quotation of so few words is a predicate alone.
_BARE = 2
# An inflected participle, but no infinitive that looks like one.
_ATTRIBUTE = re.compile(
    r"(?!ge(?:lt|statt|stalt|währl|leit|rat)|\w*(?:wend|beend|send|spend|blend|vollend)en$)"
    r"(?:(?:ab|an|auf|aus|bei|durch|ein|her|hin|nach|um|vor|weg|zu|zurück)?ge\w+t|\w+iert|\w+igt|ge\w+en|\w+end)"
    r"e[nrms]?"
)
_INFLECTED = ("e", "en", "er", "es", "em")


def scope_traits(whole: Sequence[str], kind: StatementType) -> set[str]:
    """Return what is negated and what is required in the parts of a sentence."""
    found = _scope_traits(tuple(whole))
    return {*found, "call"} if kind == "direct" and is_call(whole) else set(found)


@lru_cache(maxsize=MOST_SENTENCES)
def _scope_traits(whole: tuple[str, ...]) -> frozenset[str]:
    lore = scope_words()
    found: set[str] = set()
    split = parts(whole)
    for number, part in enumerate(split):
        follows = split[number + 1].words if number + 1 < len(split) else ()
        for index, word in enumerate(part.words):
            if word in lore.negations and _is_outweighed(part.words, index, follows, lore):
                found.add("not taken back")
            elif word in lore.negations:
                found |= _negated(part, index, lore)
            if word in lore.deniers and part.place == "main":
                denied = _is_predicate(part.words, index, lore, alone=len(split) == 1)
                found |= {"denied by word"} if denied else set()
            if word in lore.modals:
                found |= _modal(part, index, lore)
        if part.place == "main":
            found |= _required(part.words, lore)
    return frozenset(found)


def _is_outweighed(words: Sequence[str], index: int, follows: Sequence[str], lore: ScopeWords) -> bool:
    """Say whether a negation affirms with what goes with it: "hatte keine andere Wahl, als", "nicht mehr als", "kaum war er …"."""
    behind = words[index + 1 : index + 1 + _NEAR]
    if follows[:1] == ("als",) or follows[:1] == ["als"]:
        other = words[index] in lore.negations and any(word.startswith("ander") for word in behind)
        if other:
            return True
    if words[index] == "kaum" and index == 0 and not lore.finite.isdisjoint(words[1:2]) and bool(follows):
        return True
    than = tuple(behind[:2]) in (("mehr", "als"), ("länger", "als"))
    return than and words[index] == "nicht"


def is_negated(whole: Sequence[str]) -> bool:
    """Say whether the main clause is negated."""
    lore = scope_words()
    if lore.negating.isdisjoint(whole):
        return False
    return not _scope_traits(tuple(whole)).isdisjoint(("negated main", "denied by word"))


def _negated(part: Part, index: int, lore: ScopeWords) -> set[str]:
    words = part.words
    kind = lore.negations[words[index]]
    after = words[index + 1] if index + 1 < len(words) else ""
    if after in lore.taken_back or _is_only(words, index):
        return {f"not {after}", "not taken back"}
    found = {f"negated {part.place}"}
    if part.place != "main":
        return found
    if _is_attribute(words, index, lore):
        return {"negated attribute"}
    if _is_added(words, index, lore):
        return {"negated added"}
    found.add(f"negated by {kind}")
    if not lore.words["intent"].isdisjoint(words):
        found.add("negated intent")
        if not lore.words["self"].isdisjoint(words[:_BEGIN]):
            found.add("negated intent/self")
    if not after:
        found.add("negated last")
    return found


def _is_only(words: Sequence[str], index: int) -> bool:
    """Say whether a negation leaves one thing, or compares: "keine andere Wahl als …", "so viele wie noch nie"."""
    after = words[index + 1 : index + 2]
    if after and after[0].startswith("ander"):
        return "als" in words[index + 2 :]
    before = words[index - 1] if index else ""
    if before == "noch" and index > 1:
        before = words[index - 2]
    return before == "wie" or (words[index] == "kaum" and after == ["erwarten"])


def _is_predicate(words: Sequence[str], index: int, lore: ScopeWords, *, alone: bool) -> bool:
    """Say whether a word is the predicate, not negated itself: "der Bericht sei falsch"."""
    if any(word in lore.negations for word in words[max(0, index - 2) : index]):
        return False
    return (alone and len(words) <= _BARE) or (index + 2 >= len(words) and not lore.copulas.isdisjoint(words))


def _is_added(words: Sequence[str], index: int, lore: ScopeWords) -> bool:
    """Say whether a negation belongs to what is added with "und": "sei gefallen und nicht mehr aufgetaucht"."""
    for place in range(index - 1, max(-1, index - _NEAR - 1), -1):
        if words[place] in ("und", "oder"):
            return place > 1 and (place == index - 1 or words[place + 1] in lore.added)
    return False


def _is_attribute(words: Sequence[str], index: int, lore: ScopeWords) -> bool:
    """Say whether a negation belongs to an attribute: "die nicht genannten Zeugen", "in einem nicht fairen Verfahren"."""
    if lore.negations[words[index]] not in ("nicht", "nie", "hardly"):
        return False
    before = words[index - 1] if index else ""
    if before == "noch" and index > 1:
        before = words[index - 2]
    after = words[index + 1] if index + 1 < len(words) else ""
    if before in lore.articles and after.endswith(_INFLECTED):
        return True
    if after == "da":
        return before in lore.articles
    return index + 2 < len(words) and _ATTRIBUTE.fullmatch(after) is not None


def _modal(part: Part, index: int, lore: ScopeWords) -> set[str]:
    words = part.words
    name = lore.modals[words[index]]
    found = {f"modal {name}/{part.place}"}
    if part.place != "main":
        return found
    near = words[max(0, index - 1) : index + 2]
    named = lore.words
    if not named["self"].isdisjoint(near):
        found.add(f"modal {name}/self")
    if not named["everyone"].isdisjoint(near):
        found.add(f"modal {name}/everyone")
    if not named["fate"].isdisjoint(words[-2:]):
        found.add(f"modal {name}/fate")
    if not named["law"].isdisjoint(words):
        found.add(f"modal {name}/law")
    if words[-1] in ("werden", "sein", "haben"):
        found.add(f"modal {name}/{words[-1]}")
    if any(word in lore.negations for word in words[index:]):
        found.add(f"modal {name}/not")
    return found


def _required(words: Sequence[str], lore: ScopeWords) -> set[str]:
    named = lore.words
    present = set(words)
    found = set()
    if is_infinitive(words):
        if not named["have"].isdisjoint(present):
            found.add("have to do")
        if is_task(words):
            found.add("be to do")
    if not named["be"].isdisjoint(present):
        found |= {f"is {name}" for name in ("needed", "advised") if not named[name].isdisjoint(present)}
    return found


def is_task(words: Sequence[str]) -> bool:
    """Say whether something is to be done: "die Daten sind zu löschen", not "ein Anstieg ist zu sehen"."""
    named = scope_words().words
    if named["be"].isdisjoint(words) or not named["able"].isdisjoint(words) or not is_infinitive(words):
        return False
    last = words[-1]
    return (last if words[-2] == "zu" else last.replace("zu", "", 1)) not in named["seen"]


def is_call(whole: Sequence[str]) -> bool:
    """Say whether direct speech begins with an imperative or is a slogan: "Stoppt den Bau!", "Hände weg vom Stadtwald"."""
    words = [word for word in whole if word not in MARKS]
    named = scope_words().words
    if not words or "?" in whole:
        return False
    if words[0] in named["calls"] or " ".join(words[:2]) in named["call_pairs"]:
        return True
    if len(words) <= _SLOGAN and words[-1] in named["call_ends"]:
        return named["finite"].isdisjoint(words)
    return words[0].endswith("n") and words[1:2] == ["sie"] and words[0] not in named["no_calls"]


def requires(whole: Sequence[str]) -> bool:
    """Say whether the main clause requires something by "sein zu", or forbids it: "es dürfe nicht öffnen"."""
    return any(
        part.place == "main" and (is_task(part.words) or _forbids(part.words)) for part in parts(whole)
    )


def _forbids(words: Sequence[str]) -> bool:
    lore = scope_words()
    if lore.words["forbid"].isdisjoint(words):
        return False
    found = (_negated(Part(words, "main"), place, lore) for place in _negations(words, lore))
    return any("negated main" in traits for traits in found)


def _negations(words: Sequence[str], lore: ScopeWords) -> list[int]:
    return [index for index, word in enumerate(words) if word in lore.negations]


def is_described(whole: Sequence[str], frame: Sequence[str]) -> bool:
    """Say whether a must of the main clause tells of a fate, a law, a guess or no need, not of what is required."""
    lore = scope_words()
    law = not lore.words["law"].isdisjoint(frame)
    main = [part.words for part in parts(whole) if part.place == "main"]
    kinds = [{lore.modals.get(word, "") for word in words} for words in main]
    if any(of & {"ought", "may", "shall_said"} for of in kinds):
        return False
    musts = [words for words, of in zip(main, kinds, strict=True) if of & {"must", "must_said"}]
    if "sondern" not in whole and any(_is_needless(words, lore) for words in main):
        return True
    return bool(musts) and all(law or _is_fate(words, lore) for words in musts)


def _is_needless(words: Sequence[str], lore: ScopeWords) -> bool:
    """Say whether something need not be: "das müsse nicht sein", "ein Neubau sei nicht nötig"."""
    must = any(lore.modals.get(word) in ("must", "must_said") for word in words)
    if not must and lore.words["needed"].isdisjoint(words):
        return False
    found = (_negated(Part(words, "main"), place, lore) for place in _negations(words, lore))
    return any("negated main" in traits for traits in found)


def _is_fate(words: Sequence[str], lore: ScopeWords) -> bool:
    ends = [word for word in words if word not in lore.modals][-2:]
    if not lore.words["fate"].isdisjoint(ends) or not lore.words["law"].isdisjoint(words):
        return True
    perfect = len(ends) > 1 and ends[1] in ("haben", "sein") and _PARTICIPLE.fullmatch(ends[0]) is not None
    return perfect or "ich" in words
