"""How a German statement stands by its construction: what is asked, requested, needed or weighed, with what follows it.

"Wichtig ist, dass alle kommen" asks for something, "wichtig ist, dass alle gekommen sind" does not: the clause behind what judges decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import Bracket, grammar, is_participle
from wortlaut.heads.rules.judging.clause_parts import is_infinitive, parts
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.scope import is_call
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import StatementType, Status

Test = tuple[bool, Status, str]

# The subject of a clause is among so many words at its beginning.
_BEGIN = 4
_THAT = frozenset({"dass", "daß"})
MARKS = frozenset(",;:.!?")
"""What stands between words."""
_PRESENT = ("full", "full first")
_PLEADING = frozenset({"should", "must", "ought"})
# Of these the present tells a perfect where a participle stands before it.
_HELPING = frozenset({"ist", "sind", "sei", "seien", "hat", "haben", "habe"})
_MOODS = ("requiring", "unreal", "able", "wanting", "future")


class Seen(NamedTuple):
    """What a construction is read by: the clause, its words without marks, the classes met in it and in its frame."""

    clause: Clause
    bracket: Bracket
    kind: StatementType
    words: list[str]
    met: frozenset[str]
    framed: frozenset[str]
    negated: bool


def forms_of(name: str) -> frozenset[str]:
    """Return a list of word forms of ``standing_words.toml``."""
    return word_sets("de", "standing_words")[name]


def classes_of(words: Sequence[str]) -> frozenset[str]:
    """Return the classes of ``standing_words.toml`` that words are of."""
    return frozenset(name for name, _ in classes_in(words, "de", "standing_words"))


def shape(clause: Clause, kind: StatementType) -> tuple[Status, str] | None:
    """Return how a statement stands by its construction, and which that is; None where it has none that tells."""
    if clause.bracket is None:
        return None
    words = [word for word in clause.whole if word not in MARKS]
    negated = not forms_of("negations").isdisjoint(clause.words)
    framed = classes_of(clause.frame) if kind != "reported" else frozenset()
    seen = Seen(clause, clause.bracket, kind, words, classes_of(clause.words), framed, negated)
    for tests in (_questions, _requests, _required, _framed):
        for holds, status, reason in tests(seen):
            if holds:
                return status, reason
    return None


def _questions(s: Seen) -> Iterator[Test]:
    """Yield the tests of questions, asked at once or told, and of what is granted."""
    whole, words = s.clause.whole, s.words
    first = words[0] if words else ""
    asking = forms_of("asked")
    whether = first in grammar().verbal or "needing" in classes_of(words[:1])
    asks = "?" in whole and (first in asking or whether)
    pleads = s.bracket.finite in _PLEADING or "needing" in s.met
    own = not forms_of("own").isdisjoint(words[:_BEGIN])
    negated = not forms_of("negations").isdisjoint(words)
    # "Müssen wir nicht handeln?" is no question.
    yield asks and whether and negated and own and pleads, "demanded", "asks whether not"
    yield asks, "uncertain", "asks"
    told = s.kind not in ("direct", "reported") and "?" not in whole
    yield told and first == "ob", "uncertain", "whether"
    frame = set(s.clause.frame)
    unsettled = bool(frame & (forms_of("negations") | forms_of("open"))) or "wondering" in s.framed
    yield told and first in asking and unsettled and not _is_whoever(whole), "uncertain", "asked"
    wonders = "wondering" in s.met and "nichts" not in words
    yield wonders and s.bracket.finite not in ("has", "had", "have_many"), "uncertain", "wonders"
    yield "granting" in s.met and s.kind != "reported", "uncertain", "grants"


def _is_whoever(whole: Sequence[str]) -> bool:
    """Say whether a clause with "wer" stands for a person: "wer zahlt, der darf bleiben"."""
    behind = {after for comma, after in pairwise(whole) if comma == ","}
    return whole[0] == "wer" and not behind.isdisjoint(grammar().finite.keys() | {"der"})


def _requests(s: Seen) -> Iterator[Test]:
    """Yield the tests of conditions that stand first, and of what somebody asks for, needs or weighs."""
    whole = s.clause.whole
    if s.kind == "reported" or "?" in whole:
        return
    split = parts(whole)
    led = len(split) > 1 and split[0].words[0] in forms_of("if")
    yield led, "conditional", "condition first"
    yield s.kind == "indirect" and is_call(whole), "demanded", "call told"
    yield "!" in whole and grammar().verbal.isdisjoint(s.words) and not s.clause.frame, "demanded", "cried"
    who, behind = who_of(s.clause.words, s.kind), behind_of(whole)
    present = s.bracket.finite in _PRESENT and not s.negated
    yield present and "requests" in s.met and who == "own", "demanded", "requests itself"
    theirs = who == "others" and s.kind == "direct"
    yield present and "requests" in s.met and theirs, "demanded", "another requests"
    stands = s.bracket.finite in (*_PRESENT, "is", "would_be", "lets") and not s.negated
    for name in ("needful", "weighty", "advisable"):
        weighs = stands and name in s.met
        yield weighs and behind == "to", "demanded", f"{name} to do"
        yield weighs and name != "advisable" and _is_to_be(behind), "demanded", f"{name} that"
    needs = present and "needing" in s.met and behind == "alone"
    yield needs and who != "others", "demanded", f"needs {who}"


def _required(s: Seen) -> Iterator[Test]:
    """Yield the tests of modal verbs."""
    modality = s.clause.modality
    if s.kind == "reported" or "?" in s.clause.whole:
        return
    joined = {"kann und muss", "können und müssen"}
    both = any(" ".join(three) in joined for three in zip(s.words, s.words[1:], s.words[2:], strict=False))
    yield both, "demanded", "can and must"
    if modality is not None:
        yield modality.status == "demanded" and "borne" not in s.met, "demanded", "required"
        yield modality.reason == "must in future" and not s.negated, "demanded", "will have to"


def _framed(s: Seen) -> Iterator[Test]:
    """Yield the tests of what a frame weighs or asks for; what is asked for may be negated."""
    frame = s.clause.frame
    if s.kind != "indirect" or not forms_of("negations").isdisjoint(frame):
        return
    form = form_of(s.clause.whole)
    for name in ("needful", "weighty", "advisable", "requests", "asking_for"):
        clear = name in s.framed and (not s.negated or name in ("requests", "asking_for"))
        yield clear and form == "to", "demanded", f"framed {name} to do"
        yield clear and _is_to_be(form), "demanded", f"framed {name} that"
    own = who_of(frame, s.kind) == "own"
    bare = form == "clause" and grammar().verbal.isdisjoint(s.words)
    yield own and bare and "requests" in s.framed, "demanded", "framed requests"


def _is_to_be(behind: str) -> bool:
    """Say whether a clause with "dass" tells of what is still to be brought about."""
    return behind.startswith("that ") and behind not in ("that past", "that is")


def who_of(words: Sequence[str], kind: StatementType) -> str:
    """Return whose a clause is by the words at its beginning: the speaker's own, of those spoken to, a thing's, of others.

    Only who speaks directly speaks to somebody: in indirect speech "Sie" and "ihr" name others.
    """
    begin = words[:_BEGIN]
    names = ("own", "addressed", "thing") if kind == "direct" else ("own", "thing")
    return next((name for name in names if not forms_of(name).isdisjoint(begin)), "others")


def behind_of(whole: Sequence[str]) -> str:
    """Return what follows the main clause: a clause with "dass" and its tense, an infinitive, a condition."""
    for part in parts(whole)[1:]:
        if part.words[0] in _THAT:
            return f"that {_tense(whole, part.words)}"
        if is_infinitive(part.words):
            return "to"
        if part.words[0] in forms_of("if"):
            return "if"
    return "alone"


def form_of(whole: Sequence[str]) -> str:
    """Return what kind of clause a quotation behind its frame is: an infinitive, or one with "dass" and its tense."""
    words = [word for word in whole if word not in MARKS]
    if words and words[0] in _THAT:
        return f"that {_tense(whole, parts(whole)[0].words)}"
    return "to" if words and is_infinitive(words) else "clause"


def _tense(whole: Sequence[str], part: Sequence[str]) -> str:
    """Return tense or mood of a clause whose verb stands at its end, or at that of its sentence."""
    known = grammar()
    for last in (part[-1], *[word for word in whole if word not in MARKS][-1:]):
        mood = next((name for name in _MOODS if last in forms_of(name)), "")
        if mood:
            return mood
        if last in forms_of("past"):
            done = any(is_participle(word, known) for word in part[-2:-1])
            return "past" if last not in _HELPING or done else "is"
        if last in known.verbal:
            return "present"
    return "present"
