"""Another family name that an article tells of somebody: by birth, before a marriage, on a stage, of a peerage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from wortlaut.heads.mentions.lexicon import fold
from wortlaut.language import load
from wortlaut.records import Mention
from wortlaut.store.linking.names import PersonName, parse_person

_READ = 4_000
_BEFORE, _LONGEST = 24, 48
_NAME = r"(?:[A-ZÄÖÜÉ][\w'’-]+ ?){1,3}"
# What one of is near wherever another name is told: found faster than the patterns for how it is told.
_HINTS = (
    "name ", "name,", "Namen ", "namen ", "Name ", "herself", "himself", "nannte sich", " Miss ", "hieß", "hiess", "reverted to",
)  # fmt: skip
_AROUND, _MOST_HINTS = 52, 8
# "die damals noch Gerstäcker hieß".
_CALLED_THEN = re.compile(rf"\b(?:noch|damals|früher|einst|ehemals) ({_NAME})(?:hieß|hiess|genannt wurde)\b")
_PEERS = (
    "Lord ", "Lady ", "Baron ", "Baroness ", "Viscount ", "Viscountess ", "Earl of ", "Duke of ", "Marquess of ",
    "Countess of ", "Duchess of ", "Marchioness of ",
)  # fmt: skip
_PEER = re.compile(rf"\b(?:{'|'.join(_PEERS)})([A-ZÄÖÜÉ][\w'’-]+)")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('de', 'name_variants')['other_name']['named'])}) ({_NAME})")


@lru_cache(maxsize=16)
def _told(text: str) -> tuple[tuple[int, str], ...]:
    """Return where a text tells another name of somebody, and that name."""
    found: dict[int, str] = {}
    for at in islice(_hints(text), _MOST_HINTS):
        start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
        for match in chain(_named().finditer(text, start, end), _CALLED_THEN.finditer(text, start, end)):
            found[match.start()] = match.group(1).strip()
    return tuple(found.items())


def _hints(text: str) -> Iterator[int]:
    for hint in _HINTS:
        at = text.find(hint, 0, _READ)
        while at >= 0:
            yield at
            at = text.find(hint, at + len(hint), _READ)


def told_names(
    text: str, main: PersonName, own: Sequence[Mention], every: Sequence[Mention]
) -> Iterator[PersonName]:
    """Yield the names that are told of the person who was named last before: "her maiden name of Breck"."""
    for at, words in _told(text):
        before = [one for one in every if one.kind == "person" and one.form == "name" and one.end <= at]
        last = max(before, key=lambda one: one.start, default=None)
        other = parse_person(words) if last is not None and last in own else None
        if other is not None and other.family != main.family:
            yield PersonName(other.family, other.given or main.given)


def same_given(text: str, name: str, leads: re.Pattern[str]) -> Iterator[PersonName]:
    """Yield the given name with another family name: "As Amelia Stroud, her name until her marriage"."""
    given, _, family = name.partition(" ")
    if not family or len(given) < len("Ida"):
        return
    at = text.find(f"{given} ", 0, _READ)
    while at >= 0:
        lead = None if text.startswith(name, at) else leads.search(text, max(0, at - _BEFORE), at)
        other = re.match(_NAME, text[at : at + _LONGEST]) if lead and lead.end() == at else None
        if other is not None:
            parsed = parse_person(other.group().strip())
            if parsed is not None and parsed.given and fold(family) != parsed.family:
                yield parsed
        at = text.find(f"{given} ", at + 1, _READ)


@lru_cache(maxsize=16)
def tells_of_peers(text: str) -> bool:
    """Say whether a text has the title of a peer at all."""
    return any(each in text for each in _PEERS) and _PEER.search(text) is not None


def peerages(words: str) -> Iterator[str]:
    """Yield the names that peers bear by their title, folded: "Ashcombe" of "Lord Ashcombe of Thirlby"."""
    yield from (fold(found.group(1)) for found in _PEER.finditer(words))
