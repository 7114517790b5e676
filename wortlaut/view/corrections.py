"""Corrections in a line for people."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.store.corrections import Added, Correction, OnMap, Pair, Parties, Party, Piece, value_of
from wortlaut.store.telling import Told
from wortlaut.view.safe import one_line

_SHORT = 60
_MARKS = ("„", "“", "”", '"', "»", "«", "‚", "‘")
_VERDICTS = {"same": "the same as", "not_same": "not the same as", "unsure": "perhaps the same as"}


def described(said: Correction) -> str:
    """Return what a correction says, as "“We stay”: act is warn"."""
    return _described(said, said.words, said.other_words)


def line(told: Told) -> str:
    """Return a correction of the log in one line."""
    said = Correction(
        key=told.key, kind=told.kind, version=0, subject=told.subject, start=0, end=0, words=told.words,
        value=bytes(told.value).decode(), reason=told.reason, author=told.author, made=told.made,
    )  # fmt: skip
    parts = [f"{told.key} {told.made[:10]} {told.author}: {_described(said, told.words, told.other_words)}"]
    if told.reason:
        parts.append(f" ({told.reason})")
    if told.undone is not None:
        parts.append(f"; undone {told.undone[:10]} by {told.undone_by}")
    if isinstance(told.open, str):
        parts.append(f"; holds for nothing: {told.open}")
    return one_line("".join(parts))


def _described(said: Correction, words: str, other: str | None) -> str:
    try:
        value = value_of(said)
    except ValueError:
        return f"{said.kind} cannot be understood"
    if isinstance(value, Pair):
        one, two = _end(value.one, words, value.thing), _end(value.other, other or "", value.thing)
        return one_line(f"{one} is {_VERDICTS[said.kind]} {two}")
    return one_line(f"{_quoted(words)}{_what(said.kind, value)}")


def _what(kind: str, value: str | tuple[Piece, ...] | Parties | Added | OnMap | None) -> str:
    if isinstance(value, Parties):
        return f": {kind} is {_names(value.actors)}"
    if isinstance(value, Added):
        by = f" by {_names(value.speaker_actors)}" if value.speaker_actors else ""
        return f" is a {value.type} statement{by}"
    if isinstance(value, OnMap):
        known = ", ".join(
            each for each in (value.country, value.geonames and f"GeoNames {value.geonames}") if each
        )
        return f" is {value.name}{f' ({known})' if known else ''}"
    if isinstance(value, tuple):
        pieces = " … ".join(_quoted(piece.words) for piece in value)
        return f": {kind} is {pieces or 'empty'}"
    return (
        " is no place" if kind == "place" else " is no statement" if value is None else f": {kind} is {value}"
    )


def _end(party: Party | None, words: str, thing: str) -> str:
    return party.name if party is not None else _quoted(words) if words else f"the {thing}"


def _names(actors: Iterable[Party]) -> str:
    return ", ".join(each.name for each in actors) or "nobody known"


def _quoted(words: str) -> str:
    short = words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
    said = one_line(short)
    return said if said.startswith(_MARKS) else f"“{said}”"
