"""What stand a German statement takes where no verb says so: glad, proud, afraid, sorry, contradicting, asking, advising."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.approving import reasons
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.resolves import taken
from wortlaut.heads.rules.judging.scope import is_call, is_negated, is_task
from wortlaut.heads.rules.judging.statuses import Clause, denies
from wortlaut.heads.rules.judging.valuing import finds_good
from wortlaut.language import load
from wortlaut.records import Act, StatementType

Test = tuple[bool, Act, str]

# Of a main clause of so few words with "dass" behind it ("das zeige, dass …") what follows is read as well.
_FRAMING = 6
# So many words behind a negation are negated.
_REACH = 4
_CONTENT = frozenset({"dass", "daß", "wie"})
_NEGATIONS = frozenset(
    {"nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "kaum", "wenig", "weder", "außer"}
)
# Classes of the finite verb of a clause that tells of what is over.
_PAST = frozenset({"has", "had", "was", "passed", "have_many", "would_have"})
# Classes that tell something of the statement where they stand in its frame.
_TELLING = ("carrying", "protesting", "opining")
_MARKS = frozenset(",.:;!?")
# Classes whose words are not met where they are negated.
_VALUING = frozenset({"cheer", "acclaim", "merit", "justify", "benefit", "good", "danger", "brink", "fear"})


@cache
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, list[str]] = load("de", "stance_words")["forms"]
    return {name: frozenset(words) for name, words in forms.items()}


class Ground(NamedTuple):
    """What a stand is read from: the clause, the words read, the classes met there, in the whole sentence and in the frame."""

    clause: Clause
    words: Sequence[str]
    met: Mapping[str, Sequence[int]]
    around: Set[str]
    framed: Set[str]
    kind: StatementType
    who: Set[str]
    own: bool
    negated: bool
    hoped: bool
    finite: str


def stances(clause: Clause, cue: Act, act: Act, kind: StatementType, own: bool, who: Set[str]) -> set[str]:
    """Return the traits of the stand that a German statement takes; ``own``: its subject is the speaker's side."""
    ground = _ground(clause, kind, own, who)
    taken_up = _taken(ground)
    found = {f"{name} in frame" for name in ground.framed if name.startswith(_TELLING)}
    if not taken_up:
        return found
    first = taken_up[0][0]
    acts = {act for act, _ in taken_up}
    found |= {f"takes {reason}" for _, reason in taken_up} | {f"stands {one}" for one in acts}
    found |= {f"stance {first}", f"stance {first}/cue {cue}", f"stance {first}/rule {act}"}
    found |= {f"stance {first}/{one}" for one in who}
    return found | ({f"only stands {first}"} if len(acts) == 1 else set())


def stand_of(clause: Clause, planned: Act, own: bool) -> Act:
    """Return the act of the stand that a clause surely takes, else what it is without.

    ``own``: its subject is the speaker's side. Of what is announced a threat is a stand.
    """
    sure = _SURE if planned == "assert" else {"vow"} if planned == "announce" else set()
    if not sure:
        return planned
    stands = _taken(_ground(clause, "indirect", own, frozenset()))
    return next((act for act, reason in stands if reason in sure), planned)


# Grounds that hold wherever they are met, whoever speaks.
_SURE = frozenset(
    {
        "joy",
        "acclaim",
        "good",
        "grief",
        "apology",
        "own fault",
        "vow",
        "advised",
        "need",
        "never did wrong",
        "approval",
        "found good",
    }
)


def _taken(ground: Ground) -> list[tuple[Act, str]]:
    return [(act, reason) for test in _TESTS for holds, act, reason in test(ground) if holds]


def _ground(clause: Clause, kind: StatementType, own: bool, who: Set[str]) -> Ground:
    words = _read(clause)
    framed: set[str] = set()
    if kind != "reported":
        framed = {name for name, _ in classes_in(clause.frame, "de", "stance_words")}
    return Ground(
        clause,
        words,
        _met(words),
        {name for name, _ in classes_in(clause.whole, "de", "stance_words")},
        framed,
        kind,
        who,
        own or not _forms()["selves"].isdisjoint(words),
        is_negated(clause.whole) or denies(clause),
        clause.verb in _forms()["hoping"] or not _forms()["hope"].isdisjoint(words),
        clause.bracket.finite if clause.bracket else "",
    )


def _read(clause: Clause) -> Sequence[str]:
    """Return the words that are read: of the main clause, and of what it only leads."""
    behind = clause.bracket.behind if clause.bracket else ""
    if behind in _CONTENT and len(clause.words) <= _FRAMING:
        return clause.whole
    return clause.words


def _met(words: Sequence[str]) -> dict[str, list[int]]:
    """Return the classes met, without the words of those that value which are negated."""
    found: dict[str, list[int]] = {}
    for name, place in classes_in(words, "de", "stance_words"):
        if name not in _VALUING or _NEGATIONS.isdisjoint(words[max(0, place - _REACH) : place]):
            found.setdefault(name, []).append(place)
    return found


def _sorry(s: Ground) -> Iterator[Test]:
    """Yield the tests of sorrow, and of faults of one's own side."""
    met, said = s.met, s.clause.said
    asked = "demanded" in said or "called" in said
    yield "apology" in met and not asked, "regret", "apology"
    yield "condolence" in met and not asked, "regret", "grief"
    yield "missed" in said and s.own, "regret", "missed"
    yield "fault" in met and s.own and not asked, "regret", "own fault"
    sport = "by_athlete" in s.who or not _forms()["sports"].isdisjoint(s.clause.whole)
    yield "defeat" in met and s.own and sport, "regret", "defeat"


def _contradicting(s: Ground) -> Iterator[Test]:
    """Yield the tests of what says that a claim is not so."""
    met, clause = s.met, s.clause
    yield "untrue" in met, "deny", "untrue"
    wrong = "misdeed" in met and s.negated
    yield wrong and "never" in met, "deny", "never did wrong"
    yield wrong and "protesting" in s.framed, "deny", "protests"
    yield wrong and s.own, "deny", "did no wrong"
    turned = "sondern" in clause.whole and not {"nur", "allein", "bloß"}.intersection(clause.whole)
    yield turned and s.negated and "protesting" in s.framed, "deny", "not but"


def _fearing(s: Ground) -> Iterator[Test]:
    """Yield the tests of threats, dangers and fears."""
    met, words, forms, finite = s.met, s.words, _forms(), s.finite
    if s.hoped:
        return
    past = finite in _PAST
    kept = "averting" in met
    foretold = not forms["will"].isdisjoint(words) and not s.negated
    meant = s.own or s.kind == "direct"
    yield "vow" in met and foretold and meant, "warn", "vow"
    yield "strike" in met and foretold and s.own and "wenn" in s.clause.whole, "warn", "strike"
    yield "fear" in met and not s.negated and not past, "warn", "fear"
    yield "brink" in met and not past and not kept, "warn", "brink"
    yield "danger" in met and not past and not kept, "warn", "danger"
    done = finite in ("will", "would") and s.clause.bracket is not None and s.clause.bracket.end == "done"
    comes = not forms["coming"].isdisjoint(words) and not done
    risk = "harm" in met and comes and not kept and not s.negated and not past and finite != "shall"
    yield risk and finite in ("could", "might", "can", "would", "would_many"), "warn", "risk"
    yield risk, "warn", "harm to come"
    yield "carrying_fear" in s.framed and not s.negated, "warn", "feared"


def _approving(s: Ground) -> Iterator[Test]:
    """Yield the tests of joy, honour, defence and good done."""
    met = s.met
    if s.hoped or "demanded" in s.clause.said or s.finite in ("shall", "could", "might"):
        return
    # "61 Prozent sind zufrieden" is a finding.
    yield "cheer" in met and "prozent" not in s.words, "praise", "joy"
    yield "acclaim" in met, "praise", "acclaim"
    yield "merit" in met, "praise", "merit"
    advises = "advised" in met and _leads_on(s.clause)
    yield finds_good(s.clause.whole), "praise", "found good"
    yield "justify" in met and not advises, "praise", "defence"
    yield "good" in met and not advises and _is_predicate(s, "good"), "praise", "good"
    yield "benefit" in met and "opining" in s.framed and not s.negated, "praise", "benefit"


def _asking(s: Ground) -> Iterator[Test]:
    """Yield the tests of demands, advice and questions."""
    met, clause = s.met, s.clause
    if "?" in clause.whole:
        yield "rhetoric" in s.around, "accuse", "rhetoric"
        yield True, "ask", "question"
    yield "carrying_question" in s.framed and clause.whole[:1] != ["dass"], "ask", "asked about"
    bare = clause.bracket is not None and clause.bracket.finite == "full"
    yield "carrying_slogan" in s.framed and bare, "demand", "slogan"
    yield s.kind == "direct" and is_call(clause.whole), "demand", "call"
    told = not {"described", "waived"}.isdisjoint(clause.said)
    yield "need" in met and not s.negated and not told, "demand", "need"
    yield clause.whole[:1] == ["was"] and "need" in s.around, "demand", "need"
    advised = "advised" in met and _is_predicate(s, "advised") and _leads_on(clause)
    advised = advised and not finds_good(clause.whole)
    yield advised, "appeal", "advised"
    yield not advised and is_task(clause.words), "demand", "task"
    yield "advice" in met and not s.negated, "appeal", "advice"


def _resolving(s: Ground) -> Iterator[Test]:
    """Yield what is approved by the build of the clause, and what is refused, pledged, feared or advised by its idioms."""
    yield bool(reasons(s.clause, s.own)), "praise", "approval"
    for act, reason in taken(s.clause, s.kind, s.own):
        yield True, act, reason


_TESTS = (_sorry, _contradicting, _resolving, _asking, _fearing, _approving)


def _leads_on(clause: Clause) -> bool:
    """Say whether an infinitive with "zu" or a clause with "dass" follows the main clause: what it would be good to do."""
    whole = clause.whole
    if "," not in whole:
        return False
    behind = whole[whole.index(",") + 1 :]
    if behind[:1] == ["um"]:
        return False
    return "zu" in behind or behind[:1] in (["dass"], ["daß"], ["wenn"])


def _is_predicate(s: Ground, name: str) -> bool:
    """Say whether a word of a class ends the clause beside a verb such as "sein"."""
    if _forms()["copula"].isdisjoint(s.words):
        return False
    end = s.words.index(",") if "," in s.words else len(s.words)
    order = [place for place, word in enumerate(s.words[:end]) if word not in _MARKS]
    ends = [place for place in order if s.words[place] not in _forms()["copula"]][-1:]
    return not set(ends).isdisjoint(s.met.get(name, ()))
