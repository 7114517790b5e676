"""The parts of German compounds: ``Waffenstillstandsabkommen`` is found by Waffe, Stillstand and Abkommen.

A word is taken apart only into nouns that are known (``compound_parts.toml``, counted in parliament's protocols),
by the most probable way; a wrong part is worse than none. Idea: Koehn and Knight, Empirical Methods for Compound
Splitting (EACL 2003), with probabilities in place of the mean of frequencies.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from wortlaut.language import load

_SHORTEST_COMPOUND = 6
_LONGEST_COMPOUND = 60
_LONGEST_PART = 20
_SHORTEST_NOUN = 4
# What a part costs besides its rarity, and forms that the list does not have; in natural logarithms.
_PART = 1.0
_MODIFIER_COUNT = 50.0
_LINKED = (("s", "", 0.5), ("es", "", 1.0), ("", "e", 1.5))  # Arbeit-s-, Jahr-es-, Schul(e)-
_INFLECTED = (("e", "", 2.0), ("en", "", 2.0), ("n", "", 2.0), ("s", "", 2.0), ("es", "", 2.0))

Leaf = tuple[float, str]


class Words(Struct, frozen=True):
    """What may be a part: the logarithm of the probability of each noun, and the lists of the rules."""

    nouns: dict[str, float]
    modifier: float
    modifiers: frozenset[str]
    short_left: frozenset[str]
    short_right: frozenset[str]
    endings: frozenset[str]
    whole: frozenset[str]


def known_words(counts: dict[str, int]) -> Words:
    """Put the counted nouns together with the written rules."""
    rules = {name: frozenset(words.split()) for name, words in load("de", "compound_rules").items()}
    counted = counts | {head: int(_MODIFIER_COUNT) for head in rules["heads"] if head not in counts}
    total = sum(counted.values())
    return Words(
        nouns={noun: math.log(count / total) for noun, count in counted.items()},
        modifier=math.log(_MODIFIER_COUNT / total),
        modifiers=rules["modifiers"],
        short_left=rules["short_left"],
        short_right=rules["short_right"],
        endings=rules["endings"],
        whole=rules["whole"],
    )


@cache
def _words() -> Words:
    classes = load("de", "compound_parts")["nouns"]
    return known_words({noun: int(count) for count, nouns in classes.items() for noun in nouns.split()})


@lru_cache(maxsize=65_536)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a German word in lower case, each as a noun; none if it is no compound.

    >>> parts("Bodentruppen")
    ('boden', 'truppen')
    """
    lower = word.lower()
    if len(lower) < _SHORTEST_COMPOUND or len(lower) > _LONGEST_COMPOUND or not lower.isalpha():
        return ()
    found = split(lower, _words())
    return found if len(found) > 1 else ()


def runs(word: str) -> tuple[str, ...]:
    """Return the parts of a word and its neighbouring parts together: Klimaschutz of Klimaschutzgesetz too."""
    found = parts(word)
    return found + tuple(
        "".join(found[start:end])
        for length in range(2, len(found))
        for start in range(len(found) - length + 1)
        for end in (start + length,)
    )


def split(word: str, words: Words, *, whole: bool = True, least: float = -math.inf) -> tuple[str, ...]:
    """Return the most probable way to make a word of known ones; empty if there is none.

    ``whole`` says whether the word itself counts as known, ``least`` how probable every part must be.
    """
    if word in words.whole:
        return ()
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(2, len(word) + 1):
        for start in [each for each in best if 2 <= end - each <= _LONGEST_PART]:
            if not whole and start == 0 and end == len(word):
                continue
            leaf = _leaf(word[start:end], words, last=end == len(word))
            if leaf is None or leaf[0] < least:
                continue
            score = best[start][0] + leaf[0] - _PART
            if end not in best or score > best[end][0]:
                best[end] = (score, (*best[start][1], leaf[1]))
    return best.get(len(word), (0.0, ()))[1]


def _leaf(surface: str, words: Words, *, last: bool) -> Leaf | None:
    if last and surface in words.endings:
        return None
    return max(_readings(surface, words, last=last), default=None)


def _readings(surface: str, words: Words, *, last: bool) -> Iterator[Leaf]:
    """Yield the nouns that a stretch of a word may be, with how probable each is."""
    short = words.short_right if last else words.short_left
    if (len(surface) >= _SHORTEST_NOUN or surface in short) and surface in words.nouns:
        yield words.nouns[surface], surface
    elif not last and surface in words.modifiers:
        yield words.modifier, surface
    for cut, added, cost in _INFLECTED if last else _LINKED:
        noun = surface.removesuffix(cut) + added
        if not surface.endswith(cut) or min(len(surface) - len(cut), len(noun)) < _SHORTEST_NOUN:
            continue
        if noun in words.nouns and not (last and noun in words.endings):
            yield words.nouns[noun] - cost, noun
