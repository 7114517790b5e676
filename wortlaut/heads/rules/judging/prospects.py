"""How sure a German statement holds: what its main clause, or the frame before it, leaves open, aims at or asks for."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.heads.rules.judging.brackets import with_commas
from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.clause_parts import scope_words
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.heads.rules.judging.verdicts import Setting, verdict
from wortlaut.records import Act, StatementType

_INFLECTED = ("e", "en", "er", "es", "em")


def prospects(
    clause: Clause, cue: Act, act: Act, kind: StatementType, lore: Lore, *, own: bool = False
) -> set[str]:
    """Return the traits of what a German statement leaves open, aims at or asks for, and what its frame says of that."""
    if clause.bracket is None:
        return set()
    said = said_in(clause.words) | said_in(with_commas(clause.whole, clause.bracket))
    framed: set[str] = set()
    if kind != "reported":
        framed = {name for name, _ in classes_in(clause.frame, "de", "prospect_frame")}
    status, reason = verdict(Setting(clause, clause.bracket, said, framed, cue, act, kind, own), lore)
    found = {f"reads {one}{where}" for one in (status, reason) for where in ("", f"/{kind}")}
    return found | {f"open {name}" for name in said} | {f"framed {name}" for name in framed}


def said_in(words: Sequence[str]) -> set[str]:
    """Return the classes met in a clause, without the guess that belongs to an attribute: "einer der wohl besten"."""
    met = classes_in(words, "de", "prospect_words")
    return {name for name, at in met if name != "hedge" or not _is_attribute(words, at)}


def _is_attribute(words: Sequence[str], at: int) -> bool:
    """Say whether a word stands between an article and an adjective."""
    led = at > 0 and words[at - 1] in scope_words().articles
    return led and at + 1 < len(words) and words[at + 1].endswith(_INFLECTED)
