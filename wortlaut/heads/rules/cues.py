"""Where a German verb of saying stands, with its prefix, helping verb and companions."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from wortlaut.heads.rules.finite import has_zu_inside, is_finite, is_helped
from wortlaut.heads.rules.german import german_mood, german_verbs, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import noun_phrase
from wortlaut.heads.rules.verbs import Form, Kind, Verb

_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden", "werde", "worden", "würde", "würden"})
_PARTICLE_REACH = 45
_COMPANION_REACH = 12
_AUXILIARY_REACH = 60
_MOST_INSERTED = 3


@dataclass(frozen=True)
class Cue:
    """A verb of saying in a sentence.

    ``at`` is the finite verb, ``indices`` are all its words, sorted; ``final`` says that the finite verb
    ends its clause, which begins at ``clause``.
    """

    verb: Verb
    at: int
    indices: tuple[int, ...]
    clause: int
    final: bool
    passive: bool = False

    @property
    def introduces(self) -> bool:
        """Whether what is said may stand beside the verb, which not only tells of it."""
        return "sentence" not in self.verb.takes

    @property
    def end(self) -> int:
        """The end of the last word of the cue."""
        return self.indices[-1] + 1


def find_cues(line: Line) -> Iterator[Cue]:
    """Yield the cues of a sentence in order.

    Of the readings of one word, the longest counts that introduces something, and the longest that only tells of it.
    """
    verbs = german_verbs()
    places = verbs.places(line.low, line.first, line.last)
    present = {*line.words, *line.low} if places else set()
    for index in places:
        if line.quoted[index] >= 0 or line.bracketed[index]:
            continue
        if (line.is_capital(index) and index != line.first) or _describes_noun(line, index):
            continue
        if index == line.first and line.words[min(index + 1, line.n - 1)] == ",":
            continue  # a noun: "Aussagen, dass …, schenken sie keinen Glauben"
        other = _other_prefix(line, index)
        forms = (
            form
            for form in verbs.forms(line.low[index])
            if _may_stand(form, present) and other in (None, form.verb.prefix, *form.verb.companions)
        )
        found = [cue for form in forms for cue in _read(line, index, form)]
        for told in (True, False):
            alike = [cue for cue in found if cue.introduces is told]
            if alike:
                yield max(alike, key=lambda cue: (len(cue.indices), not cue.verb.prefix))


def _other_prefix(line: Line, index: int) -> str | None:
    """Return the prefix that ends the clause of a verb, which may make it another one: "forderte Truppen an", "sagte die Reise ab"."""
    end = line.next_break(index)
    for at in range(index + 2, end):
        if line.low[at] in _PREFIXES and line.quoted[at] < 0 and line.quoted[at - 1] < 0:
            ends = at + 1 == end or line.low[at + 1] in ("und", "oder")
            return line.low[at] if ends and _FROM.isdisjoint(line.low[index:at]) else None
    return None


_FROM = frozenset({"von", "vom"})  # "von Anfang an"
# Of the separable prefixes those that nothing else can be at the end of a clause.
_PREFIXES = frozenset(
    {
        "ab",
        "an",
        "auf",
        "ein",
        "vor",
        "nieder",
        "los",
        "zurück",
        "um",
        "weg",
        "heraus",
        "hinaus",
        "herein",
        "herunter",
        "herbei",
    }
)


def _may_stand(form: Form, present: Set[str]) -> bool:
    """Say whether a sentence has the words that a form needs beside it, wherever they are."""
    return form.verb.companions <= present and not (form.split and form.verb.prefix not in present)


def _describes_noun(line: Line, index: int) -> bool:
    """Say whether a form in -te stands between article and noun: "eine oft beklagte Lücke"."""
    if not line.low[index].endswith(("te", "ten")) or not line.is_capital(min(index + 1, line.n - 1)):
        return False
    before = index - 1
    while before > line.first and line.low[before] in words("clause_words", "adverbs"):
        before -= 1
    return before >= line.first and line.low[before] in _LEADS_ADJECTIVE


# "das" and "dieser" before a verb may also be its subject or object: "Das forderte Solvang".
_LEADS_ADJECTIVE = frozenset(
    {"der", "die", "den", "dem", "des", "ein", "eine", "einer", "einem", "einen", "eines"}
)


def _read(line: Line, index: int, form: Form) -> Iterator[Cue]:
    indices: list[int] | None
    if form.kind is Kind.PARTICIPLE:
        indices = _with_auxiliary(line, index)
    elif form.kind is Kind.INFINITIVE or (form.kind is Kind.PLURAL and _is_infinitive(line, index)):
        told = form.verb.name in words("speech_verbs", "with_modals") and not form.split
        indices = _with_modal(line, index) if told else None
    else:
        indices = None if is_helped(line, index) and line.low[index].endswith("t") else [index]
    if indices is not None and form.split:
        prefix = _prefix(line, index, form.verb.prefix)
        indices = None if prefix is None else [*indices, prefix]
    if indices is not None and form.verb.companions:
        companions = _companions(line, indices, form.verb.companions)
        indices = None if companions is None else [*indices, *companions]
    if indices is not None and not (form.kind is Kind.PARTICIPLE and _is_yet_to_come(line, indices)):
        yield _cue(line, form, index, indices)


def _is_yet_to_come(line: Line, indices: list[int]) -> bool:
    """Say whether a passive only tells what shall be said: "Banken sollen dazu ermutigt werden, …"."""
    last = max(indices)
    if line.low[last] != "werden":
        return False
    start, stop = line.chunk_start(min(indices)), min(last + 2, line.last)
    return not _SHALL.isdisjoint(line.low[start:stop])


_SHALL = frozenset({"soll", "sollen"})


def _with_modal(line: Line, infinitive: int) -> list[int] | None:
    """Find the modal verb of an infinitive that ends its clause: "musste zugeben, dass …", "wollte nicht ausschließen, dass …"."""
    modals = words("clause_words", "telling_modals")
    behind = infinitive + 1
    if line.low[infinitive - 1] == "zu":
        return None
    if behind < line.last and line.low[behind] in modals and _ends_clause(line, behind + 1):
        return [infinitive, behind]
    if behind < line.last and line.words[behind] not in ",:;–—":
        return None
    for at in range(infinitive - 1, line.chunk_start(infinitive) - 1, -1):
        if line.low[at] in modals and line.quoted[at] < 0:
            return None if "man" in (line.low[at - 1], line.low[at + 1]) else [at, infinitive]
    return None


def _cue(line: Line, form: Form, index: int, indices: list[int]) -> Cue:
    finite = index if form.kind is not Kind.PARTICIPLE else _finite_of(line, indices, index)
    modal = next((at for at in indices if line.low[at] in words("clause_words", "telling_modals")), finite)
    finite = modal if form.kind is Kind.PLURAL else finite
    clause = _clause_start(line, min(indices))
    if clause > line.first and _ends_first_clause(line, max(indices), finite):
        clause = line.first
    elif clause > line.first and finite == max(indices) and finite + 1 == line.last:
        clause = _as_behind(line, clause, min(indices))
    passive = form.kind is Kind.PARTICIPLE and any(line.low[i] in _PASSIVE for i in indices)
    ordered = tuple(
        sorted({*indices, *_reflexive(line, finite), *_fillers(line, form.verb, finite, passive, indices)})
    )
    last = max(indices)
    final = _leads_subordinate(line, clause) and finite > clause and finite == last
    if final and line.low[clause] in _PREPOSITIONS_TOO:
        final = _ends_clause(line, last + 1)  # "Seit Jahren fordert der Rat …": a main clause
    return Cue(form.verb, finite, ordered, clause, final, passive)


_PREPOSITIONS_TOO = frozenset({"als", "bis", "seit", "während"})


def _finite_of(line: Line, indices: list[int], participle: int) -> int:
    auxiliaries = words("clause_words", "auxiliaries")
    helping = [
        i for i in indices if i != participle and line.low[i] in auxiliaries and line.low[i] != "worden"
    ]
    return helping[-1] if helping and helping[-1] > participle else helping[0] if helping else participle


def _reflexive(line: Line, finite: int) -> list[int]:
    at = finite + 1
    if at + 1 < line.last and line.low[at] in words("clause_words", "subject_pronouns"):
        at += 1  # "zeigte er sich offen"
    return [at] if at < line.last and line.low[at] == "sich" else []


_POINTING = frozenset({"damit", "dazu", "darauf", "daran", "darüber", "davor", "dafür", "dagegen"})


# "Es ist zu hören, dass …"
_TO_BE_HEARD = ("zu hören sein", "zu lesen sein", "zu vernehmen sein", "zu erfahren sein")


# "hält es für möglich, dass …", "sah es als erwiesen an, dass …"
_JUDGING = frozenset({"für", "als"})


def _fillers(line: Line, verb: Verb, finite: int, passive: bool, indices: list[int]) -> list[int]:
    """Find the "es" of "es heißt" and the "dazu" of "forderte dazu auf, …"."""
    found = []
    if passive or verb.name == "heißen" or verb.name.endswith(_TO_BE_HEARD):
        around = (finite + 1, finite - 1) if verb.name == "heißen" else (finite - 1,)
        found += [i for i in around if line.first <= i < line.last and line.low[i] == "es"][:1]
    if not verb.companions.isdisjoint(_JUDGING):
        found += [
            i for i in range(min(indices) - 1, max(indices)) if i >= line.first and line.low[i] == "es"
        ][:1]
    if "es" in verb.companions or found:
        found += _judged(line, verb, indices)
    for end in {finite + 1, max(indices) + 1}:
        if end < line.last and line.low[end] in _POINTING and _ends_clause(line, end + 1):
            found.append(end)
    comma = line.next_break(max(indices))
    if comma < line.last and line.low[comma - 1] == "damit" and comma - 1 > max(indices):
        found.append(comma - 1)  # "begründete die Forderung damit, dass …"
    before = max(indices) - 1
    if before > finite and line.low[before] in _POINTING:
        found.append(before)
    return found


def _judged(line: Line, verb: Verb, indices: list[int]) -> list[int]:
    """Find the one word that judges: "hielt es für verfrüht, …", "nannte es schäbig, …"."""
    leads = verb.companions & _JUDGING or {"es"}
    at = next((i + 1 for i in indices if line.low[i] in leads), line.last)
    if at in indices or at + 1 >= line.last or line.quoted[at] >= 0 or not line.low[at].isalpha():
        return []
    return [at] if at + 1 in indices or line.words[at + 1] == "," else []


def _leads_subordinate(line: Line, clause: int) -> bool:
    if clause >= line.last:
        return False
    word = line.low[clause]
    if word in words("clause_words", "subordinators"):
        return word != "als" or line.quoted[clause + 1] < 0  # "Als „absurd“ bezeichnete sie das"
    if word in words("clause_words", "prepositions") and clause > line.first and clause + 2 < line.last:
        pronoun = line.low[clause + 2] in words("clause_words", "subject_pronouns")
        pronoun = pronoun or line.low[clause + 2] == "es"  # ", in der es heißt, …"
        return pronoun and line.low[clause + 1] in words(
            "clause_words", "relatives"
        )  # ", in dem er forderte"
    if clause == line.first or word not in words("clause_words", "relatives"):
        return False
    if word == "das" and is_finite(line, clause + 1) and not _ends_clause(line, clause + 2):
        return line.low[clause + 1] == "heißt"  # not ", das entschied die Reederei"
    end = noun_phrase(line, clause, line.last, close=True)
    return end == clause or end >= line.next_break(clause)


def _clause_start(line: Line, index: int) -> int:
    start = line.chunk_start(index)
    while start < index and line.low[start] in ("und", "oder", "aber", "denn", "sondern", "doch"):
        start += 1
    return start


def _ends_first_clause(line: Line, last: int, finite: int) -> bool:
    """Say whether a verb ends the clause that begins the sentence: "Wie der Sprecher, Ole Solvang, mitteilte, sei …"."""
    stop = last + 1
    if finite != last or stop >= line.last or line.words[stop] != ",":
        return False
    if line.low[line.first] not in words("clause_words", "subordinators"):
        return False
    mains = (at for at in line.breaks if at + 1 < line.last and at + 1 != finite and is_finite(line, at + 1))
    return next(mains, -1) == stop


def _as_behind(line: Line, clause: int, verb: int) -> int:
    """Return where ", wie Ole Solvang, Sprecher der Stadt, mitteilte" begins, or else the clause as it was."""
    start = clause
    for _ in range(_MOST_INSERTED):
        if start == line.first or line.words[start - 1] != ",":
            return clause
        start = line.chunk_start(start - 2)
        if line.low[start] == "wie" and start > line.first:
            return clause if any(is_finite(line, i) for i in range(start + 1, verb)) else start
    return clause


def _prefix(line: Line, verb: int, prefix: str) -> int | None:
    """Find the prefix at the end of a clause behind the verb."""
    comma = line.next_break(verb)
    for index in range(verb + 1, min(line.last, verb + _PARTICLE_REACH)):
        word = line.low[index]
        if word in ("dass", "daß") or line.words[index] == ":" or (index > comma and word in german_mood()):
            return None
        leads = word == "laut" and index + 1 < line.last and line.quoted[index + 1] >= 0  # "laut „Nordpost“"
        if word == prefix and not leads and line.quoted[index] < 0 and _ends_clause(line, index + 1):
            return index
    return None


def _ends_clause(line: Line, index: int) -> bool:
    if index >= line.last or line.words[index] in ",;:–—-(":
        return True
    return line.low[index] in ("und", "oder", "als", "wie") or line.quoted[index] >= 0


def _leads_infinitive(line: Line, index: int) -> bool:
    """Say whether an infinitive follows a participle without its comma: "hat angekündigt die Preise zu erhöhen"."""
    stop = line.next_break(index)
    bare = stop - index > 2 and line.low[stop - 1].endswith("n") and not line.is_capital(stop - 1)
    to = line.low[stop - 2] == "zu" or has_zu_inside(line.low[stop - 1])
    return bare and to and line.low[index] not in ("als", "wie")


def _companions(line: Line, indices: list[int], companions: frozenset[str]) -> list[int] | None:
    start = max(line.first, min(indices) - _COMPANION_REACH)
    end = min(line.last, max(indices) + 1 + _COMPANION_REACH)
    if any(word not in line.words and line.low[line.first] != word for word in companions):
        return None
    near = sorted(range(start, end), key=lambda at: abs(at - indices[0]))
    found = []
    for companion in sorted(companions):
        places = (i for i in near if line.quoted[i] < 0 and _is_word(line, i, companion))
        at = next((i for i in places if _same_clause(line, i, indices[0])), None)
        if at is None:
            return None
        found.append(at)
        if line.is_capital(at) and line.low[at - 1] in words("clause_words", "articles"):
            found.append(at - 1)  # "die These vertreten"
    return found


def _is_word(line: Line, index: int, word: str) -> bool:
    return line.words[index] == word or (index == line.first and line.low[index] == word)


def _same_clause(line: Line, one: int, other: int) -> bool:
    return line.next_break(min(one, other)) >= max(one, other)


def _with_auxiliary(line: Line, participle: int) -> list[int] | None:
    """Find the helping verb of a participle: right behind it in a subordinate clause, else before it."""
    auxiliaries = words("clause_words", "auxiliaries")
    behind = participle + 1
    if behind < line.last and line.low[behind] in auxiliaries:
        more = [behind + 1] if behind + 1 < line.last and line.low[behind + 1] in auxiliaries else []
        if line.low[behind] != "worden" or more:
            return [participle, behind, *more]
    ends = _ends_clause(line, behind) or line.low[min(behind, line.n - 1)] == "worden"
    if not ends and not _leads_infinitive(line, behind):
        return None
    tail = [behind] if behind < line.last and line.low[behind] == "worden" else []
    for index in range(participle - 1, max(line.first - 1, participle - _AUXILIARY_REACH), -1):
        if line.low[index] in ("dass", "daß") or line.words[index] in ":;":
            return None
        if line.low[index] in auxiliaries and line.low[index] != "worden" and line.quoted[index] < 0:
            return [index, participle, *tail]
    return None


def _is_infinitive(line: Line, index: int) -> bool:
    """Say whether a form in -en is an infinitive: after "zu", or with a modal verb in its clause."""
    if index > line.first and line.low[index - 1] == "zu":
        return True
    helping = words("clause_words", "modals") | _PASSIVE
    if index + 1 < line.last and (line.low[index + 1] in helping or line.low[index + 1] == "lassen"):
        return True
    start = line.chunk_start(index)
    if any(line.low[i] in helping for i in range(start, index)):
        return True
    # "…, der krank ist, warnen": the modal verb stands before what was put in between.
    at_end = index + 1 >= line.last or index + 1 == line.next_break(index)
    return at_end and any(
        line.low[i] in helping and line.low[i] not in _NEVER_HELPS and i + 1 != line.next_break(i)
        for i in range(line.first, start)
    )


# Of the passive alone: "…, wurde er gefasst, andere berichten, …".
_NEVER_HELPS = frozenset({"wurde", "wurden", "worden"})
