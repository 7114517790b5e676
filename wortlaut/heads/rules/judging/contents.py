"""Which clause of a German sentence bears what is said, and what the words around it say of its truth.

"Ich sage Ihnen: Das wird teuer" says that it gets expensive; of a statement that somebody does *not* know it is open how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from wortlaut.heads.rules.judging.acts import Reading, clause_of, judge_clause
from wortlaut.heads.rules.judging.brackets import Bracket
from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence
from wortlaut.heads.rules.judging.clause_parts import is_infinitive
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.prospects import said_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.heads.rules.judging.verdicts import Setting, verdict
from wortlaut.language import word_sets
from wortlaut.records import StatementType

# What stands between two dashes, and behind a last one.
_DASHED = re.compile(r"\s[–—-]\s[^–—]{2,200}?\s?[–—-](?=[\s,.:;?!“\"])")
_TAIL = re.compile(r"(?<=\w)\s[–—-]\s[^–—:]*$")
# What the speaker puts in: "das wird, denke ich, teuer".
_ASIDE = re.compile(
    r"(?<=\w), (?:so |wie |das |ehrlich |offen )?(?:glaub|denk|find|mein|schätz|vermut|hoff|gesagt|gestanden|gestehe|sage|muss|möcht|will)\w*"
    r"(?: (?:ich|wir|mal|sagen|zugeben|schon|es|auch|einmal|Ihnen|gesagt|dazu)){0,4},(?= )"
)
# A frame has at most so many words, one that only believes fewer; what it leads to has at least so many.
_FRAME = 16
_BELIEF = 6
_CORE = 3
# Frames in frames are looked through so often.
_DEEP = 2
_BEGIN = 4
_IF = frozenset({"wenn", "falls", "sofern"})
# A clause with "wenn" stands first where no more than a word stands before it.
_AT_FIRST = 2
_NEAR = 8
_verbs = partial(word_sets, "de", "content_words", "verbs")
_forms = partial(word_sets, "de", "content_words")


class Core(NamedTuple):
    """The words that bear what is said, and the classes of the frames that led to them, each with whose frame it is."""

    words: list[str]
    led: tuple[str, ...]


def core_of(quote: str) -> Core:
    """Return the words of a quotation that bear what is said, without frames and asides."""
    text = _ASIDE.sub(" ", _DASHED.sub(" ", quote))
    words = first_sentence(_TAIL.sub("", text) if "?" not in text else text)
    led: list[str] = []
    for _ in range(_DEEP):
        found = _framed(words)
        if found is None:
            break
        kind, words = found
        led.append(kind)
    return Core(words, tuple(led))


def _framed(words: list[str]) -> tuple[str, list[str]] | None:
    """Return the class of the frame that a sentence begins with, and what it leads to; None where it has none."""
    for place, word in enumerate(words[: _FRAME + 1]):
        if word == ":" and place and len(words) - place > _CORE:
            return f"{_class(words[:place]) or 'colon'}{_whose(words[:place])}", words[place + 1 :]
        if word != "," or len(words) - place <= _CORE:
            continue
        kind = _class(words[:place])
        if kind and words[place + 1] in ("dass", "daß"):
            return f"{kind}{_whose(words[:place])} dass", words[place + 1 :]
        if kind == "believing" and place < _BELIEF and not _forms()["own"].isdisjoint(words[:place]):
            return "believing own", words[place + 1 :]
    return None


def _class(words: Sequence[str]) -> str:
    """Return the class of a frame: of the last of its words that has one."""
    met = classes_in(words, "de", "content_words")
    return max(met, key=lambda one: one[1])[0] if met else ""


def _whose(words: Sequence[str]) -> str:
    begin = words[:_BEGIN]
    return next(
        (f" {name}" for name in ("own", "thing", "others") if not _forms()[name].isdisjoint(begin)), ""
    )


def contents(clause: Clause, reading: Reading, quote: str, kind: StatementType, lore: Lore) -> set[str]:
    """Return the traits of the clause that bears what is said, of how it is led, and of what is said of its truth."""
    found = _conditions(clause.whole)
    if kind == "reported":
        return found
    found |= _of_core(core_of(quote), reading, kind, lore)
    return found | _around(clause, reading)


def _of_core(core: Core, reading: Reading, kind: StatementType, lore: Lore) -> set[str]:
    """Return the traits of the words that bear what is said, as if they stood alone."""
    bare = Reading("assert", "", "", speaker=reading.speaker)
    clause = clause_of(" ".join(core.words), bare, lore)
    if clause.bracket is None:
        return set()
    act, status = judge_clause(clause, bare, lore)
    read, reason = verdict(
        Setting(clause, clause.bracket, said_in(clause.words), set(), "assert", act, kind), lore
    )
    found = {f"core {status}", f"core act {act}", f"core reads {read}", f"core reads {reason}"}
    if clause.modality is not None:
        found.add(f"core modal {clause.modality.status}")
    found |= _to_come(clause.words, clause.bracket)
    if core.led:
        found |= {f"through {one}" for one in (*found, *core.led)}
        found |= {f"through {led}/{read}" for led in core.led}
    return found


def _to_come(words: Sequence[str], bracket: Bracket) -> set[str]:
    """Return whether a clause foretells what somebody will be met with, or tells of a measure that its speaker takes."""
    forms = _forms()
    own = not forms["we"].isdisjoint(words[:_BEGIN])
    if bracket.finite == "will":
        name = "met with" if bracket.verb in forms["met_with"] else "done"
        return {f"foretold {name}", f"foretold {name}/{'own' if own else bracket.subject}"}
    if not own or not bracket.finite.startswith("full"):
        return set()
    known = [word for word in words if word.isalpha()]
    at = next((place for place, word in enumerate(known) if word in forms["we"]), 0)
    verb = known[at - 1] if at else next(iter(known[1:2]), "")
    # "wir führen … ein": the prefix stands at the end.
    verbs = {verb, (known[-1] + verb) if known else verb}
    return set() if verbs.isdisjoint(forms["measures"]) else {"own measure", f"own measure {bracket.subject}"}


def form_of(whole: Sequence[str]) -> str:
    """Return what kind of clause a quotation is by its first words."""
    first = next((word for word in whole if word[:1].isalnum()), "")
    if "?" in whole:
        return "question"
    if first in ("dass", "daß", "ob", "wenn"):
        return first.replace("ß", "ss")
    if first in _forms()["asked"]:
        return "asked"
    words = [word for word in whole if word[:1].isalnum()]
    if words and is_infinitive(words):
        return "infinitive"
    return "clause"


def _around(clause: Clause, reading: Reading) -> set[str]:
    """Return what the words of the frame say of the truth of what it tells: a negated cue, one that is wanted or possible."""
    forms, frame = _forms(), clause.frame
    present, form = set(frame), form_of(clause.whole)
    found = set()
    kinds = [name for name, verbs in _verbs().items() if reading.verb in verbs] or ["other"]
    if not forms["negations"].isdisjoint(present) and "sondern" not in present:
        found |= {"framed not", f"framed not/{form}", *(f"framed not {kind}" for kind in kinds)}
    if "?" in present:
        found |= {"framed ?", *(f"framed ? {kind}" for kind in kinds)}
    whose = _whose(frame) or " named"
    for name in ("want", "shall_do", "able", "must", "would"):
        if not forms[name].isdisjoint(present):
            found |= {f"framed {name}", f"framed {name}{whose}"}
    return found


def _conditions(whole: Sequence[str]) -> set[str]:
    """Return what the clauses with "wenn" of a sentence are: concessions, asides, judgements of what is so, strict conditions."""
    found = set()
    for place, word in enumerate(whole):
        if word in _IF:
            name = _condition(whole, place)
            found |= {f"if {name}", f"if {name} {'first' if place < _AT_FIRST else 'later'}"}
    return found


def _condition(whole: Sequence[str], place: int) -> str:
    """Return what the clause with "wenn" at a place is."""
    forms = _forms()
    before = next((word for word in reversed(whole[max(0, place - 2) : place]) if word != ","), "")
    behind = whole[place + 1 : place + 1 + _NEAR]
    for name in ("though", "strict", "always"):
        if before in forms[name]:
            return name
    if {"geht", "um"} <= set(behind):
        return "about"
    if "ich" in behind[:2] and not forms["allowed"].isdisjoint(behind):
        return "aside"
    if not forms["onlookers"].isdisjoint(behind[:2]) and not forms["looking"].isdisjoint(behind):
        return "looking"
    return "open" if forms["judged"].isdisjoint(whole[:place]) else "judged"
