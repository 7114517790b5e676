"""How alike two statements are: features, and the probability that they are the same.

The weights are fitted on labelled pairs (``train/link_statements.py``), for pairs of one language and of two.
A pure function of two statements: nothing of the file goes into it.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Any

from msgspec import Struct

from wortlaut.errors import DataError
from wortlaut.store.days import UNDATED
from wortlaut.store.linking.keys import WORD
from wortlaut.store.linking.lexicon import Pole, opposed, poles_in_german, rule_out, translates
from wortlaut.store.linking.said import Said

_FAR_DAYS = 400
_ALL = 0.8
_FORMULA_DAYS = 14
_NAME_CHARACTERS = 80
_LITTLE = 6.0  # the weight of three or four words


class Alikeness(Struct, frozen=True):
    """The features of a pair, by name; the reason is told from them."""

    two_languages: bool
    features: dict[str, float]

    def __getitem__(self, name: str) -> float:
        return self.features[name]


def alikeness(a: Said, b: Said, cosine: float | None = None) -> Alikeness:
    """Compare two statements; ``cosine`` is the likeness of their vectors, where an encoder is there."""
    two_languages = a.language != b.language
    contained, both = _translated(a, b) if two_languages else _shared(a.words.stems, b.words.stems)
    speakers = same_speaker(a, b)
    little = 1.0 / (1.0 + min(sum(a.words.stems.values()), sum(b.words.stems.values())) / _LITTLE)
    sequences = _sequences(a, b)
    far = min(days_apart(a, b) or 0, _FAR_DAYS)
    # What a shortened quotation leaves out contradicts nothing.
    cut_short = sequences > 0.99 and both < 0.8
    numbers = not cut_short and numbers_differ(a.numbers, b.numbers)
    denied = not cut_short and a.words.denials % 2 != b.words.denials % 2
    opposite = opposed(_poles(a, german=two_languages), _poles(b, german=two_languages))
    ruled_out = rule_out(a.words.rivals, b.words.rivals)
    features = {
        "contained": contained,
        "both": both,
        "sequences": sequences,
        "exact": float(a.words.all == b.words.all and a.words.sequences == b.words.sequences),
        "little": little,
        "numbers_differ": float(numbers),
        "numbers_shared": float(bool(a.numbers & b.numbers)),
        "number_missing": float(contained < _ALL and bool(a.numbers) != bool(b.numbers)),
        "speaker_same": float(speakers is True),
        "speaker_differs": float(speakers is False),
        "denials_differ": float(denied),
        "opposed": float(opposite),
        "ruled_out": float(ruled_out),
        "substituted": 0.0 if two_languages else _substituted(a, b, sequences),
        "otherwise_alike": both * float(numbers or denied or opposite or ruled_out),
        "status_differs": float(a.status != b.status),
        "days": math.log1p(far) * max(little, 1.0 - sequences),
        "days_and_little": math.log1p(far) * little,
        "places_shared": float(bool(a.places & b.places)),
        "places_differ": float(bool(a.places and b.places) and not a.places & b.places),
        "formula": little * (1.0 - _same_context(a, b)) * min(1.0, far / _FORMULA_DAYS),
        "same_article": float(a.same_article == b.same_article and a.same_article != 0),
        "cosine": 0.0 if cosine is None else cosine,
    }
    return Alikeness(two_languages, features)


def probability(pair: Alikeness) -> float:
    """Return how probable it is that the two are the same statement."""
    weights = _weights()["two_languages" if pair.two_languages else "one_language"]
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in pair.features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold(name: str) -> float:
    """Return one of the probabilities at which a verdict changes: ``same`` or ``unsure``."""
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


def days_apart(a: Said, b: Said) -> int | None:
    """Return the days between two publications; None where one is unknown."""
    return None if UNDATED in (a.day, b.day) else abs(a.day - b.day)


def numbers_differ(a: Iterable[float], b: Iterable[float]) -> bool:
    """Say whether each holds a number that the other lacks."""
    first, second = set(a), set(b)
    return bool(first - second) and bool(second - first)


def same_speaker(a: Said, b: Said) -> bool | None:
    """Say whether the speakers are the same; None where one is unknown."""
    if not a.speaker or not b.speaker:
        return None
    return (a.actor != 0 and a.actor == b.actor) or same_name(a.speaker, b.speaker)


def same_name(a: str, b: str) -> bool:
    """Say whether two folded names can be one person's or body's: surnames alike, first names not at odds."""
    first, second = (WORD.findall(name[:_NAME_CHARACTERS]) for name in (a, b))
    if not first or not second:
        return False
    if set(first) == set(second):
        return True
    if not _alike(first[-1], second[-1]):
        return len(first) == len(second) and all(
            translates(x, y) or translates(y, x) for x, y in zip(first, second, strict=True)
        )
    given, other = first[:-1], second[:-1]
    return (
        not given
        or not other
        or any(x[0] == y[0] and (len(x) < 2 or len(y) < 2 or _alike(x, y)) for x in given for y in other)
    )


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 5 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.8)


def _shared(a: dict[str, float], b: dict[str, float]) -> tuple[float, float]:
    """Return the weight that two have in common, as a share of the lighter one and of both together."""
    common = sum(min(weight, b[word]) for word, weight in a.items() if word in b)
    first, second = sum(a.values()), sum(b.values())
    return common / max(min(first, second), 0.1), common / max(first + second - common, 0.1)


def _translated(a: Said, b: Said) -> tuple[float, float]:
    """Return the same for two languages: a word counts where one of the other language can stand for it."""
    english, german = (a, b) if a.language == "en" else (b, a)
    there = dict(zip(english.words.content, map(_weight, english.words.content), strict=True))
    here = dict(zip(german.words.content, map(_weight, german.words.content), strict=True))
    answered: set[str] = set()
    common = 0.0
    for word, weight in there.items():
        found = [other for other in here if translates(word, other)]
        answered.update(found)
        common += weight if found else 0.0
    back = sum(here[word] for word in answered)
    first, second = sum(there.values()), sum(here.values())
    shares = common / max(first, 0.1), back / max(second, 0.1)
    return max(shares), min(shares)


def _poles(said: Said, *, german: bool) -> frozenset[Pole]:
    if german and said.language == "en":
        return frozenset(pole for word in said.words.content for pole in poles_in_german(word))
    return said.words.poles


def _weight(word: str) -> float:
    return 1.0 if len(word) > 3 else 0.6


def _substituted(a: Said, b: Said, sequences: float) -> float:
    """Return how much two share word for word that each fill with words of their own: as a form is filled in."""
    first = [weight for word, weight in a.words.stems.items() if word not in b.words.stems]
    second = [weight for word, weight in b.words.stems.items() if word not in a.words.stems]
    return sequences * float(bool(first) and bool(second))


def _same_context(a: Said, b: Said) -> float:
    """Say whether the articles speak of the same: they copy each other, or name a place in common."""
    if a.same_article and a.same_article == b.same_article:
        return 1.0
    return float(bool(a.around & b.around))


def _sequences(a: Said, b: Said) -> float:
    first, second = a.words.sequences, b.words.sequences
    return len(first & second) / max(1, min(len(first), len(second)))
