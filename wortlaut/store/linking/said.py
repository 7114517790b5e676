"""What is compared of a statement: its words and what they hold, who said it, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import TypeVar

from msgspec import Struct

from wortlaut.records import Language, Record, Statement, StatementType, Status
from wortlaut.spans import Span
from wortlaut.store.days import day_of
from wortlaut.store.linking.keys import STATEMENT_WORDS, WORD, quoted_words, sequences_of
from wortlaut.store.linking.lexicon import (
    Pole,
    asking,
    belongs,
    common,
    denying,
    front,
    light,
    months,
    moods,
    particles,
    poles,
    rival,
    senses,
    small_numbers,
    sounding_denied,
)
from wortlaut.store.stems import stem

_T = TypeVar("_T")
# Who quotes more quotes a document; its beginning tells it from others.
_MOST_WORDS = 400
# What is beside a quotation is about the same: so many characters on both sides.
_BESIDE = 300
_MANY_SPANS = 8
_TELLING = 4
ROOT = 6
_COMMON = 0.4
_CLAUSE = 15
_CLAUSE_END = re.compile(r"\s*+(?:[^\w\s]|$|(?:und|oder)\b)")
_BETWEEN_CLAUSES = re.compile(r"[^\w\s]++|\s(?=(?:und|oder)\b)")
# Households, not supermarkets: what is set against something denies nothing of it.
_CONTRASTED = re.compile(r", (?:not|nicht) (?:\w++ ?+){1,4}+(?=[,.;!“”\"»«]|$)")
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
_DIGIT = re.compile(r"\d", re.ASCII)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,12}(?:[.,]\d{1,12}){0,4}(?!\w)", re.ASCII)
_NO_SENSES: frozenset[str] = frozenset()


class Words(Struct, frozen=True, gc=False):
    """The words of a statement, as they are compared."""

    all: tuple[str, ...]  # folded
    stems: dict[str, float]  # those that say something, with their weight
    content: tuple[str, ...]  # folded words behind the stems
    known: tuple[Word, ...]  # what there is to know of each of these
    roots: frozenset[str]  # of the longer ones
    fronts: frozenset[str]
    senses: frozenset[str]  # of German words, the English ones for which they can stand
    sequences: frozenset[str]
    denials: int
    moods: frozenset[str]
    poles: frozenset[Pole]
    rivals: frozenset[Pole]
    numbers: frozenset[float]  # small ones in words


class Uttered(Struct, frozen=True, kw_only=True, gc=False):
    """Who said something when, and where it stands: what is asked of a statement before its words are read."""

    id: int
    article: int
    version: int
    same_article: int  # the first of the article's near-duplicates
    language: Language
    day: int
    type: StatementType
    status: Status
    speaker: str  # name, folded; empty where nobody knows
    actor: int  # the first of whom the judgements say the speaker is; 0 where nobody knows


class Said(Uttered, frozen=True, kw_only=True, gc=False):
    """A statement on its way to being compared."""

    quote: str
    places: frozenset[int]  # in the quotation
    around: frozenset[int]  # in the article
    numbers: frozenset[float]
    words: Words
    beside: str = ""  # what stands before and after the quotation


class Word(Struct, frozen=True, gc=False):
    """What there is to know of a word by itself."""

    tells: bool  # neither a number nor a word that says little
    stem: str
    weight: float
    root: str  # empty where the word is short
    front: str
    senses: frozenset[str]
    denies: bool
    mood: str | None
    poles: frozenset[Pole]
    rival: Pole | None
    number: float  # 0 where it is none


@lru_cache(maxsize=1 << 16)
def _word(word: str, language: Language) -> Word:
    return Word(
        tells=word not in light(language) and not word.isdigit(),
        stem=stem(word, language),
        weight=weight_of(word, language),
        root=root(word) if len(word) >= ROOT else "",
        front=front(word),
        senses=senses(word) if language == "de" else _NO_SENSES,
        denies=word in denying(language),
        mood=moods(language).get(word),
        poles=poles(word, language),
        rival=rival(word, language),
        number=small_numbers(language).get(word, 0.0),
    )


def words_of(quote: str, language: Language) -> Words:
    """Analyse the words of a quotation."""
    text = quote.casefold()
    every = WORD.findall(text)
    folded = tuple(every[:_MOST_WORDS])
    known = [_word(word, language) for word in folded]
    told = list(zip(folded, known, strict=True))
    if language == "de" and _has_particles(text):
        told = [(word, _word(word, language)) for word in _with_particles(text)]
    content = [(word, each) for word, each in told if each.tells]
    return Words(
        all=folded,
        stems={each.stem: each.weight for _, each in content},
        content=tuple([word for word, _ in content]),
        known=tuple([each for _, each in content]),
        roots=frozenset([each.root for _, each in content if each.root]),
        fronts=frozenset([each.front for _, each in content]),
        senses=_NO_SENSES.union(*[each.senses for _, each in content]),
        sequences=frozenset(sequences_of(every, STATEMENT_WORDS)),
        denials=_denials(text, folded, sum([each.denies for each in known]), language),
        moods=frozenset([each.mood for each in known if each.mood] + _asked(text, folded, language)),
        poles=frozenset().union(*[each.poles for each in known if each.poles]),
        rivals=frozenset([each.rival for each in known if each.rival is not None]),
        numbers=frozenset([each.number for each in known if each.number]),
    )


def _has_particles(folded: str) -> bool:
    """Say whether a clause ends with a word that may belong to its verb."""
    last = [each[-1] for clause in _BETWEEN_CLAUSES.split(folded) if (each := clause.rsplit(None, 1))]
    return not particles().isdisjoint(last)


def _with_particles(folded: str) -> tuple[str, ...]:
    """Return the words of folded German with what stands at the end of a clause put before its verb: lehnte … ab."""
    found = list(islice(WORD.finditer(folded), _MOST_WORDS))
    words = [each[0] for each in found]
    for at, each in enumerate(found):
        if each[0] in particles() and _CLAUSE_END.match(folded, each.end()):
            start = max(0, at - _CLAUSE)
            verb = next(
                (one for one in range(start, at) if words[one] and belongs(each[0], words[one])), None
            )
            if verb is not None:
                words[verb], words[at] = each[0] + words[verb], ""
    return tuple(filter(None, words))


def _asked(folded: str, words: tuple[str, ...], language: Language) -> list[str]:
    """Return the mood of a question, direct or indirect, if a statement is one."""
    return ["asked"] if "?" in folded or (words[:1] and words[0] in asking(language)) else []


def _denials(folded: str, words: tuple[str, ...], found: int, language: Language) -> int:
    """Return how many words deny, without those in what only sounds so: nothing but, nicht nur, this, not that."""
    if not found:
        return 0
    text = f" {' '.join(words)} "
    sounding = sum([text.count(f" {each} ") for each in sounding_denied(language)])
    return max(0, found - sounding - len(_CONTRASTED.findall(folded)))


def weight_of(word: str, language: Language) -> float:
    """Long words are rarer, and say more."""
    return _COMMON if word in common(language) else min(2.0, 0.5 + 0.15 * len(word))


def said_in(record: Record, statement: Statement, *, identity: int = 0, article: int = 0) -> Said:
    """Return a statement of a record as it is compared."""
    names = {actor.id: actor.name for actor in record.actors}
    speaker = next((names[each] for each in statement.speaker_actors), "")
    language = record.source.language or "de"
    quote = quoted_words(record.text, statement.quote)
    words = words_of(quote, language)
    places = [(each.start, each.geonames or 0) for each in record.places]
    return Said(
        id=identity, article=article, version=article, same_article=article, language=language,
        day=day_of(record.source.published), type=statement.type, status=statement.status, quote=quote,
        speaker=speaker.casefold(), actor=0,
        places=frozenset(inside(places, statement.quote)),
        around=frozenset(place for _, place in places),
        numbers=frozenset(inside([(each.start, each.value) for each in record.figures], statement.quote))
        | digits(quote, language)
        | words.numbers,
        words=words,
        beside=beside(record.text, statement.quote),
    )  # fmt: skip


def inside(found: Iterable[tuple[int, _T]], spans: Sequence[Span]) -> Iterable[_T]:
    """Return what begins within the spans, without where."""
    return (value for start, value in found if any(span.start <= start < span.end for span in spans))


def digits(quote: str, language: Language) -> frozenset[float]:
    """Return the numbers in digits: years are no figures in the record, and tell statements apart as well."""
    if _DIGIT.search(quote) is None:
        return frozenset()
    thousands, point = (",", ".") if language == "en" else (".", ",")
    found = (each.replace(thousands, "").replace(point, ".") for each in _NUMBER.findall(quote))
    return frozenset(float(each) for each in found if each.count(".") < 2)


def beside(text: str, spans: Sequence[Span]) -> str:
    """Return what stands beside a quotation."""
    if not spans:
        return ""
    start, end = spans[0].start, spans[-1].end
    inner = (text[one.end : other.start][:_BESIDE] for one, other in pairwise(spans[:_MANY_SPANS]))
    return " ".join((text[max(0, start - _BESIDE) : start], *inner, text[end : end + _BESIDE]))


def matter(said: Said) -> frozenset[str]:
    """Return the beginnings of the words beside a quotation, without light words, the speaker and days."""
    return _roots(said.beside, said.speaker, said.language)


@lru_cache(maxsize=4_096)
def _roots(text: str, speaker: str, language: Language) -> frozenset[str]:
    return _told_beside(text, language).difference(map(root, WORD.findall(speaker)))


@lru_cache(maxsize=4_096)
def _told_beside(text: str, language: Language) -> frozenset[str]:
    """Return the beginnings of the telling words of a text."""
    words = set(WORD.findall(text.casefold()))
    return frozenset([each for word in words if (each := _telling_root(word, language))])


def names_month(text: str, month: int, language: Language) -> bool:
    """Say whether a text names a month, from 1 to 12."""
    folded = text.casefold()
    return any(form in folded and form in WORD.findall(folded) for form in months(language)[month - 1])


@lru_cache(maxsize=65_536)
def _telling_root(word: str, language: Language) -> str:
    """Return the beginning of a word that can tell what an article is about; nothing of another."""
    if len(word) < _TELLING or word.isdigit() or word in light(language) or rival(word, language) is not None:
        return ""
    return root(word)


def root(word: str) -> str:
    """Return the beginning of a folded word: what forms of it and of its relatives have in common."""
    return word.translate(_PLAIN)[:ROOT]
