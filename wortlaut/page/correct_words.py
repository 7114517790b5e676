"""Corrections, and what is refused of them, in the reader's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wortlaut.page.messages import in_words
from wortlaut.page.words import Words
from wortlaut.store.corrections import Added, Correction, OnMap, Pair, Parties, Party, Piece, Value, value_of
from wortlaut.view.safe import one_line

_SHORT = 120
_MARKS = ("„", "“", "”", '"', "»", "«", "‚", "‘")
# What the program says of what cannot be, by how it begins or what it holds; the tests provoke each.
_REFUSED = {
    "contradiction": r"that contradicts what persons said",
    "itself": r"are one and the same thing",
    "changed": r"text of the article has changed",
    "no_actor": r"^no actor '?(?P<name>.*?)'? in the file",
    "several_actors": r"^'?(?P<name>.*?)'? may be \d+ actors: (?P<detail>.*?)\. Give",
    "no_place": r"^no place '?(?P<name>.*?)'? in the gazetteer",
    "no_number": r"^GeoNames (?P<name>\d+) is neither",
    "several_places": r"^\d+ places are called '?(?P<name>.*?)'?: (?P<detail>.*)\. Give",
    "no_words": r"^the text does not have the words '?(?P<name>.*?)'?; give",
    "many_words": r"^the words '?(?P<name>.*?)'? stand \d+ times",
    "empty": r"a statement needs the words that it quotes",
    "no_span": r"are no words of the text|there is no word$|^say which words",
    "there": r"stands there; correct that",
    "repeats": r"part that repeats another",
    "undone": r"was undone by .* already",
    "unknown": r"^no correction ",
    "gone": r"no statement stands there|the text does not have its words any more|no place stands there",
    "taken_out": r"takes? the statement out|was taken out by a person",
    "missing": r"not there|no longer there",
    "two": r"^say which two",
}
_PATTERNS = {key: re.compile(pattern) for key, pattern in _REFUSED.items()}


def refused(message: str, words: Words) -> str:
    """Return in the reader's words why something cannot be."""
    for key, pattern in _PATTERNS.items():
        if found := pattern.search(message):
            named = found.groupdict()
            return words(
                f"correct.refused.{key}",
                name=one_line(named.get("name", ""))[:_SHORT],
                detail=one_line(named.get("detail", ""))[:600],
            )
    return in_words(message, words)


def told(said: Correction, words: Words, other_title: str = "") -> str:
    """Return what a correction says, without what it says it of: “The speaker is Ada Kern.”

    Of two articles the other one is called by its title.
    """
    try:
        value = value_of(said)
    except ValueError:
        return words("correct.says.unclear")
    if isinstance(value, Pair) and value.thing == "article":
        other = quoted(other_title) if other_title else words("correct.another_article")
        return words(f"correct.says.{said.kind}", one=words("correct.this_article"), other=other)
    return _told(said, value, words)


def _told(said: Correction, value: Value, words: Words) -> str:  # noqa: PLR0911  # one a kind
    if isinstance(value, Pair):
        one, other = _end(value.one, said.words), _end(value.other, said.other_words or "")
        return words(f"correct.says.{said.kind}", one=one, other=other)
    if isinstance(value, Parties):
        names = _names(value.actors)
        key = said.kind if names else f"no_{said.kind}"
        return words(f"correct.says.{key}", value=names)
    if isinstance(value, Added):
        return words("correct.says.add", value=_names(value.speaker_actors) or words("article.nobody"))
    if isinstance(value, OnMap):
        return _place(value, words)
    if value is None:
        return words("correct.says.no_place" if said.kind == "place" else "correct.says.none")
    if isinstance(value, tuple):
        pieces = " … ".join(quoted(piece.words) for piece in value if isinstance(piece, Piece))
        return words(f"correct.says.{said.kind if pieces else f'no_{said.kind}'}", value=pieces)
    return words(f"correct.says.{said.kind}", value=words.of(f"shared.{said.kind}", value))


def _place(value: OnMap, words: Words) -> str:
    known = ", ".join(each for each in (words.of("shared.kind", value.kind), value.country or "") if each)
    return words("correct.says.place", value=one_line(value.name), known=known)


def quoted(text: str) -> str:
    """Return words in quotation marks, cut short if they are many."""
    short = text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
    shown = one_line(short)
    return shown if shown.startswith(_MARKS) else f"“{shown}”"


def _end(party: Party | None, text: str) -> str:
    return one_line(party.name) if party is not None else quoted(text)


def _names(actors: Iterable[Party]) -> str:
    return ", ".join(one_line(each.name) for each in actors)
