"""What each German modal verb means by what stands beside it: the tests of each, the first that holds wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wortlaut.heads.rules.judging.brackets import grammar, is_participle
from wortlaut.heads.rules.judging.evidence import classes_by, classes_in
from wortlaut.heads.rules.judging.modal_case import LEAD, OFFICIAL, Case, Test, forms_of
from wortlaut.heads.rules.judging.requirements import belongs
from wortlaut.language import load

# The verb of a clause is among so many words at its end.
_END = 4
# The subject is among so many words.
_SUBJECT = 7
_PREFIXED = re.compile(
    r"\w*(?:be|ver|er|ent|emp|zer|miss|über|unter|hinter|wider|durch|um|voll)\w{3,}(?:t|en)|worden"
)
# The participle of a compound verb: "fertiggestellt".
_COMPOUND = re.compile(r"\w{2,}ge\w{3,}(?:t|en)")
SHALL = frozenset({"soll", "sollen", "solle", "sollst", "sollt"})
_WISHED = frozenset({"solle", "sollst", "sollt"})
SHOULD = frozenset({"sollte", "sollten", "solltest", "solltet"})
MUST = frozenset(
    {"muss", "muß", "müssen", "müsse", "müsste", "müssten", "müßte",
     "müßten", "musst", "müsst", "mußt", "müßt"}
)  # fmt: skip
_HAD_TO = frozenset({"musste", "mussten", "mußte", "mußten", "durfte", "durften"})
_MAY = frozenset({"darf", "dürfen", "dürfe", "dürften", "darfst", "dürft"})
# By when something is to be ready.
_BY_THEN = frozenset({"bis", "spätestens", "ende", "anfang", "mitte", "künftig", "frühestens"})
_NOBODY = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "niemand", "niemandem"})
_WILL = frozenset({"wird", "werden"})
MODAL_INFINITIVES = frozenset({"müssen", "sollen", "dürfen"})
_IMPERSONAL = frozenset({"man", "es", "wir"})
_HAVING = frozenset({"has", "had", "would_have", "have_many"})
# Who tells what others do, and who asks for things.
_TELLING = frozenset({"by_press", "by_document", "by_witness"})
_CLAIMING = frozenset({"by_party", "by_group", "by_expert"})
BODIES = frozenset(
    {"by_government", "by_party", "by_company", "by_group", "by_court", "by_prosecution", "by_athlete"}
)


def _is_perfect(words: Sequence[str]) -> bool:
    """Say whether an infinitive of the perfect stands there: "bestanden haben", "gekommen sein", not "fertiggestellt sein"."""
    return any(
        (after == "haben" and _is_done(word)) or (after == "sein" and word in forms_of("moved"))
        for word, after in pairwise(words)
    )


def _is_done(word: str) -> bool:
    """Say whether a word before "haben" is a participle, also one without "ge": "verlassen", "erhalten"."""
    if word in forms_of("no_participles"):
        return False
    return is_participle(word, grammar()) or _PREFIXED.fullmatch(word) is not None


def _missed(c: Case) -> Iterator[Test]:
    """Yield the tests of what had to be, was meant to be or ought to have been: "habe verlassen müssen"."""
    if c.bracket.finite not in _HAVING or not set(c.words[-2:]) & MODAL_INFINITIVES:
        return
    if c.words[-2] in ("haben", "sein"):
        return
    last = next(word for word in reversed(c.words) if word in MODAL_INFINITIVES)
    unreal = c.bracket.finite == "would_have"
    yield unreal and last != "dürfen", "actual", "missed"
    yield unreal, "denied", "missed not"
    yield c.negated, "denied", "had not to"
    yield last == "sollen", "planned", "was meant to"
    yield c.bracket.finite == "have_many" and bool(c.who & _CLAIMING) and c.agent, "actual", "missed"
    yield True, "actual", "had to"


def _past(c: Case) -> Iterator[Test]:
    """Yield the tests of "musste" and "durfte"."""
    yield c.negated, "denied", "had not to"
    yield True, "actual", "had to"


def _shall(c: Case) -> Iterator[Test]:
    """Yield the tests of "soll" and "solle"."""
    wished = not _WISHED.isdisjoint(c.words)
    known = grammar()
    happens = c.verb in forms_of("taking_place")
    passive = c.bracket.end in ("be done", "been done")
    yield "frame" in c.met, "actual", "looks through"
    ready = _is_ready(c.words) and not _BY_THEN.isdisjoint(c.words)
    yield ready and not c.negated, "planned", "shall be ready"
    hearsay = _is_perfect(c.words) or is_been(c.words) or c.been
    yield hearsay and c.negated, "denied", "hearsay negated"
    yield hearsay, "uncertain", "hearsay"
    yield "wish" in c.framed or c.cue in ("demand", "appeal"), "demanded", "shall wished"
    about = c.verb == "gehen" and "um" in c.words
    state = (c.verb in known.verbs["state"] or about or c.words[-1] == "sein") and "planning" not in c.met
    yield "opinion" in c.framed and not state, "demanded", "shall in opinion"
    asked = "penalty" in c.met and "by_prosecution" in c.who
    yield asked, "demanded", "shall be punished"
    purpose = _is_means(c)
    anybody = "anybody" in {name for name, at in classes_in(c.words, "de", "modality_words") if at <= LEAD}
    yield anybody and not passive and not purpose, "demanded", "shall of anybody"
    yield c.negated and wished and not purpose and not c.who & _TELLING, "demanded", "shall not required"
    yield c.negated, "denied", "plan negated"
    yield purpose, "planned", "purpose"
    if wished:
        asks = not c.who & OFFICIAL and "plan" not in c.framed
        yield "planning" in c.met and not c.agent, "planned", "shall scheduled"
        yield happens and not c.agent, "planned", "shall happen"
        claims = bool(c.who & _CLAIMING)
        yield passive and not claims, "planned", "shall be done"
        yield c.agent and not passive and not _is_own_side(c), "demanded", "shall required"
        yield asks, "demanded", "shall asked"
        yield True, "planned", "shall official"
    yield state, "uncertain", "hearsay of a state"
    yield True, "planned", "shall"


def _is_ready(words: Sequence[str]) -> bool:
    """Say whether a state stands there that is brought about: "abgeschlossen sein", not "gekommen sein"."""
    ends = [word for word in words if word[:1].isalpha()][-2:]
    if ends[1:] != ["sein"] or ends[0] in forms_of("moved"):
        return False
    return is_participle(ends[0], grammar()) or _COMPOUND.fullmatch(ends[0]) is not None


def is_been(words: Sequence[str]) -> bool:
    """Say whether a sentence ends in the perfect of a passive or of "sein": "gebaut worden sein"."""
    return words[-2:] in (["worden", "sein"], ["gewesen", "sein"]) or (
        len(words) > LEAD and words[-3:-1] in (["worden", "sein"], ["gewesen", "sein"])
    )


def _is_means(c: Case) -> bool:
    """Say whether the clause tells what something is for: "mit dem Gesetz solle … bekämpft werden"."""
    forms = load("de", "value_words")["forms"]
    lead = {name for name, _ in classes_in(c.words[:LEAD], "de", "modality_words")}
    return "means" in lead and (c.verb in forms["purposes"] or c.words[0] != "so")


def _is_own_side(c: Case) -> bool:
    """Say whether the subject is of the speaker's own kind: the company of its chief."""
    return bool(classes_by(c.words[:_SUBJECT]) & c.who & BODIES) and bool(
        c.who & {"by_company", "by_athlete"}
    )


def _should(c: Case) -> Iterator[Test]:
    """Yield the tests of "sollte": advice and claim, hearsay, or what was meant to be."""
    known = grammar()
    yield "frame" in c.met, "actual", "looks through"
    yield _is_perfect(c.words) or is_been(c.words), "uncertain", "hearsay"
    yield "wish" in c.framed or c.cue in ("demand", "appeal"), "demanded", "should wished"
    state = c.verb in known.verbs["state"]
    yield c.hangs and state, "uncertain", "was said to"
    yield c.hangs, "planned", "was meant to"
    once = "once" in c.met and "urgent" not in c.met
    yield once, "planned", "was meant to"
    yield _is_means(c) and not c.agent, "planned", "purpose"
    happens = c.verb in forms_of("taking_place") and c.verb != "bleiben"
    measured = c.verb in forms_of("measuring") and not c.who & _CLAIMING
    told = measured or (happens and bool(c.who & OFFICIAL))
    yield told and not c.agent, "planned", "was to happen"
    yield "plan" in c.framed, "planned", "was planned"
    yield True, "demanded", "ought"


def _must(c: Case) -> Iterator[Test]:
    """Yield the tests of "muss" and "müsse"."""
    yield "reckon" in c.met, "uncertain", "must reckon"
    yield "frame" in c.met, "actual", "looks through"
    yield _is_perfect(c.words) and "bis" not in c.words, "uncertain", "must have been"
    yield c.cue in ("demand", "appeal"), "demanded", "must asked"
    foretold = not _WILL.isdisjoint(c.words) and c.bracket.finite == "will"
    own = not {"ich", "wir", "man"}.isdisjoint(c.words)
    # "Sie werden sparen müssen" tells what will come of it, "wir werden sparen müssen" what the speaker sees before it.
    yield foretold and not own and not c.negated, "uncertain", "must in future"
    urged = "urgent" in c.met
    yield c.negated and not urged, "denied", "need not"
    formal = {"step", "pending"} <= c.met and not _is_pressing(c)
    yield formal and not c.who & _CLAIMING, "planned", "must yet be approved"
    law = "law" in c.met and "lawmaking" not in c.met
    drafted = {"draft", "source"} <= c.framed
    yield ("law" in c.framed and not drafted) or (law and not urged and not drafted), "actual", "must by rule"
    yield drafted and not c.who & _CLAIMING, "planned", "must by plan"
    lead = {name for name, at in classes_in(c.words, "de", "modality_words") if at <= 1}
    borne = "many" in lead or "hardship" in c.met or ("nur", "noch") in pairwise(c.words)
    yield borne and not urged, "actual", "must as it goes"
    # "Wer falsch parkt, muss zahlen" lays down a rule, "wer Frieden will, muss verhandeln" asks for something.
    by_rule = c.bracket.lead == "wer" and not urged and c.bracket.end != "be done" and "duty" in c.met
    yield by_rule and not c.who & _CLAIMING, "actual", "must by rule for whoever"
    yield ("cause" in c.met or "usual" in c.met) and not urged, "actual", "must by cause"
    ends = {at for at, word in enumerate(c.words) if word == ","} | {len(c.words)}
    fates = [at for name, at in classes_in(c.words, "de", "modality_words") if name == "fate"]
    fated = any(0 < end - at <= _END for at in fates for end in ends)
    yield fated and not urged and not c.who & _CLAIMING, "actual", "must by fate"
    dutiful = "duty" in c.met
    announced = c.cue == "announce" or (bool(c.who & OFFICIAL) and dutiful)
    yield announced and "planning" in c.met, "planned", "must announced"
    planned = "plan" in c.framed
    yield dutiful and bool(c.who & _TELLING) and not urged and not planned, "actual", "must pay"
    own = not {"ich"}.isdisjoint(c.words) or (
        not {"man", "wir"}.isdisjoint(c.words) and bool(c.who & {"by_company", "by_athlete"})
    )
    yield own, "planned", "must itself"
    yield fated and not urged and not c.agent, "actual", "must by fate of somebody"
    experts = bool(c.who & {"by_expert", "by_company", "by_court", "by_name"}) and not _is_pressing(c)
    yield dutiful and not urged and experts, "actual", "must by duty"
    yield bool(c.who & {"by_press", "by_witness"}) and not urged, "actual", "must told"
    yield True, "demanded", "must"


def _is_pressing(c: Case) -> bool:
    """Say whether a word of the sentence presses for what is still to be done."""
    return any(name == "pressing" for name, _ in classes_in(c.whole, "de", "modality_words"))


def _may(c: Case) -> Iterator[Test]:
    """Yield the tests of "darf" and "dürfe", and of "dürften", which guesses or stands for "dürfen"."""
    guessing = "dürften" in c.words
    known = grammar()
    yield guessing and (_is_perfect(c.words) or is_been(c.words)), "uncertain", "may guessed"
    yield "wahr" in c.words, "actual", "may not be true"
    yield c.cue in ("demand", "appeal"), "demanded", "may asked"
    # "Niemand dürfe wegen seines Glaubens verfolgt werden" is no rule that is told.
    nobody = not _NOBODY.isdisjoint(c.words[:LEAD])
    told = (
        "law" in c.met
        or "law" in c.framed
        or ("cause" in c.met and not nobody)
        or ("usual" in c.met and not nobody)
        or (bool(c.who) and c.who <= _TELLING | {"by_court"} and _IMPERSONAL.isdisjoint(c.words[:LEAD]))
    )
    claimed = bool(c.who & _CLAIMING) and "law" not in c.met
    yield c.negated and told and not claimed, "denied", "may not by rule"
    yield c.negated, "demanded", "may not"
    only = "nur" in c.words or "lediglich" in c.words
    yield only and not told and c.bracket.end == "be done", "demanded", "may only"
    happens = c.bracket.verb in known.verbs["happening"] or c.bracket.verb in known.verbs["state"]
    yield guessing and (happens or "amount" in c.met), "uncertain", "may guessed"
    yield guessing and c.bracket.end != "be done", "uncertain", "may guessed so"
    yield True, "actual", "may"


def _wish(c: Case) -> Iterator[Test]:
    """Yield the tests of "möge" and "mögen"."""
    yield "möge" in c.words, "demanded", "may it be"
    asks = c.bracket.end == "do" and c.verb not in grammar().verbs["state"] and "zwar" not in c.words
    yield asks and _IMPERSONAL.isdisjoint(c.words[:LEAD]), "demanded", "may they do"


def _could(c: Case) -> Iterator[Test]:
    """Yield the tests of "könnten", which in reported speech stands for "können" as well."""
    open_to_all = "offered" in c.met and not c.negated
    yield open_to_all and c.verb not in forms_of("taking_place"), "actual", "could be had"


READERS = (
    (MODAL_INFINITIVES, _missed),
    (_HAD_TO, _past),
    (SHALL, _shall),
    (SHOULD, _should),
    (MUST, _must),
    (_MAY, _may),
    (frozenset({"könnten"}), _could),
    (frozenset({"möge", "mögen"}), _wish),
    (frozenset({"gehört", "gehöre", "gehören", "gehörten"}), belongs),
)
