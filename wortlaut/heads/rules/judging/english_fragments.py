"""What of an English statement is judged: of a quoted fragment the sentence that it stands in, unless it names something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wortlaut.heads.rules.english_verbs import is_naming
from wortlaut.heads.rules.judging.acts import Reading
from wortlaut.heads.rules.judging.around import is_fragment, sentence_around
from wortlaut.heads.rules.judging.clause_lore import first_sentence
from wortlaut.heads.rules.judging.english_clauses import clause_words
from wortlaut.spans import Span

_SHORTEST = 1


class Parts(NamedTuple):
    """Where the quotation and its frame stand, and whether it has a cue."""

    quote: Sequence[Span]
    frame: Sequence[Span]
    has_cue: bool


def goes_on(quote: str) -> bool:
    """Say whether a quotation begins in the midst of the sentence that it stands in."""
    return next((letter.islower() for letter in quote if letter.isalpha()), False)


def whole_of(
    text: str,
    said: str,
    parts: Parts,
    reading: Reading,
    read: Callable[[str], Reading],
) -> tuple[str, Reading]:
    """Return the sentence that a quoted fragment is part of and what its cue says; else what is said, as it is.

    A fragment without a cue stands in a sentence that tells of the statement: ``read`` says what of.
    """
    if not parts.quote or is_naming(reading.verb) or not goes_on(said) or not _is_part(said):
        return said, reading
    around = _before_tail(sentence_around(text, parts.quote[0], parts.frame).strip(" ,"), said)
    if len(first_sentence(around)) < len(first_sentence(said)) + _SHORTEST:
        return said, reading
    if parts.has_cue:
        return around, reading
    told = read(around)
    return around, told._replace(speaker=reading.speaker)


def _before_tail(around: str, said: str) -> str:
    """Cut off what hangs on behind a quotation and a comma."""
    before, found, behind = around.partition(said)
    return before + found if found and behind[:1] in (",", ";") else around


def _is_part(said: str) -> bool:
    """Say whether a quotation is too short for a sentence, or has no subject of its own."""
    words = first_sentence(said)
    return is_fragment(words, "direct") and not (
        {"i", "we", "you", "they", "he", "she"} & set(words[:3])
        or clause_words().auxiliaries & set(words[:6])
    )
