"""Whether a clause speaks of the past or of what is to come, by its verb forms alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from wortlaut.heads.times.meaning import Tense
from wortlaut.heads.times.verbs import Verbs, verbs_of
from wortlaut.records import Language

_CLAUSE_ENDS = frozenset(',;:–—()„“”"»«.!?')
# So many tokens (blanks counted) are read on either side: a clause is seldom longer.
_REACH = 60
# A participle that a time goes with stands so near.
_ATTRIBUTE = 12
# "Nach der hohen Niederlage am Sonntag": so many words lie between the preposition and the day's, at most.
_PHRASE = 8
# "gilt" and longer are verbs by their endings, "gut" is not; so is "fehlen".
_SHORT, _SHORT_PLURAL = 3, 5
_DAY_DIGITS = 2
# An announcement without a verb has no more tokens (blanks counted).
_HEADING = 40
# "Samstag, ab 19.30 Uhr": an hour right behind a day, as lists of events have it.
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_HOUR = re.compile(
    rf",?\s(?:(?:um|ab|von)\s)?{_CLOCK}(?:(?:,|\s?[-–]|\s(?:und|oder|bis))\s?{_CLOCK}){{0,5}}\s?Uhr"
)
_HOUR_TOKENS = 30


def tense(
    words: Sequence[str], first: int, last: int, language: Language, clause_only: bool = False
) -> Tense | None:
    """Return the tense of the clause around ``words[first:last]``; of its neighbours where it has no verb."""
    low, high = max(0, first - _REACH), min(len(words), last + _REACH)
    verbs = verbs_of(language)
    start, end = _clause(words, first, last, (low, high), verbs)
    if attributed := _attribute(words, first, last, end, verbs):
        return attributed
    clause = words[start:end]
    if clause_only:
        return _tense_of(clause, verbs) or ("present" if _in_present(clause, verbs) else None)
    before, after = _written(words[start:first]), _written(words[last:end])
    if before and before[0] in verbs.so and not _tense_of(clause, verbs):
        return "past"
    return (
        _of_preposition(before, after, clause, verbs)
        or (None if verbs.past.intersection(clause) else _infinitive(_written(clause), verbs))
        or _tense_of(clause, verbs)
        or _finite(before, after, verbs)
        or _of_others(words, (low, start), (end, high), verbs)
        or _announced(words, last, (start, end), (low, high), verbs)
    )


def _clause(
    words: Sequence[str], first: int, last: int, reach: tuple[int, int], verbs: Verbs
) -> tuple[int, int]:
    """Return where the clause begins and ends; what stands in parentheses beside the time does not end it."""
    start, end = first, last
    while start > reach[0]:
        if words[start - 1] == ")" and "(" in words[reach[0] : start]:
            start = max(index for index in range(reach[0], start) if words[index] == "(")
        elif _ends_clause(words, start - 1, verbs) or (start < first and _joins(words, start - 2, verbs)):
            break
        else:
            start -= 1
    while end < reach[1]:
        if words[end] == "(" and ")" in words[end : reach[1]]:
            end = next(index for index in range(end, reach[1]) if words[index] == ")") + 1
        elif _ends_clause(words, end, verbs) or _joins(words, end, verbs):
            break
        else:
            end += 1
    return start, end


def _joins(words: Sequence[str], index: int, verbs: Verbs) -> bool:
    """Say whether another verb of the same subject follows: "und wird", of which the verb begins its clause."""
    if not 0 <= index < len(words) - 2 or words[index] not in verbs.joins:
        return False
    return any(
        words[index + 2] in known for known in (verbs.past, verbs.future, verbs.future_present, verbs.have)
    )


def _ends_clause(words: Sequence[str], index: int, verbs: Verbs) -> bool:
    """Say whether a mark ends a clause; one between digits ("1:2", "14.30") and an ordinal's dot do not."""
    if words[index] not in _CLAUSE_ENDS:
        return False
    if not index or not words[index - 1].isdigit() or index + 1 == len(words):
        return True
    is_ordinal = verbs.ordinal_dot and words[index] == "." and len(words[index - 1]) <= _DAY_DIGITS
    ordinal_goes_on = is_ordinal and words[index + 1] == " " and not _begins(words, index + 2, verbs)
    return not (words[index + 1].isdigit() or ordinal_goes_on)


def _begins(words: Sequence[str], index: int, verbs: Verbs) -> bool:
    """Say whether a word begins a sentence, being one that else has a small letter: "weitere 25. Die Stadt"."""
    word = words[index] if index < len(words) else ""
    return word[:1].isupper() and word.lower() in verbs.attribute | verbs.leading


def _written(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.isspace()]


def _in_present(words: Sequence[str], verbs: Verbs) -> bool:
    """Say whether a clause has a verb, if none in the past or of what is to come."""
    return any(word in verbs.present or _ends_as_present(word, verbs) for word in words if word[:1].islower())


def _ends_as_present(word: str, verbs: Verbs) -> bool:
    return word.endswith(verbs.present_endings) and len(word) > _SHORT and word not in verbs.not_present


def is_verb(word: str, language: Language) -> bool:
    """Say whether a word is one of the verb forms that are known by themselves."""
    verbs = verbs_of(language)
    return any(word in known for known in (verbs.past, verbs.future, verbs.future_present, verbs.have))


def forward(words: Sequence[str], first: int, language: Language) -> Tense | None:
    """Return the future after a preposition such as "until", if there is no verb to ask."""
    verbs = verbs_of(language)
    return "future" if _before(words, first, verbs) in verbs.forward else None


def backward(words: Sequence[str], first: int, language: Language) -> Tense | None:
    """Return the past after "since", whatever the verb."""
    verbs = verbs_of(language)
    return "past" if _before(words, first, verbs) in verbs.backward else None


def _before(words: Sequence[str], first: int, verbs: Verbs) -> str:
    """Return the word before, an article between not counted: "since the spring"."""
    written = (word.lower() for word in reversed(words[max(0, first - 4) : first]) if not word.isspace())
    return next((word for word in written if word not in verbs.articles), "")


# ---- the words that the time goes with


def _attribute(words: Sequence[str], first: int, last: int, end: int, verbs: Verbs) -> Tense | None:
    """Return the tense of a participle that the time goes with: "a study presented on Monday"."""
    at = first - 4 if first >= 4 and words[first - 2] in verbs.attribute_on else first - 2
    if at < 0 or words[at].lower() not in verbs.attribute or not (at == first - 4 or verbs.capitals):
        return None
    for word in words[last : min(end, last + _ATTRIBUTE)]:
        if word[:1].islower() and word.endswith(verbs.future_attribute):
            return "future"
        if word[:1].islower() and len(word) > 5 and word.endswith(verbs.past_attribute):
            return "past"
    return None


def _of_preposition(
    before: Sequence[str], after: Sequence[str], clause: Sequence[str], verbs: Verbs
) -> Tense | None:
    """Return what the prepositions tell: "for Monday", "the winner of Sunday"."""
    if not before:
        return None
    close, rest = before[-1].lower(), [word.lower() for word in before[-_PHRASE - 2 : -1]]
    aimed = close if close in verbs.aimed else rest[-1] if rest and close in verbs.attribute else ""
    if aimed in verbs.aimed and verbs.span_from.isdisjoint(rest):
        return "future"
    is_of = close in verbs.of or (close in verbs.of_noun and before[-2:-1] and before[-2][:1].isupper())
    if is_of and (not after or after[0] not in verbs.span_to):
        return "past"
    if len(before) > 1 and before[-2][:1].isupper() and close in verbs.attribute_on:
        if before[-2].lower().endswith(verbs.deeds) and verbs.will.isdisjoint(clause):
            return "past"
        return _of_phrase(rest, clause, verbs)
    return None


def _of_phrase(rest: Sequence[str], clause: Sequence[str], verbs: Verbs) -> Tense | None:
    """Return what the preposition of the noun tells that the day goes with: "after the defeat on Sunday"."""
    known = (verbs.past, verbs.future, verbs.future_present, verbs.have, verbs.finite)
    for word in reversed(rest[:-1]):
        if any(word in forms for forms in known):  # "nach dem Sieg muss der Klub am Sonntag ..."
            return None
        if word in verbs.leading:
            break
    else:
        return None
    if word in verbs.after:
        return None if verbs.will.intersection(clause) else "past"
    return "future" if word in verbs.before and _tense_of(clause, verbs) != "past" else None


def _infinitive(clause: Sequence[str], verbs: Verbs) -> Tense | None:
    """Return the tense of an infinitive clause: "to meet on Monday", "to have met on Monday"."""
    for word, following in itertools.pairwise(["", *clause]):
        if word == verbs.to and following in verbs.perfect_to:
            return "past"
        if verbs.to_inside.fullmatch(following):
            return "future"
    if len(clause) > 1 and clause[-2] == verbs.to and clause[-1][:1].islower() and clause[-1].endswith("n"):
        return "future"
    return None


def _finite(before: Sequence[str], after: Sequence[str], verbs: Verbs) -> Tense | None:
    """Return the present if a verb form that is in no list is in the clause, by its ending and its place."""
    beside = [*before[-2:-1], *after[:1]]
    if any(
        word[:1].islower()
        and len(word) > _SHORT_PLURAL
        and word.endswith(verbs.present_plural)
        and word not in verbs.no_plural
        and not _is_participle(word, verbs)
        for word in beside
    ):
        return "present"
    inner = [word for word in (*before, *after[:-1]) if word[:1].islower()]
    if len(before) > 1 and before[0][:1].islower():
        inner += after[-1:]  # "der am Montag gastiert"
    elif len(before) == 1 and before[0][:1].isupper():
        inner += after[:1]  # "Am Sonntag verkauft"
    if verbs.finite.intersection(inner):
        return "present"
    return "present" if any(_is_present(word, verbs) for word in inner) else None


def _is_present(word: str, verbs: Verbs) -> bool:
    return _ends_as_present(word, verbs) and not (word.startswith("ge") and _is_participle(word, verbs))


def _is_participle(word: str, verbs: Verbs) -> bool:
    return word not in verbs.not_participle and verbs.participle.fullmatch(word) is not None


# ---- a clause's or a sentence's verbs


def _ends_sentence(words: Sequence[str], index: int, verbs: Verbs) -> bool:
    """Say whether a mark ends a sentence; the dot of an ordinal or an abbreviation's seldom matters here."""
    if words[index] != "." or not index:
        return words[index] in "!?"
    return not words[index - 1].isdigit() or _begins(words, index + 2, verbs)


def _of_others(
    words: Sequence[str], before: tuple[int, int], after: tuple[int, int], verbs: Verbs
) -> Tense | None:
    """Return the tense of the nearest clause of the sentence that has one: those before, then those behind."""
    low, end = before
    while end > low and not _ends_sentence(words, end - 1, verbs):
        start = end - 1
        while start > low and not _ends_clause(words, start - 1, verbs):
            start -= 1
        if found := _tense_of(words[start : end - 1], verbs):
            return found
        end = start
    start, high = after
    while start < high and not _ends_sentence(words, start, verbs):
        end = start + 1
        while end < high and not _ends_clause(words, end, verbs):
            end += 1
        if found := _tense_of(words[start + 1 : end], verbs):
            return found
        start = end
    return None


def _announced(
    words: Sequence[str], last: int, clause: tuple[int, int], reach: tuple[int, int], verbs: Verbs
) -> Tense | None:
    """Return what a short sentence without a verb tells: a heading or an entry in a calendar announces."""
    start, end = clause
    while start > reach[0] and not _ends_sentence(words, start - 1, verbs):
        start -= 1
    while end < reach[1] and not _ends_sentence(words, end, verbs):
        end += 1
    sentence = words[start:end]
    if len(sentence) > _HEADING or _in_present(sentence, verbs):
        return None
    if _HOUR.match("".join(words[last : min(len(words), last + _HOUR_TOKENS)])):
        return "future"
    return "future" if any(word.lower().endswith(verbs.announced) for word in sentence) else None


def _tense_of(words: Sequence[str], verbs: Verbs) -> Tense | None:
    inner = [word for word in words if word[:1].islower()]
    if verbs.past.intersection(inner) or _perfect(inner, verbs) or _substituted(inner, verbs):
        return "past"
    if verbs.planned.intersection(inner) or verbs.future.intersection(inner):
        return "future"
    head = [word.lower() for word in words[:1]]  # a verb may come first; so may a noun
    small = list(_no_adjectives(words, verbs)) if verbs.capitals else inner + head
    if (verbs.plain_past if verbs.capitals else verbs.past).intersection(head) or _with_participle(
        inner, small, verbs
    ):
        return "past"
    return "future" if verbs.future_present.intersection(inner) else _by_endings(inner, small, verbs)


def _by_endings(words: Sequence[str], verbal: Sequence[str], verbs: Verbs) -> Tense | None:
    if verbs.reported.intersection(words) or any(
        word.endswith(verbs.past_endings) and word not in verbs.not_past and len(word) > 4 for word in verbal
    ):
        return "past"
    return "present" if verbs.coming.intersection(words) else None


def _no_adjectives(words: Sequence[str], verbs: Verbs) -> Iterator[str]:
    """Return the words with a small letter but for those that go with a noun: "die geplante Halle", "ersten Spiele"."""
    written = _written(words)
    for previous, word, following in zip(["", *written], written, [*written[1:], ""], strict=False):
        if not word[:1].islower():
            continue
        ends_as_verb = word.endswith(verbs.past_endings) or not word.endswith("en")
        if not following[:1].isupper() or (ends_as_verb and previous.lower() not in verbs.attribute):
            yield word


def _perfect(words: Sequence[str], verbs: Verbs) -> bool:
    """Say whether a participle stands before its auxiliary: "er soll zwei Autos gestohlen haben"."""
    return any(
        after in verbs.perfect and verbs.participle.fullmatch(word)
        for word, after in itertools.pairwise(words)
    )


def _substituted(words: Sequence[str], verbs: Verbs) -> bool:
    """Say whether an infinitive stands for the participle: "der Rat hat die Konten sperren lassen"."""
    if not (verbs.have - verbs.being).intersection(words):
        return False
    return any(after in verbs.substitute and word.endswith("n") for word, after in itertools.pairwise(words))


def _with_participle(words: Sequence[str], verbal: Sequence[str], verbs: Verbs) -> bool:
    auxiliaries = verbs.have.intersection(words)
    if not auxiliaries:
        return False
    no_deed = verbs.state if auxiliaries <= verbs.being else frozenset()
    return any(_is_participle(word, verbs) and word not in no_deed for word in verbal)
