"""English noun phrases without a parser: who speaks and who is spoken to."""

from __future__ import annotations

from wortlaut.heads.rules.english_verbs import english_verbs, english_words, noun_forms
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.verbs import Verb

_LONGEST_SUBJECT = 30
_LONGEST_ADDRESSEE = 7
_LONGEST_SOURCE = 14
_PLURAL = frozenset({"people", "police", "men", "women", "children", "who"})
_ADVERBS = frozenset({"also", "then", "later", "again", "now", "too", "still", "earlier", "already", "even"})
_ENDING = frozenset({"on", "in", "at", "during", "after", "who", "that", "and"})


def _is(word: str, key: str) -> bool:
    return word in english_words("clause_words", key)


def subject_before(line: Line, begin: int, verb: int) -> Range | None:
    """Return the subject before a verb: the phrase of its clause, with appositions, without what leads it."""
    start = line.chunk_start(verb)
    if all(
        line.low[i] in _ADVERBS for i in range(start, verb)
    ):  # "Solvang, the mayor, (also) said": what stands between commas belongs to the name
        start = begin
    start = _behind_leading(line, _behind_main(line, max(start, begin), verb), verb)
    end = _before_relative(line, start, verb)
    if end == verb and line.low[verb - 1] in ("and", "but"):  # "Farmers called it absurd and urged …"
        behind_aside = begin < start and line.words[start - 1] == "," and _is_past(line, start)
        end = (
            start if behind_aside else next((i for i in range(start + 1, verb - 1) if is_verb(line, i)), verb)
        )
        start = _behind_leading(line, begin, end) if behind_aside else start
    end = next((i for i in range(start + 1, end) if _is(line.low[i], "auxiliaries")), end)
    while end > start and (
        line.low[end - 1]
        in ("also", "has", "had", "have", "then", "later", "again", "who", "now", "and", "but")
        or _is(line.low[end - 1], "times")
        or _is_adverb(line, end - 1, start)
        or (line.low[end - 1] in ("on", "in", "at", "late", "early") and end - 1 > start)
        or line.words[end - 1] == ","
    ):
        end -= 1
    if (
        end <= start
        or end - start > _LONGEST_SUBJECT
        or (line.quoted[start] >= 0 and line.quoted[end - 1] >= 0)
    ):
        return None
    if any(line.low[i] in ("that", "which") for i in range(start + 1, end)):
        return None  # the verb of a relative clause: "the money that Norland pledged"
    return (start, end) if _may_be_subject(line, start) else None


def _behind_main(line: Line, start: int, verb: int) -> int:
    """Return where the clause begins that hangs on another: "shares fell after it warned of losses"."""
    for index in range(verb - 1, start + 1, -1):
        if line.low[index] in _HANGING and line.quoted[index] < 0:
            return index + 1 if any(is_verb(line, i) for i in range(start + 1, index)) else start
    return start


_HANGING = frozenset({"after", "when", "because", "while", "before", "although", "though", "once"})


def main_subject(line: Line, participle: int) -> Range | None:
    """Return the subject of the sentence that a participle such as "saying" hangs on."""
    verb = next(
        (at for at in range(line.first + 1, participle) if is_verb(line, at) and line.quoted[at] < 0), None
    )
    if verb is None:
        return None
    if line.quoted[verb - 2] >= 0 or line.quoted[verb - 1] >= 0:  # "“…,” said Alder, adding that …"
        return subject_behind(line, verb + 1)
    return subject_before(line, line.first, verb)


def _is_adverb(line: Line, index: int, start: int) -> bool:
    """Say whether a word in -ly is an adverb: not "the family"."""
    if not line.low[index].endswith("ly") or line.is_capital(index) or index == start:
        return False
    before = line.low[index - 1]
    return not (
        _is(before, "determiners") or before.endswith(("'s", "’s")) or line.low[index] in _NOUNS_IN_LY
    )


_NOUNS_IN_LY = frozenset({"family", "ally", "assembly", "monopoly", "bully", "supply"})


def is_verb(line: Line, index: int) -> bool:
    """Say whether a word looks like a finite verb."""
    word = line.low[index]
    return (
        _is(word, "auxiliaries")
        or _is(word, "irregular")
        or (word in english_verbs() and not line.is_capital(index))
        or (word.endswith("ed") and not line.is_capital(index))
    )


def _is_past(line: Line, index: int) -> bool:
    return _is(line.low[index], "irregular") or (
        line.low[index].endswith("ed") and not line.is_capital(index)
    )


def _behind_leading(line: Line, start: int, verb: int) -> int:
    """Skip "But", "Meanwhile," and "On Monday," before a subject."""
    while start < verb:
        word = line.low[start]
        if _is(word, "joining") or line.words[start] in ",–—":
            start += 1
        elif _is(word, "prepositions") and line.next_break(start) < verb:
            start = line.next_break(start) + 1
        else:
            break
    return start


def _before_relative(line: Line, start: int, verb: int) -> int:
    for index in range(start + 1, verb):
        if line.words[index - 1] == "," and (
            _is(line.low[index], "relatives") or _is_participle(line, index)
        ):
            return index - 1
    return verb


def _is_participle(line: Line, index: int) -> bool:
    """Say whether a word leads a participle phrase about a subject: "Holm, speaking in Oslo, said"."""
    word = line.low[index]
    if line.is_capital(index) or line.low[index - 2] in ("and", "or"):
        return False
    return (word.endswith("ing") and word not in ("including", "according")) or word in _PARTICIPLES


_PARTICIPLES = frozenset(
    {"published", "released", "posted", "issued", "based", "asked", "seen", "reached", "dated", "quoted"}
    | {"obtained", "carried", "conducted", "commissioned", "led", "backed", "seated", "dressed", "flanked"}
)


def _may_be_subject(line: Line, start: int) -> bool:
    word = line.low[start]
    if (
        _is(word, "auxiliaries")
        or _is(word, "prepositions")
        or word in ("that", "which", "where", "if", "when", "as", "who", "whom", "what", "whether", "even")
    ):
        return False
    return line.words[start][0].isalnum() or line.quoted[start] >= 0


def subject_behind(line: Line, start: int) -> Range | None:
    """Return the subject behind a verb: "said the mayor of Nordhaven"."""
    end = source_end(line, start, first=False)
    return (start, _with_apposition(line, end)) if end > start else None


def _with_apposition(line: Line, comma: int) -> int:
    """Take what stands beside a name into the speaker: "said Alder, the mayor of Nordhaven"."""
    if comma + 1 >= line.last or line.words[comma] != "," or line.quoted[comma + 1] >= 0:
        return comma
    stop = line.next_break(comma + 1)
    stop = next((i for i in range(comma + 2, stop) if _is(line.low[i], "relatives")), stop)
    if stop == comma + 2 and line.words[comma + 1].isdigit():
        return stop  # "said Alder, 56"
    if comma + 2 >= line.last or stop - comma > _LONGEST_SOURCE:
        return comma
    verbs = any(
        (is_verb(line, i) and not _is_noun_within(line, i, comma + 1)) or line.quoted[i] >= 0
        for i in range(comma + 1, stop)
    )
    if verbs or not _leads_apposition(line, comma, stop):
        return comma
    return _apposition_end(line, comma + 1, stop)


def _leads_apposition(line: Line, comma: int, stop: int) -> bool:
    """Say whether what stands behind a name and a comma is an office, or behind an office a name."""
    word, before = line.low[comma + 1], line.words[comma - 1]
    if word in ("the", "a", "an", "its", "his", "her", "their"):
        return True
    if line.is_capital(comma + 1):
        named = all(
            line.is_capital(i) or line.low[i] in ("de", "al", "van", "von") for i in range(comma + 1, stop)
        )
        return named and before[:1].islower()
    return before[:1].isupper() and word in english_words("clause_words", "offices")


def _is_noun_within(line: Line, index: int, start: int) -> bool:
    """Say whether a word that may be a verb is a noun of a phrase: "the state's chief medical officer"."""
    if line.low[index] not in noun_forms() or index == start:
        return False
    return any(_is(line.low[at], "determiners") for at in range(max(start, index - 3), index))


def _apposition_end(line: Line, start: int, stop: int) -> int:
    """Return where an office ends: "the official in charge of the response", but not "in a statement"."""
    for index in range(start + 1, stop):
        behind = line.low[index + 1 : index + 5]
        if line.words[index - 1] == "-":
            continue  # "a 34-year-old nurse"
        if _is(line.low[index], "times") or (line.low[index] in ("after", "during", "when", "as", "while")):
            return index
        if line.low[index] in ("in", "on", "at") and (
            _is("".join(behind[:1]), "times") or _SETTINGS.intersection(behind)
        ):
            return index
    return stop


_SETTINGS = frozenset(
    {
        "statement",
        "interview",
        "speech",
        "letter",
        "email",
        "tweet",
        "post",
        "conference",
        "briefing",
        "remarks",
    }
    | {"television", "radio", "court", "parliament", "telephone", "phone", "facebook", "twitter", "telegram"}
)


def with_asides(line: Line, comma: int) -> int:
    """Return where a source ends with what stands beside it: "according to the mayor, Ada Alder, who …,"."""
    while comma + 1 < line.last and line.words[comma] == "," and _is_aside(line, comma + 1):
        comma = line.next_break(comma + 1)
    return comma


def _is_aside(line: Line, start: int) -> bool:
    """Say whether a relative clause about somebody, or a name or office without a verb, stands up to the next break."""
    if line.low[start] in ("who", "whose"):
        return True
    stop = line.next_break(start)
    leads = line.is_capital(start) or line.low[start] in ("the", "a", "an", "its", "his", "her", "their")
    apart = stop >= line.last or line.words[stop] == ","
    short = stop - start <= _LONGEST_SOURCE and (stop < line.last or stop - start > 1)
    plain = not any(
        is_verb(line, i) or line.quoted[i] >= 0 or line.words[i][0].isdigit() for i in range(start, stop)
    )
    return leads and apart and short and plain


def source_end(line: Line, start: int, *, first: bool) -> int:
    """Return where a noun phrase ends: at a break, a verb or a word of time; ``first`` reaches to a comma."""
    index = start
    limit = min(line.last, start + _LONGEST_SOURCE)
    while index < limit:
        word = line.low[index]
        if line.words[index] in ",;:–—" or (line.quoted[index] >= 0 and index == start and not first):
            break
        names = word == "and" and index + 1 < limit and line.is_capital(index + 1)
        if index > start and (_ends_phrase(line, index) or (word in _ENDING and not first and not names)):
            break
        index += 1
    return index if index > start and not _is(line.low[start], "prepositions") else start


def _ends_phrase(line: Line, index: int) -> bool:
    word = line.low[index]
    if _is(word, "auxiliaries") or _is(word, "times"):
        return True
    if word not in english_verbs() or line.is_capital(index) or _closes_as_noun(line, index):
        return False
    seen = line.low[index + 1 : index + 2]  # "a confidential note seen by Reuters"
    return not (
        seen and (seen[0] in _PARTICIPLES or seen[0] == "by") and _is_noun_within(line, index, line.first)
    )


def _closes_as_noun(line: Line, index: int) -> bool:
    """Say whether a word that may be a verb ends a phrase with an article: "a Treasury estimate, …"."""
    if line.low[index] not in noun_forms() or (index + 1 < line.last and line.words[index + 1] not in ",;"):
        return False
    before = line.low[index - 1]
    if before.endswith("s") or before in _PLURAL:
        return False
    return any(_is(line.low[at], "determiners") for at in range(max(line.first, index - 3), index))


def addressee(line: Line, verb: Verb, start: int, end: int) -> Range | None:
    """Return who is spoken to: the noun phrase behind a verb such as "tell"."""
    if "person" not in verb.takes or start >= end:
        return None
    word = line.low[start]
    if (
        _is(word, "prepositions")
        or word in ("that", "whether", "if", "why", "to")
        or not line.words[start][0].isalpha()
    ):
        return None
    if word in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "reporters",
        "journalists",
        "lawmakers",
        "viewers",
        "parliament",
    ):
        return start, start + 1
    index = start
    limit = min(end, start + _LONGEST_ADDRESSEE)
    while index < limit and not _ends_person(line, index, start):
        index += 1
    return (start, index) if index > start else None


def _ends_person(line: Line, index: int, start: int) -> bool:
    word = line.low[index]
    if line.quoted[index] >= 0 or line.words[index] in ",;:.–—":
        return True
    if index == start:
        return False
    if (
        word in ("that", "whether", "if", "why", "to", "not")
        or _is(word, "prepositions")
        or _is(word, "times")
    ):
        return True
    return _is(word, "determiners") or _is(word, "pronouns") or _is(word, "auxiliaries")


def is_noun(line: Line, index: int) -> bool:
    """Say of a word that is a verb or a noun ("claims", "fears") whether it is a noun where it stands.

    It is one first in its sentence, behind another verb, an article, a possessive or a preposition, and
    before a verb of its own ("police reports say").
    """
    if index == line.first or _closes_as_noun(line, index):
        return True
    before = line.low[index - 1]
    if _is(before, "modals") or before in ("they", "we", "i", "you", "to", "also", "and", "who"):
        return False
    leads = _is(before, "determiners") or _is(before, "prepositions") or _is(before, "auxiliaries")
    if leads or before.endswith(("'s", "’s")) or is_verb(line, index - 1):
        return True
    # A third person has a singular subject, and none that ends before its own verb ("he broke promises").
    plural = (
        before.endswith("s") and not before.endswith(("ss", "us", "is")) and not line.is_capital(index - 1)
    )
    behind_verb = (
        index - 2 >= line.first and line.low[index - 2] in ("he", "she", "it") and not before.endswith("ly")
    )
    if line.low[index].endswith("s") and (plural or behind_verb):
        return True
    many = before.endswith("s") or before in _PLURAL
    if not line.low[index].endswith("s") and not (many or line.is_capital(index - 1)):
        return True
    return index + 1 < line.last and is_verb(line, index + 1)
