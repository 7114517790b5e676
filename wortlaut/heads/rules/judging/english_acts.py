"""The act of an English statement, by its cue and its first main clause: the first of the rules that hold."""

from __future__ import annotations

from wortlaut.heads.rules.english_verbs import english_words, is_naming
from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence
from wortlaut.heads.rules.judging.english_bonds import bond, of_court, tells_for_others
from wortlaut.heads.rules.judging.english_clauses import clause_words
from wortlaut.heads.rules.judging.english_said import (
    BE,
    FIRST,
    GUESSING,
    POSSIBLE,
    WILL,
    WOULD,
    Said,
    has_condition,
    is_perfect,
    is_unreal,
    said_in,
)
from wortlaut.heads.rules.judging.english_statuses import status_of_english
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.records import Act, Status

_OBLIGED = frozenset({"have", "has", "need", "needs"})


def judge_english(clause: Clause, act: Act, speaker: str, lore: Lore) -> tuple[Act, Status]:
    """Return act and status; ``act`` is what the cue names."""
    said = said_in(clause, act, speaker, lore)
    done = _act(said, lore)
    done = of_court(said, done, lore)
    return done, status_of_english(said, done, lore)


def _act(said: Said, lore: Lore) -> Act:
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
    if lists["missed"].stand_in(words):
        return "regret" if said.own else "accuse"
    return None


def _by_words(said: Said, lore: Lore) -> Act:
    return (
        _called(said, lore)
        or _wished(said, lore)
        or _worded(said, lore)
        or _warned(said, lore)
        or _planned(said, lore)
    )


def _asks(said: Said) -> bool:
    """Say whether the sentence itself is a question, not one that is quoted in it."""
    first = said.clause.whole[0]
    lore = clause_words()
    return first in lore.auxiliaries or first in _QUESTIONS or "," not in said.clause.whole


_QUESTIONS = frozenset({"who", "what", "why", "how", "when", "where", "which", "whose", "and", "so", "but"})


def _given(said: Said, lore: Lore) -> Act:
    """Turn the act that the cue names where the clause speaks against it."""
    lists, clause = lore.lists, said.clause
    if said.act == "reject" and lists["not_ruled_out"].stand_in(clause.frame):
        return "assert"
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


def _called(said: Said, lore: Lore) -> Act | None:
    """Read an imperative: "Stop the war", "Come to the meeting"."""
    words, lists = said.main.words, lore.lists
    if is_naming(said.clause.verb):
        return None
    if said.clause.verb == "chant" and said.clause.marked and said.main.verb < 0 and len(words) <= _SLOGAN:
        return "demand"
    if said.main.verb >= 0 and words[:1] not in (["don't"], ["don’t"], ["do"]):
        return None
    verb, bare = said.clause.verb, said.main.verb < 0
    if verb == "tell" and said.clause.whole[:1] == ["to"]:
        return "demand"
    if verb in _URGED and bare and _is_subjunctive(words):
        return _URGED[verb]
    if not words or not (said.clause.marked or said.clause.verb or ":" in said.clause.frame):
        return None
    first = words[1:] if words[0] in ("please", "never", "always", "just") else words
    if lists["imperatives"].stand_in(first[:1]) or words[:1] == ["please"]:
        return "appeal" if lists["inviting"].stand_in(words) else "demand"
    return None


_SLOGAN = 6
_URGED: dict[str, Act] = {"suggest": "appeal", "insist": "demand"}


def _is_subjunctive(words: list[str]) -> bool:
    """Say whether a clause without a helping verb has neither a past nor a third person: "that hauliers use …"."""
    plural = len(words) > 2 and words[0].endswith("s") and not words[1].endswith(("s", "ed"))
    if plural and words[1] not in english_words("clause_words", "irregular"):
        return True
    irregular = english_words("clause_words", "irregular")
    start = words[1:7]
    if "be" in start:
        return True
    finite = any(word.endswith("ed") or word in irregular for word in start)
    return not finite and not any(word.endswith("s") and not word.endswith("ss") for word in start[1:3])


def _wished(said: Said, lore: Lore) -> Act | None:
    """Read what the first person wants of others: "We expect our neighbours to call", "I want an apology"."""
    words = [word for word in said.clause.whole[:4] if word not in ("do", "not", "now", "also")]
    if said.negated or words[:1] not in (["we"], ["i"]) or not lore.lists["wishes"].stand_in(words[1:2]):
        return None
    behind = said.clause.whole[2:]
    if behind[:1] in (["to"], ["that"]) or (words[1] == "expect" and "to" not in behind[:8]):
        return "demand" if words[1:3] == ["insist", "that"] else None
    begin = behind[: behind.index("to")] if "to" in behind[:8] else []
    asked = bool(begin) and clause_words().auxiliaries.isdisjoint(begin)
    return "demand" if words[1] != "expect" or asked else None


def _worded(said: Said, lore: Lore) -> Act | None:
    """Return the act that the words of the clause name."""
    lists, words = lore.lists, said.main.words
    acts = _acts_named(said, lore)
    refused = said.negated and lists["plan_nouns"].stand_in(main_subject(said)) and lists["passed"].stand_in(words)
    if said.main.helping in ("must", "should") and refused:
        return "reject"
    if said.main.helping in ("must", "should") and "demand" in acts and _demands(said, lore):
        return "demand"
    if said.negated and (lists["wrongs"].stand_in(words) or lists["left_undone_blame"].stand_in(words)):
        acts = acts | {"accuse"}
    if said.negated and lists["closed"].stand_in(words):
        acts = acts - {"praise"} | {"reject"}
    if said.own and said.clause.marked and said.negated and lists["negated_regret"].stand_in(words):
        return "regret"
    for act in lore.acts:
        if act not in acts:
            continue
        if act in ("warn", "regret", "praise") and (said.negated or _is_idle(said, act, lore)):
            continue
        if act == "demand" and not _demands(said, lore):
            continue
        if act == "accuse":
            if said.main.helping in WILL and (said.negated or said.own):
                continue
            return _accused(said, lore)
        return act
    return None


def main_subject(said: Said) -> list[str]:
    """Return the first words of the subject."""
    return said.main.subject[:4]


def _acts_named(said: Said, lore: Lore) -> set[Act]:
    """Return the acts that the words of the clause name; a wrong that is only its topic blames nobody.

    "The fraud trial", "charged with murder"; nor does who only guesses at it or finds it out.
    """
    words, lists = said.main.wide, lore.lists
    found: set[Act] = set()
    for name, place in classes_in(words, lore.language, "acts"):
        act = next(one for one in lore.acts if one == name)
        if act == "accuse" and lists["crime_nouns"].stand_in(words[place : place + 1]):
            before, behind = words[max(0, place - 3) : place], words[place + 1 : place + 2]
            if lists["topics_before"].stand_in(before) or lists["topics_behind"].stand_in(behind):
                continue
        if act == "demand" and _is_noun(words, place, lore):
            continue
        if act == "demand" and is_naming(said.clause.verb):
            continue
        found.add(act)
    return found


def _is_noun(words: list[str], place: int, lore: Lore) -> bool:
    """Say whether "demand" or "need" is a noun: "demand for vans", "the need for talks"."""
    if words[place] not in ("demand", "demands", "need", "needs"):
        return False
    before, behind = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return behind in (["for"], ["of"]) or lore.lists["noun_leads"].stand_in(before)


def _is_idle(said: Said, act: Act, lore: Lore) -> bool:
    """Say whether a danger is said to be slight, or a fault that is owned up to is another's."""
    if act == "warn":
        return lore.lists["slight"].stand_in(said.main.words)
    others = said.clause.marked and said.main.subject[:1] in (["they"], ["you"], ["he"], ["she"])
    return act == "regret" and others


def _accused(said: Said, lore: Lore) -> Act:
    """Who says that no wrong was done contradicts a charge; who tells of an own one regrets it."""
    lists, words = lore.lists, said.main.words
    if lists["scorned"].stand_in(words) and lists["claimed"].stand_in(words):
        return "deny"
    undone = lists["left_undone"].stand_in(words) or lists["left_undone_blame"].stand_in(words)
    if undone and said.negated and said.own and not FIRST.isdisjoint(said.main.subject[:2]):
        return "regret"
    if said.negated and not undone:
        return "deny"
    if lists["plan_nouns"].stand_in(said.main.subject[:3]) and lists["soft_blame"].stand_in(words):
        return "reject"
    passive = said.main.helping in BE or not BE.isdisjoint(said.main.behind[:2])
    first = not FIRST.isdisjoint(said.main.subject[:2]) or said.clause.verb in _ADMITTING
    return "regret" if said.own and first and not passive else "accuse"


_ADMITTING = frozenset({"acknowledge", "admit", "concede"})


def _demands(said: Said, lore: Lore) -> bool:
    """Say whether the speaker requires something: not of itself, not as a duty that the law knows or a guess."""
    main, lists = said.main, lore.lists
    if lists["laws"].stand_in(first_sentence(said.speaker)):
        return False
    if lists["unbearable"].stand_in(main.words):
        return True
    if lists["guessed"].stand_in(main.words) or lists["duties"].stand_in(main.words):
        return False
    if main.through in ("expect", "suppose", "guess", "assume"):
        return False
    obliged = not _OBLIGED.isdisjoint(main.words) and "to" in main.words
    if main.helping in WILL and obliged:
        return False
    return not (said.own and obliged and main.helping not in ("must", "should"))


def _warned(said: Said, lore: Lore) -> Act | None:
    """Read a harm to come, or what follows unless something is done, as a warning."""
    main, lists = said.main, lore.lists
    coming = _is_going(said) or main.helping in WILL or main.helping in POSSIBLE or main.helping.endswith(("'ll", "’ll"))
    if is_perfect(main) or (main.helping in WOULD and has_condition(said, lore)):
        return None
    if main.lead == "unless" and main.helping in WILL and (said.clause.marked or said.own):
        return "warn"
    unbound = main.helping in WOULD and not said.own and not lists["lacking"].stand_in(said.clause.whole)
    if unbound and lists["harms"].stand_in(main.behind) and not said.negated:
        return "warn"
    if coming and lists["harms"].stand_in(main.behind) and not said.negated:
        return "warn"
    return None


def _is_going(said: Said) -> bool:
    """Say whether something is going to happen that nobody plans: "Somebody is going to get killed"."""
    return not said.own and said.main.behind[:2] == ["going", "to"]


def _planned(said: Said, lore: Lore) -> Act:
    """Read what the speaker plans itself as an announcement, or with a negation as a refusal."""
    clause, main, lists = said.clause, said.main, lore.lists
    if clause.verb in lore.guessing or main.through in GUESSING:
        return "assert"
    done = said.own and main.helping in _HAVE and not said.negated and main.behind[:1] != ["been"]
    if done and lists["decided"].stand_in(main.behind[:3]):
        return "announce"
    if clause.marked and main.verb < 0 and said.own and "today" in clause.whole and lists["decided"].stand_in(main.words[:5]):
        return "announce"
    refusing = said.own and said.negated and main.helping in WOULD and "have" not in main.behind[:2]
    if refusing:
        return _refused(said, lore)
    if not (said.own or _tells(said, lore)) or is_unreal(said, lore):
        return "assert"
    if said.negated:
        return _refused(said, lore)
    return "announce" if said.future else "assert"


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
