"""From names, descriptions and pronouns to chains: one pass through the article in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wortlaut.heads.mentions.lexicon import fold
from wortlaut.heads.mentions.lines import is_capital
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.heads.nationalities import countries_of
from wortlaut.link.beside import (
    country_of,
    describes_name,
    end_with_complement,
    name_behind,
    role_span,
)
from wortlaut.link.chains import ActorKind, Chain
from wortlaut.link.items import Item
from wortlaut.link.names_nominative import nominative
from wortlaut.link.recall import Memory, age_of, fit_pronoun, fits, keys_of
from wortlaut.records import Language

# A class noun beside a name or in a compound with one says what the name is: "RAS-Miliz" is RAS.
_IDENTITY = frozenset({"armed", "party", "company", "press", "broadcaster", "agency"})
# Several phrases for these mean one where the article speaks of one alone.
_SINGLE = frozenset({"alliance", "armed"})
_PAREN = re.compile(r"\s?\(\s?[„\"“]?")
_KINDS: dict[str, ActorKind] = {
    "person": "person", "body": "organization", "group": "group", "document": "other", "message": "other",
}  # fmt: skip
_OBLIQUE = {
    "de": frozenset(
        {"in", "im", "an", "am", "auf", "bei", "beim", "mit", "nach", "von", "vom", "vor", "zu", "zum", "zur", "aus", "über", "unter", "für", "gegen",
         "durch", "um", "ohne", "seit", "bis", "wegen", "zwischen", "neben", "des", "dem", "den", "einem", "einen", "eines", "seinem", "seinen", "ihrem", "ihren",
         "laut", "als"}
    ),
    "en": frozenset({"in", "of", "for", "with", "by", "to", "at", "from", "on", "about", "against", "into", "as", "between", "than", "like"}),
}  # fmt: skip
_FIRST_PERSON = frozenset({"ich", "wir", "i", "we", "man"})


class Reference:
    """Gives every item its chain, where one can be decided."""

    def __init__(self, text: str, items: Sequence[Item], language: Language) -> None:
        self.text, self.items, self.language = text, items, language
        self.memory = Memory(language)
        self.chains: dict[int, Chain] = {}
        self.places: dict[str, Chain] = {}
        self.by_name: dict[str, Chain] = {}
        self.first_of_sentence: dict[int, int] = {}
        self.first_person: dict[int, int] = {}
        for at, item in enumerate(items):
            if self._may_lead(item):
                self.first_of_sentence.setdefault(item.sentence, at)
                if item.chain is not None and item.chain.kind == "person":
                    self.first_person.setdefault(item.sentence, at)
            if item.chain is not None:
                for name in item.chain.names:
                    self.by_name.setdefault(fold(name), item.chain)

    def _may_lead(self, item: Item) -> bool:
        """Say whether an item may be the subject of its sentence: no preposition and no oblique case leads it."""
        if item.phrase is not None and item.phrase.kind == "message":
            return False
        lead = self.text[max(0, item.begin - 14) : item.start].split()
        return not any(word.lower() in _OBLIQUE[self.language] for word in lead[-2:])

    def read(self) -> None:
        """Go through the items once, and give all names of one actor the same chain."""
        for at, item in enumerate(self.items):
            item.chain = item.chain and item.chain.root
            if item.kind == "name":
                self._name(at, item)
            elif item.kind == "place":
                self._place(item)
            elif item.kind == "phrase":
                self._phrase(at, item)
            else:
                item.chain = self._pronoun(item)
            if item.chain is not None:
                self._see(at, item)
        for item in self.items:
            item.chain = item.chain and item.chain.root
        self.chains = {key: chain for key, chain in self.chains.items() if chain.into is None}

    def person(self, name: str) -> Chain | None:
        """Return the person with this very name."""
        chain = self.by_name.get(fold(name))
        return chain.root if chain is not None and chain.kind == "person" else None

    def _see(self, at: int, item: Item) -> None:
        chain = item.chain
        if chain is None:
            return
        self.chains.setdefault(id(chain), chain)
        self.memory.see(chain, item.sentence, item.start)
        before = self.items[at - 1].chain if at else None
        if before is not None and before.subject == item.sentence and self._joined(at):
            chain.subject = item.sentence  # "X und Y trafen sich"
        if (
            at in (self.first_of_sentence.get(item.sentence), self.first_person.get(item.sentence))
            or item.kind == "pronoun"
        ):
            chain.subject = item.sentence
        if item.speaks:
            chain.spoke = item.sentence

    def _joined(self, at: int) -> bool:
        return self.text[self.items[at - 1].end : self.items[at].begin] in (" und ", " and ")

    def _name(self, at: int, item: Item) -> None:
        """Take up a description behind the name, and a second name in parentheses."""
        chain = item.chain
        if chain is None or at + 1 >= len(self.items):
            return
        after = self.items[at + 1]
        gap = self.text[item.end : after.start]
        if (
            after.kind == "name"
            and after.chain is not None
            and _PAREN.fullmatch(gap)
            and after.chain is not chain
        ):
            self._in_parentheses(chain, after)
        elif after.phrase is not None and after.kind == "phrase":
            end = end_with_complement(self.text, after.phrase, self.language)
            kind = "person" if after.phrase.kind == "person" else "organization"
            if chain.kind == kind and describes_name(self.text, item, after, end):
                self._attach(at + 1, chain, end)

    def _in_parentheses(self, chain: Chain, after: Item) -> None:
        other = after.chain
        if other is None or other.kind != "organization" or self.text[after.end : after.end + 1] != ")":
            return
        if chain.kind == "organization" and other.mentions == 0:
            self._melt(chain, other)
        elif chain.kind == "person":
            chain.words.add(fold(other.name))

    def _melt(self, chain: Chain, other: Chain) -> None:
        """Let one chain stand for both."""
        self.memory.replace(other, chain)
        for name in other.names:
            chain.names.setdefault(name)
            self.by_name[fold(name)] = chain
        chain.families |= other.families
        chain.start = min(chain.start, other.start)
        other.into = chain

    def _place(self, item: Item) -> None:
        place = item.place
        if place is None:
            return
        key = place.name if place.geonames is None else str(place.geonames)
        chain = self.places.get(key)
        if chain is None:
            chain = self.places[key] = Chain("place", item.start, country=place.country)
        chain.names.setdefault(place.name if place.kind == "country" else item_text(self.text, item))
        item.chain = chain

    def _attach(self, at: int, chain: Chain, end: int) -> None:
        """Note that a description is said of a named actor."""
        item = self.items[at]
        phrase = item.phrase
        if phrase is None:
            return
        item.chain, item.attached = chain, True
        chain.learn(phrase.gender, country_of(self.text, self.items, at, self.language))
        if phrase.kind == "person":
            span = role_span(phrase, end, self.language)
            chain.add_role(self.text[span.start : span.end], span)
        self._take_over(chain, phrase)
        self.memory.describe(chain, phrase)

    def _take_over(self, chain: Chain, phrase: Phrase) -> None:
        """Let a name stand for who was described by the same word before it: a headline names no names."""
        before, _ = self.memory.described(phrase, chain.country)
        if before is None or before is chain or before.is_named() or before.into is not None:
            return
        strict = keys_of(phrase, self.language)[: 2 if phrase.family in _SINGLE else 1]
        same = any(before in self.memory.by_key.get(key, ()) for key in strict)
        if (
            same
            and before.kind == chain.kind
            and (chain.gender == "u" or before.gender in (chain.gender, "u"))
        ):
            self._melt(chain, before)
            if before.label != chain.name and phrase.family in _SINGLE:
                chain.aliases.setdefault(before.label)

    def _phrase(self, at: int, item: Item) -> None:
        phrase = item.phrase
        if phrase is None or item.attached or phrase.kind == "message":
            return
        behind = name_behind(self.text, self.items, at)
        if behind is not None and (chain := self._root(behind)) is not None and self._may_name(phrase, chain):
            end = end_with_complement(self.text, phrase, self.language, self.items[behind].start)
            self._attach(at, chain, end)
            return
        item.chain = self._described(at, item, phrase)

    def _root(self, at: int) -> Chain | None:
        chain = self.items[at].chain
        return chain and chain.root

    def _may_name(self, phrase: Phrase, chain: Chain) -> bool:
        return phrase.kind == "body" or fits(chain, phrase.gender, "person")

    def _described(self, at: int, item: Item, phrase: Phrase) -> Chain | None:
        country = country_of(self.text, self.items, at, self.language)
        if phrase.kind == "body" and (chain := self._by_compound(phrase)):
            self._take_over(chain, phrase)
            self.memory.describe(chain, phrase)
            chain.aliases.setdefault(nominative(phrase, self.text, self.language))
            return chain
        if phrase.determiner in ("definite", "none") or phrase.kind == "body":
            chain, several = self._recalled(item, phrase, country)
            if chain is not None:
                chain.learn(phrase.gender if chain.kind == "person" else "u", country)
                self.memory.describe(chain, phrase)
                if (
                    phrase.kind == "body"
                    and phrase.word.lower() != phrase.base
                    and chain.kind == "organization"
                ):
                    chain.aliases.setdefault(nominative(phrase, self.text, self.language))
                return chain
            if several:
                return None
        return self._new(at, item, phrase, country)

    def _by_compound(self, phrase: Phrase) -> Chain | None:
        """Return the actor whose name a compound with a class noun holds: "RAS-Miliz", "the Rayat militia"."""
        if named := self.by_name.get(fold(phrase.word)):
            return named.root  # "Congress", at the sentence's start no name by its capital
        if phrase.family not in _IDENTITY:
            return None
        first = (
            self.text[phrase.span.start : phrase.span.end].rpartition("-")[0] if "-" in phrase.word else ""
        )
        if not first and self.language == "en" and phrase.adjectives:
            first = " ".join(word for word in phrase.adjectives if is_capital(word))
        known = self.by_name.get(fold(first)) if first else None
        if known is None and first and self.language == "en" and not countries_of(first.lower(), "en"):
            known = self.by_name[fold(first)] = Chain("organization", phrase.span.start, names={first: None})
        return known and known.root

    def _recalled(self, item: Item, phrase: Phrase, country: str | None) -> tuple[Chain | None, bool]:
        if phrase.kind == "person" and phrase.plural:
            return self._same_word(phrase), False
        if phrase.kind == "person" and (phrase.family in ("anybody", "inhabitant") or age_of(phrase)):
            return self._anybody(item, phrase, country), False
        if phrase.kind == "person" and phrase.determiner == "none" and phrase.family != "office":
            return None, False
        chain, several = self.memory.described(phrase, country)
        if chain is None and not several and phrase.family in _SINGLE:
            chain = self._single(phrase)
        if chain is None and not several and phrase.kind == "body" and phrase.determiner == "definite":
            chain = self.memory.of_class(phrase)
        if chain is None and not several and phrase.kind == "person" and phrase.determiner == "definite":
            chain = self._undescribed(item, phrase, country)
        return chain, several

    def _same_word(self, phrase: Phrase) -> Chain | None:
        chain, _ = self.memory.described(phrase, None)
        return (
            chain if chain is not None and chain.kind == "group" and phrase.determiner == "definite" else None
        )

    def _single(self, phrase: Phrase) -> Chain | None:
        """Return the only alliance or armed group so far."""
        chains = (
            [chain for chain in self.chains.values() if phrase.family in chain.families]
            if len(self.chains) < 200
            else []
        )
        return chains[0] if len(chains) == 1 else None

    def _anybody(self, item: Item, phrase: Phrase, country: str | None) -> Chain | None:
        """Return whom "der Amerikaner", "der 58-Jährige", "der SPD-Politiker" or "die Frau" goes back to."""
        if phrase.determiner != "definite":
            return None
        if phrase.family == "anybody" or age_of(phrase):
            chain, _ = self.memory.described(phrase, country)
            if chain is not None and item.sentence - chain.sentence <= 6:
                return chain
        prefix = fold(phrase.word.rpartition("-")[0]) if phrase.word[0].isupper() else ""

        def fit(chain: Chain) -> float:
            if not fits(chain, phrase.gender, "person") or chain.sentence == item.sentence:
                return -1
            if country and chain.country not in (country, None):
                return -1
            bonus = 2.0 if country and chain.country == country else 0.0
            return (
                bonus
                + (
                    2.0
                    if prefix and (prefix in chain.words or any(prefix in fold(role) for role in chain.roles))
                    else 0.0
                )
                + (0.5 if chain.is_named() else 0)
            )

        return self.memory.best(item.sentence, fit, reach=6)

    def _undescribed(self, item: Item, phrase: Phrase, country: str | None) -> Chain | None:
        """Return the only person named right before of whom no office is told yet: "der Minister" after a bare name."""
        whole = end_with_complement(self.text, phrase, self.language) == item.end
        near = [
            chain
            for chain in self.memory.recent
            if chain.kind == "person"
            and item.sentence - chain.sentence <= 2
            and fits(chain, phrase.gender, "person")
        ]
        if len(near) != 1 or not near[0].is_named() or near[0].sentence == item.sentence:
            return None
        if near[0].roles and not near[0].gender == phrase.gender == "f":
            return None  # a man's other office may be another man
        if not whole and (near[0].roles or near[0].subject < item.sentence - 1):
            return None
        return near[0] if not country or near[0].country in (country, None) else None

    def _new(self, at: int, item: Item, phrase: Phrase, country: str | None) -> Chain:
        kind: ActorKind = "group" if phrase.plural and phrase.kind == "person" else _KINDS[phrase.kind]
        chain = Chain(kind, item.start, gender=phrase.gender, country=country)
        end = (
            end_with_complement(self.text, phrase, self.language)
            if phrase.kind in ("person", "body")
            else item.end
        )
        chain.label = nominative(phrase, self.text, self.language) + self.text[item.end : end]
        if (
            end == item.end
            and at + 1 < len(self.items)
            and self.items[at + 1].kind == "place"
            and phrase.kind == "body"
        ):
            gap = self.text[item.end : self.items[at + 1].start]
            chain.label += self.text[item.end : self.items[at + 1].end] if gap == " " else ""
        if phrase.kind == "person" and not phrase.plural and phrase.family == "office":
            span = role_span(phrase, end, self.language)
            chain.add_role(self.text[span.start : span.end], span)
        self.memory.describe(chain, phrase)
        return chain

    def _pronoun(self, item: Item) -> Chain | None:
        phrase = item.phrase
        if phrase is None or phrase.word in _FIRST_PERSON:
            return None
        if phrase.word in ("dieser", "diese", "letzterer", "letztere"):
            return self._last_named(item, phrase)
        return self._third_person(item, phrase)

    def _third_person(self, item: Item, phrase: Phrase) -> Chain | None:
        wanted = phrase.gender

        def fit(chain: Chain) -> float:
            if phrase.plural:
                return 0.5 if chain.kind == "group" else -1
            if chain.kind == "person":
                return fit_pronoun(chain, phrase, item.sentence, self.language)
            if self.language == "en":
                return 0.2 if wanted == "n" and chain.kind == "organization" else -1
            if chain.kind == "organization" and chain.gender == wanted and not chain.is_named():
                return 0.0
            return -1

        return self.memory.best(item.sentence, fit)

    def _last_named(self, item: Item, phrase: Phrase) -> Chain | None:
        """Return whom "dieser" points to: the last one mentioned before its sentence."""
        for chain in reversed(self.memory.recent):
            if item.sentence - chain.sentence > 1:
                return None
            if chain.kind == "group" and phrase.word == "diese":
                return chain
            if chain.kind == "person" and chain.gender in (
                ("m", "u") if phrase.word.endswith("r") else ("f", "u")
            ):
                return chain
        return None


def item_text(text: str, item: Item) -> str:
    """Return the words of an item."""
    return text[item.start : item.end]
