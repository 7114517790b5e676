"""What is known of words when statements are compared: light words, denials, opposites, translations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from wortlaut.language import load
from wortlaut.records import Language
from wortlaut.store.stems import stem

Pole = tuple[int, int]
"""Which pair of opposites, and which side of it."""

# A German beginning may stand inside a compound only if it is long enough to mean something there.
_INSIDE = 5
# A beginning of so few letters stands for words alone that are hardly longer.
_SHORT, _ENDING = 3, 2
_FRONT = 4
_ALIKE = 0.8
_LONGEST, _LONGEST_BEGINNING, _INNER = 40, 20, 10
_LONGEST_STEM = 8


@cache
def light(language: Language) -> frozenset[str]:
    """Return the words that say little."""
    return frozenset(each.casefold() for each in load(language, "link_words")["light"]) | denying(language)


@cache
def denying(language: Language) -> frozenset[str]:
    """Return the words that deny."""
    return frozenset(load(language, "link_words")["denying"])


@cache
def common(language: Language) -> frozenset[str]:
    """Return the words that stand beside anything: each says something, but hardly what is told."""
    return frozenset(each.casefold() for each in load(language, "link_words")["common"])


@cache
def asking(language: Language) -> frozenset[str]:
    """Return the words with which an indirect question begins."""
    return frozenset(load(language, "link_words")["asking"])


@cache
def sounding_denied(language: Language) -> tuple[str, ...]:
    """Return what holds a word that denies and denies nothing."""
    return tuple(load(language, "link_words")["sounding_denied"])


@cache
def small_numbers(language: Language) -> dict[str, float]:
    """Return the words for numbers below a hundred, but for one, which is an article too."""
    found = load(language, "numbers")
    return {each: float(value) for each, value in (found["ones"] | found["tens"]).items() if value > 1}


@cache
def moods(language: Language) -> dict[str, str]:
    """Return the words that tell whether something is ahead, has to be, or is done, and which of it."""
    found = load(language, "link_words")
    return {word: mood for mood in ("ahead", "obliged", "done") for word in found[mood]}


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


@cache
def months(language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the names of the twelve months, the first of what rules each other out."""
    return tuple(tuple(forms.split()) for forms in load(language, "link_words")["rivals"][0])


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
    return english == german or stem(english, "en") in senses(german) or alike(english, german)


@lru_cache(maxsize=100_000)
def senses(german: str) -> frozenset[str]:
    """Return the stems of the English words for which a German word can stand, a compound for all of its parts."""
    found: set[str] = set()
    word = german[:_LONGEST]
    plain = word.translate(_PLAIN)
    for form in _forms(word):
        found.update(*_held(form, _beginnings(plain=False), 1, 2))
    # Häuser begins like Haus, but Fähre not like fahren: plain letters need more of them.
    for form in _forms(plain):
        found.update(*_held(form, _beginnings(plain=True), len(form), _INSIDE))
    return frozenset(found)


def _held(
    form: str, beginnings: dict[str, frozenset[str]], starts: int, least: int
) -> Iterator[frozenset[str]]:
    """Yield what the beginnings stand for that a form begins with, or holds at one of so many places."""
    for start in range(starts):
        for end in range(start + least, min(len(form), start + _LONGEST_BEGINNING) + 1):
            held = beginnings.get(form[start:end])
            # So short a beginning begins too much else.
            if held and (end - start > _SHORT or len(form) - end <= _ENDING):
                yield held


@lru_cache(maxsize=50_000)
def synonyms(english_stem: str) -> frozenset[str]:
    """Return the stems of English words for which the same German words stand."""
    found = (_beginnings(plain=False)[each] for each in _dictionary().get(english_stem, ()))
    return frozenset().union(*found)


def _forms(german: str) -> set[str]:
    """Return a word with and without what a participle or an infinitive puts into its verb: um-ge-stellt."""
    forms = {german}
    for inner in ("ge", "zu"):
        at = german.find(inner, 0, _INNER)
        if at >= 0 and len(german) - at > _SHORT + len(inner):
            forms.add(german[:at] + german[at + len(inner) :])
    return forms


@cache
def _beginnings(*, plain: bool) -> dict[str, frozenset[str]]:
    """Return the English stems of every beginning of a German word."""
    found: dict[str, set[str]] = {}
    for english, beginnings in _dictionary().items():
        for each in beginnings:
            found.setdefault(each.translate(_PLAIN) if plain else each, set()).add(english)
    return {each: frozenset(stems) for each, stems in found.items()}


@cache
def _dictionary() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    forms = load("en", "verb_forms")["forms"]
    for word, beginnings in load("de", "english_words")["words"].items():
        changed = [each for beginning in beginnings for each in (beginning, *_changed(beginning))]
        for form in (word, *forms.get(word, "").split()):
            key = stem(form, "en")
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *changed)))
    return found


def _changed(beginning: str) -> Iterator[str]:
    """Yield the beginnings of the other forms of a German verb: ausbrech, ausbrach."""
    stems, prefixes = _verbs()
    for start in range(max(0, len(beginning) - _LONGEST_STEM), len(beginning) - 1):
        if beginning[:start] in prefixes:
            for form in stems.get(beginning[start:], "").split():
                yield beginning[:start] + form


@cache
def _verbs() -> tuple[dict[str, str], frozenset[str]]:
    found = load("de", "verb_forms")
    return found["stems"], frozenset(found["prefixes"])


@cache
def particles() -> frozenset[str]:
    """Return the words that stand at the end of a German clause and belong to its verb."""
    return frozenset(load("de", "verb_forms")["particles"])


@lru_cache(maxsize=50_000)
def belongs(particle: str, verb: str) -> bool:
    """Say whether a particle and a form of a verb are known as one: ab and lehnte."""
    joined, beginnings = particle + verb, _beginnings(plain=False)
    least = len(particle) + _SHORT
    return any(joined[:end] in beginnings for end in range(least, min(len(joined), _LONGEST_BEGINNING) + 1))


def german_words(english: str) -> tuple[str, ...]:
    """Return beginnings of German words that can stand for an English word."""
    return _dictionary().get(stem(english, "en"), ())


@lru_cache(maxsize=50_000)
def poles_in_german(english: str) -> frozenset[Pole]:
    """Return the sides of German pairs of opposites that an English word is on."""
    return frozenset(pole for each in german_words(english) for pole in poles(each, "de"))


def front(word: str) -> str:
    """Return the letters that whatever is alike has in common."""
    return word[:_FRONT].translate(_FOLDED)


def alike(english: str, german: str) -> bool:
    """Names and foreign words begin alike: Kandahar and Kandahars, programme and Programm."""
    shorter = min(len(english), len(german))
    if shorter < 4:
        return False
    a, b = (word.translate(_FOLDED) for word in (english, german))
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if same < _FRONT:
        return False
    longest = max(len(a), len(b))
    rest = shorter - same
    # Khartoum and Khartum differ within.
    tail = next((at for at in range(rest) if a[-1 - at] != b[-1 - at]), rest)
    return same >= 0.75 * longest or same + tail >= _ALIKE * longest


_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_FOLDED = str.maketrans({"k": "c", "ä": "a", "ö": "o", "ü": "u", "z": "c"})
