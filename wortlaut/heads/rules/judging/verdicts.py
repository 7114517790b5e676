"""How the content of a German statement stands, by the first of the tests of the guideline that holds, and by which it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import Bracket, grammar, is_participle
from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.outlooks import first_looks, infinitive_looks, later_looks
from wortlaut.heads.rules.judging.plans import tells_only
from wortlaut.heads.rules.judging.statuses import Clause, denies, is_conditional, not_excluded
from wortlaut.records import Act, StatementType, Status

Test = tuple[bool, Status, str]

_PAST = frozenset({"has", "had", "was", "passed", "was_able", "had_to"})
_BEEN = frozenset({"is", "would_be", "have_many", "would_have"})
_DONE = frozenset({"done", "have done", "been done"})
_SHALL = frozenset({"soll", "sollen", "solle"})
_WANT = frozenset({"will", "wollen", "wolle"})
_HAVE = frozenset({"haben", "sein"})
# Stand for the speaker.
_SELVES = frozenset({"ich", "wir", "man", "er", "sie", "es"})
# Functions of a modal verb that later tests tell.
_LATER = frozenset({"hearsay", "hearsay of a state", "shall"})
# Modal verbs that require.
_REQUIRING = frozenset({"must", "ought", "should", "shall", "may", "need"})
# Lead what hangs on something said before.
_SUPPOSING = frozenset(
    {"dann", "sonst", "andernfalls", "ansonsten", "dadurch", "damit", "demnach", "danach", "somit"}
)
# Lead what is not known.
_OPEN = frozenset(
    {"ob", "wer", "was", "wie", "wann", "wo", "warum", "weshalb", "wohin", "woher", "inwieweit", "inwiefern"}
)


class Setting(NamedTuple):
    """What a verdict goes by: the clause, its bracket, the classes met in it and in its frame, the act of cue and clause."""

    clause: Clause
    bracket: Bracket
    said: Set[str]
    framed: Set[str]
    cue: Act
    act: Act
    kind: StatementType
    own: bool = False


def verdict(setting: Setting, lore: Lore) -> tuple[Status, str]:
    """Return the status of a statement and the test that it comes from."""
    for tests in (_looked, _asked, _hearsay, _guessed, _supposed, _planned, _to_come):
        for holds, status, reason in tests(setting, lore):
            if holds:
                return status, reason
    return "actual", "past" if _is_past(setting) else "present"


def _looked(s: Setting, _: Lore) -> Iterator[Test]:
    return first_looks(s.clause, s.bracket, s.kind, s.act)


def _supposed(s: Setting, _: Lore) -> Iterator[Test]:
    yield from later_looks(s.clause, s.bracket, s.kind, s.own)
    if not s.framed & {"demand", "proposal", "slogan", "plan", "bound", "threat"}:
        yield from infinitive_looks(s.clause, s.kind, s.cue)


def _is_past(s: Setting) -> bool:
    """Say whether the clause tells of what is over; the tense of a report is that of the reporting."""
    finite, end = s.bracket.finite, s.bracket.end
    return s.kind != "reported" and (finite in _PAST or (finite in _BEEN and end in _DONE))


def _asked(s: Setting, lore: Lore) -> Iterator[Test]:
    """Yield the tests of conditions, questions, demands and negations."""
    clause, cue, act = s.clause, s.cue, s.act
    said = clause.said
    finite = s.bracket.finite
    required = "demanded" in said and not said & {"missed", "guessed", "described"}
    yield is_conditional(clause, lore), "conditional", "condition"
    yield act == "ask" or "?" in clause.whole or clause.whole[:1] == ["ob"], "uncertain", "question"
    yield cue in ("demand", "appeal") and act == cue, "demanded", f"cue {cue}"
    if clause.modality is not None and s.kind != "reported":
        later = clause.modality.reason in _LATER
        yield not later, clause.modality.status, f"modal {clause.modality.reason}"
    if act in ("demand", "appeal"):
        yield finite in _REQUIRING, "demanded", f"clause {act} {finite}"
        yield "called" in said, "demanded", f"call {act}"
        yield "demanded" in said and not _is_past(s), "demanded", f"clause {act}"
        yield is_of_itself(clause.words) and not _is_past(s), "demanded", f"asks itself {act}"
    yield required and act not in ("regret", "pledge", "warn"), "demanded", "required"
    yield cue in ("reject", "deny") and act == cue, "denied", f"cue {cue}"
    negated = denies(clause)
    yield act == "deny" or (act == "reject" and (negated or not _is_past(s))), "denied", f"clause {act}"
    yield negated, "denied", "negated"


def _hearsay(s: Setting, _: Lore) -> Iterator[Test]:
    """Yield the tests of modal verbs that tell what others say."""
    words, bracket = s.clause.words, s.bracket
    shall = bracket.finite == "shall" or words[-1:] in (["sollen"], ["soll"])
    wants = bracket.finite in ("wants", "wanted") or words[-1:] in (["wollen"], ["will"])
    perfect = (shall or wants) and has_perfect(words)
    state = bracket.verb in grammar().verbs["state"] or (bracket.verb == "gehen" and "um" in words)
    soon = "soon" in s.said
    yield shall and perfect and not soon, "uncertain", "hearsay perfect"
    yield shall and state and not soon, "uncertain", "hearsay state"
    yield wants and perfect, "uncertain", "hearsay wants"
    yield tells_only(s.clause), "uncertain" if "predicted" in s.clause.said else "actual", "tells only"
    yield wants, "planned", "wants"


def has_perfect(words: Sequence[str]) -> bool:
    """Say whether an infinitive of the perfect stands among the words: "soll gesehen worden sein"."""
    known = grammar()
    return any(
        after in _HAVE and (word in ("worden", "gewesen") or is_participle(word, known))
        for word, after in pairwise(words)
    )


def _guessed(s: Setting, lore: Lore) -> Iterator[Test]:
    """Yield the tests of what is possible, supposed or feared."""
    clause, said, framed, act = s.clause, s.said, s.framed, s.act
    finite = s.bracket.finite
    threat = clause.verb in ("drohen", "an|drohen") or "threat" in framed
    yield act == "warn" and threat, "planned", "threat"
    holds = lore.lists["holds"].stand_in(clause.words[:6]) and finite != "will"
    yield s.cue == "warn" and act == "warn" and holds, "actual", "warned of what is"
    yield s.cue == "warn" and act == "warn", "uncertain", "warned"
    expected = "voraussichtlich" in clause.words and finite in ("will", "shall")
    yield "hedge" in said and not expected, "uncertain", "hedged"
    yield finite in ("could", "might"), "uncertain", "could"
    yield not_excluded(clause), "uncertain", "not excluded"
    yield clause.verb in lore.guessing, "uncertain", "cue guesses"
    yield "guess" in framed, "uncertain", "framed guess"
    yield "weighing" in framed, "uncertain", "framed weighing"
    yield "guessing" in said and finite in ("will", "is") and s.bracket.end == "done", "uncertain", "guessed"
    yield "guessing" in said and is_of_itself(clause.words), "uncertain", "guesses itself"
    yield "seeming" in said, "uncertain", "seeming"
    yield "unknown" in said and s.bracket.behind in _OPEN, "uncertain", "unknown"
    yield "chance" in said and s.bracket.behind in ("dass", "daß"), "uncertain", "chance"
    yield "looming" in said and not _is_past(s), "uncertain", "looming"
    happens = s.bracket.verb in grammar().verbs["happening"]
    yield finite == "can" and happens, "uncertain", "can happen"


def is_of_itself(words: Sequence[str]) -> bool:
    """Say whether a pronoun for the speaker stands at the beginning: "man gehe davon aus", "ich bitte"."""
    return not _SELVES.isdisjoint(words[:3])


def _planned(s: Setting, _: Lore) -> Iterator[Test]:
    """Yield the tests of what is intended, decided or arranged."""
    said, act, framed = s.said, s.act, s.framed
    past = _is_past(s)
    turned = s.act not in ("announce", "pledge") and s.kind != "reported"
    yield s.cue in ("announce", "pledge") and not past and not turned, "planned", f"cue {s.cue}"
    if is_bare_infinitive(s):
        yield bool(framed & {"demand", "proposal", "slogan"}), "demanded", "infinitive asked"
        yield bool(framed & {"plan", "bound", "threat"}), "planned", "infinitive meant"
        yield True, "actual", "infinitive"
    yield "intends" in said and not past, "planned", "intends"
    yield s.bracket.finite == "shall", "planned", "shall"
    stands = s.bracket.finite in ("is", "was", "would_be")
    yield "arranged" in said and (stands or not past), "planned", "arranged"
    happens = s.bracket.verb in grammar().verbs["happening"]
    yield s.bracket.finite == "will" and happens, "uncertain", "will happen"
    yield act in ("announce", "pledge") and not past and s.bracket.finite != "can", "planned", f"clause {act}"
    yield "aim" in said and s.bracket.finite in ("is", "was"), "planned", "aim"


def is_bare_infinitive(s: Setting) -> bool:
    """Say whether an infinitive with "zu" is the whole of what is said: "beschlossen, das Bad zu schließen"."""
    whole = s.clause.whole
    return (
        s.kind == "indirect" and s.bracket.end == "to do" and "," not in whole and s.bracket.finite == "full"
    )


def _to_come(s: Setting, _: Lore) -> Iterator[Test]:
    """Yield the tests of what is still to come, and of what would be."""
    words, bracket = s.clause.words, s.bracket
    finite, end = bracket.finite, bracket.end
    known = grammar()
    soon = "soon" in s.said
    supposed = not (_SUPPOSING.isdisjoint(words) and _SUPPOSING.isdisjoint(s.clause.frame))
    second = finite in ("full second", "would", "would_be", "would_have")
    yield supposed and second, "conditional", "unreal supposed"
    going_on = not soon and (end == "done" or not known.words["ongoing"].isdisjoint(words))
    yield finite == "will" and going_on, "actual", "is being done"
    yield finite == "will", "planned", "will do"
    would = finite in ("would", "would_many")
    yield would and going_on, "actual", "would be done"
    yield would and bracket.verb in known.verbs["happening"], "uncertain", "would happen"
    meant = s.own or soon or bracket.verb in known.verbs["doing"]
    yield would and meant, "planned", "would do"
    yield would, "actual", "would"
    yield finite in ("would_be", "would_have", "full second"), "actual", "unreal"
    yield soon and not _is_past(s), "planned", "soon"
