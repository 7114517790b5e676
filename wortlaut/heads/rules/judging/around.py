"""The sentence around a quoted fragment: where it begins and ends, and whether a quotation is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wortlaut.heads.rules.german import german_act_verbs, words
from wortlaut.heads.rules.judging.brackets import grammar
from wortlaut.heads.rules.verbs import Kind
from wortlaut.records import StatementType
from wortlaut.spans import Span

# A quotation of at most so many words may be a fragment, read with the sentence that it stands in.
_FRAGMENT = 14
_AROUND = 300
# Behind a full stop after fewer letters the sentence goes on: an abbreviation or a number.
# A quotation mark may stand before or behind it: "… nicht klar“. Auch", "… aufbringt.“ Auch".
_STOP = re.compile(r"(?:(?<=\w\w\w)[.!?][“”\"«»]?|(?<=[“”\"«»)])[.!?])(?=\s+[^\Wa-zäöüß]|\s+[„“\"»])|\n")
# Behind a colon another quotation begins a statement of its own.
_COLON = re.compile(r":(?=\s+[„»\"])")
# May begin another main clause within a sentence, if a finite verb follows soon.
_CLAUSE = re.compile(r"[;:](?=\s)|,(?=\s+(?:und|aber|doch|denn|jedoch)\b)")
_SOON_BEHIND = 3
# A finite verb behind "und" begins another predicate of the same subject: "lobte ihn und nannte …".
_PREDICATE = re.compile(r"\s(?:und|oder|aber)\s+(?=([a-zäöüß]+)\b)")
# A main clause that stands beside another with no word between them: "der Plan gelte, das Dock sei …".
_BESIDE = re.compile(
    r",\s+(?=(\w+)\b[^,.;:„“\"»«]{0,60}?\s(?:sei|seien|habe|hätten|werde|würden|könne|müsse|müssten|solle|wolle|dürfe)"
    r"\s+(?!und\b|oder\b|als\b|wie\b|soll)[\w„])"
)
_LETTERS = re.compile(r"\w+")
# A sentence may end with its quotation: the stop and the mark behind it.
_CLOSING = 2


def is_fragment(whole: Sequence[str], kind: StatementType) -> bool:
    """Say whether a quotation may be no sentence of its own."""
    return kind == "direct" and len(whole) <= _FRAGMENT


def sentence_around(text: str, quote: Span, frame: Sequence[Span]) -> str:
    """Return the sentence that a quotation stands in, without the words of its frame."""
    start, end = max(0, quote.start - _AROUND), min(len(text), quote.end + _AROUND)
    # The mark that opens the quotation may be what shows that the sentence before it has ended.
    stops = (stop.end() for stop in _STOP.finditer(text, start, min(quote.start + 1, end)))
    start = max((stop for stop in stops if stop <= quote.start), default=start)
    start = max(_cuts(text, start, quote, end), default=start)
    ends = (
        _STOP.search(text, max(quote.start, quote.end - _CLOSING), end),
        _COLON.search(text, quote.end, end),
    )
    end = max(quote.end, min((found.start() for found in ends if found), default=end))
    parts = []
    for span in sorted(frame):
        if start <= span.start and span.end <= end:
            parts.append(text[start : span.start])
            start = span.end
    return " ".join((*parts, text[start:end]))


def _cuts(text: str, start: int, quote: Span, end: int) -> Iterator[int]:
    """Yield where another main clause may begin before a quotation that stands in it."""
    verbal = grammar().verbal
    behind = _LETTERS.findall(text[quote.end : end].lower())[:_SOON_BEHIND]
    for cut in _CLAUSE.finditer(text, start, quote.start):
        between = _LETTERS.findall(text[cut.end() : quote.start].lower())
        if not verbal.isdisjoint((*between, *behind)):
            yield cut.end()
    for cut in _PREDICATE.finditer(text, start, quote.start):
        if _tells(cut[1]) or (cut[1] in verbal and cut[1] not in words("clause_words", "auxiliaries")):
            yield cut.end()
    for cut in _BESIDE.finditer(text, start, quote.start + 1):
        if cut[1].lower() not in words("clause_words", "subordinators") | {"um", "ohne", "statt"}:
            yield cut.end()


def _tells(word: str) -> bool:
    """Say whether a word is a finite form of a verb that names an act: "nannte"."""
    return any(form.kind in (Kind.FINITE, Kind.SUBJUNCTIVE) for form in german_act_verbs().forms(word))
