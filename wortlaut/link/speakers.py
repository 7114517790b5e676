"""From the spans of a statement's speaker or addressee to the actors that they mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from wortlaut.heads.mentions.lexicon import is_time
from wortlaut.heads.mentions.nouns import Noun, noun_of
from wortlaut.heads.mentions.phrases import Phrase
from wortlaut.language import load
from wortlaut.link.chains import Chain
from wortlaut.link.items import Item
from wortlaut.records import Language
from wortlaut.spans import Span

_AND = re.compile(
    r"\s?(?:,|und|sowie|and|as well as|bzw\.)\s(?:(?:auch|die|der|das|dem|den|the|a|eine?|andere[rnm]?|weitere[rnm]?|other|his|her|seine?[rnm]?|ihre?[rnm]?|deren|dessen)\s)*+(?:\w+\s){0,2}"
)
_RELATIVE = frozenset(
    {"der", "die", "das", "dem", "den", "denen", "who", "which", "that", "welche", "welcher", "welches"}
)
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_MOST_ACTORS = 6
# A speaker is a noun phrase; what holds more mentions than this is none.
_MOST_INSIDE = 40
# Ends of nouns for several people or things that act.
_OF_SEVERAL = ("en", "er", "innen", "e", "s")
_OF = re.compile(r"\s(?:der|des|von|vom|seiner?|ihre[rs]?|einer?s?)\s")


class Speakers:
    """Finds the actors that a span of the text means."""

    def __init__(self, text: str, items: Sequence[Item], language: Language, starts: Sequence[int]) -> None:
        self.text, self.items, self.language, self.starts = text, list(items), language, starts
        self.added: list[Item] = []
        self.begins = [item.start for item in self.items]
        self.own: dict[Span, Chain] = {}

    def of(self, spans: Sequence[Span]) -> list[Chain]:
        """Return the actors that a span names, in order; none where it is open."""
        found: list[Chain] = []
        for span in spans[:_MOST_ACTORS]:
            found += self._of_span(span)
            if found:
                break
        return list(dict.fromkeys(found))[:_MOST_ACTORS]

    def _of_span(self, span: Span) -> list[Chain]:
        low = span.text(self.text).strip().lower()
        if low in _RELATIVE:
            return self._antecedent(span)
        inside = self._inside(span)
        head = next((at for at, item in enumerate(inside) if not _is_message(item)), None)
        if head is not None and self._is_owner(inside, head):
            head += 1  # "Mexikos Außenminister"
        if head is None and (document := next((item for item in inside if item.chain is not None), None)):
            return [document.chain] if document.chain is not None else []
        if head is None or self._is_behind_own(span, inside, head):
            return self._described(span, inside)
        chain = inside[head].chain
        if several := self._several(inside, head):
            return several
        if chain is None:
            return []
        return [chain, *self._joined(inside, head, chain)]

    def _inside(self, span: Span) -> list[Item]:
        inside: list[Item] = []
        first = bisect_left(self.begins, span.start)
        while first > 0 and self.items[first - 1].end > span.start:
            first -= 1
        for at in range(first, len(self.items)):
            item = self.items[at]
            if item.start >= span.end or len(inside) >= _MOST_INSIDE:
                break
            inside.append(item)
        return inside

    def _is_owner(self, inside: Sequence[Item], at: int) -> bool:
        item = inside[at]
        if item.kind not in ("place", "name") or at + 1 >= len(inside):
            return False
        gap = self.text[item.end : inside[at + 1].begin]
        if inside[at + 1].phrase is None:
            return gap in ("'s ", "’s ")
        return gap in ("'s ", "’s ", "’ ", "' ") or (
            gap == " " and self.text[item.end - 1] in "sxz" and self.language == "de"
        )

    def _is_behind_own(self, span: Span, inside: Sequence[Item], head: int) -> bool:
        """Say whether a noun that no list knows leads the span: "der Imker von X", not X, speaks."""
        lead = self.text[span.start : inside[head].begin]
        if head > 0 and _is_message(inside[0]):
            return False
        nouns = [word for word in _WORD.findall(lead) if word[0].isupper() and len(word) > 2]
        return (
            self.language == "de"
            and bool(
                re.search(r"[A-ZÄÖÜ]\w{2,40}\s(?:der|des|von|vom|aus|in|im|für|beim|bei)\b[^,]*\s*\Z", lead)
            )
            and bool(nouns)
        )

    def _antecedent(self, span: Span) -> list[Chain]:
        """Return whom a relative pronoun takes up: what ends right before its comma."""
        at = bisect_left(self.begins, span.start)
        for item in reversed(self.items[max(0, at - 4) : at]):
            if (
                item.end <= span.start
                and span.start - item.end <= 40
                and item.chain is not None
                and item.kind != "pronoun"
            ):
                return [item.chain]
        return []

    def _several(self, inside: Sequence[Item], head: int) -> list[Chain]:
        """Return the names behind a plural: "die Politiker X und Y"."""
        phrase = inside[head].phrase
        if phrase is None or head + 1 >= len(inside):
            return []
        if not (phrase.plural or (phrase.kind == "body" and phrase.base.endswith("er"))):
            return []
        first = inside[head + 1]
        if (
            first.kind != "name"
            or first.chain is None
            or self.text[inside[head].end : first.start].strip(' „“"»«')
        ):
            return []
        return [first.chain, *self._joined(inside, head + 1, first.chain, lists=True)]

    def _joined(self, inside: Sequence[Item], head: int, chain: Chain, *, lists: bool = False) -> list[Chain]:
        """Return the further ones of "Frankreich und die USA", "X und seine Kollegin Y"."""
        more: list[Chain] = []
        last, aside = inside[head], False
        for item in inside[head + 1 :]:
            if item.chain is None or item.start < last.end or item.kind == "pronoun":
                continue
            if item.chain in (chain, *more):
                last = item
                continue
            aside = aside or (self.text[last.end : item.start].startswith(",") and not lists)
            if aside and item.kind == "phrase":
                last = item  # "X, Vorsitzende und Kandidatin"
                continue
            if last.chain is not chain and item.kind != "phrase" and not (lists or more):
                continue  # "die Regierungen von X und Y"
            if _AND.fullmatch(self.text[last.end : item.start]) and not (
                _is_message(item) or (not lists and self._is_apposition(last, item))
            ):
                more.append(item.chain)
            elif not more and item.kind == "name":
                continue
            last = item
        return more

    def _is_apposition(self, last: Item, item: Item) -> bool:
        gap = self.text[last.end : item.start]
        return gap.lstrip().startswith(",") and not re.search(
            r"\b(?:und|sowie|and)\b", self.text[item.end : item.end + 60]
        )

    def _described(self, span: Span, inside: Sequence[Item]) -> list[Chain]:
        """Make an actor of a noun phrase that no list knows; bare words for a message are none."""
        low = span.text(self.text)
        if low.islower() or self.language == "en":
            return []
        messages = [item for item in inside if _is_message(item)]
        if messages:
            return self._owner(inside) or self._noun(Span(messages[-1].end, span.end), _OF)
        return self._noun(span, None)

    def _noun(self, span: Span, lead: re.Pattern[str] | None) -> list[Chain]:
        """Return the first noun of a span as an actor of its own; what leads to it must fit ``lead``."""
        if span in self.own:
            return [self.own[span]]
        words = [
            (match.start() + span.start, match.group())
            for match in _WORD.finditer(span.text(self.text)[:200])
        ]
        capitals = [
            (at, word)
            for at, word in words
            if word[0].isupper() and not _is_function(word) and not is_time(word)
        ]
        if (
            len(capitals) > 1
            and capitals[0][0] == span.start
            and capitals[0][1].endswith(("e", "er", "en", "es"))
        ):
            capitals = capitals[1:]  # "Verschiedene Parlamente" at the beginning of a sentence
        if not capitals or (lead is not None and not lead.match(self.text, span.start)):
            return []
        begin, head = capitals[0]
        if lead is None and begin == span.start and not head.lower().endswith(_OF_SEVERAL):
            return []  # nothing shows that a bare noun is somebody
        chain = Chain("other", begin)
        chain.label = head
        self.own[span] = chain
        self.added.append(
            Item(
                begin,
                begin + len(head),
                begin,
                "phrase",
                bisect_right(self.starts, begin) - 1,
                chain,
                _phrase(begin, head),
            )
        )
        return [chain]

    def _owner(self, inside: Sequence[Item]) -> list[Chain]:
        """Return whose a compound or a possessive says a message is: "Polizeiangaben", "ihrer Meinung nach"."""
        for item in inside:
            phrase = item.phrase
            if phrase is None:
                continue
            before = self.text[phrase.whole : phrase.span.start].strip().lower()
            if before.startswith(("ihr", "sein", "her", "his")) or any(
                word.startswith("eigen") for word in phrase.adjectives
            ):
                return self._possessor(item, before)
            noun = noun_of(
                phrase.word.lower().removesuffix(phrase.base).rstrip("-").removesuffix("s"), self.language
            )
            if noun is not None and (chain := self._before(item, noun)) is not None:
                return [chain]
        return []

    def _before(self, item: Item, noun: Noun) -> Chain | None:
        """Return the actor last described by a noun, or by one of its class."""
        at = bisect_left(self.begins, item.start)
        for other in reversed(self.items[max(0, at - 60) : at]):
            known = other.phrase
            if known is None or other.chain is None or known.kind not in ("body", "group"):
                continue
            if known.base == noun.base or (noun.family and noun.family == known.family):
                return other.chain
        return None

    def _possessor(self, item: Item, before: str) -> list[Chain]:
        """Return the last actor that "seine", "ihre" or "eigene" can go back to: a subject before the message."""
        gender = (
            "m" if before.startswith(("sein", "his")) else "f" if before.startswith(("ihr", "her")) else ""
        )
        at = bisect_left(self.begins, item.start)
        for other in reversed(self.items[max(0, at - 12) : at]):
            chain = other.chain
            if chain is None or item.sentence - other.sentence > 1 or chain.kind in ("other", "place"):
                continue
            if not gender or chain.gender == gender or (gender == "f" and chain.kind == "group"):
                return [chain]
        return []


@cache
def _function_words() -> frozenset[str]:
    words = load("de", "reference_words")["determiners"]
    return frozenset(load("de", "function_words")["words"]).union(*words.values())


def _is_function(word: str) -> bool:
    return word.lower() in _function_words() or word.lower() in (
        "nach",
        "laut",
        "auf",
        "verschiedene",
        "demnach",
        "danach",
        "demzufolge",
    )


def _is_message(item: Item) -> bool:
    return item.phrase is not None and item.phrase.kind in ("message", "document")


def _phrase(begin: int, head: str) -> Phrase:
    span = Span(begin, begin + len(head))
    return Phrase(span=span, head=span, whole=begin, word=head, form="description", kind="document")
