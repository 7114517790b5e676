"""What a German sentence calls for, threatens or asks without a verb that says so: "wichtig ist, dass …", "wenn wir nichts tun, …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import load, word_sets
from wortlaut.records import StatementType

# What matters stands so far from the beginning, and the clause it is said of so far behind.
_WITHIN = 9
# What is told of what must be stands beside the verb.
_NEAR = 2
# Words that may stand before an imperative.
_BEFORE_CALL = 4
_THAT = frozenset({"dass", "daß"})
_CONDITIONS = frozenset({"wenn", "falls", "sofern", "sollte", "sollten", "verb", "solange", "ohne"})
# A question that hangs on the frame begins here, behind "darüber" or without it.
_BEGIN = 2
_PLAIN = ("claiming", "standing_up", "warning")


@cache
def _forms() -> dict[str, frozenset[str]]:
    return {**word_sets("de", "call_words"), **word_sets("de", "call_words", "calls")}


def calls(clause: Clause, kind: StatementType) -> set[str]:
    """Return the traits of what a sentence calls for, threatens or asks."""
    whole = clause.whole
    placed = classes_in(whole, "de", "call_words")
    met = {name for name, _ in placed}
    found = {f"calls {name}" for name in _PLAIN if name in met}
    found |= {f"calls {name}/{kind}" for name in _PLAIN if name in met}
    found |= _matters(whole, placed) | _wants(whole) | _needs(clause)
    if kind != "reported":
        found |= _imperative(whole, met)
    found |= _threatens(clause, met)
    return found | _asks(clause, met)


def _matters(whole: Sequence[str], placed: Sequence[tuple[str, int]]) -> set[str]:
    """Return what is said to matter or to be wise with an infinitive or a clause with "dass" behind it."""
    forms = _forms()
    near = [name for name, at in placed if name in ("weighty", "advised", "aimed") and at <= _WITHIN]
    if not near or "?" in whole or "," not in whole:
        return set()
    comma = whole.index(",")
    before, behind = whole[:comma], whole[comma + 1 :]
    if forms["copula"].isdisjoint(before) and "aimed" not in near:
        return set()
    led = "that" if behind[:1] and behind[0] in _THAT else "to" if "zu" in behind else ""
    if not led:
        return set()
    negated = not forms["negations"].isdisjoint(before)
    past = not forms["been"].isdisjoint(before)
    how = "was" if past else "not" if negated else led
    return {one for name in near for one in (f"matters {name}", f"matters {name}/{how}")} | {f"matters/{how}"}


def _wants(whole: Sequence[str]) -> set[str]:
    """Return whether the speaker wants something that others are to do: "wir wollen, dass die Regierung …"."""
    forms = _forms()
    if "," not in whole:
        return set()
    comma = whole.index(",")
    before, behind = whole[:comma], whole[comma + 1 :]
    if forms["want"].isdisjoint(before) or forms["selves"].isdisjoint(before) or behind[:1] == []:
        return set()
    if behind[0] not in _THAT or not forms["negations"].isdisjoint(before):
        return set()
    own = not forms["selves"].isdisjoint(behind[1:4])
    return {f"wants that/{'own' if own else 'other'}"}


def _needs(clause: Clause) -> set[str]:
    """Return who is said to need something: the speaker's side, those it turns to, others."""
    forms = _forms()
    words = clause.words
    at = next((place for place, word in enumerate(words) if word in forms["need"]), -1)
    if at < 0 or "?" in clause.whole or not forms["negations"].isdisjoint(words):
        return set()
    near = {*words[max(0, at - _NEAR) : at], *words[at + 1 : at + 1 + _NEAR]}
    if near & {"wir", "man", "es", "ich"}:
        return {"needs/self"}
    return {"needs/you"} if near & forms["you"] else {"needs/others"}


def _imperative(whole: Sequence[str], met: set[str]) -> set[str]:
    """Return whether a sentence begins as an imperative, behind what may stand before one, and how it sounds."""
    if "?" in whole or not is_imperative(whole):
        return set()
    found = {"imperative"}
    tones = [tone for tone in ("mild", "sharp") if tone in met]
    found |= {f"imperative {tone}" for tone in tones}
    return found | (set() if tones else {"imperative plain"}) | ({"imperative !"} if "!" in whole else set())


def is_imperative(whole: Sequence[str]) -> bool:
    """Say whether a sentence is an imperative: "Aber bitte seien Sie vorsichtig", "Entwickelt gemeinsam Konzepte!"."""
    forms = _forms()
    words = list(whole)
    for _ in range(_BEFORE_CALL):
        if words and (words[0] in forms["before_call"] or not words[0][:1].isalnum()):
            words.pop(0)
    first, second, *rest = [*words, "", ""]
    if first in ("lassen", "lasst") and rest[0] in ("mich", "mir"):
        # "Lassen Sie mich darauf eingehen" tells what the speaker will do.
        return False
    if second == "sie" and first.endswith("n") and first not in forms["no_call"]:
        if first in ("haben", "seien", "werden"):
            return first == "seien" or not forms["have_call"].isdisjoint(rest[:4])
        told = words[0] is not whole[0] and "bitte" not in whole[:_BEFORE_CALL] and "!" not in whole
        return not told and _may_be_called(first)
    familiar = first in forms["familiar"] and second not in forms["subjects"]
    return familiar and (
        "!" in whole or second in ("uns", "euch", "dich", "mal", "doch", "bitte", "nicht", "auf", "mit")
    )


@cache
def _may_be_called(word: str) -> bool:
    """Say whether a form before "sie" may be an imperative rather than a helping verb, a preposition or an adverb."""
    return word not in frozenset(load("de", "scope_words")["words"]["no_calls"])


def _threatens(clause: Clause, met: set[str]) -> set[str]:
    """Return on what condition something bad, or nothing of what is wanted, comes: "wenn wir nichts tun, verlieren wir …"."""
    forms = _forms()
    if clause.bracket is None:
        return set()
    beside = {clause.bracket.lead, clause.bracket.behind, *clause.bracket.inside}
    if beside.isdisjoint(_CONDITIONS):
        return set()
    main = set(clause.bracket.places)
    rest = {word for place, word in enumerate(clause.whole) if place not in main}
    how = "not" if rest & forms["negations"] else "on" if rest & forms["going_on"] else "so"
    comes = (
        "bad" if "losing" in met else "not" if not forms["negations"].isdisjoint(clause.words) else "plain"
    )
    return {f"if {how}/then {comes}"}


def _asks(clause: Clause, met: set[str]) -> set[str]:
    """Return how a question sounds, and whether one that hangs on the frame asks for an answer."""
    forms, whole = _forms(), clause.whole
    if "?" in whole:
        whom = "you" if not forms["you"].isdisjoint(whole) else "others"
        found = {f"question {'knows' if 'knowing' in met else 'open'}/{whom}"}
        return found if forms["negations"].isdisjoint(whole) else found | {"question negated"}
    begin = [word for word in whole[: _BEGIN + 1] if word != ","][:_BEGIN]
    if begin and begin[0] in forms["about"]:
        begin = begin[1:]
    if not begin or begin[0] not in forms["asking"]:
        return set()
    sought = "seeking" if clause.verb in forms["seeking"] else "other" if clause.verb else "no verb"
    found = {"asks along", f"asks along/{sought}"}
    if "?" in clause.frame:
        found.add("asks along/?")
    return found if forms["negations"].isdisjoint(clause.frame) else found | {"asks along/not"}
