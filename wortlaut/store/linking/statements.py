"""The same statement in several articles: word for word, cut short, in other words, indirect, translated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wortlaut.store.linking.alike import (
    Alikeness,
    alikeness,
    days_apart,
    probability,
    same_speaker,
    threshold,
)
from wortlaut.store.linking.answering import answered
from wortlaut.store.linking.judgements import Judgement, Verdict
from wortlaut.store.linking.said import Said, Uttered

if TYPE_CHECKING:
    Vectors = Callable[[Sequence[str]], Any]
    """Gives each text a vector of length 1: an array of as many rows as texts."""

_INDIRECT = frozenset({"indirect", "reported", "free_indirect", "indirect_free_indirect"})
_VERBATIM = 0.95
_SHORTENED = 0.8
# Much wording shared by what is not the same is worth a word; that two statements have little in common is not.
_TELLING = 0.6
_TELLING_WORDS = 3
_TELLING_DAYS = 60


def can_be_same(a: Uttered, b: Uttered) -> bool:
    """Say whether it is worth looking at the words of two statements.

    What others said, or nobody knows who, is not the same months later: of 9,800 such pairs that shared words in
    40,000 articles, none was. Copies of one article are, whenever they were published.
    """
    if a.same_article == b.same_article and a.same_article != 0:
        return True
    return (days_apart(a, b) or 0) <= _TELLING_DAYS or same_speaker(a, b) is True


def judge(a: Said, b: Said, cosine: float | None = None) -> Judgement | None:
    """Judge whether two statements are the same; None if nothing suggests that they could be."""
    if a.words.all != b.words.all and not _can_answer(a, b):
        return None
    meant = answered(a, b)
    if meant.most < threshold("meant"):
        return None
    pair = alikeness(a, b, cosine, meant)
    score = probability(pair)
    verdict: Verdict
    if score >= threshold("same"):
        verdict = "same"
    elif score >= threshold("unsure"):
        verdict = "unsure"
    elif _worth_telling(a, b, pair):
        verdict = "not_same"
    else:
        return None
    return Judgement(
        a=a.id,
        b=b.id,
        verdict=verdict,
        relation=relation(a, b, pair) if verdict == "same" else None,
        score=round(score, 3),
        reason=_reason(a, b, pair),
    )


def _can_answer(a: Said, b: Said) -> bool:
    """Say whether two share a word that says something, or its meaning; between languages that is not asked here."""
    if a.language == b.language == "de":
        return not a.words.senses.isdisjoint(b.words.senses) or not a.words.stems.keys().isdisjoint(
            b.words.stems
        )
    if a.language == b.language:
        return not a.words.stems.keys().isdisjoint(b.words.stems) or not a.words.roots.isdisjoint(
            b.words.roots
        )
    return bool(a.words.stems) and bool(b.words.stems)


def _worth_telling(a: Said, b: Said, pair: Alikeness) -> bool:
    """Say whether two that are not the same look so much as if they were that one should know."""
    return (
        pair["both"] >= _TELLING
        and min(len(a.words.stems), len(b.words.stems)) >= _TELLING_WORDS
        and (days_apart(a, b) or 0) <= _TELLING_DAYS
    )


def relation(a: Said, b: Said, pair: Alikeness) -> str:
    """Say how the wording of two statements that are the same compares."""
    if pair.two_languages:
        return "translated"
    if pair["exact"] or (pair["sequences"] >= _VERBATIM and pair["both"] >= _VERBATIM):
        return "verbatim"
    if (a.type in _INDIRECT) != (b.type in _INDIRECT):
        return "indirect"
    if pair["sequences"] >= _SHORTENED:
        return "shortened"
    return "reworded"


def _contradiction(pair: Alikeness) -> str | None:
    for name, told in (
        ("numbers_differ", "other figures"),
        ("denials_differ", "one is denied"),
        ("opposed", "opposite words"),
        ("ruled_out", "other times or sides"),
        ("speaker_differs", "other speakers"),
        ("places_differ", "other places"),
    ):
        if pair[name]:
            return told
    return None


def _reason(a: Said, b: Said, pair: Alikeness) -> str:
    if pair["exact"]:
        told = ["the same words"]
    elif pair.two_languages:
        told = [f"{pair['contained']:.0%} of the words of one answer to words of the other"]
    else:
        told = [f"{pair['contained']:.0%} of the content of the shorter is in the longer"]
    if same_speaker(a, b):
        told.append("same speaker")
    if pair["numbers_shared"]:
        told.append("same figures")
    if contradiction := _contradiction(pair):
        told.append(contradiction)
    apart = days_apart(a, b)
    if apart is not None:
        told.append("same day" if not apart else f"{apart} day{'s' if apart > 1 else ''} apart")
    return "; ".join(told) + "."
