"""Acts of an English clause that hang on who speaks, or on whom it is about: promises, plans, charges, what others owe."""

from __future__ import annotations

from wortlaut.heads.rules.judging.clause_lore import Lore, first_sentence
from wortlaut.heads.rules.judging.english_clauses import MainClause
from wortlaut.heads.rules.judging.english_outlooks import was_forced
from wortlaut.heads.rules.judging.english_said import WILL, WOULD, Said
from wortlaut.records import Act

_SUBJECT = 6
_TELLING = frozenset({"told", "tells", "pressed", "presses", "pressing"})
_DUTY = frozenset({"needed", "had", "needs", "has", "need", "have"})


def bond(said: Said, lore: Lore) -> Act | None:
    """Return the act of what is promised, laid down in a plan, charged by those who prosecute, or due from others."""
    return (
        _promised(said, lore)
        or _schemed(said, lore)
        or _due(said, lore)
        or _charged(said, lore)
        or _defended(said, lore)
        or _threatened(said, lore)
        or _told_to(said, lore)
    )


def _told_to(said: Said, lore: Lore) -> Act | None:
    """Read what a report says somebody was told to do as a demand: "The judge told him to leave the court"."""
    words = said.main.words
    place = next((i for i, word in enumerate(words[: _SUBJECT + 2]) if i and word in _TELLING), -1)
    within_report = not said.clause.frame or said.clause.frame[:3] == said.clause.whole[:3]
    if not within_report or said.clause.marked or place < 0 or said.negated:
        return None
    within = words[place + 1 : place + _SUBJECT + 1]
    to = within.index("to") if "to" in within else 0
    behind = within[to + 1 : to + 2]
    addressed = to > 0 and not {"that", "how", "why", "what", "about", "of"}.intersection(within[:to])
    return "demand" if addressed and behind and not lore.lists["noun_leads"].stand_in(behind) else None


def _promised(said: Said, lore: Lore) -> Act | None:
    """Read what is to come to somebody's good, or that a harm will not come, as a promise."""
    main, lists = said.main, lore.lists
    assured = said.clause.verb in ("assure", "reassure")
    to_come = (
        main.helping in WILL
        or main.helping.endswith(("'ll", "’ll"))
        or lists["intended"].stand_in(main.words)
    )
    if not to_come or said.clause.verb in lore.reporting or said.clause.verb in lore.guessing:
        return None
    if assured:
        return "pledge"
    if said.negated:
        spared = main.behind[:3] != ["not", "be", "forced"] and lists["spared"].stand_in(main.behind)
        if spared and (not said.own or said.clause.marked):
            return "pledge"
        return "pledge" if said.own and lists["kept_to"].stand_in(main.behind) else None
    return "pledge" if lists["rewarded"].stand_in(main.behind) else None


def _schemed(said: Said, lore: Lore) -> Act | None:
    """Read what shall be under a plan, a bill or a deal as announced."""
    frame = said.clause.frame
    begun = frame[:1] == ["under"] and lore.lists["schemes"].stand_in(frame[:8])
    ended = frame[-2:] == ["under", "which"] and lore.lists["schemes"].stand_in(frame[-6:])
    return "announce" if begun or ended else None


def _due(said: Said, lore: Lore) -> Act | None:
    """Read what somebody in charge had to do, in indirect speech, as a demand: "ministers needed to act"."""
    main, lists = said.main, lore.lists
    if said.clause.marked or said.own or said.negated or not said.clause.verb:
        return None
    if main.verb >= 0 and main.helping != "had":
        return None
    place = next((i for i, word in enumerate(main.words[:_SUBJECT]) if word in _DUTY), -1)
    if place < 1 or main.words[place + 1 : place + 2] != ["to"]:
        return None
    if was_forced(main.words, lore):
        return None
    pressing = lists["pressing"].stand_in(first_sentence(said.speaker))
    return (
        "demand"
        if pressing
        or lists["addressed"].stand_in(main.words[:place])
        or (
            lists["obliged"].stand_in(main.words[:place])
            and not lists["outsiders"].stand_in(first_sentence(said.speaker))
        )
        else None
    )


def _charged(said: Said, lore: Lore) -> Act | None:
    """Read a crime that those who prosecute lay to a suspect as a charge."""
    lists, main = lore.lists, said.main
    if said.clause.marked or said.negated or not lists["prosecuting"].stand_in(first_sentence(said.speaker)):
        return None
    if not lists["suspects"].stand_in(main.words[:2]):
        return None
    behind = main.behind if main.verb >= 0 else main.words[1:]
    done = main.helping in ("", "had", "has", "have")
    return "accuse" if done and behind[:1] != ["been"] and lists["crimes"].stand_in(behind) else None


def _defended(said: Said, lore: Lore) -> Act | None:
    """Read what did not happen, in the words of who stands before judges or speaks for one who does, as a denial."""
    lists, main = lore.lists, said.main
    if not said.negated or said.future or main.helping in WILL or not _is_past(main):
        return None
    own = said.clause.marked and not _FIRST.isdisjoint(main.subject[:2])
    accused = own and said.clause.verb and lists["before_judges"].stand_in(said.clause.frame)
    speaker = first_sentence(said.speaker)
    client = main.words[:1] in (["he"], ["she"], ["they"]) or "client" in main.words[:3]
    for_another = client and lists["defending"].stand_in(speaker) and not said.clause.marked
    remembers = {"remember", "recall", "know", "understand", "see", "hear", "seen"}.intersection(main.words)
    return "deny" if (accused or for_another) and not remembers else None


def _is_past(main: MainClause) -> bool:
    return main.helping in (
        "did",
        "didn't",
        "didn’t",
        "had",
        "hadn't",
        "hadn’t",
        "have",
        "has",
        "was",
        "wasn't",
        "wasn’t",
        "",
    ) and (bool(main.helping) or "never" in main.words)


_FIRST = frozenset({"i", "we"})


def _threatened(said: Said, lore: Lore) -> Act | None:
    """Read what the speaker will do to others who do not comply as a threat: "If they cross that line, we will answer"."""
    main = said.main
    if not (said.own and said.clause.marked and main.lead in ("if", "unless")) or said.negated:
        return None
    threatened = main.helping in WILL or main.helping.endswith(("'ll", "’ll"))
    return "warn" if threatened and lore.lists["threats"].stand_in(main.behind[:5]) else None


def of_court(said: Said, act: Act, lore: Lore) -> Act:
    """Read what a court says of wrong as its ruling or as what it found: it accuses nobody."""
    if act != "accuse" or not lore.lists["courts"].stand_in(first_sentence(said.speaker)):
        return act
    if said.clause.marked or said.clause.verb not in ("rule", "find", "hold", "conclude", "decide"):
        return act
    return "announce" if lore.lists["unlawful"].stand_in(said.main.words) else "assert"


def tells_for_others(said: Said) -> bool:
    """Say whether a sentence without a cue goes on in somebody's words: "The company would publish every reading"."""
    return (
        not said.clause.verb
        and not said.clause.frame
        and not said.clause.marked
        and said.main.helping in WOULD
    )
