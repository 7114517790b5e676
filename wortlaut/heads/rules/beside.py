"""The German noun phrases before and behind a verb that can be its subject."""

from __future__ import annotations

from wortlaut.heads.rules.finite import is_finite
from wortlaut.heads.rules.german import german_verbs, words
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase
from wortlaut.heads.rules.verbs import Kind

NOT_SUBJECT = frozenset(
    {"dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen", "seinem", "seinen", "ihrem", "ihren", "keinen", "keinem",
     "jenem", "jenen", "ihm", "ihn", "ihnen", "mehreren", "vielen", "allen", "beiden", "es"}
)  # fmt: skip
"""Words that no German subject begins with."""
# Adverbs and adjectives that begin a sentence with a capital and look like a name.
_ADVERB_ENDINGS = ("lich", "weise", "fristig", "mäßig", "seitig", "ständig", "sorgt", "rascht")
_BEFORE_SUBJECT = frozenset(
    {"auch", "und", "aber", "doch", "denn", "einzig", "nur", "sogar", "selbst", "ebenso", "allein", "–", "-"}
)
_ARTICLES = frozenset({"der", "die", "das", "ein", "eine", "er", "sie", "man"})
_BEHIND_VERB = frozenset({"sich", "auch", "nun", "jetzt", "dagegen"})
_MOST_SKIPPED = 12
_LONGEST_NAME = 12
# "Sowohl der Rat als auch die Stadt erklärten, …"
_PAIRED = {"sowohl": "als", "weder": "noch", "entweder": "oder"}
_THAN = frozenset({"mehr", "weniger", "bis"})


def subject_before(line: Line, begin: int, verb: int) -> Range | None:
    """Read the subject before a verb in second place, without relative clauses and adverbs behind it."""
    start = begin
    while start < verb and line.low[start] in _BEFORE_SUBJECT:
        start += 1
    if start < verb and line.low[start] in _PAIRED and _PAIRED[line.low[start]] in line.low[start:verb]:
        return None if any(is_finite(line, at) for at in range(start, verb)) else (start, verb)
    counted = _behind_count(line, start, verb)
    if counted > start:
        end = noun_phrase(line, counted, verb)
        return (start, end) if end > counted and not _tells_when(line, end) else None
    return _uncounted(line, start, verb)


def _tells_when(line: Line, end: int) -> bool:
    """Say whether a phrase ends with a day or a month, with its year or without: "Ende Januar 2026"."""
    times = words("clause_words", "time_nouns")
    dated = line.words[end - 1].isdigit() and end - 1 > line.first and line.low[end - 2] in times
    return dated or line.low[end - 1] in times


def _uncounted(line: Line, start: int, verb: int) -> Range | None:
    some = _is_some(line, start)
    if (
        start >= verb
        or (line.low[start] in NOT_SUBJECT and not some)
        or _is_adverb_before_subject(line, start)
        or _is_participle_first(line, start)
    ):
        return None
    if (
        is_function_word(line.low[start])
        and line.low[start] not in words("clause_words", "determiners")
        and not some
    ):
        return (start, start + 1) if line.low[start] in words("clause_words", "subject_pronouns") else None
    end = noun_phrase(line, start, verb)
    if (
        end == start
        and verb == start + 2
        and line.low[start] in ("der", "die")
        and line.low[start + 1].endswith("e")
    ):
        return start, verb
    if end == start:
        return (
            (start, start + 1)
            if line.low[start] in words("clause_words", "pronouns") and start + 1 == verb
            else None
        )
    if (
        line.low[start] in words("clause_words", "determiners") | words("clause_words", "pronouns")
        or line.words[start][0].isupper()
        or line.words[start][0].isdigit()
        or (line.quoted[start] >= 0 and end - start <= _LONGEST_NAME)
        or some
    ):
        return None if _tells_when(line, end) else (start, end)
    return None


def _is_participle_first(line: Line, start: int) -> bool:
    """Say whether a sentence begins with a participle: "Gefragt nach den Gründen, sagte der Trainer, …"."""
    behind = start + 1
    if (
        start != line.first
        or behind >= line.last
        or line.low[behind] not in words("clause_words", "prepositions")
    ):
        return False
    return any(form.kind is Kind.PARTICIPLE for form in german_verbs().forms(line.low[start]))


def _is_adverb_before_subject(line: Line, start: int) -> bool:
    """Say whether what looks like a name is an adverb, with the subject behind the verb: "Ausdrücklich lobte der Rat"."""
    if not line.low[start].endswith(_ADVERB_ENDINGS):
        return False
    at = start + 2
    while at < line.last and line.low[at] in _BEHIND_VERB:
        at += 1
    return at < line.last and line.low[at] in _ARTICLES


def _behind_count(line: Line, start: int, verb: int) -> int:
    """Return where what is counted begins behind "mehr als", "rund", "sowohl"; or ``start`` where nothing is."""
    at = start
    while at < verb and line.low[at] in words("clause_words", "approximations"):
        at += 1 + (line.low[at] in _THAN and at + 1 < verb and line.low[at + 1] in ("als", "zu"))
    if at == start or at >= verb:
        return start
    if line.low[at] in words("clause_words", "articles") and line.low[start] in words(
        "clause_words", "prepositions"
    ):
        return start  # "Über die Pläne sagte sie, …"
    number = line.words[at][:1].isdigit() or line.low[at] in words("clause_words", "counts")
    return at if number else start


def _is_some(line: Line, start: int) -> bool:
    return line.low[start] in words("clause_words", "some")


def subject_behind(line: Line, start: int, limit: int) -> Range | None:
    """Read the first noun phrase behind a verb or a subordinator that can be a subject."""
    index, skipped = start, 0
    while index < limit and skipped < _MOST_SKIPPED:
        word = line.low[index]
        if line.words[index] in ",:":
            return None
        if word in words("clause_words", "prepositions") and not line.is_capital(index):
            end = noun_phrase(line, index + 1, limit, close=True)
            index = max(index + 1, end)
        elif word in NOT_SUBJECT:
            index = max(index + 1, noun_phrase(line, index, limit, close=True))
        else:
            end = noun_phrase(line, index, limit, close=True)
            if end > index:
                return index, _to_name(line, end, limit)
            index += 1
        skipped += 1
    return None


def _to_name(line: Line, end: int, limit: int) -> int:
    """Take a place and a name behind it into an office: "die Sprecherin der Fraktion | im Rat, Ada Solvang,"."""
    if end + 1 >= limit or line.low[end] not in words("clause_words", "attaching"):
        return end
    longer = noun_phrase(line, end + 1, limit, close=True)
    for comma in range(end + 2, longer - 2):
        if line.words[comma] == "," and line.is_capital(comma + 1) and line.is_capital(comma + 2):
            return longer
    return end
