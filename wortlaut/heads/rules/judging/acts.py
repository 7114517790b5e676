"""What a statement does and how its content stands, from the cue of its frame and its first main clause."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from wortlaut.heads.rules.judging.approving import reasons
from wortlaut.heads.rules.judging.brackets import bracket_of, with_commas
from wortlaut.heads.rules.judging.clause_lore import (
    Lore,
    acts_said,
    first_clause,
    first_sentence,
    lists_in,
    lore_of,
)
from wortlaut.heads.rules.judging.clause_parts import is_infinitive
from wortlaut.heads.rules.judging.english_acts import judge_english
from wortlaut.heads.rules.judging.leads import without_lead
from wortlaut.heads.rules.judging.modality import Modality, modality_of
from wortlaut.heads.rules.judging.plans import act_meant, as_meant
from wortlaut.heads.rules.judging.resolves import resolved
from wortlaut.heads.rules.judging.scope import is_call, is_described, is_negated, requires
from wortlaut.heads.rules.judging.stances import stand_of
from wortlaut.heads.rules.judging.statuses import (
    EXCLUDING,
    Clause,
    denies,
    is_future,
    not_excluded,
    status_of,
)
from wortlaut.records import Act, Language, Status

_BEGIN = 4
_SUBJECT_WITHIN = 9
_SHORTEST_NOUN = 4
_MARKS = frozenset("\"“‘'‟«")
_NEGATED = frozenset({"negations"})
_DEMANDED = frozenset({"demanded"})
_CALLED = frozenset({"demanded", "called"})
_DESCRIBED = frozenset({"described"})
_CONDEMNED_TO = frozenset(
    {"haft", "haftstrafe", "geldstrafe", "gefängnis", "freiheitsstrafe", "tode", "prison", "jail"}
)


class Reading(NamedTuple):
    """What is known of a statement beside its words: the act of its cue, its verb, the words of frame and speaker."""

    act: Act
    verb: str
    frame: str
    speaker: str = ""


def judge(quote: str, reading: Reading, language: Language) -> tuple[Act, Status]:
    """Return act and status of a statement with this quote."""
    lore = lore_of(language)
    return judge_clause(clause_of(quote, reading, lore), reading, lore)


def clause_of(quote: str, reading: Reading, lore: Lore) -> Clause:
    """Return the first sentence of a quote with its first main clause."""
    whole = first_sentence(quote)
    frame = first_sentence(reading.frame)
    if lore.language == "de":
        # What only leads is looked through, but not the sentence of a reported statement, whose verb of saying leads it.
        whole = list(without_lead(whole)) if frame != whole else whole
        bracket = bracket_of(whole, fronted=lore.lists["fronted"].stand_in(frame[:1]))
        words = [whole[place] for place in bracket.places] or whole
        clause = Clause(whole, words, frame, reading.verb, lists_said(whole, words, frame, lore), bracket)
        return as_meant(with_modality(clause, reading), quote)
    words = first_clause(whole, lore)
    return Clause(whole, words, frame, reading.verb, frozenset(), marked=quote[:1] in _MARKS)


def lists_said(whole: list[str], words: list[str], frame: list[str], lore: Lore) -> frozenset[str]:
    """Return the status lists of which the main clause has a word; in German some count only where they reach it."""
    said = lists_in(words, lore)
    if lore.language != "de":
        return said
    said = said | _NEGATED if is_negated(whole) else said - _NEGATED
    if requires(whole):
        return said | _CALLED
    return said - _DEMANDED | _DESCRIBED if "demanded" in said and is_described(whole, frame) else said


def with_modality(clause: Clause, reading: Reading) -> Clause:
    """Return a German clause with the meaning of its modal verb, which decides what it demands."""
    if clause.bracket is None:
        return clause
    found = modality_of(clause.whole, clause.bracket, clause.frame, reading.speaker, reading.act)
    return clause._replace(modality=found, said=_settled(clause.said, found))


def _settled(said: frozenset[str], modality: Modality | None) -> frozenset[str]:
    """Return the status lists with what the meaning of a modal verb adds and takes off."""
    if modality is None:
        return said
    if modality.status == "demanded":
        # What is asked for is not denied, though it be with a negation: "das dürfe nicht sein".
        return (said | _CALLED) - {"guessed", "described", "uncertain", "negations"}
    said = (said - _CALLED) | {"told" if modality.reason.endswith(" told") else "waived"}
    added = {
        "planned": {"intended"},
        "uncertain": {"uncertain", "guessed"},
        "denied": _NEGATED,
        "actual": _DESCRIBED,
    }
    return said.union(added.get(modality.status, ()))


def with_call(clause: Clause) -> Clause:
    """Return a clause of direct German speech with what it calls for: "Stoppt den Bau!"."""
    return clause._replace(said=clause.said | _CALLED) if is_call(clause.whole) else clause


def judge_clause(clause: Clause, reading: Reading, lore: Lore) -> tuple[Act, Status]:
    """Return act and status of a statement by the first of the rules that hold."""
    if lore.language == "en":
        return judge_english(clause, _turned(clause, reading, lore), reading.speaker, lore)
    act = _act(clause, reading, lore)
    return act, status_of(clause, act, lore)


def _act(clause: Clause, reading: Reading, lore: Lore) -> Act:
    given = _turned(clause, reading, lore)
    if given != "assert":
        return given
    if "?" in clause.whole and reading.act == "assert":
        return "ask"
    meant = act_meant(clause)
    if meant is not None:
        return meant
    if lore.lists["pledged"].stand_in(clause.whole):
        return "pledge"
    if "missed" in clause.said:
        return "regret" if is_own(clause, reading, lore) else "accuse"
    # What another one asked or announced is told.
    return "assert" if "told" in clause.said else _said(clause, reading, lore)


def _said(clause: Clause, reading: Reading, lore: Lore) -> Act:
    """Return the act that the words of the clause name, else what it plans."""
    conditional = lore.lists["condition_first"].stand_in(clause.words[:1])
    said = clause.words[1:] if conditional else clause.words
    negated = denies(clause)
    acts = acts_said(said, lore)
    if lore.language == "de":
        acts |= acts_said(with_commas(clause.whole, clause.bracket)[int(conditional) :], lore)
    if "called" in clause.said:
        acts = acts & {"appeal"} or {"demand"}
    for act in lore.acts:
        if act in ("warn", "regret") and negated:
            continue
        if act == "demand" and (
            not {"described", "waived"}.isdisjoint(clause.said) or lore.lists["guessed"].stand_in(said)
        ):
            continue
        if act in acts:
            if act == "reject" and lore.language == "de" and "peak" in reasons(clause, own=False):
                # "Ein besseres Ergebnis kommt nicht" is no refusal.
                return "praise"
            # Who says that no wrong was done contradicts a charge; what the public ought to do is advised.
            return "deny" if act == "accuse" and negated else resolved(clause, act, own=False)
    planned = _plan(clause, reading, lore)
    # Of a reported statement the subject is always who speaks.
    own = clause.frame != clause.whole and is_own(clause, reading, lore)
    return resolved(clause, stand_of(clause, planned, own), own)


def _turned(clause: Clause, reading: Reading, lore: Lore) -> Act:
    """Return the act that the cue names, where its words and the clause do not turn it into another."""
    if reading.verb in lore.loose and not is_future(clause, lore):
        return "assert"
    around = [*clause.frame, *clause.words]
    lists = lore.lists
    # Who denies "Berichten, wonach …" does not say what stands in them.
    own_frame = not lists["claims"].stand_in(first_sentence(reading.speaker))
    # Given act, whether it is turned, and into what.
    turns: tuple[tuple[Act, bool, Act], ...] = (
        ("reject", not_excluded(clause), "assert"),
        ("deny", not _NOBODY.isdisjoint(clause.frame), "assert"),
        ("reject", reading.verb not in _NOT_SAYING and lists["claims"].stand_in(clause.frame), "deny"),
        ("reject", reading.verb in EXCLUDING and lists["past"].stand_in(clause.words[-3:]), "deny"),
        ("reject", not _CONDEMNED_TO.isdisjoint(around), "announce"),
        ("accuse", reading.verb == _CONDEMNING and not _CONDEMNED_TO.isdisjoint(around), "announce"),
        ("assert", own_frame and lists["denials"].stand_in(clause.frame), "deny"),
        ("assert", own_frame and lists["refusals"].stand_in(clause.frame), "reject"),
        ("assert", reading.verb == _EXPECTING and _expects_of(around), "demand"),
        ("demand", reading.verb in _INSISTING and is_infinitive(clause.whole), "assert"),
        ("appeal", lists["apologies"].stand_in(around), "regret"),
        ("appeal", lists["inquiries"].stand_in(around), "ask"),
        ("ask", clause.whole[:1] == ["to"], "appeal"),
        ("appeal", reading.verb == _URGING and "demanded" in clause.said, "demand"),
        ("appeal", reading.verb == _URGING and "holds" in clause.said, "warn"),
    )
    act = reading.act
    return next((new for old, holds, new in turns if old == act and holds), act)


# "Niemand bestreitet": what is not denied is so.
_NOBODY = frozenset({"niemand", "keiner", "nicht"})
_EXPECTING = "erwarten"


def _expects_of(words: list[str]) -> bool:
    """Say whether something is expected of somebody: "erwartet von der Stadt"."""
    return any(one.startswith("erwarte") and other in ("von", "vom") for one, other in pairwise(words))


_URGING = "mahnen"
# With an infinitive behind them these tell what the speaker itself will have: "besteht darauf, im Recht zu sein".
_INSISTING = frozenset(
    {"darauf bestehen", "darauf beharren", "darauf pochen", "darauf insistieren", "Wert darauf legen"}
)
# Who declines to speak of a report does not contradict it.
_NOT_SAYING = frozenset({"decline", "refuse"})
_CONDEMNING = "verurteilen"


def _plan(clause: Clause, reading: Reading, lore: Lore) -> Act:
    """Read what the speaker plans itself as an announcement, or with a negation as a refusal."""
    own = is_own(clause, reading, lore)
    if reading.verb in lore.guessing or "described" in clause.said:
        return "assert"
    future = is_future(clause, lore) or (own and "offered" in clause.said)
    if not (own or reading.verb in lore.loose or tells_of_itself(clause, reading, lore)):
        return "assert"
    if denies(clause):
        return "reject" if future or "plan_verbs" in clause.said else "assert"
    return "announce" if future else "assert"


def tells_of_itself(clause: Clause, reading: Reading, lore: Lore) -> bool:
    """Say whether somebody tells what will be, not in a report and not of what another one wants."""
    spoken = bool(reading.verb) and reading.verb not in lore.reporting
    return spoken and "wanted" not in clause.said


def is_own(clause: Clause, reading: Reading, lore: Lore) -> bool:
    """Say whether the clause is about the speaker: a pronoun beside the verb, or the noun that names it."""
    start = clause.words[:_BEGIN]
    selves, plans = lore.lists["self"].single, lore.lists["plan_verbs"].single
    if any({one, other} & selves and {one, other} & plans for one, other in pairwise(start)):
        return True
    near = clause.words[:_SUBJECT_WITHIN]
    if lore.lists["own"].stand_in(near):
        return True
    named = {word for word in first_sentence(reading.speaker) if len(word) >= _SHORTEST_NOUN}
    return not named.isdisjoint(near)
