"""The act of an English statement, by its cue and its first main clause: the first of the rules that hold."""

from __future__ import annotations

from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence
from wortlaut.heads.rules.judging.english_bonds import bond, of_court, tells_for_others
from wortlaut.heads.rules.judging.english_calls import called, wished
from wortlaut.heads.rules.judging.english_clauses import clause_words
from wortlaut.heads.rules.judging.english_named import worded
from wortlaut.heads.rules.judging.english_outlooks import lacks, without_compounds, without_plain_have
from wortlaut.heads.rules.judging.english_said import (
    BE,
    FIRST,
    GUESSING,
    POSSIBLE,
    WILL,
    WOULD,
    Said,
    has_condition,
    is_left_open,
    is_perfect,
    is_unreal,
    said_in,
)
from wortlaut.heads.rules.judging.english_statuses import status_of_english
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.records import Act, Status


def judge_english(clause: Clause, act: Act, speaker: str, lore: Lore) -> tuple[Act, Status]:
    """Return act and status; ``act`` is what the cue names."""
    said = said_in(clause, act, speaker, lore)
    done = _act(said, lore)
    done = of_court(said, done, lore)
    return done, status_of_english(said, done, lore)


def _act(said: Said, lore: Lore) -> Act:
    if said.act in ("assert", "reject", "deny") and is_left_open(said, lore):
        return "assert"
    if said.act == "assert" and said.clause.verb in _ADMITTING and said.own and _is_fault(said, lore):
        return "regret"
    if said.act != "assert":
        asked = lore.lists["asked"].stand_in(said.clause.frame)
        return "ask" if asked else _given(said, lore)
    return (
        _asked(said, lore)
        or _voiced(said, lore)
        or _bound(said, lore)
        or bond(said, lore)
        or _by_words(said, lore)
    )


def _asked(said: Said, lore: Lore) -> Act | None:
    """Read a question, and the suspicion that the frame names: "suspect him of …"."""
    if lore.lists["asked"].stand_in(said.clause.frame):
        return "ask"
    if said.clause.verb == "suspect" and "of" in said.clause.frame:
        return "accuse"
    if "?" in said.clause.whole and _asks(said):
        return "ask"
    return _exclaimed(said, lore)


def _exclaimed(said: Said, lore: Lore) -> Act | None:
    """Read "What a night!" as praise, "What a mess!" as blame."""
    whole = said.clause.whole
    if whole[:2] not in (["what", "a"], ["what", "an"]) or "?" in whole or not said.clause.marked:
        return None
    if any(one in clause_words().auxiliaries for one in whole[:8]):
        return None
    return "accuse" if lore.lists["bad_surprise"].stand_in(whole) else "praise"


def _voiced(said: Said, lore: Lore) -> Act | None:
    """Read what somebody expresses or voices: concern, support, anger."""
    if said.clause.verb not in ("express", "voice"):
        return None
    for act in _VOICED:
        if lore.lists[f"voiced_{act}"].stand_in(said.clause.whole):
            return act
    return "assert" if lore.lists["voiced_guess"].stand_in(said.clause.whole) else None


_VOICED: tuple[Act, ...] = ("warn", "praise", "accuse")


def _bound(said: Said, lore: Lore) -> Act | None:
    """Read words of a promise, and of what ought to have been done."""
    lists, words = lore.lists, said.main.words
    if lists["pledged"].stand_in(said.clause.whole) or (
        lists["willing"].stand_in(words) and not said.negated
    ):
        return "pledge"
    if lists["missed"].stand_in(without_plain_have(words, lore)):
        return "regret" if said.own else "accuse"
    return None


def _by_words(said: Said, lore: Lore) -> Act:
    return (
        called(said, lore)
        or wished(said, lore)
        or worded(said, lore)
        or _warned(said, lore)
        or _planned(said, lore)
    )


def _asks(said: Said) -> bool:
    """Say whether the sentence itself is a question, not one that is quoted in it."""
    first = said.clause.whole[0]
    lore = clause_words()
    return first in lore.auxiliaries or first in _QUESTIONS or "," not in said.clause.whole


_QUESTIONS = frozenset({"who", "what", "why", "how", "when", "where", "which", "whose", "and", "so", "but"})


def _rejected(said: Said, lore: Lore) -> Act:
    """Read "rejected claims that …" as a denial."""
    lists, clause = lore.lists, said.clause
    claimed = clause.verb in ("reject", "dismiss") and lists["claims"].stand_in(clause.whole[:1])
    return "deny" if claimed else "reject"


def _given(said: Said, lore: Lore) -> Act:
    """Turn the act that the cue names where the clause speaks against it."""
    lists, clause = lore.lists, said.clause
    if said.act == "reject":
        return _rejected(said, lore)
    if said.act == "ask" and clause.verb == "ask" and not said.main.helping and "?" not in clause.whole:
        asked = clause.whole[:1] and clause.whole[0] in (_QUESTIONS | {"if", "whether"})
        return "ask" if asked or "to" not in clause.whole[:8] else "appeal"
    if said.act == "ask" and clause.whole[:2] == ["not", "to"]:
        return "appeal"
    if said.act == "announce" and clause.verb == "agree" and "and" not in said.speaker.split(" "):
        several = lists["several"].stand_in(first_sentence(said.speaker))
        return "announce" if several else "pledge"
    if said.act == "pledge" and lists["apologies"].stand_in(clause.whole):
        return "regret"
    return said.act


def _is_fault(said: Said, lore: Lore) -> bool:
    """Say whether what is owned up to is a fault or a weakness."""
    return lore.lists["shortcomings"].stand_in(said.clause.whole)


def _warned(said: Said, lore: Lore) -> Act | None:
    """Read a harm to come, or what follows unless something is done, as a warning."""
    main, lists = said.main, lore.lists
    coming = (
        _is_going(said)
        or main.helping in WILL
        or main.helping in POSSIBLE
        or main.helping.endswith(("'ll", "’ll"))
    )
    if is_perfect(main) or (main.helping in WOULD and has_condition(said, lore)):
        return None
    if main.lead == "unless" and main.helping in WILL and (said.clause.marked or said.own):
        return "warn"
    unbound = main.helping in WOULD and not said.own and not lists["lacking"].stand_in(said.clause.whole)
    if unbound and lists["harms"].stand_in(main.behind) and not said.negated:
        return "warn"
    if coming and lists["harms"].stand_in(without_compounds(main.behind, lore)) and not said.negated:
        return "warn"
    return None


def _is_going(said: Said) -> bool:
    """Say whether something is going to happen that nobody plans: "Somebody is going to get killed"."""
    return not said.own and said.main.behind[:2] == ["going", "to"]


def _planned(said: Said, lore: Lore) -> Act:
    """Read what the speaker plans itself as an announcement, or with a negation as a refusal."""
    clause, main = said.clause, said.main
    if clause.verb in lore.guessing or main.through in GUESSING:
        return "assert"
    if said.own and not said.negated and _has_decided(said, lore):
        return "announce"
    refusing = (
        said.own
        and said.negated
        and main.helping in WOULD
        and "have" not in main.behind[:2]
        and not lacks(clause.whole, lore)
    )
    if refusing:
        return _refused(said, lore)
    if not (said.own or _tells(said, lore)) or is_unreal(said, lore):
        return "assert"
    if said.negated:
        return _refused(said, lore)
    return "announce" if said.future else "assert"


def _has_decided(said: Said, lore: Lore) -> bool:
    """Say whether a decision is told as done: "we have suspended him", "today I signed the order"."""
    main, decided = said.main, lore.lists["decided"]
    if main.helping in _HAVE:
        return main.behind[:1] != ["been"] and decided.stand_in(main.behind[:3])
    told_today = said.clause.marked and main.verb < 0 and "today" in said.clause.whole
    return told_today and decided.stand_in(main.words[:5])


def _tells(said: Said, lore: Lore) -> bool:
    """Say whether somebody tells what will be: not in a report, not of what another one wants or has to do."""
    clause, main = said.clause, said.main
    if tells_for_others(said):
        return not lore.lists["wanted"].stand_in(main.words)
    if not clause.verb and ":" not in clause.frame:
        return main.helping in BE and main.behind[:1] == ["to"]
    if clause.marked and main.verb < 0 and said.future and lore.lists["present"].stand_in(main.words[:5]):
        return True
    if not said.own and lore.lists["outsiders"].stand_in(first_sentence(said.speaker)):
        return False
    another = lore.lists["wanted"].stand_in(main.words) or (main.helping in BE and not said.negated)
    if main.verb < 0:
        return ":" in clause.frame and not another
    return clause.verb not in lore.reporting and not another


def _refused(said: Said, lore: Lore) -> Act:
    """Read what somebody will not do as a refusal, or where an office or a use ends as an announcement."""
    main, lists = said.main, lore.lists
    first = not FIRST.isdisjoint(main.subject[:2]) or main.helping.startswith(("i'", "we'", "i’", "we’"))
    going = main.helping in BE and any(word.endswith("ing") for word in main.behind[:2])
    unwilling = lists["unwilling"].stand_in(main.words) or (first and going)
    if not (said.future or (said.own and (main.helping in WILL or unwilling))):
        return "assert"
    return "announce" if lists["given_up"].stand_in(main.words) else "reject"


_HAVE = frozenset({"have", "has", "had", "i've", "we've", "i’ve", "we’ve"})


_ADMITTING = frozenset({"acknowledge", "admit", "concede"})
