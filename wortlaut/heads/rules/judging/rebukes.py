"""By how many signs a German speaker takes somebody to task in words that need not blame: what is missed, unmasked, belittled.

No word of "Sie reden viel und kürzen bei den Schulen" blames. What makes it a charge is who is meant, the person spoken to or
those who govern, lead and decide, and that words are set against deeds. So who is meant and the signs are traits together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from wortlaut.heads.rules.judging.doers import Deed
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import StatementType

_WORD = re.compile(r"\w[\w-]*|[^\w\s]")
# Behind these a capital tells nothing: a sentence may begin there.
_BEGINS = frozenset('.!?:;–—-„“”"»«›‹(…')
# What takes somebody to task by itself, as a rule, and what only adds to it: the one counts twice.
_STRONG = ("alas", "unmask", "lack", "undo", "opening", "cause", "mind", "loaded")
_WEAK = ("belittle", "again", "contrast", "temper")
# The verb behind a "Sie" that begins the sentence ends so, if it stands for more than one woman.
_PLURAL = ("en", "eln", "ern")
# Signs are told apart up to so many; a lone one that only adds is not counted.
_LEAST, _MOST = 2, 5
# The subject stands among so many words at the beginning.
_FIRST = 6
_OTHERS = frozenset({"body", "land", "someone", "kin", "he", "principal"})
_OWN = frozenset({"self", "name", "side", "country", "own infinitive"})
_forms = partial(word_sets, "de", "rebuke_words")


def rebukes(clause: Clause, kind: StatementType, deed: Deed | None, said: str) -> set[str]:
    """Return the traits of how a clause takes somebody to task, and whom; ``said`` are its words as they are written."""
    if kind == "reported":
        return set()
    words = clause.whole
    address = addressed(said, len(words), kind)
    met: dict[str, list[int]] = {}
    for name, place in classes_in(words, "de", "rebuke_words"):
        met.setdefault(name, []).append(place)
    whom = _whom(deed, address, met)
    strong = [name for name in _STRONG if name in met]
    weak = [name for name in _WEAK if name in met]
    level = min(_MOST, 2 * len(strong) + len(weak))
    found = {f"speaks to {one}" for one in address}
    if "you do" in address and clause.bracket is not None:
        found.add(f"speaks to you do/{clause.bracket.finite}")
        found |= {"speaks to you do/denied"} if "negations" in clause.said else set()
    found |= {f"sign {name}" for name in (*strong, *weak)}
    if level >= _LEAST:
        found |= {f"signs {level}", f"signs {level}/{whom}", f"signs {level}/{kind}"}
    return found


def addressed(said: str, count: int, kind: StatementType) -> set[str]:
    """Return how a quotation speaks to somebody: at all, as its subject, of what is his, of what he does."""
    forms = _forms()
    words = [match.group() for match in _WORD.finditer(said)][: count + _FIRST]
    found: set[str] = set()
    for place, word in enumerate(words):
        if word not in forms["addressed"]:
            continue
        before = words[place - 1] if place else ""
        after = words[place + 1].lower() if place + 1 < len(words) else ""
        inside = place > 0 and before not in _BEGINS
        if inside:
            found.add("you")
            if word in forms["your"]:
                found.add("your")
            elif word == "Sie" and before.lower() in forms["leading"]:
                found.add("what you")
        if word != "Sie":
            continue
        if inside:
            found |= {"you do"} if before.lower() in forms["plural"] else set()
        elif kind == "direct" and (after in forms["plural"] or after.endswith(_PLURAL)):
            found.add("you do")
    return found


def _whom(deed: Deed | None, address: set[str], met: Mapping[str, Sequence[int]]) -> str:
    """Return who is meant: who is spoken to, somebody with power, what was made, another, the speaker, or nobody."""
    if address:
        return "you"
    doer = deed.told.doer if deed else "none"
    if doer in _OWN:
        return "own"
    first = range(_FIRST)
    if any(place in first for place in met.get("power", ())) or doer in _OTHERS:
        return "other"
    return "work" if any(place in first for place in met.get("work", ())) else "thing"
