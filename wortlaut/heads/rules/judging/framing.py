"""How the clause around what was said puts it: which family its verb or noun is of, whether it is negated, unreal, needful, who tells."""

from __future__ import annotations

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import Act, StatementType


def framing(clause: Clause, cue: Act, act: Act, kind: StatementType) -> set[str]:
    """Return the traits of the clause around a German statement; a reported one is such a clause itself.

    ``cue`` is the act of its cue, ``act`` that of the first rule that holds.
    """
    own = kind == "reported"
    frame = clause.words if own else clause.frame
    if not frame:
        return set()
    told = "tells" if own else "told"
    families = {name for name, _ in classes_in(frame, "de", "framing_words")}
    moods = _met("forms", frame)
    found = {f"{told} {name}" for name in families}
    found |= {f"{told} {name}/{act}" for name in families}
    found |= {f"{told} {name}/{mood}" for name in families for mood in moods}
    if own:
        return found
    tellers = _met("tellers", frame)
    found |= {f"told {mood}/{one}" for mood in moods for one in (cue, *tellers)}
    found |= {f"told {name}/by {one}" for name in families for one in tellers}
    return found | {f"told by {one}/{act}" for one in tellers} | {f"told {mood}" for mood in moods}


def _met(table: str, words: list[str]) -> list[str]:
    return [
        name for name, forms in word_sets("de", "framing_words", table).items() if not forms.isdisjoint(words)
    ]
