"""Descriptions and pronouns: "der italienische Außenminister", "die Polizei", "residents", "sie"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Literal

from msgspec import Struct

from wortlaut.heads.memo import Memo
from wortlaut.heads.mentions.lexicon import first_names, is_common, titles
from wortlaut.heads.mentions.lines import Line, is_capital
from wortlaut.heads.mentions.nouns import Gender, Noun, NounKind, noun_of
from wortlaut.language import LANGUAGES, load
from wortlaut.records import Language
from wortlaut.spans import Span

Form = Literal["description", "pronoun"]
Determiner = Literal["definite", "indefinite", "possessive", "none"]

_MOST_ADJECTIVES = 4
# "der 58-Jährige"
_AGED_NOUN = "Jährige"
_AGED = Noun("jährig", "person", "u", family="anybody")
# Of the adjectives behind "ihr": "ihr erster, ihr neues".
_OF_OWNED = ("er", "es")
# "the Swiss said" is about people, "the Swiss bank" is not.
_AFTER_PEOPLE = frozenset(
    {"had", "have", "were", "would", "are", "in", "who", "to", "could", "did", "do", "is", "was", "has", "will", "said", "and"}
)  # fmt: skip


class Phrase(Struct, frozen=True, kw_only=True):
    """A noun phrase that may stand for an actor, or a pronoun.

    ``span`` runs from the first adjective to the head noun, ``head`` is the last word of it; ``whole`` begins
    with the determiner. ``word`` is the head as written, ``base`` the noun it is built on; ``sentence`` the
    index of the sentence.
    """

    span: Span
    head: Span
    whole: int
    word: str
    form: Form
    kind: NounKind
    base: str = ""
    family: str = ""
    gender: Gender = "u"
    plural: bool = False
    determiner: Determiner = "none"
    adjectives: tuple[str, ...] = ()
    sentence: int = 0


def find_phrases(lines: Sequence[Line], language: Language) -> tuple[Phrase, ...]:
    """Return the descriptions and pronouns in the order of the text, disjoint."""
    lore = _lore(language)
    found: list[Phrase] = []
    for number, line in enumerate(lines):
        found += _in_line(line, number, lore)
    return tuple(found)


class _Lore(Struct, frozen=True):
    """A language's pronouns and determiners."""

    pronouns: dict[str, tuple[Gender, bool]]
    determiners: dict[str, Determiner]
    plural: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    adjective_ends: tuple[str, ...]
    adjectives: frozenset[str]
    not_adjectives: frozenset[str]
    part_of_office: frozenset[str]


@cache
def _lore(language: Language) -> _Lore:
    data = load(language, "reference_words")
    determiners: dict[str, Determiner] = {}
    for kind, words in data["determiners"].items():
        determiners |= dict.fromkeys(words, kind)
    people = load(language, "person_words")
    return _Lore(
        pronouns={word: (gender, many) for gender, many, words in _pronouns(data) for word in words},
        determiners=determiners,
        plural=frozenset(data["plural_determiners"]),
        feminine=frozenset(data["feminine_determiners"]),
        masculine=frozenset(data["masculine_determiners"]),
        adjective_ends=tuple(data["adjective_endings"]),
        adjectives=frozenset(data["adjectives"]),
        not_adjectives=frozenset(data["not_adjectives"]),
        part_of_office=frozenset(people.get("of_office", ())),
    )


def _pronouns(data: dict[str, dict[str, list[str]]]) -> Iterator[tuple[Gender, bool, list[str]]]:
    for key, words in data["pronouns"].items():
        gender: Gender = key if key in ("m", "f", "n") else "u"  # type: ignore[assignment]
        yield gender, key == "plural", words


def _in_line(line: Line, number: int, lore: _Lore) -> Iterator[Phrase]:
    refers = _REFERS[line.language]
    read = _german_at if line.language == "de" else _english_at
    for index in [at for at, refer in enumerate(map(refers.__getitem__, line.words)) if refer]:
        phrase = read(line, index, number, lore)
        if phrase is not None:
            yield phrase
        elif (low := line.words[index].lower()) in lore.pronouns and not _owns(line, index, low, lore):
            yield _pronoun(line, index, low, number, lore)


def _owns(line: Line, index: int, low: str, lore: _Lore) -> bool:
    """Say whether "ihr" says whose something is: "ihr Anführer", "ihr neuer Vorschlag"; not "hat ihr Eva geraten"."""
    if line.language != "de" or lore.determiners.get(low) != "possessive":
        return False
    after = index + 1
    while line.word(after).endswith(_OF_OWNED) and line.word(after)[:1].islower():
        after += 1
    word = line.word(after)
    return word[:1].isupper() and (after > index + 1 or word not in first_names())


def _may_refer(word: str, language: Language) -> bool:
    """Say whether a word is a pronoun or a noun for people or bodies, whatever stands beside it."""
    if word.lower() in _lore(language).pronouns or (language == "de" and _AGED_NOUN in word):
        return True
    return (language == "en" or word[0].isupper()) and noun_of(word, language) is not None


_REFERS: dict[Language, Memo[bool]] = {
    language: Memo(partial(_may_refer, language=language)) for language in LANGUAGES
}


def _german_at(line: Line, index: int, number: int, lore: _Lore) -> Phrase | None:
    word = line.words[index]
    if not word[0].isupper():
        return _german_phrase(line, index, _AGED, number, lore) if _AGED_NOUN in word else None
    noun = noun_of(word, "de")
    if noun is None:
        return None
    if noun.family == "inhabitant" and line.word(index + 1)[:1].isupper():
        return None  # "Schweizer Politiker", "Deutscher Bundestag"
    if noun.kind == "person" and _leads_office(line, index):
        return None  # "Vorsitzender Richter"
    return _german_phrase(line, index, noun, number, lore)


def _english_at(line: Line, index: int, number: int, lore: _Lore) -> Phrase | None:
    noun = noun_of(line.words[index], "en")
    return None if noun is None else _english_phrase(line, index, noun, number, lore)


def _pronoun(line: Line, index: int, low: str, number: int, lore: _Lore) -> Phrase:
    gender, many = lore.pronouns[low]
    span = line.spans[index]
    return Phrase(
        span=span, head=span, whole=span.start, word=low, form="pronoun", kind="person",
        gender=gender, plural=many or (low == "sie" and _is_plural(line, index)), sentence=number,
    )  # fmt: skip


def _is_plural(line: Line, index: int) -> bool:
    """Say whether "sie" is several: the verb beside it says so ("sagten sie", "sie hätten")."""
    for word in (line.word(index - 1), line.word(index + 1)):
        low = word.lower()
        if word[:1].islower() and low.endswith(
            ("ten", "den", "ben", "eien", "sind", "ssen", "nnen", "llen", "hen", "gen", "eren")
        ):
            return low not in (
                "den",
                "gegen",
                "wegen",
                "neben",
                "eben",
                "zwischen",
                "inzwischen",
                "dessen",
                "indessen",
            )
    return False


def _german_phrase(line: Line, index: int, noun: Noun, number: int, lore: _Lore) -> Phrase:
    words = line.words
    start = index
    while start > max(0, index - _MOST_ADJECTIVES) and _is_german_adjective(
        words[start - 1], start - 1, lore
    ):
        start -= 1
    before = words[start - 1].lower() if start else ""
    determiner = lore.determiners.get(before, "none")
    while determiner == "none" and start < index and words[start].lower().endswith(("te", "ten", "rte")):
        start += 1  # "sagte Außenminister": no adjective, but the verb
    gender, plural = noun.gender, noun.plural
    word = words[index]
    if determiner != "none" and noun.kind in ("person", "body"):
        gender, plural = _by_determiner(before, noun, word, lore)
    elif noun.kind == "person" and not plural and _is_bare_plural(line, index, noun):
        plural = True
    whole = start - 1 if determiner != "none" else start
    return _phrase(
        line, (whole, start, index), noun._replace(gender=gender, plural=plural), determiner, number
    )


def _leads_office(line: Line, index: int) -> bool:
    """Say whether a noun for people stands right before another, as an adjective does."""
    after = line.word(index + 1)
    noun = noun_of(after, "de") if after[:1].isupper() else None
    return (
        noun is not None
        and noun.kind == "person"
        and not noun.plural
        and line.words[index].endswith(("e", "er", "en"))
    )


def _is_bare_plural(line: Line, index: int, noun: Noun) -> bool:
    """Say whether a noun without article is several: "Anwohner", "Forscher fanden"; one of them needs an article."""
    after = line.word(index + 1)
    if after[:1].isupper() or not line.words[index].lower().endswith(("er", "en", "n", "e")):
        return False
    return noun.family != "office" or after.endswith(("en", "ten")) or line.words[index].endswith("en")


def _is_german_adjective(word: str, index: int, lore: _Lore) -> bool:
    low = word.lower()
    if low in lore.determiners or low in lore.not_adjectives or not word[0].isalnum():
        return False
    if word[0].islower() or word[0].isdigit():
        return low.endswith(lore.adjective_ends) and len(low) > 4
    return _is_capital_adjective(word, index, lore)


def _is_capital_adjective(word: str, index: int, lore: _Lore) -> bool:
    """Say whether a word with a capital is an adjective: of a town, a nation, or at the sentence's start."""
    noun, low = noun_of(word, "de"), word.lower()
    if noun is not None:
        return noun.family == "inhabitant" and low.endswith("er") and index > 0
    if len(low) < 5 or is_common(word) or not low.endswith(lore.adjective_ends):
        return False
    return index == 0 or (low.endswith("er") and len(low) > 5 and word not in first_names())


def _by_determiner(before: str, noun: Noun, word: str, lore: _Lore) -> tuple[Gender, bool]:
    """Let the determiner say gender and number where the noun's form leaves them open."""
    if before in lore.plural:
        return noun.gender, True
    if before in lore.masculine:
        return ("m" if noun.gender == "u" and noun.kind == "person" else noun.gender), False
    if before in lore.feminine and noun.kind == "person":
        if noun.gender == "m":
            # "die Minister" are several; "der Minister" may be either.
            return "m", before in ("die", "diese", "seine", "ihre", "meine", "keine") or word.endswith("n")
        return (
            "f" if before in ("die", "eine", "einer", "diese") and not word.endswith("en") else noun.gender
        ), noun.plural
    return noun.gender, noun.plural


def _english_phrase(line: Line, index: int, noun: Noun, number: int, lore: _Lore) -> Phrase | None:
    words = line.words
    if noun_of(line.word(index + 1), "en") is not None and words[index].lower() in lore.part_of_office:
        return None
    if noun.family == "state" and words[index][:1].isupper():
        return None  # "Secretary of State", "United States"
    start = index
    while start > max(0, index - _MOST_ADJECTIVES) and _is_english_modifier(line, start - 1, lore):
        start -= 1
    before = words[start - 1].lower() if start else ""
    determiner = lore.determiners.get(before, "none")
    if before in ("'s", "’s", "’", "'"):
        determiner = "possessive"
    if (
        determiner == "none"
        and not noun.plural
        and words[index][:1].islower()
        and noun.kind != "body"
        and not _is_apposition(line, index, start)
    ):
        return None
    if noun.family == "inhabitant" and (words[index][:1].islower() or _before_noun(line, index)):
        return None
    whole = start - 1 if determiner in ("definite", "indefinite") or before in lore.determiners else start
    return _phrase(line, (whole, start, index), noun, determiner, number)


def _is_apposition(line: Line, index: int, start: int) -> bool:
    """Say whether a bare office stands beside a name: "…, president of …", "spokesman Jon Doe"."""
    return (
        line.word(start - 1) == ","
        or line.word(index + 1)[:1].isupper()
        or line.word(index + 1) in ("of", "for")
    )


def _before_noun(line: Line, index: int) -> bool:
    after = line.word(index + 1)
    return after[:1].isupper() or (after[:1].islower() and after not in _AFTER_PEOPLE)


def _is_english_modifier(line: Line, index: int, lore: _Lore) -> bool:
    word = line.words[index]
    low = word.lower()
    if low in lore.determiners or not word[0].isalnum():
        return False
    if low in lore.part_of_office or low in lore.adjectives or low.endswith(lore.adjective_ends):
        return True
    return is_capital(word) and index > 0 and titles("en").get(word, "u") == "u"


def _phrase(line: Line, at: tuple[int, int, int], noun: Noun, determiner: Determiner, number: int) -> Phrase:
    whole, start, index = at
    return Phrase(
        span=line.at(start, index + 1),
        head=line.spans[index],
        whole=line.spans[whole].start,
        word=line.words[index],
        form="description",
        kind=noun.kind,
        base=noun.base,
        family=noun.family,
        gender=noun.gender,
        plural=noun.plural,
        determiner=determiner,
        adjectives=tuple(line.words[start:index]),
        sentence=number,
    )
