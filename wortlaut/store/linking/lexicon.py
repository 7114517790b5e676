"""What is known of words when statements are compared: light words, denials, opposites, translations."""

from __future__ import annotations

from functools import cache, lru_cache

from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.store.stems import stem

Pole = tuple[int, int]
"""Which pair of opposites, and which side of it."""

# A German beginning may stand inside a compound only if it is long enough to mean something there.
_INSIDE = 5


@cache
def light(language: Language) -> frozenset[str]:
    """Return the words that say little."""
    return frozenset(load(language, "link_words")["light"]) | denying(language)


@cache
def denying(language: Language) -> frozenset[str]:
    """Return the words that deny."""
    return frozenset(load(language, "link_words")["denying"])


@lru_cache(maxsize=100_000)
def poles(word: str, language: Language) -> frozenset[Pole]:
    """Return the sides of pairs of opposites that a word is on."""
    wholes, beginnings = _poles(language)
    found = set(wholes.get(word, ()))
    # A German participle hides how its verb begins: gewachsen, abgelehnt.
    forms = {word, word.removeprefix("ge"), word.replace("ge", "", 1)} if language == "de" else {word}
    for form in forms:
        for length in range(3, len(form) + 1):
            found.update(beginnings.get(form[:length], ()))
    return frozenset(found)


@cache
def _poles(language: Language) -> tuple[dict[str, list[Pole]], dict[str, list[Pole]]]:
    wholes: dict[str, list[Pole]] = {}
    beginnings: dict[str, list[Pole]] = {}
    for number, pair in enumerate(load(language, "link_words")["opposites"]):
        for side, word in enumerate(pair):
            into = beginnings if word.endswith("-") else wholes
            into.setdefault(word.removesuffix("-"), []).append((number, side))
    return wholes, beginnings


@lru_cache(maxsize=100_000)
def rival(word: str, language: Language) -> Pole | None:
    """Return which of the words that rule each other out one is; the same numbers in both languages."""
    wholes, beginnings = _rivals(language)
    if word in wholes:
        return wholes[word]
    return next((beginnings[word[:end]] for end in range(len(word), 3, -1) if word[:end] in beginnings), None)


@cache
def _rivals(language: Language) -> tuple[dict[str, Pole], dict[str, Pole]]:
    wholes: dict[str, Pole] = {}
    beginnings: dict[str, Pole] = {}
    for number, kind in enumerate(load(language, "link_words")["rivals"]):
        for member, forms in enumerate(kind):
            for form in forms.split():
                (beginnings if form.endswith("-") else wholes)[form.removesuffix("-")] = (number, member)
    return wholes, beginnings


def rule_out(a: frozenset[Pole], b: frozenset[Pole]) -> bool:
    """Say whether both name one of a kind, and none that the other names."""
    kinds = {number for number, _ in a} & {number for number, _ in b}
    return any(not {each for each in a & b if each[0] == number} for number in kinds)


def opposed(a: frozenset[Pole], b: frozenset[Pole]) -> bool:
    """Say whether one side stands where the other side does not, and the other way round."""
    return any((number, 1 - side) in b and (number, side) not in b for number, side in a) and any(
        (number, 1 - side) in a and (number, side) not in a for number, side in b
    )


@lru_cache(maxsize=100_000)
def translates(english: str, german: str) -> bool:
    """Say whether a German word can stand for an English one: by the list, or because they look alike."""
    if english == german or _alike(english, german):
        return True
    beginnings = _german_for(stem(english, "en"))
    return any(german.startswith(each) or (len(each) >= _INSIDE and each in german) for each in beginnings)


@lru_cache(maxsize=50_000)
def _german_for(english_stem: str) -> tuple[str, ...]:
    return _dictionary().get(english_stem, ())


@cache
def _dictionary() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, beginnings in load("de", "english_words")["words"].items():
        key = stem(word, "en")
        found[key] = (*found.get(key, ()), *beginnings)
    return found


def german_words(english: str) -> tuple[str, ...]:
    """Return beginnings of German words that can stand for an English word."""
    return _german_for(stem(english, "en"))


@lru_cache(maxsize=50_000)
def poles_in_german(english: str) -> frozenset[Pole]:
    """Return the sides of German pairs of opposites that an English word is on."""
    return frozenset(pole for each in german_words(english) for pole in poles(each, "de"))


def _alike(english: str, german: str) -> bool:
    """Names and foreign words begin alike: Kandahar and Kandahars, programme and Programm."""
    shorter = min(len(english), len(german))
    if shorter < 4:
        return False
    a, b = (word.translate(_FOLDED) for word in (english, german))
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same >= max(4, 0.75 * max(len(a), len(b)))


_FOLDED = str.maketrans({"k": "c", "ä": "a", "ö": "o", "ü": "u", "z": "c"})
