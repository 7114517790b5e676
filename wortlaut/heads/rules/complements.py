"""The clause that a German verb of saying takes: dass, a main clause in the subjunctive, an infinitive with zu."""

from __future__ import annotations

from wortlaut.heads.rules.cues import Cue
from wortlaut.heads.rules.finite import has_zu_inside, is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase

_MOST_SKIPPED_CHUNKS = 4
_FIRST_VERB_WITHIN = 30
_MOST_INSERTED = 6


def find_complement(line: Line, cue: Cue) -> tuple[int, str] | None:
    """Return where the clause of a cue begins, and of which kind it is."""
    stop = line.next_break(cue.end)
    if _is_bare_infinitive(line, cue, stop):
        return cue.end, "infinitive"
    skipped: list[int] = []
    for _ in range(_MOST_SKIPPED_CHUNKS):
        if stop >= line.last - 1 or line.words[stop] in ";":
            return None
        kind = _kind(line, stop, cue)
        if skipped and _is_of_skipped(line, skipped[0], stop, cue, kind):
            return skipped[0] + 1, "main"
        if kind:
            return stop + 1, kind
        skipped.append(stop)
        if not _may_skip(line, stop) or _leads_consequence(line, stop) or _breaks_off(line, stop):
            return None
        stop = line.next_break(stop + 1)
    return None


def _breaks_off(line: Line, stop: int) -> bool:
    """Say whether a subordinate clause behind a comma has no verb up to the next: what follows belongs to it.

    "Der Brief wurde geschrieben, nachdem man den Plan, die Bank zu überfallen, vereitelt hatte."
    """
    start, end = stop + 1, line.next_break(stop + 1)
    if line.low[start] not in words("clause_words", "subordinators") or line.words[end : end + 1] != [","]:
        return False
    return not any(is_finite(line, at) or line.low[at] in german_mood() for at in range(start + 1, end))


def _is_bare_infinitive(line: Line, cue: Cue, stop: int) -> bool:
    """Say whether an infinitive stands behind a verb's last part without a comma: "hat angekündigt die Preise zu erhöhen"."""
    if len(cue.indices) < 2 or cue.final or cue.end == stop or "infinitive" not in cue.verb.takes:
        return False
    parted = cue.indices[-1] > cue.indices[0] + 1 or cue.verb.prefix
    return bool(parted) and ends_in_infinitive(line, cue.end, stop)


def ends_in_infinitive(line: Line, start: int, stop: int) -> bool:
    """Say whether the words from ``start`` to before ``stop`` are an infinitive clause with "zu"."""
    if stop - start <= 2 or line.low[start] in ("als", "wie"):
        return False
    last = line.low[stop - 1]
    ends = _is_zu(line, stop - 2) or (has_zu_inside(last) and not line.is_capital(stop - 1))
    return ends and is_infinitive_clause(line, start)


def _leads_consequence(line: Line, stop: int) -> bool:
    """Say whether the stretch behind a comma holds the "so" of a dass-clause: "als er so wenig hatte, dass …"."""
    end = line.next_break(stop + 1)
    follows = end + 1 < line.last and line.low[end + 1] in words("clause_words", "that")
    return follows and any(line.low[i] in ("so", "derart", "dermaßen") for i in range(stop + 1, end))


def _kind(line: Line, stop: int, cue: Cue) -> str:
    """Name the kind of clause that begins behind a break; "" where none does that the verb could take."""
    start = stop + 1
    if line.words[stop] == ":":
        return "colon" if line.quoted[start] < 0 and is_subjunctive(line, start) else ""
    first = line.low[start]
    if line.words[stop] != "," or "clause" not in cue.verb.takes or first in _JOINING:
        turned = first in _TURNING and "clause" in cue.verb.takes and is_infinitive_clause(line, start)
        return "infinitive" if turned and line.words[stop] == "," else ""
    content = first in words("clause_words", "content")
    leads = words("clause_words", "conditions") | _WHOEVER
    condition = first in leads and _condition_first(line, start)
    tests = (
        (first in words("clause_words", "that"), "that"),
        (condition, "main"),
        (content and stop == cue.end and (asks(cue) or _asks_how(line, start)), "question"),
        (not content and is_subjunctive(line, start) and not _stands_between(line, stop, cue), "main"),
        (stop == cue.end and _is_taken_up(line, start), "main"),
        (not content and first not in _AIMS and is_infinitive_clause(line, start), "infinitive"),
        (not content and stop == cue.end and _ends_later_in_infinitive(line, cue, start), "infinitive"),
        (not content and _is_indicative(line, stop, cue), "indicative"),
    )
    return next((kind for holds, kind in tests if holds), "")


def asks(cue: Cue) -> bool:
    """Say whether the verb takes a question: it asks, or leaves open."""
    return cue.verb.act == "ask" or cue.verb.name in words("speech_verbs", "of_questions")


def _asks_how(line: Line, start: int) -> bool:
    """Say whether a clause tells to what degree: "betonte, wie wichtig es sei"."""
    degree = start + 1
    if line.low[start] != "wie" or degree + 1 >= line.last or line.is_capital(degree):
        return False
    return (
        line.low[degree].isalpha()
        and not is_function_word(line.low[degree])
        and line.low[degree] not in words("clause_words", "determiners")
        and not is_finite(line, degree)
    )


# "um … zu" tells what something is done for, not what is said.
_AIMS = frozenset({"um", "ohne", "statt", "anstatt"})
_WHOEVER = frozenset({"wer", "was"})
_TURNING = frozenset({"jedoch", "aber"})
_JOINING = frozenset(
    {
        "und",
        "oder",
        "doch",
        "jedoch",
        "sondern",
        "noch",
        "aber",
        "wobei",
        "was",
        "denn",
        "gleichzeitig",
        "wonach",
    }
)


def is_subjunctive(line: Line, start: int) -> bool:
    """Say whether a main clause in the subjunctive begins here, with something before its verb."""
    verb = _first_verb(line, start)
    if is_finite(line, start) and line.low[start] not in german_mood():
        return False  # the next thing that the subject does: "lobte den Rat, mahnte aber"
    if verb is None or verb == start or line.low[verb] not in german_mood():
        return _goes_on_subjunctive(line, start)
    return not _is_relative(line, start, verb)


def _is_taken_up(line: Line, start: int) -> bool:
    """Say whether a subjunctive goes on behind what is put in after the first phrase: ", rund die Hälfte der Orte, in denen …, sei …".

    Right behind the verb of saying a phrase up to the next comma begins what is said, be it followed by a relative
    clause, an apposition or another that speaks ("wie …").
    """
    comma = line.next_break(start)
    if comma + 2 >= line.last or line.words[comma] != "," or not _is_phrase(line, start, comma):
        return False
    for _ in range(_MOST_INSERTED):
        comma = line.next_break(comma + 1)
        if comma + 2 >= line.last or line.words[comma] != ",":
            return False
        if line.low[comma + 1] in german_mood():
            return True
    return False


def _is_phrase(line: Line, start: int, comma: int) -> bool:
    """Say whether a noun phrase, with a preposition or a number's adverb before it or not, reaches to a comma."""
    leads = words("clause_words", "prepositions") | words("clause_words", "approximations") | _FOCUSING
    while start < comma and line.low[start] in leads:
        start += 1
    return start < comma and noun_phrase(line, start, comma) == comma


_FOCUSING = frozenset(
    {"auch", "nur", "sogar", "selbst", "allein", "gerade", "besonders", "vor", "allem", "bereits", "schon"}
)


def _goes_on_subjunctive(line: Line, start: int) -> bool:
    """Say whether a subject with a relative clause behind it is taken up by a subjunctive: ", das Haus, das …, sei"."""
    comma = line.next_break(start)
    end = noun_phrase(line, start, comma)
    if end != comma or comma + 2 >= line.last or line.words[comma] != ",":
        return False
    first, second = line.low[comma + 1], line.low[comma + 2]
    relatives = words("clause_words", "relatives")
    if first not in relatives and not (
        first in words("clause_words", "prepositions") and second in relatives
    ):
        return False
    stop = line.next_break(comma + 1)
    for _ in range(_MOST_SKIPPED_CHUNKS):
        if stop >= line.last - 1:
            return False
        if line.words[stop] == "," and line.low[stop + 1] in german_mood().first:
            return True
        stop = line.next_break(stop + 1)
    return False


def _is_indicative(line: Line, stop: int, cue: Cue) -> bool:
    """Say whether a main clause in the indicative stands right behind the verb of saying."""
    start = stop + 1
    if (
        stop != cue.end
        or cue.passive
        or cue.final
        or "guarded" in cue.verb.takes
        or "nicht" in line.low[cue.at : stop]
        or line.low[start] in words("clause_words", "subordinators")
    ):
        return False
    verb = _first_verb(line, start)
    if verb is None or verb <= start or verb >= line.next_break(start) - 1:
        return False
    return not _is_relative(line, start, verb)


def _condition_first(line: Line, start: int) -> bool:
    comma = line.next_break(start)
    return comma < line.last - 1 and line.low[comma + 1] in german_mood()


def _first_verb(line: Line, start: int) -> int | None:
    """Return the first finite verb from ``start`` on, looking no further than the clause may begin."""
    mood = german_mood()
    for index in range(start, min(line.last, start + _FIRST_VERB_WITHIN)):
        said = line.low[index] in mood.first or (line.low[index] in _BEING and index > start)
        if line.quoted[index] >= 0 and _opens_marks(line, index) and said:
            return index
        if line.quoted[index] >= 0 or line.bracketed[index]:
            continue
        if line.low[index] in mood and not line.is_capital(index):
            return index
        if is_finite(line, index) and index > start:
            return index
    return None


# Verbs in the indicative that may stand first in marks: "sagte, der Plan „ist eine Zumutung“".
_BEING = frozenset({"ist", "sind", "war", "waren", "hat", "haben", "hatte", "hatten", "wird", "werden"})


def _opens_marks(line: Line, index: int) -> bool:
    """Say whether a word is the first in marks: "das Gespräch „sei gut verlaufen“"."""
    mark = index - 1
    return mark > line.first and line.quoted[mark] >= 0 and line.quoted[mark - 1] != line.quoted[mark]


def _is_relative(line: Line, start: int, verb: int) -> bool:
    """Say whether the stretch is a relative clause: led by a pronoun, with its verb at the end."""
    if line.low[start] not in words("clause_words", "relatives"):
        return (
            line.low[start] in words("clause_words", "prepositions")
            and line.low[start + 1] in words("clause_words", "relatives")
            and verb >= line.next_break(start) - 1
        )
    if verb >= line.next_break(start) - 1:
        return True
    if verb == start + 1:
        return False  # "das werde sich zeigen": the verb of a relative clause stands at its end
    if noun_phrase(line, start, line.last) > start:
        return False
    # "die noch zu schaffende Ordnung werde …": the noun stands right before its verb.
    led = line.low[start + 1] in words("clause_words", "determiners")
    return led or line.low[verb] not in german_mood() or not line.is_capital(verb - 1)


def _goes_back(line: Line, first: int, stop: int) -> bool:
    """Say whether an infinitive is part of a clause begun before: ", über den Plan, X zu schließen, sei er froh"."""
    end = line.next_break(stop + 1)
    begins = line.low[first + 1] in words("clause_words", "prepositions")
    return begins and end + 1 < line.last and line.low[end + 1] in german_mood().first


def _stands_between(line: Line, stop: int, cue: Cue) -> bool:
    """Say whether a name or an office stands between the verb and its clause: "sagte der Chef, Ole Solvang, die Lage sei …"."""
    start = stop + 1
    comma = line.next_break(start)
    if stop == cue.end or comma + 2 >= line.last or line.words[comma] != ",":
        return False
    if noun_phrase(line, start, comma) != comma:
        return False
    behind = comma + 1
    if line.low[behind] in words("clause_words", "that"):
        return True
    if line.low[behind] in words("clause_words", "prepositions"):
        behind = line.next_break(behind) + 1
        return behind < line.last and line.low[behind] in words("clause_words", "that")
    return is_subjunctive(line, behind)


def _is_of_skipped(line: Line, skipped: int, stop: int, cue: Cue, kind: str) -> bool:
    """Say whether what seemed put in behind the break ``skipped`` begins the clause that goes on here."""
    if kind:
        return kind == "infinitive" and _goes_back(line, skipped, stop)
    return _takes_up_skipped(line, skipped, stop, cue)


def _takes_up_skipped(line: Line, skipped: int, stop: int, cue: Cue) -> bool:
    """Say whether a subjunctive goes on with what seemed put in: ", in Orten, in denen …, sei die Zahl …"."""
    first = line.low[skipped + 1]
    begins = first in words("clause_words", "prepositions") or first in words("clause_words", "determiners")
    if not begins or "clause" not in cue.verb.takes:
        return False
    return line.words[stop] == "," and line.low[stop + 1] in german_mood()


def _may_skip(line: Line, stop: int) -> bool:
    """Say whether what follows a comma can stand between the verb and its clause."""
    start = stop + 1
    if line.words[stop] == ":":
        return False
    first = line.low[start]
    if first in words("clause_words", "relatives") or first in words("clause_words", "subordinators"):
        return True
    end = noun_phrase(line, start, line.last)
    return (end > start and end == line.next_break(start)) or first in words("clause_words", "prepositions")


def is_infinitive_clause(line: Line, start: int) -> bool:
    """Say whether an infinitive with "zu" and no finite verb stands before the next break or two."""
    stop = min(line.next_break(start), line.last)
    for index in range(start, stop):
        if _is_zu(line, index) or (has_zu_inside(line.low[index]) and not line.is_capital(index)):
            behind = index + 1 + (line.low[index] == "zu")
            # "die noch zu leiden haben" is a clause with a finite verb.
            return behind >= stop or line.low[behind] not in words("clause_words", "auxiliaries")
        if is_finite(line, index) and line.low[index] not in _INFINITIVES and not _is_before_zu(line, index):
            return False
    return False


def _ends_later_in_infinitive(line: Line, cue: Cue, start: int) -> bool:
    """Say whether an infinitive follows what is put in or listed: "zugesagt, über den Turm, das höchste Gebäude, nicht zu bestimmen"."""
    if "infinitive" not in cue.verb.takes or line.low[start] in _AIMS | words("clause_words", "conditions"):
        return False
    stop = line.next_break(start)
    if any(is_finite(line, at) or line.low[at] in german_mood() for at in range(start, stop)):
        return False
    aside = words("clause_words", "relatives") | words("clause_words", "subordinators")
    for _ in range(_MOST_INSERTED):
        begin, stop = stop + 1, line.next_break(stop + 1)
        ended = begin >= line.last or line.words[begin - 1] != ","
        if ended or line.low[begin] in _AIMS | words("clause_words", "that"):
            break
        if line.low[begin] in aside:
            continue
        if ends_in_infinitive(line, begin, stop) or _is_bare_to(line, begin, stop):
            return True
        if any(is_finite(line, at) for at in range(begin, stop)):
            break
    return False


def _is_bare_to(line: Line, start: int, stop: int) -> bool:
    """Say whether nothing but an infinitive with "zu" stands between two breaks: ", zu öffnen", ", einzusetzen"."""
    return (stop == start + 2 and _is_zu(line, start)) or (
        stop == start + 1 and has_zu_inside(line.low[start]) and not line.is_capital(start)
    )


_INFINITIVES = frozenset({"haben", "werden", "sein", "können", "müssen", "dürfen", "wollen"})


def _is_zu(line: Line, index: int) -> bool:
    behind = index + 1
    return (
        line.low[index] == "zu"
        and behind < line.n
        and line.low[behind].endswith("n")
        and (line.low[behind] == "sein" or line.low[behind] not in words("clause_words", "determiners"))
        and not line.is_capital(behind)
        and line.low[behind] not in words("clause_words", "articles")  # "zu den Vorgängen"
    )


def _is_before_zu(line: Line, index: int) -> bool:
    """Say whether a word that looks finite is a participle: "eingesperrt zu haben", "beteiligt gewesen zu sein"."""
    behind = index + 1
    while behind < line.last and line.low[behind] in ("worden", "gewesen"):
        behind += 1
    return behind < line.last and _is_zu(line, behind)
