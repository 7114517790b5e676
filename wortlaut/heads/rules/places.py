"""Quotations in marks and the sentences they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.clean.marks import Quoted
from wortlaut.heads.rules.line import Line
from wortlaut.spans import Span

# A quotation of fewer words may be a title or a name.
SHORT = 4
_SEVERAL_SENTENCES = 99
_LONGEST_TITLE = 6
_LONGEST_NAME = 12


class Place:
    """A quotation and the sentences in which it opens and closes.

    ``start`` is its first word in the sentence ``first``, ``end`` is behind its last word in ``last``; a
    quotation of several paragraphs, each opened anew, has several ``spans``.
    """

    __slots__ = ("closed", "end", "first", "last", "size", "spans", "start")

    def __init__(self, quoted: Quoted, first: Line, last: Line) -> None:
        self.first, self.last = first, last
        self.closed = quoted.closed
        self.spans = [quoted.span]
        self.start = first.index_at(quoted.span.start)
        self.end = last.index_at(quoted.span.end - 1) + 1
        several = first is not last
        self.size = _SEVERAL_SENTENCES if several else self.end - self.start - 1 - quoted.closed

    @property
    def span(self) -> Span:
        """The characters of its first paragraph, with the marks."""
        return self.spans[0]

    def takes_up(self, other: Place) -> bool:
        """Say whether the other is the next paragraph of this one, which has not been closed."""
        return (
            not self.closed
            and self.end >= self.last.n
            and other.first.part == self.last.part + 1
            and other.start == other.first.first
        )

    def extend(self, other: Place) -> None:
        """Add the next paragraph."""
        self.spans += other.spans
        self.last, self.end, self.closed = other.last, other.end, other.closed
        self.size = _SEVERAL_SENTENCES


def places(lines: Sequence[Line], quoted: Sequence[Quoted]) -> list[Place]:
    """Return where the quotations stand, in order; those that no sentence holds are left out."""
    found: list[Place] = []
    at = 0
    for one in quoted:
        while at < len(lines) and lines[at].span.end <= one.span.start:
            at += 1
        if at == len(lines):
            break
        last = at
        while last + 1 < len(lines) and lines[last + 1].span.start < one.span.end:
            last += 1
        if lines[at].span.start > one.span.start or one.span.end > lines[last].span.end:
            continue
        place = Place(one, lines[at], lines[last])
        if place.start >= place.first.n or place.end > place.last.n:
            continue
        if found and found[-1].takes_up(place):
            found[-1].extend(place)
        else:
            found.append(place)
    return found


def is_name(place: Place) -> bool:
    """Say whether a short quotation is a title or a name: its words begin with capitals or figures."""
    line = place.first
    if 1 <= place.size <= _LONGEST_TITLE and _is_title(place):
        return True
    if 1 < place.size <= _LONGEST_TITLE and _is_named(place):
        return True
    if 1 < place.size <= _LONGEST_NAME and _has_capital_adjective(place):
        return True
    if place.size > SHORT or place.size < 1:
        return False
    inner = [line.words[i] for i in range(place.start + 1, place.end - 1)]
    return bool(inner) and all(not word[:1].islower() for word in inner)


def _is_named(place: Place) -> bool:
    """Say whether nouns that prepositions and articles join have the definite article: "in der „Post am Abend“"."""
    line, inner = place.first, range(place.start + 1, place.end - 1)
    if place.first is not place.last or place.start <= line.first:
        return False
    if line.low[place.start - 1] not in _DEFINITE or not line.is_capital(inner[0]):
        return False
    return all(line.is_capital(at) or line.low[at] in _JOINING for at in inner)


_DEFINITE = frozenset({"der", "die", "das", "des"})
_IN_NAMES = frozenset(
    {
        "der",
        "die",
        "des",
        "und",
        "für",
        "zur",
        "zum",
        "von",
        "vom",
        "am",
        "im",
        "in",
        "gegen",
        "unter",
        "mit",
        "bis",
    }
)
_JOINING = frozenset({"der", "die", "des", "am", "im", "in", "an", "da", "de", "of", "the"})


def _has_capital_adjective(place: Place) -> bool:
    """Say whether an adjective with a capital shows a name amid a sentence: "der „Rat für Neue Häfen“"."""
    line, inner = place.first, range(place.start + 1, place.end - place.closed)
    if place.first is not place.last or place.start <= line.first or line.words[place.start - 1] in ":,–-":
        return False
    if not all(not line.words[at][:1].islower() or line.low[at] in _IN_NAMES for at in inner):
        return False
    return any(
        line.is_capital(at)
        and line.low[at].endswith(("e", "en", "er", "es"))
        and line.words[at + 1].istitle()
        for at in inner[:-1]
    )


def is_one_noun(place: Place) -> bool:
    """Say whether a noun alone in marks is what somebody calls a thing: "einen „Putsch“", "als „Putsch“"."""
    line, at = place.first, place.start + 1
    if place.size != 1 or not line.words[at].isalpha() or not line.words[at][1:].islower():
        return False
    return place.start > line.first and line.low[place.start - 1] in _CALLED


_CALLED = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "als"})


def _is_title(place: Place) -> bool:
    """Say whether a noun stands right before that names what the title is of: "der Film „…“", or brackets around."""
    line, before = place.first, place.start - 1
    if before < line.first or not line.words[place.start + 1][:1].isupper():
        return False
    behind = line.words[place.end] if place.end < line.n else ""
    if line.words[before] == "(" and behind == ")":
        return True
    noun = line.is_capital(before) and before > line.first and line.words[before].isalpha()
    return noun and line.words[place.end - 1 - place.closed] not in _ENDS and line.quoted[before] < 0


_ENDS = frozenset(",.!?…")
