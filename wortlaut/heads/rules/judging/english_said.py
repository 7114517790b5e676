"""What an English main clause says of who speaks and of how its content stands: own, negated, to come, unreal."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence, lore_of
from wortlaut.heads.rules.judging.english_clauses import MainClause, main_clause
from wortlaut.heads.rules.judging.english_outlooks import (
    goes_by_itself,
    is_course,
    is_deed,
    is_due,
    is_event,
    must_itself,
    tells_present_plan,
    without_goings,
    without_plans_spoken_of,
)
from wortlaut.heads.rules.judging.statuses import Clause
from wortlaut.records import Act

_SHORTEST_NOUN = 4
_NEAR = 4
BE = frozenset({"is", "are", "was", "were", "am", "be", "been", "being", "i'm", "we're", "i’m", "we’re"})
FIRST = frozenset({"i", "we", "our"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_THIRD = frozenset({"he", "she", "they"})
WILL = frozenset({"will", "would", "shall", "won't", "won’t", "wouldn't", "wouldn’t"})
WOULD = frozenset({"would", "wouldn't", "wouldn’t"})
_RESOLVED = frozenset(
    {"determined", "ready", "prepared", "willing", "planning", "committed", "resolved", "considering"}
)
_ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "one",
        "very",
        "too",
        "more",
        "less",
        "as",
        "good",
        "bad",
        "great",
        "long",
        "big",
        "tough",
    }
)
POSSIBLE = frozenset({"could", "may", "might"})
GUESSING = frozenset(
    {
        "think",
        "believe",
        "hope",
        "expect",
        "suppose",
        "guess",
        "assume",
        "confident",
        "thought",
        "believed",
        "hoped",
        "expected",
        "supposed",
        "assumed",
        "hopes",
        "thinks",
        "believes",
        "expects",
        "doubt",
        "doubted",
    }
)


class Said(NamedTuple):
    """What is known of a statement: its clause, its main clause, the act and verb of its cue, its speaker."""

    clause: Clause
    main: MainClause
    act: Act
    speaker: str
    own: bool
    negated: bool
    future: bool


def said_in(clause: Clause, act: Act, speaker: str, lore: Lore) -> Said:
    """Return what is known of a statement; ``act`` is what the cue names."""
    whole = [word.rstrip("'’") or word for word in clause.whole]  # of "‘looked away’" the mark is no letter
    clause = clause._replace(whole=_without_months(whole))
    main = main_clause(clause.whole)
    own = is_own(clause, main, speaker) or (main.verb < 0 and _goes_itself(main.words, lore))
    said = Said(clause, main, act, speaker, own, negated_in(main, lore), False)
    return said._replace(future=is_future(said, lore))


def _without_months(words: list[str]) -> list[str]:
    """Drop the month that is spelt as a helping verb: "in May", "2 May"."""
    if "may" not in words:
        return words
    before = ["", *words]
    return [
        word
        for word, one, other in zip(words, before, [*words[1:], ""], strict=False)
        if word != "may"
        or not (one in _BEFORE_MONTHS or one.isdigit() or other in _BEHIND_MONTHS or other.isdigit())
    ]


_BEHIND_MONTHS = frozenset({"since", ",", ".", "", "in", "on", "after", "for", "and", "or"})
_BEFORE_MONTHS = frozenset(
    {"in", "of", "since", "until", "from", "by", "next", "last", "early", "late", "mid", "this", "for", "to"}
)


def is_own(clause: Clause, main: MainClause, speaker: str) -> bool:
    """Say whether the clause is about who speaks: "I", "our party", in indirect speech also "he", or its noun."""
    subject = main.subject
    start = subject[:_NEAR] if main.verb >= 0 else subject[:2]
    if not FIRST.isdisjoint(start) or main.helping.startswith(("i'", "we'", "i’", "we’")):
        return True
    return not clause.marked and _is_told_of_itself(main, speaker)


def _is_told_of_itself(main: MainClause, speaker: str) -> bool:
    """Say whether the subject of indirect speech is who speaks."""
    subject, first = main.subject, main.subject[:1]
    speaking = first_sentence(speaker)
    if first == ["it"] and main.helping in BE and lore_of("en").lists["deciding"].stand_in(main.behind[:3]):
        return True
    if first == ["it"]:
        resolved = main.behind[:1] and main.behind[0] in _RESOLVED
        return bool(resolved) or (main.helping not in BE and main.behind[:1] != ["be"] and not main.lead)
    if not _THIRD.isdisjoint(first) or (not _POSSESSIVE.isdisjoint(first) and len(subject) <= _NEAR):
        return True
    if speaking[:1] and speaking[0] in _POSSESSIVE:  # "The company will appeal, its lawyer said"
        return True
    named = {word for word in speaking if len(word) >= _SHORTEST_NOUN}
    return not named.isdisjoint(subject)


def negated_in(main: MainClause, lore: Lore) -> bool:
    """Say whether the main clause is negated."""
    lists = lore.lists
    words = _without_contrast(main)
    return lists["negations"].stand_in(words) and not lists["never_negations"].stand_in(words)


def _without_contrast(main: MainClause) -> list[str]:
    """Drop what is only set against what holds: "She would like to talk, not to shout"."""
    start = max(main.verb, 2)
    place = next(
        (
            i
            for i, pair in enumerate(pairwise(main.words))
            if i > start and pair in ((",", "not"), (",", "never"))
        ),
        -1,
    )
    return main.words[:place] if place > 0 else main.words


def is_future(said: Said, lore: Lore) -> bool:
    """Say whether the clause tells of what is intended, decided or scheduled."""
    main, lists = said.main, lore.lists
    words = main.words
    by_itself = not said.own and goes_by_itself(main, lore)
    if by_itself or lists["guessed"].stand_in(words):
        return False
    headline = (
        main.verb < 0 and ":" in said.clause.frame and "to" in words[1:4]
    )  # "Council: Tram to reach harbour"
    if _is_intended(main, lore) or headline or _is_decided(said, lore):
        return True
    if main.helping in WILL or main.helping.endswith(("'ll", "’ll")):
        return not is_predicted(main, lore, own=said.own) and (
            main.helping not in WOULD or not is_perfect(main)
        )
    if main.helping in BE and main.behind[:1] == ["to"]:
        return True
    going = main.helping in BE and any(word.endswith("ing") for word in main.behind[:2])
    told = main.verb < 0 and _tells_now(words[:_NEAR], lore)
    timed = lists["soon"].stand_in(words) and (going or told)
    return timed or (main.verb < 0 and tells_present_plan(words, said.clause.whole, lore))


def _tells_now(words: list[str], lore: Lore) -> bool:
    """Say whether a verb in the present stands among the words, not a noun that looks like one: "the vote"."""
    return any(
        lore.lists["present"].stand_in([word]) and not lore.lists["noun_leads"].stand_in([before])
        for word, before in zip(words, ["", *words], strict=False)
    )


def _is_intended(main: MainClause, lore: Lore) -> bool:
    """Say whether a word of intention or of a date governs the clause, not only a plan that is its topic."""
    if main.helping in BE and is_due(main.behind, lore):
        return True
    words = without_goings(without_plans_spoken_of(main.words, lore), lore)
    return lore.lists["intended"].stand_in(words)


def _is_decided(said: Said, lore: Lore) -> bool:
    """Say whether a plan is told without a word for it: "we are closing", "tomorrow we launch", "from May, all need to"."""
    main, lists = said.main, lore.lists
    if said.own:
        if main.helping in BE and not said.negated and lists["deciding"].stand_in(main.behind[:3]):
            return True
        if not said.negated and must_itself(main.words, lore):
            return True
        timed = main.lead == "until" or lists["soon"].stand_in(main.words)
        return timed and main.verb < 0 and _goes_itself(main.words, lore)
    return main.helping in WILL and _is_required(main) and lists["soon"].stand_in(said.clause.whole)


def _is_required(main: MainClause) -> bool:
    """Say whether something will be required: "from May, visitors will need to register"."""
    return main.behind[:2] in (["need", "to"], ["have", "to"]) or main.behind[:2] == ["be", "required"]


def _goes_itself(words: list[str], lore: Lore) -> bool:
    """Say whether the first person tells its plan in the present: "tomorrow we launch"."""
    place = next((i for i, word in enumerate(words[: _NEAR + 2]) if word in ("we", "i")), -1)
    return place >= 0 and lore.lists["own_present"].stand_in(words[place + 1 : place + 2])


def is_predicted(main: MainClause, lore: Lore, *, own: bool) -> bool:
    """Say whether what will be is nobody's plan: prices will rise, the valley will be flooded."""
    if main.behind[:1] and " ".join(main.behind[:2]) in _SCHEDULED:
        return False
    if is_event(main, lore) or is_deed(main, lore):
        return False
    if (not own or main.subject == ["it"]) and is_course(main, lore):
        return True
    behind = [word for word in main.behind if word not in ("not", "also", "be", "soon", "never", "no")]
    negated = "no" in main.behind or "not" in main.behind or "nothing" in main.behind
    if behind[:1] and behind[0] in _ARTICLES and "be" in main.behind[:3]:
        return not own
    first = "there" if main.subject == ["there"] and not negated else "".join(behind[:1])
    return not own and lore.lists["predicted"].stand_in([first])


_SCHEDULED = frozenset(
    {
        "take effect",
        "take place",
        "take part",
        "take over",
        "take office",
        "take off",
        "take action",
        "take steps",
    }
    | {"take charge", "take up", "take legal", "take control", "take command", "fall due", "change hands"}
)


def is_unreal(said: Said, lore: Lore) -> bool:
    """Say whether something would be so: under a condition, or in the words of the speaker."""
    main = said.main
    if main.helping not in WOULD and not main.helping.endswith(("'d", "’d")):
        return False
    if "like" in main.behind[:2]:
        return False
    if not said.clause.marked and is_course(main, lore):
        return False
    if is_perfect(main) or (main.subject in (["it"], ["that"], ["this"]) and main.behind[:1] == ["be"]):
        return True
    return said.clause.marked or (has_condition(said, lore) and not said.own)


def is_left_open(said: Said, lore: Lore) -> bool:
    """Say whether cue or main clause leave something open: "would not rule out that …", "the police cannot rule out arson"."""
    not_ruled_out = lore.lists["not_ruled_out"]
    return not_ruled_out.stand_in(said.clause.frame) or not_ruled_out.stand_in(said.main.words)


def is_perfect(main: MainClause) -> bool:
    """Say whether the clause has "would have" with a participle: what did not come."""
    behind = [word for word in main.behind[:4] if word not in ("not", "never", "probably", "also", "only")]
    if behind[:1] != ["have"] or len(behind) < 2:
        return False
    return behind[1].endswith(("ed", "en", "ne", "un")) or behind[1] in english_words(
        "clause_words", "irregular"
    )


def has_condition(said: Said, lore: Lore) -> bool:
    """Say whether the clause hangs on a condition that stands beside it."""
    lists, whole, main = lore.lists, said.clause.whole, said.main
    if lists["never_conditional"].stand_in(whole):
        return False
    if main.lead in ("if", "unless", "provided") or (
        main.lead in ("should", "had", "were") and "?" not in whole and main.words != whole
    ):
        return True
    if main.helping in WILL and ("once" in whole[1:] or lists["as_soon"].stand_in(whole)):
        return True
    inverted = any(one == "," and two == "should" for one, two in pairwise(whole)) or (
        main.helping in WILL and _is_inverted(whole[whole.index(main.helping) + 1 :])
    )
    return inverted or lists["conditional"].stand_in(whole)


def _is_inverted(behind: list[str]) -> bool:
    """Say whether "should" begins a condition behind a clause with "would": "would stop should the rebels stay"."""
    return any(two == "should" and one not in _BEFORE_SHOULD for one, two in pairwise(behind))


_BEFORE_SHOULD = frozenset(
    {
        "that",
        "and",
        "but",
        "or",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "there",
        "who",
        "which",
        "what",
        "this",
    }
    | {"how", "everyone", "nobody", "people", "governments", "ministers"}
)
