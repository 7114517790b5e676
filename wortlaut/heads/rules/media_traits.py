"""The traits of a German statement that its medium is weighed by: verb, who speaks, and the words around what was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from wortlaut.heads.rules.carriers import carrier_medium
from wortlaut.heads.rules.judging.cue_acts import Role, german_verb
from wortlaut.heads.rules.judging.evidence import classes_in
from wortlaut.heads.rules.media import settle
from wortlaut.heads.rules.sources import source_medium
from wortlaut.records import Medium, StatementType, quoted
from wortlaut.spans import Span

_SOURCES = frozenset({"nach", "laut", "gemäß", "zufolge"})
_SELVES = {
    "ich": frozenset({"ich", "mich", "mein", "meine", "mir"}),
    "wir": frozenset({"wir", "uns", "unser", "unsere"}),
}
_WORD = re.compile(r"\w[\w'’-]*")
_NAME = re.compile(r"\b[A-ZÄÖÜ][\w’'-]+(?: (?:von|van|de|der|bin|al|el|da|di))? [A-ZÄÖÜ][\w’'-]+")
# Behind a full stop after fewer letters the sentence goes on: an abbreviation or a number.
_STOP = re.compile(r"[.!?:](?<=\w\w\w.)(?=\s+[^\Wa-zäöüß]|\s+[„“\"»])|\n")
# The sentence around a quotation is looked for within so many characters.
_BEFORE, _BEHIND = 500, 400
_LENGTH_STEP, _LONGEST = 4, 8
_QUARTERS = 4
# A speaker of so few words in capitals is a name too.
_SHORT_NAME = 2


class Asked(NamedTuple):
    """A statement whose medium is asked: its type, its spans, and the medium with which the rules found it, if they did."""

    kind: StatementType
    spans: Mapping[Role, Sequence[Span]]
    rule: Medium | None


def medium_traits(text: str, asked: Asked) -> set[str]:
    """Return the traits of a statement by itself."""
    kind, spans, rule = asked
    said, cue, frame, speaker = (
        quoted(spans[part], text, " ") for part in ("quote", "cue", "frame", "speaker")
    )
    verb, medium, settled = _read(kind, said, cue, frame, speaker)
    found = {f"type={kind}", f"cue={medium}", f"settled={settled}", f"settled={settled}/{kind}"}
    found |= {f"rule={rule}", f"rule={rule}/{kind}"}
    if verb:
        found |= {f"verb={verb}", f"verb={verb}/{kind}"}
    named, cued = _low(speaker), _low(cue)
    framed = [] if kind == "reported" else [word for word in _low(frame) if word not in set(named)]
    for place, words in (("speaker", named), ("cue", cued), ("frame", framed)):
        found |= {f"{place}. {name}" for name in _classes(words)}
    parts = (("speaker", named), ("cue", cued), ("frame", frame))
    found.add("with " + " ".join(name for name, there in parts if there))
    if _NAME.search(speaker):
        found.add("name")
    for who in _who(speaker, named):
        found |= {who, f"{who}/{verb or 'no verb'}", f"{who}/{settled}", f"{who}/{kind}"}
    if kind == "reported":
        found |= {f"quote. {name}" for name in _classes(_low(said))}
    found |= {f"told. {name}" for name in _classes(_low(quoted(spans["addressee"], text, " ")))}
    return found | _around(text, spans["quote"]) | _manner(said, kind)


def _read(
    kind: StatementType, said: str, cue: str, frame: str, speaker: str
) -> tuple[str, Medium | str, Medium]:
    """Return the verb, the medium that verb or noun have in the tables ("" if none), and what the words around settle."""
    if kind == "reported":
        cue = frame = said
    verb = german_verb(cue, frame)
    words = _low(cue)
    source = _first(map(_of_source, _low(speaker)))
    medium: Medium | None = source or _first(map(_of_carrier, words))
    if not _SOURCES.isdisjoint(words):
        medium = source or "speech_writing"
    elif verb is not None:
        medium = verb.medium
    return verb.name if verb else "", medium or "", settle(medium or "speech", frame, speaker, "de")


@lru_cache(maxsize=4096)
def _of_source(word: str) -> Medium | None:
    return source_medium(word)


@lru_cache(maxsize=4096)
def _of_carrier(word: str) -> Medium | None:
    return carrier_medium(word)


def _first(media: Iterable[Medium | None]) -> Medium | None:
    return next((medium for medium in media if medium is not None), None)


def _who(speaker: str, words: Sequence[str]) -> Set[str]:
    """Return what kind of speaker speaks: one known already (a pronoun, an article), else one with an office, a body, a group …"""
    if not words:
        return {"by_none"}
    if "by_known" in _classes(words[:1]):
        return {"by_known"}
    who = {name for name in _classes(words) if name.startswith("by_")} - {"by_known"}
    named = bool(_NAME.search(speaker))
    if "by_spokes" in who:
        return {"by_spokes"}
    if named and "by_office" in who:
        return {"by_office"}
    if who:
        return who
    return {"by_name" if named or (len(words) <= _SHORT_NAME and speaker[0].isupper()) else "by_other"}


def _around(text: str, quote: Sequence[Span]) -> set[str]:
    """Return the classes of the words of the sentence around what is quoted, and in which quarter of the text it stands."""
    if not quote:
        return set()
    start, end = quote[0].start, quote[-1].end
    low, high = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    begin = max((stop.end() for stop in _STOP.finditer(text, low, start)), default=low)
    stop = _STOP.search(text, max(end - 1, start), high)
    words = [*_low(text[begin:start]), ".", *_low(text[end : stop.start() if stop else high])]
    quarter = min(_QUARTERS - 1, _QUARTERS * start // max(1, len(text)))
    return {f"around. {name}" for name in _classes(words)} | {f"quarter {quarter}"}


def _manner(said: str, kind: StatementType) -> set[str]:
    """Return how something is said: at what length, of oneself, asking or calling."""
    words = set(_low(said))
    found = {f"length {min(_LONGEST, said.count(' ') // _LENGTH_STEP)}"}
    found |= {name for name, forms in _SELVES.items() if not forms.isdisjoint(words)}
    if kind == "direct" and not words.isdisjoint(_SELVES):
        found.add("direct/self")
    return found | {mark for mark in "!?" if mark in said}


@lru_cache(maxsize=64)
def _low(words: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(words))


def _classes(words: Sequence[str]) -> set[str]:
    return {name for name, _ in classes_in(words, "de", "medium_words")}
