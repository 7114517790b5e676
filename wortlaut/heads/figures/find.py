"""Find the figures of a text: numbers with unit, bound and what they count."""

from __future__ import annotations

from typing import Literal, cast

from wortlaut.cut.text import CutText, Sentence
from wortlaut.heads.figures import counted_de, counted_en, lists, ones
from wortlaut.heads.figures.ages import add_age
from wortlaut.heads.figures.bounds import add_bound
from wortlaut.heads.figures.lexicon import Lexicon, lexicon
from wortlaut.heads.figures.numerals import openings
from wortlaut.heads.figures.quantity import Quantity, quantity_at
from wortlaut.heads.figures.reject import is_no_figure, is_part_of_a_key, lasts
from wortlaut.heads.figures.scales import add_scale
from wortlaut.heads.figures.tokens import Line
from wortlaut.records import Figure
from wortlaut.spans import Span

Bound = Literal["exact", "about", "least", "most", "more", "less"]
_COUNTED = {"de": counted_de, "en": counted_en}


def find_figures(cut: CutText) -> tuple[Figure, ...]:
    """Return the figures of every sentence, in the order of the text; who claims them is not said yet."""
    known = lexicon(cut.language)
    found: list[Figure] = []
    for sentence in cut.sentences:
        found += _in_sentence(cut.text, sentence, known)
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence, known: Lexicon) -> list[Figure]:
    line = Line(text, sentence.start, sentence.end, known.language)
    numbers: list[Quantity] = []
    articles: list[Quantity] = []
    at = 0
    for start in openings(line, known):
        quantity = quantity_at(line, start, known) if start >= at else None
        if quantity is None:
            continue
        at = quantity.last
        if quantity.form == "article" and quantity.unit and numbers and numbers[-1].last == quantity.first:
            continue  # "310 dollars a tonne" is a price, not a tonne.
        (articles if quantity.form == "article" and quantity.unit is None else numbers).append(quantity)
    if not numbers and not articles:
        return []
    settled = _numbers(line, numbers, known)
    settled += _articles(line, articles, settled, known)
    settled.sort(key=lambda each: each.start)
    lists.share_nouns(line, settled, known)
    return [_figure(line, each) for each in settled]


def _numbers(line: Line, numbers: list[Quantity], known: Lexicon) -> list[Quantity]:
    """Return those numbers that are figures, with bound and noun."""
    whole = [each for each in numbers if not is_part_of_a_key(line, each)]
    for each in whole:
        add_age(line, each, known)
        add_scale(line, each, known)
        add_bound(line, each, known)
    lists.share_ages(line, whole, known)
    lists.share_units(line, whole, known)
    counted = _COUNTED[known.language]
    for each in whole:
        each.of = counted.counted(line, each, known)
        if each.of is not None and each.of[0] < each.first < each.of[1]:
            # A name in capitals may run on into "Stärke 3".
            each.of = each.of[0], each.first
    lists.share_money(whole)
    refused = {
        id(each)
        for each in whole
        if is_no_figure(line, each, known, has_noun=_has_own_noun(each)) or lasts(line, each, known)
    }
    lists.spread_refusal(line, whole, refused, known)
    return [each for each in whole if id(each) not in refused]


def _has_own_noun(quantity: Quantity) -> bool:
    return quantity.of is not None and quantity.of[0] >= quantity.last


def _articles(
    line: Line, articles: list[Quantity], numbers: list[Quantity], known: Lexicon
) -> list[Quantity]:
    """Return those articles that count."""
    kept: list[Quantity] = []
    for each in articles:
        each.of = _COUNTED[known.language].right_noun(line, each, known)
        if ones.counts(line, each, known):
            add_bound(line, each, known)
            kept.append(each)
    counting = {id(each) for each in kept}
    rest = [each for each in articles if id(each) not in counting]
    return kept + ones.beside_numbers(line, rest, numbers)


def _figure(line: Line, found: Quantity) -> Figure:
    of = None
    if found.of is not None:
        first, last = found.of
        last = _with_digits(line, last)
        of = Span(line.starts[first], line.ends[last - 1])
    return Figure(
        start=found.start,
        end=found.end,
        value=found.value,
        high=found.high,
        unit=found.unit or "count",
        bound=cast(Bound, found.bound),
        of=of,
    )


def _with_digits(line: Line, last: int) -> int:
    """Let a noun take the digits and what else hangs on it: "CO2-Werte"."""
    if not (line.is_number(last) and line.glued(last)):
        return last
    joined = line.word(last + 1) == "-" and line.glued(last + 1) and line.glued(last + 2)
    return last + 3 if joined else last + 1
