"""Names of persons: taken apart, compared, and turned into keys that all spellings of a name share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Any, Literal

from msgspec import Struct

from wortlaut.heads.mentions.lexicon import family_first, first_names, fold, titles
from wortlaut.heads.mentions.nouns import noun_of
from wortlaut.heads.places.gazetteer import Level, gazetteer
from wortlaut.language import LANGUAGES, load

Family = Literal["equal", "marks", "sound", "part", "vowels", "different"]

_MOST_SPELLINGS = 8
_LONGEST = 80
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiouh]")
_VOWEL_CLASSES = str.maketrans("eo", "iu", "h")
_FEW_CONSONANTS = 3
# "em.", "med.", "(FH)", "a.D."; "Hofrat" and "Nationalrätin", "Msgr." and "Dr.-Ing.", but not "J.-P.".
_ABBREVIATED = re.compile(r"[a-zäöü](?:\w*\.)+\w*\.?$|\(\w+\)$")
_TITLE_BEFORE = re.compile(r"\w{3,}(?:rat|rätin)$|\w{2,6}\.(?:-\w+\.?)*$")
_INITIALS = re.compile(r"(?<!\w)(\w)\.(?=\w)")
_ARABIC_ARTICLES = frozenset(["al", "el", "as", "ar", "ad", "an", "ash", "asch", "ul", "ud"])
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+$")


class PersonName(Struct, frozen=True, gc=False):
    """A name in its parts, folded (no case, no marks); ``family`` holds its particles, ``given`` may be empty.

    ``generation`` is ``younger``, ``elder`` or empty.
    """

    family: str
    given: tuple[str, ...] = ()
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """Say whether the name has more than an initial before the family name."""
        return any(len(one) > 1 for one in self.given)


@cache
def _data() -> dict[str, Any]:
    return load("de", "name_variants")


@lru_cache(maxsize=1 << 16)
def parse_person(name: str) -> PersonName | None:
    """Take a person's name apart; None for what has no word left without its titles."""
    words = _without_titles(name[:_LONGEST].replace(",", " ").split())
    words = [part for word in words[: _end_of_name(words)] for part in _INITIALS.sub(r"\1. ", word).split()]
    while len(words) > 1 and _is_office(words[0]):
        words = words[1:]
    generation = ""
    for kind, marks in _data()["generations"].items():
        left = [word for word in words if fold(word) not in marks]
        if 0 < len(left) < len(words):
            words, generation = [word for word in left if fold(word) not in ("der", "die", "the")], kind
    words = [word for word in words if fold(word)]
    if not words:
        return None
    if len(words) > 1 and words[0] in family_first() and _is_family(words):
        return PersonName(_plain(words[0]), tuple(map(_plain, words[1:])), generation)
    start = _family_start(words)
    given = tuple(one for word in words[:start] for one in _plain(word).split())
    return PersonName(_plain(" ".join(words[start:])), given, generation)


def _without_titles(words: list[str]) -> list[str]:
    """Return a name without what stands before and after it: "Prof. em. Dr.-Ing. … MdB", "Staff Sgt. … MBE"."""
    words = [
        word
        for word in words
        if word not in _titles() and (generation_of(word) or not _ABBREVIATED.match(word))
    ]
    after, before = (frozenset(_data()["titles"][where].split()) for where in ("after", "before"))
    while len(words) > 1 and (words[-1].replace(".", "") in after or words[-1][0] == "("):
        words = words[:-1]
    while (
        words
        and len(words) > 1 + (words[0] in first_names())
        and (  # "Dean" is a title before two more words
            fold(words[0]) in before or _TITLE_BEFORE.match(words[0])
        )
    ):
        words = words[1:]
    return words


def _is_family(words: list[str]) -> bool:
    """Say whether the family name stands first: "Kim Jong-un", though Kim is a given name elsewhere."""
    return words[0] not in first_names() or bool(_KOREAN_GIVEN.match(words[1]))


def _is_office(word: str) -> bool:
    """Say whether a word before a name is no part of it: "Trainer von Ahlen"."""
    nouns = (noun_of(word, language) for language in LANGUAGES)
    return word not in first_names() and any(one is not None and one.family == "office" for one in nouns)


def _end_of_name(words: list[str]) -> int:
    """Return where a name ends that ran on: "Ingrid Solvang von den Grünen", "… vom Institut"."""
    for at, word in enumerate(words[1:], 1):
        if word in ("vom", "beim", "aus", "of"):
            return at
        if word == "von" and at + 1 < len(words):
            last = words[at + 1 :][-1]
            named = noun_of(last, "de") or noun_of(words[min(at + 2, len(words) - 1)], "de")
            if named is not None or words[at + 1] in ("den", "dem") or _is_region(words[at + 1]):
                return at
    return len(words)


def _is_region(word: str) -> bool:
    return any(one.level in (Level.COUNTRY, Level.FIRST) for one in gazetteer().look_up(word).candidates[:1])


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in titles(language))


def _family_start(words: list[str]) -> int:
    particles = frozenset(_data()["particles"]["words"].split())
    for at, word in enumerate(words[:-1]):
        if fold(word) in particles and not word.endswith(".") and (at or word.islower()):
            return at
    return len(words) - 1


def _plain(word: str) -> str:
    """Fold a word, letters that Unicode does not take apart included."""
    letters = _data()["letters"]
    return fold("".join(letters.get(letter, letter) for letter in word.lower()))


def families(name: PersonName) -> tuple[str, ...]:
    """Return the parts by which a family name may be called alone: whole, without particles, halves of a double one."""
    particles = frozenset(_data()["particles"]["words"].split())
    words = [word for word in name.family.split() if word not in particles] or name.family.split()
    return tuple(dict.fromkeys([" ".join(words), *(word for word in words if len(word) > 2)]))


_SYLLABLES = re.compile(r"(?:(?:tsch|[a-z]{0,2}?)[aeiou]{1,3}(?:ng|n|h|r)?){1,3}")
_LONGEST_SYLLABLE = 6
# Wade and Giles's letters and Pinyin's for one sound, and their finals: "Hsiao Kuo-liang", "Xiao Guoliang".
_CHINESE = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("tsch", "C"), ("hs|x", "X"), ("t[sz]|z(?!h)|c(?!h)", "Z"), ("[zc]h|[qj]", "C"), ("s[sz]", "s"), ("(?<!n)g|k", "K"),
        ("[td]", "T"), ("[pb]", "P"), ("ung", "ong"), ("ie(?=n|h)", "ia"), ("uo", "o"), ("h$|h(?=[A-Z])", ""),
        ("ia(?![n])", "ie"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def romanised(name: PersonName) -> str:
    """Return a name that may be Chinese as both ways of writing it in Latin letters meet; empty for another."""
    if not name.given or len(name.given) > 2 or len(name.family) > 2 * _LONGEST_SYLLABLE:
        return ""
    words = [name.family.replace(" ", ""), "".join(name.given).replace(" ", "")]
    if not all(_SYLLABLES.fullmatch(word) for word in words) or min(map(len, words)) > _LONGEST_SYLLABLE:
        return ""
    for pattern, letter in _CHINESE:
        words = [pattern.sub(letter, word) for word in words]
    return " ".join(sorted(words))


def keys_of_person(name: PersonName) -> tuple[str, ...]:
    """Return keys of which every other spelling and shorter form of the name shares one."""
    parts = (*families(name), *filter(None, [_first_family(name)]))
    return tuple(dict.fromkeys(sound for part in parts for sound in sounds(part)))


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> tuple[str, ...]:
    """Return how a folded name may sound, so that its transliterations into German and English meet.

    A few strings, since "ch" is one sound in English and another in German.
    """
    table: dict[str, list[str]] = _data()["sounds"]
    longest = max(map(len, table))
    pieces: list[list[str]] = []
    at = 0
    while at < min(len(word), _LONGEST):
        first = "^" if at == 0 else ""
        for size in range(longest, 0, -1):
            group = word[at : at + size]
            found = (table.get(first + group) if first else None) or table.get(group)
            if len(group) == size and (found or size == 1):
                pieces.append(found or [group])
                at += size
                break
    while sum(1 for piece in pieces if len(piece) > 1) > 3:  # no more than eight spellings
        last = max(index for index, piece in enumerate(pieces) if len(piece) > 1)
        pieces[last] = pieces[last][:1]
    return tuple(dict.fromkeys(_smooth("".join(one)) for one in product(*pieces)))[:_MOST_SPELLINGS]


def _smooth(sound: str) -> str:
    """Drop what transliterations differ in beside letters: doubles, a first glide, a last h, endings in -ij."""
    single = DOUBLED.sub(r"\1", sound.replace(" ", ""))
    if single.startswith("ie"):
        single = single[1:]
    return single.removesuffix("h") or single


def compare_families(a: PersonName, b: PersonName) -> Family:
    """Say how two family names agree, the most alike first."""
    if a.family == b.family or families(a)[0] == families(b)[0] or all_words(a) == all_words(b):
        return "equal"
    ours, theirs = families(a), families(b)
    if _without_umlaut(ours[0]) == _without_umlaut(theirs[0]):
        return "marks"
    if set(sounds(ours[0])) & set(sounds(theirs[0])) or consonants(a) == consonants(b) != "":
        return "sound"
    if romanised(a) == romanised(b) != "":
        return "sound"
    # "Sommer" for "Sommer-Lindt"; two double names that share a half are two.
    less, more = sorted((ours, theirs), key=len)
    if (
        (len(more) > 1 and len(less) == 1 and less[0] in more)
        or _is_first_family(a, b)
        or _is_first_family(b, a)
    ):
        return "part"
    arabic = _has_article(a) and _has_article(b)
    return "vowels" if _differ_in_vowels(ours[0], theirs[0], arabic=arabic) else "different"


def _has_article(name: PersonName) -> bool:
    first = name.family.partition(" ")
    return bool(first[1]) and first[0] in _ARABIC_ARTICLES


def _differ_in_vowels(ours: str, theirs: str, *, arabic: bool) -> bool:
    """Say whether two languages may spell one name with other vowels: "Saleh", "Salih"; "Fjodorow", "Fedorov"."""
    bare = skeleton(ours)
    if bare != skeleton(theirs):
        return False
    few = _FEW_CONSONANTS - 1 if arabic else _FEW_CONSONANTS
    return len(bare) > few or _near_vowels(ours) == _near_vowels(theirs)


def _near_vowels(word: str) -> str:
    return first_sound(word).translate(_VOWEL_CLASSES)


def first_sound(word: str) -> str:
    """Return how a word most probably sounds."""
    sound = sounds(word)[0] if sounds(word) else ""
    return "k" + sound[1:] if word.startswith("ch") else sound  # as in "Chaled"


def consonants(name: PersonName) -> str:
    """Return what no transliteration changes of a foreign family name: "Chaudhury", "Tschaudhri".

    Empty for a name with few consonants, and beside a given name that German or English knows: there a vowel
    tells two names apart.
    """
    if not name.given or name.given[0] in known_given_names():
        return ""
    bare = skeleton(families(name)[0])
    return bare if len(bare) > _FEW_CONSONANTS else ""


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Return the first letter of how a word sounds and its consonants."""
    sound = first_sound(word)
    first = "G" if word.startswith("g") else sound[:1]  # Egyptians say "Gendy" where others say "Dschundi"
    return first + VOWELS.sub("", sound[1:])


def _is_first_family(longer: PersonName, shorter: PersonName) -> bool:
    """Say whether the shorter name leaves out the second family name: "Ana Ruiz" for "Ana Ruiz Toledo"."""
    return longer.given[:1] == shorter.given[:1] and _first_family(longer) == shorter.family


def _first_family(name: PersonName) -> str:
    """Return the last word before the family name if it may be another family name; "" if it is a given one."""
    last = name.given[-1] if len(name.given) > 1 else ""
    return last if len(last) > 3 and last not in known_given_names() else ""


def all_words(name: PersonName) -> frozenset[str]:
    """Return the words of a full name in no order: families stand first or last ("Kim Jong-un")."""
    words = " ".join((*name.given, name.family)).split()
    return frozenset(words) if len(words) > 1 else frozenset((name.family, "", "alone"))


def _without_umlaut(word: str) -> str:
    for pair, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        word = word.replace(pair, letter)
    return word


@cache
def _common() -> frozenset[str]:
    return frozenset(" ".join(_data()["common"].values()).split())


def is_common(name: PersonName) -> bool:
    """Say whether very many people bear the family name."""
    return families(name)[0] in _common()


@cache
def other_name_leads() -> str:
    """Return a pattern for the words that stand before another family name of the same person."""
    return "|".join(_data()["other_name"]["leads"])


@cache
def other_name_leads_again() -> str:
    """Return a pattern for the words that stand before the given name with another family name."""
    return "|".join(_data()["other_name"]["leads_again"])


@cache
def words_near(kind: str) -> frozenset[str]:
    """Return the words near a name that speak of relatives (``kin``) or of another time (``change``)."""
    return frozenset(_data()["near"][kind])


@lru_cache(maxsize=1 << 12)
def generation_of(word: str) -> str:
    """Return what a word beside a name says of the generation: ``younger``, ``elder`` or nothing."""
    low = fold(word)
    return next((kind for kind, marks in _data()["generations"].items() if low in marks), "")


def is_office_alone(name: str) -> bool:
    """Say whether a name is the words for an office or a body: "Innenminister", "Präsident der Handelskammer"."""
    words = [word for word in name.split() if word[:1].isupper()]
    main = parse_person(name)
    if not words or main is None or is_common(main) or any(word in first_names() for word in words):
        return False
    nouns = [noun_of(words[-1], language) for language in LANGUAGES]
    return any(one is not None and (one.kind == "body" or one.family == "office") for one in nouns)


def is_given_alone(name: PersonName) -> bool:
    """Say whether a name of one word is a given name rather than a family name."""
    return not name.given and name.family in known_given_names() and name.family not in _common()


@cache
def known_given_names() -> frozenset[str]:
    """Return the given names of the data files, folded."""
    return frozenset(map(fold, first_names()))
