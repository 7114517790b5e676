"""What an English verb of saying takes: a clause, an infinitive, a gerund, somebody with an infinitive."""

from __future__ import annotations

from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_cues import Cue, draft_of, has_verb
from wortlaut.heads.rules.english_phrases import (
    addressee,
    subject_before,
)
from wortlaut.heads.rules.english_verbs import english_words
from wortlaut.heads.rules.line import Line

_TIMES_WITHIN = 8


def clause_behind(line: Line, cue: Cue) -> tuple[int, str] | None:
    """Return where the clause that a verb takes begins, and its kind: that, main, infinitive or question."""
    takes = cue.verb.takes
    stop = line.next_break(cue.end)
    reach = range(cue.end, min(stop, cue.end + _TIMES_WITHIN + 4))
    for index in reach:
        if line.low[index] in ("and", "but") and index > cue.end:
            break  # "said the bridge was closed and promised that …"
        if line.quoted[index] >= 0:
            break
        if line.low[index] == "that" and takes & {"clause", "that"}:
            return index, "that"
        if "infinitive" in takes and _opens_infinitive(line, cue, index):
            return index - (line.low[index - 1] == "not"), "infinitive"
        if takes & {"question", "person"} and line.low[index] in ("whether", "if", "why"):
            return index, "question"
    if "clause" not in takes:
        return None
    index = _skip_times(line, cue.end)
    spoken_to = addressee(line, cue.verb, cue.end, line.last)
    if spoken_to is not None and not has_verb(line, spoken_to[1], min(spoken_to[1] + 1, line.last)):
        index = max(index, _skip_times(line, spoken_to[1]))
    if index < line.last and _begins_clause(line, index):
        return index, "main"
    return None


def _opens_infinitive(line: Line, cue: Cue, index: int) -> bool:
    """Say whether what is said begins with "to" here: not in "pledged $2 million to rebuild the school"."""
    if line.low[index] != "to" or not _is_infinitive(line, index):
        return False
    return "person" in cue.verb.takes or not _has_object(line, cue.end, index)


def _has_object(line: Line, start: int, to: int) -> bool:
    """Say whether something other than a time or a phrase with a preposition stands between a verb and "to"."""
    if start >= to or line.words[start] in ",–—":
        return False
    word = line.low[start]
    free = (
        english_words("clause_words", "prepositions")
        | english_words("clause_words", "times")
        | {"not", "never"}
    )
    return word not in free and not word.endswith("ly")


def gerund(line: Line, cue: Cue, begin: int) -> Draft | None:
    """Read "She accused him of lying" and "She denied taking bribes"."""
    prepositions = _GERUNDS.get(cue.verb.name)
    if prepositions is None:
        return None
    stop = line.next_break(cue.end)
    preposition = next((one for one in prepositions if one in line.low[cue.end : stop]), "")
    if not preposition and "" not in prepositions:
        return None
    starts = (
        [cue.end] if not preposition else [i + 1 for i in range(cue.end, stop) if line.low[i] == preposition]
    )
    start = next((i for i in starts if i < stop and _is_gerund(line, i)), None)
    speaker = subject_before(line, begin, cue.start)
    if start is None or speaker is None or (preposition == "of" and start == cue.end + 1):
        return None  # "traders accused of": a participle
    draft = draft_of(line, "before_infinitive", cue, speaker)
    if preposition:
        draft.cue += line.spans(start - 1, start)
        draft.addressee = line.spans(cue.end, start - 1) if start - 1 > cue.end else ()
    draft.quote = line.spans(start, line.last)
    draft.frame = line.spans(begin, start)
    return draft


def wanted(line: Line, cue: Cue, begin: int, end: int) -> Draft | None:
    """Read "The union wants him to come", "Forecasters expect the wind to drop"."""
    if "other" not in cue.verb.takes or cue.end >= end or line.words[cue.end] in ",;:.–—":
        return None
    stop = min(line.next_break(cue.end), cue.end + _WANTED_WITHIN, end - 1)
    to = next((i for i in range(cue.end, stop) if line.low[i] == "to"), None)
    if to is None or to == cue.end or not _is_infinitive(line, to) or has_verb(line, cue.end, to):
        return None
    if line.low[to - 1] in _NOUNS_TO or line.low[cue.end] in ("of", "by", "for"):
        return None  # "wants a chance to speak"
    speaker = subject_before(line, begin, cue.start)
    if speaker is None:
        return None
    draft = draft_of(line, "before_infinitive", cue, speaker)
    draft.quote = line.spans(cue.end, end)
    draft.frame = line.spans(begin, cue.end)
    return draft


_WANTED_WITHIN = 10
_NOUNS_TO = frozenset(
    {"chance", "right", "time", "way", "plan", "effort", "power", "money", "place", "opportunity"}
)


def _is_gerund(line: Line, index: int) -> bool:
    return line.low[index].endswith("ing") and line.low[index] not in (
        "nothing",
        "something",
        "anything",
        "being",
    )


_GERUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("accuse", "suspect"), ("of",)),
    **dict.fromkeys(("deny", "recommend", "suggest", "rule out"), ("",)),
    **dict.fromkeys(("warn", "caution", "advise"), ("against",)),
    **dict.fromkeys(
        ("criticise", "criticize", "blame", "condemn", "denounce", "rebuke", "attack", "slam"), ("for",)
    ),
    **dict.fromkeys(("praise", "commend", "thank", "apologise", "apologize"), ("for",)),
    "admit": ("to", ""),
}


def _is_infinitive(line: Line, index: int) -> bool:
    if index + 1 >= line.last or line.is_capital(index + 1):
        return False
    return line.low[index + 1] not in english_words("clause_words", "determiners")


def _skip_times(line: Line, index: int) -> int:
    times = english_words("clause_words", "times")
    end = index
    while end < line.last and end < index + _TIMES_WITHIN:
        if line.low[end] in times:
            end += 1
        elif line.low[end] in ("on", "in", "at", "during", "late", "early") and end + 1 < line.last:
            width = 2 if line.is_capital(end + 1) or line.low[end + 1] in times else 0
            if not width:
                break
            end += width
        else:
            break
    return end


def _begins_clause(line: Line, index: int) -> bool:
    """Say whether a clause with a subject and a finite verb begins here."""
    if line.words[index][0] in ",.;:" or line.low[index] in english_words("clause_words", "prepositions"):
        return False
    stop = min(line.last, max(line.next_break(index), index + 12))
    # "confirmed the offer and said …" is two verbs of one subject, not a clause that begins with "the offer".
    joined = next((at for at in range(index + 1, stop) if line.low[at] in ("and", "but")), stop)
    leads = line.low[index] in english_words("clause_words", "determiners")
    begin = index if line.low[index] in _PRONOUNS or leads else index + 1
    return any(has_verb(line, begin, end) for end in range(begin + 1, joined + 1))


_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "there", "this", "that", "these", "those"}
)
