"""How the content of a statement stands, seen from its speaker: actual, planned, demanded, denied, …"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.judging.brackets import Bracket
from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.modality import Modality
from wortlaut.records import Act, Status


class Clause(NamedTuple):
    """The words of the first sentence, of its first main clause, of the frame; and the verb of the cue.

    ``said`` are the lists of ``statement_acts.toml`` of which the main clause has a word, ``bracket`` is how it is built
    where the language's grammar is read; ``marked`` says whether the quote begins with a quotation mark, ``modality`` how it
    stands by its modal verb.
    """

    whole: list[str]
    words: list[str]
    frame: list[str]
    verb: str
    said: frozenset[str]
    bracket: Bracket | None = None
    marked: bool = False
    modality: Modality | None = None


def status_of(clause: Clause, act: Act, lore: Lore) -> Status:
    """Return the status: of the tests of the guideline the first that holds."""
    lists = lore.lists
    past = lists["past"].stand_in(clause.words[-2:]) or "sentences" in clause.said
    planned = (act in ("announce", "pledge") and not past) or is_future(clause, lore)
    demanded = act in ("demand", "appeal") or (
        act not in ("regret", "pledge", "warn")
        and "demanded" in clause.said
        and "missed" not in clause.said
        and "guessed" not in clause.said
    )
    tests: tuple[tuple[bool, Status], ...] = (
        (is_conditional(clause, lore), "conditional"),
        (act == "ask", "uncertain"),
        (demanded, "demanded"),
        (act in ("reject", "deny") or denies(clause), "denied"),
        (_threatens(clause, act), "planned"),
        (is_guess(clause, act, lore), "uncertain"),
        (planned, "planned"),
    )
    return next((answer for holds, answer in tests if holds), "actual")


def denies(clause: Clause) -> bool:
    """Say whether the clause is negated."""
    return "negations" in clause.said and "never_negations" not in clause.said


def is_future(clause: Clause, lore: Lore) -> bool:
    """Say whether the clause tells of what is intended, decided or scheduled."""
    lists = lore.lists
    if "guessed" in clause.said or lists["past"].stand_in(clause.words[-2:]):
        return False
    if "intended" in clause.said:
        return True
    soon = "soon" in clause.said
    if "future" in clause.said:
        return soon or clause.verb in lore.loose or not _is_passive(clause.words, lore)
    return soon and "present" in clause.said


_NO_PARTICIPLES = (
    "gehen",
    "geben",
    "gewinnen",
    "geschehen",
    "gelten",
    "gehören",
    "genießen",
    "gestalten",
    "gelingen",
    "geraten",
)


def _is_passive(words: list[str], lore: Lore) -> bool:
    """Say whether "werden" goes with a participle at the end of the clause: what is done, not what will be."""
    if not lore.lists["passive"].stand_in(words) or lore.lists["hearsay"].stand_in(words):
        return False
    ends = [word for word in words if word not in (",", ":", ".")][-2:]
    last = next((word for word in reversed(ends) if word not in ("wird", "werde", "werden")), "")
    return (
        last.endswith("t")
        or (last.startswith("ge") and not last.startswith(_NO_PARTICIPLES))
        or "ge" in last[2:6]
    )


def _threatens(clause: Clause, act: Act) -> bool:
    """Say whether somebody threatens a deed of his own."""
    return act == "warn" and clause.verb in ("drohen", "an|drohen", "threaten", "vow")


EXCLUDING = frozenset({"aus|schließen", "rule out"})


def not_excluded(clause: Clause) -> bool:
    """Say whether the frame holds something possible: "schloss einen Rückzug nicht aus"."""
    return clause.verb == "aus|schließen" and "nicht" in clause.frame


def is_guess(clause: Clause, act: Act, lore: Lore) -> bool:
    """Say whether the clause or the verb of its frame guesses."""
    lists = lore.lists
    if act in ("announce", "pledge"):
        return False
    if act == "warn":
        return not lists["holds"].stand_in(clause.words[:6]) or "future" in clause.said
    if not_excluded(clause):
        return True
    intended = "intended" in clause.said
    if clause.verb in lore.guessing or lists["guessing_words"].stand_in(clause.frame):
        return not intended
    if "uncertain" in clause.said or _is_hearsay(clause, lore):
        return True
    return "future" in clause.said and "predicted" in clause.said


def is_conditional(clause: Clause, lore: Lore) -> bool:
    """Say whether the clause holds only under a condition."""
    lists, whole = lore.lists, clause.whole
    if clause.bracket is not None:
        return _hangs_on_condition(clause, clause.bracket, lore)
    first = whole[1:2] if whole[:1] == ["dass"] else whole[:1]
    if lists["condition_first"].stand_in(first) and _has_consequence(whole, lore) and "?" not in whole:
        return True
    if "lacking" in clause.said and "unreal" in clause.said:
        return True
    return lists["conditional"].stand_in(whole) and not lists["never_conditional"].stand_in(whole)


def _hangs_on_condition(clause: Clause, bracket: Bracket, lore: Lore) -> bool:
    """Say whether a clause of condition stands beside the main clause, or a phrase of condition in it."""
    lists, whole = lore.lists, clause.whole
    if lists["never_conditional"].stand_in(whole) or (bracket.lead == "verb" and "?" in whole):
        return False
    beside = {bracket.lead, bracket.behind, *bracket.inside}
    if "verb" in beside or not lists["condition_words"].single.isdisjoint(beside):
        return True
    # Behind "man gehe davon aus, dass" the whole of what is said follows.
    if lists["conditional"].stand_in(whole if bracket.behind in ("dass", "daß") else clause.words):
        return True
    return "lacking" in clause.said and "unreal" in clause.said


def _has_consequence(whole: list[str], lore: Lore) -> bool:
    """Say whether a clause follows that begins as what hangs on a condition does, where a language shows it."""
    begins = lore.lists["consequence"]
    follow = [word for comma, word in pairwise(whole) if comma == ","]
    return bool(follow) and (not begins.single or begins.stand_in(follow))


def _is_hearsay(clause: Clause, lore: Lore) -> bool:
    lists = lore.lists
    return "hearsay" in clause.said and lists["perfect"].stand_in(clause.words[-4:])
