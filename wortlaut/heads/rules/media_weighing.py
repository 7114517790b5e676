"""The media of an article's German statements by weight: of each by itself, then beside the others.

What one speaker says in one go is nearly always said in one way, words quoted within a statement are said as it is, and whoever
writes an article tells of speech and writing in the same manner from its beginning to its end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wortlaut.heads.rules.judging.weighing import BIAS, HUNDRED, Weights, packed, unpacked
from wortlaut.heads.rules.media_traits import Asked, medium_traits
from wortlaut.heads.rules.nesting import holders
from wortlaut.language import load
from wortlaut.records import Medium

MEDIA: tuple[Medium, ...] = ("speech", "writing", "speech_thought", "speech_writing")
"""The media that are weighed; the others are so rare that nothing can be learned of them."""

# Looked at beside a statement: so many on either side of it.
_REACH = 20
# The least that a medium is taken to be possible, lest one that is ruled out outweighs all.
_FLOOR = 0.02

Values = Mapping[str, int]
"""Traits with their values in hundredths: one that is simply there has a whole hundred."""


class Tables(NamedTuple):
    """The weights of a statement by itself, and of it beside the others."""

    alone: Weights
    beside: Weights


@cache
def media_weights() -> Tables:
    """Return the weights: of each trait the hundredths that it adds to the media."""
    return Tables(*(as_weights(load("de", "medium_weights")[name]) for name in ("alone", "beside")))


def as_weights(given: Mapping[str, Mapping[str, float]]) -> Weights:
    """Return weights as they stand in the file, packed as whole hundredths."""
    place: dict[str, int] = {medium: index for index, medium in enumerate(MEDIA)}
    return {
        trait: packed({place[medium]: round(value * HUNDRED) for medium, value in of.items()})
        for trait, of in given.items()
    }


def weigh_media(text: str, asked: Sequence[Asked]) -> list[list[float]]:
    """Return what speaks for each of ``MEDIA`` for the statements of an article, as logits."""
    tables = media_weights()
    alone = [values_of(text, one) for one in asked]
    leanings = [leaning(scores(values, tables.alone)) for values in alone]
    return [scores(values, tables.beside) for values in beside(asked, alone, leanings)]


def values_of(text: str, asked: Asked) -> Values:
    """Return the traits of a statement by itself, each simply there."""
    return dict.fromkeys((BIAS, *medium_traits(text, asked)), HUNDRED)


def scores(values: Values, weights: Weights) -> list[float]:
    """Add up what the traits say: whole numbers, so that in whatever order they come the sum is the same."""
    total = sum(value * weights[trait] for trait, value in values.items() if trait in weights)
    return [one / HUNDRED**2 for one in unpacked(total, len(MEDIA))]


def leaning(logits: Sequence[float]) -> list[int]:
    """Return how a statement by itself leans: hundredths of logits around zero."""
    most = max(logits)
    shares = [math.exp(one - most) for one in logits]
    whole = sum(shares)
    floored = [math.log(one / whole + _FLOOR) for one in shares]
    mean = sum(floored) / len(floored)
    return [round(HUNDRED * (one - mean)) for one in floored]


def beside(
    asked: Sequence[Asked], alone: Sequence[Values], leanings: Sequence[Sequence[int]]
) -> Iterator[Values]:
    """Yield the traits of each statement with how it and those beside it lean.

    These are: what the same words are called the speaker of, the statement that it stands in, and the others nearby.
    """
    order = sorted(range(len(asked)), key=lambda at: (_start(asked[at]), -_end(asked[at]), at))
    holding = _holding(asked, order)
    place = {at: index for index, at in enumerate(order)}
    for at, one in enumerate(asked):
        index = place[at]
        near = [other for other in order[max(0, index - _REACH) : index + _REACH + 1] if other != at]
        same = [other for other in near if _share_speaker(one, asked[other])]
        found = dict(alone[at]) | _leaning("own", [leanings[at]])
        cue = "cue" if one.spans["cue"] else "no cue"
        found |= _leaning(f"same speaker/{cue}", [leanings[other] for other in same])
        led = any(asked[other].spans["cue"] for other in same)
        found[f"{cue}/{'led' if led else 'same' if same else 'lone'}"] = HUNDRED
        holder = holding[at]
        if holder is not None:
            whose = "own" if _share_speaker(one, asked[holder]) else "other"
            found |= _leaning(f"in {whose}", [leanings[holder]])
            found[f"in {whose}"] = HUNDRED
        else:
            others = [other for other in near if holding[other] is None and other not in same]
            found |= _leaning("near", [leanings[other] for other in others])
        yield found


def _leaning(name: str, leanings: Sequence[Sequence[int]]) -> dict[str, int]:
    """Return the mean of leanings as traits; none of nobody."""
    if not leanings:
        return {}
    means = (round(sum(one) / len(leanings)) for one in zip(*leanings, strict=True))
    return {f"{name}: {medium}": mean for medium, mean in zip(MEDIA, means, strict=True)}


def _holding(asked: Sequence[Asked], order: Sequence[int]) -> list[int | None]:
    """Return in which statement each stands that stands in one; of two with the same words neither stands in the other."""
    placed = [at for at in order if asked[at].spans["quote"]]
    found: list[int | None] = [None] * len(asked)
    for at, holder in zip(placed, holders([tuple(asked[at].spans["quote"]) for at in placed]), strict=True):
        if holder is not None and _length(asked[placed[holder]]) > _length(asked[at]):
            found[at] = placed[holder]
    return found


def _length(asked: Asked) -> int:
    return sum(span.end - span.start for span in asked.spans["quote"])


def _start(asked: Asked) -> int:
    return asked.spans["quote"][0].start if asked.spans["quote"] else 0


def _end(asked: Asked) -> int:
    return asked.spans["quote"][-1].end if asked.spans["quote"] else 0


def _share_speaker(one: Asked, other: Asked) -> bool:
    return any(mine.overlaps(yours) for mine in one.spans["speaker"] for yours in other.spans["speaker"])
