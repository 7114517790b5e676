"""Names of bodies compared: translations, abbreviations, longer forms, parts of a body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from wortlaut.heads.mentions.lexicon import fold
from wortlaut.language import load
from wortlaut.store.linking.bodies import LONGEST_LETTERS, BodyName, meaning, says_what_it_does
from wortlaut.store.linking.lexicon import translates

Bodies = Literal["known", "equal", "translated", "short", "letters", "longer", "branch", "different"]


def compare_bodies(a: BodyName, b: BodyName, *, across: bool = False) -> Bodies:
    """Say how two names of bodies agree; ``across`` says that they are of two languages."""
    if a.known and a.known == b.known:
        return "known"
    if a.folded == b.folded:
        # Three letters that nobody knows may stand for several bodies.
        return "letters" if a.is_letters and b.is_letters else "equal"
    if a.tokens and a.tokens == b.tokens:
        return "translated"
    if (a.is_letters or b.is_letters) and a.letters & b.letters:
        return "letters" if a.is_letters and b.is_letters else "short"
    return _by_words(a, b, across=across)


def _by_words(a: BodyName, b: BodyName, *, across: bool) -> Bodies:
    if across and (_is_translation(a, b) or _is_translation(b, a)):
        return "translated"
    if a.tokens and b.tokens and (a.tokens < b.tokens or b.tokens < a.tokens):
        return _by_rest(a, b)
    return "different"


def _is_translation(german: BodyName, english: BodyName) -> bool:
    """Say whether the words of two names answer each other, by the list of words: "Polargewässer", "Polar Waters"."""
    ours, theirs = german.words, english.words
    if min(len(ours), len(theirs)) < 2 or not german.tokens & english.tokens or german.words == english.words:
        return False
    if len(german.tokens & english.tokens) * 3 < max(len(german.tokens), len(english.tokens)):
        return False
    answered = all(_is_answered(word, english) for word in ours)
    return answered and all(_answers(word, german) for word in theirs)


def _is_answered(german: str, english: BodyName) -> bool:
    """Say whether each part of a German word, or the whole, is among the words of an English name."""
    return set(meaning(german)) <= english.tokens or any(translates(word, german) for word in english.words)


def _answers(english: str, german: BodyName) -> bool:
    return set(meaning(english)) <= german.tokens or any(translates(english, word) for word in german.words)


def _by_rest(a: BodyName, b: BodyName) -> Bodies:
    """Compare a name with a longer one by what that has more."""
    less, more = sorted((a, b), key=lambda one: len(one.tokens))
    rest = more.tokens - less.tokens
    if more.is_firm and less.words == tuple(word for word in more.words if not says_what_it_does(word)):
        return "short"
    branch = any(word in _branch_words() for word in more.folded.split() if word not in less.folded.split())
    if branch or rest & more.proper or not less.proper:
        return "branch"
    heads = frozenset(load("de", "bodies")["heads"])
    if less.tokens & heads and rest & heads:
        return "branch"  # the hospital of a university, the committee of a parliament
    return "longer" if rest <= heads else "branch"


@cache
def _branch_words() -> frozenset[str]:
    return frozenset(load("de", "bodies")["branches"]["words"].split())


def abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Say whether letters stand for words: one for each that is written large, more of a word in their order.

    "BfS" stands for "Bundesamt für Strahlenschutz", "BSS" for "Bundesstelle für Seilbahnsicherheit".
    """
    named = [fold(part) for word in words for part in word.split("-") if part[:1].isupper()]
    small = frozenset(fold(word)[:1] for word in words if not word[:1].isupper())
    return len(named) > 1 and _spell(fold(letters).replace(" ", "")[:LONGEST_LETTERS], named, small)


def _spell(letters: str, words: list[str], small: frozenset[str]) -> bool:
    """Say whether letters begin each word and else stand in it in their order; small words may have one, too."""
    if not words or len(letters) < len(words):
        return not words and not letters
    if letters[0] == words[0][:1]:
        at = 0
        for more in range(1, len(letters) + 1):
            if _spell(letters[more:], words[1:], small):
                return True
            at = words[0].find(letters[more], at + 1) if more < len(letters) else 0
            if at <= 0:
                break
    return letters[0] in small and _spell(letters[1:], words, small)
