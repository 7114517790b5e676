"""How alike two statements are: features, and the probability that they are the same.

The weights are fitted on labelled pairs (``train/link_statements.py``), for pairs of one language and of two.
A pure function of two statements: nothing of the file goes into it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct

from wortlaut.errors import DataError
from wortlaut.store.days import UNDATED
from wortlaut.store.linking.answering import Answered, among, answered
from wortlaut.store.linking.keys import WORD
from wortlaut.store.linking.lexicon import Pole, opposed, poles_in_german, rule_out, translates
from wortlaut.store.linking.said import Said, Uttered, matter, names_month

_FAR_DAYS = 400
_UNKNOWN_DAYS = 7
_RECALLED_AFTER = 5
_SHORT_WORD = 3
_OF_BODIES = frozenset({"für", "of", "for", "in", "and", "und", "the"})
_HARDLY = 0.7
_ALL = 0.8
_FORMULA_DAYS = 2
_MONTHS = 150
_WORDS_OF_ONE_MATTER = 4
_OPPOSED_STATUSES = frozenset({"planned", "demanded", "actual"})
_NAME_CHARACTERS = 80
_LITTLE = 6.0  # the weight of three or four words


class Alikeness(Struct, frozen=True):
    """The features of a pair, by name; the reason is told from them."""

    two_languages: bool
    features: dict[str, float]

    def __getitem__(self, name: str) -> float:
        return self.features[name]


def alikeness(a: Said, b: Said, cosine: float | None = None, meant: Answered | None = None) -> Alikeness:
    """Compare two statements; ``cosine`` is the likeness of their vectors, ``meant`` what is answered, if known."""
    two_languages = a.language != b.language
    meant = meant or answered(a, b)
    contained, both = (meant.most, meant.least) if two_languages else _shared(a.words.stems, b.words.stems)
    sequences = _sequences(a, b)
    # What a shortened quotation leaves out contradicts nothing.
    shortened = both < _ALL and (sequences > 0.99 or (sequences > 0.85 and contained > 0.99))
    against = {} if shortened else _contradictions(a, b)
    contradicted = any(against.values())
    exact = float(a.words.all == b.words.all and a.words.sequences == b.words.sequences)
    speakers = same_speaker(a, b)
    little = 1.0 / (1.0 + min(sum(a.words.stems.values()), sum(b.words.stems.values())) / _LITTLE)
    same_article = a.same_article == b.same_article and a.same_article != 0
    apart = days_apart(a, b)
    # An article without a date may be of any day.
    far = _UNKNOWN_DAYS if apart is None and not same_article else min(apart or 0, _FAR_DAYS)
    if far > _RECALLED_AFTER and apart is not None and _recalled(*sorted((a, b), key=lambda each: each.day)):
        far = 0
    elsewhere = 1.0 - _same_context(a, b) if far else 0.0  # on one day it makes no difference
    features = {
        "contained": contained,
        "both": both,
        "meant": meant.most,
        "meant_both": meant.least,
        "hardly_meant": max(0.0, _HARDLY - meant.most),
        "answered": math.log1p(meant.weight),
        "sequences": sequences,
        "exact": exact,
        "little": little,
        "numbers_shared": float(_numbers_shared(a.numbers, b.numbers)),
        "number_missing": float(meant.most < _ALL and bool(a.numbers) != bool(b.numbers)),
        "speaker_same": float(speakers is True),
        "speaker_differs": float(speakers is False),
        **{name: float(against.get(name, False)) for name in CONTRADICTIONS},
        "contradicted": meant.least * float(contradicted),
        "substituted": 0.0 if two_languages else _substituted(a, b, sequences),
        "status_differs": float(a.status != b.status),
        "status_opposed": float(a.status != b.status and {a.status, b.status} <= _OPPOSED_STATUSES),
        "status_foreseen": float({a.status, b.status} == {"uncertain", "actual"}),
        "days_apart": math.log1p(max(0, far - 1)),
        "days": math.log1p(far) * elsewhere,
        "days_and_little": math.log1p(far) * elsewhere * little,
        "long_after": min(1.0, max(0.0, (far - _MONTHS) / _MONTHS)),
        "places_shared": float(bool(a.places & b.places)),
        "places_differ": float(bool(a.places and b.places) and not a.places & b.places),
        "formula": little * elsewhere * min(1.0, far / _FORMULA_DAYS),
        "formula_exact": exact * elsewhere * min(1.0, far / _FORMULA_DAYS),
        **_left_open(a, b, meant, little * (1.0 - sequences)),
        "framed": 0.0 if two_languages else contained * (1.0 - meant.most),
        "same_article": float(same_article),
        "cosine": 0.0 if cosine is None else cosine,
    }
    return Alikeness(two_languages, features)


def _left_open(a: Said, b: Said, meant: Answered, little: float) -> dict[str, float]:
    """Say what is left of each statement that the other does not tell: one figure may be of two things."""
    shared = _numbers_shared(a.numbers, b.numbers)
    return {
        "left": math.log1p(meant.left),
        "figure_alone": float(shared) * (1.0 - meant.words),
        "figure_left": float(shared) * math.log1p(meant.left),
        "figure_and_frame": float(shared) * max(0.0, meant.words - 0.3) * math.log1p(meant.left),
        "little_reworded": little,
        "asked_and_told": float(("asked" in a.words.moods) != ("asked" in b.words.moods)),
    }


CONTRADICTIONS = (
    "numbers_differ",
    "denials_differ",
    "opposed",
    "ruled_out",
    "done_and_ahead",
    "owed_and_ahead",
)


def _contradictions(a: Said, b: Said) -> dict[str, bool]:
    """Say what of one statement speaks against what of the other."""
    german = a.language != b.language
    return {
        "numbers_differ": numbers_differ(a.numbers, b.numbers),
        "denials_differ": _denied(a) != _denied(b),
        "opposed": opposed(_poles(a, german=german), _poles(b, german=german)),
        "ruled_out": rule_out(a.words.rivals, b.words.rivals),
        "done_and_ahead": _parted(a.words.moods, b.words.moods, "done"),
        "owed_and_ahead": _parted(a.words.moods, b.words.moods, "obliged"),
    }


def _denied(said: Said) -> bool:
    return said.status == "denied" or said.words.denials % 2 == 1


def _parted(a: frozenset[str], b: frozenset[str], mood: str) -> bool:
    """Say whether what is ahead for one alone has for the other alone another mood."""
    return any(
        "ahead" in one and mood not in one and mood in other and "ahead" not in other
        for one, other in ((a, b), (b, a))
    )


def probability(pair: Alikeness) -> float:
    """Return how probable it is that the two are the same statement."""
    weights = _weights()["two_languages" if pair.two_languages else "one_language"]
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in pair.features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold(name: str) -> float:
    """Return what a verdict asks for: the probabilities ``same`` and ``unsure``, the share of words ``meant``."""
    return float(_weights()["thresholds"][name])


@cache
def _weights() -> dict[str, Any]:
    try:
        return tomllib.loads(
            resources.files("wortlaut._data").joinpath("link_statements.toml").read_text("utf-8")
        )
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"the data file link_statements.toml cannot be used ({error}); install wortlaut again"
        ) from error


def days_apart(a: Uttered, b: Uttered) -> int | None:
    """Return the days between two publications; None where one is unknown."""
    return None if UNDATED in (a.day, b.day) else abs(a.day - b.day)


def numbers_differ(a: Iterable[float], b: Iterable[float]) -> bool:
    """Say whether each holds a number that the other lacks."""
    first, second = set(a) - {1.0}, set(b) - {1.0}
    return any(not among(each, second) for each in first) and any(not among(each, first) for each in second)


def _numbers_shared(a: frozenset[float], b: frozenset[float]) -> bool:
    return any(among(each, b - {1.0}) for each in a - {1.0})


def same_speaker(a: Uttered, b: Uttered) -> bool | None:
    """Say whether the speakers are the same; None where one is unknown."""
    if not a.speaker or not b.speaker:
        return None
    return (a.actor != 0 and a.actor == b.actor) or same_name(a.speaker, b.speaker)


@lru_cache(maxsize=1 << 15)
def same_name(a: str, b: str) -> bool:
    """Say whether two folded names can be one person's or body's: surnames alike, first names not at odds."""
    first, second = (WORD.findall(name[:_NAME_CHARACTERS]) for name in (a, b))
    if not first or not second:
        return False
    if set(first) == set(second):
        return True
    if not _alike(first[-1], second[-1]) or not _OF_BODIES.isdisjoint(first + second):
        return _translated_name(first, second) and _translated_name(second, first)
    given, other = first[:-1], second[:-1]
    return (
        not given
        or not other
        or any(x[0] == y[0] and (len(x) < 2 or len(y) < 2 or _alike(x, y)) for x in given for y in other)
    )


def _translated_name(name: list[str], other: list[str]) -> bool:
    """Say whether each word of a name can stand for one of the other, in whatever order, but for words like "of"."""
    return all(
        any(x == y or translates(x, y) or translates(y, x) for y in other)
        for x in name
        if len(x) > _SHORT_WORD or len(name) == 1
    )


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 5 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.8)


def _shared(a: dict[str, float], b: dict[str, float]) -> tuple[float, float]:
    """Return the weight that two have in common, as a share of the lighter one and of both together."""
    common = sum(min(weight, b[word]) for word, weight in a.items() if word in b)
    first, second = sum(a.values()), sum(b.values())
    return common / max(min(first, second), 0.1), common / max(first + second - common, 0.1)


def _poles(said: Said, *, german: bool) -> frozenset[Pole]:
    if german and said.language == "en":
        return frozenset(pole for word in said.words.content for pole in poles_in_german(word))
    return said.words.poles


def _substituted(a: Said, b: Said, sequences: float) -> float:
    """Return how much two share word for word that each fill with words of their own: as a form is filled in."""
    first = [weight for word, weight in a.words.stems.items() if word not in b.words.stems]
    second = [weight for word, weight in b.words.stems.items() if word not in a.words.stems]
    return sequences * float(bool(first) and bool(second))


def _recalled(first: Said, later: Said) -> bool:
    """Say whether the later article names, beside the quotation, the month in which the first was published."""
    return names_month(later.beside, date.fromordinal(first.day).month, later.language)


def _same_context(a: Said, b: Said) -> float:
    """Say how much the articles speak of the same: copies of each other, a place in common, words beside the quotation."""
    if (a.same_article and a.same_article == b.same_article) or a.around & b.around:
        return 1.0
    return min(1.0, len(matter(a) & matter(b)) / _WORDS_OF_ONE_MATTER)


def _sequences(a: Said, b: Said) -> float:
    first, second = a.words.sequences, b.words.sequences
    return len(first & second) / max(1, min(len(first), len(second)))
