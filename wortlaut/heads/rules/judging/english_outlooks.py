"""What an English clause says is to come: somebody's deed or a course that nobody decides, a need told as a fact, a plan that is only spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wortlaut.heads.rules.judging.clause_lore import Lore
from wortlaut.heads.rules.judging.english_clauses import MainClause

_NAME = 3
_NEAR = 6
_WITHIN = 10
_SHORTEST_ING = 5
_PERSONS = frozenset({"he", "she", "they", "who"})
_THINGS = frozenset({"it", "this", "that", "there", "these", "those", "what", "nothing", "everything", "all"})
_NO_OBJECT = frozenset(
    {"in", "with", "if", "at", "on", "by", "when", "as", "because", "from", "after", "and", "to"}
)
_GOING_ON = frozenset({"keep", "continue", "start", "begin", "carry", "go"})
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ing", "ance", "ence", "ship", "s")


def is_deed(main: MainClause, lore: Lore) -> bool:
    """Say whether somebody who can act will do to something what may also come by itself.

    "The government will ease the curfew", "Holm will succeed her", "Britain will double its share"; not "the cuts will double the price".
    """
    behind = _verbs(main.behind)
    if not behind or not _can_act(main.subject, lore) or lore.lists["spans"].stand_in(behind[:_NEAR]):
        return False
    verb, object_ = behind[0], behind[1:2]
    if verb in ("a", "an", "the", "one"):
        return main.subject[:1] != ["they"]  # "Holm will be the next chairman"
    if verb == "become":
        return bool(object_) and not (object_[0].endswith("er") or object_[0] in ("more", "less"))
    if not lore.lists["deeds"].stand_in([verb]):
        return False
    return verb in ("help", "take") or (bool(object_) and object_[0] not in _NO_OBJECT)


def _verbs(behind: Sequence[str]) -> list[str]:
    skipped = ("not", "also", "be", "soon", "never", "no", "now", "then", "further", "formally", "gradually")
    return [word for word in behind if word not in skipped]


def _can_act(subject: Sequence[str], lore: Lore) -> bool:
    """Say whether the subject is somebody: a pronoun, an authority, or bare words that look like a name."""
    lists = lore.lists
    if subject[:1] and subject[0] in _PERSONS:
        return True
    if lists["addressed"].stand_in(subject[:_NEAR]) or lists["doers"].stand_in(subject[:_NEAR]):
        return True
    bare = 0 < len(subject) <= _NAME and not _THINGS.intersection(subject)
    if not bare or lists["noun_leads"].stand_in(subject[:1]) or lists["forces"].stand_in(subject):
        return False
    return not subject[-1].endswith(_ABSTRACT)


def is_course(main: MainClause, lore: Lore) -> bool:
    """Say whether something goes its course: rain turns to snow, prices keep rising, it is years before it ends."""
    lists, behind = lore.lists, _verbs(main.behind)
    if main.behind[:1] and main.behind[0] != "be" and lists["forces"].stand_in(main.subject):
        return True
    if (
        main.subject[:1] == ["it"]
        and main.behind[:1] in (["be"], ["take"])
        and lists["spans"].stand_in(behind[:_NEAR])
    ):
        return True
    if len(behind) > 1 and behind[0] in _GOING_ON:
        goes_on = next((word for word in behind[1:] if word not in ("to", "on")), "")
        return any(lists["predicted"].stand_in([form]) for form in _base_forms(goes_on))
    return False


def _base_forms(word: str) -> tuple[str, ...]:
    """Return what the base form of an -ing form may be: "rising" is from "rise", "dropping" from "drop"."""
    if not word.endswith("ing") or len(word) < _SHORTEST_ING:
        return (word,)
    stem = word[:-3]
    return stem, stem + "e", stem[:-1]


def goes_by_itself(main: MainClause, lore: Lore) -> bool:
    """Say whether something is going to happen that nobody decides: "it is going to rain", "he is going to win"."""
    if main.behind[:2] != ["going", "to"] or (_can_act(main.subject, lore) and main.subject[:1] != ["he"]):
        return False
    return lore.lists["predicted"].stand_in(_verbs(main.behind[2:4])[:1])


def is_event(main: MainClause, lore: Lore) -> bool:
    """Say whether there will be what somebody holds: "there would be an inquiry"."""
    return main.subject == ["there"] and lore.lists["events"].stand_in(main.behind[:_NEAR])


def without_goings(words: list[str], lore: Lore) -> list[str]:
    """Drop "going" where somebody is on the way: "going to work", not "going to work with them"."""
    kept: list[str] = []
    for place, word in enumerate(words):
        where = words[place + 2 : place + 3]
        on_the_way = (
            word == "going"
            and words[place + 1 : place + 2] == ["to"]
            and lore.lists["goings"].stand_in(where)
        )
        if not on_the_way or (where == ["work"] and words[place + 3 : place + 4] not in _AFTER_WORK):
            kept.append(word)
    return kept


_AFTER_WORK: tuple[list[str], ...] = (
    [],
    ["every"],
    ["on"],
    ["by"],
    ["when"],
    ["and"],
    ["in"],
    ["this"],
    ["yesterday"],
)


def without_plain_have(words: list[str], lore: Lore) -> list[str]:
    """Drop "have" where it helps no verb: "should have the courage", "should have to live in fear"."""
    return [
        word
        for word, before, behind in zip(words, ["", *words], [*words[1:], ""], strict=False)
        if not (
            word == "have"
            and before in ("should", "shouldn't", "shouldn’t", "not")
            and (behind in ("to", "access", "more", "equal") or lore.lists["noun_leads"].stand_in([behind]))
        )
    ]


def without_plans_spoken_of(words: list[str], lore: Lore) -> list[str]:
    """Drop the noun of a plan that is only the topic: "discussed plans to widen the canal"."""
    return [
        word
        for word, before in zip(words, ["", *words], strict=False)
        if word not in ("plan", "plans") or not lore.lists["about_plans"].stand_in([before])
    ]


def is_due(words: Sequence[str], lore: Lore) -> bool:
    """Say whether something is due to be done: "was due to travel", not "was due to bad weather"."""
    if (
        words[:1] == ["due"]
        and words[1:2]
        and words[1] in _DUE_WHEN
        and words[2:3]
        and words[2] not in _IN_PART
    ):
        return True
    place = next((i for i, word in enumerate(words[:-2]) if word == "due" and words[i + 1] == "to"), -1)
    return place >= 0 and lore.lists["due_to"].stand_in(words[place + 2 : place + 3])


_DUE_WHEN = frozenset({"on", "in", "by", "at", "next", "this", "later", "before", "back", "out"})
_IN_PART = frozenset({"part", "large", "no", "small", "least", "full"})


def was_forced(words: Sequence[str], lore: Lore) -> bool:
    """Say whether a need is told as a fact: "had to be taken to hospital", "have had to move", "have to queue for bread"."""
    for place, word in enumerate(words[: _WITHIN + 2]):
        behind = list(words[place + 1 : place + 5])
        if word == "had" and behind[:2] == ["to", "be"]:
            urgent = lore.lists["at_once"].stand_in(words)
            return not urgent and lore.lists["mishaps"].stand_in(behind[2:])
        if word in ("have", "has", "had", "'ve") and behind[:2] == ["had", "to"]:
            return True
        if word in ("have", "has", "had") and behind[:1] == ["to"]:
            return lore.lists["hardships"].stand_in(behind[1:3])
    return False


def must_itself(words: Sequence[str], lore: Lore) -> bool:
    """Say whether a speaker who tells what it must do tells a step that it takes: "we have to close two plants"."""
    for place, word in enumerate(words[:_WITHIN]):
        behind = list(words[place + 1 : place + 4])
        if word in ("have", "has", "need", "needs", "needed") and behind[:1] == ["to"]:
            behind = behind[1:]
        elif word != "must":
            continue
        return lore.lists["steps"].stand_in(behind)
    return False


def is_timely(main: MainClause, whole: Sequence[str], lore: Lore) -> bool:
    """Say whether "should" only reckons: "should be open again by the weekend", "should be fit for the final"."""
    if main.helping != "should" or main.behind[:1] != ["be"] or lore.lists["at_once"].stand_in(whole):
        return False
    behind = main.behind[1:]
    timed = lore.lists["soon"].stand_in(whole) or lore.lists["until_then"].stand_in(whole)
    if lore.lists["fit"].stand_in(behind[:2]):
        return True
    return timed and lore.lists["reached"].stand_in(behind[:3])


def tells_present_plan(words: list[str], whole: Sequence[str], lore: Lore) -> bool:
    """Say whether a plan is told in the present beside a time to come: "On Friday every shop stays shut"."""
    lists = lore.lists
    if not lists["soon"].stand_in(whole) or lists["habitual"].stand_in(whole):
        return False
    return any(
        lists["present"].stand_in([word])
        and not lists["noun_leads"].stand_in([words[place]])
        and (word.endswith("s") or words[place].endswith(("s", "we", "i", "they")))
        for place, word in enumerate(words[1:_WITHIN])
    )


def without_compounds(words: list[str], lore: Lore) -> list[str]:
    """Drop a harm that only tells what kind of thing something is: "flood defences", "crisis talks"."""
    return [
        word
        for word, behind in zip(words, [*words[1:], ""], strict=False)
        if not lore.lists["against_harm"].stand_in([behind])
    ]


def lacks(words: Sequence[str], lore: Lore) -> bool:
    """Say whether something would be so without what is there: not "without warning", "without closing a plant"."""
    return any(
        lore.lists["lacking"].stand_in([word])
        and not behind.endswith("ing")
        and not lore.lists["never_lacking"].stand_in([behind])
        for word, behind in pairwise(words)
    )
