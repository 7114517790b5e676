"""What the rules say of every word, as the neural heads are told it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from wortlaut.clean.marks import outermost, pair_marks
from wortlaut.cut.text import CutText
from wortlaut.encode.words import Words
from wortlaut.heads.neural.shape import CONDITION, ROLES, RULES
from wortlaut.records import Statement
from wortlaut.spans import Span

Floats = npt.NDArray[np.float32]

(
    _DIRECT, _QUOTE, _SPEAKER, _CUE, _FRAME, _ADDRESSEE, _ANCHOR, _MARKS,
    _SENTENCE, _PART, _TITLE, _EMBED, _OPENS, _CLOSES, _ENGLISH, _ASKED,
) = range(RULES)  # fmt: skip


class Found(Struct, frozen=True):
    """A statement as positions of words; every role has a list, in the order of the text."""

    roles: dict[str, list[int]]
    anchor: int
    statement: Statement


def positions(spans: Iterable[Span], words: Sequence[Span]) -> list[int]:
    """Return the words that the spans overlap."""
    found = []
    for span in spans:
        index = bisect.bisect_right(words, span.start, key=lambda word: word.end)
        while index < len(words) and words[index].start < span.end:
            found.append(index)
            index += 1
    return sorted(set(found))


def anchor_of(roles: dict[str, list[int]]) -> int | None:
    """Return the word that stands for a statement: the first of its cue, else of its quote."""
    return next(iter(roles["cue"] or roles["quote"]), None)


def found_words(statements: Iterable[Statement], words: Sequence[Span]) -> list[Found]:
    """Return statements as positions of words; one without words has no place here."""
    found = []
    for statement in statements:
        roles = {role: positions(getattr(statement, role), words) for role in ROLES}
        anchor = anchor_of(roles)
        if anchor is not None and roles["quote"]:
            found.append(Found(roles, anchor, statement))
    return found


def word_features(cut: CutText, words: Words, found: Sequence[Found]) -> Floats:
    """Return for every word (words, RULES) what the rules and the marks say of it, 0 or 1."""
    table = np.zeros((len(words.spans), RULES), np.float32)
    table[:, _ASKED] = 1
    table[:, _ENGLISH] = cut.language == "en"
    for one in found:
        quote = one.roles["quote"]
        table[quote, _DIRECT if one.statement.type == "direct" else _QUOTE] = 1
        table[quote[0], _OPENS] = 1
        table[quote[-1], _CLOSES] = 1
        table[one.anchor, _ANCHOR] = 1
        for role, column in (
            ("speaker", _SPEAKER),
            ("cue", _CUE),
            ("frame", _FRAME),
            ("addressee", _ADDRESSEE),
        ):
            table[one.roles[role], column] = 1
    table[words.sentences[:-1], _SENTENCE] = 1
    for part in cut.parts:
        inside = positions([part.span], words.spans)
        if not inside:
            continue
        table[inside[0], _PART] = 1
        if part.kind in ("title", "heading"):
            table[inside, _TITLE] = 1
        elif part.kind in ("embed", "blockquote", "caption"):
            table[inside, _EMBED] = 1
        quoted = outermost(pair_marks(cut.text, part.span, cut.language))
        table[positions([one.span for one in quoted], words.spans), _MARKS] = 1
    return table


def by_anchor(found: Iterable[Found]) -> dict[int, Found]:
    """Return for every anchor the statement that it stands for; of several that with the longest quote."""
    best: dict[int, Found] = {}
    for one in found:
        if one.anchor not in best or len(one.roles["quote"]) > len(best[one.anchor].roles["quote"]):
            best[one.anchor] = one
    return best


def conditions(low: int, high: int, same: Found | None) -> Floats:
    """Return what the rules say of words ``low`` up to ``high`` (words, CONDITION).

    ``same`` is the rules' statement with the same anchor, if there is one.
    """
    table = np.zeros((high - low, CONDITION), np.float32)
    if same is not None:
        for column, role in enumerate(ROLES):
            inside = [word - low for word in same.roles[role] if low <= word < high]
            table[inside, column] = 1
        table[:, len(ROLES)] = 1
        table[:, len(ROLES) + 1] = same.statement.score
    return table
