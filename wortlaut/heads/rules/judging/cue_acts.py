"""Act and status of a statement whose spans are known, whoever found them: its cue is read word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wortlaut.heads.rules.english_verbs import act_form
from wortlaut.heads.rules.german import german_act_verbs, judged_verbs
from wortlaut.heads.rules.judging.acts import (
    Reading,
    clause_of,
    judge_clause,
    lists_said,
    with_call,
    with_modality,
)
from wortlaut.heads.rules.judging.approving import fragment_traits
from wortlaut.heads.rules.judging.around import is_fragment, sentence_around
from wortlaut.heads.rules.judging.before import before
from wortlaut.heads.rules.judging.brackets import bracket_of, bracket_traits
from wortlaut.heads.rules.judging.censures import is_censured
from wortlaut.heads.rules.judging.clause_lore import first_sentence, lore_of
from wortlaut.heads.rules.judging.contents import contents
from wortlaut.heads.rules.judging.doers import deed_of, doers
from wortlaut.heads.rules.judging.english_fragments import Parts, whole_of
from wortlaut.heads.rules.judging.evidence import evidence
from wortlaut.heads.rules.judging.forebodings import forebodings
from wortlaut.heads.rules.judging.judgements import act_of, judgement, judges
from wortlaut.heads.rules.judging.plans import plans
from wortlaut.heads.rules.judging.predicates import companions_stand, governing, led_nouns
from wortlaut.heads.rules.judging.rebukes import rebukes
from wortlaut.heads.rules.judging.scope import scope_traits
from wortlaut.heads.rules.judging.statuses import Clause, status_of
from wortlaut.heads.rules.judging.traits import Judged, traits
from wortlaut.heads.rules.judging.turns import contradicts, turned
from wortlaut.heads.rules.judging.weighing import Scores, best, pairs_of, scores, weights_of
from wortlaut.heads.rules.verbs import Form, Verb, Verbs
from wortlaut.language import load
from wortlaut.records import Act, Language, StatementType, Status, quoted
from wortlaut.spans import Span

Role = Literal["quote", "addressee", "cue", "frame", "speaker"]

WEIGHED: frozenset[Language] = frozenset({"de"})
"""The languages for which there are weights; in the others the first rule that holds decides."""

_SOURCES = frozenset({"nach", "laut", "gemäß", "zufolge", "entsprechend"})
_NEAR = 5
# What is quoted behind a verb of judging ("nannte es …") is the judgement if it has at most so many words.
_JUDGEMENT = 14
# What the rules may take a clause for in which a claim is said to be void.
_OPEN_TO_CONTRADICTION = frozenset({"assert", "warn", "accuse", "reject"})

# "Borg, who has long called for an inquiry, thanked the paper": the clause says nothing of what she does.
_RELATIVE = re.compile(r", (?:who|which|whose|whom|where)\b[^,.]{1,150},")
_WORD = re.compile(r"\w[\w'’-]*")


class Verdict(NamedTuple):
    """Act and status by the first of the rules that hold, and what speaks for each where the traits are weighed."""

    first: tuple[Act, Status]
    scores: Scores | None


def judge_spans(
    text: str,
    kind: StatementType,
    spans: Mapping[Role, Sequence[Span]],
    language: Language,
) -> tuple[Act, Status]:
    """Return act and status of a statement from its type and its ``quote``, ``cue``, ``frame`` and ``speaker``.

    A reported statement has its cue inside its quote. Any other without a cue is judged by its own words.
    """
    verdict = verdict_of_spans(text, kind, spans, language)
    return verdict.first if verdict.scores is None else best(verdict.scores, pairs_of(language))


def verdict_of_spans(
    text: str,
    kind: StatementType,
    spans: Mapping[Role, Sequence[Span]],
    language: Language,
    *,
    weighed: bool = True,
) -> Verdict:
    """Return what the rules say of a statement, as :func:`judge_spans` is given it.

    Unless ``weighed`` the first rule that holds decides: the weights learned from a corpus that is not free.
    """
    judged = _judged(text, kind, spans, language)
    first = judged.act, judged.status
    if not weighed or language not in WEIGHED:
        return Verdict(first, None)
    return Verdict(first, scores(_traits(judged, text, spans, language), weights_of(language)))


def traits_of_spans(
    text: str,
    kind: StatementType,
    spans: Mapping[Role, Sequence[Span]],
    language: Language,
) -> set[str]:
    """Return the traits that the act and the status of a statement are weighed by."""
    return _traits(_judged(text, kind, spans, language), text, spans, language)


def _judged(
    text: str, kind: StatementType, spans: Mapping[Role, Sequence[Span]], language: Language
) -> Judged:
    """Judge a statement by the first of the rules that hold."""
    said = quoted(spans["quote"], text, " ")
    cue, frame = quoted(spans["cue"], text, " "), quoted(spans["frame"], text, " ")
    if kind == "reported":
        cue = frame = said
    read = read_sentence if kind == "reported" else read_cue
    reading = read(cue, frame, language)._replace(speaker=quoted(spans["speaker"], text, " "))
    if language == "en" and kind == "direct":
        parts = Parts(spans["quote"], spans["frame"], bool(spans["cue"]))
        said, reading = whole_of(text, said, parts, reading, lambda one: read_sentence(one, one, "en"))
    clause = clause_of(said, reading, lore_of(language))
    if kind == "direct" and language == "de":
        clause = with_call(clause)
    if language == "de" and kind != "reported" and _is_judgement(clause, reading):
        reading = reading._replace(act=act_of(clause.words, clause.frame, reading.verb))
    if language == "de":
        reading = turned(clause, reading)
    act, status = judge_clause(clause, reading, lore_of(language))
    if language != "de":
        return Judged(clause, reading, kind, act, status)
    deed = deed_of(clause, reading, kind, said)
    turn = _turn(Judged(clause, reading, kind, act, status, deed))
    if turn is not None:
        act, status = turn, status_of(clause, turn, lore_of(language))
    return Judged(clause, reading, kind, act, status, deed)


def _turn(judged: Judged) -> Act | None:
    """Return the act of a German statement under a neutral cue whose words contradict a claim or censure somebody."""
    clause, reading, kind, act, _, deed = judged
    if reading.act != "assert":
        return None
    if act in _OPEN_TO_CONTRADICTION and contradicts(clause):
        return "deny"
    return "accuse" if act == "assert" and is_censured(clause, reading, kind, deed) else None


def _is_judgement(clause: Clause, reading: Reading) -> bool:
    """Say whether a clause is what a thing is taken for ("nannte es einen Fehler"), and not all that somebody found or saw."""
    if not judges(reading.verb) or len(clause.words) > _JUDGEMENT:
        return False
    seeing = reading.verb.endswith(_SEEING)
    return not (seeing and clause.whole[:1] and clause.whole[0] in _LEADING)


_SEEING = ("sehen", "verstehen", "beschreiben", "schildern", "dar|stellen")
_LEADING = frozenset(
    {"dass", "daß", "wie", "ob", "was", "warum", "wohin", "welche", "welcher", "welches", "wer"}
)


def _traits(judged: Judged, text: str, spans: Mapping[Role, Sequence[Span]], language: Language) -> set[str]:
    """Return the traits of a statement and of what stands before it."""
    found = _own_traits(judged, text, spans, language)
    if language == "de":
        found |= doers(judged.deed, judged.reading, judged.kind)
        said = quoted(spans["quote"], text, " ")
        found |= rebukes(judged.clause, judged.kind, judged.deed, said)
        found |= forebodings(judged.clause, judged.kind)
        doer = judged.deed.told.doer if judged.deed else "none"
        act, speaker = judged.reading.act, judged.reading.speaker
        found |= plans(judged.clause, judged.kind, act, doer, speaker, said)
        found |= contents(judged.clause, judged.reading, said, judged.kind, lore_of("de"))
    parts: tuple[Role, ...] = ("quote", "cue", "frame")
    start = min((span.start for part in parts for span in spans[part]), default=0)
    told = before(text, start, language, _act_told)
    if told is None:
        return found
    act, topics = told
    found |= {f"before {act}", f"before {act}/{judged.kind}", f"before {act}/{judged.act}"}
    return found | {f"before {topic}" for topic in topics}


def _act_told(sentence: str) -> Act:
    return read_sentence(sentence, sentence, "de").act


def _own_traits(
    judged: Judged, text: str, spans: Mapping[Role, Sequence[Span]], language: Language
) -> set[str]:
    """Return the traits of a statement, of a fragment also those of the sentence that it stands in."""
    lore = lore_of(language)
    found = traits(judged, lore, language) | _predicate(judged)
    if not spans["quote"] or not is_fragment(judged.clause.whole, judged.kind):
        return found
    own = fragment_traits(judged.clause.whole, judged.reading.act) if language == "de" else set()
    sentence = sentence_around(text, spans["quote"][0], spans["frame"])
    reading = judged.reading if spans["cue"] else read_sentence(sentence, sentence, language)
    reading = reading._replace(frame=judged.reading.frame, speaker=judged.reading.speaker)
    if _goes_on(quoted(spans["quote"], text, " ")):
        # It is part of what the sentence around it says in the words of the author.
        clause = clause_of(sentence, reading, lore)
        part = Judged(clause, reading, "indirect", *judge_clause(clause, reading, lore))
        return traits(part, lore, language) | _predicate(part) | own
    clause = _clause_around(first_sentence(sentence), reading, language)
    act, status = judge_clause(clause, reading, lore)
    words = clause.whole
    around = {f"{name}.around" for name in evidence(words, len(words), language)}
    if clause.bracket is not None:
        built = bracket_traits(clause.bracket, clause.words, judged.kind, frozenset())
        around |= {f"{name}.around" for name in built | scope_traits(words, judged.kind)}
    return found | own | around | {f"act={act}.around", f"status={status}.around"}


def _predicate(judged: Judged) -> set[str]:
    """Return the trait of a clause with "sein" whose predicate judges, as it would behind "nannte es"."""
    clause = judged.clause
    if clause.bracket is None or clause.bracket.end in _BOUND or judges(judged.reading.verb):
        return set()
    at = next((place for place, word in enumerate(clause.words) if word in _COPULA), -1)
    if at < 0:
        return set()
    act = act_of(clause.words[at + 1 :], clause.words[:at])
    return set() if act == "assert" else {f"is judged {act}"}


# With such a form at its end the clause tells of a deed: "sei gebaut worden".
_BOUND = frozenset({"done", "been done", "be done", "to do", "do"})
_COPULA = frozenset(
    {"ist", "sei", "sind", "seien", "war", "waren", "wäre", "wären", "bleibt", "bleibe", "bleiben"}
)


def _clause_around(words: list[str], reading: Reading, language: Language) -> Clause:
    """Return the main clause of the sentence around a fragment, of which the frame is no part."""
    lore, frame = lore_of(language), first_sentence(reading.frame)
    bracket = bracket_of(words) if language == "de" else None
    main = [words[place] for place in bracket.places] if bracket else []
    clause = Clause(
        words, main or words, frame, reading.verb, lists_said(words, main or words, frame, lore), bracket
    )
    return with_modality(clause, reading)


def _goes_on(quote: str) -> bool:
    """Say whether a quotation begins in the midst of the sentence that it stands in, and so is judged by that sentence."""
    return next((letter.islower() for letter in quote if letter.isalpha()), False)


def read_sentence(sentence: str, frame: str, language: Language) -> Reading:
    """Return what a whole sentence that tells of a statement says of the act: by the verb that governs it."""
    if language != "de":
        return read_cue(_RELATIVE.sub(" ", sentence), frame, language)
    found = governing(sentence)
    if found is None:
        return Reading("assert", "", frame)
    verb = found.form.verb
    low = [word.lower() for word in found.words]
    act = verb.act
    if judges(verb.name):
        said = judgement(verb.name, low, found.at)
        about = [word for word in low if word not in said]
        act = act_of(said, about, verb.name)
    elif act == "assert" and verb.name not in _GIVING_REASONS:
        act = _led_noun(low) or act
    return Reading(act, verb.name, frame)


# Of these verbs, what "mit" leads is a reason or a measure.
_GIVING_REASONS = frozenset({"begründen", "rechtfertigen", "beziffern", "an|geben"})


def _led_noun(low: Sequence[str]) -> Act | None:
    """Return the act that a phrase such as "mit der Forderung" names."""
    acts = _noun_acts("de")
    for index, word in enumerate(low):
        if word == "mit":
            for noun in low[index + 2 : index + 4]:
                if noun in acts:
                    return acts[noun]
    return None


def read_cue(cue: str, frame: str, language: Language) -> Reading:
    """Return what a cue says of the act: by its verb, or by a noun such as "Vorwurf"."""
    words = _WORD.findall(cue)
    found = _german_form(_third(cue), frame) if language == "de" else act_form(words, _WORD.findall(frame))
    # "nach dem Vorschlag der Stadt": the noun stands behind the cue.
    nouns = _WORD.findall(frame)[:_NEAR] if cue.lower() in _SOURCES else words
    # "Steht außer Frage" asks nothing: the noun belongs to the verb.
    parts = found.verb.companions if found is not None and language == "de" else frozenset()
    by_noun = next(
        (act for word in nouns if word not in parts and (act := _act_of_noun(word.lower(), language))), None
    )
    if found is not None and (by_noun is None or found.verb.act != "assert"):
        return Reading(found.verb.act, found.verb.name, frame)
    return Reading(by_noun or "assert", found.verb.name if found else "", frame)


# Speakers say of themselves what is listed of others: "freue mich", "bin dankbar".
_FIRST = re.compile(r"\b(?:mich|mir|uns|bin)\b", re.IGNORECASE)


def _third(cue: str) -> str:
    """Return a cue as it is said of somebody else: "freue sich", "sei dankbar"."""
    return _FIRST.sub(lambda found: "sei" if found.group().lower() == "bin" else "sich", cue)


def german_verb(cue: str, frame: str) -> Verb | None:
    """Return the verb of a German cue, as acts and statuses are judged by it."""
    found = _german_form(cue, frame)
    return found.verb if found else None


@lru_cache(maxsize=256)
def _german_form(cue: str, frame: str) -> Form | None:
    """Return the form that governs a cue; the medium of a statement is read by it as well as the act."""
    words = _WORD.findall(cue)
    return _german_verb(words, _WORD.findall(frame)) or _verb(words, judged_verbs())


def _verb(words: Sequence[str], verbs: Verbs) -> Form | None:
    """Return the form that explains most words of a cue."""
    present = {*words, *(word.lower() for word in words)}
    found: list[tuple[int, Form]] = []
    for word in words:
        for form in verbs.forms(word.lower()):
            apart = form.split and form.verb.prefix not in present
            if not apart and form.verb.companions <= present:
                found.append((len(form.verb.companions) + form.split, form))
    return max(found, key=lambda one: one[0])[1] if found else None


def _german_verb(words: Sequence[str], frame: Sequence[str]) -> Form | None:
    """Return the form that explains most words of a cue, with what belongs to it in the frame ("zeigte sich" … "besorgt")."""
    low = [word.lower() for word in words]
    inside = {*words, *low}
    if not _OWN_REFLEXIVES.isdisjoint(low):
        inside.add("sich")
    present = inside.union(frame, (word.lower() for word in frame))
    led = led_nouns(frame) - inside
    best: tuple[int, Form] | None = None
    for place, word in enumerate(low):
        for form in german_act_verbs().forms(word):
            verb = form.verb
            size = len(verb.companions) + form.split
            if verb.name == "wollen" or (best is not None and size <= best[0]):
                continue
            if form.split and verb.prefix not in low[place + 1 :]:
                continue
            near = inside if verb.name.endswith(_LIGHT) else present
            if not verb.companions or companions_stand(form, near, led):
                best = size, form
    return best[1] if best else None


# "Ich freue mich" is a form of "sich freuen".
_OWN_REFLEXIVES = frozenset({"mich", "mir", "uns", "euch", "dich", "dir"})
# What belongs to these verbs is sought in the cue alone.
_LIGHT = (" sein", " haben", " kommen")


@lru_cache(maxsize=1024)
def _act_of_noun(word: str, language: Language) -> Act | None:
    """Return the act that a noun names, a German compound by its end: "Grundsatzentscheidung"."""
    acts = _noun_acts(language)
    if word in acts or language != "de" or word.endswith(_NO_COMPOUNDS):
        return acts.get(word)
    ends = (word[place:] for place in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1))
    return next((acts[end] for end in ends if end in acts), None)


# The shortest first and last part of a compound, and compounds that mean something else than their last part.
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 6
_NO_COMPOUNDS = (
    "herausforderung",
    "herausforderungen",
    "überforderung",
    "vorurteil",
    "vorurteile",
    "bedrohung",
    "bedrohungen",
)


@cache
def _noun_acts(language: Language) -> dict[str, Act]:
    groups = (
        *load(language, "source_phrases").get("act_nouns", ()),
        *load(language, "source_phrases").get("carriers", ()),
        *load(language, "statement_acts").get("nouns", ()),
    )
    return {noun: group["act"] for group in groups for noun in group["nouns"] if group["act"] != "assert"}
