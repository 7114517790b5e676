"""Corrections applied to what a reading found: a record and what persons said in, another record out.

Nothing is read or written here. The same corrections on the same reading always give the same record; without
them, the reading itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from wortlaut.records import Actor, Event, Place, Record, Statement
from wortlaut.spans import Span, join, subtract
from wortlaut.store.corrections import (
    Added,
    Correction,
    OnMap,
    Parties,
    Party,
    PartyField,
    Piece,
    Value,
    value_of,
)
from wortlaut.store.fitting import fitted
from wortlaut.store.locating import closest, nearest, places

CERTAIN = 1.0
"""The score of a statement that a person added or whose quote a person gave."""

# Of two stretches of text together, the share that both have: above the first the one may stand in the other's
# place; above the second they are the same, so that one may be taken out, or not be added, for the other.
_ENOUGH = 0.5
THE_SAME = 0.8


class Said(Struct, frozen=True):
    """A correction, and where its words stand in the text at hand; None if they do not."""

    correction: Correction
    span: Span | None


class Unfit(Exception):
    """A correction does not hold for this reading; the message says why."""


def apply(record: Record, said: Iterable[Said]) -> tuple[Record, dict[str, str]]:
    """Return the record with corrections applied in order, and, by key, why some could not be.

    Judgements between things are none of a record's business and are passed over.
    """
    work = _Work(record)
    unfit: dict[str, str] = {}
    for each in said:
        if each.correction.judges:
            continue
        try:
            work.apply(each)
        except Unfit as reason:
            unfit[each.correction.key] = str(reason)
        except ValueError as error:
            unfit[each.correction.key] = f"it cannot be understood ({error})"
    return work.result(), unfit


class _Work:
    """A record while corrections are applied to it.

    ``origins`` are where the quotes of statements stood in the reading, by which corrections find them; ``named``
    the ids of statements that were found in the place of added ones.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.text
        self.statements = {each.id: each for each in record.statements}
        self.actors = list(record.actors)
        self.places: list[tuple[int | None, Place]] = list(enumerate(record.places))
        self.origins = {each.id: span for each in record.statements if (span := hull(each.quote))}
        self.named: dict[str, str] = {}
        self.gone: dict[str, str] = {}

    def apply(self, said: Said) -> None:
        correction = said.correction
        value = value_of(correction)
        if said.span is None:
            raise Unfit("the text does not have its words any more")
        at = said.span
        if isinstance(value, Added):
            self._add(correction, at, value)
        elif correction.kind == "place":
            self._place(at, value if isinstance(value, OnMap) else None)
        else:
            self._correct(correction, at, value)

    def _correct(self, correction: Correction, at: Span, value: Value) -> None:
        statement = self._statement(correction, at)
        if correction.kind == "none":
            del self.statements[statement.id]
            self.gone[statement.id] = correction.key
            return
        if isinstance(value, Parties):
            field: PartyField = "speaker" if correction.kind == "speaker" else "addressee"
            changed = self._with_parties(statement, field, at, value)
        elif isinstance(value, tuple):
            changed = self._with_spans(statement, correction.kind, self._spans(at, value))
        else:
            changed = structs.replace(statement, **{correction.kind: value})
        self.statements[statement.id] = changed

    def _statement(self, correction: Correction, at: Span) -> Statement:
        subject = self.named.get(correction.subject, correction.subject)
        origin = self.origins.get(subject)
        if origin is None or not origin.overlaps(at):
            least = THE_SAME if correction.kind == "none" else _ENOUGH
            found = closest(at, [(span, name) for name, span in self.origins.items()], least)
            if found is None:
                raise Unfit("no statement stands there")
            subject = found
        if subject in self.gone:
            raise Unfit(f"correction {self.gone[subject]} takes the statement out")
        return self.statements[subject]

    def _spans(self, at: Span, pieces: Sequence[Piece]) -> tuple[Span, ...]:
        return join(self._span(at, piece) for piece in pieces)

    def _span(self, at: Span, piece: Piece) -> Span:
        """Return a piece's place: as far from the correction's start as ever, else its words nearest to there."""
        there = Span(at.start + piece.start, at.start + piece.end)
        if 0 <= there.start < there.end and there.text(self.text) == piece.words:
            return there
        found = (Span(start, start + len(piece.words)) for start in places(self.text, piece.words))
        near = nearest(found, there)
        if near is None:
            raise Unfit(f"the text does not have the words {piece.words!r} any more")
        return near

    def _with_spans(self, statement: Statement, field: str, spans: tuple[Span, ...]) -> Statement:
        if field == "quote":
            self._check_quote(spans)
            return structs.replace(
                statement, quote=spans, cue=subtract(statement.cue, spans),
                frame=subtract(statement.frame, spans), score=CERTAIN,
            )  # fmt: skip
        spans = subtract(spans, statement.quote)
        if field == "cue" and statement.frame:
            # A frame contains its cue.
            return structs.replace(statement, cue=spans, frame=join((*statement.frame, *spans)))
        return structs.replace(statement, **{field: spans})

    def _check_quote(self, spans: Sequence[Span]) -> None:
        if not any(character.isalnum() for span in spans for character in span.text(self.text)):
            raise Unfit("a statement needs the words that it quotes")
        for part in self.record.parts:
            if part.repeats is not None and any(part.span.overlaps(span) for span in spans):
                raise Unfit("the words stand in a part that repeats another; nothing is read there")

    def _with_parties(self, statement: Statement, field: PartyField, at: Span, parties: Parties) -> Statement:
        spans = None if parties.spans is None else self._spans(at, parties.spans)
        ids = tuple(dict.fromkeys(self._actor(each) for each in parties.actors))
        if spans is None:
            spans = self._evidence(statement, getattr(statement, field), ids)
        if field == "addressee":
            return structs.replace(statement, addressee=spans, addressee_actors=ids)
        return structs.replace(statement, speaker=spans, speaker_actors=ids)

    def _evidence(
        self, statement: Statement, spans: tuple[Span, ...], ids: tuple[str, ...]
    ) -> tuple[Span, ...]:
        """Return the words that name an actor: the program's, unless they are another's name.

        "he" may stand for anybody, but a name for its bearer alone: then a mention of the right one in the frame
        is taken, if there is any.
        """
        others = [
            mention
            for mention in self.record.mentions
            if mention.form == "name" and mention.actor is not None and mention.actor not in ids
        ]
        if ids and not any(span.overlaps(Span(each.start, each.end)) for each in others for span in spans):
            return spans
        for mention in self.record.mentions:
            span = Span(mention.start, mention.end)
            if mention.actor in ids and any(frame.covers(span) for frame in statement.frame):
                return (span,)
        return ()

    def _actor(self, wanted: Party) -> str:
        """Return the id of an actor by kind and name, by any of its names, or of a new one."""
        tests: tuple[Callable[[Actor], bool], ...] = (
            lambda actor: (actor.kind, actor.name) == (wanted.kind, wanted.name),
            lambda actor: actor.name == wanted.name or wanted.name in actor.aliases,
        )
        for test in tests:
            for actor in self.actors:
                if test(actor):
                    return actor.id
        content = f"{wanted.kind}|{wanted.name}|given"
        identity = "a" + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:12]
        while any(actor.id == identity for actor in self.actors):
            identity += "x"
        self.actors.append(Actor(id=identity, name=wanted.name, kind=wanted.kind, country=wanted.country))
        return identity

    def _add(self, correction: Correction, at: Span, added: Added) -> None:
        quote = self._spans(at, added.quote)
        self._check_quote(quote)
        within = Span(quote[0].start, quote[-1].end)
        there = closest(within, [(span, name) for name, span in self.origins.items()], THE_SAME)
        if there is not None:
            # A later reading found it, too; what the person said of it stands.
            self.named[correction.subject] = there
        identity = there or correction.subject
        self.gone.pop(identity, None)
        self.statements[identity] = Statement(
            id=identity,
            type=added.type,
            medium=added.medium,
            quote=quote,
            speaker=self._spans(at, added.speaker),
            cue=subtract(self._spans(at, added.cue), quote),
            frame=subtract(self._spans(at, added.frame), quote),
            addressee=self._spans(at, added.addressee),
            speaker_actors=tuple(dict.fromkeys(map(self._actor, added.speaker_actors))),
            addressee_actors=tuple(dict.fromkeys(map(self._actor, added.addressee_actors))),
            act=added.act,
            status=added.status,
            inside=self.statements[there].inside if there in self.statements else None,
            score=CERTAIN,
        )
        self.origins.setdefault(identity, within)

    def _place(self, at: Span, place: OnMap | None) -> None:
        known = [(Span(each.start, each.end), str(index)) for index, (_, each) in enumerate(self.places)]
        found = closest(at, known, _ENOUGH)
        if place is None:
            if found is None:
                raise Unfit("no place stands there")
            del self.places[int(found)]
            return
        given = Place(
            start=at.start, end=at.end, geonames=place.geonames, name=place.name, kind=place.kind,
            country=place.country, lat=place.lat, lon=place.lon, reason="given by a person",
        )  # fmt: skip
        if found is not None:
            self.places[int(found)] = (self.places[int(found)][0], given)
            return
        before = sum(each.start <= at.start for _, each in self.places)
        self.places.insert(before, (None, given))

    def result(self) -> Record:
        found = structs.replace(
            self.record,
            actors=tuple(self.actors),
            statements=self._ordered(),
            places=tuple(place for _, place in self.places),
            events=self._events(),
        )
        return fitted(self.record, found)

    def _events(self) -> tuple[Event, ...]:
        """Let events name their places by the numbers that these have now."""
        numbers = {old: new for new, (old, _) in enumerate(self.places) if old is not None}
        if all(old == new for old, new in numbers.items()) and len(numbers) == len(self.record.places):
            return self.record.events
        return tuple(
            structs.replace(each, place=None if each.place is None else numbers.get(each.place))
            for each in self.record.events
        )

    def _ordered(self) -> tuple[Statement, ...]:
        """Return the statements as the reading ordered them, added ones where they stand in the text."""
        known = [each.id for each in self.record.statements]
        ordered = [self.statements[name] for name in known if name in self.statements]
        for new in sorted((self.statements[name] for name in self.statements.keys() - set(known)), key=_rank):
            place = next((at for at, each in enumerate(ordered) if _rank(each) > _rank(new)), len(ordered))
            ordered.insert(place, new)
        return tuple(ordered)


def hull(spans: Sequence[Span]) -> Span | None:
    """Return the span from the first begin to the last end; None for no spans."""
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _rank(statement: Statement) -> tuple[int, int, str]:
    within = hull(statement.quote) or Span(0, 0)
    return within.start, -within.end, statement.id
