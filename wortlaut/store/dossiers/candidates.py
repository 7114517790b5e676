"""Which later statement may repeat, reverse or fulfil an earlier one. Candidates, for a person to judge: no verdict.

Two statements of one side on one line are compared if they share words that are rare in the dossier, figures or
places. What the relation may be follows from what each does (its act) and whether its content is planned, actual or denied.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from wortlaut.store.days import UNDATED
from wortlaut.store.dossiers.told import Candidate, Relation
from wortlaut.store.linking.lexicon import translates
from wortlaut.store.linking.said import Said as Compared
from wortlaut.store.stems import stem
from wortlaut.store.stored import StoredEvent, StoredStatement

_LEAST = 0.4
_HALF = 3.0
"""So much shared evidence weighs 0.5."""
_NUMBER, _PLACE = 1.2, 0.4
_LEAST_NUMBER = 10
_LEAST_RARE = 4
_RARE_SHARE = 0.08
_COMMON = 60
"""What more statements of a line share is not looked up: it says little, and pairs would be too many."""
_LATER_EACH = 3
MOST = 500

_Token = tuple[str, object]

_PROMISES = frozenset({"pledge", "announce"})
_REFUSES = frozenset({"reject", "deny"})


class Item(Struct, frozen=True):
    """A statement of the dossier, or an event, as it is compared: with its line, its side, and its sentence."""

    line: str
    side: str
    head: int
    compared: Compared
    statement: StoredStatement | StoredEvent


def candidates(items: Iterable[Item]) -> list[Candidate]:
    """Return the pairs by line and date of the earlier; of each earlier statement the few that share most."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    counts: Counter[_Token] = Counter()
    everything = list(items)
    for item in everything:
        groups[item.line, item.side].append(item)
    different = {item.statement.id: _tokens(item.compared) for item in everything}
    for tokens in different.values():
        counts.update(tokens)
    whole = len(different)
    found = [pair for _, group in sorted(groups.items()) for pair in _pairs(group, counts, whole)]
    return found[:MOST]


def kind(act: str, status: str) -> str:
    """Return what a statement does with its content: promised, refused, asked, actual or open."""
    if act in _REFUSES or status == "denied":
        return "refused"
    if act in _PROMISES or status == "planned":
        return "promised"
    if status == "demanded" or act in {"demand", "appeal"}:
        return "demanded"
    return "actual" if status == "actual" else "open"


_RELATIONS: dict[tuple[str, str], Relation] = {
    ("promised", "actual"): "may fulfil",
    ("promised", "refused"): "may reverse",
    ("refused", "promised"): "may reverse",
    ("refused", "actual"): "may reverse",
    ("promised", "promised"): "may repeat",
    ("refused", "refused"): "may repeat",
    ("demanded", "demanded"): "may repeat",
    ("actual", "actual"): "may repeat",
}


def relation(earlier: Item, later: Item) -> Relation | None:
    """Return what a later statement may do with an earlier one, by act, status and whether it denies."""
    told = _RELATIONS.get((_kind(earlier), _kind(later)))
    # What happens repeats nothing that was said.
    return None if told == "may repeat" and isinstance(later.statement, StoredEvent) else told


def _kind(item: Item) -> str:
    if isinstance(item.statement, StoredEvent):
        return item.statement.status
    found = kind(item.statement.act, item.statement.status)
    # The status is that of the first main clause; what is denied after it is no fulfilment.
    return "refused" if found == "actual" and item.compared.words.denials else found


def _tokens(said: Compared) -> frozenset[_Token]:
    return frozenset(
        [
            *(("word", stem) for stem in said.words.stems),
            *(("figure", number) for number in said.numbers if number >= _LEAST_NUMBER),
            *(("place", place) for place in said.places),
        ]
    )


def _pairs(group: list[Item], counts: Counter[_Token], whole: int) -> Iterator[Candidate]:
    group = sorted(group, key=lambda item: item.compared.id)
    best: dict[int, list[Candidate]] = defaultdict(list)
    for (first, second), tokens in sorted(_sharing(group, counts, whole).items()):
        pair = _compared(group[first], group[second], tokens, counts, whole)
        if pair is not None:
            best[first].append(pair)
    for first in sorted(best):
        yield from sorted(best[first], key=lambda pair: (-pair.weight, pair.later.id))[:_LATER_EACH]


def _sharing(group: list[Item], counts: Counter[_Token], whole: int) -> dict[tuple[int, int], list[_Token]]:
    """Return which two of a group share a rare word, a figure or a place, and what they share."""
    rare = max(_LEAST_RARE, round(_RARE_SHARE * whole))
    holders: dict[_Token, list[int]] = defaultdict(list)
    for number, item in enumerate(group):
        for token in _tokens(item.compared):
            if token[0] != "word" or counts[token] <= rare:
                holders[token].append(number)
    shared: dict[tuple[int, int], list[_Token]] = defaultdict(list)
    for token, numbers in sorted(holders.items(), key=str):
        if len(numbers) <= _COMMON:
            for pair in combinations(numbers, 2):
                shared[pair].append(token)
    return shared


def _compared(
    a: Item, b: Item, tokens: list[_Token], counts: Counter[_Token], whole: int
) -> Candidate | None:
    told = relation(a, b)
    if (
        told is None
        or isinstance(a.statement, StoredEvent)
        or a.head == b.head
        or not UNDATED < a.compared.day < b.compared.day
        or a.compared.same_article == b.compared.same_article
    ):
        return None
    tokens = [*tokens, *_translated(a.compared, b.compared)]
    evidence = sum(_worth(token, a.compared, counts, whole) for token in tokens)
    weight = round(evidence / (evidence + _HALF), 3)
    if weight < _LEAST or all(what == "place" for what, _ in tokens):
        return None
    return Candidate(
        line=a.line, side=a.side, relation=told, weight=weight, reason=_reason(tokens, a, b),
        earlier=a.statement, later=b.statement,
    )  # fmt: skip


def _translated(a: Compared, b: Compared) -> Iterator[_Token]:
    """Yield the stems of the words of the first that words of the second, in the other language, can stand for."""
    if a.language == b.language:
        return
    for word in dict.fromkeys(a.words.content):
        pairs = ((word, other) if a.language == "en" else (other, word) for other in b.words.content)
        own = stem(word, a.language)
        # What is the same in both languages was found by its stem.
        if own not in b.words.stems and any(translates(english, german) for english, german in pairs):
            yield "word", own


def _worth(token: _Token, said: Compared, counts: Counter[_Token], whole: int) -> float:
    what, value = token
    if what == "place":
        return _PLACE
    if what == "figure":
        return _NUMBER
    # Of statements with one id the words are counted once, and those of another text may not be among them.
    held = max(1, counts[token])
    return said.words.stems[str(value)] * math.log((1 + whole) / held) / math.log(1 + whole)


def _reason(tokens: list[_Token], a: Item, b: Item) -> str:
    words = _said([value for what, value in tokens if what == "word"], a.compared)
    figures = [f"{value:g}" for what, value in tokens if what == "figure"]
    places = sum(what == "place" for what, _ in tokens)
    shared = [
        f"the words {', '.join(words)}" if words else "",
        f"the figures {', '.join(figures)}" if figures else "",
        ("a place" if places == 1 else f"{places} places") if places else "",
    ]
    return f"both have {' and '.join(each for each in shared if each)}; {_does(a.statement)}, then {_does(b.statement)}"


def _said(stems: list[object], said: Compared) -> list[str]:
    """Return the words of a statement that have these stems, as they stand there."""
    return [word for word in dict.fromkeys(said.words.content) if stem(word, said.language) in stems]


def _does(told: StoredStatement | StoredEvent) -> str:
    what = "an event" if isinstance(told, StoredEvent) else told.act
    return what if told.status == "actual" else f"{what} ({told.status})"
