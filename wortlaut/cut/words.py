"""Where a word begins and ends."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from wortlaut.clean.stops import Stops, stops
from wortlaut.cut.word_patterns import (
    FINAL_MARKS,
    MAY_EXTEND,
    clitic_pattern,
    fused_pattern,
    word_pattern,
)
from wortlaut.records import Language
from wortlaut.spans import Span

# No word with clitics is longer; what is, is hostile, and is looked at no further.
_LONGEST = 60


# A third of the time goes into making spans: this is the quickest way there is.
_span = tuple.__new__


class _Lore(Struct, frozen=True, kw_only=True):
    """A language's patterns, and its abbreviations."""

    clitic: re.Pattern[str]
    fused: re.Pattern[str] | None
    known: Stops


@cache
def _lore(language: Language) -> _Lore:
    return _Lore(
        clitic=clitic_pattern(language),
        fused=fused_pattern(language),
        known=stops(language),
    )


def words(text: str, within: Span, language: Language) -> list[Span]:
    """Return the words and marks of one sentence, in order; between them lies white space alone.

    ``within`` is the sentence: the full stop at its end is a word of its own even after an abbreviation,
    as in the treebanks; inside, abbreviations and German ordinals keep theirs.
    """
    lore = _lore(language)
    found: list[Span] = []
    pattern = word_pattern(language, extended=MAY_EXTEND.search(text, *within) is not None)
    stop = _last_stop(text, within)
    for start, end in ((within.start, stop), (stop, within.end)):
        for match in pattern.finditer(text, start, end):
            if match.lastindex is None:
                found.append(_span(Span, match.span()))
            elif match.lastgroup == "stop":
                found += _at_stop(match, lore.known)
            else:
                found += _at_clitics(match, lore.clitic)
    return found if lore.fused is None else _apart(text, within, found, lore.fused)


def _last_stop(text: str, within: Span) -> int:
    """Return where the single full stop stands that ends the sentence; the sentence's end if none does."""
    body = text[within.start : within.end].rstrip(FINAL_MARKS)
    single = body.endswith(".") and not body.endswith("..")
    return within.start + len(body) - 1 if single else within.end


def _at_stop(match: re.Match[str], known: Stops) -> list[Span]:
    start, end = match.span()
    if known.keeps_stop(match[0][:-1]):
        return [Span(start, end)]
    return [Span(start, end - 1), Span(end - 1, end)]


def _at_clitics(match: re.Match[str], clitic: re.Pattern[str]) -> list[Span]:
    """Split "couldn't've" into "could", "n't", "'ve"; leave "O'Neill" whole."""
    start, end = match.span()
    pieces: list[Span] = []
    if end - start > _LONGEST:
        return [Span(start, end)]
    while (found := clitic.search(match.string, start + 1, end)) is not None:
        pieces.append(Span(found.start(), end))
        end = found.start()
    return [Span(start, end), *reversed(pieces)]


def _apart(text: str, within: Span, found: list[Span], fused: re.Pattern[str]) -> list[Span]:
    """Split what is written together but two words ("cannot")."""
    cuts = {m.start(): m.end(m.lastindex or 0) for m in fused.finditer(text, within.start, within.end)}
    if not cuts:
        return found
    parted: list[Span] = []
    for span in found:
        cut = cuts.get(span.start, 0)
        if span.start < cut < span.end:
            parted += [Span(span.start, cut), Span(cut, span.end)]
        else:
            parted.append(span)
    return parted
