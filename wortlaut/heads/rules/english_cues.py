"""Where an English verb of saying stands, and the draft of a statement that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wortlaut.heads.rules.draft import Draft
from wortlaut.heads.rules.english_phrases import is_noun
from wortlaut.heads.rules.english_verbs import english_verbs, english_words, noun_forms
from wortlaut.heads.rules.line import Line, Range
from wortlaut.heads.rules.verbs import Kind, Verb
from wortlaut.spans import Span

_TIMES_WITHIN = 8


class Cue(NamedTuple):
    """A verb of saying from ``start`` to before ``end``, with its particle."""

    verb: Verb
    start: int
    end: int


_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_NEVER_BEFORE = frozenset({"to", "the", "a", "an", "of"})


def english_cues(line: Line) -> Iterator[Cue]:
    """Yield the cues of a sentence in order."""
    verbs = english_verbs()
    helping = english_words("clause_words", "auxiliaries") | {"not"}
    for index in verbs.places(line.low, line.first, line.last):
        if line.quoted[index] >= 0 or line.bracketed[index]:
            continue
        before = line.low[index - 1] if index > line.first else ""
        if before in _NEVER_BEFORE or (line.is_capital(index) and index > line.first):
            continue
        if line.low[index] in noun_forms() and is_noun(line, index):
            continue
        # "ruled out" before "ruled": the reading with more words.
        for form in sorted(verbs.forms(line.low[index]), key=lambda form: -len(form.verb.companions)):
            if not _is_said_by_somebody(line, index, form.verb, before):
                continue
            beside = before == "," and line.low[index] in english_words("clause_words", "telling")
            if form.kind is Kind.PARTICIPLE and before not in helping and not beside:
                continue
            end = _particle(line, index + 1, form.verb)
            if end is not None:
                start = index - 1 if before in ("has", "have", "had") else index
                if before == "not" and index - 2 > line.first and line.low[index - 2] in helping:
                    start = index - 2  # "would not rule out"
                yield Cue(form.verb, start, end)
                break


def _is_said_by_somebody(line: Line, index: int, verb: Verb, before: str) -> bool:
    """Say whether a verb tells of a statement behind "not" or a form of "be": "would not rule out", not "is expected"."""
    if before == "not":
        return verb.name in english_words("speech_verbs", "not_denied")
    passive = before in _BEING and line.low[index].endswith("d")
    return not passive or bool(verb.takes & {"person", "name"})


def _particle(line: Line, index: int, verb: Verb) -> int | None:
    if not verb.companions:
        return index
    return index + 1 if index < line.last and line.low[index] in verb.companions else None


def draft_of(line: Line, pattern: str, cue: Cue | None, speaker: Range | None) -> Draft:
    """Return a draft with what its cue says; its quote and frame are added later."""
    return Draft(
        pattern=pattern,
        type="indirect",
        quote=(),
        speaker=line.spans(*speaker) if speaker else (),
        cue=line.spans(cue.start, cue.end) if cue else (),
        medium=cue.verb.medium if cue else "speech_writing",
        act=cue.verb.act if cue else "assert",
        verb=cue.verb.name if cue else "",
        line=line.number,
    )


def spans_of(line: Line, words: Range | None) -> tuple[Span, ...]:
    """Return words as a tuple of one span, or of none."""
    return line.spans(*words) if words else ()


def has_verb(line: Line, start: int, end: int) -> bool:
    """Say whether a finite verb seems to stand among the words."""
    helping = english_words("clause_words", "auxiliaries")
    return any(
        line.low[i] in helping or line.low[i].endswith(("ed", "n't")) for i in range(start, end)
    ) or any(_may_be_third_person(line, i, start) for i in range(start + 1, end))


_FURTHER_PREPOSITIONS = frozenset({"within", "between", "among", "behind", "despite", "like", "than", "into"})


def _may_be_third_person(line: Line, index: int, start: int) -> bool:
    """Say whether a word in -s may be a verb: behind a name, a pronoun, or a noun with its article."""
    word, before = line.low[index], line.low[index - 1]
    if line.low[index] in english_words("clause_words", "irregular"):
        return True
    ends = word.isalpha() and word.endswith("s") and not word.endswith(("ous", "ss", "us", "is"))
    if not ends or line.is_capital(index):  # "Alder's" is no verb
        return False
    if not before.isalpha() or before.endswith(("s", "ly")) or before in _FURTHER_PREPOSITIONS:
        return False
    if before in english_words("clause_words", "determiners") | english_words("clause_words", "prepositions"):
        return False
    if line.is_capital(index - 1) or before in english_words("clause_words", "pronouns"):
        return True
    determiners = english_words("clause_words", "determiners")
    return any(line.low[at] in determiners for at in range(max(start, index - 4), index - 1))
