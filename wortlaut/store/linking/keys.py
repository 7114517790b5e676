"""Keys by which what may be the same is found: tokens that stand in the full-text index beside the words.

Two articles (or quotations) that share wording share some of the smallest hashes of their word sequences with
a probability that follows from how much they share: MinHash as Broder first described it, with one hash
function and the least ``k`` values. It is computed with the standard library in less time than the libraries
take to be told the words, and its value never changes with a version of theirs, which what lies in files needs.
All of it is a function of the record, as the index demands.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from heapq import nsmallest

from wortlaut.records import Figure, Record, Statement
from wortlaut.spans import Span

WORD = re.compile(r"[^\W_]+")

# Four words of running text hardly ever stand in two articles that have nothing to do with each other, three
# of a quotation seldom. Measured on varied copies: of articles that share three tenths of their sequences, 19
# in 20 share one of eight keys.
ARTICLE_WORDS = 4
ARTICLE_KEYS = 8
STATEMENT_WORDS = 3
STATEMENT_KEYS = 2
_PLACES_OF_A_FIGURE = 1
_NOUN_LETTERS = 7


def sequences(text: str, size: int) -> set[str]:
    """Return all sequences of so many words, folded; the whole text where it is shorter."""
    return sequences_of(WORD.findall(text.casefold()), size)


def sequences_of(words: Sequence[str], size: int) -> set[str]:
    """Return all sequences of so many of these folded words; all together where they are fewer."""
    if len(words) < size:
        return {" ".join(words)} if words else set()
    return set(map(" ".join, zip(*(words[start:] for start in range(size)), strict=False)))


def article_keys(text: str) -> list[str]:
    """Return the keys of an article's text."""
    return keys_among(sequences(text, ARTICLE_WORDS))


def keys_among(found: Collection[str]) -> list[str]:
    """Return the keys of an article with these sequences of words."""
    return _least(found, ARTICLE_KEYS, "n")


def statement_keys(record: Record, statement: Statement) -> list[str]:
    """Return the keys of a quotation's words."""
    return quotation_keys(sequences(quoted_words(record.text, statement.quote), STATEMENT_WORDS))


def quotation_keys(found: Collection[str]) -> list[str]:
    """Return the keys of a quotation with these sequences of words."""
    return _least(found, STATEMENT_KEYS, "l")


def figure_keys(record: Record) -> Iterator[tuple[int, list[str]]]:
    """Yield the keys of every figure that can be one of a series, with its number.

    A key joins what is counted with who says so, or with a place named in the same sentence.
    """
    statements = {statement.id: statement for statement in record.statements}
    names = {actor.id: actor.name for actor in record.actors}
    places = [(place.start, place.name) for place in record.places]
    starts = [sentence.start for sentence in record.sentences]
    for number, figure in enumerate(record.figures):
        noun = counted_noun(figure, record.text)
        if noun is None:
            continue
        said_in = statements.get(figure.statement or "")
        who = [] if said_in is None else [surname(names[actor]) for actor in said_in.speaker_actors[:1]]
        sentence = bisect_right(starts, figure.start) - 1
        near = [name for start, name in places if bisect_right(starts, start) - 1 == sentence]
        told = [("by", each) for each in who] + [("at", each) for each in dict.fromkeys(near)]
        told = told[: 1 + _PLACES_OF_A_FIGURE]
        if told:
            keys = (f"{figure.unit}|{noun}|{how}|{what.casefold()}" for how, what in told)
            yield number, [_token("c", zlib.crc32(key.encode("utf-8", "surrogatepass"))) for key in keys]


def counted_noun(figure: Figure, text: str) -> str | None:
    """Return the beginning of the word that says what is counted; None if nothing does."""
    return None if figure.of is None else head_noun(figure.of.text(text), figure.unit)


def head_noun(words: str, unit: str) -> str | None:
    """Return the beginning of the noun that says what is counted; None for ages and points in a game.

    It is the last word before "of", "in", "aus" and the like.
    """
    if unit in {"year", "point"}:
        return None
    found = WORD.findall(_TAIL.split(words, maxsplit=1)[0]) or WORD.findall(words)
    noun = next((word for word in reversed(found) if len(word) > 2 and not word.isdigit()), None)
    return None if noun is None else noun.casefold()[:_NOUN_LETTERS]


_TAIL = re.compile(r"\s(?:of|in|from|who|that|for|aus|im|der|des|von|für|mit|die|auf|to|with)\s")


def surname(name: str) -> str:
    """Return the last word of a name."""
    words = WORD.findall(name)
    return words[-1] if words else name


def quoted_words(text: str, spans: Sequence[Span]) -> str:
    """Return the words of spans as one text."""
    return " ".join([span.text(text) for span in spans])


def _least(found: Collection[str], count: int, prefix: str) -> list[str]:
    hashes = {zlib.crc32(each.encode("utf-8", "surrogatepass")) for each in found}
    return [_token(prefix, each) for each in nsmallest(count, hashes)]


def _token(prefix: str, value: int) -> str:
    """Return a short token that is no word: thirty bits, which tell a million keys apart well enough."""
    letters = ""
    for _ in range(6):
        value, digit = divmod(value, 32)
        letters = _DIGITS[digit] + letters
    return f"0{prefix}{letters}"


_DIGITS = "0123456789abcdefghijklmnopqrstuv"
