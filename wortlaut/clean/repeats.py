"""Which parts say again what another part says in full: cut-off teasers, pull quotes, paragraphs set twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wortlaut.records import Part

_WORD = re.compile(r"\w+")
# What follows the last ellipsis of a teaser is a link's words: "… mehr", "… Weiterlesen", "... read more".
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\.\.\.\]|\[…\])\W{0,5}(?:\w+\W{1,3}){0,3}(?:\w+\W{0,3})?\Z")
_TAIL = 60
# Shorter stretches come twice by chance ("Das Gericht erklärte am Montag").
_LEAST_WORDS = 6
# A key that stands in more places than this is no evidence; it also bounds the work on hostile text.
_MOST_PLACES = 8
_READABLE = frozenset({"teaser", "body", "blockquote", "caption"})

_Key = tuple[str, ...]


class _Words(NamedTuple):
    """A part's words, folded; ``cut`` says that it ends in an ellipsis."""

    words: list[str]
    cut: bool


def mark_repeats(text: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with ``repeats`` set to the index of the part in which the fuller copy begins.

    A part repeats if its words (case, marks and white space aside) stand in the same order elsewhere:
    in one part, or running on into the next ones. The last word of a cut-off part may be cut off too.
    Of two equal copies the first is the fuller.
    """
    words = [_words_of(text, part) if part.kind in _READABLE else _Words([], False) for part in parts]
    places = _places(words)
    targets = [_copy_of(index, words, places) for index in range(len(parts))]
    return tuple(
        _marked(part, _last(target, targets), each)
        for part, target, each in zip(parts, targets, words, strict=True)
    )


def _last(target: int | None, targets: Sequence[int | None]) -> int | None:
    """Follow copies of copies to the one that is read; each step leads to a fuller one, so it ends."""
    while target is not None and (further := targets[target]) is not None:
        target = further
    return target


def _marked(part: Part, target: int | None, words: _Words) -> Part:
    return replace(
        part,
        repeats=target,
        kind="teaser" if target is not None and part.kind == "body" and words.cut else part.kind,
    )


def _words_of(text: str, part: Part) -> _Words:
    start = max(part.start, part.end - _TAIL)
    found = _CUT_OFF.search(text, start, part.end)
    end = found.start() if found else part.end
    return _Words([m.group().casefold() for m in _WORD.finditer(text, part.start, end)], found is not None)


def _places(words: Sequence[_Words]) -> dict[_Key, list[tuple[int, int]]]:
    """Return where each run of words stands that begins some part: (part, index of the word)."""
    openings = {tuple(each.words[:_LEAST_WORDS]) for each in words if len(each.words) >= _LEAST_WORDS}
    places: dict[_Key, list[tuple[int, int]]] = {opening: [] for opening in openings}
    for part, each in enumerate(words):
        for at in range(len(each.words) - _LEAST_WORDS + 1):
            held = places.get(tuple(each.words[at : at + _LEAST_WORDS]))
            if held is not None and len(held) < _MOST_PLACES:
                held.append((part, at))
    return places


def _copy_of(index: int, words: Sequence[_Words], places: dict[_Key, list[tuple[int, int]]]) -> int | None:
    own = words[index]
    if len(own.words) < _LEAST_WORDS:
        return None
    for part, at in places[tuple(own.words[:_LEAST_WORDS])]:
        if part == index or not _fuller(part, index, words):
            continue
        if _matches(own, _run(words, part, at, len(own.words))):
            return part
    return None


def _fuller(other: int, index: int, words: Sequence[_Words]) -> bool:
    """Say whether ``other`` is the copy to keep: not cut off, longer, or the first of equals."""
    if words[other].cut != words[index].cut:
        return words[index].cut
    return (len(words[other].words), -other) > (len(words[index].words), -index)


def _run(words: Sequence[_Words], part: int, at: int, count: int) -> list[str]:
    """Return ``count`` words from a place on, running on into the next parts."""
    run = words[part].words[at : at + count]
    while len(run) < count and part + 1 < len(words):
        part += 1
        run += words[part].words[: count - len(run)]
    return run


def _matches(own: _Words, run: list[str]) -> bool:
    if own.words == run:
        return True
    same_until_last = len(run) == len(own.words) and own.words[:-1] == run[:-1]
    return own.cut and same_until_last and run[-1].startswith(own.words[-1])
