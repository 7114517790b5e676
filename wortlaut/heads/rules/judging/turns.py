"""What the clause around a German statement makes of its verb: a wish that comes too late blames, joy in what may be asks for it.

"Wir wünschen uns, dass sie handeln" asks, "wir hätten uns gewünscht, dass sie handeln" is a charge; "freut sich, dass" approves, "würde sich
freuen, wenn" asks; who expects rain foretells, who expects an answer demands one. So a verb is read with its mood, with how
what it leads to begins, and with what it is that is wished for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.shapes import MARKS
from wortlaut.heads.rules.judging.sides import goal_of
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import Act

_THAT = frozenset({"dass", "daß"})
# The subject of what is wished for is among so many words at its beginning.
_BEGIN = 3
# What is expected in a noun phrase has so many words at most, up to its first comma.
_PHRASE = 14
_OWN = frozenset({"ich", "wir"})
# The subject of a clause is among so many words at its beginning.
_SUBJECT = 7
_verbs = partial(word_sets, "de", "turn_words", "verbs")
_forms = partial(word_sets, "de", "turn_words")


def turned(clause: Clause, reading: Reading) -> Reading:
    """Return what the cue of a German statement says of its act, with the clause that it stands in."""
    act = _turned(clause, reading)
    return reading if act is None else reading._replace(act=act)


def _turned(clause: Clause, reading: Reading) -> Act | None:
    frame, verbs = clause.frame, _verbs()
    if _comes_too_late(frame if frame else _head(clause.whole)):
        return "accuse"
    if not frame or frame == clause.whole:
        return None
    if reading.act == "assert" and _declines(frame, clause.whole):
        return "reject"
    if reading.act == "praise" and reading.verb in verbs["glad"] and _would_be_glad(frame, clause.whole):
        return "appeal"
    if reading.act == "assert" and reading.verb in verbs["expecting"] and _expects(clause, reading):
        return "demand"
    return _owns(clause, reading)


def _head(words: Sequence[str]) -> Sequence[str]:
    """Return the first clause of a sentence in which its speaker tells of itself; nothing where it does not."""
    end = next((place for place, word in enumerate(words) if word in MARKS and place), len(words))
    head = words[:end]
    return head if not _OWN.isdisjoint(head) and "?" not in words else ()


def _comes_too_late(words: Sequence[str]) -> bool:
    """Say whether a clause tells what somebody would have wished: "hätte sich mehr Mut gewünscht", "hätte es lieber gesehen"."""
    forms, present = _forms(), set(words)
    if forms["had"].isdisjoint(present) or "?" in present:
        return False
    if not forms["wished"].isdisjoint(present):
        # "Hätte nie erwartet, dass" only wonders.
        return forms["negations"].isdisjoint(present)
    seen = not forms["seen"].isdisjoint(present) and not forms["gladly"].isdisjoint(present)
    return seen or not forms["welcomed"].isdisjoint(present)


def _declines(frame: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether somebody does not agree, in the clause around or to none of what it names: "keiner Lösung zustimmen"."""
    forms = _forms()
    if forms["agreeing"].isdisjoint(frame) or not forms["asking"].isdisjoint(frame):
        return False
    none = whole[:1] and whole[0].startswith("kein")
    return bool(none) or not forms["declining"].isdisjoint(frame)


def contradicts(clause: Clause) -> bool:
    """Say whether a clause says of a claim, a charge or a fear that nothing is in it: "die Befürchtungen sind unberechtigt"."""
    words = clause.words
    end = next((place for place, word in enumerate(words) if word in MARKS and place), len(words))
    met = classes_in(words[:end], "de", "turn_words")
    claims = [place for name, place in met if name == "claim" and place < _SUBJECT]
    void = [place for name, place in met if name == "void"]
    if not claims or not void or max(void) < min(claims):
        return False
    return words[max(0, max(void) - 1)] not in _forms()["negations"]


def _would_be_glad(frame: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether joy or thanks are told of what may be: "würde sich freuen, wenn"."""
    forms = _forms()
    if forms["if"].isdisjoint(whole[:2]):
        return False
    return not forms["would"].isdisjoint(frame) or not forms["addressed"].isdisjoint(whole[1:_BEGIN])


def _expects(clause: Clause, reading: Reading) -> bool:
    """Say whether what somebody expects is claimed of another, and not foretold."""
    forms, whole = _forms(), clause.whole
    if _foretells(clause, reading):
        return False
    if not forms["of"].isdisjoint(clause.frame):
        return True
    if _THAT.isdisjoint(whole[:1]):
        phrase = whole[: whole.index(",")] if "," in whole else whole
        owed = any(name == "owed" for name, _ in classes_in(phrase, "de", "turn_words"))
        return len(phrase) <= _PHRASE and owed
    words = [word for word in clause.words if word not in MARKS]
    return forms["helping"].isdisjoint(words[-2:]) and goal_of(clause, "de") != "happening"


def _foretells(clause: Clause, reading: Reading) -> bool:
    """Say whether somebody expects by trade, nobody in particular does, or what is expected is a figure or a guess."""
    forms, frame, whole = _forms(), set(clause.frame), clause.whole
    around = frame.union(word.lower() for word in reading.speaker.split())
    denied = not (forms["had"] | forms["negations"]).isdisjoint(frame)
    # "Es wird erwartet, dass": nobody's claim.
    nobody = "es" in frame and not forms["passive"].isdisjoint(frame)
    guessed = not (forms["figures"] | forms["guessing"]).isdisjoint(whole)
    return denied or nobody or guessed or not forms["foretelling"].isdisjoint(around)


def _owns(clause: Clause, reading: Reading) -> Act | None:
    """Return ``pledge`` where somebody stands by what it will hold to: "bekennt sich zum Standort", not "zu dem Anschlag"."""
    if reading.act != "assert" or reading.verb != "bekennen" or "sich" not in clause.frame:
        return None
    words = [*clause.frame, *clause.whole]
    if not {"zu", "zum", "zur"}.isdisjoint(words) and not {"schuldig", "unschuldig"} & set(words):
        done = any(name == "owned_up" for name, _ in classes_in(words, "de", "turn_words"))
        return None if done else "pledge"
    return None
