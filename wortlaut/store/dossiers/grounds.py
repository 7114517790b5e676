"""What speaks for a statement belonging to a dossier, and to which of its lines.

Every ground has a weight, and grounds add up like independent chances: 1 - (1 - a)(1 - b)…. The sum says how much
speaks for it; it is no probability, since nothing has measured it. What reaches :data:`ENOUGH` belongs. A single
ground never does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import reduce

from msgspec import Struct

from wortlaut.heads.places.gazetteer import gazetteer
from wortlaut.records import Language, Mention, Place, Record, Statement
from wortlaut.spans import Span
from wortlaut.store.asking.query import Query, Term, Word
from wortlaut.store.dossiers.cast import Belongs, Cast
from wortlaut.store.dossiers.file import Dossier, LineEntry, question
from wortlaut.store.linking.said import words_of as light_words_of
from wortlaut.store.words import entries

ENOUGH = 0.6
_SPEAKS, _SPOKEN_TO, _NAMED, _SUBJECT, _PLACE = 0.5, 0.25, 0.3, 0.3, 0.25
_FIRST_WORD, _NEXT_WORD, _MOST_WORDS = 0.4, 0.2, 4
_ALIKE, _LEAST_ALIKE = 0.6, 0.3
# So many of them make an article one of the matter, where no adversary is named.
_ENOUGH_NAMED = 3
_TOLD = 3

Ground = tuple[float, str]


class Held(Struct, frozen=True):
    """The words of a statement and what else they are found by, just as the index has them."""

    line: str
    words: frozenset[str]
    related: frozenset[str]

    def holds(self, query: Query) -> bool:
        """Say whether the words meet a question, as ``wortlaut search`` would."""
        return all(any(map(self._has, group)) for group in query.asked) and not any(
            map(self._has, query.barred)
        )

    def _has(self, term: Term) -> bool:
        if term.phrase:
            return f" {term.line} " in self.line
        return all(map(self._has_word, term.words))

    def _has_word(self, word: Word) -> bool:
        if word.prefix:
            return any(each.startswith(word.folded) for each in self.words)
        return (
            word.folded in self.words
            or not word.stems.isdisjoint(self.words)
            or not word.stems.isdisjoint(self.related)
        )


class Places(Struct, frozen=True):
    """Places that are meant: by GeoNames id, by name where a place has none, and whole countries."""

    ids: frozenset[int]
    names: frozenset[str]
    countries: frozenset[str]

    def have(self, place: Place) -> bool:
        """Say whether a place of a record is one of them."""
        return (
            place.geonames in self.ids
            or (place.geonames is None and place.name.casefold() in self.names)
            or (place.country is not None and place.country in self.countries)
        )


class Line(Struct, frozen=True):
    """A line of effort, ready to be compared."""

    name: str
    words: tuple[tuple[str, Query], ...]
    examples: tuple[Mapping[Language, Mapping[str, float]], ...]
    places: Places


class Frame(Struct, frozen=True):
    """A dossier, ready to be compared with statements."""

    dossier: Dossier
    cast: Cast
    lines: tuple[Line, ...]
    places: Places


class Filed(Struct, frozen=True):
    """That a statement belongs to a line (``""``: to the dossier, on none)."""

    line: str
    score: float
    reason: str


def frame_of(dossier: Dossier) -> Frame:
    """Make a dossier ready to be compared."""
    return Frame(dossier, Cast(dossier), tuple(map(_line, dossier.lines)), _places(dossier.places))


def _line(line: LineEntry) -> Line:
    return Line(
        name=line.name,
        words=tuple((words, query) for words in line.words if (query := question(words)) is not None),
        examples=tuple(
            {"de": light_words_of(each, "de").stems, "en": light_words_of(each, "en").stems}
            for each in line.examples
        ),
        places=_places(line.places),
    )


def _places(named: Iterable[str | int]) -> Places:
    ids: set[int] = set()
    names: set[str] = set()
    countries: set[str] = set()
    for each in named:
        if isinstance(each, int):
            ids.add(each)
            continue
        known = gazetteer().look_up(each.strip()).candidates
        best = max(known, key=lambda found: found.worth, default=None)
        names.add(each.strip().casefold())
        # A town and the region around it are often called the same; namesakes elsewhere are not meant.
        near = [found for found in known if best is not None and found.country == best.country]
        ids.update(found.geonames for found in near if found.geonames is not None)
        if best is not None and best.kind == "country" and best.country:
            countries.add(best.country)
    return Places(frozenset(ids), frozenset(names), frozenset(countries))


class Article:
    """An article of whose actors some belong to a dossier, and what speaks for its statements."""

    def __init__(self, frame: Frame, record: Record, belonging: Mapping[str, Belongs]) -> None:
        self._frame = frame
        self._record = record
        self._belonging = belonging
        self._held = [
            Held(f" {words} ", frozenset(words.split()), frozenset(related.split()))
            for words, related, *_ in entries(record, None)
        ]
        self._subject = self._about()

    def filed(self, number: int) -> list[Filed]:
        """Return where a statement, by its number in the record, belongs."""
        statement = self._record.statements[number]
        if not self._in_period():
            return []
        common = [*self._people(statement), *self._subject]
        places = [place for place in self._record.places if _in(place, (*statement.quote, *statement.frame))]
        found = []
        for line in self._frame.lines:
            known = self._known_by(line, number)
            if known:
                where = _where(places, (self._frame.places, line.places))
                found.append(_sum(line.name, [*known, *common, *where]))
        found = [each for each in found if each.score >= ENOUGH]
        if not found and common:
            on_none = _sum("", [*common, *_where(places, (self._frame.places,))])
            found = [on_none] if on_none.score >= ENOUGH else []
        return self._as_told(statement.id, found)

    def _as_told(self, key: str, found: list[Filed]) -> list[Filed]:
        """Let what the dossier's file says of a statement hold."""
        lines = {each.line: each for each in found}
        for out in self._frame.dossier.take_out:
            if key.startswith(out.statement):
                for line in [*lines] if out.line is None else [out.line]:
                    lines.pop(line, None)
        for put in self._frame.dossier.put_in:
            if key.startswith(put.statement):
                said = f": {put.reason}" if put.reason else ""
                lines[put.line] = Filed(put.line, 1.0, f"put in by the dossier's file{said}")
        if any(lines.keys() - {""}):
            lines.pop("", None)
        return list(lines.values())

    def _in_period(self) -> bool:
        since, until = self._frame.dossier.since, self._frame.dossier.until
        day = (self._record.source.published or "")[:10]
        if since is None and until is None:
            return True
        return bool(day) and (
            (since is None or since.isoformat() <= day) and (until is None or day <= until.isoformat())
        )

    def _name(self, entry: int) -> str:
        actor = self._frame.cast.entries[entry]
        return f"{actor.name} ({actor.part})"

    def _people(self, statement: Statement) -> list[Ground]:
        grounds = []
        speakers = self._entries(statement.speaker_actors)
        addressees = self._entries(statement.addressee_actors)
        inside = (each for each in self._record.mentions if each.actor and _in(each, statement.quote))
        named = [each for each in self._entries(each.actor or "" for each in inside) if each not in speakers]
        for entries_, weight, what in (
            (speakers, _SPEAKS, "speaks"), (addressees, _SPOKEN_TO, "is spoken to"), (named, _NAMED, "is named"),
        ):  # fmt: skip
            if entries_:
                grounds.append((weight, f"{self._name(entries_[0])} {what}"))
        return grounds

    def _entries(self, keys: Iterable[str]) -> list[int]:
        return list(dict.fromkeys(self._belonging[key].entry for key in keys if key in self._belonging))

    def _about(self) -> list[Ground]:
        """Say whether the article as a whole is of the matter."""
        named = sorted({each.entry for each in self._belonging.values()})
        adversary = [each for each in named if self._frame.cast.entries[each].part == "adversary"]
        if adversary:
            return [(_SUBJECT, f"the article names {self._name(adversary[0])}")]
        if len(named) >= _ENOUGH_NAMED:
            return [(_SUBJECT, f"the article names {len(named)} actors of the dossier")]
        return []

    def _known_by(self, line: Line, number: int) -> list[Ground]:
        """Return by which of its words and examples a line is known in a statement."""
        held = self._held[number]
        hits = [words for words, query in line.words if held.holds(query)]
        grounds: list[Ground] = []
        for count, words in enumerate(hits[:_MOST_WORDS]):
            told = f"“{words}” is a word of the line" if count < _TOLD else ""
            grounds.append((_NEXT_WORD if count else _FIRST_WORD, told))
        alike = self._alike(line, number)
        if alike >= _LEAST_ALIKE:
            grounds.append((_ALIKE * alike, f"it is like an example ({alike:.2f})"))
        return grounds

    def _alike(self, line: Line, number: int) -> float:
        if not line.examples:
            return 0.0
        language = self._record.source.language or "de"
        quote = " ".join(span.text(self._record.text) for span in self._record.statements[number].quote)
        stems = light_words_of(quote, language).stems
        return max(_cosine(stems, each[language]) for each in line.examples)


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(a[each] * b[each] for each in sorted(a.keys() & b.keys()))
    lengths = math.hypot(*a.values()) * math.hypot(*b.values())
    return shared / lengths if lengths else 0.0


def _where(places: Iterable[Place], meant: Iterable[Places]) -> list[Ground]:
    meant = list(meant)
    found = next((each for each in places if any(some.have(each) for some in meant)), None)
    return [(_PLACE, f"{found.name} is a place of it")] if found else []


def _in(thing: Place | Mention, spans: Iterable[Span]) -> bool:
    return any(span.start <= thing.start < span.end for span in spans)


def _sum(line: str, grounds: list[Ground]) -> Filed:
    left = reduce(lambda rest, ground: rest * (1 - ground[0]), grounds, 1.0)
    return Filed(line, round(1 - left, 3), "; ".join(reason for _, reason in grounds if reason))
