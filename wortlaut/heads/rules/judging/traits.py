"""The traits of a statement that its act and status are weighed by: the rules' reading, word classes, mood, who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from wortlaut.heads.rules.judging.acts import Reading, is_own, tells_of_itself
from wortlaut.heads.rules.judging.approving import approvals, reasons
from wortlaut.heads.rules.judging.blames import blames
from wortlaut.heads.rules.judging.brackets import bracket_traits
from wortlaut.heads.rules.judging.calls import calls
from wortlaut.heads.rules.judging.censures import censures
from wortlaut.heads.rules.judging.charges import charges
from wortlaut.heads.rules.judging.clause_lore import Lore, acts_said
from wortlaut.heads.rules.judging.doers import Deed
from wortlaut.heads.rules.judging.evidence import classes_in, evidence, placed
from wortlaut.heads.rules.judging.framing import framing
from wortlaut.heads.rules.judging.joined import aims, joined
from wortlaut.heads.rules.judging.modality import modality_traits
from wortlaut.heads.rules.judging.prospects import prospects
from wortlaut.heads.rules.judging.resolves import resolves
from wortlaut.heads.rules.judging.scope import scope_traits
from wortlaut.heads.rules.judging.sides import OWN_SIDE, sides, speakers, subject_of
from wortlaut.heads.rules.judging.stances import stances
from wortlaut.heads.rules.judging.standing import standings
from wortlaut.heads.rules.judging.statuses import Clause, denies, is_conditional, is_future, is_guess
from wortlaut.heads.rules.judging.values import values
from wortlaut.heads.rules.judging.valuing import valuings
from wortlaut.language import word_sets
from wortlaut.records import Act, Language, StatementType, Status

_LENGTH_STEP = 3
_LONGEST = 6
# Classes that mean something else by who speaks, under which verb, and in which type.
_BY_SPEAKER = (
    "blame",
    "crime",
    "approve",
    "plan",
    "danger",
    "decide",
    "oblige",
    "shall",
    "order",
    "advisable",
    "necessary",
    "unwilling",
    "harm",
)

# Subjects whose stand is the speaker's own; a country that it speaks for is not among them.
_OWN_SUBJECTS = frozenset({"self", "name", "side"})


class Judged(NamedTuple):
    """A statement as the rules judged it."""

    clause: Clause
    reading: Reading
    kind: StatementType
    act: Act
    status: Status
    deed: Deed | None = None


def traits(judged: Judged, lore: Lore, language: Language) -> set[str]:
    """Return the traits of a statement."""
    clause, reading, kind, act, status, _ = judged
    found = {f"act={act}", f"status={status}", f"type={kind}", f"cue={reading.act}", f"{act}/{status}"}
    found |= {f"{act}/{kind}", f"cue={reading.act}/{act}"}
    found.add(f"verb={reading.verb}" if reading.verb else f"no verb/{bool(clause.frame)}")
    said = classes_in(clause.words, language)
    found |= {name for name in _evidence(clause, said, language) if "by_" not in name}
    if kind != "reported":
        found |= {f"{name}.frame" for name, _ in classes_in(clause.frame, language)}
    found |= _verdicts(judged, lore)
    found |= _mood(clause, kind, language)
    if language == "de":
        whose = subject_of(clause, reading, speakers(clause, reading, kind == "reported", language), language)
        found |= scope_traits(clause.whole, kind)
        found |= prospects(clause, reading.act, act, kind, lore, own=whose in OWN_SIDE)
    if clause.bracket is not None:
        found |= modality_traits(clause.modality, kind, reading.act)
        found |= bracket_traits(clause.bracket, clause.words, kind, found)
        found.add(f"{act}/{clause.bracket.finite}")
    found |= joined(clause.words, said, reading.act, language) | aims(clause.words, language)
    found.add(f"length {min(_LONGEST, len(clause.whole) // _LENGTH_STEP)}")
    found |= _with_speaker(found, judged, language)
    who = {name for name in found if name.startswith("by_") and "/" not in name}
    met = classes_in(clause.whole, language)
    if language == "de":
        met += classes_in(clause.whole, language, "stance_words")
        own = whose in _OWN_SUBJECTS
        approved = reasons(clause, own)
        if approved:
            met += (("approving", 0),)
        found |= stances(clause, reading.act, act, kind, own, who)
        found |= blames(clause, reading, judged.deed)
        found |= approvals(approved, reading.act, act, kind, who)
        found |= resolves(clause, kind, own)
        found |= censures(clause, reading, kind, judged.deed)
        found |= calls(clause, kind)
        found |= framing(clause, reading.act, act, kind)
        read = next((one for one in get_args(Status) if f"reads {one}" in found), None)
        found |= standings(clause, reading.act, act, kind, read)
        found |= set() if kind == "reported" else valuings(clause, reading.act, act)
    return found | _denials(found) | values(clause, met, kind, who, language)


def _denials(found: set[str]) -> set[str]:
    """Return what of the frame, or of a reported statement, denies or refuses beside what: a charge or a proposal."""
    pairs = (
        ("denying", "charge"),
        ("denying", "proposal"),
        ("unwilling", "charge"),
        ("unwilling", "proposal"),
    )
    present = {name.removesuffix(".frame") for name in found}
    return {f"{one}+{other}" for one, other in pairs if one in present and other in present}


def _evidence(clause: Clause, said: Sequence[tuple[str, int]], language: Language) -> set[str]:
    """Return the classes of the words of the main clause, which has met ``said``, and of those around it."""
    if clause.bracket is None:
        return evidence(clause.whole, len(clause.words), language)
    main = set(clause.bracket.places)
    rest = [word for place, word in enumerate(clause.whole) if place not in main]
    return placed(said, len(clause.words)) | evidence(rest, 0, language)


def _verdicts(judged: Judged, lore: Lore) -> set[str]:
    """Return what the single tests of the rules say, each for itself."""
    clause, reading = judged.clause, judged.reading
    own, future = is_own(clause, reading, lore), is_future(clause, lore)
    tests = {
        "denies": denies(clause),
        "future": future,
        "own": own,
        "own future": own and future,
        "of itself": tells_of_itself(clause, reading, lore),
        "conditional": is_conditional(clause, lore),
        "guess": is_guess(clause, judged.act, lore),
        "past": lore.lists["past"].stand_in(clause.words[-2:]),
        "demanded": "demanded" in clause.said,
        "charges": lore.language == "de" and charges(clause, reading.speaker),
    }
    said = {f"says {act}" for act in acts_said(clause.words, lore)}
    return said | {name for name, holds in tests.items() if holds}


def _mood(clause: Clause, kind: StatementType, language: Language) -> set[str]:
    """Return what the forms of the clause say: its function words, how it begins and ends."""
    words = [word for word in clause.words if word not in ",.:;"]
    forms = word_sets(language, "judging_words")
    met = forms["function"].intersection(words)
    found = {f"word {word}" for word in met}
    if not words:
        return found
    shall, will = met.intersection(forms["shall"]), met.intersection(forms["will"])
    infinitive = words[-1].endswith("n")
    tests = {
        "?": "?" in clause.whole,
        "!": "!" in clause.whole,
        "to infinitive": infinitive and words[-2:-1] == ["zu"],
        "perfect": bool(met.intersection(forms["perfect"])),
        "shall": bool(shall),
        f"shall/{kind}": bool(shall),
        "shall have": bool(shall) and words[-1] in forms["have"],
        f"will/{kind}": bool(will),
        "will do": bool(will) and infinitive and not words[-1].startswith("ge"),
        "will be done": bool(will) and not infinitive,
        f"ends {words[-1][-2:]}": words[-1].endswith(("en", "et", "rt")),
    }
    return found | {name for name, holds in tests.items() if holds}


def _with_speaker(found: set[str], judged: Judged, language: Language) -> set[str]:
    """Return who speaks, and the traits that mean something else by who does, how and under which verb."""
    who = speakers(judged.clause, judged.reading, judged.kind == "reported", language)
    settings = (*who, f"cue={judged.reading.act}", judged.kind)
    pairs = {f"{name}/{setting}" for name in _BY_SPEAKER if name in found for setting in settings}
    acting = sides(judged.clause, judged.reading, found, who, language)
    modal = judged.clause.modality
    if modal is not None:
        pairs |= {f"modality {one}/{by}" for one in modal for by in who}
    return who | pairs | acting | {f"{one}/{judged.act}" for one in who}
