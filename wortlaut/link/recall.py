"""Whom a description or a pronoun goes back to: the actors read so far, and which of them fits."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from functools import cache

from wortlaut.heads.mentions.nouns import Gender
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.language import load
from wortlaut.link.chains import Chain
from wortlaut.records import Language

# An "aid group" is no group of the armed kind.
# These are no subjects, so within a clause they go back to somebody other than its subject.
_OBJECTS = frozenset({"him", "ihm", "ihn"})
_SAME_CLAUSE = 40
_TOO_WIDE = frozenset({"organization", "state", ""})
_HELPING = frozenset({"aid", "rights", "relief", "advocacy", "research", "humanitarian"})
_AGE = re.compile(r"(\d{1,3})-?(?:j|J|year)")
# So many actors are remembered, and so many of one office or class.
_RECENT = 24
_RIVALS = 6
# Farther back than this many sentences, no pronoun reaches.
_REACH = 4
# How much better the best must fit than the next.
_MARGIN = 0.4
# What speaks for an actor: to be the first one in this sentence, in the one before, to have spoken, to be
# spoken of often; chosen on the training articles of the quotation corpus and on GUM.
_SUBJECT_HERE, _SUBJECT_BEFORE, _SPOKE, _EACH_MENTION, _EACH_SENTENCE = 1.5, 1.0, 0.75, 0.12, 0.8


@cache
def _groups(language: Language) -> dict[str, str]:
    """Return by noun the office that several nouns name."""
    return {
        noun: f"={group}"
        for group, nouns in load(language, "reference_words")["same_office"].items()
        for noun in nouns
    }


def keys_of(phrase: Phrase, language: Language) -> tuple[str, ...]:
    """Return what a description is looked up by, the strictest first: its word, its base, its office, its class."""
    word = _bare(phrase, language)
    keys = [f"w:{word}", f"b:{phrase.base}"]
    if age := age_of(phrase):
        keys.insert(0, f"n:{age}")
    if group := _groups(language).get(phrase.base):
        keys.append(f"g:{group}")
    if phrase.kind == "body" and phrase.family and not _HELPING.intersection(phrase.adjectives):
        keys.append(f"f:{phrase.family}")
    return tuple(keys)


def age_of(phrase: Phrase) -> str:
    """Return the age that a description gives: of "die 58-jährige Lehrerin" and "der 58-Jährige"."""
    for word in (*phrase.adjectives, phrase.word):
        if word[:1].isdigit() and (found := _AGE.match(word)):
            return found[1]
    return ""


def _bare(phrase: Phrase, language: Language) -> str:
    """Return a word without gender and case, as far as the ends of the words of one office differ."""
    word = phrase.word.lower()
    if language == "en":
        modifiers = [one.lower() for one in phrase.adjectives if one[:1].islower()]
        return " ".join([*modifiers, word])
    if phrase.kind == "person":
        word = word.removesuffix("nen").removesuffix("in")
    for end in ("es", "s", "en", "n", "er", "e"):
        if word.endswith(end) and len(word) - len(end) > 4:
            return word.removesuffix(end)
    return word


class Memory:
    """The actors read so far. Every list is bounded: looking back costs the same in the longest text."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.recent: deque[Chain] = deque(maxlen=_RECENT)
        self.by_key: dict[str, deque[Chain]] = {}

    def see(self, chain: Chain, sentence: int, at: int) -> None:
        """Note that an actor is mentioned here."""
        chain.sentence, chain.last = sentence, at
        chain.mentions += 1
        if chain in self.recent:
            self.recent.remove(chain)
        self.recent.append(chain)

    def replace(self, old: Chain, new: Chain) -> None:
        """Forget an actor that turned out to be another; what was said of it was said of that one."""
        if old in self.recent:
            self.recent.remove(old)
        new.words |= old.words
        new.families |= old.families
        new.mentions += old.mentions

    def describe(self, chain: Chain, phrase: Phrase) -> None:
        """Note that a description was said of an actor."""
        chain.families.add(phrase.family)
        for key in keys_of(phrase, self.language):
            chains = self.by_key.setdefault(key, deque(maxlen=_RIVALS))
            if chain not in chains:
                chains.append(chain)

    def described(self, phrase: Phrase, country: str | None) -> tuple[Chain | None, bool]:
        """Return the actor that a description was said of before; and whether several would fit."""
        for key in keys_of(phrase, self.language):
            fitting = [
                chain
                for chain in dict.fromkeys(one.root for one in self.by_key.get(key, ()))
                if fits(chain, phrase.gender, phrase.kind)
                and (not country or chain.country in (country, None))
            ]
            if not fitting:
                continue
            if len(fitting) == 1:
                return fitting[0], False
            exact = [chain for chain in fitting if country and chain.country == country]
            near = [chain for chain in fitting if phrase.sentence - chain.sentence <= 1]
            for some in (exact, near):
                if len(some) == 1:
                    return some[0], False
            if key.startswith("w:") and phrase.kind == "body":
                return max(fitting, key=lambda chain: chain.last), False
            return None, True
        return None, False

    def of_class(self, phrase: Phrase) -> Chain | None:
        """Return the only recent body of the class that a bare noun names: "die Partei", "die Behörde"."""
        if phrase.word.lower() not in (phrase.base, phrase.base + "s") or phrase.adjectives:
            return None
        families = {
            phrase.family,
            *load(self.language, "reference_words")["generic"].get(phrase.base, ()),
        } - _TOO_WIDE
        fitting = [
            chain
            for chain in self.recent
            if families & chain.families
            and chain.kind == "organization"
            and phrase.sentence - chain.sentence <= _REACH
        ]
        return fitting[0] if len(fitting) == 1 else None

    def best(self, sentence: int, fit: Callable[[Chain], float], reach: int = _REACH) -> Chain | None:
        """Return the actor that fits best; None if none does or the next fits nearly as well.

        ``fit`` gives points, or a negative number where an actor cannot be meant. Who was a subject or spoke
        is likelier, and who was mentioned last; each sentence back costs a point.
        """
        scored = sorted(
            (
                (fit(chain) + self._points(chain, sentence), chain.last, chain)
                for chain in self.recent
                if sentence - chain.sentence <= reach and fit(chain) >= 0
            ),
            key=lambda one: (-one[0], -one[1]),
        )
        if not scored:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
            return None
        return scored[0][2]

    def _points(self, chain: Chain, sentence: int) -> float:
        points = -_EACH_SENTENCE * (sentence - chain.sentence)
        if chain.subject == sentence:
            points += _SUBJECT_HERE
        elif chain.subject == sentence - 1:
            points += _SUBJECT_BEFORE
        if chain.spoke >= sentence - 2 and chain.spoke >= 0:
            points += _SPOKE
        return points + min(chain.mentions, 10) * _EACH_MENTION


def fits(chain: Chain, gender: Gender, kind: str) -> bool:
    """Say whether a chain can be what a noun of this kind and gender describes."""
    if kind == "person":
        return chain.kind == "person" and (gender == "u" or chain.gender in (gender, "u"))
    if kind == "body":
        return chain.kind in ("organization", "place")
    return chain.kind in ("group", "other", "organization")


def fit_pronoun(chain: Chain, phrase: Phrase, sentence: int, language: Language) -> float:
    """Return how well a person fits a pronoun of the third person singular; -1 where it cannot be meant."""
    if chain.gender not in (phrase.gender, "u") or phrase.gender == "n":
        return -1
    named = chain.is_named()
    if not named and chain.spoke < 0:
        if chain.gender == "u" and language == "en":
            return -1  # "as a student", "his doctor": hardly anybody to go back to
        if chain.mentions < 2 and chain.subject < 0:
            return 0.0
    points = 1.5 if chain.gender == phrase.gender else 0.8 if named else 0.2
    if (
        phrase.word in _OBJECTS
        and chain.subject == sentence
        and phrase.span.start - chain.last < _SAME_CLAUSE
    ):
        points -= 1.5
    return max(0.0, points + (1.0 if named else 0.0))
