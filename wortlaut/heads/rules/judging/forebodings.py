"""Whether a German clause foretells no good: what follows from something done or left undone, or is said in words of ill.

"Wenn wir nichts tun, wird es keine Schule mehr geben" warns though no word of it does: that it hangs on a condition, lies
ahead and is denied, or is ill, is what warns. Each by itself is as well a plan, a promise or a finding.
"""

from __future__ import annotations

from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.language import word_sets
from wortlaut.records import StatementType

_CONDITIONS = frozenset({"wenn", "falls", "sofern", "solange", "verb"})
_AHEAD = frozenset({"will", "would", "would_many", "would_be"})


def forebodings(clause: Clause, kind: StatementType) -> set[str]:
    """Return the traits of the ill that a clause foretells."""
    bracket = clause.bracket
    if kind == "reported" or bracket is None or "?" in clause.whole:
        return set()
    ill = any(name == "omen" for name, _ in classes_in(clause.whole, "de", "rebuke_words"))
    found = {"foretells ill"} if ill else set()
    if bracket.finite not in _AHEAD:
        return found
    if ill:
        found.add("foretells ill to come")
    hangs = not _CONDITIONS.isdisjoint((bracket.lead, bracket.behind, *bracket.inside))
    denied = not word_sets("de", "censure_words")["negations"].isdisjoint(clause.whole)
    return found | {"foretells ill if"} if hangs and (denied or ill) else found
