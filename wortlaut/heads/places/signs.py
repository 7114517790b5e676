"""What a word may be to the finder of places, whatever stands beside it; asked once for a word."""

from __future__ import annotations

from functools import cache

from wortlaut.heads.memo import Memo
from wortlaut.heads.nationalities import nationalities
from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.heads.places.match import Matcher, Token, is_written_as_name, shape
from wortlaut.heads.places.score import Scorer
from wortlaut.heads.places.words import place_words
from wortlaut.records import Language

# It may be a place's name by itself, or the beginning of one; an abbreviation may begin with it; it is a first
# name, or names a nation.
NAME, BEGINNING, SHORT, FIRST_NAME, NATION = 1, 2, 4, 8, 16


@cache
def signs(language: Language) -> Memo[int]:
    """Return by word what it may be; most words are nothing."""
    words, nations = place_words(language), nationalities(language)
    matcher, scorer = Matcher(gazetteer(), words, language), Scorer(gazetteer(), words, language)
    shorts = tuple(words.abbreviations)

    def told(word: str) -> int:
        written, low, capital = shape(word)
        token = Token(0, len(written), written, low, capital)
        sign = NATION if low in nations else 0
        if word in words.abbreviation_begins or word.startswith(shorts):
            sign |= SHORT
        if not is_written_as_name(token):
            return sign
        if matcher.may_be(token):
            sign |= NAME
        elif matcher.may_begin(token):
            sign |= BEGINNING
        return sign | FIRST_NAME if scorer.may_be_first_name(token) else sign

    return Memo(told)
