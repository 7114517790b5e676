"""The status of an English statement, by its first main clause."""

from __future__ import annotations

from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.english_outlooks import goes_by_itself, is_timely, lacks
from wortlaut.heads.rules.judging.english_said import (
    BE,
    GUESSING,
    POSSIBLE,
    WILL,
    WOULD,
    Said,
    has_condition,
    is_left_open,
    is_perfect,
    is_predicted,
    is_unreal,
)
from wortlaut.records import Act, Status

_NEAR = 6


def status_of_english(said: Said, act: Act, lore: Lore) -> Status:
    """Return the status: of the tests of the guideline the first that holds."""
    requires = act in ("demand", "appeal")
    binding = act in ("announce", "pledge")
    bound = said.clause.verb in ("rule", "warn") and said.main.helping in ("must", "should")
    open_still = act == "assert" and is_left_open(said, lore)
    done = binding and _is_done(said, lore)
    tests: tuple[tuple[bool, Status], ...] = (
        (act == "ask" or open_still, "uncertain"),
        (has_condition(said, lore), "conditional"),
        (requires or bound, "demanded"),
        (_is_conditional(said, lore) and act != "reject", "conditional"),
        (act in ("reject", "deny") or said.negated, "denied"),
        (act == "warn" and said.clause.verb in ("threaten", "vow"), "planned"),
        (not binding and _is_guess(said, act, lore), "uncertain"),
        (not done and (binding or (said.future and act not in ("accuse", "regret"))), "planned"),
    )
    return next((answer for holds, answer in tests if holds), "actual")


def _is_done(said: Said, lore: Lore) -> bool:
    """Say whether what is announced is a fact already: "has recalled its ambassador", "had been unlawful"."""
    helping = said.main.helping
    if said.clause.verb in ("sentence", "convict", "acquit", "hand down"):
        return True
    if said.act != "assert" and said.clause.frame[:3] == said.clause.whole[:3]:
        return False  # "has promised aid": the verb of a reported statement is its cue
    if said.clause.verb in ("rule", "find", "hold") and not said.future:
        return True
    if said.clause.marked and said.main.verb < 0 and "today" in said.clause.whole and not said.future:
        return True
    if lore.lists["sentences"].stand_in(said.clause.whole) or said.main.behind[:1] == ["decided"]:
        return said.main.behind[:1] != ["decided"]
    past = helping in ("has", "have", "had", "was", "were", "i've", "we've", "i’ve", "we’ve")
    return past and not said.future and not lore.lists["willing"].stand_in(said.main.words)


def _is_conditional(said: Said, lore: Lore) -> bool:
    main = said.main
    if main.helping in WOULD | {"might"} and is_perfect(main):
        return main.helping in WOULD or "with" in main.words
    if main.helping.endswith(("'d", "’d")) and is_perfect(main):
        return True
    with_more = "more" in said.clause.whole[:5] and "could" in main.words and said.clause.marked
    if said.clause.whole[:1] == ["with"] and (with_more or main.helping.endswith(("'d", "’d"))):
        return True
    if main.helping not in WOULD and "could" not in main.words:
        return False
    lacking = main.lead == "without" or (main.helping in WOULD and lacks(said.clause.whole, lore))
    return lacking or (is_unreal(said, lore) and "like" not in main.behind[:2])


def _is_guess(said: Said, act: Act, lore: Lore) -> bool:
    """Say whether the clause, its frame or what it is looked through for guesses."""
    main, lists, clause = said.main, lore.lists, said.clause
    voiced = clause.verb in ("express", "voice")
    if act == "warn":
        coming = (
            lists["uncertain"].stand_in(main.words)
            or lists["coming_harm"].stand_in(main.words)
            or not lists["holds"].stand_in(main.words[:6])
        )
        return said.future or _is_outlook(said, lore) or (not voiced and (coming or main.helping in POSSIBLE))
    if clause.frame[:1] and clause.frame[0] in BE and lists["heard"].stand_in(clause.frame[1:3]):
        return True
    if clause.verb in lore.guessing or lists["guessing_words"].stand_in(clause.frame):
        return not lists["intended"].stand_in(main.words)
    if voiced and act == "assert":
        return True
    if main.through == "doubt" and lists["undoubted"].stand_in(clause.whole):
        return False
    return (
        _is_outlook(said, lore)
        or main.through in GUESSING
        or lists["guess_verbs"].stand_in(main.words[:_NEAR])
        or lists["uncertain"].stand_in(main.words)
        or lists["hearsay"].stand_in(main.words)
    )


def _is_outlook(said: Said, lore: Lore) -> bool:
    """Say whether something will come, or seems so, that nobody decides."""
    main, whole = said.main, said.clause.whole
    if is_timely(main, whole, lore) or lore.lists["seeming"].stand_in(whole[:_NEAR]):
        return True
    if not said.own and goes_by_itself(main, lore):
        return True
    return main.helping in WILL and is_predicted(main, lore, own=said.own)
