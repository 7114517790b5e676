"""German statements whose source stands in a phrase: "laut X", "nach Angaben von X", "X zufolge", ", so X"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from wortlaut.heads.rules.addressees import told_beside
from wortlaut.heads.rules.carriers import is_carrier
from wortlaut.heads.rules.clauses import surround
from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.finite import is_attribute, is_finite
from wortlaut.heads.rules.german import german_mood, words
from wortlaut.heads.rules.line import Line
from wortlaut.heads.rules.noun_lore import opens_words
from wortlaut.heads.rules.phrases import is_function_word, noun_phrase
from wortlaut.heads.rules.vouching import behind_relative, is_aside, vouched_for
from wortlaut.language import load
from wortlaut.records import Medium

_FARTHEST_NOUN = 6
_LONGEST_PHRASE = 16
_FARTHEST_VERB = 14
_FARTHEST_ARTICLE = 4
_LONGEST_READS = 4
_READS = ({"heißt", "es"}, {"hieß", "es"})


@cache
def _nouns() -> tuple[dict[str, Medium], tuple[tuple[str, Medium], ...]]:
    """Return the source nouns by word, and the endings of compounds."""
    nouns = load("de", "source_phrases")["nouns"]
    whole = {noun.lstrip("-"): medium for medium, group in nouns.items() for noun in group}
    ends = tuple(
        (noun[1:], medium) for medium, group in nouns.items() for noun in group if noun.startswith("-")
    )
    return whole, ends


def source_medium(word: str) -> Medium | None:
    """Return the medium of a source noun (in lower case), or None if it is none."""
    whole, ends = _nouns()
    if word in whole:
        return whole[word]
    return next((medium for end, medium in ends if word.endswith(end)), None)


def source_statements(line: Line) -> list[Draft]:
    """Return the statements whose source a phrase of the sentence names."""
    drafts: list[Draft] = []
    if _RULES.keys().isdisjoint(line.low):
        return drafts
    for index in range(line.first, line.last):
        rule = _RULES.get(line.low[index])
        draft = rule(line, index) if rule and line.quoted[index] < 0 else None
        if draft is not None:
            drafts.append(draft)
    return drafts


def _leading(line: Line, index: int) -> Draft | None:
    """Read "laut X"."""
    if _takes_up(line, index):
        return _wonach(line, index, index + 2)
    end = _without_subject(line, index + 1, _phrase_end(line, index))
    if end == index + 1:
        return None
    medium = _medium_of(line, index + 1, end) or (
        "writing"
        if line.quoted[index + 1] >= 0 or line.quoted[min(index + 2, line.n - 1)] >= 0
        else "speech_writing"
    )
    return _spread(line, "according", index, end, (index + 1, end), (index,), medium)


def _without_subject(line: Line, start: int, end: int) -> int:
    """End a full name before an article: in "wurde laut Ada Brandt der Sprecher …" the sentence's subject follows it."""
    for index in range(start + 2, end):
        names = all(line.is_capital(at) and line.quoted[at] < 0 for at in range(start, index))
        if names and line.low[index] in words("clause_words", "articles"):
            return index
    return end


def _phrase_end(line: Line, index: int) -> int:
    """Return where the noun phrase of a preposition ends; first in a sentence it reaches to the verb."""
    end = _without_words(line, index + 1, close=index != line.first)
    if index != line.first or (end == index + 1 < line.last and line.quoted[end] >= 0):
        return end
    for verb in range(max(end, index + 2), min(end + _FARTHEST_VERB, line.last)):
        if line.words[verb] in ",:;" and line.quoted[verb] < 0:
            break
        if line.low[verb] in german_mood() or (is_finite(line, verb) and not is_attribute(line, verb)):
            return verb
    return end


def _without_words(line: Line, start: int, *, close: bool) -> int:
    """Return where a noun phrase ends, if not before: at words in marks that are no name: "laut X „ganz neu“"."""
    end = noun_phrase(line, start, line.last, close=close)
    for at in range(start, end):
        opens = line.quoted[at] >= 0 and (at == line.first or line.quoted[at - 1] != line.quoted[at])
        if opens and line.words[at + 1][:1].islower() and _may_be_said(line, at):
            return noun_phrase(line, start, at, close=close)
    return end


def _may_be_said(line: Line, mark: int) -> bool:
    return not line.is_capital(mark - 1) or is_function_word(line.low[mark + 1])


def _medium_of(line: Line, start: int, end: int) -> Medium | None:
    for index in range(start, min(end, start + _FARTHEST_NOUN)):
        if line.is_capital(index):
            medium = source_medium(line.low[index])
            if medium is not None:
                return medium
            if not line.low[index].endswith("er") and _has_genitive(line, index, end):
                return None  # "nach Abschluss der Ermittlungen"
    return None


def _has_genitive(line: Line, noun: int, end: int) -> bool:
    return noun + 1 < end and line.low[noun + 1] in words("clause_words", "genitives")


def _nach(line: Line, index: int) -> Draft | None:
    """Read "nach Angaben der Polizei" and "ihrer Meinung nach"."""
    if _takes_up(line, index) and _has_source_noun(line, index - 1):
        return _wonach(line, index, index + 2)
    end = _phrase_end(line, index)
    alone = end == index + 2 and line.low[index + 1] in words("source_phrases", "no_sources")
    numbered = (
        line.low[index + 1 : index + 2] == ["artikel"]
        and line.words[min(index + 2, line.n - 1)][:1].isdigit()
    )
    if numbered:
        return None  # "nach Artikel 68 des Grundgesetzes"
    if end > index + 1 and not alone and not _is_sought(line, index, end):
        medium = _medium_of(line, index + 1, end)
        if medium is not None:
            return _spread(line, "by_account", index, end, (index + 1, end), (index,), medium)
    postposed = _without_words(line, index + 1, close=False) == index + 1 and not _is_direction(
        line, index + 1
    )
    if index > line.first and line.is_capital(index - 1) and postposed:
        medium = source_medium(line.low[index - 1])
        if medium is not None:
            return _trailing(line, index, medium)
    return None


def _is_sought(line: Line, index: int, end: int) -> bool:
    """Say whether somebody looks or asks for what the phrase names: "sucht nach Unterlagen", "die Frage nach Hinweisen"."""
    papers = words("source_phrases", "sought")
    noun = next((line.low[at] for at in range(index + 1, end) if line.is_capital(at)), "")
    if noun not in papers or index == line.first:
        return False
    seeking = words("source_phrases", "seeking")
    start = line.chunk_start(index)
    return line.low[index - 1] in seeking or any(
        line.low[at] in seeking and not line.is_capital(at) for at in range(start, line.next_break(index))
    )


def _is_direction(line: Line, index: int) -> bool:
    """Say whether a word tells where to: "die Sicht nach oben"."""
    return index < line.last and line.low[index] in words("clause_words", "directions")


def _aus(line: Line, index: int) -> Draft | None:
    """Read "aus Sicht der Stadt", "aus der Sicht von X"."""
    noun = index + 1 + (index + 1 < line.n and line.low[index + 1] == "der")
    if noun + 1 >= line.last or line.low[noun] not in ("sicht", "perspektive", "warte"):
        return None
    end = _phrase_end(line, index)
    return (
        _spread(line, "by_account", index, end, (index + 1, end), (index,), "speech_thought")
        if end > noun + 1
        else None
    )


def _zufolge(line: Line, index: int) -> Draft | None:
    """Read "X zufolge"."""
    if index >= line.first + 2 and line.words[index - 2] == "," and line.low[index - 1] in _PRONOUNS:
        return _wonach(line, index - 1, index + 1)
    return _trailing(line, index, None)


def _to_follow(line: Line, index: int) -> Draft | None:
    """Read "X zu Folge", as some still write it."""
    if index < line.first + 2 or line.low[index - 1] != "zu" or not line.is_capital(index):
        return None
    draft = _trailing(line, index - 1, None, index + 1)
    if draft is not None:
        draft.cue = line.spans(index - 1, index + 1)
    return draft


def _trailing(line: Line, index: int, medium: Medium | None, end: int = 0) -> Draft | None:
    start = _phrase_start(line, index)
    if start is None:
        return None
    if medium is not None:
        leads = [i for i in range(start, index) if line.low[i] in words("clause_words", "determiners")]
        start = leads[-1] if leads else start
    medium = medium or _medium_of(line, start, index) or "speech_writing"
    return _spread(line, "according_behind", start, end or index + 1, (start, index), (index,), medium)


def _phrase_start(line: Line, end: int) -> int | None:
    """Return where the noun phrase begins that ends at ``end``."""
    lowest = max(line.chunk_start(end), end - _LONGEST_PHRASE)
    verbs = [
        i
        for i in range(lowest + 1, end)
        if not line.is_capital(i)
        and (line.low[i] in german_mood() or (is_finite(line, i) and not _is_before_noun(line, i, end)))
    ]
    for start in range(verbs[-1] + 1 if verbs else lowest, end):
        if noun_phrase(line, start, end) == end:
            return _with_outer_article(line, start, end, lowest)
    return None


def _is_before_noun(line: Line, index: int, end: int) -> bool:
    """Say whether a word in "-ten" is an adjective: "ersten Angaben zufolge"; behind a pronoun it is a verb."""
    pronoun = line.low[index - 1] in words("clause_words", "subject_pronouns")
    return line.low[index].endswith("ten") and index + 1 < end and line.is_capital(index + 1) and not pronoun


def _with_outer_article(line: Line, start: int, end: int, lowest: int) -> int:
    """Take in the article of a noun whose participle has a phrase of its own: "einem der Zeitung vorliegenden Entwurf"."""
    articles = words("clause_words", "articles")
    first = next(
        (
            at
            for at in range(start - 1, max(lowest, start - _FARTHEST_ARTICLE) - 1, -1)
            if line.low[at] in articles
        ),
        start,
    )
    if first > lowest and line.low[first - 1] in articles:
        first -= 1
    if first < lowest or line.low[first] not in articles or line.low[first + 1] not in articles:
        return start
    participle = any(line.low[at].endswith(("enden", "ende", "ender", "endes")) for at in range(start, end))
    return first if participle else start


def _so(line: Line, index: int) -> Draft | None:
    """Read ", so X" behind or amid what X says."""
    if index <= line.first + 1 or (line.words[index - 1] not in ",–-" and line.quoted[index - 1] < 0):
        return None
    end = noun_phrase(line, index + 1, line.last)
    if end == index + 1 or line.low[index + 1].startswith("manch") or opens_words(line, index + 1):
        return None
    speaker = (index + 1, end)
    while end < line.last and line.words[end] not in ",:;–" and line.quoted[end] < 0:
        end += 1
    while end < line.last and line.words[end] == "," and is_aside(line, end + 1):
        end = line.next_break(end + 1)
    start = index - 1 if line.words[index - 1] in ",–-" else index
    draft = _draft(line, "so", speaker, (index,), "speech")
    told = told_beside(line, speaker[1], end)
    if told is not None:
        draft.addressee = line.spans(*told)
        end = max(end, told[1])
    return surround(line, draft, start, end)


def _demnach(line: Line, index: int) -> Draft | None:
    """Read "Demnach …", which points back to a source named before."""
    if index + 2 >= line.last:
        return None
    if line.low[index] == "danach" and (index != line.first or line.low[index + 1] not in german_mood()):
        return None
    return _spread(line, "demnach", index, index + 1, (index, index + 1), (index,), "speech_writing")


def _takes_up(line: Line, index: int) -> bool:
    """Say whether a pronoun alone follows: "Berichte, nach denen …", "ein Gutachten, laut dem …"."""
    behind = index + 1
    if index < line.first + 2 or behind + 1 >= line.last or line.words[index - 1] != ",":
        return False
    return line.low[behind] in _PRONOUNS and noun_phrase(line, behind, line.last) == behind


def _has_source_noun(line: Line, end: int) -> bool:
    """Say whether a noun for what somebody said stands in the last words before ``end``."""
    nouns = (line.low[at] for at in range(max(line.first, end - _FARTHEST_NOUN), end) if line.is_capital(at))
    return any(source_medium(noun) is not None or is_carrier(noun) for noun in nouns)


_PRONOUNS = frozenset({"dem", "der", "denen", "welchem", "welcher", "welchen"})


def _wonach(line: Line, index: int, behind: int | None = None) -> Draft | None:
    """Read "Berichte, wonach …" and "Berichte, nach denen …"."""
    if index < line.first + 2 or line.words[index - 1] != ",":
        return None
    behind = behind or index + 1
    cue = next((at for at in range(index, behind) if line.low[at] not in _PRONOUNS), index)
    draft = _draft(line, "wonach", (index, index), (cue,), "speech_writing")
    if behind > index + 1:
        draft.speaker = line.spans(index + (cue == index), behind - (cue > index))
    else:
        start = _phrase_start(line, index - 1)
        draft.speaker = line.spans(start, index - 1) if start is not None else ()
    end = _clause_end(line, behind)
    draft.frame = line.spans(line.first, behind) + line.spans(end, line.last)
    draft.quote = line.spans(behind, end)
    return draft if draft.quote else None


def _clause_end(line: Line, start: int) -> int:
    """Return where a subordinate clause ends: at a comma behind which the main clause's verb stands."""
    stop = line.next_break(start)
    while stop + 1 < line.last:
        if line.words[stop] == "," and is_finite(line, stop + 1):
            return stop
        stop = line.next_break(stop + 1)
    return line.last


def _draft(line: Line, pattern: str, speaker: tuple[int, int], cue: tuple[int, ...], medium: Medium) -> Draft:
    return Draft(
        pattern=pattern,
        type="indirect",
        quote=(),
        speaker=line.spans(*speaker),
        cue=line.spans(cue[0], cue[-1] + 1),
        medium=medium,
        line=line.number,
    )


def _spread(
    line: Line,
    pattern: str,
    start: int,
    end: int,
    speaker: tuple[int, int],
    cue: tuple[int, ...],
    medium: Medium,
) -> Draft | None:
    """Make the frame of the phrase and the quote of the rest of its clause."""
    first, last = vouched_for(line, start, end)
    if first < start and line.words[start - 1] == "," and end < last and line.words[end] == ",":
        before, after = start - 1, end + 1
    else:
        before = start - 1 if first < start and line.words[start - 1] == "," else start
        after = end + 1 if end < last and line.words[end] == "," else end
    speaker, end, told = _without_hearer(line, speaker, end)
    after = max(after, end)
    draft = _draft(line, pattern, speaker, cue, medium)
    draft.addressee = line.spans(*told) if told else ()
    if end < last and line.words[end] == "," and (start == line.first or is_aside(line, end + 1)):
        end = after = behind_relative(line, end)
    elif end < last and line.words[end] == "," and any(line.words[at] == "," for at in range(start, end)):
        end += 1  # the comma closes an apposition
    draft.frame = line.spans(start, end)
    draft.quote = line.spans(first, before) + line.spans(after, last)
    if first < start and _says_it_reads(line, first, start):
        draft.frame = line.spans(first, end)
        draft.quote = line.spans(after + (line.words[min(after, line.n - 1)] == ":"), last)
    return draft if draft.quote else None


def _says_it_reads(line: Line, first: int, start: int) -> bool:
    """Say whether a source is all that "heißt es" lacks: "Darin heißt es dem Entwurf zufolge, …"."""
    words = line.low[first:start]
    plain = len(words) <= _LONGEST_READS and not any(line.is_capital(at) for at in range(first + 1, start))
    return plain and any({one, two} in _READS for one, two in pairwise(words))


def _without_hearer(
    line: Line, speaker: tuple[int, int], end: int
) -> tuple[tuple[int, int], int, tuple[int, int] | None]:
    """Part "nach Angaben X gegenüber Y" into who speaks, where it ends, and who is told."""
    told = told_beside(line, speaker[0], min(end + 1, line.last))
    if told is None:
        return speaker, end, None
    return (speaker[0], min(speaker[1], told[0] - 1)), max(end, told[1]), told


_RULES = {
    "laut": _leading,
    "gemäß": _leading,
    "nach": _nach,
    "aus": _aus,
    "zufolge": _zufolge,
    "folge": _to_follow,
    "so": _so,
    "demnach": _demnach,
    "danach": _demnach,
    "demzufolge": _demnach,
    "wonach": _wonach,
}
