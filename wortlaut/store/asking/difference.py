"""What a later wording keeps of an earlier one, leaves out and puts in: word by word, and to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from wortlaut.store.stems import fold, stretches

Change = Literal["kept", "left out", "put in"]

_MOST_WORDS = 1_000
"""Beyond this nothing is compared: a quotation of so many words is a document, and time grows with the square."""
_WHITE = re.compile(r"\s*+")
_BETWEEN = 2
_SHORT = 4

_Word = tuple[int, int, str]
_Code = tuple[bool, int, int, int, int]


class Stretch(Struct, frozen=True):
    """Words with what stands around them. ``kept`` and ``put in`` make up the later wording to the letter."""

    change: Change
    text: str


def difference(first: str, later: str) -> list[Stretch]:
    """Compare two wordings by their words; case, accents and punctuation make no difference.

    Gaps between words belong to the stretch whose words are on both sides of them, else they are kept.
    """
    a, b = list(stretches(first)), list(stretches(later))
    if max(len(a), len(b)) > _MOST_WORDS:
        return [Stretch("left out", first), Stretch("put in", later)]
    found: list[Stretch] = []
    reached = 0
    for kept, a_start, a_end, b_start, b_end in _joined(_codes(a, b), a):
        if a_end > a_start and not kept:
            # What is left out stands before the next word; at the end, before what ends the sentence.
            blank = _blank(later, reached) if b_start < len(b) else reached
            found.append(Stretch("kept", later[reached:blank]))
            reached = blank
            found.append(Stretch("left out", first[a[a_start][0] : a[a_end - 1][1]]))
        if b_end > b_start:
            start, end = b[b_start][0], b[b_end - 1][1]
            found.append(Stretch("kept", later[reached:start]))
            found.append(Stretch("kept" if kept else "put in", later[start:end]))
            reached = end
    found.append(Stretch("kept", later[reached:]))
    return list(_melted(found))


def _blank(text: str, start: int) -> int:
    """Return where the white space at a place of a text ends."""
    found = _WHITE.match(text, start)
    return start if found is None else found.end()


def _codes(a: Sequence[_Word], b: Sequence[_Word]) -> Iterator[_Code]:
    matcher = SequenceMatcher(None, [fold(each[2]) for each in a], [fold(each[2]) for each in b])
    for tag, *ends in matcher.get_opcodes():
        a_start, a_end, b_start, b_end = ends
        yield tag == "equal", a_start, a_end, b_start, b_end


def _joined(codes: Iterator[_Code], a: Sequence[_Word]) -> Iterator[_Code]:
    """Take one or two short words that two changes have between them for changed too: nobody reads such a patchwork."""
    waiting: list[_Code] = []
    for code in codes:
        if not waiting or _by_chance(code, a) or (not code[0] and len(waiting) == 2):
            waiting.append(code)
        else:
            yield from waiting
            waiting = [code]
        if len(waiting) == 1 and waiting[0][0]:
            yield waiting.pop()
        elif len(waiting) == 3:
            (_, a_start, _, b_start, _), (_, _, a_end, _, b_end) = waiting[0], waiting[2]
            waiting = [(False, a_start, a_end, b_start, b_end)]
    yield from waiting


def _by_chance(code: _Code, a: Sequence[_Word]) -> bool:
    kept, start, end, *_ = code
    return kept and end - start <= _BETWEEN and all(len(each[2]) <= _SHORT for each in a[start:end])


def _melted(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Join neighbours of the same kind, leave out empty ones."""
    before: Stretch | None = None
    for each in found:
        if not each.text:
            continue
        if before is not None and before.change == each.change == "kept":
            before = Stretch("kept", before.text + each.text)
            continue
        if before is not None:
            yield before
        before = each
    if before is not None:
        yield before
